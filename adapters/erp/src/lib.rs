//! What ERPs say about stock: SQLite, PostgreSQL, MySQL and MariaDB, SQL Server, and CSV and XLSX
//! files in a folder, all as the same lines (docs/erp.md). Nothing is ever written there.
//!
//! Every answer is turned into rows of texts first, and in one place from these into stock lines, so
//! that all kinds of ERP agree on what a date, a number or a blank is.

mod address;
mod allowed;
mod answer;
mod configured;
mod files;
mod line;
mod mysql;
mod own;
mod places;
mod postgres;
mod rows;
mod source;
mod sql;
mod sql_server;
mod sqlite;
mod text;
mod trouble;
mod waiting;

pub use address::{AllowedServer, WrongServer};
pub use allowed::{Allowed, ErpSources};
pub use configured::{ConfiguredErp, WrongErpUrl};
