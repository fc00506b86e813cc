//! Documents as people write them: our own documentation, 20 pages of it (`tests/data/documents`).

use std::time::{Duration, Instant};

use application::courses::{DocumentKind, Summarizer};
use summaries::LocalSummarizer;

use super::read;

const PDF: &[u8] = include_bytes!("../../../../../tests/data/documents/handbook.pdf");
const TWO_COLUMNS: &[u8] = include_bytes!("../../../../../tests/data/documents/two-columns.pdf");
const DOCX: &[u8] = include_bytes!("../../../../../tests/data/documents/handbook.docx");

/// From the beginning, the middle and the end.
const SENTENCES: [&str; 4] = [
    "What matters is held by types first, by Cargo second, by a test third, by a lint fourth, and by \
     review last.",
    "Otherwise the parameters of one port stand in every signature above it.",
    "A mail is a row of the database, written with the change that it tells of, so none is lost while \
     the server is down and no page waits for it.",
    "Attempts whose time is up are ended every minute; several instances may do so at once.",
];

async fn assert_read(kind: DocumentKind, document: &[u8]) {
    let began = Instant::now();
    let text = read(kind, document.to_vec()).await.expect("a good document");
    let summary = LocalSummarizer.summarize(&text).await.text;
    let took = began.elapsed();
    for sentence in SENTENCES {
        assert!(text.contains(sentence), "{sentence:?} in {text}");
    }
    assert_eq!(summary.lines().count(), 5, "{summary}");
    for sentence in summary.lines() {
        assert!(text.contains(sentence), "{sentence:?}");
        assert!(sentence.ends_with('.'), "{sentence:?}");
    }
    assert!(took < Duration::from_secs(20), "it took {took:?}");
}

#[tokio::test]
async fn a_pdf_of_twenty_pages_is_read_and_summarized_in_its_own_sentences() {
    assert_read(DocumentKind::Pdf, PDF).await;
}

#[tokio::test]
async fn columns_are_read_one_after_the_other_and_words_put_together_again() {
    assert_read(DocumentKind::Pdf, TWO_COLUMNS).await;
}

#[tokio::test]
async fn a_docx_of_twenty_pages_is_read_and_summarized_in_its_own_sentences() {
    assert_read(DocumentKind::Docx, DOCX).await;
}
