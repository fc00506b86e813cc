//! Materials for the samples of their pages.

use application::courses::{MaterialLine, MaterialView};
use domain_courses::{
    CourseTitle, EndpointTrouble, FileHash, FileName, Material, MaterialKind, NoSummary,
    StoredFile, Summary, SummaryMethod, SummaryState, SummaryText,
};
use domain_identity::PersonName;
use domain_kernel::{Id, Timestamp, Version, Versioned};
use uuid::Uuid;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn file(number: u8, name: &str, n_bytes: u64) -> StoredFile {
    let name = FileName::restore(name.to_owned());
    StoredFile { id: id(number.into()), name, hash: FileHash([number; 32]), n_bytes }
}

fn view(number: u8, kind: MaterialKind, name: &str, n_bytes: u64) -> MaterialView {
    let material = Material {
        id: id(u128::from(number) + 100),
        course: id(1),
        kind,
        file: file(number, name, n_bytes),
        captions: None,
        added: Timestamp::from_micros(1_795_521_600_000_000),
        added_by: None,
    };
    MaterialView {
        material: Versioned { value: material, version: Version::new(2) },
        course_title: CourseTitle::restore("Reading <b>scores</b> & charts".to_owned()),
        added_by: Some(PersonName::restore("Anna Lindqvist".to_owned())),
        summary: None,
    }
}

/// A film with captions.
pub(super) fn film() -> MaterialView {
    let mut film = view(1, MaterialKind::Mp4, "Scales & <chords>.mp4", 12_900_000);
    film.material.value.captions = Some(file(9, "Scales.vtt", 900));
    film
}

/// One of each kind, and a film without captions that nobody of the company brought.
pub(super) fn views() -> Vec<MaterialView> {
    let silent = view(5, MaterialKind::Mp4, "Silent.mp4", 1_048_576);
    vec![
        film(),
        view(2, MaterialKind::Pdf, "Reading scores.pdf", 340_100),
        view(3, MaterialKind::Docx, "Exercises.docx", 1),
        view(4, MaterialKind::Mp3, "Étude.mp3", 99_999_999),
        MaterialView { added_by: None, ..silent },
    ]
}

/// Documents with a summary in each of its states.
pub(super) fn summarized() -> Vec<MaterialView> {
    let at = Timestamp::from_micros(1_795_525_200_000_000);
    let text = SummaryText::restore("Count the <bars> first.\nThen read on.".to_owned());
    let ready = |method| SummaryState::Ready { text: text.clone(), method, at };
    let model = SummaryMethod::Model { name: "gemma3:4b".to_owned() };
    let instead = EndpointTrouble::ALL.map(|trouble| SummaryMethod::ExtractInstead { trouble });
    let made = [SummaryMethod::Extract, model].into_iter().chain(instead).map(ready);
    let failed = NoSummary::ALL.into_iter().map(|why| SummaryState::Failed { why, at });
    let states = [SummaryState::Waiting].into_iter().chain(made).chain(failed);
    let views = states.zip(20..).map(|(state, number)| {
        let view = view(number, MaterialKind::Pdf, "Reading scores.pdf", 340_100);
        let Material { id: material, course, ref file, added: asked, .. } = view.material.value;
        let summary = Summary { material, course, file: file.id, asked, state };
        MaterialView { summary: Some(summary), ..view }
    });
    views.collect()
}

pub(crate) fn lines() -> Vec<MaterialLine> {
    let lines = views().into_iter().chain(summarized().into_iter().step_by(6)).map(|it| {
        let material = it.material.value;
        MaterialLine {
            id: material.id,
            kind: material.kind,
            name: material.file.name,
            n_bytes: material.file.n_bytes,
            has_captions: material.captions.is_some(),
            summary: it.summary.map(|it| it.state.standing()),
        }
    });
    lines.collect()
}
