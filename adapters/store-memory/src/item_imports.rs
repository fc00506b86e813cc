use application::{
    Page, PageNumber,
    equipment::{ItemImportLine, ItemImportReads, TouchedItem},
};
use async_trait::async_trait;
use domain_equipment::{Item, ItemImport, ItemImportId, ItemImports};
use domain_kernel::{CompanyId, Permit, Rule, StoreError, Version, Versioned, fold};

use crate::{
    MemoryStore, MemoryTx, State, company_of, onboarding_reads::on_page, skills::of, table,
};

#[async_trait]
impl ItemImports for MemoryTx {
    async fn find(
        &mut self,
        id: ItemImportId,
    ) -> Result<Option<Versioned<ItemImport>>, StoreError> {
        Ok(self.local.equipment.imports.get(&(self.company()?, id)).cloned())
    }

    async fn untouched(&mut self, id: ItemImportId) -> Result<Vec<Item>, StoreError> {
        let company = self.company()?;
        let items =
            self.local.imported(company, id).filter(|it| self.local.is_untouched(company, it));
        Ok(by_tag(items.map(|it| it.value.clone())))
    }

    async fn insert(&mut self, import: &ItemImport, items: &[Item]) -> Result<(), StoreError> {
        let (company, import) = (self.company()?, import.clone());
        let ids: Vec<_> = items.iter().map(|it| it.id).collect();
        self.write(move |state| {
            let equipment = &mut state.equipment;
            let key = (company, import.id);
            table::insert(&mut equipment.imports, key, &import, Rule::ItemImportId)?;
            equipment.import_rows.extend(ids.iter().map(|it| ((company, *it), import.id)));
            Ok(())
        })
    }

    async fn update(&mut self, import: &Versioned<ItemImport>) -> Result<(), StoreError> {
        let (company, import) = (self.company()?, import.clone());
        self.write(move |state| {
            let key = (company, import.value.id);
            table::update(&mut state.equipment.imports, &key, &import)
        })
    }
}

#[async_trait]
impl ItemImportReads for MemoryStore {
    async fn item_imports(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<ItemImportLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut imports: Vec<_> =
            of(&state.equipment.imports, company).map(|it| &it.value).collect();
        imports.sort_by_key(|it| std::cmp::Reverse((it.at, it.id)));
        let lines = imports.into_iter().map(|it| state.import_line(company, it));
        Ok(on_page(lines, page))
    }

    async fn item_import(
        &self,
        permit: &Permit,
        id: ItemImportId,
    ) -> Result<Option<ItemImportLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let import = state.equipment.imports.get(&(company, id));
        Ok(import.map(|it| state.import_line(company, &it.value)))
    }

    async fn touched_items(
        &self,
        permit: &Permit,
        id: ItemImportId,
        most: u32,
    ) -> Result<Vec<TouchedItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let items = state.imported(company, id).filter(|it| !state.is_untouched(company, it));
        let mut items = by_tag(items.map(|it| it.value.clone()));
        items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let touched = items.into_iter().map(|it| TouchedItem {
            id: it.id,
            tag: it.settings.tag,
            name: it.settings.name,
        });
        Ok(touched.collect())
    }
}

impl State {
    fn imported(
        &self,
        company: CompanyId,
        import: ItemImportId,
    ) -> impl Iterator<Item = &Versioned<Item>> {
        let rows = &self.equipment.import_rows;
        let items = of(&self.equipment.items, company);
        items.filter(move |it| rows.get(&(company, it.value.id)) == Some(&import))
    }

    /// Nobody changed it, reserved it or had anything done to it.
    fn is_untouched(&self, company: CompanyId, item: &Versioned<Item>) -> bool {
        let id = item.value.id;
        item.version == Version::FIRST
            && !self.reservations.of(company).any(|it| it.item == id)
            && !self.upkeep.orders(company).any(|it| it.item == id)
    }

    fn import_line(&self, company: CompanyId, import: &ItemImport) -> ItemImportLine {
        let untouched =
            self.imported(company, import.id).filter(|it| self.is_untouched(company, it));
        ItemImportLine {
            import: import.clone(),
            by: import.by.map(|it| self.person_name(company, it)),
            n_untouched: u32::try_from(untouched.count()).unwrap_or(u32::MAX),
        }
    }
}

fn by_tag(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut items: Vec<Item> = items.collect();
    items.sort_by_key(|it| fold(it.settings.tag.as_str()));
    items
}
