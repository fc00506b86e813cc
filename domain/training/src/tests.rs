//! Tests of the model as a whole, through its outermost doors.

mod aiken;
mod attempt;
mod correction;
mod gift;
pub(crate) mod given;
mod module;
mod needed;
mod policies;
pub(crate) mod questions;
mod scoring;
