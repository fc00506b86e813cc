//! The REST frontend as a program sees it.

mod access;
mod alike;
mod company;
mod courses;
mod documents;
mod items;
mod once;
mod operations;
mod people;
mod program;
mod skills;
mod stock;
mod tokens;
