use application::{Message, training::Due};
use domain_kernel::Date;
use serde::Serialize;

use crate::reader::Reader;

/// A date that may press, as `components/due.html` draws it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DueText {
    /// "soon" within seven days, "late" after the day, else nothing.
    pub(crate) tone: &'static str,
    pub(crate) text: String,
}

/// From so many days before it on, a date presses.
const SOON: i32 = 7;

impl DueText {
    /// "Due Fri 27 November" or "Was due Mon 23 November".
    pub(crate) fn new(due: Due, today: Date, reader: &Reader) -> Self {
        let Due::On(date) = due else {
            return Self { tone: "", text: reader.say("due-never") };
        };
        let (tone, key) = match days(today, date) {
            ..0 => ("late", "due-was"),
            0..=SOON => ("soon", "due-on"),
            _ => ("", "due-on"),
        };
        let text = Message::new(key).text("date", &reader.day(date));
        Self { tone, text: reader.text(&text) }
    }

    /// "Fri 27 November", or how late it is.
    pub(crate) fn short(due: Due, today: Date, reader: &Reader) -> Option<Self> {
        let Due::On(date) = due else {
            return None;
        };
        let (tone, text) = match days(today, date) {
            ..0 => ("late", reader.until(date, today)),
            0..=SOON => ("soon", reader.day(date)),
            _ => ("", reader.day(date)),
        };
        Some(Self { tone, text })
    }
}

fn days(today: Date, date: Date) -> i32 {
    today.until(date).map_or(0, |it| it.get_days())
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;

    use super::*;
    use crate::tests::given;

    #[test]
    fn a_date_presses_a_week_before_it_and_is_late_after_it() {
        let reader = given::reader(Language::English);
        let date = |day: i8| jiff::civil::date(2026, 11, day);
        for (day, tone, text) in [
            (23, "late", "Was due Mon 23 November"),
            (24, "soon", "Due Tue 24 November"),
            (27, "soon", "Due Fri 27 November"),
        ] {
            let due = DueText::new(Due::On(date(day)), date(24), &reader);
            assert_eq!((due.tone, due.text.as_str()), (tone, text));
        }
        assert_eq!(DueText::new(Due::On(date(30)), date(20), &reader).tone, "");
        assert_eq!(DueText::new(Due::Never, date(20), &reader).text, "No due date");
    }
}
