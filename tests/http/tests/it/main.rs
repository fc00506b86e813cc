//! The web pages as a browser sees them: requests in, answers out, a store in memory behind them.

mod access;
mod account;
mod browser;
mod people;
mod security;
mod sign_in;
