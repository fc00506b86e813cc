//! The files of the demo's courses, brought in like anybody's.

use anyhow::Context;
use application::{
    App,
    courses::{
        AddMaterial, MaterialPart, ReplaceFile, Upload, UploadError, add_material, replace_file,
    },
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::CourseId;
use domain_kernel::{Actor, Version};

/// Made for this project; `materials/README.md` says how.
const FILES: [(&str, &[u8]); 4] = [
    ("moving-loads.pdf", include_bytes!("materials/moving-loads.pdf")),
    ("shift-handover.docx", include_bytes!("materials/shift-handover.docx")),
    ("signals.mp3", include_bytes!("materials/signals.mp3")),
    (FILM, include_bytes!("materials/lift-and-move.mp4")),
];
const FILM: &str = "lift-and-move.mp4";
const CAPTIONS: (&str, &[u8]) =
    ("lift-and-move.vtt", include_bytes!("materials/lift-and-move.vtt"));

/// A file that is there as a whole.
struct Whole(Option<Bytes>);

#[async_trait]
impl Upload for Whole {
    async fn next(&mut self) -> Result<Option<Bytes>, UploadError> {
        Ok(self.0.take())
    }
}

pub(super) async fn hand_out(
    app: &App,
    teacher: &Actor,
    course: CourseId,
    name: &str,
) -> anyhow::Result<()> {
    let found = FILES.into_iter().find(|(it, _)| *it == name);
    let (name, content) = found.context("there is no such file")?;
    let id = app.ids.next();
    let command = AddMaterial { id, course, file_name: name.to_owned() };
    add_material(app, teacher, command, &mut Whole(Some(Bytes::from_static(content)))).await?;
    if name == FILM {
        let (file_name, captions) = CAPTIONS;
        let (part, file_name) = (MaterialPart::Captions, file_name.to_owned());
        let command = ReplaceFile { course, id, part, expected: Version::FIRST, file_name };
        let mut captions = Whole(Some(Bytes::from_static(captions)));
        replace_file(app, teacher, command, &mut captions).await?;
    }
    Ok(())
}
