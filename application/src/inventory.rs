//! What customers see of their stock: the ERP is read beside everything else into generations, and
//! whoever looks, looks at one of them.

mod generations;
mod loads;
mod query;
mod reads;
mod sources;

pub use generations::{Generations, Loaded, Loading};
pub use loads::{LeasedLoad, LoadLease, LoadQueue, NextLoad};
pub use query::{DateRange, StockCursor, StockFilter, StockOrder, StockQuery, Turn};
pub use reads::{
    ChangeKind, ChangesPage, ErpStanding, LineBatches, Outlook, StockChange, StockPage, StockReads,
    StockScope, StockTotals, ValueCount,
};
pub use sources::{
    AnswerColumn, CustomerBatches, Flaw, Offers, SourceError, SourceFacts, StockBatch,
    StockBatches, StockSource, StockSources,
};
