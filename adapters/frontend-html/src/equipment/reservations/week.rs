//! The days of a week, and what is reserved on each.

use application::{
    Message,
    equipment::{CalendarItem, ReservationLine},
};
use domain_equipment::{Period, ReservationState};
use domain_kernel::{Date, PersonId, Timestamp, days_later};
use serde::Serialize;

use crate::reader::Reader;

/// From Monday to Sunday.
pub(super) struct Week {
    pub(super) monday: Date,
    days: Vec<(Date, Period)>,
}

/// What is reserved on one day of an item.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    when: String,
    who: String,
    note: Option<String>,
    is_own: bool,
}

impl Week {
    /// The one in which a day is; the first that there is for days that no calendar has.
    pub(super) fn of(day: Date, reader: &Reader) -> Self {
        let after_monday = i64::from(day.weekday().to_monday_zero_offset());
        let monday = days_later(day, -after_monday).unwrap_or(day);
        let days = (0..7).filter_map(|it| {
            let day = days_later(monday, it)?;
            let (from, to) = (reader.beginning(day)?, reader.beginning(days_later(day, 1)?)?);
            Some((day, Period::restore(from, to)))
        });
        Self { monday, days: days.collect() }
    }

    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        self.days.iter().map(|(day, _)| *day)
    }

    pub(super) fn whole(&self) -> Period {
        let nothing = Timestamp::from_micros(0);
        let from = self.days.first().map_or(nothing, |(_, it)| it.from());
        Period::restore(from, self.days.last().map_or(nothing, |(_, it)| it.to()))
    }

    /// So many weeks later, or before.
    pub(super) fn beside(&self, weeks: i64) -> Option<Date> {
        days_later(self.monday, 7 * weeks).filter(|it| (1990..=2100).contains(&it.year()))
    }

    /// What is reserved of an item, day by day.
    pub(super) fn entries(
        &self,
        item: &CalendarItem,
        (own, now): (Option<PersonId>, Timestamp),
        reader: &Reader,
    ) -> Vec<Vec<Entry>> {
        let on = |day: Period| {
            let all = item.reservations.iter();
            let then = all.filter(move |it| it.reservation.period.overlaps(day));
            then.map(|it| Entry::new(it, day, (own, now), reader)).collect()
        };
        self.days.iter().map(|(_, day)| on(*day)).collect()
    }
}

impl Entry {
    fn new(
        line: &ReservationLine,
        day: Period,
        (own, now): (Option<PersonId>, Timestamp),
        reader: &Reader,
    ) -> Self {
        let reservation = &line.reservation;
        let period = reservation.period;
        let (from, to) = (reader.time(period.from()), reader.time(period.to()));
        let (begins, ends) = (day.from() < period.from(), period.to() < day.to());
        let when = match (begins, ends) {
            (true, true) => Message::new("reservation-day").text("from", &from).text("to", &to),
            (true, false) => Message::new("reservation-day-from").text("from", &from),
            (false, true) => Message::new("reservation-day-until").text("to", &to),
            (false, false) => Message::new("reservation-day-all"),
        };
        let note = match reservation.state {
            ReservationState::Fulfilled { .. } => Some("reservation-taken"),
            _ if reservation.is_no_show(now) => Some("reservation-no-show"),
            _ => None,
        };
        let is_own = own == Some(reservation.person);
        let who = match (&line.person, is_own) {
            (_, true) => reader.say("reservation-yours"),
            (Some(name), false) => name.as_str().to_owned(),
            (None, false) => reader.say("reservation-somebody"),
        };
        Self { when: reader.text(&when), who, note: note.map(|it| reader.say(it)), is_own }
    }
}
