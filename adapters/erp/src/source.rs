use std::{sync::Arc, time::Duration};

use application::inventory::{
    AnswerColumn, CustomerBatches, SourceError, SourceFacts, StockBatch, StockBatches, StockSource,
};
use async_trait::async_trait;
use domain_inventory::{ErpCustomer, StockColumn, StockMapping, Trouble};
use domain_kernel::Date;

use crate::{
    answer::Wanted,
    line,
    rows::Rows,
    waiting::{Waits, within},
};

/// What each kind of ERP has to do itself.
#[async_trait]
pub(crate) trait Erp: Send + Sync {
    async fn probe(&self) -> Result<SourceFacts, SourceError>;
    /// Of the question about stock.
    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError>;
    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError>;
}

/// Which of the two questions is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Stock,
    Customers,
}

/// One ERP of whatever kind.
pub(crate) struct Source {
    pub(crate) erp: Box<dyn Erp>,
    pub(crate) waits: Waits,
    /// Those that mean none.
    pub(crate) no_dates: Arc<[Date]>,
}

#[async_trait]
impl StockSource for Source {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        within(self.most(), self.erp.probe()).await
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        within(self.most(), self.erp.columns()).await
    }

    async fn customers(&self) -> Result<Box<dyn CustomerBatches>, SourceError> {
        let wanted = Wanted::customers();
        let rows = self.erp.rows(About::Customers, &wanted);
        Ok(Box::new(Customers(within(self.most(), rows).await?)))
    }

    async fn stock(&self, mapping: &StockMapping) -> Result<Box<dyn StockBatches>, SourceError> {
        let (columns, wanted) = Wanted::stock(mapping);
        let rows = self.erp.rows(About::Stock, &wanted);
        let rows = within(self.most(), rows).await?;
        let no_dates = Arc::clone(&self.no_dates);
        Ok(Box::new(Stock { mapping: mapping.clone(), columns, rows, no_dates, is_first: true }))
    }
}

impl Source {
    /// Connecting has a shorter time of its own.
    fn most(&self) -> Duration {
        self.waits.connect + self.waits.statement
    }
}

struct Stock {
    mapping: StockMapping,
    columns: Vec<StockColumn>,
    rows: Rows,
    no_dates: Arc<[Date]>,
    is_first: bool,
}

#[async_trait]
impl StockBatches for Stock {
    async fn next(&mut self) -> Result<Option<StockBatch>, SourceError> {
        let Some(rows) = self.rows.next().await? else { return Ok(None) };
        let batch = line::batch(&self.columns, rows, &self.no_dates);
        if std::mem::take(&mut self.is_first)
            && let Some(wrong) = line::column_of_the_wrong_type(&batch)
        {
            let name = self.mapping.columns().get(&wrong).map(|it| it.as_str().to_owned());
            return Err(Trouble::Column(name.unwrap_or_default()).into());
        }
        Ok(Some(batch))
    }
}

struct Customers(Rows);

#[async_trait]
impl CustomerBatches for Customers {
    async fn next(&mut self) -> Result<Option<Vec<ErpCustomer>>, SourceError> {
        Ok(self.0.next().await?.map(line::customers))
    }
}
