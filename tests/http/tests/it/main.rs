//! The web pages as a browser sees them: requests in, answers out, a store in memory behind them.
#![expect(clippy::expect_used, reason = "what a test begins with is there, or it panics")]

mod access;
mod account;
mod audit;
mod browser;
mod calendar;
mod certificates;
mod company;
mod confirming;
mod correcting;
mod faults;
mod imports;
mod inviting;
mod joining;
mod mails;
mod materials;
mod modules;
mod objecting;
mod operators;
mod own_names;
mod paths;
mod people;
mod platform;
mod second_factor;
mod security;
mod sign_in;
mod statements;
mod steps;
mod students;
mod team;
mod training;
