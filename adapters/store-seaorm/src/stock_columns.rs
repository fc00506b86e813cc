//! Which columns of the grid somebody does not want to see.

use std::collections::BTreeSet;

use application::inventory::HiddenColumns;
use async_trait::async_trait;
use domain_inventory::StockColumn;
use domain_kernel::{Permit, PersonId, Rule, StoreError};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    tables::stock_columns::{ActiveModel, Column, Entity},
};

const FIND: &str = "\
    SELECT c.hidden FROM stock_columns c WHERE c.company_id = $1 AND c.person_id = $2";

#[async_trait]
impl HiddenColumns for SeaStore {
    async fn hidden_columns(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<BTreeSet<StockColumn>, StoreError> {
        let row = self.row(permit, FIND, [person.uuid().into()]).await?;
        let hidden = row.map(|it| it.try_get::<String>("", "hidden").map_err(store_error));
        let hidden = hidden.transpose()?.unwrap_or_default();
        // A column that another version of the program knows is none of ours.
        Ok(hidden.split(',').filter_map(StockColumn::parse).collect())
    }

    async fn hide_columns(
        &self,
        permit: &Permit,
        person: PersonId,
        hidden: &BTreeSet<StockColumn>,
    ) -> Result<(), StoreError> {
        let scope = Scope::of(permit);
        let words: Vec<&str> = hidden.iter().map(|it| it.name()).collect();
        let row = ActiveModel { hidden: Set(words.join(",")), ..ActiveModel::default() };
        let theirs = scope
            .change::<Entity>()?
            .set(row.clone())
            .filter(Column::PersonId.eq(person.uuid()))
            .exec(&self.write)
            .await
            .map_err(store_error)?;
        if 0 < theirs.rows_affected {
            return Ok(());
        }
        let row =
            ActiveModel { company_id: Set(scope.company()?), person_id: Set(person.uuid()), ..row };
        match scope.insert(&self.write, row).await {
            // They have just done so in another window; the next time round it is there.
            Err(StoreError::Duplicate(Rule::StockColumns)) => Err(StoreError::Busy),
            inserted => inserted,
        }
    }
}
