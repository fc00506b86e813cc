//! What happens to ratings, for the audit trail. What was noted about somebody goes beside the chain.

use domain_kernel::{Change, Fact, PersonId};

use crate::{Giver, Grant, Rating, RatingId, RevocationReason, SkillId};

/// Somebody was found to have a skill at a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRated {
    pub rating: Rating,
}

/// That was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRevoked {
    pub rating: RatingId,
    pub person: PersonId,
    pub skill: SkillId,
    pub reason: RevocationReason,
}

/// From now on a module or a course gives a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantAdded {
    pub grant: Grant,
}

/// It does not any more. Who was given it has it still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantRemoved {
    pub grant: Grant,
}

impl Fact for SkillRated {
    fn name(&self) -> &'static str {
        "skills.rated"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.rating.person)
    }

    fn details(&self) -> Vec<Change> {
        let Rating { id, skill, what, .. } = &self.rating;
        let until = what.until.map(|it| Change::set("valid_until", it.to_string()));
        let giver = what.granted.map(|it| it.giver().told());
        let overrides = what.overrides.then(|| Change::set("overrides", "yes"));
        let always = [
            Change::set("rating", id.to_string()),
            Change::set("skill", skill.to_string()),
            Change::set("level", what.level.get().to_string()),
            Change::set("source", what.source.name()),
        ];
        always.into_iter().chain(until).chain(giver).chain(overrides).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let note = self.rating.what.note.as_ref()?;
        Some((self.rating.person, vec![Change::set("note", note.as_str())]))
    }
}

impl Fact for RatingRevoked {
    fn name(&self) -> &'static str {
        "skills.rating_revoked"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("rating", self.rating.to_string()),
            Change::set("skill", self.skill.to_string()),
        ]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let reason = Change::set("reason", self.reason.as_str());
        (!self.reason.as_str().is_empty()).then(|| (self.person, vec![reason]))
    }
}

impl Fact for GrantAdded {
    fn name(&self) -> &'static str {
        "skills.grant_added"
    }

    fn subject(&self) -> String {
        format!("skill:{}", self.grant.skill)
    }

    fn details(&self) -> Vec<Change> {
        vec![self.grant.giver.told(), Change::set("level", self.grant.level.get().to_string())]
    }
}

impl Fact for GrantRemoved {
    fn name(&self) -> &'static str {
        "skills.grant_removed"
    }

    fn subject(&self) -> String {
        format!("skill:{}", self.grant.skill)
    }

    fn details(&self) -> Vec<Change> {
        vec![self.grant.giver.told(), Change::gone("level", self.grant.level.get().to_string())]
    }
}

impl Giver {
    fn told(self) -> Change {
        match self {
            Self::Module(module) => Change::set("module", module.to_string()),
            Self::Course(course) => Change::set("course", course.to_string()),
        }
    }
}
