//! What a summary is made with.

use std::error;

use async_trait::async_trait;
use domain_courses::{MaterialKind, NoSummary, SummaryMethod};
use thiserror::Error;

use crate::identity::BlobPieces;

/// What can be summarized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    Pdf,
    Docx,
}

impl DocumentKind {
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// Of sounds and films there is no summary.
    pub fn of(kind: MaterialKind) -> Option<Self> {
        match kind {
            MaterialKind::Pdf => Some(Self::Pdf),
            MaterialKind::Docx => Some(Self::Docx),
            MaterialKind::Mp3 | MaterialKind::Mp4 => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// Takes the text out of documents that somebody has uploaded, whatever they hold.
#[async_trait]
pub trait DocumentTexts: Send + Sync {
    /// A paragraph on each line.
    async fn text(
        &self,
        kind: DocumentKind,
        document: Box<dyn BlobPieces>,
    ) -> Result<String, TextError>;
}

#[derive(Debug, Error)]
pub enum TextError {
    /// It will be the same the next time.
    #[error("the document cannot be read: {0}")]
    NoSummary(#[from] NoSummary),
    /// It was not the document's fault.
    #[error("no text can be taken out of documents right now")]
    Failed(#[source] Box<dyn error::Error + Send + Sync>),
}

impl TextError {
    pub fn failed(source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        Self::Failed(source.into())
    }
}

/// Makes a summary of a text. It always makes one: with something else, if what it was to be made
/// with does not do it.
#[async_trait]
pub trait Summarizer: Send + Sync {
    async fn summarize(&self, text: &str) -> Summarized;
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summarized {
    pub text: String,
    pub method: SummaryMethod,
}
