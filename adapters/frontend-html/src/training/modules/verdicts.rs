//! What is said of each question of a file, as `training/modules/verdicts.html` draws it.

use application::{
    Message,
    training::{CheckImportError, CheckedFile, QuestionFile, Remark, check_import},
};
use domain_kernel::Actor;
use domain_training::{Format, Ruling, Verdict};
use serde::Serialize;

use super::kinds::StateText;
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form},
    parts::count,
    reader::Reader,
};

/// The fields by which questions come in.
#[derive(Debug, Serialize)]
pub(super) struct FileFields {
    file: Field,
    text: Field,
    format: Field,
    formats: Vec<Choice>,
    file_name: String,
}

/// A file that was checked.
#[derive(Debug, Serialize)]
pub(super) struct Verdicts {
    summary: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: u32,
    /// As the file calls it, or how it begins.
    name: Option<String>,
    state: StateText,
    remarks: Vec<String>,
}

impl FileFields {
    pub(super) fn new(draft: &Draft, reader: &Reader) -> Self {
        let formats = [(Format::Gift, "import-gift"), (Format::Aiken, "import-aiken")];
        let formats = formats.map(|(it, key)| (it.name().to_owned(), reader.say(key)));
        let detect = (String::new(), reader.say("import-detect"));
        Self {
            file: draft.field("file", reader),
            text: draft.field("text", reader),
            format: draft.field("format", reader),
            formats: draft.choices("format", [detect].into_iter().chain(formats)),
            file_name: draft.form().text("file_name").to_owned(),
        }
    }
}

/// What was filled in.
pub(super) fn question_file(form: &Form) -> QuestionFile {
    let format = Format::parse(form.text("format"));
    QuestionFile { text: form.text("text").to_owned(), format }
}

/// Looks at what was filled in, and notes what keeps it from being imported.
pub(super) fn check(
    actor: &Actor,
    form: &Form,
    errors: &mut FieldErrors,
) -> Result<Option<CheckedFile>, CheckImportError> {
    if !errors.is_empty() {
        return Ok(None);
    }
    let checked = match check_import(actor, &question_file(form)) {
        Err(err @ CheckImportError::Denied(_)) => return Err(err),
        checked => errors.take("text", checked),
    };
    if let Some(n) = checked.as_ref().map(CheckedFile::n_rejected).filter(|it| 0 < *it) {
        errors.add("verdicts", Message::new("import-rejected-count").number("n", count(n)));
    }
    Ok(checked)
}

impl Verdicts {
    pub(super) fn new(checked: &CheckedFile, reader: &Reader) -> Self {
        let n_all = checked.verdicts.len();
        let summary = match checked.n_rejected() {
            0 => Message::new("import-all-good").number("n", count(n_all)),
            n => Message::new("import-some-bad")
                .number("n", count(n))
                .text("all", &reader.number(count(n_all))),
        };
        let lines = checked.verdicts.iter().map(|it| Line::new(it, reader));
        Self { summary: reader.text(&summary), lines: lines.collect() }
    }
}

impl Line {
    fn new(verdict: &Verdict, reader: &Reader) -> Self {
        let (key, tone, icon) = match verdict.ruling {
            Ruling::Taken(_) => ("verdict-taken", "positive", "check-circle"),
            Ruling::Changed(..) => ("verdict-changed", "warning", "exclamation-triangle"),
            Ruling::Rejected(_) => ("verdict-rejected", "negative", "x-circle"),
        };
        let stem = verdict.question().map(|it| beginning(it.stem().as_str()));
        Self {
            number: verdict.line,
            name: stem.or_else(|| verdict.title.clone()),
            state: StateText::of_verdict(reader.say(key), tone, icon),
            remarks: Remark::about(&verdict.ruling).iter().map(|it| said(it, reader)).collect(),
        }
    }
}

pub(super) fn said(remark: &Remark, reader: &Reader) -> String {
    let text = reader.text(&remark.text);
    match &remark.place {
        Some(place) => format!("{}: {text}", reader.text(place)),
        None => text,
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    const MOST_CHARS: usize = 80;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
