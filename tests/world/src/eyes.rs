//! Stock as somebody sees it to whom a test grants customers, and takes them away again.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use application::inventory::{
    ChangesPage, LineBatches, Outlook, StockFilter, StockOrder, StockPage, StockQuery, StockReads,
    StockScope, StockTotals, ValueCount,
};
use async_trait::async_trait;
use domain_inventory::{
    CustomerKey, CustomerName, Generation, GenerationNumber, Load, StockColumn, Visibility,
};
use domain_kernel::{Permit, PersonId, StoreError, Timestamp};

use crate::World;

/// All else is as the store behind it has it.
pub struct Eyes {
    behind: Arc<dyn StockReads>,
    visibility: Mutex<Visibility>,
}

impl World {
    /// From now on everybody sees the stock of these customers, and of no others.
    pub fn grant(&mut self, customers: &[&str]) -> Arc<Eyes> {
        let eyes = Arc::new(Eyes {
            behind: Arc::clone(&self.app.stock),
            visibility: Mutex::new(Visibility::All),
        });
        eyes.see(customers);
        self.app.stock = eyes.clone();
        eyes
    }
}

impl Eyes {
    /// What they see from the next look on.
    pub fn see(&self, customers: &[&str]) {
        let keys = customers.iter().map(|it| CustomerKey::restore((*it).to_owned()));
        let mut visibility = self.visibility.lock().unwrap_or_else(PoisonError::into_inner);
        *visibility = Visibility::Granted(keys.collect());
    }
}

#[async_trait]
impl StockReads for Eyes {
    async fn outlook(
        &self,
        permit: &Permit,
        whose: Option<PersonId>,
    ) -> Result<Outlook, StoreError> {
        let outlook = self.behind.outlook(permit, whose).await?;
        let company = permit.realm().company().expect("a company's stock");
        let visibility = self.visibility.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Outlook::new(company, visibility, outlook.erp))
    }

    async fn generation(
        &self,
        permit: &Permit,
        number: GenerationNumber,
    ) -> Result<Option<Generation>, StoreError> {
        self.behind.generation(permit, number).await
    }

    async fn generation_before(
        &self,
        permit: &Permit,
        then: Timestamp,
    ) -> Result<Option<Generation>, StoreError> {
        self.behind.generation_before(permit, then).await
    }

    async fn stock_page(
        &self,
        scope: &StockScope,
        query: &StockQuery,
    ) -> Result<StockPage, StoreError> {
        self.behind.stock_page(scope, query).await
    }

    async fn stock_totals(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
    ) -> Result<StockTotals, StoreError> {
        self.behind.stock_totals(scope, filter).await
    }

    async fn stock_values(
        &self,
        scope: &StockScope,
        column: StockColumn,
        text: Option<&str>,
        most: u32,
    ) -> Result<Vec<ValueCount>, StoreError> {
        self.behind.stock_values(scope, column, text, most).await
    }

    async fn stock_lines(
        &self,
        scope: &StockScope,
        filter: &StockFilter,
        order: StockOrder,
    ) -> Result<Box<dyn LineBatches>, StoreError> {
        self.behind.stock_lines(scope, filter, order).await
    }

    async fn stock_changes(
        &self,
        scope: &StockScope,
        before: GenerationNumber,
        skip: u32,
        most: u32,
    ) -> Result<ChangesPage, StoreError> {
        self.behind.stock_changes(scope, before, skip, most).await
    }

    async fn customer_names(
        &self,
        permit: &Permit,
        keys: &BTreeSet<CustomerKey>,
    ) -> Result<Vec<(CustomerKey, CustomerName)>, StoreError> {
        self.behind.customer_names(permit, keys).await
    }

    async fn loads(&self, permit: &Permit, most: u32) -> Result<Vec<Load>, StoreError> {
        self.behind.loads(permit, most).await
    }
}
