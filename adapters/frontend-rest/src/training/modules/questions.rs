//! The questions of a module.

use application::{
    App,
    training::{
        AddQuestion, EditModuleError, EditQuestion, FindModuleError, MoveQuestion, RemoveQuestion,
        add_question, edit_question, move_question, remove_question, see_module,
    },
};
use axum::extract::State;
use domain_training::{Module, Question};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    module::{PATH, lesson},
    question::QuestionDocument,
};
use crate::{
    answer::{Answer, Created, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// The questions of a module, in order.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleQuestions)]
pub(crate) struct QuestionsDocument {
    items: Vec<KeptQuestionDocument>,
}

/// A question that is there.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleQuestion)]
pub(crate) struct KeptQuestionDocument {
    id: String,
    question: QuestionDocument,
}

/// Where something is to stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModulePlace)]
pub(crate) struct PlaceDocument {
    /// Counted from 0; the last if there is no such place.
    #[schema(maximum = 1000)]
    pub(super) to: usize,
}

/// The questions of a module with their keys, for authors: of the draft, or of the newest version
/// if there is none.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/questions",
    operation_id = "list_module_questions",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((
        status = 200, body = QuestionsDocument,
        headers(("ETag" = String, description = "The version of the module, for `If-Match`"))
    ), Refuses<FindModuleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    params: Params,
) -> Result<Answer<QuestionsDocument>, Problem> {
    params.only(&[], &[])?;
    let module = see_module(&app, &caller.actor(), id).await?;
    let questions = lesson(&module).ok_or(FindModuleError::NoSuchModule)?.questions();
    let items = questions.iter().map(KeptQuestionDocument::new).collect();
    Ok(Answer::of(QuestionsDocument { items }).version(module.module.version))
}

/// Asks one more question, after all others, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/questions",
    operation_id = "add_question",
    tag = "Modules",
    params(("id" = String, Path)),
    request_body = QuestionDocument,
    responses((status = 201, body = Created), Refuses<EditModuleError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    Body(document): Body<QuestionDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = AddQuestion { module, id: app.ids.next(), question: document.written()? };
    let id = command.id.to_string();
    add_question(&app, &caller.actor(), command).await?;
    Ok(created(&format!("{PATH}/{module}/questions"), id))
}

/// Writes a question anew, for authors. Options that say so stay the ones that they were.
#[utoipa::path(
    put,
    path = "/api/v1/training/modules/{id}/questions/{question}",
    operation_id = "edit_question",
    tag = "Modules",
    params(
        ("id" = String, Path),
        ("question" = String, Path),
        Seen
    ),
    request_body = QuestionDocument,
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, id): PathIds<Module, Question>,
    Seen(expected): Seen,
    Body(document): Body<QuestionDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditQuestion { module, id, expected, question: document.written()? };
    edit_question(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a question out of the draft, for authors. Versions that have it keep it.
#[utoipa::path(
    delete,
    path = "/api/v1/training/modules/{id}/questions/{question}",
    operation_id = "remove_question",
    tag = "Modules",
    params(
        ("id" = String, Path),
        ("question" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, question): PathIds<Module, Question>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = RemoveQuestion { module, question, expected };
    remove_question(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks a question earlier or later, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/questions/{question}/move",
    operation_id = "move_question",
    tag = "Modules",
    params(("id" = String, Path), ("question" = String, Path)),
    request_body = PlaceDocument,
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn shift(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, question): PathIds<Module, Question>,
    Body(PlaceDocument { to }): Body<PlaceDocument>,
) -> Result<StatusCode, Problem> {
    let command = MoveQuestion { module, question, to };
    move_question(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl KeptQuestionDocument {
    fn new(question: &Question) -> Self {
        Self { id: question.id().to_string(), question: QuestionDocument::new(question) }
    }
}
