use async_trait::async_trait;
use domain_equipment::{Item, ItemId, ItemTag, Items, SerialNumber};
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, sea_query::SimpleExpr};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::unsigned,
    tables::items::{Column, Entity},
};

#[async_trait]
impl Items for SeaTx {
    async fn find(&mut self, id: ItemId) -> Result<Option<Versioned<Item>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let version = unsigned(row.version, Corrupt { table: "items", column: "version" })?;
        Ok(Some(Versioned { value: rows::item(row)?, version: Version::new(version) }))
    }

    async fn with_tag(&mut self, tag: &ItemTag) -> Result<Option<ItemId>, StoreError> {
        self.item_where(Column::SortTag.eq(fold(tag.as_str()))).await
    }

    async fn with_serial(&mut self, serial: &SerialNumber) -> Result<Option<ItemId>, StoreError> {
        self.item_where(Column::SortSerial.eq(fold(serial.as_str()))).await
    }

    async fn insert(&mut self, item: &Item) -> Result<(), StoreError> {
        let row = rows::item_row(self.scope.company()?, item, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, item: &Versioned<Item>) -> Result<(), StoreError> {
        let (id, read) = (item.value.id.uuid(), item.version);
        let row = rows::item_row(self.scope.company()?, &item.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    /// Its codes go by their foreign key.
    async fn remove(&mut self, id: ItemId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}

impl SeaTx {
    async fn item_where(&mut self, is_it: SimpleExpr) -> Result<Option<ItemId>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(is_it);
        let query = query.select_only().column(Column::Id).into_tuple::<Uuid>();
        let id = query.one(&self.txn).await.map_err(store_error)?;
        Ok(id.map(Id::from_uuid))
    }
}
