use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use domain_equipment::{
    CodeHash, Custodies, Custody, CustodyId, CustodyReason, Ended, Handover, HandoverId, Item,
    ItemCode, ItemCodes, ItemId, ItemImport, ItemImportId, ItemTag, Items, MissingSkills, NeedsOf,
    SerialNumber, Taken, Waiver,
};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Timestamp, Version, Versioned, fold};

use crate::{
    MemoryTx, State,
    skills::of,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct EquipmentTables {
    pub(crate) items: Table<(CompanyId, ItemId), Item>,
    pub(crate) codes: BTreeMap<(CompanyId, CodeHash), ItemCode>,
    pub(crate) imports: Table<(CompanyId, ItemImportId), ItemImport>,
    pub(crate) import_rows: BTreeMap<(CompanyId, ItemId), ItemImportId>,
    pub(crate) custodies: BTreeMap<(CompanyId, CustodyId), Custody>,
    pub(crate) handovers: BTreeMap<(CompanyId, HandoverId), Handover>,
}

impl EquipmentTables {
    pub(crate) fn custodies_of(
        &self,
        company: CompanyId,
        item: ItemId,
    ) -> impl Iterator<Item = &Custody> {
        let all = self.custodies.iter().filter(move |((it, _), _)| *it == company);
        all.map(|(_, it)| it).filter(move |it| it.item == item)
    }

    pub(crate) fn open(&self, company: CompanyId, item: ItemId) -> Option<&Custody> {
        self.custodies_of(company, item).find(|it| it.end.is_none())
    }

    /// What somebody has, the longest first.
    pub(crate) fn open_of(&self, company: CompanyId, holder: PersonId) -> Vec<Custody> {
        let all = self.custodies.iter().filter(|((it, _), _)| *it == company);
        let own = all.map(|(_, it)| it).filter(|it| it.holder == holder && it.end.is_none());
        let mut own: Vec<Custody> = own.cloned().collect();
        own.sort_by_key(|it| (it.since, it.id));
        own
    }

    fn with_tag(&self, company: CompanyId, tag: &ItemTag) -> Option<ItemId> {
        let folded = fold(tag.as_str());
        let mut all = of(&self.items, company).map(|it| &it.value);
        all.find(|it| fold(it.settings.tag.as_str()) == folded).map(|it| it.id)
    }

    fn with_serial(&self, company: CompanyId, serial: &SerialNumber) -> Option<ItemId> {
        let folded = fold(serial.as_str());
        let has =
            |it: &Item| it.settings.serial.as_ref().is_some_and(|it| fold(it.as_str()) == folded);
        of(&self.items, company).map(|it| &it.value).find(|it| has(it)).map(|it| it.id)
    }

    fn check(&self, company: CompanyId, item: &Item) -> Result<(), StoreError> {
        let other = |holder: Option<ItemId>| holder.is_some_and(|it| it != item.id);
        if other(self.with_tag(company, &item.settings.tag)) {
            return Err(StoreError::Duplicate(Rule::ItemTag));
        }
        let serial = item.settings.serial.as_ref();
        if other(serial.and_then(|it| self.with_serial(company, it))) {
            return Err(StoreError::Duplicate(Rule::SerialNumber));
        }
        Ok(())
    }
}

#[async_trait]
impl Items for MemoryTx {
    async fn find(&mut self, id: ItemId) -> Result<Option<Versioned<Item>>, StoreError> {
        let key = (self.company()?, id);
        Ok(self.local.equipment.items.get(&key).cloned())
    }

    async fn with_tag(&mut self, tag: &ItemTag) -> Result<Option<ItemId>, StoreError> {
        Ok(self.local.equipment.with_tag(self.company()?, tag))
    }

    async fn with_serial(&mut self, serial: &SerialNumber) -> Result<Option<ItemId>, StoreError> {
        Ok(self.local.equipment.with_serial(self.company()?, serial))
    }

    async fn with_tags(&mut self, tags: &[ItemTag]) -> Result<Vec<Item>, StoreError> {
        let keys: BTreeSet<_> = tags.iter().map(|it| fold(it.as_str())).collect();
        let company = self.company()?;
        let items = of(&self.local.equipment.items, company).map(|it| it.value.clone());
        Ok(items.filter(|it| keys.contains(&fold(it.settings.tag.as_str()))).collect())
    }

    async fn with_serials(&mut self, serials: &[SerialNumber]) -> Result<Vec<Item>, StoreError> {
        let keys: BTreeSet<_> = serials.iter().map(|it| fold(it.as_str())).collect();
        let company = self.company()?;
        let items = of(&self.local.equipment.items, company).map(|it| it.value.clone());
        let serial = |it: &Item| it.settings.serial.as_ref().map(|it| fold(it.as_str()));
        Ok(items.filter(|it| serial(it).is_some_and(|it| keys.contains(&it))).collect())
    }

    async fn insert(&mut self, item: &Item) -> Result<(), StoreError> {
        let (company, item) = (self.company()?, item.clone());
        self.write(move |state| {
            state.equipment.check(company, &item)?;
            let key = (company, item.id);
            table::insert(&mut state.equipment.items, key, &item, Rule::ItemId)
        })
    }

    async fn insert_all(&mut self, items: &[Item]) -> Result<(), StoreError> {
        for item in items {
            Items::insert(self, item).await?;
        }
        Ok(())
    }

    async fn update(&mut self, item: &Versioned<Item>) -> Result<(), StoreError> {
        let (company, item) = (self.company()?, item.clone());
        self.write(move |state| {
            state.equipment.check(company, &item.value)?;
            table::update(&mut state.equipment.items, &(company, item.value.id), &item)
        })
    }

    async fn remove(&mut self, id: ItemId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let equipment = &mut state.equipment;
            if equipment.custodies_of(company, id).next().is_some() {
                return Err(StoreError::Stale);
            }
            table::remove(&mut equipment.items, &(company, id), read)?;
            equipment.codes.retain(|(of, _), it| *of != company || it.item != id);
            equipment.import_rows.remove(&(company, id));
            state.forget_needs(company, NeedsOf::Item(id));
            state.reservations.forget_item(company, id);
            state.upkeep.remove_item(company, id);
            Ok(())
        })
    }

    async fn remove_all(&mut self, ids: &[ItemId], read: Version) -> Result<(), StoreError> {
        for id in ids {
            Items::remove(self, *id, read).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl ItemCodes for MemoryTx {
    async fn insert(&mut self, code: &ItemCode) -> Result<(), StoreError> {
        let (company, code) = (self.company()?, code.clone());
        self.write(move |state| {
            let codes = &mut state.equipment.codes;
            let key = (company, code.hash);
            if codes.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::ItemCode));
            }
            codes.insert(key, code.clone());
            Ok(())
        })
    }

    async fn insert_all(&mut self, codes: &[ItemCode]) -> Result<(), StoreError> {
        for code in codes {
            ItemCodes::insert(self, code).await?;
        }
        Ok(())
    }

    async fn retire(&mut self, item: ItemId, at: Timestamp) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let codes = state.equipment.codes.iter_mut();
            let of_item = codes.filter(|((of, _), it)| *of == company && it.item == item);
            for (_, code) in of_item.filter(|(_, it)| it.replaced.is_none()) {
                code.replaced = Some(at);
                code.sealed = None;
            }
            Ok(())
        })
    }
}

#[async_trait]
impl Custodies for MemoryTx {
    async fn open(&mut self, item: ItemId) -> Result<Option<Custody>, StoreError> {
        Ok(self.local.equipment.open(self.company()?, item).cloned())
    }

    async fn n_of(&mut self, item: ItemId) -> Result<u32, StoreError> {
        let n = self.local.equipment.custodies_of(self.company()?, item).count();
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn n_since(&mut self, item: ItemId, since: Timestamp) -> Result<u32, StoreError> {
        let all = self.local.equipment.custodies_of(self.company()?, item);
        let n = all.filter(|it| since <= it.since).count();
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn of_holder(&mut self, holder: PersonId) -> Result<Vec<Custody>, StoreError> {
        Ok(self.local.equipment.open_of(self.company()?, holder))
    }

    async fn insert(&mut self, custody: &Custody) -> Result<(), StoreError> {
        let (company, custody) = (self.company()?, custody.clone());
        self.write(move |state| {
            let key = (company, custody.id);
            if state.equipment.custodies.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::CustodyId));
            }
            if state.equipment.open(company, custody.item).is_some() && custody.end.is_none() {
                return Err(StoreError::Duplicate(Rule::OpenCustody));
            }
            state.equipment.custodies.insert(key, custody.clone());
            Ok(())
        })
    }

    async fn finish(&mut self, custody: &Custody) -> Result<(), StoreError> {
        let (company, custody) = (self.company()?, custody.clone());
        self.write(move |state| {
            let stored = state.equipment.custodies.get_mut(&(company, custody.id));
            let stored = stored.filter(|it| it.end.is_none()).ok_or(StoreError::Stale)?;
            stored.end.clone_from(&custody.end);
            Ok(())
        })
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            forget(state, company, person);
            Ok(())
        })
    }
}

fn forget(state: &mut State, company: CompanyId, person: PersonId) {
    let custodies = state.equipment.custodies.iter_mut();
    let own = custodies.filter(|((of, _), it)| *of == company && it.holder == person);
    for (_, custody) in own {
        let nothing = || CustodyReason::restore(String::new());
        match &mut custody.taken {
            Taken::OnBehalf { reason, .. } | Taken::HandedOver { reason: Some(reason), .. } => {
                *reason = nothing();
            }
            Taken::Waived { reason, waiver, .. } => {
                *reason = nothing();
                let missing = MissingSkills::restore(String::new());
                *waiver = Waiver { missing, reason: nothing() };
            }
            Taken::ByCode | Taken::HandedOver { reason: None, .. } => {}
        }
        let how = custody.end.as_mut().map(|it| &mut it.how);
        if let Some(Ended::ForHolder { reason, .. } | Ended::Maintenance { reason, .. }) = how {
            *reason = nothing();
        }
    }
}
