//! What is promised of every ERP, held against each kind of it.
#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

mod contract;
#[cfg(feature = "servers")]
mod databases;
mod files;
mod fixture;
mod places;
#[cfg(feature = "servers")]
mod servers;
mod sql_server;
mod sql_server_tls;
mod sqlite;
#[cfg(feature = "servers")]
mod tsql;
