//! The REST frontend as a program sees it.

mod access;
mod alike;
mod company;
mod connector;
mod courses;
mod custodies;
mod customers;
mod documents;
mod items;
mod learning;
mod modules;
mod onboarding;
mod once;
mod operations;
mod people;
mod program;
mod reservations;
mod skills;
mod stock;
mod tokens;
mod webhooks;
