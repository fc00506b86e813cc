use async_trait::async_trait;
use domain_equipment::{
    CodeHash, CodeNumber, Condition, Custody, CustodyId, ItemCode, ItemId, ItemModel, ItemName,
    ItemPhotoId, ItemSettings, ItemState, ItemTag,
};
use domain_identity::PersonName;
use domain_kernel::{Date, LocalDay, Permit, PersonId, StoreError, Timestamp, Version};

use super::{ItemInspection, ItemNeedLine, ListInUse, ListItems};
use crate::{Page, PageNumber};

/// What the screens of equipment show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait EquipmentReads: Send + Sync {
    /// `today` is the company's, which decides what is overdue.
    async fn items(
        &self,
        permit: &Permit,
        query: &ListItems,
        today: &LocalDay,
    ) -> Result<Page<ItemLine>, StoreError>;
    /// Those of such a list by tag, so many at most after this one.
    async fn exported_items(
        &self,
        permit: &Permit,
        asked: (&ListItems, &LocalDay),
        after: Option<&ItemTag>,
        most: u32,
    ) -> Result<Vec<ExportedItem>, StoreError>;
    async fn item(&self, permit: &Permit, id: ItemId) -> Result<Option<ItemView>, StoreError>;
    /// Nothing where it has none, and where there is no such item.
    async fn item_photo(
        &self,
        permit: &Permit,
        id: ItemId,
    ) -> Result<Option<ItemPhotoId>, StoreError>;
    /// Who has and had an item, the last one first.
    async fn history(
        &self,
        permit: &Permit,
        item: ItemId,
        page: PageNumber,
    ) -> Result<Page<CustodyLine>, StoreError>;
    /// What somebody has and had, the last one first.
    async fn had_by(
        &self,
        permit: &Permit,
        holder: PersonId,
        page: PageNumber,
    ) -> Result<Page<HadItem>, StoreError>;
    /// What is out, by when it is due.
    async fn in_use(
        &self,
        permit: &Permit,
        query: &ListInUse,
        today: Date,
    ) -> Result<Page<InUseLine>, StoreError>;
    /// What somebody has now, the longest first.
    async fn of_holder(
        &self,
        permit: &Permit,
        holder: PersonId,
    ) -> Result<Vec<OwnItem>, StoreError>;
    /// The code that was typed, whichever item's it is.
    async fn code(&self, permit: &Permit, hash: CodeHash) -> Result<Option<ItemCode>, StoreError>;
}

/// An item in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub model: Option<ItemModel>,
    pub state: ItemState,
    /// With those it is in.
    pub location: Option<String>,
    pub holding: Option<Holding>,
}

/// An item as whoever takes a list away gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedItem {
    pub settings: ItemSettings,
    pub category: Option<String>,
    /// With those it is in.
    pub location: Option<String>,
    pub state: ItemState,
    pub condition: Condition,
    pub holding: Option<Holding>,
}

/// Who has something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub person: PersonId,
    pub name: PersonName,
    /// Whether they can come in.
    pub is_active: bool,
    pub since: Timestamp,
    pub due: Option<Date>,
}

/// An item on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    pub id: ItemId,
    pub version: Version,
    pub settings: ItemSettings,
    pub state: ItemState,
    pub condition: Condition,
    pub photo: Option<ItemPhotoId>,
    pub category: Option<String>,
    /// With those it is in.
    pub location: Option<String>,
    pub created: Timestamp,
    pub holding: Option<Holding>,
    /// What it asks of whoever has it, by skill.
    pub needs: Vec<ItemNeedLine>,
    pub code: CodeLine,
    /// Nothing where it is not inspected.
    pub inspection: Option<ItemInspection>,
}

/// What stands on an item's label. `sealed` is the code itself, encrypted, unless it is retired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine {
    pub number: CodeNumber,
    pub sealed: Option<Vec<u8>>,
    pub since: Timestamp,
}

/// One custody of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustodyLine {
    pub custody: Custody,
    pub holder: PersonName,
    /// Who began it for the holder, where somebody did.
    pub taken_by: Option<PersonName>,
    /// Who ended it for the holder, where somebody did.
    pub ended_by: Option<PersonName>,
}

/// One custody of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HadItem {
    pub tag: ItemTag,
    pub name: ItemName,
    pub line: CustodyLine,
}

/// An item that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUseLine {
    pub item: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub holding: Holding,
}

/// An item that its reader has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnItem {
    pub item: ItemId,
    pub custody: CustodyId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub model: Option<ItemModel>,
    pub since: Timestamp,
    pub due: Option<Date>,
}
