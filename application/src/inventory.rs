//! What customers see of their stock, and who of them sees what: the ERP is read beside everything
//! else into generations, and whoever looks, looks at one of them.

mod check_connector;
mod columns;
mod configure_erp;
mod connect;
mod create_customer;
mod customer_failures;
mod customer_reads;
mod decide_load;
mod desk;
mod edit_customer;
mod erp_passwords;
mod examine_erp;
mod export_stock;
mod failures;
mod generations;
mod kept;
mod list_customers;
mod list_values;
mod load_stock;
mod loads;
mod look;
mod pauses;
mod query;
mod reads;
mod refresh_stock;
mod reset_customer;
mod save_connector;
mod see_changes;
mod see_connector;
mod see_portal_use;
mod see_stock;
mod sources;
mod switch_customer;
mod view_as;
mod visits;

pub(crate) use desk::Desk;

pub use check_connector::{
    CheckConnectorError, Checked, ConnectorDraft, DraftPlace, FoundColumns, check_connector,
    find_columns,
};
pub use columns::{HiddenColumns, can_be_hidden, choose_columns};
pub use configure_erp::{Configured, ConfiguredErp, configure_erp};
pub use create_customer::{CreateCustomer, CreateCustomerError, create_customer};
pub use customer_reads::{
    ActiveCustomer, CustomerLine, CustomerReads, CustomerView, PortalUse, StockCustomer,
};
pub use decide_load::{DecideLoad, DecideLoadError, LoadVerdict, decide_load};
pub use desk::FilterValues;
pub use edit_customer::{EditCustomer, EditCustomerError, edit_customer};
pub use erp_passwords::ErpPassword;
pub use examine_erp::{ExaminedErp, examine_erp, list_connected};
pub use export_stock::{
    ExportBroken, ExportHead, ExportStock, ExportStockError, ExportedLines, StockExport,
    export_stock,
};
pub use failures::{ExportsUnderWay, NothingToExport, StockError, trouble_message};
pub use generations::{Generations, Loaded, Loading};
pub use kept::kept;
pub use list_customers::{
    CustomersError, FindStockCustomers, ListCustomers, find_stock_customers, has_second_factor,
    list_customers, name_stock_customers, see_customer,
};
pub use list_values::{ListValues, ListedValues, list_values};
pub use load_stock::{LoadedOne, load_stock};
pub use loads::{LeasedLoad, LoadLease, LoadQueue, NextLoad};
pub use look::{NeverLoaded, NotYet, TooOld};
pub use pauses::Pauses;
pub use query::{DateRange, StockCursor, StockFilter, StockOrder, StockQuery, Turn};
pub use reads::{
    ChangeKind, ChangesPage, ErpStanding, LineBatches, Outlook, StockChange, StockPage, StockReads,
    StockScope, StockTotals, ValueCount,
};
pub use refresh_stock::refresh_stock;
pub use reset_customer::reset_customer;
pub use save_connector::{
    RemoveConnector, SaveConnector, SaveConnectorError, remove_connector, save_connector,
};
pub use see_changes::{
    ChangesExport, ExportedChanges, SeeChanges, SeenChanges, Since, export_changes, see_changes,
};
pub use see_connector::{ConnectorView, HeldLoad, see_connector};
pub use see_portal_use::see_portal_use;
pub use see_stock::{Glance, SeeStock, SeenStock, ShownStock, see_stock};
pub use sources::{
    AnswerColumn, CustomerBatches, Flaw, Offers, SourceError, SourceFacts, StockBatch,
    StockBatches, StockSource, StockSources,
};
pub use switch_customer::{
    SwitchCustomer, SwitchCustomerError, deactivate_customer, reactivate_customer,
};
pub use view_as::view_stock_as;
pub use visits::StockVisits;
