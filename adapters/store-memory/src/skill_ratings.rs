use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_kernel::{CompanyId, Date, Id, PersonId, Rule, StoreError};
use domain_skills::{
    Giver, GivingModule, Grant, Granted, Grants, Level, Rating, RatingId, Ratings, Revocation,
    RevocationReason, SkillId,
};

use crate::{MemoryTx, State};

/// What follows from ratings is worked out when it is asked for.
#[derive(Clone, Default)]
pub(crate) struct RatingTables {
    ratings: BTreeMap<(CompanyId, RatingId), Rating>,
    grants: BTreeMap<(CompanyId, SkillId, Giver), Level>,
}

impl RatingTables {
    /// In the order in which they were written down.
    pub(crate) fn of(&self, company: CompanyId, person: PersonId, skill: SkillId) -> Vec<Rating> {
        let all = self.ratings_of(company, person).filter(|it| it.skill == skill);
        let mut all: Vec<Rating> = all.cloned().collect();
        all.sort_by_key(|it| (it.recorded, it.id));
        all
    }

    pub(crate) fn ratings_of(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> impl Iterator<Item = &Rating> {
        let all = self.ratings.iter().filter(move |((of, _), _)| *of == company);
        all.map(|(_, it)| it).filter(move |it| it.person == person)
    }

    /// Whether somebody was ever rated in it.
    pub(crate) fn is_rated(&self, company: CompanyId, skill: SkillId) -> bool {
        self.ratings.iter().any(|((of, _), it)| *of == company && it.skill == skill)
    }

    /// It gives nobody anything any more.
    pub(crate) fn forget_skill(&mut self, company: CompanyId, skill: SkillId) {
        self.grants.retain(|(of, it, _), _| (*of, *it) != (company, skill));
    }
}

impl State {
    /// What gives skills, as far as it is still there.
    pub(crate) fn grants(&self, company: CompanyId) -> impl Iterator<Item = Grant> {
        let all = self.ratings.grants.iter().filter(move |((of, ..), _)| *of == company);
        let all = all.map(|((_, skill, giver), level)| Grant {
            skill: *skill,
            giver: *giver,
            level: *level,
        });
        all.filter(move |it| self.gives(company, it.giver))
    }

    fn gives(&self, company: CompanyId, giver: Giver) -> bool {
        match giver {
            Giver::Module(id) => {
                self.training.modules.contains_key(&(company, Id::from_uuid(id.uuid())))
            }
            Giver::Course(id) => {
                self.courses.courses.contains_key(&(company, Id::from_uuid(id.uuid())))
            }
        }
    }

    fn check_skill(&self, company: CompanyId, skill: SkillId) -> Result<(), StoreError> {
        match self.skills.skills.contains_key(&(company, skill)) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such skill")),
        }
    }
}

#[async_trait]
impl Ratings for MemoryTx {
    async fn find(&mut self, id: RatingId) -> Result<Option<Rating>, StoreError> {
        Ok(self.local.ratings.ratings.get(&(self.company()?, id)).cloned())
    }

    async fn granted(
        &mut self,
        person: PersonId,
        granted: Granted,
    ) -> Result<Vec<Rating>, StoreError> {
        let all = self.local.ratings.ratings_of(self.company()?, person);
        let all = all.filter(|it| it.what.granted == Some(granted) && it.revoked.is_none());
        Ok(all.cloned().collect())
    }

    async fn outlasting(
        &mut self,
        module: GivingModule,
        until: Date,
    ) -> Result<Vec<Rating>, StoreError> {
        let company = self.company()?;
        let all = self.local.ratings.ratings.iter().filter(|((of, _), _)| *of == company);
        let all = all.map(|(_, it)| it).filter(|it| it.revoked.is_none()).filter(|it| {
            let of_module = matches!(it.what.granted, Some(Granted::Module(of, _)) if of == module);
            of_module && it.what.until.is_none_or(|it| it > until)
        });
        Ok(all.cloned().collect())
    }

    async fn of_people(&mut self, people: &[PersonId]) -> Result<Vec<Rating>, StoreError> {
        let company = self.company()?;
        let all = self.local.ratings.ratings.iter().filter(|((of, _), _)| *of == company);
        Ok(all.map(|(_, it)| it).filter(|it| people.contains(&it.person)).cloned().collect())
    }

    async fn is_rated(&mut self, skill: SkillId) -> Result<bool, StoreError> {
        Ok(self.local.ratings.is_rated(self.company()?, skill))
    }

    async fn add_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError> {
        let (company, ratings) = (self.company()?, ratings.to_vec());
        self.write(move |state| {
            for rating in &ratings {
                if !state.skills.skills.contains_key(&(company, rating.skill)) {
                    return Err(StoreError::Stale);
                }
                state.check_person(company, Some(rating.person))?;
                state.check_person(company, rating.what.by)?;
                let key = (company, rating.id);
                if state.ratings.ratings.contains_key(&key) {
                    return Err(StoreError::Duplicate(Rule::RatingId));
                }
                state.ratings.ratings.insert(key, rating.clone());
            }
            Ok(())
        })
    }

    async fn revoke_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError> {
        let (company, ratings) = (self.company()?, ratings.to_vec());
        self.write(move |state| {
            for rating in &ratings {
                let found = state.ratings.ratings.get_mut(&(company, rating.id));
                let found = found.filter(|it| it.revoked.is_none()).ok_or(StoreError::Stale)?;
                found.revoked.clone_from(&rating.revoked);
            }
            Ok(())
        })
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let all = state.ratings.ratings.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, it) in all.filter(|(_, it)| it.person == person) {
                it.what.note = None;
                if let Some(Revocation { reason, .. }) = &mut it.revoked {
                    *reason = RevocationReason::restore(String::new());
                }
            }
            Ok(())
        })
    }
}

#[async_trait]
impl Grants for MemoryTx {
    async fn of_giver(&mut self, giver: Giver) -> Result<Vec<Grant>, StoreError> {
        let all = self.local.grants(self.company()?);
        Ok(all.filter(|it| it.giver == giver).collect())
    }

    async fn find(&mut self, skill: SkillId, giver: Giver) -> Result<Option<Grant>, StoreError> {
        let mut all = self.local.grants(self.company()?);
        Ok(all.find(|it| (it.skill, it.giver) == (skill, giver)))
    }

    async fn insert(&mut self, grant: &Grant) -> Result<(), StoreError> {
        let (company, grant) = (self.company()?, *grant);
        self.write(move |state| {
            state.check_skill(company, grant.skill)?;
            if !state.gives(company, grant.giver) {
                return Err(StoreError::corrupt("this company has no such module or course"));
            }
            let key = (company, grant.skill, grant.giver);
            if state.ratings.grants.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::SkillGrant));
            }
            state.ratings.grants.insert(key, grant.level);
            Ok(())
        })
    }

    async fn remove(&mut self, grant: &Grant) -> Result<(), StoreError> {
        let (company, grant) = (self.company()?, *grant);
        self.write(move |state| {
            let key = (company, grant.skill, grant.giver);
            if state.ratings.grants.get(&key) != Some(&grant.level) {
                return Err(StoreError::Stale);
            }
            state.ratings.grants.remove(&key);
            Ok(())
        })
    }
}
