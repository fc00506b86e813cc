//! Summaries by an endpoint, whatever it answers.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod answers;
mod endpoint;
mod secure;
