use bytes::Bytes;
use domain_courses::{FileRefused, Inspection, MaterialKind, file_name};
use domain_kernel::{Line, Realm};
use domain_skills::{CertificateFile, CertificateFileId, CertificateFileKind, CertificateFileName};
use domain_training::PictureKind;
use thiserror::Error;

use crate::{App, Class, Failure, Message, identity::PictureError};

/// Why a file is no certificate.
#[derive(Debug, Error)]
pub enum CertificateFileError {
    #[error("choose a PDF, a PNG or a JPEG")]
    NotOffered,
    #[error(transparent)]
    Document(#[from] FileRefused),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

/// Where the files of certificates lie.
pub(super) const FOLDER: &str = "skill_certificates";

/// Each upload has a key of its own, so that nobody's file is ever written over.
pub(super) fn file_key(realm: Realm, id: CertificateFileId) -> String {
    let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
    format!("{FOLDER}/{company}/{id}")
}

/// What a file is, by its content: whatever it is called. A picture is drawn anew, so that nothing
/// else comes along in it.
pub(super) async fn inspected(
    app: &App,
    name: &str,
    content: Bytes,
) -> Result<(CertificateFile, Bytes), CertificateFileError> {
    if content.is_empty() {
        return Err(FileRefused::Missing.into());
    }
    let (kind, content) = match content.starts_with(b"%PDF-") {
        true => {
            let mut inspection = Inspection::of(MaterialKind::Pdf);
            inspection.see(&content)?;
            inspection.finish()?;
            (CertificateFileKind::Pdf, content)
        }
        false => match app.pictures.illustration(content).await {
            Err(PictureError::Unreadable) => return Err(CertificateFileError::NotOffered),
            made => {
                let made = made?;
                let kind = match made.kind {
                    PictureKind::Png => CertificateFileKind::Png,
                    PictureKind::Jpeg => CertificateFileKind::Jpeg,
                };
                (kind, made.content)
            }
        },
    };
    let n_bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
    let file = CertificateFile { id: app.ids.next(), kind, name: named(name, kind), n_bytes };
    Ok((file, content))
}

/// With the ending of what it is.
fn named(raw: &str, kind: CertificateFileKind) -> CertificateFileName {
    let name = file_name(raw).ok();
    let stem = name.as_ref().and_then(|it| it.as_str().rsplit_once('.')).map(|(it, _)| it);
    let stem: String = stem.unwrap_or_default().chars().take(250).collect();
    let stem = if stem.trim().is_empty() { "certificate" } else { stem.trim() };
    Line::restore(format!("{stem}.{}", kind.name()))
}

impl Failure for CertificateFileError {
    fn class(&self) -> Class {
        match self {
            Self::NotOffered => Class::Invalid,
            Self::Document(it) => it.class(),
            Self::Picture(it) => it.class(),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NotOffered => Message::new("skill-certificate-not-offered"),
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
