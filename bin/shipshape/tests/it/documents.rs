//! Documents that were made to do harm, and those that were not, read by a child of the program.

mod archive;
mod handbook;
mod hostile_docx;
mod hostile_pdf;
mod pdf;
mod served;

use std::{path::PathBuf, time::Duration};

use application::{
    courses::{DocumentKind, DocumentTexts, TextError},
    identity::{BlobError, BlobPieces},
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::NoSummary;
use summaries::{CHILD_PATIENCE, ChildTexts};

/// What may come of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// What was written in it, and nothing of what was not.
    AsText,
    With(NoSummary),
    /// Without text, for whichever reason: it does not matter which of its faults shows first.
    Somehow,
    /// With whatever text it says that it has.
    Anyhow,
}

/// What every document says that can be read at all.
const SENTENCE: &str = "Lock the press before you clean it.";

fn reader(patience: Duration) -> ChildTexts {
    ChildTexts::new(PathBuf::from(env!("CARGO_BIN_EXE_shipshape")), patience)
}

/// As they come from where files are kept.
struct Pieces(Bytes);

#[async_trait]
impl BlobPieces for Pieces {
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        let piece = self.0.split_to(self.0.len().min(64 * 1024));
        Ok(Some(piece).filter(|it| !it.is_empty()))
    }
}

fn pieces(document: Vec<u8>) -> Box<dyn BlobPieces> {
    Box::new(Pieces(document.into()))
}

async fn read(kind: DocumentKind, document: Vec<u8>) -> Result<String, NoSummary> {
    match reader(CHILD_PATIENCE).text(kind, pieces(document)).await {
        Ok(text) => Ok(text),
        Err(TextError::NoSummary(why)) => Err(why),
        Err(TextError::Failed(err)) => panic!("it was not the document's fault: {err}"),
    }
}

async fn assert_ends(name: &str, kind: DocumentKind, document: Vec<u8>, ends: Ends) {
    let outcome = read(kind, document).await;
    let is_as_said = match (&outcome, ends) {
        (Ok(text), Ends::AsText) => text == SENTENCE,
        // A machine that is busy with other things may find it too slow first.
        (Err(why), Ends::With(reason)) => *why == reason || *why == NoSummary::TooSlow,
        (Err(_), Ends::Somehow) | (_, Ends::Anyhow) => true,
        _ => false,
    };
    let shown: String = format!("{outcome:?}").chars().take(300).collect();
    assert!(is_as_said, "{name}: {shown} instead of {ends:?}");
}

#[tokio::test]
async fn whoever_takes_too_long_is_not_waited_for() {
    let reader = reader(Duration::from_millis(1));
    let document = hostile_docx::docx(SENTENCE);
    for _ in 0..3 {
        match reader.text(DocumentKind::Docx, pieces(document.clone())).await {
            Err(TextError::NoSummary(why)) => assert_eq!(why, NoSummary::TooSlow),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_program_that_is_not_there_is_not_the_documents_fault() {
    let reader = ChildTexts::new(PathBuf::from("/nonexistent/shipshape"), CHILD_PATIENCE);
    let document = hostile_docx::docx(SENTENCE);
    let failed = reader.text(DocumentKind::Docx, pieces(document)).await;
    assert!(matches!(failed, Err(TextError::Failed(_))), "{failed:?}");
}

#[tokio::test]
async fn what_is_no_document_is_broken_whatever_it_is() {
    let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01".to_vec();
    let html = b"<!doctype html><title>Lock the press</title>".to_vec();
    let noise: Vec<u8> =
        (0..100_000_u32).map(|it| (it.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for kind in DocumentKind::ALL {
        for document in [Vec::new(), b"\0".to_vec(), jpeg.clone(), html.clone(), noise.clone()] {
            let name = format!("{} bytes as {}", document.len(), kind.name());
            assert_ends(&name, kind, document, Ends::With(NoSummary::Broken)).await;
        }
    }
    // Each is a good one of the other kind.
    let (docx, pdf) = (hostile_docx::docx(SENTENCE), pdf::Pdf::saying(SENTENCE).bytes());
    assert_ends("docx as pdf", DocumentKind::Pdf, docx, Ends::With(NoSummary::Broken)).await;
    assert_ends("pdf as docx", DocumentKind::Docx, pdf, Ends::With(NoSummary::Broken)).await;
}
