//! The sections of a module: questions that belong together, of which some may be drawn.

use application::{
    App,
    training::{
        EditModuleError, FindModuleError, MoveSection, PutSection, RemoveSection, move_section,
        put_section, remove_section, see_module,
    },
};
use axum::extract::State;
use domain_training::{
    Draw, Lesson, Module, PassMark, Quiz, Section, SectionSettings, SectionTitle,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    module::{PATH, lesson},
    questions::PlaceDocument,
};
use crate::{
    RequestRefused,
    answer::{Answer, Created, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// The sections of a module, in order.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleSections)]
pub(crate) struct SectionsDocument {
    items: Vec<KeptSectionDocument>,
}

/// A section that is there.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleSection)]
pub(crate) struct KeptSectionDocument {
    id: String,
    section: SectionDocument,
}

/// What an author decides about a section.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleSectionSettings)]
pub(crate) struct SectionDocument {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    /// So many of its questions each person is asked; without it all.
    #[schema(minimum = 1, maximum = 500)]
    draw: Option<u16>,
    /// What it takes in this section alone: like `2/3`, `80 %` or `8 points`.
    pass_mark: Option<String>,
}

/// The sections of a module, for authors: of the draft, or of the newest version if there is none.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/sections",
    operation_id = "list_module_sections",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((
        status = 200, body = SectionsDocument,
        headers(("ETag" = String, description = "The version of the module, for `If-Match`"))
    ), Refuses<FindModuleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    params: Params,
) -> Result<Answer<SectionsDocument>, Problem> {
    params.only(&[], &[])?;
    let module = see_module(&app, &caller.actor(), id).await?;
    let quiz = lesson(&module).ok_or(FindModuleError::NoSuchModule)?.quiz();
    let sections = quiz.map(Quiz::sections).unwrap_or_default();
    let items = sections.iter().map(KeptSectionDocument::new).collect();
    Ok(Answer::of(SectionsDocument { items }).version(module.module.version))
}

/// Adds a section after all others, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/sections",
    operation_id = "add_section",
    tag = "Modules",
    params(("id" = String, Path)),
    request_body = SectionDocument,
    responses((status = 201, body = Created), Refuses<EditModuleError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    PathId(module): PathId<Module>,
    Body(document): Body<SectionDocument>,
) -> Result<Answer<Created>, Problem> {
    let settings = document.parsed()?;
    let command = PutSection { module, id: app.ids.next(), expected: None, settings };
    let id = command.id.to_string();
    put_section(&app, &caller.actor(), command).await?;
    Ok(created(&format!("{PATH}/{module}/sections"), id))
}

/// Decides otherwise about a section, for authors.
#[utoipa::path(
    put,
    path = "/api/v1/training/modules/{id}/sections/{section}",
    operation_id = "edit_section",
    tag = "Modules",
    params(
        ("id" = String, Path),
        ("section" = String, Path),
        Seen
    ),
    request_body = SectionDocument,
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, id): PathIds<Module, Section>,
    Seen(expected): Seen,
    Body(document): Body<SectionDocument>,
) -> Result<StatusCode, Problem> {
    let settings = document.parsed()?;
    // One that is not there would be a new one.
    let seen = see_module(&app, &caller.actor(), module).await?;
    let quiz = lesson(&seen).and_then(Lesson::quiz);
    quiz.and_then(|it| it.section(id)).ok_or_else(Problem::not_found)?;
    let command = PutSection { module, id, expected: Some(expected), settings };
    put_section(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a section, for authors. Its questions stay.
#[utoipa::path(
    delete,
    path = "/api/v1/training/modules/{id}/sections/{section}",
    operation_id = "remove_section",
    tag = "Modules",
    params(
        ("id" = String, Path),
        ("section" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, id): PathIds<Module, Section>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = RemoveSection { module, id, expected };
    remove_section(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks a section earlier or later, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/sections/{section}/move",
    operation_id = "move_section",
    tag = "Modules",
    params(("id" = String, Path), ("section" = String, Path)),
    request_body = PlaceDocument,
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn shift(
    State(app): State<App>,
    caller: Caller,
    PathIds(module, id): PathIds<Module, Section>,
    Body(PlaceDocument { to }): Body<PlaceDocument>,
) -> Result<StatusCode, Problem> {
    let command = MoveSection { module, id, to };
    move_section(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl KeptSectionDocument {
    fn new(section: &Section) -> Self {
        let SectionSettings { title, draw, pass_mark } = &section.settings;
        Self {
            id: section.id.to_string(),
            section: SectionDocument {
                title: title.as_str().to_owned(),
                draw: draw.map(Draw::get),
                pass_mark: pass_mark.map(|it| it.to_string()),
            },
        }
    }
}

impl SectionDocument {
    fn parsed(&self) -> Result<SectionSettings, Problem> {
        let mut flaws = Flaws::default();
        let title = flaws.take("title", SectionTitle::parse(&self.title));
        let draw = flaws.take("draw", self.draw.map(Draw::new).transpose());
        let pass_mark = self.pass_mark.as_deref().map(PassMark::parse).transpose();
        let pass_mark = flaws.take("pass_mark", pass_mark);
        flaws.none()?;
        // Whatever is missing by now was wrong, and has been said.
        let wrong = RequestRefused::Invalid;
        Ok(SectionSettings {
            title: title.ok_or(wrong)?,
            draw: draw.ok_or(wrong)?,
            pass_mark: pass_mark.ok_or(wrong)?,
        })
    }
}
