//! The rows of a question's form: one for each option, or for each answer that is accepted.

use domain_training::{Credit, QuestionType, Weight, WeightError};
use serde::Serialize;

use crate::{
    form::{Draft, Field, FieldErrors, Form, Tick},
    reader::Reader,
};

/// As many as a question may have.
pub(super) const MOST_ROWS: usize = 20;

/// What a row of each type of question has, besides its text.
const PARTS: [&str; 6] = ["text", "id", "right", "weight", "tolerance", "feedback"];

/// One row as `training/modules/question.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    place: usize,
    text: Field,
    /// The option that it is, if it was one before.
    id_name: String,
    id: String,
    is_right: bool,
    right: Tick,
    weight: Field,
    tolerance: Field,
    feedback: Field,
    /// Whether what is seldom used is used here.
    is_open: bool,
    /// Whether it has just been asked for.
    is_new: bool,
}

impl Row {
    fn new(place: usize, draft: &Draft, is_new: bool, reader: &Reader) -> Self {
        let name = |part| name(part, place);
        let form = draft.form();
        let is_used = |part| {
            let name = self::name(part, place);
            !form.text(&name).is_empty() || draft.error(&name, reader).is_some()
        };
        Self {
            place,
            text: draft.field(name("text"), reader),
            id_name: name("id"),
            id: form.text(&name("id")).to_owned(),
            is_right: form.text("right") == place.to_string(),
            right: draft.tick(name("right"), reader),
            weight: draft.field(name("weight"), reader),
            tolerance: draft.field(name("tolerance"), reader),
            feedback: draft.field(name("feedback"), reader),
            is_open: is_used("weight") || is_used("feedback"),
            is_new,
        }
    }

    /// As many rows as were there, or as a question of this type begins with. One more if it was
    /// asked for.
    pub(super) fn all(
        draft: &Draft,
        of_type: QuestionType,
        is_one_more: bool,
        reader: &Reader,
    ) -> Vec<Self> {
        let n_at_first = match of_type {
            QuestionType::SingleChoice | QuestionType::SeveralAnswers => 4,
            QuestionType::Number | QuestionType::ShortText => 1,
            QuestionType::TrueFalse => 0,
        };
        let n_sent = (1..=MOST_ROWS).rev().find(|it| draft.form().is_ticked(&name("text", *it)));
        let n_before = n_sent.unwrap_or(n_at_first);
        let n_rows = if is_one_more { MOST_ROWS.min(n_before + 1) } else { n_before };
        (1..=n_rows).map(|it| Self::new(it, draft, is_one_more && it == n_rows, reader)).collect()
    }
}

/// Such as `text_3`.
pub(super) fn name(part: &str, place: usize) -> String {
    format!("{part}_{place}")
}

/// The names of all fields that rows may have.
pub(super) fn names() -> impl Iterator<Item = String> {
    (1..=MOST_ROWS).flat_map(|place| PARTS.iter().map(move |part| name(part, place)))
}

/// The rows in which something was filled in.
pub(super) fn filled(form: &Form) -> impl Iterator<Item = usize> {
    let is_filled = |place: &usize| {
        let parts = ["text", "weight", "tolerance", "feedback", "right"];
        let has = |part: &&str| !form.text(&name(part, *place)).trim().is_empty();
        parts.iter().any(has) || form.text("right") == place.to_string()
    };
    (1..=MOST_ROWS).filter(is_filled)
}

/// What a row earns or costs: what its author says, else `usual`.
pub(super) fn weight(
    form: &Form,
    place: usize,
    usual: Weight,
    errors: &mut FieldErrors,
) -> Option<Weight> {
    let name = name("weight", place);
    let raw = form.text(&name).trim().trim_end_matches('%');
    if raw.is_empty() {
        return Some(usual);
    }
    let weight: Result<Weight, WeightError> = Weight::parse_percent(raw);
    errors.take(name, weight)
}

/// What options earn unless their author says otherwise: the right ones share the points. Where
/// each counts, a wrong one costs as much as a right one earns.
pub(super) fn usual_weights(are_right: &[bool], credit: Credit) -> Vec<Weight> {
    let n_right = are_right.iter().filter(|it| **it).count();
    let share = i32::try_from(n_right).ok().and_then(|it| Weight::FULL.ppm().checked_div(it));
    let share = share.unwrap_or_default();
    let rest = Weight::FULL.ppm() - share * i32::try_from(n_right).unwrap_or_default();
    let wrong = match credit {
        Credit::AllOrNothing => 0,
        Credit::Partial => -share,
    };
    let first_right = are_right.iter().position(|it| *it);
    let weights = are_right.iter().enumerate().map(|(place, is_right)| {
        let ppm = match is_right {
            true if first_right == Some(place) => share + rest,
            true => share,
            false => wrong,
        };
        Weight::from_ppm(ppm).unwrap_or(Weight::NONE)
    });
    weights.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_options_share_all_of_the_points() {
        let ppm = |are_right: &[bool], credit| -> Vec<i32> {
            usual_weights(are_right, credit).into_iter().map(Weight::ppm).collect()
        };
        let three = [true, false, true, true];
        assert_eq!(ppm(&three, Credit::AllOrNothing), [333_334, 0, 333_333, 333_333]);
        assert_eq!(ppm(&three, Credit::Partial), [333_334, -333_333, 333_333, 333_333]);
        assert_eq!(ppm(&[false, false], Credit::Partial), [0, 0]);
        assert_eq!(ppm(&[true], Credit::Partial), [1_000_000]);
    }
}
