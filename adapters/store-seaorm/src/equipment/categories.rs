use async_trait::async_trait;
use domain_equipment::{Category, CategoryId, CategoryName, ItemCategories};
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};

use super::group_rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        item_categories::{Column, Entity},
        items,
    },
};

#[async_trait]
impl ItemCategories for SeaTx {
    async fn find(&mut self, id: CategoryId) -> Result<Option<Versioned<Category>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        row.map(group_rows::category).transpose()
    }

    async fn with_name(&mut self, name: &CategoryName) -> Result<Option<CategoryId>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::SortName.eq(fold(name.as_str())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn n_items(&mut self, id: CategoryId) -> Result<u32, StoreError> {
        let items = self.scope.select::<items::Entity>()?;
        let items = items.filter(items::Column::CategoryId.eq(id.uuid()));
        let n_items = items.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_items).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, category: &Category) -> Result<(), StoreError> {
        let row = group_rows::category_row(self.scope.company()?, category, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, category: &Versioned<Category>) -> Result<(), StoreError> {
        let (id, read) = (category.value.id.uuid(), category.version);
        let row = group_rows::category_row(self.scope.company()?, &category.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn remove(&mut self, id: CategoryId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}
