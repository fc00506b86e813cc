//! What people say against the questions of a module, and what its authors answer.

use application::{
    App,
    training::{
        AnswerChallenge, AnswerChallengeError, ChallengeLine, FindModuleError, answer_challenge,
        list_challenges, see_challenge, see_module,
    },
};
use axum::extract::State;
use domain_training::{Challenge, ChallengeReply, ChallengeVerdict, Module};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, List, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed, tag},
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// An objection to a question.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleChallenge)]
pub(crate) struct ChallengeDocument {
    id: String,
    person: NamedDocument,
    module: String,
    version: u32,
    title: String,
    question: String,
    /// What the question asks in that version.
    stem: Option<String>,
    text: String,
    made: String,
    answer: Option<AnswerDocument>,
    /// For `If-Match`.
    etag: String,
}

/// What its authors have answered.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleChallengeAnswer)]
pub(crate) struct AnswerDocument {
    /// `accepted` or `refused`.
    verdict: &'static str,
    reply: String,
    at: String,
}

/// What to answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleChallengeReply)]
pub(crate) struct ReplyDocument {
    /// `accepted` or `refused`.
    #[schema(pattern = "^(accepted|refused)$")]
    verdict: String,
    #[schema(min_length = 1, max_length = 1000)]
    reply: String,
}

/// What was said against the questions of a module, for authors: what is open first, then what was
/// made last.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/challenges",
    operation_id = "list_module_challenges",
    tag = "Modules",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<ChallengeDocument>), Refuses<FindModuleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    params: Params,
) -> Result<Answer<List<ChallengeDocument>>, Problem> {
    let list = format!("/api/v1/training/modules/{module}/challenges");
    let page = params.only_cursor(&list)?;
    see_module(&app, &caller.actor(), module).await?;
    let challenges = list_challenges(&app, &caller.actor(), module, page).await?;
    Ok(part(&challenges, &list, ChallengeDocument::new))
}

/// An objection, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/challenges/{id}",
    operation_id = "show_challenge",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((
        status = 200, body = ChallengeDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<AnswerChallengeError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Challenge>,
) -> Result<Answer<ChallengeDocument>, Problem> {
    let found = see_challenge(&app, &caller.actor(), id).await?;
    Ok(Answer::of(ChallengeDocument::new(&found)).version(found.challenge.version))
}

/// Answers an objection, once, for authors. Whoever made it is told by mail.
#[utoipa::path(
    post,
    path = "/api/v1/training/challenges/{id}/answer",
    operation_id = "answer_challenge",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ReplyDocument,
    responses((status = 204), Refuses<AnswerChallengeError>)
)]
pub(crate) async fn answer(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Challenge>,
    Seen(expected): Seen,
    Body(document): Body<ReplyDocument>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let verdict = ChallengeVerdict::parse(&document.verdict).ok_or(RequestRefused::WrongValue);
    let verdict = flaws.take("verdict", verdict);
    let reply = flaws.take("reply", ChallengeReply::parse(&document.reply));
    let (verdict, reply) = verdict.zip(reply).ok_or(flaws)?;
    let command = AnswerChallenge { id, expected, verdict, reply };
    answer_challenge(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl ChallengeDocument {
    fn new(line: &ChallengeLine) -> Self {
        let challenge = &line.challenge.value;
        let answer = challenge.answer.as_ref().map(|it| AnswerDocument {
            verdict: it.verdict.name(),
            reply: it.reply.as_str().to_owned(),
            at: moment(it.at),
        });
        Self {
            id: challenge.id.to_string(),
            person: named(challenge.person, line.name.as_str()),
            module: challenge.module.to_string(),
            version: challenge.version.get(),
            title: line.title.as_str().to_owned(),
            question: challenge.question.to_string(),
            stem: line.question.as_ref().map(|it| it.stem().as_str().to_owned()),
            text: challenge.text.as_str().to_owned(),
            made: moment(challenge.made),
            answer,
            etag: tag(line.challenge.version),
        }
    }
}
