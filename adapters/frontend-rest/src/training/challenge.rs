//! What somebody who was asked a question says against it.

use application::{
    App,
    training::{ChallengeQuestion, ChallengeQuestionError, challenge_question},
};
use axum::extract::State;
use domain_training::{Attempt, ChallengeText, Question};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, Created},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    path::PathIds,
    problem::Problem,
};

/// What is wrong with a question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingChallenge)]
pub(crate) struct ChallengeDocument {
    #[schema(min_length = 1, max_length = 1000)]
    text: String,
}

/// Says that a question is wrong which was asked in one's own finished attempt. What comes of it
/// stands in the attempt.
#[utoipa::path(
    post,
    path = "/api/v1/training/attempts/{id}/questions/{question}/challenges",
    operation_id = "challenge_question",
    tag = "Training",
    params(("id" = String, Path), ("question" = String, Path)),
    request_body = ChallengeDocument,
    responses((status = 201, body = Created), Refuses<ChallengeQuestionError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    PathIds(attempt, question): PathIds<Attempt, Question>,
    Body(document): Body<ChallengeDocument>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let text = flaws.take("text", ChallengeText::parse(&document.text)).ok_or(flaws)?;
    let command = ChallengeQuestion { id: app.ids.next(), attempt, question, text };
    let id = command.id.to_string();
    challenge_question(&app, &caller.actor(), command).await?;
    let location = format!("/api/v1/training/attempts/{attempt}");
    Ok(Answer::of(Created { id }).status(StatusCode::CREATED).at(location))
}
