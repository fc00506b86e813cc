//! That somebody need not have a skill which their job takes (spec: training-reference, 4.2).

use async_trait::async_trait;
use domain_kernel::{Date, Id, Line, PersonId, StoreError, days_later};
use thiserror::Error;

use crate::{ExemptionEnded, SkillExempted, SkillId};

pub type ExemptionId = Id<Exemption>;

/// Why somebody is exempt; it may say things about the person.
pub type ExemptionReason = Line<500>;

/// On these days it is no gap that somebody does not have a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    pub id: ExemptionId,
    pub person: PersonId,
    pub skill: SkillId,
    pub from: Date,
    /// Its last day; the end of the calendar where nothing ends it. Before its first one it never
    /// was.
    pub until: Date,
    /// Empty of somebody who was erased.
    pub reason: ExemptionReason,
    /// Who says so; nobody, where it was an operator or the command line.
    pub by: Option<PersonId>,
}

/// Why nobody is exempted, or nothing is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ExemptionRefused {
    #[error("an exemption lasts until today or a later day")]
    EndsBefore,
    #[error("this person is exempt already; end that first")]
    Already,
    #[error("this person is not exempt")]
    NotExempt,
}

/// The exemptions of the transaction's company.
#[async_trait]
pub trait Exemptions: Send {
    /// The one of a person from a skill that lasts longest.
    async fn last(
        &mut self,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<Exemption>, StoreError>;
    async fn insert(&mut self, exemption: &Exemption) -> Result<(), StoreError>;
    /// Keeps when it ends.
    async fn update(&mut self, exemption: &Exemption) -> Result<(), StoreError>;
    /// Removes why somebody was exempt.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
}

impl Exemption {
    /// From today on. `last` is the one before, if there was one.
    pub fn begin(
        exemption: Self,
        last: Option<&Self>,
        today: Date,
    ) -> Result<(Self, SkillExempted), ExemptionRefused> {
        if exemption.until < today {
            return Err(ExemptionRefused::EndsBefore);
        }
        if last.is_some_and(|it| it.covers(today)) {
            return Err(ExemptionRefused::Already);
        }
        let exemption = Self { from: today, ..exemption };
        let exempted = SkillExempted { exemption: exemption.clone() };
        Ok((exemption, exempted))
    }

    /// Today they need it again.
    pub fn end(&mut self, today: Date) -> Result<ExemptionEnded, ExemptionRefused> {
        if !self.covers(today) {
            return Err(ExemptionRefused::NotExempt);
        }
        self.until = days_later(today, -1).unwrap_or(today);
        Ok(ExemptionEnded { person: self.person, skill: self.skill })
    }

    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Fact;
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 27);

    fn day(n: i64) -> Date {
        days_later(TODAY, n).expect("a day")
    }

    fn exemption(until: Date) -> Exemption {
        let [id, person, skill] = [1, 2, 3].map(Uuid::from_u128);
        Exemption {
            id: Id::from_uuid(id),
            person: Id::from_uuid(person),
            skill: Id::from_uuid(skill),
            from: TODAY,
            until,
            reason: ExemptionReason::restore("Only drives the tractor".to_owned()),
            by: None,
        }
    }

    #[test]
    fn an_exemption_begins_today_when_there_is_none_and_lasts_a_day_at_least() {
        let over = Exemption { from: day(-9), ..exemption(day(-1)) };
        let lasts = Exemption { from: day(-9), ..exemption(TODAY) };
        for (until, last, refused) in [
            (TODAY, None, None),
            (Date::MAX, Some(&over), None),
            (day(3), Some(&lasts), Some(ExemptionRefused::Already)),
            (day(-1), None, Some(ExemptionRefused::EndsBefore)),
        ] {
            let begun = Exemption::begin(exemption(until), last, TODAY);
            assert_eq!(begun.err(), refused, "{until} after {last:?}");
        }
        let (_, exempted) =
            Exemption::begin(exemption(TODAY), None, TODAY).expect("nothing before");
        assert!(exempted.details().iter().all(|it| it.field != "reason"));
        assert!(exempted.personal().is_some());
    }

    #[test]
    fn an_exemption_covers_its_days_and_ends_before_today_once() {
        let mut it = Exemption { from: day(-2), ..exemption(day(2)) };
        for (n, is_covered) in [(-3, false), (-2, true), (0, true), (2, true), (3, false)] {
            assert_eq!(it.covers(day(n)), is_covered, "{n}");
        }
        assert!(it.end(TODAY).is_ok());
        assert!(!it.covers(TODAY) && it.covers(day(-1)), "what was stays");
        assert_eq!(it.end(TODAY), Err(ExemptionRefused::NotExempt));
        let mut begun = exemption(Date::MAX);
        assert!(begun.end(TODAY).is_ok());
        assert!([-1, 0, 1].into_iter().all(|n| !begun.covers(day(n))), "it never was");
    }
}
