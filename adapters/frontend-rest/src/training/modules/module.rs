use application::{
    App,
    training::{
        CopyModule, CopyModuleError, CreateModule, CreateModuleError, DeleteModule,
        DeleteModuleError, EditModule, EditModuleError, FindModuleError, ModuleView, RetireModule,
        RetireModuleError, copy_module, create_module, delete_module, edit_module, retire_module,
        see_module,
    },
};
use axum::extract::State;
use domain_training::{Lesson, Module, ModuleTitle, ModuleVersion, VersionNumber};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::settings::ModuleSettingsDocument;
use crate::{
    answer::{Answer, Created, count, created, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
};

/// A module with what is written of it.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingModule)]
pub(crate) struct ModuleDocument {
    id: String,
    /// `draft`, `published` or `retired`.
    status: &'static str,
    /// The newest version.
    version: Option<u32>,
    published: Option<String>,
    /// Whether there is a draft.
    has_draft: bool,
    /// Of the draft, or of the newest version if there is none.
    settings: ModuleSettingsDocument,
    questions: u32,
    /// How many each person is asked.
    asked: u32,
    needed: Option<NeededDocument>,
    in_progress: u32,
    completed: u32,
    /// Objections that nobody has answered.
    challenges: u32,
}

/// What it takes to pass.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleNeeded)]
pub(crate) struct NeededDocument {
    /// The least that passes and can be reached.
    least: String,
    max: String,
}

/// What a copy is called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleCopy)]
pub(crate) struct CopyDocument {
    /// One that is too long is cut.
    #[schema(min_length = 1, max_length = 120)]
    title: String,
}

pub(super) const PATH: &str = "/api/v1/training/modules";

/// A module, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}",
    operation_id = "show_module",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((
        status = 200, body = ModuleDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindModuleError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
) -> Result<Answer<ModuleDocument>, Problem> {
    let module = see_module(&app, &caller.actor(), id).await?;
    let document = ModuleDocument::new(&module).ok_or(FindModuleError::NoSuchModule)?;
    Ok(Answer::of(document).version(module.module.version))
}

/// Begins a module, for authors. It is a draft until it is published.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules",
    operation_id = "create_module",
    tag = "Modules",
    request_body = ModuleSettingsDocument,
    responses((status = 201, body = Created), Refuses<CreateModuleError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<ModuleSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let (about, rules) = document.parsed()?;
    let command = CreateModule { id: app.ids.next(), about, rules };
    let id = command.id.to_string();
    create_module(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// Changes everything of a module but its questions, for authors. Of a published one that is its
/// draft.
#[utoipa::path(
    put,
    path = "/api/v1/training/modules/{id}",
    operation_id = "edit_module",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ModuleSettingsDocument,
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    Seen(expected): Seen,
    Body(document): Body<ModuleSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let (about, rules) = document.parsed()?;
    let command = EditModule { id, expected, about, rules };
    edit_module(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a module that was never published, for authors.
#[utoipa::path(
    delete,
    path = "/api/v1/training/modules/{id}",
    operation_id = "delete_module",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteModuleError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteModule { id, expected };
    delete_module(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begins a module with all that another one says and asks, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/copy",
    operation_id = "copy_module",
    tag = "Modules",
    params(("id" = String, Path)),
    request_body = CopyDocument,
    responses((status = 201, body = Created), Refuses<CopyModuleError>)
)]
pub(crate) async fn copy(
    State(app): State<App>,
    caller: Caller,
    PathId(from): PathId<Module>,
    Body(CopyDocument { title }): Body<CopyDocument>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let title = flaws.take("title", ModuleTitle::parse(&title)).ok_or(flaws)?;
    let title = title.as_str().to_owned();
    let command = CopyModule { from, id: app.ids.next(), title };
    let id = command.id.to_string();
    copy_module(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// Takes a module out of use, for authors. Whoever is in the middle of it may finish.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/retire",
    operation_id = "retire_module",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<RetireModuleError>)
)]
pub(crate) async fn retire(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = RetireModule { id, expected };
    retire_module(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is being written, or what is published if nothing is.
pub(super) fn lesson(module: &ModuleView) -> Option<&Lesson> {
    let published = module.latest.as_ref().map(ModuleVersion::lesson);
    module.module.value.draft().or(published)
}

impl ModuleDocument {
    /// Nothing of a module of which nothing was ever written.
    fn new(view: &ModuleView) -> Option<Self> {
        let (module, lesson) = (&view.module.value, lesson(view)?);
        Some(Self {
            id: module.id().to_string(),
            status: module.status().name(),
            version: module.latest().map(VersionNumber::get),
            published: view.latest.as_ref().map(|it| moment(it.published())),
            has_draft: module.draft().is_some(),
            settings: ModuleSettingsDocument::new(lesson),
            questions: count(lesson.questions().len()),
            asked: count(lesson.n_asked()),
            needed: lesson
                .needed()
                .map(|it| NeededDocument { least: it.least.to_string(), max: it.max.to_string() }),
            in_progress: view.n_in_progress,
            completed: view.n_completed,
            challenges: view.n_challenges,
        })
    }
}
