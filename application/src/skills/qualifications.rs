use async_trait::async_trait;
use domain_kernel::{Date, Permit, PersonId, StoreError, days_later};
use domain_skills::{Level, SkillId, Span};

use super::rating_reads::GrantLine;

/// What says whether somebody may do what needs a skill, such as use a machine.
#[async_trait]
pub trait Qualifications: Send + Sync {
    /// What level a person of the permit's company has in a skill from that day on, in order.
    async fn spans(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
        from: Date,
    ) -> Result<Vec<Span>, StoreError>;
    /// What gives a skill at this level or above, the lowest level first.
    async fn gives(
        &self,
        permit: &Permit,
        skill: SkillId,
        level: Level,
    ) -> Result<Vec<GrantLine>, StoreError>;
}

/// Whether somebody has a skill at a level on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qualification {
    /// `until` is the last day of it if nothing else happens.
    Held { until: Option<Date> },
    Missing {
        /// The level that they have.
        has: Level,
        /// What would give it to them.
        gives: Vec<GrantLine>,
    },
}

impl dyn Qualifications + '_ {
    /// Whether a person has a skill at a level on a day, and if not, what gives it to them.
    pub async fn of(
        &self,
        permit: &Permit,
        person: PersonId,
        (skill, level): (SkillId, Level),
        day: Date,
    ) -> Result<Qualification, StoreError> {
        let spans = self.spans(permit, person, skill, day).await?;
        let now = spans.first().filter(|it| it.from <= day);
        let has = now.map_or(Level::NONE, |it| it.level);
        if has < level {
            let gives = self.gives(permit, skill, level).await?;
            return Ok(Qualification::Missing { has, gives });
        }
        Ok(Qualification::Held { until: last_day(&spans, level).filter(|_| level != Level::NONE) })
    }
}

/// Of spans of which the first is as high.
fn last_day(spans: &[Span], level: Level) -> Option<Date> {
    let mut last = spans.first()?.until;
    for it in spans.iter().skip(1) {
        if it.level < level || days_later(last, 1) != Some(it.from) {
            break;
        }
        last = it.until;
    }
    Some(last).filter(|it| *it != Date::MAX)
}
