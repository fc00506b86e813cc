//! What whoever asks is to learn.

use application::{
    App,
    training::{
        OfferView, SeeOfferError, StartAttempt, StartAttemptError, list_training, see_offer,
        start_attempt,
    },
};
use axum::extract::State;
use domain_training::{Content, Module};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::record::{ModuleRecordDocument, RecordDocument};
use crate::{
    answer::{Answer, count},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A module before it is started.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingOffer)]
pub(crate) struct OfferDocument {
    record: ModuleRecordDocument,
    /// The version that would be started.
    version: u32,
    /// Markdown.
    content: Option<String>,
    /// How many questions one is asked.
    asked: u32,
    /// What is told afterwards: `nothing`, `right_or_wrong` or `with_explanations`.
    feedback: Option<&'static str>,
}

/// The one attempt that is open now.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingStarted)]
pub(crate) struct StartedDocument {
    attempt: String,
    /// Whether this began it.
    is_new: bool,
}

/// What whoever asks is to learn, is learning or has learned, and what lapses soon.
#[utoipa::path(
    get,
    path = "/api/v1/training/mine",
    operation_id = "list_own_training",
    tag = "Training",
    responses((status = 200, body = RecordDocument))
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<RecordDocument>, Problem> {
    params.only(&[], &[])?;
    let (now, today) = (app.clock.now(), caller.today(&app).date);
    let record = list_training(&app, &caller.actor(), today).await?;
    Ok(Answer::of(RecordDocument::new(&record, now, today)))
}

/// A module that whoever asks may take, before it is started.
#[utoipa::path(
    get,
    path = "/api/v1/training/offers/{id}",
    operation_id = "show_training_offer",
    tag = "Training",
    params(("id" = String, Path)),
    responses((status = 200, body = OfferDocument), Refuses<SeeOfferError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
) -> Result<Answer<OfferDocument>, Problem> {
    let offer = see_offer(&app, &caller.actor(), id, caller.today(&app).date).await?;
    Ok(Answer::of(OfferDocument::new(&offer, &app)))
}

/// Starts a module, or tells which attempt is open already.
#[utoipa::path(
    post,
    path = "/api/v1/training/offers/{id}/start",
    operation_id = "start_attempt",
    tag = "Training",
    params(("id" = String, Path)),
    responses(
        (status = 201, description = "It was begun", body = StartedDocument),
        (status = 200, description = "It is open already", body = StartedDocument)
    , Refuses<StartAttemptError>)
)]
pub(crate) async fn start(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
) -> Result<Answer<StartedDocument>, Problem> {
    let started = start_attempt(&app, &caller.actor(), StartAttempt { module }).await?;
    let status = if started.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let attempt = started.attempt.to_string();
    let location = format!("/api/v1/training/attempts/{attempt}");
    let document = StartedDocument { attempt, is_new: started.is_new };
    Ok(Answer::of(document).status(status).at(location))
}

impl OfferDocument {
    fn new(offer: &OfferView, app: &App) -> Self {
        let lesson = offer.version.lesson();
        Self {
            record: ModuleRecordDocument::new(&offer.record, app.clock.now()),
            version: offer.version.number().get(),
            content: lesson.about().content.as_ref().map(|it| Content::as_str(it).to_owned()),
            asked: count(lesson.n_asked()),
            feedback: lesson.quiz().map(|it| it.rules.feedback.name()),
        }
    }
}
