//! Shipshape, the whole of it as one program: reads the settings, plugs the adapters into the
//! application, and serves it or does one command with it. Decides nothing itself.

mod backup;
mod config;
mod counted;
mod data_folder;
mod database;
mod demo;
mod doctor;
mod failure;
mod logging;
mod migrate;
mod restore;
mod run;
mod serve;
mod serve_lock;
mod setup_code;
mod wire;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use frontend_cli::{Cli, Command, SettingArgs, Start};

/// Quicker than the system's, and gives back what a burst of sign-ins has taken.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let Cli { settings, acting_as, start } = Cli::parse();
    match start {
        // Before there is another thread, since its memory is counted.
        Some(Start::ExtractText { kind }) => summaries::extract_text(kind).into(),
        Some(Start::Command(command)) => obey(&settings, acting_as.as_deref(), command),
        None => obey(&settings, acting_as.as_deref(), Command::Serve),
    }
}

#[tokio::main]
async fn obey(settings: &SettingArgs, acting_as: Option<&str>, command: Command) -> ExitCode {
    let answer = run::run(settings, acting_as, command).await;
    if !answer.text.is_empty() {
        // Whoever does not want to read it may close the pipe.
        let _ = match answer.code {
            0 => writeln!(io::stdout(), "{}", answer.text),
            _ => writeln!(io::stderr(), "{}", answer.text),
        };
    }
    answer.code.into()
}
