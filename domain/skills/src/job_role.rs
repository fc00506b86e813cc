use std::collections::BTreeMap;

use domain_kernel::{Change, Id, Line, Timestamp};
use thiserror::Error;

use crate::{JobRoleCreated, JobRoleDeleted, JobRoleEdited, Level, SkillId};

pub type JobRoleId = Id<JobRole>;
/// Whatever the case, it is one job role's of the company.
pub type JobRoleTitle = Line<200>;

/// What a job takes. It is not the job title of a person, which is a word only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRole {
    pub id: JobRoleId,
    pub settings: JobRoleSettings,
    pub created: Timestamp,
}

/// What its author decides about a job role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleSettings {
    pub title: JobRoleTitle,
    // Invariant: each skill once, each level above none, by skill.
    needs: Vec<Need>,
}

/// Whoever has the job role needs the skill at least this well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    pub skill: SkillId,
    pub level: Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NeedsError {
    #[error("a job role has at most {} skills", JobRoleSettings::MOST_NEEDS)]
    TooMany,
    #[error("name each skill once")]
    Twice,
    #[error("choose a level from 1 to 4")]
    NoLevel,
}

impl JobRole {
    pub fn create(
        id: JobRoleId,
        settings: JobRoleSettings,
        created: Timestamp,
    ) -> (Self, JobRoleCreated) {
        let fact = JobRoleCreated { job_role: id, details: settings.changes_from(None) };
        (Self { id, settings, created }, fact)
    }

    /// `None` when nothing changed.
    pub fn edit(&mut self, settings: JobRoleSettings) -> Option<JobRoleEdited> {
        if self.settings == settings {
            return None;
        }
        let details = settings.changes_from(Some(&self.settings));
        self.settings = settings;
        Some(JobRoleEdited { job_role: self.id, details })
    }

    /// Ends a job role, and with it that so many people have it.
    pub fn delete(&self, n_people: u32) -> JobRoleDeleted {
        JobRoleDeleted { job_role: self.id, title: self.settings.title.clone(), n_people }
    }
}

impl JobRoleSettings {
    pub const MOST_NEEDS: usize = 100;

    pub fn new(title: JobRoleTitle, mut needs: Vec<Need>) -> Result<Self, NeedsError> {
        if Self::MOST_NEEDS < needs.len() {
            return Err(NeedsError::TooMany);
        }
        if needs.iter().any(|it| it.level == Level::NONE) {
            return Err(NeedsError::NoLevel);
        }
        needs.sort_by_key(|it| it.skill);
        match needs.windows(2).any(|it| it[0].skill == it[1].skill) {
            true => Err(NeedsError::Twice),
            false => Ok(Self { title, needs }),
        }
    }

    /// Takes a job role from storage as it is.
    pub fn restore(title: JobRoleTitle, mut needs: Vec<Need>) -> Self {
        needs.sort_by_key(|it| it.skill);
        Self { title, needs }
    }

    /// By skill.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let title = before.map(|it| it.title.as_str().to_owned());
        let renamed = Change::between("title", title, Some(self.title.as_str().to_owned()));
        let then: BTreeMap<_, _> =
            before.into_iter().flat_map(|it| &it.needs).map(|it| (it.skill, it.level)).collect();
        let now: BTreeMap<_, _> = self.needs.iter().map(|it| (it.skill, it.level)).collect();
        let text = |it: (&SkillId, &Level)| format!("{} {}", it.0, it.1.get());
        let is_new = |it: &(&SkillId, &Level)| then.get(it.0) != Some(it.1);
        let is_gone = |it: &(&SkillId, &Level)| now.get(it.0) != Some(it.1);
        let gone = then.iter().filter(is_gone).map(|it| Change::gone("needs", text(it)));
        let new = now.iter().filter(is_new).map(|it| Change::set("needs", text(it)));
        renamed.into_iter().chain(gone).chain(new).collect()
    }
}

/// What somebody of these job roles needs: of each skill the highest level that one of them asks for.
pub fn needed_levels<'a>(
    job_roles: impl IntoIterator<Item = &'a JobRoleSettings>,
) -> BTreeMap<SkillId, Level> {
    let mut needed = BTreeMap::new();
    for need in job_roles.into_iter().flat_map(|it| &it.needs) {
        let level = needed.entry(need.skill).or_insert(need.level);
        *level = need.level.max(*level);
    }
    needed
}

#[cfg(test)]
mod tests {
    use domain_kernel::Fact;
    use uuid::Uuid;

    use super::*;

    fn need(skill: u128, level: u8) -> Need {
        let level = Level::new(level).expect("a level");
        Need { skill: Id::from_uuid(Uuid::from_u128(skill)), level }
    }

    fn settings(needs: &[Need]) -> JobRoleSettings {
        let title = JobRoleTitle::restore("Driver".to_owned());
        JobRoleSettings::new(title, needs.to_vec()).expect("good needs")
    }

    #[test]
    fn a_job_role_needs_each_skill_once_and_above_none() {
        let title = || JobRoleTitle::restore("Driver".to_owned());
        for (needs, error) in [
            (vec![need(1, 2), need(2, 1), need(1, 3)], NeedsError::Twice),
            (vec![need(1, 0)], NeedsError::NoLevel),
            ((0..101).map(|it| need(it, 1)).collect(), NeedsError::TooMany),
        ] {
            assert_eq!(JobRoleSettings::new(title(), needs), Err(error));
        }
    }

    #[test]
    fn somebody_of_two_job_roles_needs_the_higher_level_of_each_skill() {
        let (driver, warden) = (settings(&[need(1, 3), need(2, 1)]), settings(&[need(2, 2)]));
        let needed = needed_levels([&driver, &warden]);
        let needed: Vec<_> = needed.into_values().map(Level::get).collect();
        assert_eq!(needed, [3, 2]);
    }

    #[test]
    fn the_trail_says_which_needs_came_and_went() {
        let id = Id::from_uuid(Uuid::from_u128(9));
        let first = settings(&[need(1, 3), need(2, 1)]);
        let (mut role, _) = JobRole::create(id, first.clone(), Timestamp::from_micros(0));
        assert_eq!(role.edit(first), None);
        let edited = role.edit(settings(&[need(2, 2)])).expect("a change");
        let details = edited.details();
        assert_eq!(details.len(), 3, "{details:?}");
    }
}
