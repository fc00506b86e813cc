//! What the system can do. Every frontend, HTML, REST or command line, calls these functions
//! and nothing deeper.

mod failure;
mod page;
mod repeat;

pub use failure::{Arg, Class, Failure, Message};
pub use page::{Page, PageNumber};
pub use repeat::repeat;
