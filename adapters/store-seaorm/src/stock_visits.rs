//! When somebody came to look at stock.

use application::inventory::StockVisits;
use async_trait::async_trait;
use domain_inventory::StockVisit;
use domain_kernel::{Permit, PersonId, Rule, StoreError, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    tables::stock_visits::{ActiveModel, Column, Entity},
};

#[async_trait]
impl StockVisits for SeaStore {
    async fn begin_visit(
        &self,
        permit: &Permit,
        person: PersonId,
        visit: StockVisit,
    ) -> Result<bool, StoreError> {
        let scope = Scope::of(permit);
        let row = ActiveModel {
            began_at: Set(visit.began_at.micros()),
            before_at: Set(visit.before.map(Timestamp::micros)),
            ..ActiveModel::default()
        };
        if let Some(before) = visit.before {
            let theirs = scope
                .change::<Entity>()?
                .set(row)
                .filter(Column::PersonId.eq(person.uuid()))
                .filter(Column::BeganAt.eq(before.micros()))
                .exec(&self.write)
                .await
                .map_err(store_error)?;
            return Ok(theirs.rows_affected == 1);
        }
        let row =
            ActiveModel { company_id: Set(scope.company()?), person_id: Set(person.uuid()), ..row };
        match scope.insert(&self.write, row).await {
            Err(StoreError::Duplicate(Rule::StockVisit)) => Ok(false),
            inserted => inserted.map(|()| true),
        }
    }
}
