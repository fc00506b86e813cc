//! What happens to exemptions, for the audit trail. Why somebody is exempt goes beside the chain.

use domain_kernel::{Change, Date, Fact, PersonId};

use crate::{Exemption, SkillId};

/// Somebody need not have a skill from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillExempted {
    pub exemption: Exemption,
}

/// They need it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExemptionEnded {
    pub person: PersonId,
    pub skill: SkillId,
}

impl Fact for SkillExempted {
    fn name(&self) -> &'static str {
        "skills.exempted"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.exemption.person)
    }

    fn details(&self) -> Vec<Change> {
        let Exemption { skill, until, .. } = &self.exemption;
        let until = (*until < Date::MAX).then(|| Change::set("valid_until", until.to_string()));
        [Change::set("skill", skill.to_string())].into_iter().chain(until).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let reason = Change::set("reason", self.exemption.reason.as_str());
        Some((self.exemption.person, vec![reason]))
    }
}

impl Fact for ExemptionEnded {
    fn name(&self) -> &'static str {
        "skills.exemption_ended"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("skill", self.skill.to_string())]
    }
}
