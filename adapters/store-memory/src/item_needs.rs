use application::equipment::{ItemNeedLine, ItemNeedReads};
use async_trait::async_trait;
use domain_equipment::{CategoryId, ItemId, ItemNeeds, NeededSkillId, Needs, NeedsOf};
use domain_kernel::{CompanyId, Id, Permit, StoreError, fold};
use domain_skills::{Level, SkillId};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[async_trait]
impl ItemNeeds for MemoryTx {
    async fn of(&mut self, of: NeedsOf) -> Result<Needs, StoreError> {
        Ok(self.local.needs_of(self.company()?, of))
    }

    async fn replace(&mut self, of: NeedsOf, needs: &Needs) -> Result<(), StoreError> {
        let (company, needs) = (self.company()?, needs.clone());
        self.write(move |state| {
            state.check_needs(company, of, &needs)?;
            state.item_needs.insert((company, of), needs.clone());
            Ok(())
        })
    }

    async fn n_uses(&mut self, skill: NeededSkillId) -> Result<u32, StoreError> {
        Ok(self.local.n_equipment(self.company()?, Id::from_uuid(skill.uuid())))
    }
}

#[async_trait]
impl ItemNeedReads for MemoryStore {
    async fn item_needs(
        &self,
        permit: &Permit,
        item: ItemId,
    ) -> Result<Vec<ItemNeedLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.needs_of_item(company, item))
    }

    async fn category_needs(
        &self,
        permit: &Permit,
        category: CategoryId,
    ) -> Result<Vec<ItemNeedLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let own = state.needs_of(company, NeedsOf::Category(category));
        Ok(state.need_lines(company, &own, &Needs::default()))
    }
}

impl State {
    pub(crate) fn needs_of_item(&self, company: CompanyId, item: ItemId) -> Vec<ItemNeedLine> {
        let own = self.needs_of(company, NeedsOf::Item(item));
        let found = self.equipment.items.get(&(company, item));
        let category = found.and_then(|it| it.value.settings.category).map(NeedsOf::Category);
        let category = category.map(|it| self.needs_of(company, it)).unwrap_or_default();
        self.need_lines(company, &own, &category)
    }

    fn needs_of(&self, company: CompanyId, of: NeedsOf) -> Needs {
        self.item_needs.get(&(company, of)).cloned().unwrap_or_default()
    }

    fn check_needs(
        &self,
        company: CompanyId,
        of: NeedsOf,
        needs: &Needs,
    ) -> Result<(), StoreError> {
        let is_there = match of {
            NeedsOf::Item(id) => self.equipment.items.contains_key(&(company, id)),
            NeedsOf::Category(id) => self.item_groups.categories.contains_key(&(company, id)),
        };
        let skill = |it: NeededSkillId| (company, Id::from_uuid(it.uuid()));
        let mut skills = needs.iter();
        match is_there && skills.all(|(it, _)| self.skills.skills.contains_key(&skill(it))) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such skill, item or category")),
        }
    }

    /// How many items and categories ask for a skill.
    pub(crate) fn n_equipment(&self, company: CompanyId, skill: SkillId) -> u32 {
        let all = self.item_needs.iter().filter(|((it, _), _)| *it == company);
        let asks = |it: &Needs| it.iter().any(|(it, _)| it.uuid() == skill.uuid());
        u32::try_from(all.filter(|(_, it)| asks(it)).count()).unwrap_or(u32::MAX)
    }

    pub(crate) fn forget_needs(&mut self, company: CompanyId, of: NeedsOf) {
        self.item_needs.remove(&(company, of));
    }

    fn need_lines(&self, company: CompanyId, own: &Needs, category: &Needs) -> Vec<ItemNeedLine> {
        let level = |of: &Needs, skill: NeededSkillId| {
            let level = of.iter().find(|(it, _)| *it == skill).map(|(_, it)| it.get());
            Level::new(level.unwrap_or_default()).unwrap_or_default()
        };
        let together = own.clone().with(category);
        let lines = together.iter().filter_map(|(id, _)| {
            let skill = self.skills.skills.get(&(company, Id::from_uuid(id.uuid())))?;
            Some(ItemNeedLine {
                skill: skill.value.id,
                name: skill.value.settings.name.clone(),
                own: level(own, id),
                of_category: level(category, id),
            })
        });
        let mut lines: Vec<ItemNeedLine> = lines.collect();
        lines.sort_by_key(|it| fold(it.name.as_str()));
        lines
    }
}
