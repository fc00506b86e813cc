use std::collections::BTreeSet;

use domain_kernel::{Change, PersonId};

use crate::{JobRoleId, LabelId, ProfileChanged};

/// What somebody does in the company. Whoever has none has an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub person: PersonId,
    pub settings: ProfileSettings,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileSettings {
    pub grade: Option<LabelId>,
    pub projects: BTreeSet<LabelId>,
    pub job_roles: BTreeSet<JobRoleId>,
}

impl Profile {
    /// Of somebody of whom nothing has been said.
    pub fn blank(person: PersonId) -> Self {
        Self { person, settings: ProfileSettings::default() }
    }

    /// `None` when nothing changed.
    pub fn edit(&mut self, settings: ProfileSettings) -> Option<ProfileChanged> {
        if self.settings == settings {
            return None;
        }
        let details = settings.changes_from(&self.settings);
        self.settings = settings;
        Some(ProfileChanged { person: self.person, details })
    }
}

impl ProfileSettings {
    fn changes_from(&self, before: &Self) -> Vec<Change> {
        let id = |it: Option<LabelId>| it.map(|it| it.to_string());
        let mut changes: Vec<Change> =
            Change::between("grade", id(before.grade), id(self.grade)).into_iter().collect();
        let gone = before.projects.difference(&self.projects);
        changes.extend(gone.map(|it| Change::gone("project", it.to_string())));
        let new = self.projects.difference(&before.projects);
        changes.extend(new.map(|it| Change::set("project", it.to_string())));
        let gone = before.job_roles.difference(&self.job_roles);
        changes.extend(gone.map(|it| Change::gone("job_role", it.to_string())));
        let new = self.job_roles.difference(&before.job_roles);
        changes.extend(new.map(|it| Change::set("job_role", it.to_string())));
        changes
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Fact, Id};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_profile_says_what_came_and_went_and_nothing_when_nothing_did() {
        let mut profile = Profile::blank(Id::from_uuid(Uuid::from_u128(1)));
        assert_eq!(profile.edit(ProfileSettings::default()), None);
        let [grade, project] = [2, 3].map(|it| Id::from_uuid(Uuid::from_u128(it)));
        let settings = ProfileSettings {
            grade: Some(grade),
            projects: [project].into(),
            job_roles: BTreeSet::new(),
        };
        let changed = profile.edit(settings).expect("a change");
        assert_eq!(
            changed.details(),
            [Change::set("grade", grade.to_string()), Change::set("project", project.to_string())]
        );
        let changed = profile.edit(ProfileSettings::default()).expect("a change");
        assert_eq!(changed.details().len(), 2);
    }
}
