use std::{collections::BTreeSet, sync::Arc};

use application::inventory::{
    ChangesPage, LineBatches, Outlook, StockFilter, StockOrder, StockPage, StockQuery, StockReads,
    StockScope, StockTotals, ValueCount,
};
use async_trait::async_trait;
use domain_inventory::{
    CustomerKey, CustomerName, Generation, GenerationNumber, Load, StockColumn,
};
use domain_kernel::{Permit, PersonId, StoreError, Timestamp};

use super::{batches::Batches, changes, figures, pages, shelf::Shelf};
use crate::SeaStore;

#[async_trait]
impl StockReads for SeaStore {
    async fn outlook(
        &self,
        permit: &Permit,
        whose: Option<PersonId>,
    ) -> Result<Outlook, StoreError> {
        self.stock_outlook(permit, whose).await
    }

    async fn generation(
        &self,
        permit: &Permit,
        number: GenerationNumber,
    ) -> Result<Option<Generation>, StoreError> {
        self.shown_generation(permit, number).await
    }

    async fn generation_before(
        &self,
        permit: &Permit,
        then: Timestamp,
    ) -> Result<Option<Generation>, StoreError> {
        self.shown_before(permit, then).await
    }

    async fn stock_page(
        &self,
        scope: &StockScope,
        query: &StockQuery,
    ) -> Result<StockPage, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(StockPage::default());
        }
        let opened = self.shelf_of(scope).await?;
        pages::page(&opened, scope, query).await
    }

    async fn stock_totals(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
    ) -> Result<StockTotals, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(StockTotals::default());
        }
        let opened = self.shelf_of(scope).await?;
        match opened.whose(scope.visibility(), &filter.customers) {
            Some(whose) => figures::totals(&opened, &whose, filter).await,
            None => Ok(StockTotals::default()),
        }
    }

    async fn stock_values(
        &self,
        scope: &StockScope,
        column: StockColumn,
        text: Option<&str>,
        most: u32,
    ) -> Result<Vec<ValueCount>, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(Vec::new());
        }
        let opened = self.shelf_of(scope).await?;
        let Some(whose) = opened.whose(scope.visibility(), &BTreeSet::new()) else {
            return Ok(Vec::new());
        };
        figures::values(&opened, &whose, column, text, size(most)).await
    }

    async fn stock_lines(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
        order: StockOrder,
    ) -> Result<Box<dyn LineBatches>, StoreError> {
        let opened = self.shelf_of(scope).await?;
        let batches = match opened.whose(scope.visibility(), &filter.customers) {
            Some(whose) => Batches::of(opened, &whose, filter, order).await?,
            None => Batches::none(opened),
        };
        Ok(Box::new(batches))
    }

    async fn stock_changes(
        &self,
        scope: &StockScope,
        before: GenerationNumber,
        skip: u32,
        most: u32,
    ) -> Result<ChangesPage, StoreError> {
        if scope.visibility().is_nothing() {
            return Ok(ChangesPage::default());
        }
        let opened = self.shelf_of(scope).await?;
        let earlier = self.shelf(scope.company(), before).await?;
        let part = (size(skip), size(most));
        changes::changes(&opened, &earlier, scope, before.0, part).await
    }

    async fn customer_names(
        &self,
        permit: &Permit,
        keys: &BTreeSet<CustomerKey>,
    ) -> Result<Vec<(CustomerKey, CustomerName)>, StoreError> {
        self.names_of_customers(permit, keys).await
    }

    async fn loads(&self, permit: &Permit, most: u32) -> Result<Vec<Load>, StoreError> {
        self.last_loads(permit, most).await
    }
}

impl SeaStore {
    async fn shelf_of(&self, scope: &StockScope) -> Result<Arc<Shelf>, StoreError> {
        self.shelf(scope.company(), scope.generation()).await
    }
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
