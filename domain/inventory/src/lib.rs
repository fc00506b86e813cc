//! What customers see of their stock: where the ERP is and how its answer is read, the generations
//! it is loaded into, and who sees which of its customers (spec: inventory).

mod column;
mod line;
mod natural;
mod quantity;
mod visibility;

pub use column::{StockColumn, StockKind};
pub use line::{CustomerKey, CustomerKeyError, CustomerName, ErpCustomer, StockLine};
pub use natural::natural_key;
pub use quantity::{Quantity, QuantityError};
pub use visibility::Visibility;
