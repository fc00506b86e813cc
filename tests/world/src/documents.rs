use application::courses::{DocumentKind, DocumentTexts, Summarized, Summarizer, TextError};
use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::{NoSummary, SummaryMethod};

/// Takes a document for its text. What is no text is broken.
pub(crate) struct FakeDocuments;

#[async_trait]
impl DocumentTexts for FakeDocuments {
    async fn text(&self, _: DocumentKind, document: Bytes) -> Result<String, TextError> {
        String::from_utf8(document.into()).map_err(|_| NoSummary::Broken.into())
    }
}

/// Makes a summary of the first line.
pub(crate) struct FakeSummarizer;

#[async_trait]
impl Summarizer for FakeSummarizer {
    async fn summarize(&self, text: &str) -> Summarized {
        let text = text.lines().next().unwrap_or_default().to_owned();
        Summarized { text, method: SummaryMethod::Extract }
    }
}
