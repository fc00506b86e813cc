use async_trait::async_trait;
use domain_equipment::{ItemId, ItemImport, ItemImportId, ItemName, ItemTag};
use domain_identity::PersonName;
use domain_kernel::{Permit, StoreError};

use crate::{Page, PageNumber};

/// What the screens of imports show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait ItemImportReads: Send + Sync {
    /// The last one first.
    async fn item_imports(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<ItemImportLine>, StoreError>;
    async fn item_import(
        &self,
        permit: &Permit,
        id: ItemImportId,
    ) -> Result<Option<ItemImportLine>, StoreError>;
    /// So many at most of the items with which something was done since they came in, by tag.
    async fn touched_items(
        &self,
        permit: &Permit,
        id: ItemImportId,
        most: u32,
    ) -> Result<Vec<TouchedItem>, StoreError>;
}

/// An import in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemImportLine {
    pub import: ItemImport,
    /// Whose it was, where it was somebody's of the company.
    pub by: Option<PersonName>,
    /// How many of its items are as they came in.
    pub n_untouched: u32,
}

/// An item that stays when its import is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedItem {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
}
