//! Papers that people bring as proof of something: a PDF or a picture.

use bytes::Bytes;
use domain_courses::{FileRefused, Inspection, MaterialKind, file_name};
use domain_kernel::{Line, PaperKind};
use domain_training::PictureKind;
use thiserror::Error;

use crate::{App, Class, Failure, Message, identity::PictureError};

/// A paper that was looked at, as it is to be kept.
pub(crate) struct Paper {
    pub(crate) kind: PaperKind,
    /// With the ending of what it is.
    pub(crate) name: Line<255>,
    pub(crate) n_bytes: u64,
    pub(crate) content: Bytes,
}

/// Why a file is no paper that is taken.
#[derive(Debug, Error)]
pub enum PaperError {
    #[error("choose a PDF, a PNG or a JPEG")]
    NotOffered,
    #[error(transparent)]
    Document(#[from] FileRefused),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// What a file is, by its content: whatever it is called. A picture is drawn anew, so that nothing
/// else comes along in it. `unnamed` is what it is called if its own name says nothing.
pub(crate) async fn inspected(
    app: &App,
    (name, unnamed): (&str, &str),
    content: Bytes,
) -> Result<Paper, PaperError> {
    if content.is_empty() {
        return Err(FileRefused::Missing.into());
    }
    let (kind, content) = match content.starts_with(b"%PDF-") {
        true => {
            let mut inspection = Inspection::of(MaterialKind::Pdf);
            inspection.see(&content)?;
            inspection.finish()?;
            (PaperKind::Pdf, content)
        }
        false => match app.pictures.illustration(content).await {
            Err(PictureError::Unreadable) => return Err(PaperError::NotOffered),
            made => {
                let made = made?;
                let kind = match made.kind {
                    PictureKind::Png => PaperKind::Png,
                    PictureKind::Jpeg => PaperKind::Jpeg,
                };
                (kind, made.content)
            }
        },
    };
    let n_bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
    Ok(Paper { kind, name: named(name, unnamed, kind), n_bytes, content })
}

/// With the ending of what it is.
fn named(raw: &str, unnamed: &str, kind: PaperKind) -> Line<255> {
    let name = file_name(raw).ok();
    let stem = name.as_ref().and_then(|it| it.as_str().rsplit_once('.')).map(|(it, _)| it);
    let stem: String = stem.unwrap_or_default().chars().take(250).collect();
    let stem = if stem.trim().is_empty() { unnamed } else { stem.trim() };
    Line::restore(format!("{stem}.{}", kind.name()))
}

impl Failure for PaperError {
    fn class(&self) -> Class {
        match self {
            Self::NotOffered => Class::Invalid,
            Self::Document(it) => it.class(),
            Self::Picture(it) => it.class(),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NotOffered => Message::new("paper-not-offered"),
            Self::Document(it) => it.message(),
            Self::Picture(it) => it.message(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("file")
    }

    fn samples() -> Vec<Self> {
        let documents = FileRefused::samples().into_iter().map(Self::Document);
        let pictures = PictureError::samples().into_iter().map(Self::Picture);
        documents.chain(pictures).chain([Self::NotOffered]).collect()
    }
}
