//! What level somebody has, by the ratings of one skill and the day.

use domain_kernel::{Date, days_later};

use crate::{Level, Rating, RatingSource};

/// How somebody stands with a skill on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillState<'a> {
    pub level: Level,
    /// What says so; nothing where nobody has ever rated.
    pub reason: Option<&'a Rating>,
    /// The last day on which it is so if nothing else happens.
    pub until: Option<Date>,
    pub lapse: Option<Lapse>,
}

/// That the level was higher until something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The last day of the higher one.
    pub last: Date,
    pub level: Level,
}

impl<'a> SkillState<'a> {
    /// Of one person's ratings of one skill, in any order (spec: training-reference, 4.2, "effective
    /// level"). What was taken back by that day is as if it had never been, and what came after it
    /// is not known yet.
    pub fn on(ratings: &'a [Rating], day: Date) -> Self {
        let known: Vec<&Rating> = ratings.iter().filter(|it| it.is_known(day)).collect();
        let reason = reason(&known, day);
        let level = level_of(reason);
        Self {
            level,
            reason,
            until: last_day(&known, day, level),
            lapse: lapse(&known, day, level),
        }
    }

    /// The last day on which the level is that high if nothing else happens, when that is within so
    /// many days.
    pub fn lapses_within(&self, day: Date, n_days: i64) -> Option<Date> {
        let horizon = days_later(day, n_days).unwrap_or(Date::MAX);
        self.until.filter(|it| *it <= horizon)
    }
}

/// The rating that decides. A person's word, whoever's it is, replaces an older one, also downwards;
/// what trainings granted is never lowered by it unless it says so, and never lowers it. One's own
/// word counts where there is nothing else.
fn reason<'a>(known: &[&'a Rating], day: Date) -> Option<&'a Rating> {
    let is_valid = |it: &&Rating| it.on <= day && it.what.until.is_none_or(|until| day <= until);
    let counting = || known.iter().copied().filter(is_valid);
    let found = counting()
        .filter(|it| matches!(it.what.source, RatingSource::Manager | RatingSource::External))
        .max_by_key(|it| it.age());
    let is_overridden =
        |it: &Rating| found.is_some_and(|found| found.what.overrides && it.age() < found.age());
    let granted = counting()
        .filter(|it| it.what.source == RatingSource::Training && !is_overridden(it))
        .max_by_key(|it| (it.what.level, it.what.until.is_none(), it.what.until, it.age()));
    match (found, granted) {
        (Some(found), Some(granted)) if found.what.level < granted.what.level => Some(granted),
        (Some(found), _) => Some(found),
        (None, Some(granted)) => Some(granted),
        (None, None) => {
            counting().filter(|it| it.what.source == RatingSource::Own).max_by_key(|it| it.age())
        }
    }
}

fn level_of(reason: Option<&Rating>) -> Level {
    reason.map_or(Level::NONE, |it| it.what.level)
}

/// The first end from that day on after which the level is lower.
fn last_day(known: &[&Rating], day: Date, level: Level) -> Option<Date> {
    let ends = known.iter().filter_map(|it| it.what.until.filter(|until| day <= *until));
    let falls =
        |end: &Date| days_later(*end, 1).is_some_and(|next| level_of(reason(known, next)) < level);
    ends.filter(falls).min()
}

/// The newest end that made the level fall, unless somebody has said something since, or the level is
/// as high again.
fn lapse(known: &[&Rating], day: Date, now: Level) -> Option<Lapse> {
    let ends = known.iter().filter_map(|it| it.what.until.filter(|until| *until < day));
    let fallen = ends.filter_map(|last| {
        let (before, after) =
            (level_of(reason(known, last)), level_of(reason(known, days_later(last, 1)?)));
        (after < before && now < before).then_some(Lapse { last, level: before })
    });
    let lapse = fallen.max_by_key(|it| it.last)?;
    let is_settled = known.iter().any(|it| {
        lapse.last < it.on
            && matches!(it.what.source, RatingSource::Manager | RatingSource::External)
    });
    (!is_settled).then_some(lapse)
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::{Rated, Revocation, RevocationReason};

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// In the order in which they were written down.
    fn given(ratings: &[(RatingSource, u8, &str, Option<&str>)]) -> Vec<Rating> {
        let ratings = (1..).zip(ratings).map(|(number, (source, level, on, until))| Rating {
            id: Id::from_uuid(Uuid::from_u128(number)),
            person: Id::from_uuid(Uuid::from_u128(1)),
            skill: Id::from_uuid(Uuid::from_u128(2)),
            what: Rated {
                level: Level::new(*level).expect("a level"),
                source: *source,
                by: None,
                until: until.map(date),
                overrides: false,
                note: None,
                granted: None,
            },
            on: date(on),
            recorded: Timestamp::from_micros(i64::try_from(number).expect("few")),
            revoked: None,
        });
        ratings.collect()
    }

    use RatingSource::{External, Manager, Own, Training};

    /// The level, until when, and since when it is lapsed.
    fn on(ratings: &[Rating], day: &str) -> (u8, Option<Date>, Option<Date>) {
        let state = SkillState::on(ratings, date(day));
        (state.level.get(), state.until, state.lapse.map(|it| it.last))
    }

    fn revoked(on: &str) -> Revocation {
        let reason = RevocationReason::restore("Somebody else".to_owned());
        Revocation { on: date(on), by: None, reason }
    }

    #[test]
    fn what_counts_more_decides_and_what_is_newer_of_the_same() {
        let none = given(&[]);
        assert_eq!(on(&none, "2026-11-26"), (0, None, None));
        for (ratings, expected) in [
            (vec![(Own, 3, "2026-01-01", None)], 3),
            (vec![(Manager, 1, "2026-01-01", None), (Own, 3, "2026-02-01", None)], 1),
            (vec![(Manager, 3, "2026-01-01", None), (Manager, 2, "2026-02-01", None)], 2),
            (vec![(External, 3, "2026-01-01", None), (Manager, 2, "2026-02-01", None)], 2),
            (vec![(Manager, 2, "2026-02-01", None), (External, 3, "2026-01-01", None)], 2),
            // Of one day the one that was written down later.
            (vec![(Manager, 3, "2026-01-01", None), (Manager, 2, "2026-01-01", None)], 2),
            // E28: a test never lowers what a manager said, and a manager raises what a test said.
            (vec![(Manager, 3, "2026-01-01", None), (Training, 2, "2026-02-01", None)], 3),
            (vec![(Training, 2, "2026-01-01", None), (Manager, 3, "2026-02-01", None)], 3),
            // Nor does a manager lower a test by the way.
            (vec![(Training, 3, "2026-01-01", None), (Manager, 2, "2026-02-01", None)], 3),
            (vec![(Training, 3, "2026-01-01", None), (Training, 2, "2026-02-01", None)], 3),
            // Not yet.
            (vec![(Manager, 3, "2026-11-27", None), (Own, 1, "2026-01-01", None)], 1),
            (vec![(Manager, 0, "2026-01-01", None), (Own, 4, "2026-02-01", None)], 0),
        ] {
            assert_eq!(on(&given(&ratings), "2026-11-26").0, expected, "{ratings:?}");
        }
    }

    #[test]
    fn a_manager_lowers_a_test_when_they_say_so() {
        let mut ratings = given(&[
            (Training, 3, "2026-01-01", None),
            (Manager, 1, "2026-02-01", None),
            (Training, 2, "2026-03-01", None),
        ]);
        ratings[1].what.overrides = true;
        assert_eq!(on(&ratings, "2026-02-28").0, 1);
        assert_eq!(on(&ratings, "2026-03-01").0, 2, "what is granted after it counts again");

        // Of one day, what was written down before it.
        for (first, second, expected) in [(Training, Manager, 1), (Manager, Training, 3)] {
            let level = |it| if it == Training { 3 } else { 1 };
            let of = |it| (it, level(it), "2026-02-01", None);
            let mut ratings = given(&[of(first), of(second)]);
            for it in &mut ratings {
                it.what.overrides = it.what.source == Manager;
            }
            assert_eq!(on(&ratings, "2026-02-01").0, expected);
        }

        // Nothing is said against a test any more when that ends.
        let mut ratings = given(&[
            (Training, 3, "2026-01-01", None),
            (Manager, 1, "2026-02-01", Some("2026-06-30")),
        ]);
        ratings[1].what.overrides = true;
        assert_eq!(on(&ratings, "2026-06-30"), (1, None, None));
        assert_eq!(on(&ratings, "2026-07-01"), (3, None, None));
    }

    #[test]
    fn what_ends_falls_back_to_what_is_older() {
        let ratings = given(&[
            (Manager, 2, "2026-01-01", None),
            (Training, 3, "2026-02-01", Some("2026-06-30")),
        ]);
        assert_eq!(on(&ratings, "2026-01-31"), (2, None, None));
        assert_eq!(on(&ratings, "2026-06-30"), (3, Some(date("2026-06-30")), None));
        assert_eq!(on(&ratings, "2026-07-01"), (2, None, Some(date("2026-06-30"))));

        let ratings = given(&[(Training, 3, "2026-02-01", Some("2026-06-30"))]);
        assert_eq!(on(&ratings, "2026-07-01"), (0, None, Some(date("2026-06-30"))));
        assert_eq!(on(&ratings, "2026-01-31"), (0, None, None));
    }

    #[test]
    fn it_has_lapsed_until_it_is_as_high_again_or_somebody_says_otherwise() {
        let ended = (Training, 3, "2026-02-01", Some("2026-06-30"));
        for (after, expected) in [
            ((Training, 3, "2026-08-01", None), None),
            ((Training, 2, "2026-08-01", None), Some(date("2026-06-30"))),
            ((Manager, 1, "2026-08-01", None), None),
            ((Own, 2, "2026-08-01", None), Some(date("2026-06-30"))),
        ] {
            let ratings = given(&[ended, after]);
            assert_eq!(on(&ratings, "2026-11-26").2, expected, "{after:?}");
        }
    }

    #[test]
    fn it_lasts_as_long_as_what_follows_is_as_high() {
        let ratings = given(&[
            (Training, 2, "2026-01-01", Some("2026-06-30")),
            (Training, 2, "2026-03-01", Some("2026-09-30")),
            (Manager, 1, "2026-04-01", None),
        ]);
        assert_eq!(on(&ratings, "2026-05-01"), (2, Some(date("2026-09-30")), None));
        assert_eq!(on(&ratings, "2026-10-01"), (1, None, Some(date("2026-09-30"))));
        let state = SkillState::on(&ratings, date("2026-08-01"));
        assert_eq!(state.lapses_within(date("2026-08-01"), 60), Some(date("2026-09-30")));
        assert_eq!(state.lapses_within(date("2026-08-01"), 59), None);
    }

    #[test]
    fn what_was_taken_back_is_as_if_it_had_never_been() {
        let mut ratings = given(&[
            (Manager, 1, "2026-01-01", None),
            (Training, 3, "2026-02-01", Some("2026-06-30")),
        ]);
        ratings[1].revoked = Some(revoked("2026-05-01"));
        assert_eq!(on(&ratings, "2026-04-30").0, 3, "as the past saw it");
        assert_eq!(on(&ratings, "2026-05-01"), (1, None, None));
        assert_eq!(on(&ratings, "2026-11-26"), (1, None, None));

        // Neither does it end anything.
        let mut ratings = given(&[
            (Training, 3, "2026-01-01", Some("2026-06-30")),
            (Manager, 3, "2026-03-01", None),
        ]);
        assert_eq!(on(&ratings, "2026-04-30"), (3, None, None));
        ratings[1].revoked = Some(revoked("2026-08-01"));
        assert_eq!(on(&ratings, "2026-04-30"), (3, None, None), "as was known then");
        assert_eq!(on(&ratings, "2026-08-01"), (0, None, Some(date("2026-06-30"))));
    }
}
