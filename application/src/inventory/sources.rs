use async_trait::async_trait;
use domain_inventory::{
    ColumnName, ErpCustomer, ErpKind, Place, PlaceAddress, Questions, StockColumn, StockLine,
    StockMapping, Trouble,
};
use thiserror::Error;

/// Where ERPs are, as the operator allows them.
#[async_trait]
pub trait StockSources: Send + Sync {
    fn offers(&self) -> Offers;
    /// Says where an ERP is and how it is signed in to. Refuses a place that the operator does not
    /// allow, whatever name, link or address leads to it (spec: inventory, "The ERP").
    async fn open(
        &self,
        place: &Place,
        password: Option<&str>,
        questions: &Questions,
    ) -> Result<Box<dyn StockSource>, SourceError>;
}

/// One ERP that answers, or does not. Nothing can be written through it.
#[async_trait]
pub trait StockSource: Send + Sync {
    /// Connects, signs in and says what is there.
    async fn probe(&self) -> Result<SourceFacts, SourceError>;
    /// What the answer about stock has for columns, in its order.
    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError>;
    /// All customers, in no order.
    async fn customers(&self) -> Result<Box<dyn CustomerBatches>, SourceError>;
    /// All stock lines, in no order.
    async fn stock(&self, mapping: &StockMapping) -> Result<Box<dyn StockBatches>, SourceError>;
}

/// Stock lines a thousand or so at a time, as the ERP sends them. Whoever drops it hangs up.
#[async_trait]
pub trait StockBatches: Send {
    /// `None` once all have come.
    async fn next(&mut self) -> Result<Option<StockBatch>, SourceError>;
}

/// Customers a thousand or so at a time.
#[async_trait]
pub trait CustomerBatches: Send {
    /// `None` once all have come.
    async fn next(&mut self) -> Result<Option<Vec<ErpCustomer>>, SourceError>;
}

/// What companies may choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The kind of the ERP that the configuration names.
    pub configured: Option<ErpKind>,
    /// `host:port` of servers.
    pub servers: Vec<PlaceAddress>,
    pub folders: Vec<PlaceAddress>,
}

/// What an ERP says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFacts {
    /// Such as `PostgreSQL 15.18`.
    pub product: String,
    /// Whether the sign-in could change something, where that can be found out.
    pub can_write: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerColumn {
    pub name: ColumnName,
    /// What the ERP calls its type.
    pub kind: String,
}

/// Some stock lines, and what could not be read in them and was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockBatch {
    pub lines: Vec<StockLine>,
    pub flaws: Vec<Flaw>,
}

/// A value that is none of its column: a date that is no date, a number that is none, no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub column: StockColumn,
    /// At most a hundred characters of it.
    pub found: String,
}

/// An ERP could not be read.
#[derive(Debug, Error)]
#[error("the ERP could not be read: {}", .trouble.name())]
pub struct SourceError {
    pub trouble: Trouble,
    /// What the driver says, for the log only.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl SourceError {
    pub fn new(
        trouble: Trouble,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self { trouble, source: Some(source.into()) }
    }
}

impl From<Trouble> for SourceError {
    fn from(trouble: Trouble) -> Self {
        Self { trouble, source: None }
    }
}
