use std::cmp::Ordering;

use application::{
    Page, PageNumber,
    equipment::{
        CodeLine, CustodyLine, EquipmentReads, ExportedItem, HadItem, Holding, InUseLine, ItemLine,
        ItemView, ItemsSortedBy, ListInUse, ListItems, OwnItem, StateFilter,
    },
    identity::Direction,
};
use async_trait::async_trait;
use domain_equipment::{
    CodeHash, Custody, Item, ItemCode, ItemId, ItemPhotoId, ItemState, ItemTag,
};
use domain_identity::PersonName;
use domain_kernel::{CompanyId, Date, Line, LocalDay, Permit, PersonId, StoreError, fold};

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page, skills::of};

#[async_trait]
impl EquipmentReads for MemoryStore {
    async fn items(
        &self,
        permit: &Permit,
        query: &ListItems,
        today: &LocalDay,
    ) -> Result<Page<ItemLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let items = of(&state.equipment.items, company).map(|it| &it.value);
        let items = items.filter(|it| state.is_listed(company, it, query, today));
        let lines = items.map(|it| (state.sort_path(company, it), state.item_line(company, it)));
        let mut lines: Vec<(Option<&str>, ItemLine)> = lines.collect();
        lines.sort_by(|one, two| order(query, one, two));
        Ok(on_page(lines.into_iter().map(|(_, it)| it), query.page))
    }

    async fn exported_items(
        &self,
        permit: &Permit,
        (query, today): (&ListItems, &LocalDay),
        after: Option<&ItemTag>,
        most: u32,
    ) -> Result<Vec<ExportedItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let key = |it: &Item| fold(it.settings.tag.as_str());
        let after = after.map(|it| fold(it.as_str()));
        let items = of(&state.equipment.items, company).map(|it| &it.value);
        let items = items.filter(|it| state.is_listed(company, it, query, today));
        let items = items.filter(|it| after.as_ref().is_none_or(|after| *after < key(it)));
        let mut items: Vec<&Item> = items.collect();
        items.sort_by_key(|it| key(it));
        items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let exported = items.into_iter().map(|it| ExportedItem {
            settings: it.settings.clone(),
            category: state.category_name(company, it),
            location: state.location_path(company, it),
            state: it.state,
            condition: it.condition,
            holding: state.holding(company, it.id),
        });
        Ok(exported.collect())
    }

    async fn item(&self, permit: &Permit, id: ItemId) -> Result<Option<ItemView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let Some(item) = state.equipment.items.get(&(company, id)) else {
            return Ok(None);
        };
        let (version, item) = (item.version, &item.value);
        let codes = state.equipment.codes.iter().filter(|((it, _), _)| *it == company);
        let mut codes = codes.map(|(_, it)| it).filter(|it| it.item == id);
        let code = codes.find(|it| it.number == item.code);
        let code = code.ok_or_else(|| StoreError::corrupt("an item without a code"))?;
        Ok(Some(ItemView {
            id,
            version,
            settings: item.settings.clone(),
            state: item.state,
            condition: item.condition,
            photo: item.photo,
            category: state.category_name(company, item),
            location: state.location_path(company, item),
            created: item.created,
            holding: state.holding(company, id),
            needs: state.needs_of_item(company, id),
            inspection: state.inspection(company, item),
            code: CodeLine { number: code.number, sealed: code.sealed.clone(), since: code.since },
        }))
    }

    async fn item_photo(
        &self,
        permit: &Permit,
        id: ItemId,
    ) -> Result<Option<ItemPhotoId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.equipment.items.get(&(company, id)).and_then(|it| it.value.photo))
    }

    async fn history(
        &self,
        permit: &Permit,
        item: ItemId,
        page: PageNumber,
    ) -> Result<Page<CustodyLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut custodies: Vec<&Custody> = state.equipment.custodies_of(company, item).collect();
        custodies.sort_by_key(|it| std::cmp::Reverse((it.since, it.id)));
        Ok(on_page(custodies.into_iter().map(|it| state.custody_line(company, it)), page))
    }

    async fn had_by(
        &self,
        permit: &Permit,
        holder: PersonId,
        page: PageNumber,
    ) -> Result<Page<HadItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.equipment.custodies.iter().filter(|((it, _), _)| *it == company);
        let mut had: Vec<&Custody> =
            all.map(|(_, it)| it).filter(|it| it.holder == holder).collect();
        had.sort_by_key(|it| std::cmp::Reverse((it.since, it.id)));
        let lines = had.into_iter().filter_map(|it| {
            let settings = &state.equipment.items.get(&(company, it.item))?.value.settings;
            let (tag, name) = (settings.tag.clone(), settings.name.clone());
            Some(HadItem { tag, name, line: state.custody_line(company, it) })
        });
        Ok(on_page(lines.collect::<Vec<_>>().into_iter(), page))
    }

    async fn in_use(
        &self,
        permit: &Permit,
        query: &ListInUse,
        today: Date,
    ) -> Result<Page<InUseLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let team = query.below.map(|it| state.below(company, it));
        let items = of(&state.equipment.items, company).map(|it| &it.value);
        let lines = items.filter_map(|it| {
            let holding = state.holding(company, it.id)?;
            let is_late = holding.due.is_some_and(|it| it < today);
            let is_asked = (is_late || !query.only_overdue)
                && (!holding.is_active || !query.only_inactive)
                && query.holder.is_none_or(|it| it == holding.person)
                && team.as_ref().is_none_or(|it| it.contains(&holding.person));
            let texts =
                [it.settings.tag.as_str(), it.settings.name.as_str(), holding.name.as_str()];
            let is_found = texts.iter().any(|it| fold(it).contains(&searched));
            (is_found && is_asked).then(|| InUseLine {
                item: it.id,
                tag: it.settings.tag.clone(),
                name: it.settings.name.clone(),
                holding,
            })
        });
        let mut lines: Vec<InUseLine> = lines.collect();
        lines.sort_by_key(|it| {
            let due = it.holding.due;
            (due.is_none(), due, it.holding.since, it.item)
        });
        Ok(on_page(lines.into_iter(), query.page))
    }

    async fn of_holder(
        &self,
        permit: &Permit,
        holder: PersonId,
    ) -> Result<Vec<OwnItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let held = state.equipment.open_of(company, holder).into_iter();
        let own = held.filter_map(|open| {
            let settings = &state.equipment.items.get(&(company, open.item))?.value.settings;
            Some(OwnItem {
                item: open.item,
                custody: open.id,
                tag: settings.tag.clone(),
                name: settings.name.clone(),
                model: settings.model.clone(),
                since: open.since,
                due: open.due,
            })
        });
        let mut own: Vec<OwnItem> = own.collect();
        own.sort_by_key(|it| (it.since, it.item));
        Ok(own)
    }

    async fn code(&self, permit: &Permit, hash: CodeHash) -> Result<Option<ItemCode>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().equipment.codes.get(&(company, hash)).cloned())
    }
}

impl State {
    pub(crate) fn person_name(&self, company: CompanyId, person: PersonId) -> PersonName {
        let person = self.identity.people.get(&(company, person));
        let name = person.map(|it| it.value.profile.name.clone());
        name.unwrap_or_else(|| PersonName::restore(String::new()))
    }

    /// How many items somebody has who cannot come in any more.
    pub(crate) fn n_left_behind(&self, company: CompanyId) -> usize {
        let person = |it: &Custody| self.identity.people.get(&(company, it.holder));
        let is_left = |it: &&Custody| person(it).is_some_and(|it| !it.value.state.is_active());
        self.custodies_out(company).filter(is_left).count()
    }

    pub(crate) fn custodies_out(&self, company: CompanyId) -> impl Iterator<Item = &Custody> {
        let all = self.equipment.custodies.iter().filter(move |((it, _), _)| *it == company);
        all.map(|(_, it)| it).filter(|it| it.end.is_none())
    }

    fn custody_line(&self, company: CompanyId, custody: &Custody) -> CustodyLine {
        let name = |it: PersonId| self.person_name(company, it);
        CustodyLine {
            custody: custody.clone(),
            holder: name(custody.holder),
            taken_by: custody.taken.by().map(name),
            ended_by: custody.end.as_ref().and_then(|it| it.how.by()).map(name),
        }
    }

    fn category_name(&self, company: CompanyId, item: &Item) -> Option<String> {
        let category = item.settings.category?;
        let category = self.item_groups.categories.get(&(company, category))?;
        Some(category.value.name.as_str().to_owned())
    }

    fn location_path(&self, company: CompanyId, item: &Item) -> Option<String> {
        let location = item.settings.location?;
        let location = self.item_groups.locations.get(&(company, location))?;
        Some(location.value.path.as_str().to_owned())
    }

    fn sort_path(&self, company: CompanyId, item: &Item) -> Option<&str> {
        let location = item.settings.location?;
        let location = self.item_groups.locations.get(&(company, location))?;
        Some(location.value.sort_path.as_str())
    }

    pub(crate) fn holding(&self, company: CompanyId, item: ItemId) -> Option<Holding> {
        let open = self.equipment.open(company, item)?;
        let person = self.identity.people.get(&(company, open.holder));
        Some(Holding {
            person: open.holder,
            name: self.person_name(company, open.holder),
            is_active: person.is_some_and(|it| it.value.state.is_active()),
            since: open.since,
            due: open.due,
        })
    }

    fn is_listed(
        &self,
        company: CompanyId,
        item: &Item,
        query: &ListItems,
        today: &LocalDay,
    ) -> bool {
        let settings = &item.settings;
        let is_overdue =
            || self.equipment.open(company, item.id).is_some_and(|it| it.is_overdue(today.date));
        let is_asked = match query.state {
            StateFilter::Kept => item.state.retired().is_none(),
            StateFilter::Available => item.state == ItemState::Available,
            StateFilter::Free => {
                item.state == ItemState::Available && !self.is_to_inspect(company, item, today)
            }
            StateFilter::InUse => item.state == ItemState::InUse,
            StateFilter::Overdue => is_overdue(),
            StateFilter::Maintenance => item.state == ItemState::Maintenance,
            StateFilter::Retired => item.state.retired().is_some(),
            StateFilter::InspectionDue => self.is_near_inspection(company, item, today),
        };
        let texts = [
            Some(settings.tag.as_str()),
            Some(settings.name.as_str()),
            settings.model.as_ref().map(Line::as_str),
            settings.serial.as_ref().map(Line::as_str),
        ];
        let searched = fold(query.search.trim());
        is_asked
            && texts.into_iter().flatten().any(|it| fold(it).contains(&searched))
            && (query.category.is_none() || query.category == settings.category)
            && (query.location.is_none() || query.location == settings.location)
    }

    fn item_line(&self, company: CompanyId, item: &Item) -> ItemLine {
        ItemLine {
            id: item.id,
            tag: item.settings.tag.clone(),
            name: item.settings.name.clone(),
            model: item.settings.model.clone(),
            state: item.state,
            location: self.location_path(company, item),
            holding: self.holding(company, item.id),
        }
    }
}

/// Of lines with the path of where each belongs.
fn order(
    query: &ListItems,
    (path_of_one, one): &(Option<&str>, ItemLine),
    (path_of_two, two): &(Option<&str>, ItemLine),
) -> Ordering {
    let name = |it: &ItemLine| (fold(it.name.as_str()), it.id);
    let by = match query.sorted_by {
        ItemsSortedBy::Name => fold(one.name.as_str()).cmp(&fold(two.name.as_str())),
        ItemsSortedBy::Tag => fold(one.tag.as_str()).cmp(&fold(two.tag.as_str())),
        ItemsSortedBy::State => one.state.name().cmp(two.state.name()),
        ItemsSortedBy::Location => {
            // What has none comes last, whichever the direction.
            match (path_of_one, path_of_two) {
                (None, None) => Ordering::Equal,
                (None, Some(_)) => return Ordering::Greater,
                (Some(_), None) => return Ordering::Less,
                (one, two) => one.cmp(two),
            }
        }
    };
    let by_name = name(one).cmp(&name(two));
    match (query.direction, query.sorted_by) {
        (Direction::Ascending, _) => by.then(by_name),
        (_, ItemsSortedBy::Name | ItemsSortedBy::State) => by.then(by_name).reverse(),
        (Direction::Descending, _) => by.reverse().then(by_name),
    }
}
