//! Until when a completion is good, in words.

use application::{
    Message,
    training::{Again, ModuleRecord},
};
use domain_kernel::Date;
use domain_training::{Anchor, ChangeNote, Standing as Worth, Tenure, Term, Validity};

use crate::reader::Reader;

/// "Good until 26 November 2027; it can be renewed from 27 October 2027." Nothing of what is good
/// for ever.
pub(crate) fn good_until(tenure: &Tenure, today: Date, reader: &Reader) -> Option<String> {
    let dated = |key, date: Date| Message::new(key).text("date", &reader.date(date));
    let message = match tenure.standing(today) {
        Worth::Good { until: None } => return None,
        Worth::Good { until: Some(until) } => match opens(tenure) {
            Some(opens) => dated("good-until-from", until).text("opens", &reader.date(opens)),
            None => dated("good-until", until),
        },
        Worth::ToRenew { until } => dated("good-renew-by", until),
        Worth::Over { since } => dated("good-was-until", since.yesterday().unwrap_or(since)),
        Worth::Revoked => Message::new("good-revoked"),
    };
    Some(reader.text(&message))
}

/// Why something is to be done again, and by when: "Do it again by 31 January 2027, because version
/// 3 changed: two more steps."
pub(crate) fn why_again(again: &Again, reader: &Reader) -> String {
    let tenure = again.last.completion.map(|it| it.tenure).unwrap_or_default();
    let last_day = match again.worth {
        Worth::ToRenew { until } => Some(until),
        Worth::Over { since } => since.yesterday().ok(),
        Worth::Good { .. } | Worth::Revoked => None,
    };
    let recall = tenure.recall.filter(|it| Some(it.until) == last_day);
    let key = match (again.worth, recall, &again.last.recalled_for) {
        (Worth::Revoked | Worth::Good { .. }, _, _) => "good-revoked",
        (Worth::ToRenew { .. }, None, _) => "good-renew-by",
        (Worth::Over { .. }, None, _) => "good-was-until",
        (Worth::ToRenew { .. }, Some(_), None) => "good-recalled-by",
        (Worth::ToRenew { .. }, Some(_), Some(_)) => "good-recalled-by-for",
        (Worth::Over { .. }, Some(_), None) => "good-recalled",
        (Worth::Over { .. }, Some(_), Some(_)) => "good-recalled-for",
    };
    let message = Message::new(key)
        .text("date", &last_day.map(|it| reader.date(it)).unwrap_or_default())
        .number("n", recall.map_or(0, |it| it.by.get()))
        .text("note", again.last.recalled_for.as_ref().map_or("", ChangeNote::as_str));
    reader.text(&message)
}

/// From when the module can be done again, and that counts.
fn opens(tenure: &Tenure) -> Option<Date> {
    let (term, recall) = (tenure.term.map(|it| it.opens), tenure.recall.map(|it| it.from));
    term.into_iter().chain(recall).min()
}

/// "Good until 26 November 2027": as a cell of a table has room for it.
pub(crate) fn good_until_short(module: &ModuleRecord, reader: &Reader) -> String {
    let dated = |key, date: Date| reader.text(&Message::new(key).text("date", &reader.date(date)));
    match module.worth() {
        None | Some(Worth::Good { until: None }) => String::new(),
        Some(Worth::Good { until: Some(until) } | Worth::ToRenew { until }) => reader.date(until),
        Some(Worth::Over { since }) => dated("good-over", since.yesterday().unwrap_or(since)),
        Some(Worth::Revoked) => reader.say("good-revoked-short"),
    }
}

/// "Completed today, it is good until 26 November 2027; it can be renewed from 27 October 2027."
pub(crate) fn would_be_good(
    validity: &Validity,
    previous: Option<Tenure>,
    today: Date,
    reader: &Reader,
) -> Option<String> {
    let term = Term::of(validity, today, previous)?;
    let message = Message::new("good-if-today")
        .text("date", &reader.date(term.end.date()))
        .text("opens", &reader.date(term.opens));
    Some(reader.text(&message))
}

/// "12 months, counted from the day it was completed; renewal from 30 days before"
pub(crate) fn rule(validity: &Validity, reader: &Reader) -> String {
    let key = match validity.anchor {
        Anchor::Completion => "validity-rule-completion",
        Anchor::PreviousEnd => "validity-rule-previous-end",
        Anchor::Yearly { .. } => "validity-rule-yearly",
    };
    let day = match validity.anchor {
        Anchor::Yearly { on, .. } => on.to_string(),
        Anchor::Completion | Anchor::PreviousEnd => String::new(),
    };
    let message = Message::new(key)
        .number("months", u32::from(validity.months.get()))
        .number("days", u32::from(validity.opens_before.get()))
        .text("day", &day);
    reader.text(&message)
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_training::{Days, End, Months, Recall, VersionNumber};

    use super::*;
    use crate::tests::given;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn how_long_it_is_good_is_said_for_every_standing() {
        let reader = given::reader(Language::English);
        let (end, opens) = (End::on(date("2027-11-26")), date("2027-10-27"));
        let a_year = Tenure { term: Some(Term { end, opens }), ..Tenure::default() };
        let recall = Some(Recall {
            by: VersionNumber::new(2),
            from: date("2027-01-01"),
            until: date("2027-01-31"),
        });
        let recalled = Tenure { recall, ..a_year };
        let revoked = Tenure { is_revoked: true, ..a_year };
        for (tenure, today, text) in [
            (Tenure::default(), "2026-11-26", None),
            (
                a_year,
                "2026-11-26",
                Some("Good until 26 November 2027; it can be renewed from 27 October 2027."),
            ),
            (a_year, "2027-11-26", Some("Good until 26 November 2027. Renew it by then.")),
            (a_year, "2027-11-27", Some("It was good until 26 November 2027.")),
            (recalled, "2027-01-02", Some("Good until 31 January 2027. Renew it by then.")),
            (revoked, "2026-11-26", Some("It was revoked.")),
        ] {
            assert_eq!(good_until(&tenure, date(today), &reader).as_deref(), text, "{today}");
        }
    }

    #[test]
    fn what_today_would_be_good_for_is_said_before_the_start() {
        let reader = given::reader(Language::English);
        let days = |it| Days::new(it).expect("few enough");
        let validity = Validity {
            months: Months::new(12).expect("few enough"),
            anchor: Anchor::PreviousEnd,
            opens_before: days(30),
            grace: days(0),
        };
        let previous = Term::of(&validity, date("2025-12-10"), None);
        let previous = Tenure { term: previous, ..Tenure::default() };
        for (previous, text) in [(None, "26 November 2027"), (Some(previous), "10 December 2027")] {
            let said = would_be_good(&validity, previous, date("2026-11-26"), &reader);
            assert!(said.is_some_and(|it| it.contains(text)), "{text}");
        }
    }
}
