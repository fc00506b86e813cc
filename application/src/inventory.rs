//! What customers see of their stock: the ERP is read beside everything else into generations, and
//! whoever looks, looks at one of them.

mod configure_erp;
mod connect;
mod generations;
mod load_stock;
mod loads;
mod query;
mod reads;
mod sources;

pub use configure_erp::{Configured, ConfiguredErp, configure_erp};
pub use generations::{Generations, Loaded, Loading};
pub use load_stock::{LoadedOne, load_stock};
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
