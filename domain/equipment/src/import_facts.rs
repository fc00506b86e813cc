//! What happens to items many at a time, for the audit trail.

use domain_kernel::{Change, CompanyId, Fact};

use crate::{ImportSize, ItemImportId};

/// Items were made of a table. What each of them is stands in its own entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemsImported {
    pub company: CompanyId,
    pub import: ItemImportId,
    pub size: ImportSize,
}

/// Items of an import were deleted again; `n_kept` of them are not, since something was done with
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemsImportUndone {
    pub import: ItemImportId,
    pub n_items: u32,
    pub n_kept: u32,
}

/// Somebody took away the items of a list, as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemsExported {
    pub company: CompanyId,
    pub n_items: u32,
}

impl Fact for ItemsImported {
    fn name(&self) -> &'static str {
        "equipment.items_imported"
    }

    fn subject(&self) -> String {
        import(self.import)
    }

    fn details(&self) -> Vec<Change> {
        let ImportSize { n_items, n_categories, n_locations } = self.size;
        vec![
            Change::set("n_items", n_items.to_string()),
            Change::set("n_categories", n_categories.to_string()),
            Change::set("n_locations", n_locations.to_string()),
        ]
    }
}

impl Fact for ItemsImportUndone {
    fn name(&self) -> &'static str {
        "equipment.import_undone"
    }

    fn subject(&self) -> String {
        import(self.import)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("n_items", self.n_items.to_string()),
            Change::set("n_kept", self.n_kept.to_string()),
        ]
    }
}

impl Fact for ItemsExported {
    fn name(&self) -> &'static str {
        "equipment.items_exported"
    }

    fn subject(&self) -> String {
        format!("company:{}", self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("n_items", self.n_items.to_string())]
    }
}

fn import(id: ItemImportId) -> String {
    format!("item_import:{id}")
}
