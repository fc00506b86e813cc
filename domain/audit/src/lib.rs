//! The audit trail: one chain of entries per realm, in which every entry vouches for the ones
//! before it, and a side row for whatever names a person, so that it can be erased without
//! breaking the chain (spec: inventory, "Audit").

mod author;
mod chain;
mod facts;
mod personal;
mod ports;
mod seal;
mod sought;

pub use author::{Author, AuthorParts};
pub use chain::{Broken, Hash, Head, Kept, Recorded, Verifier, link};
pub use facts::TrailExported;
pub use personal::{About, Personal, Salt};
pub use ports::AuditTrail;
pub use seal::{Seal, SealError, hex};
pub use sought::{Place, Sought, Stretch};
