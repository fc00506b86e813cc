//! What customers see of their stock: where the ERP is and how its answer is read, the generations
//! it is loaded into, and who sees which of its customers (spec: inventory).

mod column;
mod connector;
mod facts;
mod freshness;
mod generation;
mod line;
mod mapping;
mod natural;
mod ports;
mod quantity;
mod select;
mod shrink;
mod trouble;
mod visibilities;
mod visibility;
mod visibility_facts;
mod visit;

pub use column::{StockColumn, StockKind};
pub use connector::{
    ChosenPlace, Connector, ConnectorSettings, DatabaseName, ErpFileName, ErpKind, ErpUsername,
    Place, PlaceAddress, Questions, SealedPassword, accept_load, refuse_load,
};
pub use facts::{
    ConnectorChanged, ConnectorRemoved, LoadAccepted, LoadRefused, StockExported, StockViewedAs,
};
pub use freshness::{Failing, Freshness, SoftAge};
pub use generation::{Generation, GenerationNumber, Load, LoadOutcome};
pub use line::{CustomerKey, CustomerKeyError, CustomerName, ErpCustomer, StockLine};
pub use mapping::{ColumnMissing, ColumnName, StockMapping};
pub use natural::natural_key;
pub use ports::Connectors;
pub use quantity::{Quantity, QuantityError};
pub use select::{Select, SelectError};
pub use shrink::{Shrunk, shrunk};
pub use trouble::Trouble;
pub use visibilities::{StockCustomers, Visibilities};
pub use visibility::{TooManyGrants, Visibility};
pub use visibility_facts::VisibilityChanged;
pub use visit::StockVisit;
