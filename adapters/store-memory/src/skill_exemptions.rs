use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_kernel::{CompanyId, Date, Line, PersonId, StoreError};
use domain_skills::{Exemption, ExemptionId, Exemptions, SkillId};

use crate::{MemoryTx, State};

#[derive(Clone, Default)]
pub(crate) struct ExemptionTable(BTreeMap<(CompanyId, ExemptionId), Exemption>);

impl ExemptionTable {
    /// The one of a person from a skill that lasts longest.
    pub(crate) fn last(
        &self,
        company: CompanyId,
        person: PersonId,
        skill: SkillId,
    ) -> Option<&Exemption> {
        self.of(company, person, skill).max_by_key(|it| (it.until, it.id))
    }

    /// As they began.
    pub(crate) fn of_person(&self, company: CompanyId, person: PersonId) -> Vec<&Exemption> {
        let all = self.0.iter().filter(|((of, _), it)| (*of, it.person) == (company, person));
        let mut all: Vec<&Exemption> = all.map(|(_, it)| it).collect();
        all.sort_by_key(|it| (it.from, it.id));
        all
    }

    /// Whether somebody need not have a skill on a day.
    pub(crate) fn is_exempt(
        &self,
        company: CompanyId,
        person: PersonId,
        skill: SkillId,
        day: Date,
    ) -> bool {
        self.of(company, person, skill).any(|it| it.covers(day))
    }

    fn of(
        &self,
        company: CompanyId,
        person: PersonId,
        skill: SkillId,
    ) -> impl Iterator<Item = &Exemption> {
        let all = self.0.iter().filter(move |((of, _), _)| *of == company);
        all.map(|(_, it)| it).filter(move |it| (it.person, it.skill) == (person, skill))
    }

    /// Nobody was exempt from what is no skill any more.
    pub(crate) fn forget_skill(&mut self, company: CompanyId, skill: SkillId) {
        self.0.retain(|(of, _), it| (*of, it.skill) != (company, skill));
    }
}

#[async_trait]
impl Exemptions for MemoryTx {
    async fn last(
        &mut self,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<Exemption>, StoreError> {
        Ok(self.local.exemptions.last(self.company()?, person, skill).cloned())
    }

    async fn insert(&mut self, exemption: &Exemption) -> Result<(), StoreError> {
        let (company, exemption) = (self.company()?, exemption.clone());
        self.write(move |state| {
            state.check_exemption(company, &exemption)?;
            state.exemptions.0.insert((company, exemption.id), exemption.clone());
            Ok(())
        })
    }

    async fn update(&mut self, exemption: &Exemption) -> Result<(), StoreError> {
        let (company, exemption) = (self.company()?, exemption.clone());
        self.write(move |state| {
            if let Some(found) = state.exemptions.0.get_mut(&(company, exemption.id)) {
                found.until = exemption.until;
            }
            Ok(())
        })
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let all = state.exemptions.0.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, it) in all.filter(|(_, it)| it.person == person) {
                it.reason = Line::restore(String::new());
            }
            Ok(())
        })
    }
}

impl State {
    fn check_exemption(&self, company: CompanyId, it: &Exemption) -> Result<(), StoreError> {
        self.check_person(company, Some(it.person))?;
        self.check_person(company, it.by)?;
        match self.skills.skills.contains_key(&(company, it.skill)) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such skill")),
        }
    }
}
