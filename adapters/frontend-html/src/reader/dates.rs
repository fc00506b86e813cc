//! Days and times as people write them. Months are words, so that no one reads 3/4 as April.

use application::Message;
use domain_identity::Language;
use domain_kernel::{Date, LocalTime, Timestamp};
use jiff::civil::Time;

use super::Reader;

const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// As lists have room for them.
const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];
const LONG_WEEKDAYS: [&str; 7] = [
    "weekday-monday-long",
    "weekday-tuesday-long",
    "weekday-wednesday-long",
    "weekday-thursday-long",
    "weekday-friday-long",
    "weekday-saturday-long",
    "weekday-sunday-long",
];

impl Reader {
    /// "27 November 2026"
    pub(crate) fn date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), self.month(date), date.year());
        match self.language {
            Language::English => format!("{day} {month} {year}"),
            Language::German => format!("{day}. {month} {year}"),
        }
    }

    /// "27 Nov 2026": in a narrow column, of a year that may be any.
    pub(crate) fn brief_date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.language {
            Language::English => {
                let month: String = self.month(date).chars().take(3).collect();
                format!("{day:02} {month} {year}")
            }
            Language::German => format!("{day:02}.{month:02}.{year}"),
        }
    }

    /// "27 Nov 26": where there is little room.
    pub(crate) fn short_date(&self, date: Date) -> String {
        let (day, year) = (date.day(), date.year() % 100);
        match self.language {
            Language::English => {
                let month: String = self.month(date).chars().take(3).collect();
                format!("{day} {month} {year:02}")
            }
            Language::German => format!("{day}.{}.{year:02}", date.month()),
        }
    }

    /// "Fri 27 November": a day that is near.
    pub(crate) fn day(&self, date: Date) -> String {
        let (weekday, day, month) = (self.weekday(date), date.day(), self.month(date));
        match self.language {
            Language::English => format!("{weekday} {day} {month}"),
            Language::German => format!("{weekday}, {day}. {month}"),
        }
    }

    /// "Fri 27": a day of a week that is named beside it.
    pub(crate) fn short_day(&self, date: Date) -> String {
        let (weekday, day) = (self.weekday(date), date.day());
        match self.language {
            Language::English => format!("{weekday} {day}"),
            Language::German => format!("{weekday}, {day}."),
        }
    }

    /// "27 November 2026, 14:02", of what clocks show elsewhere.
    pub(crate) fn local_time(&self, local: LocalTime) -> String {
        format!("{}, {}", self.date(local.date()), clock(local.time()))
    }

    /// "Tuesday 24 November": what day it is.
    pub(crate) fn today(&self, now: Timestamp) -> String {
        let Some(date) = self.date_of(now) else {
            return String::new();
        };
        let (weekday, day, month) =
            (self.say(LONG_WEEKDAYS[weekday(date)]), date.day(), self.month(date));
        match self.language {
            Language::English => format!("{weekday} {day} {month}"),
            Language::German => format!("{weekday}, {day}. {month}"),
        }
    }

    /// The key of a greeting that fits the hour.
    pub(crate) fn greeting(&self, now: Timestamp) -> &'static str {
        match self.local(now).map_or(12, |(_, time)| time.hour()) {
            4..12 => "greeting-morning",
            12..18 => "greeting-afternoon",
            _ => "greeting-evening",
        }
    }

    /// "14:02"
    pub(crate) fn time(&self, at: Timestamp) -> String {
        self.local(at).map(|(_, time)| clock(time)).unwrap_or_default()
    }

    /// "27 November 2026, 14:02"
    pub(crate) fn date_time(&self, at: Timestamp) -> String {
        let local = self.local(at);
        local
            .map(|(date, time)| format!("{}, {}", self.date(date), clock(time)))
            .unwrap_or_default()
    }

    /// "14:02", if that is today, else "27 November 2026, 14:02".
    pub(crate) fn soon(&self, at: Timestamp, now: Timestamp) -> String {
        if self.date_of(at) == self.date_of(now) { self.time(at) } else { self.date_time(at) }
    }

    /// "27 November 2026, 14:02:30": where the order of things matters.
    pub(crate) fn moment(&self, at: Timestamp) -> String {
        let local = self.local(at);
        local
            .map(|(date, time)| {
                format!("{}, {}:{:02}", self.date(date), clock(time), time.second())
            })
            .unwrap_or_default()
    }

    /// When a day begins here.
    pub(crate) fn beginning(&self, date: Date) -> Option<Timestamp> {
        let begun = self.zone.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
        Some(Timestamp::from_micros(begun.as_microsecond()))
    }

    /// The day that it was here at this moment.
    pub(crate) fn date_of(&self, at: Timestamp) -> Option<Date> {
        self.local(at).map(|(date, _)| date)
    }

    /// "5 minutes ago", "3 days ago"; after a month the date.
    pub(crate) fn ago(&self, at: Timestamp, now: Timestamp) -> String {
        let seconds = now.since(at).as_secs();
        let whole = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
        let (key, n) = match seconds {
            0..60 => return self.say("ago-now"),
            60..3_600 => ("ago-minutes", whole(seconds / 60)),
            3_600..86_400 => ("ago-hours", whole(seconds / 3_600)),
            86_400..2_592_000 => ("ago-days", whole(seconds / 86_400)),
            _ => return self.date_of(at).map(|it| self.date(it)).unwrap_or_default(),
        };
        self.text(&Message::new(key).number("n", n))
    }

    /// "in 18 days", "today", "9 days late".
    pub(crate) fn until(&self, date: Date, today: Date) -> String {
        let days = today.until(date).map_or(0, |it| it.get_days());
        let n = days.unsigned_abs();
        match days {
            ..0 => self.text(&Message::new("until-late").number("n", n)),
            0 => self.say("until-today"),
            1 => self.say("until-tomorrow"),
            _ => self.text(&Message::new("until-days").number("n", n)),
        }
    }

    /// Nothing for moments that no calendar has.
    fn local(&self, at: Timestamp) -> Option<(Date, Time)> {
        let at = jiff::Timestamp::from_microsecond(at.micros()).ok()?;
        let here = at.to_zoned_datetime(self.zone.clone());
        Some((here.date(), here.time()))
    }

    fn month(&self, date: Date) -> String {
        let month = usize::try_from(date.month()).unwrap_or(1);
        self.say(MONTHS.get(month - 1).copied().unwrap_or_default())
    }

    fn weekday(&self, date: Date) -> String {
        self.say(WEEKDAYS[weekday(date)])
    }
}

/// Monday is 0.
fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default()
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use domain_identity::Language::{English, German};
    use jiff::civil::date;

    use super::*;
    use crate::tests::given;

    /// 27 November 2026, 13:02:30 UTC
    const AT: i64 = 1_795_784_550_000_000;

    #[test]
    fn dates_and_times_are_written_as_the_language_does() {
        let (english, german) = (given::reader(English), given::reader(German));
        let at = Timestamp::from_micros(AT);
        assert_eq!(english.date_time(at), "27 November 2026, 14:02");
        assert_eq!(german.date_time(at), "27. November 2026, 14:02");
        assert_eq!(english.moment(at), "27 November 2026, 14:02:30");
        assert_eq!(english.day(date(2026, 11, 27)), "Fri 27 November");
        assert_eq!(german.day(date(2026, 3, 1)), "So, 1. März");
        assert_eq!(english.short_day(date(2026, 11, 27)), "Fri 27");
        assert_eq!(german.short_day(date(2026, 3, 1)), "So, 1.");
        let local = date(2026, 11, 27).at(9, 5, 0, 0);
        assert_eq!(english.local_time(local), "27 November 2026, 09:05");
        assert_eq!(english.number(1_204), "1,204");
        assert_eq!(german.number(-1_204_000), "\u{2212}1.204.000");
    }

    #[test]
    fn a_day_begins_when_it_does_here() {
        let reader = given::reader(English);
        let hours = |it: Date| reader.beginning(it).map(|it| it.micros() / 3_600_000_000 % 24);
        assert_eq!(hours(date(2026, 11, 27)), Some(23));
        assert_eq!(hours(date(2026, 7, 1)), Some(22));
    }

    #[test]
    fn a_moment_that_no_calendar_has_is_left_out() {
        let reader = given::reader(English);
        for micros in [i64::MIN, i64::MAX] {
            assert_eq!(reader.date_time(Timestamp::from_micros(micros)), "");
        }
    }

    #[test]
    fn what_is_past_is_told_by_its_distance() {
        let (english, german) = (given::reader(English), given::reader(German));
        let now = Timestamp::from_micros(AT);
        let ago = |reader: &Reader, seconds: i64| {
            reader.ago(Timestamp::from_micros(AT - seconds * 1_000_000), now)
        };
        assert_eq!(ago(&english, 5), "just now");
        assert_eq!(ago(&english, 60), "1 minute ago");
        assert_eq!(ago(&english, 7_200), "2 hours ago");
        assert_eq!(ago(&english, 3 * 86_400), "3 days ago");
        assert_eq!(ago(&german, 3 * 86_400), "vor 3 Tagen");
        assert_eq!(ago(&english, 40 * 86_400), "18 October 2026");
    }

    #[test]
    fn what_is_due_is_told_by_its_distance() {
        let reader = given::reader(English);
        let until = |day: i8| reader.until(date(2026, 11, day), date(2026, 11, 20));
        assert_eq!(until(20), "today");
        assert_eq!(until(21), "tomorrow");
        assert_eq!(until(29), "in 9 days");
        assert_eq!(until(19), "1 day late");
        assert_eq!(until(11), "9 days late");
    }
}
