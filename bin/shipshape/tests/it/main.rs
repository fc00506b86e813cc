//! The program as it is started by people and service managers.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod commands;
mod demo;
mod program;
mod serving;
mod settings;
