//! How long a module is good for, as an author fills it in.

use application::Message;
use domain_kernel::Date;
use domain_training::{Anchor, DayOfYear, Days, LeastMonths, Months, Validity};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form},
    reader::Reader,
    training::would_be_good,
};

const ANCHORS: [(&str, &str); 3] = [
    ("completion", "validity-from-completion"),
    ("previous_end", "validity-from-previous-end"),
    ("yearly", "validity-from-yearly"),
];

/// As `training/modules/form.html` draws them.
#[derive(Debug, Serialize)]
pub(super) struct ValidityFields {
    months: Field,
    anchor: Field,
    anchors: Vec<Choice>,
    yearly_on: Field,
    least_months: Field,
    opens_before: Field,
    grace: Field,
    /// What the fields would mean for somebody who completes it today, if they mean anything.
    example: Option<String>,
}

impl ValidityFields {
    pub(super) fn new(draft: &Draft, today: Date, reader: &Reader) -> Self {
        let anchors = ANCHORS.map(|(name, key)| (name.to_owned(), reader.say(key)));
        let validity = parse(draft.form(), &mut FieldErrors::default()).ok().flatten();
        Self {
            months: draft.field("valid_months", reader),
            anchor: draft.field("valid_from", reader),
            anchors: draft.choices("valid_from", anchors),
            yearly_on: draft.field("yearly_on", reader),
            least_months: draft.field("least_months", reader),
            opens_before: draft.field("opens_before", reader),
            grace: draft.field("grace", reader),
            example: validity.and_then(|it| would_be_good(&it, None, today, reader)),
        }
    }
}

/// Something is wrong, and stands at its field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong;

/// What was filled in; nothing for ever.
pub(super) fn parse(form: &Form, errors: &mut FieldErrors) -> Result<Option<Validity>, Wrong> {
    if form.text("valid_months").trim().is_empty() {
        return Ok(None);
    }
    let months = errors.take("valid_months", Months::parse(form.text("valid_months")));
    let opens = errors.take("opens_before", Days::parse(or_zero(form.text("opens_before"))));
    let grace = errors.take("grace", Days::parse(or_zero(form.text("grace"))));
    let anchor = match form.text("valid_from") {
        "completion" => Some(Anchor::Completion),
        "previous_end" => Some(Anchor::PreviousEnd),
        "yearly" => {
            let on = errors.take("yearly_on", DayOfYear::parse(form.text("yearly_on")));
            let least = LeastMonths::parse(or_zero(form.text("least_months")));
            let at_least = errors.take("least_months", least);
            on.zip(at_least).map(|(on, at_least)| Anchor::Yearly { on, at_least })
        }
        _ => {
            errors.add("valid_from", Message::new("choice-unknown"));
            None
        }
    };
    let (Some(months), Some(anchor), Some(opens_before), Some(grace)) =
        (months, anchor, opens, grace)
    else {
        return Err(Wrong);
    };
    Ok(Some(Validity { months, anchor, opens_before, grace }))
}

/// The fields as they are stored.
pub(super) fn stored(validity: Option<&Validity>) -> Vec<(&'static str, String)> {
    /// What most want, once they want anything.
    const OPENS_BEFORE: &str = "30";
    let Some(validity) = validity else {
        return vec![
            ("valid_from", "completion".to_owned()),
            ("opens_before", OPENS_BEFORE.to_owned()),
            ("grace", "0".to_owned()),
        ];
    };
    let anchor = match validity.anchor {
        Anchor::Completion => "completion",
        Anchor::PreviousEnd => "previous_end",
        Anchor::Yearly { .. } => "yearly",
    };
    let mut fields = vec![
        ("valid_months", validity.months.get().to_string()),
        ("valid_from", anchor.to_owned()),
        ("opens_before", validity.opens_before.get().to_string()),
        ("grace", validity.grace.get().to_string()),
    ];
    if let Anchor::Yearly { on, at_least } = validity.anchor {
        fields.push(("yearly_on", on.to_string()));
        fields.push(("least_months", at_least.get().to_string()));
    }
    fields
}

fn or_zero(typed: &str) -> &str {
    if typed.trim().is_empty() { "0" } else { typed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(fields: Vec<(&'static str, String)>) -> Result<Option<Validity>, Wrong> {
        parse(&fields.into_iter().collect(), &mut FieldErrors::default())
    }

    #[test]
    fn what_is_stored_comes_back_as_it_was() {
        let days = |it| Days::new(it).expect("few enough");
        let on = DayOfYear::new(1, 31).expect("a day");
        let at_least = LeastMonths::new(3).expect("few enough");
        assert_eq!(filled(stored(None)), Ok(None));
        for anchor in [Anchor::Completion, Anchor::PreviousEnd, Anchor::Yearly { on, at_least }] {
            let months = Months::new(12).expect("few enough");
            let validity = Validity { months, anchor, opens_before: days(60), grace: days(7) };
            assert_eq!(filled(stored(Some(&validity))), Ok(Some(validity)));
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let form = [
            ("valid_months", "0"),
            ("valid_from", "yearly"),
            ("yearly_on", "31.01."),
            ("least_months", "120"),
            ("opens_before", "400"),
            ("grace", "-1"),
        ];
        let mut errors = FieldErrors::default();
        assert_eq!(parse(&form.into_iter().collect(), &mut errors), Err(Wrong));
        let draft = Draft::refused(Form::default(), errors);
        let reader = crate::tests::given::reader(domain_identity::Language::English);
        assert_eq!(draft.mistakes(&reader).len(), 5);
        let unknown = [("valid_months", "12"), ("valid_from", "birthday")];
        assert_eq!(parse(&unknown.into_iter().collect(), &mut FieldErrors::default()), Err(Wrong));
    }
}
