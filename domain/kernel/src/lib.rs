//! The handful of types every domain shares: ids, time, text, who is acting, and what happened.
//!
//! Nothing here does I/O, and nothing here knows about a particular domain.

mod actor;
mod days;
mod fact;
mod id;
mod network;
mod paper;
mod permission;
mod scope;
mod store_error;
#[cfg(any(test, feature = "test_support"))]
pub mod test_support;
mod text;
mod time;
mod time_factor;
mod versioned;

pub use actor::{
    Actor, Company, CompanyId, Job, Operator, OperatorId, OperatorRole, Origin, Person, PersonId,
    Realm, RequestId, Role, Through, Visit, Who,
};
pub use days::{DayError, parse_day};
pub use fact::{Change, Entry, Fact, Facts};
pub use id::{Id, Ids};
pub use network::{Network, NetworkError};
pub use paper::PaperKind;
pub use permission::{Denied, Permission, Permit};
pub use scope::{Access, Area, Scopes};
pub use store_error::{Rule, StoreError};
pub use text::{Line, LineError, Text, clean_line, compose, fold};
pub use time::{
    Clock, Date, LocalDay, LocalTime, Timestamp, Zone, ZoneName, date_in, days_between, days_later,
    hour_in, local_in, moment_in, months_later,
};
pub use time_factor::{TimeFactor, TimeFactorError};
pub use versioned::{Version, Versioned};
