use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Timestamp, Version, Versioned};

use crate::{
    Custody, CustodyId, Handover, HandoverId, Item, ItemCode, ItemId, ItemImport, ItemImportId,
    ItemTag, NeededSkillId, Needs, NeedsOf, SerialNumber,
};

/// The items of the transaction's company.
#[async_trait]
pub trait Items: Send {
    async fn find(&mut self, id: ItemId) -> Result<Option<Versioned<Item>>, StoreError>;
    /// The one of this tag, whatever the case.
    async fn with_tag(&mut self, tag: &ItemTag) -> Result<Option<ItemId>, StoreError>;
    /// The one of this serial number, whatever the case.
    async fn with_serial(&mut self, serial: &SerialNumber) -> Result<Option<ItemId>, StoreError>;
    /// Those of these tags, whatever the case, in no order.
    async fn with_tags(&mut self, tags: &[ItemTag]) -> Result<Vec<Item>, StoreError>;
    /// Those of these serial numbers, whatever the case, in no order.
    async fn with_serials(&mut self, serials: &[SerialNumber]) -> Result<Vec<Item>, StoreError>;
    /// Refuses a tag and a serial number that are another item's.
    async fn insert(&mut self, item: &Item) -> Result<(), StoreError>;
    /// Refuses the same of any, and then inserts none.
    async fn insert_all(&mut self, items: &[Item]) -> Result<(), StoreError>;
    /// Refuses the same, and an item that was changed since it was read.
    async fn update(&mut self, item: &Versioned<Item>) -> Result<(), StoreError>;
    /// Removes an item with its codes. Refuses one that was changed since it was read, and one that
    /// somebody has had.
    async fn remove(&mut self, id: ItemId, read: Version) -> Result<(), StoreError>;
    /// The same of many that were all read at this version.
    async fn remove_all(&mut self, ids: &[ItemId], read: Version) -> Result<(), StoreError>;
}

/// What brought many items of the transaction's company in at once.
#[async_trait]
pub trait ItemImports: Send {
    async fn find(&mut self, id: ItemImportId)
    -> Result<Option<Versioned<ItemImport>>, StoreError>;
    /// The items of an import with which nothing was done since, by tag. All are of the first version,
    /// and nobody does anything with them until the transaction ends.
    async fn untouched(&mut self, id: ItemImportId) -> Result<Vec<Item>, StoreError>;
    async fn insert(&mut self, import: &ItemImport, items: &[Item]) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read.
    async fn update(&mut self, import: &Versioned<ItemImport>) -> Result<(), StoreError>;
}

/// The codes that items of the transaction's company have and had.
#[async_trait]
pub trait ItemCodes: Send {
    /// Refuses one that an item of the company has or had.
    async fn insert(&mut self, code: &ItemCode) -> Result<(), StoreError>;
    /// Refuses the same of any, and then inserts none.
    async fn insert_all(&mut self, codes: &[ItemCode]) -> Result<(), StoreError>;
    /// Takes away that the codes of an item open it, and what they are.
    async fn retire(&mut self, item: ItemId, at: Timestamp) -> Result<(), StoreError>;
}

/// Who has and had the items of the transaction's company.
#[async_trait]
pub trait Custodies: Send {
    /// That of whoever has the item now.
    async fn open(&mut self, item: ItemId) -> Result<Option<Custody>, StoreError>;
    async fn n_of(&mut self, item: ItemId) -> Result<u32, StoreError>;
    /// How often somebody has taken the item since then, that moment included.
    async fn n_since(&mut self, item: ItemId, since: Timestamp) -> Result<u32, StoreError>;
    /// What somebody has now, the longest first.
    async fn of_holder(&mut self, holder: PersonId) -> Result<Vec<Custody>, StoreError>;
    /// Refuses one that is open while another one of its item is.
    async fn insert(&mut self, custody: &Custody) -> Result<(), StoreError>;
    /// Keeps its end. Refuses one that has ended meanwhile.
    async fn finish(&mut self, custody: &Custody) -> Result<(), StoreError>;
    /// Removes why somebody was given something or it was taken back.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
}

/// What equipment of the transaction's company asks of whoever has it.
#[async_trait]
pub trait ItemNeeds: Send {
    /// What an item asks for by itself, or what a category does.
    async fn of(&mut self, of: NeedsOf) -> Result<Needs, StoreError>;
    /// Keeps these instead of what it asked for. Refuses a skill that the company does not have.
    async fn replace(&mut self, of: NeedsOf, needs: &Needs) -> Result<(), StoreError>;
    /// How many items and categories ask for a skill.
    async fn n_uses(&mut self, skill: NeededSkillId) -> Result<u32, StoreError>;
}

/// Who asked whom for an item of the transaction's company.
#[async_trait]
pub trait Handovers: Send {
    async fn find(&mut self, id: HandoverId) -> Result<Option<Handover>, StoreError>;
    /// The one of the item that nobody has answered, in time or not.
    async fn open(&mut self, item: ItemId) -> Result<Option<Handover>, StoreError>;
    /// What this person asked last during this custody.
    async fn last_of(
        &mut self,
        custody: CustodyId,
        to: PersonId,
    ) -> Result<Option<Handover>, StoreError>;
    /// Refuses one that is open while another one of its item is.
    async fn insert(&mut self, handover: &Handover) -> Result<(), StoreError>;
    /// Keeps its end. Refuses one that has ended meanwhile.
    async fn finish(&mut self, handover: &Handover) -> Result<(), StoreError>;
}
