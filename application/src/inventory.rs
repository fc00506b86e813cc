//! What customers see of their stock, and who of them sees what: the ERP is read beside everything
//! else into generations, and whoever looks, looks at one of them.

mod configure_erp;
mod connect;
mod create_customer;
mod customer_failures;
mod customer_reads;
mod edit_customer;
mod generations;
mod list_customers;
mod load_stock;
mod loads;
mod query;
mod reads;
mod reset_customer;
mod see_portal_use;
mod sources;
mod switch_customer;

pub use configure_erp::{Configured, ConfiguredErp, configure_erp};
pub use create_customer::{CreateCustomer, CreateCustomerError, create_customer};
pub use customer_reads::{
    ActiveCustomer, CustomerLine, CustomerReads, CustomerView, PortalUse, StockCustomer,
};
pub use edit_customer::{EditCustomer, EditCustomerError, edit_customer};
pub use generations::{Generations, Loaded, Loading};
pub use list_customers::{
    CustomersError, FindStockCustomers, ListCustomers, find_stock_customers, has_second_factor,
    list_customers, name_stock_customers, see_customer,
};
pub use load_stock::{LoadedOne, load_stock};
pub use loads::{LeasedLoad, LoadLease, LoadQueue, NextLoad};
pub use query::{DateRange, StockCursor, StockFilter, StockOrder, StockQuery, Turn};
pub use reads::{
    ChangeKind, ChangesPage, ErpStanding, LineBatches, Outlook, StockChange, StockPage, StockReads,
    StockScope, StockTotals, ValueCount,
};
pub use reset_customer::reset_customer;
pub use see_portal_use::see_portal_use;
pub use sources::{
    AnswerColumn, CustomerBatches, Flaw, Offers, SourceError, SourceFacts, StockBatch,
    StockBatches, StockSource, StockSources,
};
pub use switch_customer::{
    SwitchCustomer, SwitchCustomerError, deactivate_customer, reactivate_customer,
};
