//! One material, with what shows it.

use application::{
    App,
    courses::{MaterialView, SeesAs, see_material},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::MaterialKind;
use serde::Serialize;

use super::{MaterialPath, material_url, sample, summary::SummaryPanel};
use crate::{
    courses,
    parts::{Fact, Link, file_size},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    security::FramesOwn,
    views::Page,
    visitor::Signed,
};

#[derive(Debug, Serialize)]
pub(crate) struct MaterialPage {
    name: String,
    kind: &'static str,
    back: Link,
    file_url: String,
    download_url: String,
    /// Of a film that has them.
    captions_url: Option<String>,
    facts: Vec<Fact>,
    /// Of a document.
    summary: Option<SummaryPanel>,
    /// For those who teach.
    actions: Option<Actions>,
}

#[derive(Debug, Serialize)]
struct Actions {
    replace: String,
    delete: String,
    /// Of a film.
    captions: Option<String>,
    delete_captions: Option<String>,
}

pub(crate) async fn to_teacher(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let view = see_material(&app, &actor, path.seen_as(SeesAs::Teacher)).await?;
    Ok(shown(&view, SeesAs::Teacher, &screen))
}

pub(crate) async fn to_student(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let view = see_material(&app, &actor, path.seen_as(SeesAs::Student)).await?;
    Ok(shown(&view, SeesAs::Student, &screen))
}

fn shown(view: &MaterialView, sees_as: SeesAs, screen: &Screen) -> Response {
    let page = screen.show(&MaterialPage::new(view, sees_as, screen.reader()));
    match view.material.value.kind {
        MaterialKind::Pdf => (axum::Extension(FramesOwn), page).into_response(),
        _ => page,
    }
}

impl MaterialPage {
    fn new(view: &MaterialView, sees_as: SeesAs, reader: &Reader) -> Self {
        let material = &view.material.value;
        let url = material_url(material.course, material.id, sees_as);
        let course = courses::url(material.course);
        let back = match sees_as {
            SeesAs::Teacher => course,
            SeesAs::Student => format!("/training{course}"),
        };
        let has_captions = material.captions.is_some();
        let is_film = material.kind == MaterialKind::Mp4;
        let captions = format!("{url}/captions");
        let actions = (sees_as == SeesAs::Teacher).then(|| Actions {
            replace: format!("{url}/replace"),
            delete: format!("{url}/delete"),
            delete_captions: has_captions.then(|| format!("{captions}/delete")),
            captions: is_film.then_some(captions),
        });
        Self {
            name: material.file.name.as_str().to_owned(),
            kind: material.kind.name(),
            back: Link { href: back, text: view.course_title.as_str().to_owned() },
            // Another file has another address, so that no player goes on with what it has of the
            // old one.
            file_url: format!("{url}/file?v={}", material.file.id),
            download_url: format!("{url}/file?as=download"),
            captions_url: material
                .captions
                .as_ref()
                .map(|it| format!("{url}/captions.vtt?v={}", it.id)),
            facts: facts(view, reader),
            summary: view.summary.as_ref().map(|it| SummaryPanel::new(it, sees_as, reader)),
            actions,
        }
    }
}

fn facts(view: &MaterialView, reader: &Reader) -> Vec<Fact> {
    let material = &view.material.value;
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let added = reader.date_of(material.added).map(|it| reader.date(it));
    let by = view.added_by.as_ref().map(|it| it.as_str().to_owned());
    [
        Some(fact("material-kind", reader.say(kind_key(material.kind)))),
        Some(fact("material-size", file_size(material.file.n_bytes, reader))),
        added.map(|it| fact("material-added", it)),
        by.map(|it| fact("material-added-by", it)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn kind_key(kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Pdf => "material-pdf",
        MaterialKind::Docx => "material-docx",
        MaterialKind::Mp3 => "material-mp3",
        MaterialKind::Mp4 => "material-mp4",
    }
}

impl Page for MaterialPage {
    const TEMPLATE: &'static str = "courses/materials/show.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.name, self.back.text)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let own = Self::new(&sample::film(), SeesAs::Student, reader);
        let all = sample::views().into_iter().chain(sample::summarized());
        all.map(|it| Self::new(&it, SeesAs::Teacher, reader)).chain([own]).collect()
    }
}
