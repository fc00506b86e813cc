//! The materials of a course: brought by those who teach, and shown to them and to those who are
//! taught.

mod bring;
mod delete;
mod file;
mod panel;
mod sample;
mod send;
mod show;
mod summary;

use application::courses::{MaterialPart, MaterialView, SeeMaterial, SeesAs};
use axum::{
    Router,
    extract::FromRequestParts,
    routing::{get, post},
};
use domain_courses::{CourseId, MaterialId};
use http::request::Parts;

use crate::{Web, confirm::Change, parts::Link, problem::Problem, visitor::two_ids};

pub(super) use panel::{MaterialsPanel, materials_of};
pub(super) use sample::lines;
#[cfg(test)]
pub(crate) use {bring::BringFilePage, show::MaterialPage};

/// The two ids of an address.
#[derive(Clone, Copy)]
pub(crate) struct MaterialPath {
    course: CourseId,
    id: MaterialId,
}

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/courses/{id}/materials", post(bring::add))
        .route("/courses/{id}/materials/new", get(bring::new))
        .route("/courses/{course}/materials/{material}", get(show::to_teacher))
        .route(
            "/courses/{course}/materials/{material}/replace",
            get(bring::ask_to_replace).post(bring::replace),
        )
        .route(
            "/courses/{course}/materials/{material}/captions",
            get(bring::ask_for_captions).post(bring::caption),
        )
        .route(
            "/courses/{course}/materials/{material}/captions/delete",
            get(delete::ask_about_captions).post(delete::captions),
        )
        .route(
            "/courses/{course}/materials/{material}/delete",
            get(delete::ask).post(delete::material),
        )
        .route("/courses/{course}/materials/{material}/summary", post(summary::again))
        .route("/courses/{course}/materials/{material}/file", get(file::to_teacher))
        .route(
            "/courses/{course}/materials/{material}/captions.vtt",
            get(file::captions_to_teacher),
        )
        .route("/training/courses/{course}/materials/{material}", get(show::to_student))
        .route("/training/courses/{course}/materials/{material}/file", get(file::to_student))
        .route(
            "/training/courses/{course}/materials/{material}/captions.vtt",
            get(file::captions_to_student),
        )
}

impl MaterialPath {
    fn seen_as(self, sees_as: SeesAs) -> SeeMaterial {
        let Self { course, id } = self;
        SeeMaterial { course, id, sees_as }
    }
}

impl FromRequestParts<Web> for MaterialPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (course, id) = two_ids(parts, web).await?;
        Ok(Self { course, id })
    }
}

/// Where a material is looked at.
fn material_url(course: CourseId, id: MaterialId, sees_as: SeesAs) -> String {
    let course = super::url(course);
    let start = match sees_as {
        SeesAs::Teacher => "",
        SeesAs::Student => "/training",
    };
    format!("{start}{course}/materials/{id}")
}

fn url_of(view: &MaterialView) -> String {
    let material = &view.material.value;
    material_url(material.course, material.id, SeesAs::Teacher)
}

/// The way back from what is asked about a material.
fn back(view: &MaterialView) -> Link {
    Link { href: url_of(view), text: view.material.value.file.name.as_str().to_owned() }
}

/// What can be asked before it is done, for the samples of the page that asks.
pub(super) fn changes() -> Vec<(Link, Change)> {
    let film = sample::film();
    let parts = [MaterialPart::Content, MaterialPart::Captions];
    parts.map(|it| (back(&film), delete::change(&film, it))).into()
}
