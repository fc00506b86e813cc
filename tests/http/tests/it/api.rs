//! The REST frontend as a program sees it.

mod access;
mod alike;
mod documents;
mod items;
mod once;
mod operations;
mod program;
mod stock;
mod tokens;
