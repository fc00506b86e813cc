//! Summaries of documents. The text is taken out by a child process of this same program, since a
//! document may have been made to do harm; the summary is made of it on this machine, or by an
//! endpoint that an installation has chosen.

mod child;
mod endpoint;
mod extract;
mod extractive;
mod sentences;

pub use child::{CHILD_PATIENCE, ChildTexts};
pub use endpoint::{ENDPOINT_PATIENCE, Endpoint, EndpointKey, EndpointUrl, EndpointUrlError};
pub use extract::extract_text;
pub use extractive::LocalSummarizer;
