//! Reading questions from files that other systems write, and writing them for those.
//!
//! Every question of a file gets a verdict with its line: taken as it is, changed in a way that is
//! said, or rejected for a reason that is said. Nothing is left out in silence, and nothing is
//! stored by reading.

mod aiken;
mod gift;
mod html;
mod markdown;
mod rejection;

pub use gift::write as write_gift;
pub use rejection::{Expected, Rejection};

use thiserror::Error;

use crate::{NewQuestion, Quiz};

/// How a file says what its questions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Moodle's GIFT.
    Gift,
    /// A question, lettered options, and a line `ANSWER: B`.
    Aiken,
}

/// What became of one question of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where the question starts, counted from 1.
    pub line: u32,
    /// As the file calls it, if it does. Questions have no titles here.
    pub title: Option<String>,
    pub ruling: Ruling,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    Taken(NewQuestion),
    /// Taken, but not quite as it stands in the file.
    Changed(NewQuestion, Vec<Adjustment>),
    Rejected(Rejection),
}

/// How a question differs from what the file says.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Adjustment {
    #[error("the HTML became Markdown")]
    HtmlConverted,
    #[error("these HTML tags were left out: {}", names.join(", "))]
    TagsLeftOut { names: Vec<String> },
    #[error("the picture {name} is not in the file; add it again")]
    PictureMissing { name: String },
    #[error("the weights of the right options were rounded to add up to 100 %")]
    WeightsCompleted,
    #[error("the = in the feedback begins another answer; write \\= if it should not")]
    EqualsInFeedback,
}

/// Why nothing of a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FileRefused {
    #[error("this file is larger than 2 MB")]
    TooLarge,
    #[error("this is not a text file in UTF-8")]
    NotUtf8,
    #[error("this file has more than {} questions; split it", Quiz::MAX_QUESTIONS)]
    TooManyQuestions,
}

/// The most bytes a file of questions may have. The end of a line is one, however it is written, so
/// that a file does not grow by being shown in a form, which writes two.
pub const MAX_FILE_SIZE: usize = 2_000_000;

/// The text of a file, without the mark that some editors put before it.
pub fn text_of_file(bytes: &[u8]) -> Result<&str, FileRefused> {
    let n_crlf = bytes.windows(2).filter(|it| *it == b"\r\n").count();
    if MAX_FILE_SIZE < bytes.len() - n_crlf {
        return Err(FileRefused::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileRefused::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads every question of a file. It takes time in proportion to the file, whatever is in it.
pub fn read_questions(text: &str, format: Format) -> Result<Vec<Verdict>, FileRefused> {
    let text = text_of_file(text.as_bytes())?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match format {
        Format::Gift => gift::read(&text),
        Format::Aiken => aiken::read(&text),
    }
}

impl Format {
    pub const ALL: [Self; 2] = [Self::Gift, Self::Aiken];

    /// The word that forms and commands use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Aiken => "aiken",
        }
    }

    /// The opposite of [`Format::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Guesses what a text is. `None` if it looks like neither.
    pub fn detect(text: &str) -> Option<Self> {
        let has = |is: fn(&str) -> bool| text.split(['\n', '\r']).any(is);
        if has(aiken::is_answer) && has(aiken::is_option) {
            return Some(Self::Aiken);
        }
        let is_gift =
            text.contains('{') || has(|it| it.starts_with("::")) || has(gift::is_category);
        is_gift.then_some(Self::Gift)
    }
}

impl Verdict {
    /// The question, if it was not rejected.
    pub fn question(&self) -> Option<&NewQuestion> {
        match &self.ruling {
            Ruling::Taken(question) | Ruling::Changed(question, _) => Some(question),
            Ruling::Rejected(_) => None,
        }
    }

    fn new(
        line: u32,
        title: Option<String>,
        read: Result<(NewQuestion, Vec<Adjustment>), Rejection>,
    ) -> Self {
        let ruling = match read {
            Ok((question, adjustments)) if adjustments.is_empty() => Ruling::Taken(question),
            Ok((question, adjustments)) => Ruling::Changed(question, adjustments),
            Err(rejection) => Ruling::Rejected(rejection),
        };
        Self { line, title, ruling }
    }
}
