use async_trait::async_trait;
use domain_equipment::{ItemLocations, Location, LocationId, LocationTree};
use domain_kernel::{StoreError, Version, Versioned};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::group_rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        item_locations::{Column, Entity},
        items,
    },
};

#[async_trait]
impl ItemLocations for SeaTx {
    async fn all(&mut self) -> Result<LocationTree, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let locations = rows.into_iter().map(group_rows::location);
        Ok(LocationTree::new(locations.collect::<Result<Vec<_>, _>>()?))
    }

    async fn is_there(&mut self, id: LocationId) -> Result<bool, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let query = query.select_only().column(Column::Id).into_tuple::<Uuid>();
        let found = query.one(&self.txn).await.map_err(store_error)?;
        Ok(found.is_some())
    }

    async fn n_items(&mut self, id: LocationId) -> Result<u32, StoreError> {
        let items = self.scope.select::<items::Entity>()?;
        let items = items.filter(items::Column::LocationId.eq(id.uuid()));
        let n_items = items.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_items).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, location: &Location) -> Result<(), StoreError> {
        let row = group_rows::location_row(self.scope.company()?, location, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, locations: &[Versioned<Location>]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        for location in locations {
            let (id, read) = (location.value.id.uuid(), location.version);
            let row = group_rows::location_row(company, &location.value, read.next());
            self.scope.update(&self.txn, id, read, row).await?;
        }
        Ok(())
    }

    async fn remove(&mut self, id: LocationId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}
