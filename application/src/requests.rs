//! Requests of programs: how many there may be, and how one that is sent twice is done once.

mod count;
mod once;
mod ports;

pub use count::{TooManyRequests, count_request};
pub use once::{DoOnce, DoOnceError, DonePart, Turn, begin_once, finish_once, give_up_once};
pub use ports::{Begun, KeptAnswer, OnceRequests, RequestHash, RequestKey};
