//! The REST frontend as a program sees it.

mod access;
mod alike;
mod company;
mod documents;
mod items;
mod once;
mod operations;
mod people;
mod program;
mod stock;
mod tokens;
