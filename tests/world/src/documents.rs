use application::{
    courses::{DocumentKind, DocumentTexts, Summarized, Summarizer, TextError},
    identity::BlobPieces,
};
use async_trait::async_trait;
use domain_courses::{NoSummary, SummaryMethod};

/// Takes a document for its text. What is no text is broken.
pub(crate) struct FakeDocuments;

#[async_trait]
impl DocumentTexts for FakeDocuments {
    async fn text(
        &self,
        _: DocumentKind,
        mut document: Box<dyn BlobPieces>,
    ) -> Result<String, TextError> {
        let mut text = Vec::new();
        while let Some(piece) = document.next().await.map_err(TextError::failed)? {
            text.extend(piece);
        }
        String::from_utf8(text).map_err(|_| NoSummary::Broken.into())
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
