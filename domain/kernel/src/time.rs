use std::time::Duration;

use jiff::tz::AmbiguousOffset;

/// A day of the civil calendar, without a zone. Dates that people type lie between 1990 and 2100
/// (spec: training, T15); whoever reads one from a form checks that.
pub type Date = jiff::civil::Date;

/// A day and a time of day as clocks show them, without a zone.
pub type LocalTime = jiff::civil::DateTime;

/// The rules by which clocks are set somewhere.
pub type Zone = jiff::tz::TimeZone;

/// The day that it is in a zone at a moment; the nearest one that there is for moments that no
/// calendar has.
pub fn date_in(zone: &Zone, at: Timestamp) -> Date {
    zoned(zone, at).date()
}

/// The hour that clocks there show at a moment, from 0 to 23.
pub fn hour_in(zone: &Zone, at: Timestamp) -> i8 {
    zoned(zone, at).hour()
}

/// What clocks there show at a moment, to the microsecond.
pub fn local_in(zone: &Zone, at: Timestamp) -> LocalTime {
    zoned(zone, at).datetime()
}

/// The moment at which clocks there show this time: the earlier one where they show it twice, since
/// they are set back. `None` where they never show it, since they are set forward over it.
pub fn moment_in(zone: &Zone, local: LocalTime) -> Option<Timestamp> {
    let found = zone.to_ambiguous_timestamp(local);
    if matches!(found.offset(), AmbiguousOffset::Gap { .. }) {
        return None;
    }
    Some(Timestamp(found.earlier().ok()?.as_microsecond()))
}

fn zoned(zone: &Zone, at: Timestamp) -> jiff::ZonedDateTime {
    let bound = if at.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_microsecond(at.0).unwrap_or(bound).to_zoned_datetime(zone.clone())
}

/// How many days it is from one date to another; negative if that was before.
pub fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// So many days after a date, or before it. `None` where the calendar ends.
pub fn days_later(date: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// So many months after a date, or before it: on the same day of the month, or on the last one that
/// the month has. `None` where the calendar ends.
pub fn months_later(date: Date, months: i16) -> Option<Date> {
    let span = jiff::Span::new().try_months(months).ok()?;
    date.checked_add(span).ok()
}

/// A day, and by which rules clocks are set where it is that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalDay {
    pub date: Date,
    pub zone: Zone,
}

impl LocalDay {
    /// The day that it is in a zone at a moment.
    pub fn at(zone: &Zone, at: Timestamp) -> Self {
        Self { date: date_in(zone, at), zone: zone.clone() }
    }

    pub fn utc(date: Date) -> Self {
        Self { date, zone: Zone::UTC }
    }

    /// The day that it was there at another moment.
    pub fn date_of(&self, at: Timestamp) -> Date {
        date_in(&self.zone, at)
    }

    /// When some day begins there: at midnight, or at the first moment after it where there is no
    /// midnight.
    pub fn beginning_of(&self, date: Date) -> Timestamp {
        let begins =
            date.to_zoned_datetime(self.zone.clone()).map(|it| it.timestamp().as_microsecond());
        let in_utc = || days_between(Date::constant(1970, 1, 1), date) * 86_400_000_000;
        Timestamp(begins.unwrap_or_else(|_| in_utc()))
    }
}

/// A moment in UTC, as microseconds since 1970-01-01T00:00Z.
///
/// Stores keep exactly this number, because no two databases agree on what a timestamp column can
/// hold: a value read back equals the value written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Any number of microseconds is a moment; a frontend shows those that have a calendar date.
    pub fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub fn micros(self) -> i64 {
        self.0
    }

    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(micros_of(duration)))
    }

    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(micros_of(duration)))
    }

    /// How long after `earlier` this is, or zero if it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

/// The name of a time zone that this program knows the rules of: `Europe/Berlin` (IANA time zone
/// database).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ZoneName(String);

impl ZoneName {
    /// `None` when no zone has this name.
    pub fn parse(name: &str) -> Option<Self> {
        jiff::tz::TimeZone::get(name).ok()?;
        Some(Self(name.to_owned()))
    }

    /// Takes a name from storage, which an older or newer program knew.
    pub fn restore(name: String) -> Self {
        Self(name)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `None` when this program does not know it.
    pub fn zone(&self) -> Option<Zone> {
        Zone::get(&self.0).ok()
    }
}

/// The only way the application learns what time it is.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

fn micros_of(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_the_ends_of_months() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(days_later(date("2028-02-28"), 2), Some(date("2028-03-01")));
        assert_eq!(days_later(date("2026-01-01"), -1), Some(date("2025-12-31")));
        assert_eq!(days_later(Date::MAX, 1), None);
        assert_eq!(days_later(Date::MIN, i64::MAX), None);
    }

    #[test]
    fn days_begin_when_clocks_there_show_midnight_or_what_comes_after_it() {
        let begins = |zone: &str, date: &str| {
            let day = LocalDay::at(&Zone::get(zone).expect("a zone"), Timestamp(0));
            let begins = day.beginning_of(date.parse().expect("a date"));
            assert_eq!(day.date_of(begins).to_string(), date);
            jiff::Timestamp::from_microsecond(begins.0).expect("in the calendar").to_string()
        };
        assert_eq!(begins("Europe/Berlin", "2026-07-01"), "2026-06-30T22:00:00Z");
        assert_eq!(begins("UTC", "2026-07-01"), "2026-07-01T00:00:00Z");
        // Clocks there were set forward at midnight.
        assert_eq!(begins("America/Sao_Paulo", "2018-11-04"), "2018-11-04T03:00:00Z");
        for date in [Date::MIN, Date::MAX] {
            LocalDay::utc(date).beginning_of(date);
        }
    }

    #[test]
    fn a_day_begins_at_midnight_where_one_is() {
        let noon = Timestamp::from_micros(1_795_521_600_000_000);
        let day = |name: &str, at| date_in(&Zone::get(name).expect("a zone"), at).to_string();
        assert_eq!(day("UTC", noon), "2026-11-24");
        assert_eq!(day("Pacific/Auckland", noon), "2026-11-25");
        assert_eq!(day("Pacific/Pago_Pago", noon.minus(Duration::from_hours(12))), "2026-11-23");
        assert_eq!(day("UTC", Timestamp::from_micros(i64::MAX)), "9999-12-30");
        assert_eq!(day("UTC", Timestamp::from_micros(i64::MIN)), "-009999-01-02");
    }

    #[test]
    fn a_local_time_is_a_moment_unless_clocks_never_show_it() {
        let berlin = Zone::get("Europe/Berlin").expect("a zone");
        let moment = |local: &str| moment_in(&berlin, local.parse().expect("a time"));
        let utc = |text: &str| {
            let at: jiff::Timestamp = text.parse().expect("a moment");
            Some(Timestamp::from_micros(at.as_microsecond()))
        };
        for (local, at) in [
            ("2026-03-29T01:59", utc("2026-03-29T00:59Z")),
            ("2026-03-29T02:00", None),
            ("2026-03-29T02:59", None),
            ("2026-03-29T03:00", utc("2026-03-29T01:00Z")),
            ("2026-10-25T01:59", utc("2026-10-24T23:59Z")),
            ("2026-10-25T02:30", utc("2026-10-25T00:30Z")),
            ("2026-10-25T03:00", utc("2026-10-25T02:00Z")),
            ("2026-11-24T13:00", utc("2026-11-24T12:00Z")),
        ] {
            assert_eq!(moment(local), at, "{local}");
        }
        let at = utc("2026-10-25T01:30Z").expect("a moment");
        assert_eq!(local_in(&berlin, at).to_string(), "2026-10-25T02:30:00");
    }

    #[test]
    fn a_zone_is_one_whose_rules_are_known() {
        for (name, is_known) in [
            ("Europe/Berlin", true),
            ("UTC", true),
            ("Europe/Hull", false),
            ("", false),
            ("../etc/passwd", false),
        ] {
            assert_eq!(ZoneName::parse(name).is_some(), is_known, "{name:?}");
        }
    }

    #[test]
    fn time_between_two_moments_is_never_negative() {
        let (earlier, later) = (Timestamp::from_micros(-5), Timestamp::from_micros(7));
        assert_eq!(later.since(earlier), Duration::from_micros(12));
        assert_eq!(earlier.since(later), Duration::ZERO);
        assert_eq!(earlier.plus(Duration::from_micros(12)), later);
        assert_eq!(later.minus(Duration::from_micros(12)), earlier);
    }
}
