//! The program as it is started by people and service managers.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod alike;
mod apart;
mod backups;
mod browser;
mod commands;
mod demo;
mod doctor;
mod documents;
mod imports;
mod kill;
mod learners;
mod mails;
mod materials;
mod newer;
mod postbox;
mod program;
#[cfg(feature = "servers")]
mod real_server;
mod refused_backups;
mod reminders;
#[cfg(feature = "servers")]
mod servers;
mod serving;
mod settings;
mod sign_in;
mod traces;
