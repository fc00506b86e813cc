//! The answers of a form: `question_{id}`, `revision_{id}`, `action` and whose it is (spec:
//! training, "Attempts").

use std::collections::BTreeMap;

use domain_training::{Given, QuestionId, Revision, SheetEntry};

use crate::form::{Form, FormError};

/// What a form of answers was sent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Save,
    Submit,
    /// Submit although some questions have no answer.
    SubmitAnyway,
}

#[derive(Clone, Debug)]
pub(super) struct AnswerForm {
    pub(super) action: Action,
    pub(super) sheet: Vec<SheetEntry>,
}

impl AnswerForm {
    pub(super) fn parse(form: &Form) -> Result<Self, FormError> {
        let mut action = None;
        let mut given: BTreeMap<QuestionId, Vec<String>> = BTreeMap::new();
        let mut seen: BTreeMap<QuestionId, Revision> = BTreeMap::new();
        for (name, value) in form.fields() {
            if name == "action" {
                let said = match value {
                    "save" => Action::Save,
                    "submit" => Action::Submit,
                    "submit_anyway" => Action::SubmitAnyway,
                    _ => return Err(FormError::Unreadable),
                };
                if action.replace(said).is_some() {
                    return Err(FormError::SecondValue);
                }
            } else if name == "person" {
                // Only for a form that waits for somebody to sign in.
            } else if let Some(id) = name.strip_prefix("question_") {
                given.entry(question(id)?).or_default().push(value.to_owned());
            } else if let Some(id) = name.strip_prefix("revision_") {
                let revision = value.parse().map_err(|_| FormError::Unreadable)?;
                if seen.insert(question(id)?, Revision::new(revision)).is_some() {
                    return Err(FormError::SecondValue);
                }
            } else {
                return Err(FormError::UnknownField);
            }
        }
        if seen.keys().any(|it| !given.contains_key(it)) {
            return Err(FormError::Unreadable);
        }
        let sheet = given.into_iter().map(|(question, values)| SheetEntry {
            question,
            seen: seen.get(&question).copied().unwrap_or(Revision::NEVER),
            given: Given::from_values(values),
        });
        Ok(Self { action: action.unwrap_or(Action::Save), sheet: sheet.collect() })
    }
}

fn question(id: &str) -> Result<QuestionId, FormError> {
    id.parse().map_err(|_| FormError::UnknownField)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000-0000-0000-0000-000000000001";

    #[test]
    fn an_empty_value_counts_only_when_it_is_alone() {
        let name = format!("question_{ONE}");
        let form = |values: &[&str]| {
            let fields = values.iter().map(|it| (name.clone(), (*it).to_owned()));
            AnswerForm::parse(&fields.collect()).expect("a form of answers").sheet
        };
        assert_eq!(form(&[""])[0].given, Given::cleared());
        assert_eq!(form(&["", "a", "b"])[0].given.values(), ["a", "b"]);
        assert!(form(&[]).is_empty());
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        let (question, revision) = (format!("question_{ONE}"), format!("revision_{ONE}"));
        for (fields, err) in [
            (vec![("score", "10")], FormError::UnknownField),
            (vec![("question_x", "1")], FormError::UnknownField),
            (vec![("action", "save"), ("action", "submit")], FormError::SecondValue),
            (vec![("action", "win")], FormError::Unreadable),
            (vec![(revision.as_str(), "1")], FormError::Unreadable),
            (vec![(question.as_str(), ""), (revision.as_str(), "-1")], FormError::Unreadable),
            (vec![(question.as_str(), ""), (revision.as_str(), "9e9")], FormError::Unreadable),
        ] {
            let parsed = AnswerForm::parse(&Form::from_iter(fields.clone()));
            assert_eq!(parsed.err(), Some(err), "{fields:?}");
        }
    }
}
