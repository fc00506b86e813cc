//! What a course hands out. The files are for people.

use application::{
    App,
    courses::{
        DeleteMaterial, DeleteMaterialError, FindCourseError, MaterialLine, MaterialPart,
        MaterialView, SeeMaterial, SeeMaterialError, SeesAs, SummarizeAgain, SummarizeAgainError,
        delete_material, list_materials, see_course, see_material, summarize_again,
    },
};
use axum::extract::State;
use domain_courses::{Course, Material, Summary, SummaryStanding, SummaryState};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, whole},
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// A file that a course hands out, in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseMaterialLine)]
pub(crate) struct MaterialLineDocument {
    id: String,
    /// `pdf`, `docx`, `mp3` or `mp4`.
    kind: &'static str,
    name: String,
    bytes: u64,
    has_captions: bool,
    /// Of a document: `waiting`, `ready` or `failed`.
    summary: Option<&'static str>,
}

/// A file that a course hands out, with what is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseMaterial)]
pub(crate) struct MaterialDocument {
    id: String,
    course: String,
    /// `pdf`, `docx`, `mp3` or `mp4`.
    kind: &'static str,
    name: String,
    bytes: u64,
    /// SHA-256 in hexadecimal.
    hash: String,
    has_captions: bool,
    added: String,
    added_by: Option<String>,
    /// Of a document.
    summary: Option<SummaryDocument>,
}

/// What a machine says that a document is about.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseMaterialSummary)]
pub(crate) struct SummaryDocument {
    /// `waiting`, `ready` or `failed`.
    state: &'static str,
    text: Option<String>,
    /// `extract`, `model` or `extract_instead`.
    method: Option<&'static str>,
    /// Why there is none.
    why: Option<&'static str>,
    at: Option<String>,
}

/// What a course hands out, in the order in which it was added.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/materials",
    operation_id = "list_course_materials",
    tag = "Courses",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = List<MaterialLineDocument>),
        Refuses<SeeMaterialError, FindCourseError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    params: Params,
) -> Result<Answer<List<MaterialLineDocument>>, Problem> {
    params.only(&[], &[])?;
    see_course(&app, &caller.actor(), id).await?;
    let materials = list_materials(&app, &caller.actor(), id).await?;
    Ok(whole(materials.iter().map(MaterialLineDocument::new).collect()))
}

/// One file that a course hands out, for whoever teaches.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/materials/{material}",
    operation_id = "show_course_material",
    tag = "Courses",
    params(("id" = String, Path), ("material" = String, Path)),
    responses((
        status = 200, body = MaterialDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<SeeMaterialError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, id): PathIds<Course, Material>,
) -> Result<Answer<MaterialDocument>, Problem> {
    let query = SeeMaterial { course, id, sees_as: SeesAs::Teacher };
    let view = see_material(&app, &caller.actor(), query).await?;
    Ok(Answer::of(MaterialDocument::new(&view)).version(view.material.version))
}

/// Deletes a file that a course hands out, with its captions.
#[utoipa::path(
    delete,
    path = "/api/v1/courses/{id}/materials/{material}",
    operation_id = "delete_course_material",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("material" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteMaterialError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, id): PathIds<Course, Material>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteMaterial { course, id, part: MaterialPart::Content, expected };
    delete_material(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes the captions of a film.
#[utoipa::path(
    delete,
    path = "/api/v1/courses/{id}/materials/{material}/captions",
    operation_id = "delete_course_captions",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("material" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteMaterialError>)
)]
pub(crate) async fn delete_captions(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, id): PathIds<Course, Material>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteMaterial { course, id, part: MaterialPart::Captions, expected };
    delete_material(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has the summary of a document made once more.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/materials/{material}/summarize",
    operation_id = "summarize_course_material",
    tag = "Courses",
    params(("id" = String, Path), ("material" = String, Path)),
    responses((status = 204), Refuses<SummarizeAgainError>)
)]
pub(crate) async fn summarize(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, material): PathIds<Course, Material>,
) -> Result<StatusCode, Problem> {
    summarize_again(&app, &caller.actor(), SummarizeAgain { course, material }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl MaterialLineDocument {
    pub(super) fn new(material: &MaterialLine) -> Self {
        Self {
            id: material.id.to_string(),
            kind: material.kind.name(),
            name: material.name.as_str().to_owned(),
            bytes: material.n_bytes,
            has_captions: material.has_captions,
            summary: material.summary.map(SummaryStanding::name),
        }
    }
}

impl MaterialDocument {
    pub(super) fn new(view: &MaterialView) -> Self {
        let material = &view.material.value;
        Self {
            id: material.id.to_string(),
            course: material.course.to_string(),
            kind: material.kind.name(),
            name: material.file.name.as_str().to_owned(),
            bytes: material.file.n_bytes,
            hash: material.file.hash.to_string(),
            has_captions: material.captions.is_some(),
            added: moment(material.added),
            added_by: view.added_by.as_ref().map(|it| it.as_str().to_owned()),
            summary: view.summary.as_ref().map(SummaryDocument::new),
        }
    }
}

impl SummaryDocument {
    fn new(summary: &Summary) -> Self {
        let state = summary.state.standing().name();
        match &summary.state {
            SummaryState::Waiting => Self { state, text: None, method: None, why: None, at: None },
            SummaryState::Ready { text, method, at } => Self {
                state,
                text: Some(text.as_str().to_owned()),
                method: Some(method.name()),
                why: None,
                at: Some(moment(*at)),
            },
            SummaryState::Failed { why, at } => {
                let (why, at) = (Some(why.name()), Some(moment(*at)));
                Self { state, text: None, method: None, why, at }
            }
        }
    }
}
