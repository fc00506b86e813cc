//! How the questions of a version are marked from now on, as an admin fills it in.

use std::collections::BTreeMap;

use application::{
    Message,
    training::{CorrectKey, Correctable},
};
use domain_training::{
    CorrectionReason, ModuleId, Question, QuestionId, Reach, Remedy, VersionNumber, new_key,
};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError},
    parts::{count, version},
    reader::Reader,
};

/// As `training/modules/correct.html` draws them.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionFields {
    questions: Vec<QuestionField>,
    /// What is wrong with all of them together.
    error: Option<String>,
    reaches: Vec<Choice>,
    reason: Field,
}

#[derive(Debug, Serialize)]
struct QuestionField {
    /// "Question 3"
    number: String,
    /// Markdown.
    stem: String,
    /// Whether the newest version has another key for it.
    has_new_key: bool,
    remedy: Field,
    remedies: Vec<Choice>,
}

/// A key that the newest version has changed is likely the right one.
pub(super) fn blank(found: &Correctable) -> Draft {
    let questions = found.version.lesson().questions().iter();
    let remedies = questions.filter_map(|it| {
        let remedy = match &found.correction {
            Some(correction) => correction.remedies.get(&it.id()).copied(),
            None => new_key(it, &found.key).map(|_| Remedy::NewKey),
        };
        Some((name(it.id()), remedy?.name().to_owned()))
    });
    let reach = ("reach".to_owned(), Reach::default().name().to_owned());
    Draft::filled(remedies.chain([reach]).collect::<Vec<_>>())
}

pub(super) fn parse(
    form: &Form,
    module: ModuleId,
) -> Result<Result<CorrectKey, FieldErrors>, FormError> {
    let mut remedies = BTreeMap::new();
    let mut once = vec!["version", "number", "reach", "reason", "action"];
    for (name, value) in form.fields() {
        let Some(id) = name.strip_prefix("remedy_") else {
            continue;
        };
        let id: QuestionId = id.parse().map_err(|_| FormError::UnknownField)?;
        once.push(name);
        if !value.is_empty() {
            remedies.insert(id, Remedy::parse(value).ok_or(FormError::Unreadable)?);
        }
    }
    form.clone().only(&once)?;
    let number = form.text("number").parse().map_err(|_| FormError::Unreadable)?;
    let mut errors = FieldErrors::default();
    let reach = Reach::parse(form.text("reach"));
    if reach.is_none() {
        errors.add("reach", Message::new("choice-unknown"));
    }
    let reason = errors.take("reason", CorrectionReason::parse(form.text("reason")));
    let (Some(reach), Some(reason)) = (reach, reason) else {
        return Ok(Err(errors));
    };
    let (expected, version) = (version(form)?, VersionNumber::new(number));
    Ok(Ok(CorrectKey { module, expected, version, remedies, reach, reason }))
}

impl CorrectionFields {
    pub(super) fn new(found: &Correctable, draft: &Draft, reader: &Reader) -> Self {
        let questions = found.version.lesson().questions().iter().enumerate();
        let reaches = [
            (Reach::WhereItHelps, "reach-where-it-helps"),
            (Reach::Everybody, "reach-everybody"),
            (Reach::EverybodyRevoking, "reach-everybody-revoking"),
        ];
        let reaches = reaches.map(|(it, key)| (it.name().to_owned(), reader.say(key)));
        Self {
            questions: questions
                .map(|(place, it)| QuestionField::new(found, place, it, draft, reader))
                .collect(),
            error: draft.error("remedies", reader),
            reaches: draft.choices("reach", reaches),
            reason: draft.field("reason", reader),
        }
    }
}

impl QuestionField {
    fn new(
        found: &Correctable,
        place: usize,
        question: &Question,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let has_new_key = new_key(question, &found.key).is_some();
        let all = [
            ("", "remedy-none"),
            (Remedy::NewKey.name(), "remedy-new-key"),
            (Remedy::FullMarks.name(), "remedy-full-marks"),
            (Remedy::LeftOut.name(), "remedy-left-out"),
        ];
        let possible =
            all.into_iter().filter(|(it, _)| has_new_key || *it != Remedy::NewKey.name());
        let key = found.key.number().get();
        let choices = possible.map(|(value, key_of_text)| {
            (value.to_owned(), reader.text(&Message::new(key_of_text).number("n", key)))
        });
        let name = name(question.id());
        Self {
            number: reader.text(&Message::new("question-heading").number("n", count(place + 1))),
            stem: question.stem().as_str().to_owned(),
            has_new_key,
            remedies: draft.choices(&name, choices),
            remedy: draft.field(name, reader),
        }
    }
}

fn name(question: QuestionId) -> String {
    format!("remedy_{question}")
}
