//! What level somebody has on which days, so that a store can answer for many people at once.

use std::collections::BTreeSet;

use domain_kernel::{Date, days_later};

use crate::{Lapse, Level, Rating, RatingId, RatingSource, SkillState};

/// Days on which the same is so of a skill of a person. On days that are in no span nobody has said
/// anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Date,
    /// Its last day; the end of the calendar where nothing ends it.
    pub until: Date,
    pub level: Level,
    /// The last day of a level as high as this if nothing else happens, as was known in this span.
    pub falls_on: Option<Date>,
    pub lapse: Option<Lapse>,
    /// What says so; nothing where everything has ended.
    pub reason: Option<(RatingId, RatingSource)>,
}

/// How it is on every day, by one person's ratings of one skill: for each day the same as
/// [`SkillState::on`], and in order.
pub fn spans(ratings: &[Rating]) -> Vec<Span> {
    let mut days = BTreeSet::new();
    for it in ratings {
        days.insert(it.on);
        days.extend(it.what.until.and_then(|it| days_later(it, 1)));
        days.extend(it.revoked.as_ref().map(|it| it.on));
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut next = days.iter().skip(1);
    for from in &days {
        let until = next.next().and_then(|it| days_later(*it, -1)).unwrap_or(Date::MAX);
        let Some(span) = Span::of(&SkillState::on(ratings, *from), *from, until) else { continue };
        match spans.last_mut().filter(|it| it.goes_on(&span)) {
            Some(last) => last.until = until,
            None => spans.push(span),
        }
    }
    spans
}

impl Span {
    fn of(state: &SkillState<'_>, from: Date, until: Date) -> Option<Self> {
        let span = Self {
            from,
            until,
            level: state.level,
            falls_on: state.until,
            lapse: state.lapse,
            reason: state.reason.map(|it| (it.id, it.what.source)),
        };
        (span.reason.is_some() || span.lapse.is_some()).then_some(span)
    }

    /// Whether the other one says the same of the days that follow.
    fn goes_on(&self, next: &Self) -> bool {
        let same = Self { from: next.from, until: next.until, ..*self };
        days_later(self.until, 1) == Some(next.from) && same == *next
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Timestamp};
    use proptest::{collection::vec, option, prelude::*};
    use uuid::Uuid;

    use super::*;
    use crate::{Rated, Revocation, RevocationReason};

    const FIRST: Date = Date::constant(2026, 1, 1);

    fn day(n: i64) -> Date {
        days_later(FIRST, n).expect("a day")
    }

    prop_compose! {
        fn a_rating()(
            level in 0_u8..5, source in 0_usize..4, on in 0_i64..12, length in option::of(0_i64..12),
            revoked in option::of(0_i64..20), overrides in any::<bool>(), recorded in 0_i64..5,
            id in any::<u128>(),
        ) -> Rating {
            let reason = RevocationReason::restore("Somebody else".to_owned());
            Rating {
                id: Id::from_uuid(Uuid::from_u128(id)),
                person: Id::from_uuid(Uuid::from_u128(1)),
                skill: Id::from_uuid(Uuid::from_u128(2)),
                what: Rated {
                    level: Level::new(level).expect("a level"),
                    source: RatingSource::ALL[source],
                    by: None,
                    until: length.map(|it| day(on + it)),
                    overrides,
                    note: None,
                    granted: None,
                },
                on: day(on),
                recorded: Timestamp::from_micros(recorded),
                revoked: revoked.map(|it| Revocation { on: day(it), by: None, reason }),
            }
        }
    }

    proptest! {
        /// Of nothing but the ratings and the day: not of their order, nor of what came later.
        #[test]
        fn the_level_is_a_function_of_the_ratings_and_the_day(
            ratings in vec(a_rating(), 0..7), turn in any::<prop::sample::Index>()
        ) {
            let spans = spans(&ratings);
            let mut turned = ratings.clone();
            turned.rotate_left(turn.index(ratings.len().max(1)));
            turned.reverse();
            prop_assert_eq!(&spans, &super::spans(&turned));
            for n in -1..40 {
                let state = SkillState::on(&ratings, day(n));
                let span = spans.iter().find(|it| it.from <= day(n) && day(n) <= it.until);
                let told = Span::of(&state, day(n), day(n));
                let same = span.map(|it| Span { from: day(n), until: day(n), ..*it });
                prop_assert_eq!(same, told, "on {}", day(n));

                let earlier = ratings.iter().filter(|it| it.on <= day(n)).cloned();
                let earlier: Vec<_> = earlier.collect();
                prop_assert_eq!(state, SkillState::on(&earlier, day(n)));
            }
        }

        #[test]
        fn spans_follow_one_another(ratings in vec(a_rating(), 0..7)) {
            let spans = spans(&ratings);
            prop_assert!(spans.iter().all(|it| it.from <= it.until));
            prop_assert!(spans.windows(2).all(|it| it[0].until < it[1].from));
            prop_assert!(spans.windows(2).all(|it| !it[0].goes_on(&it[1])));
        }

        /// A training never lowers anybody.
        #[test]
        fn what_a_training_grants_never_lowers(ratings in vec(a_rating(), 1..7), n in 0_i64..40) {
            let without: Vec<_> = ratings
                .iter()
                .filter(|it| it.what.source != RatingSource::Training)
                .cloned()
                .collect();
            let before = SkillState::on(&without, day(n));
            if before.reason.is_some_and(|it| it.what.source != RatingSource::Own) {
                prop_assert!(before.level <= SkillState::on(&ratings, day(n)).level);
            }
        }
    }

    #[test]
    fn what_nobody_ever_said_has_no_span() {
        assert_eq!(spans(&[]), []);
    }
}
