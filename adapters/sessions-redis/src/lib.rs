//! Sessions of people, and how often things were tried, in Redis. Who somebody is and whether their
//! sessions were ended is asked of the store of accounts each time ([`Standings`]), since that is
//! decided in its transactions.
//!
//! Sessions of operators stay in the store: looking into a company ends in its transactions, and
//! there are few of them.

mod entry;
mod people;
mod probe;
mod script;
mod server;
mod sessions;
mod throttle;

pub use probe::RedisFacts;
pub use server::{RedisServer, RedisUrl, RedisUrlError};
pub use sessions::RedisSessions;
pub use throttle::RedisThrottle;

#[cfg(doc)]
use application::identity::Standings;

#[cfg(all(test, feature = "servers"))]
mod tests;
