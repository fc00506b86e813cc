use domain_kernel::{Change, Id, Line, Timestamp};

use crate::{LabelId, SkillCreated, SkillDeleted, SkillEdited};

pub type SkillId = Id<Skill>;
/// As a skill is called in every list. Whatever the case, it is one skill's of the company.
pub type SkillName = Line<200>;
/// What somebody of a level can do.
pub type LevelText = Line<500>;

/// Something that people can do more or less well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    pub id: SkillId,
    pub settings: SkillSettings,
    pub created: Timestamp,
}

/// What its author decides about a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillSettings {
    pub name: SkillName,
    pub category: Option<LabelId>,
    /// What each level from 1 on means.
    pub levels: [Option<LevelText>; 4],
    /// Whether somebody has to have it at any time.
    pub is_critical: bool,
}

/// What it takes to make a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSkill {
    pub id: SkillId,
    pub settings: SkillSettings,
}

impl Skill {
    pub fn create(new: NewSkill, created: Timestamp) -> (Self, SkillCreated) {
        let NewSkill { id, settings } = new;
        let fact = SkillCreated { skill: id, details: settings.changes_from(None) };
        (Self { id, settings, created }, fact)
    }

    /// `None` when nothing changed.
    pub fn edit(&mut self, settings: SkillSettings) -> Option<SkillEdited> {
        let details = settings.changes_from(Some(&self.settings));
        let is_same = self.settings == settings;
        self.settings = settings;
        (!is_same).then_some(SkillEdited { skill: self.id, details })
    }

    /// Ends a skill, and with it that so many job roles need it.
    pub fn delete(&self, n_job_roles: u32) -> SkillDeleted {
        SkillDeleted { skill: self.id, name: self.settings.name.clone(), n_job_roles }
    }
}

impl SkillSettings {
    /// What levels mean is long; that it is something else is all that is kept.
    fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let category = |it: &Self| it.category.map(|it| it.to_string());
        let is_rewritten = before.is_some_and(|it| it.levels != self.levels);
        let changes = [
            Change::between(
                "name",
                before.map(|it| it.name.as_str().to_owned()),
                Some(self.name.as_str().to_owned()),
            ),
            Change::between("category", before.and_then(category), category(self)),
            Change::between(
                "critical",
                before.map(|it| it.is_critical.to_string()),
                Some(self.is_critical.to_string()),
            ),
            is_rewritten.then(|| Change::set("content", "rewritten")),
        ];
        changes.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Fact;
    use uuid::Uuid;

    use super::*;

    fn settings(name: &str) -> SkillSettings {
        SkillSettings {
            name: SkillName::restore(name.to_owned()),
            category: None,
            levels: [None, None, None, None],
            is_critical: false,
        }
    }

    #[test]
    fn a_skill_says_what_changed_and_nothing_when_nothing_did() {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let new = NewSkill { id, settings: settings("Forklift") };
        let (mut skill, created) = Skill::create(new, Timestamp::from_micros(0));
        assert_eq!(
            created.details(),
            [Change::set("name", "Forklift"), Change::set("critical", "false")]
        );
        assert_eq!(skill.edit(settings("Forklift")), None);

        let mut rewritten = settings("Fork-lift");
        rewritten.levels[0] = Some(LevelText::restore("Drives with somebody beside".to_owned()));
        let edited = skill.edit(rewritten).expect("a change");
        let renamed = Change::from_to("name", "Forklift", "Fork-lift");
        assert_eq!(edited.details(), [renamed, Change::set("content", "rewritten")]);
        let gone = Change::gone("name", "Fork-lift");
        assert_eq!(skill.delete(2).details(), [gone, Change::gone("n_job_roles", "2")]);
    }
}
