//! Courses, their students and their materials.

mod summarizing;

pub use summarizing::{DocumentKind, DocumentTexts, Summarized, Summarizer, TextError};
