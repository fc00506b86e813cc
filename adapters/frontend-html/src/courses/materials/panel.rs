//! The materials of a course, as its page lists them.

use application::courses::{MaterialLine, SeesAs};
use domain_courses::{CourseId, SummaryStanding};
use serde::Serialize;

use super::{material_url, show::kind_key};
use crate::{parts::file_size, reader::Reader};

/// Drawn by `components/materials.html`.
#[derive(Debug, Serialize)]
pub(crate) struct MaterialsPanel {
    lines: Vec<Line>,
    /// For those who teach.
    add_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    note: String,
    /// Unlike all others of the page.
    key: String,
    /// Whether the note says something else soon.
    waits: bool,
}

pub(crate) fn materials_of(
    course: CourseId,
    materials: &[MaterialLine],
    sees_as: SeesAs,
    reader: &Reader,
) -> MaterialsPanel {
    let line = |it: &MaterialLine| {
        let captions = it.has_captions.then(|| reader.say("material-has-captions"));
        let summary = it.summary.map(|it| reader.say(summary_key(it)));
        let kind = reader.say(kind_key(it.kind));
        let note = [Some(kind), Some(file_size(it.n_bytes, reader)), captions, summary];
        Line {
            href: material_url(course, it.id, sees_as),
            name: it.name.as_str().to_owned(),
            note: note.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            key: it.id.to_string(),
            waits: it.summary == Some(SummaryStanding::Waiting),
        }
    };
    MaterialsPanel {
        lines: materials.iter().map(line).collect(),
        add_url: (sees_as == SeesAs::Teacher)
            .then(|| format!("{}/materials/new", crate::courses::url(course))),
    }
}

fn summary_key(standing: SummaryStanding) -> &'static str {
    match standing {
        SummaryStanding::Waiting => "material-summary-waiting",
        SummaryStanding::Ready => "material-summary-ready",
        SummaryStanding::Failed => "material-summary-failed",
    }
}
