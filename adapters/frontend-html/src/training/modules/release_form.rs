//! What a new version means for those who completed an older one, as its author fills it in.

use application::Message;
use domain_kernel::{Date, days_later};
use domain_training::{ChangeNote, Days, Impact, Release};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form},
    reader::Reader,
};

pub(super) const FIELDS: [&str; 4] = ["impact", "note", "recalls_from", "grace_days"];
const LAST_DAY: Date = Date::constant(2100, 12, 31);

/// As `training/modules/publish.html` draws them.
#[derive(Debug, Serialize)]
pub(super) struct ReleaseFields {
    impact: Field,
    impacts: Vec<Choice>,
    /// Whether it can be called editorial.
    is_editorial: bool,
    note: Field,
    recalls_from: Field,
    grace_days: Field,
}

impl ReleaseFields {
    pub(super) fn new(draft: &Draft, is_editorial: bool, reader: &Reader) -> Self {
        let all = [
            ("editorial", "impact-editorial"),
            ("new_content", "impact-new-content"),
            ("retraining", "impact-retraining"),
        ];
        let possible = all.into_iter().filter(|(name, _)| is_editorial || *name != "editorial");
        let choices = possible.map(|(name, key)| (name.to_owned(), reader.say(key)));
        Self {
            impact: draft.field("impact", reader),
            impacts: draft.choices("impact", choices),
            is_editorial,
            note: draft.field("note", reader),
            recalls_from: draft.field("recalls_from", reader),
            grace_days: draft.field("grace_days", reader),
        }
    }
}

/// What most want: nothing of anybody, and if anything, from today on within a month.
pub(super) fn blank(today: Date) -> Draft {
    let today = today.to_string();
    Draft::filled([
        ("impact", "new_content"),
        ("recalls_from", today.as_str()),
        ("grace_days", "30"),
    ])
}

pub(super) fn parse(form: &Form, today: Date) -> Result<Release, FieldErrors> {
    let mut errors = FieldErrors::default();
    let note = errors.take("note", ChangeNote::parse_optional(form.text("note")));
    let impact = match form.text("impact") {
        "editorial" => Some(Impact::Editorial),
        "new_content" => Some(Impact::NewContent),
        "retraining" => retraining(form, today, &mut errors),
        _ => {
            errors.add("impact", Message::new("choice-unknown"));
            None
        }
    };
    let (Some(note), Some(impact)) = (note, impact) else {
        return Err(errors);
    };
    Ok(Release { note, impact })
}

fn retraining(form: &Form, today: Date, errors: &mut FieldErrors) -> Option<Impact> {
    let from: Option<Date> = form.text("recalls_from").trim().parse().ok();
    let from = from.filter(|it| (today..=LAST_DAY).contains(it));
    if from.is_none() {
        errors.add("recalls_from", Message::new("recall-from-malformed"));
    }
    let grace = errors.take("grace_days", Days::parse(form.text("grace_days")));
    let (from, grace) = from.zip(grace)?;
    // Without grace the day before is the last one.
    let until = days_later(from, i64::from(grace.get()) - 1)?;
    Some(Impact::Retraining { from, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grace_is_counted_from_the_day_itself() {
        let today = Date::constant(2026, 11, 26);
        for (grace, until) in [("0", (2026, 11, 30)), ("1", (2026, 12, 1)), ("31", (2026, 12, 31))]
        {
            let form = Form::from_iter([
                ("impact", "retraining"),
                ("recalls_from", "2026-12-01"),
                ("grace_days", grace),
            ]);
            let (year, month, day) = until;
            let until = Date::constant(year, month, day);
            let from = Date::constant(2026, 12, 1);
            let release = Release { note: None, impact: Impact::Retraining { from, until } };
            assert_eq!(parse(&form, today).ok(), Some(release));
        }
    }

    #[test]
    fn what_nobody_can_mean_is_refused() {
        let today = Date::constant(2026, 11, 26);
        for (impact, from, grace) in [
            ("retraining", "2026-11-25", "0"),
            ("retraining", "2101-01-01", "0"),
            ("retraining", "0000-00-00", "0"),
            ("retraining", "2026-02-30", "0"),
            ("retraining", "2026-12-01", "367"),
            ("surprise", "2026-12-01", "0"),
        ] {
            let form = Form::from_iter([
                ("impact", impact),
                ("recalls_from", from),
                ("grace_days", grace),
            ]);
            assert!(parse(&form, today).is_err(), "{impact} {from} {grace}");
        }
    }
}
