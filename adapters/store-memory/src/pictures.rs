use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use application::training::{FoundPicture, OldPictures};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, Rule, StoreError, Timestamp};
use domain_training::{Lesson, ModuleId, ModulePictures, ModuleVersion, Picture, PictureId};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[derive(Clone)]
pub(crate) struct KeptPicture {
    picture: Picture,
    modules: BTreeSet<ModuleId>,
    look: Timestamp,
}

pub(crate) type PictureTables = BTreeMap<(CompanyId, PictureId), KeptPicture>;

#[async_trait]
impl ModulePictures for MemoryTx {
    async fn find(&mut self, id: PictureId) -> Result<Option<Picture>, StoreError> {
        let kept = self.local.pictures.get(&(self.company()?, id));
        Ok(kept.map(|it| it.picture.clone()))
    }

    async fn insert(
        &mut self,
        picture: &Picture,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError> {
        let (company, picture) = (self.company()?, picture.clone());
        self.write(move |state| {
            if !state.training.modules.contains_key(&(company, module)) {
                return Err(StoreError::corrupt("this company has no such module"));
            }
            let key = (company, picture.id);
            if state.pictures.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::PictureId));
            }
            let (picture, modules) = (picture.clone(), BTreeSet::from([module]));
            state.pictures.insert(key, KeptPicture { picture, modules, look });
            Ok(())
        })
    }

    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let ours = state.pictures.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, kept) in ours.filter(|(_, it)| it.modules.contains(&from)) {
                kept.modules.insert(to);
            }
            Ok(())
        })
    }

    async fn is_mentioned(&mut self, id: PictureId) -> Result<bool, StoreError> {
        let company = self.company()?;
        let kept = self.local.pictures.get(&(company, id));
        let modules = kept.map(|it| it.modules.clone()).unwrap_or_default();
        let mention = Picture::mention(id);
        let mut modules = modules.into_iter();
        Ok(modules.any(|it| self.local.says(company, it, &mention)))
    }

    async fn remove(&mut self, id: PictureId) -> Result<bool, StoreError> {
        let company = self.company()?;
        let Some(kept) = self.local.pictures.get(&(company, id)) else {
            return Ok(false);
        };
        let hash = kept.picture.hash;
        self.write(move |state| {
            state.pictures.remove(&(company, id));
            Ok(())
        })?;
        let mut ours = self.local.pictures.iter().filter(|((of, _), _)| *of == company);
        Ok(!ours.any(|(_, it)| it.picture.hash == hash))
    }
}

#[async_trait]
impl OldPictures for MemoryStore {
    async fn old_pictures(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, PictureId)>, StoreError> {
        let state = self.state();
        let old = state.pictures.iter().filter(|(_, it)| it.look <= now);
        let mut old: Vec<_> = old.map(|(key, it)| (it.look, *key)).collect();
        old.sort_unstable();
        old.truncate(most as usize);
        Ok(old.into_iter().map(|(_, key)| key).collect())
    }

    async fn look_again(
        &self,
        permit: &Permit,
        id: PictureId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let company = company_of(permit.realm())?;
        if let Some(kept) = self.state().pictures.get_mut(&(company, id)) {
            kept.look = at;
        }
        Ok(())
    }
}

impl State {
    pub(crate) fn picture(&self, company: CompanyId, id: PictureId) -> Option<FoundPicture> {
        let kept = self.pictures.get(&(company, id))?;
        let is_there = |it: &&ModuleId| self.training.modules.contains_key(&(company, **it));
        let modules = kept.modules.iter().filter(is_there).copied().collect();
        Some(FoundPicture { picture: kept.picture.clone(), modules })
    }

    /// Those added last first.
    pub(crate) fn pictures_of(&self, company: CompanyId, module: ModuleId) -> Vec<Picture> {
        let ours = self.pictures.iter().filter(|((of, _), _)| *of == company);
        let own = ours.filter(|(_, it)| it.modules.contains(&module));
        let mut own: Vec<Picture> = own.map(|(_, it)| it.picture.clone()).collect();
        own.sort_by_key(|it| Reverse((it.added, it.id)));
        own
    }

    /// Whether what is written or was ever published of a module says this.
    pub(crate) fn says(&self, company: CompanyId, module: ModuleId, mention: &str) -> bool {
        let draft = self.training.modules.get(&(company, module)).and_then(|it| it.value.draft());
        let versions = self.training.versions_of(company, module).map(ModuleVersion::lesson);
        // Its whole text is easiest to look through as it is written out for a programmer.
        let says = |it: &Lesson| format!("{it:?}").contains(mention);
        draft.into_iter().chain(versions).any(says)
    }
}
