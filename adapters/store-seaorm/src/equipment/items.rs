use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_equipment::{Item, ItemId, ItemTag, Items, SerialNumber};
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, sea_query::SimpleExpr};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaTx,
    rules::{remove_error, store_error},
    stored::{pieces, unsigned},
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

    async fn with_tags(&mut self, tags: &[ItemTag]) -> Result<Vec<Item>, StoreError> {
        let keys = tags.iter().map(|it| fold(it.as_str())).collect();
        self.items_with(Column::SortTag, keys).await
    }

    async fn with_serials(&mut self, serials: &[SerialNumber]) -> Result<Vec<Item>, StoreError> {
        let keys = serials.iter().map(|it| fold(it.as_str())).collect();
        self.items_with(Column::SortSerial, keys).await
    }

    async fn insert(&mut self, item: &Item) -> Result<(), StoreError> {
        let row = rows::item_row(self.scope.company()?, item, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn insert_all(&mut self, items: &[Item]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows = items.iter().map(|it| rows::item_row(company, it, Version::FIRST));
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
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

    async fn remove_all(&mut self, ids: &[ItemId], read: Version) -> Result<(), StoreError> {
        for ids in pieces(ids.iter().map(|it| it.uuid()).collect()) {
            let n_items = ids.len() as u64;
            let removed = self.scope.delete::<Entity>()?.filter(Column::Id.is_in(ids));
            let removed = removed.filter(Column::Version.eq(read.get())).exec(&self.txn).await;
            if removed.map_err(remove_error)?.rows_affected != n_items {
                return Err(StoreError::Stale);
            }
        }
        Ok(())
    }
}

impl SeaTx {
    async fn items_with(
        &mut self,
        column: Column,
        keys: BTreeSet<String>,
    ) -> Result<Vec<Item>, StoreError> {
        let mut found = Vec::new();
        for keys in pieces(keys.into_iter().collect()) {
            let query = self.scope.select::<Entity>()?.filter(column.is_in(keys));
            found.extend(query.all(&self.txn).await.map_err(store_error)?);
        }
        Ok(found.into_iter().map(rows::item).collect::<Result<_, _>>()?)
    }

    async fn item_where(&mut self, is_it: SimpleExpr) -> Result<Option<ItemId>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(is_it);
        let query = query.select_only().column(Column::Id).into_tuple::<Uuid>();
        let id = query.one(&self.txn).await.map_err(store_error)?;
        Ok(id.map(Id::from_uuid))
    }
}
