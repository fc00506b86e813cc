use async_trait::async_trait;
use domain_kernel::{Date, Permit, PersonId, StoreError, days_later};
use domain_skills::{Level, Need, SkillId, Span};

use super::gap_reads::Closing;

/// What says whether somebody may do what needs skills, such as use a machine.
#[async_trait]
pub trait Qualifications: Send + Sync {
    /// What level a person of the permit's company has in these skills from that day on; those of a
    /// skill in order.
    async fn spans(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
        from: Date,
    ) -> Result<Vec<(SkillId, Span)>, StoreError>;
    /// What would give a person each of these skills well enough on that day; those of a skill by
    /// level, the lowest first: modules that are offered, and courses that are not over.
    async fn closings(
        &self,
        permit: &Permit,
        person: PersonId,
        needs: &[Need],
        day: Date,
    ) -> Result<Vec<(SkillId, Closing)>, StoreError>;
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
        gives: Vec<Closing>,
    },
}

impl dyn Qualifications + '_ {
    /// Whether a person has each of these skills well enough on a day, and of those that they have
    /// not, what gives it to them; in the same order.
    pub async fn of(
        &self,
        permit: &Permit,
        person: PersonId,
        needs: &[Need],
        day: Date,
    ) -> Result<Vec<Qualification>, StoreError> {
        let skills: Vec<SkillId> = needs.iter().map(|it| it.skill).collect();
        let spans = self.spans(permit, person, &skills, day).await?;
        let stands = needs.iter().map(|need| {
            let of_skill = spans.iter().filter(|(it, _)| *it == need.skill).map(|(_, it)| *it);
            Qualification::on(day, need.level, &of_skill.collect::<Vec<Span>>())
        });
        let mut stands: Vec<Qualification> = stands.collect();
        let missing = needs.iter().zip(&stands).filter(|(_, it)| it.is_missing());
        let missing: Vec<Need> = missing.map(|(need, _)| *need).collect();
        if missing.is_empty() {
            return Ok(stands);
        }
        let closings = self.closings(permit, person, &missing, day).await?;
        for (need, stands) in needs.iter().zip(&mut stands) {
            if let Qualification::Missing { gives, .. } = stands {
                let of_skill = closings.iter().filter(|(skill, _)| *skill == need.skill);
                gives.extend(of_skill.map(|(_, it)| it.clone()));
            }
        }
        Ok(stands)
    }
}

impl Qualification {
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }

    /// By what is so of one skill from that day on, without what gives it.
    fn on(day: Date, level: Level, spans: &[Span]) -> Self {
        let now = spans.first().filter(|it| it.from <= day);
        let has = now.map_or(Level::NONE, |it| it.level);
        if has < level {
            return Self::Missing { has, gives: Vec::new() };
        }
        Self::Held { until: last_day(spans, level).filter(|_| level != Level::NONE) }
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
