use async_trait::async_trait;
use domain_inventory::{Connector, Connectors, GenerationNumber};
use domain_kernel::{StoreError, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, sea_query::Expr};

use super::{
    connector_rows::{settings_row, to_domain},
    timeline::state,
};
use crate::{
    SeaTx,
    rules::store_error,
    stored::signed,
    tables::{
        stock_connectors::{ActiveModel, Column, Entity},
        stock_generations, stock_loads, stock_numbers,
    },
};

#[async_trait]
impl Connectors for SeaTx {
    async fn find(&mut self) -> Result<Option<Versioned<Connector>>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| to_domain(&it)).transpose()?)
    }

    async fn insert(&mut self, connector: &Connector) -> Result<(), StoreError> {
        let before = self.scope.select::<stock_numbers::Entity>()?;
        let before = before.one(&self.txn).await.map_err(store_error)?;
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            version: Set(signed(Version::FIRST.get())),
            last_number: Set(before.map_or(0, |it| it.last_number)),
            current_number: Set(None),
            held_number: Set(None),
            ..settings_row(connector)?
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError> {
        let version = Set(signed(connector.version.next().get()));
        let row = ActiveModel { version, ..settings_row(&connector.value)? };
        let company = self.scope.company()?;
        self.scope.update(&self.txn, company, connector.version, row).await?;
        let dropped = self.scope.change::<stock_loads::Entity>()?;
        let dropped = dropped
            .col_expr(stock_loads::Column::State, state::DROPPED.into())
            .filter(stock_loads::Column::State.eq(state::UNDER_WAY));
        dropped.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn remove(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let query = self.scope.select::<Entity>()?;
        let row = query.one(&self.txn).await.map_err(store_error)?.ok_or(StoreError::Stale)?;
        self.scope.remove::<Entity>(&self.txn, company, connector.version).await?;
        let numbers = self.scope.delete::<stock_numbers::Entity>()?;
        numbers.exec(&self.txn).await.map_err(store_error)?;
        let last = stock_numbers::ActiveModel {
            company_id: Set(company),
            last_number: Set(row.last_number),
        };
        self.scope.insert(&self.txn, last).await
    }

    async fn show_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError> {
        let change = self.scope.change::<Entity>()?;
        let change = change
            .col_expr(Column::CurrentNumber, number.0.into())
            .col_expr(Column::HeldNumber, Expr::value(None::<i64>))
            .filter(Column::HeldNumber.eq(number.0));
        let changed = change.exec(&self.txn).await.map_err(store_error)?;
        if changed.rows_affected != 1 {
            return Ok(false);
        }
        let shown = self.scope.change::<stock_generations::Entity>()?;
        let shown = shown
            .col_expr(stock_generations::Column::IsShown, true.into())
            .filter(stock_generations::Column::Number.eq(number.0));
        shown.exec(&self.txn).await.map_err(store_error)?;
        self.say_of_load(number, state::LOADED).await?;
        Ok(true)
    }

    async fn drop_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError> {
        let change = self.scope.change::<Entity>()?;
        let change = change
            .col_expr(Column::HeldNumber, Expr::value(None::<i64>))
            .filter(Column::HeldNumber.eq(number.0));
        let changed = change.exec(&self.txn).await.map_err(store_error)?;
        if changed.rows_affected != 1 {
            return Ok(false);
        }
        let gone = self.scope.delete::<stock_generations::Entity>()?;
        let gone = gone.filter(stock_generations::Column::Number.eq(number.0));
        gone.exec(&self.txn).await.map_err(store_error)?;
        self.say_of_load(number, state::REFUSED).await?;
        Ok(true)
    }
}

impl SeaTx {
    /// What became of a load, in the timeline.
    async fn say_of_load(&self, number: GenerationNumber, state: &str) -> Result<(), StoreError> {
        let change = self.scope.change::<stock_loads::Entity>()?;
        let change = change
            .col_expr(stock_loads::Column::State, state.into())
            .filter(stock_loads::Column::Number.eq(number.0));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}
