//! The command line: words in, a use case, text out. Knows options and exit codes; decides nothing.

mod answer;
mod audit;
mod backup;
mod create_admin;
mod create_operator;
mod import;
mod import_items;
mod import_people;
mod import_ratings;
mod import_skills;
mod import_starter;
mod import_students;
mod import_table;
mod invite;

use std::path::PathBuf;

use application::{
    App,
    courses::DocumentKind,
    identity::{act_as, act_as_program},
};
use clap::{Args, Parser, Subcommand};
use domain_kernel::{Actor, Job};

pub use answer::Answer;
pub use backup::{
    BackupArgs, RestoreArgs, answer_not_migrated, answer_not_restored, answer_restored,
    make_backup, read_secret_key,
};
use create_admin::CreateAdminArgs;
use create_operator::CreateOperatorArgs;
use import::ImportArgs;
use import_items::ItemsArgs;
use import_ratings::RatingsArgs;
use import_starter::StarterArgs;
use import_table::TableArgs;
use invite::InviteArgs;

/// Trains and onboards people, keeps their skills, and can prove it.
#[derive(Debug, Parser)]
#[command(name = "shipshape", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub settings: SettingArgs,
    /// Act as this person, with their rights, instead of as the system
    #[arg(long = "as", value_name = "EMAIL", global = true)]
    pub acting_as: Option<String>,
    #[command(subcommand)]
    pub start: Option<Start>,
}

/// Settings that go before the environment and the file.
#[derive(Clone, Debug, Default, Args)]
pub struct SettingArgs {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT", global = true)]
    pub listen: Option<String>,
    /// Folder of the database and the files [default: ./data]
    #[arg(long, value_name = "FOLDER", global = true)]
    pub data_dir: Option<String>,
    /// sqlite:…, postgres://… or mysql://… [default: SQLite in the data folder]
    #[arg(long, value_name = "URL", global = true)]
    pub database_url: Option<String>,
}

/// What the program is started for.
#[derive(Debug, Subcommand)]
pub enum Start {
    /// Write the text of a document from standard input to standard output; the server starts this
    /// for itself
    #[command(hide = true)]
    ExtractText {
        #[arg(value_parser = document_kind)]
        kind: DocumentKind,
    },
    #[command(flatten)]
    Command(Command),
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Migrate if needed, listen, print the address (the default)
    Serve,
    /// Serve believable data from a new temporary folder, which is removed at the end
    Demo,
    /// Look at everything that the program needs, and say of each thing how it is and what to do
    Doctor,
    /// Create or upgrade the tables
    Migrate {
        /// Say what is done and what there is to do, and do nothing
        #[arg(long)]
        status: bool,
    },
    /// Put all rows and files into one file, as they are at one moment, also while others work
    Backup(BackupArgs),
    /// Get everything out of such a file, into an empty database of any kind that nobody serves
    Restore(RestoreArgs),
    #[command(flatten)]
    Task(Task),
}

fn document_kind(text: &str) -> Result<DocumentKind, String> {
    let found = DocumentKind::ALL.into_iter().find(|it| it.name() == text);
    found.ok_or_else(|| "it is pdf or docx".to_owned())
}

/// A command that is one use case.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Create an admin, and the company if none has that name
    CreateAdmin(CreateAdminArgs),
    /// Create somebody who runs the platform
    CreateOperator(CreateOperatorArgs),
    /// Let a company in that has this registration number, by a code that is printed once
    Invite(InviteArgs),
    /// Bring in what other systems have written
    #[command(subcommand)]
    Import(ImportCommand),
    /// The audit trail
    #[command(subcommand)]
    Audit(AuditCommand),
}

#[derive(Clone, Debug, Subcommand)]
pub enum ImportCommand {
    /// Make a draft of each GIFT or Aiken file
    Modules(ImportArgs),
    /// Make people of a CSV or XLSX file: all of them, or nobody
    People(TableArgs),
    /// Make students of a CSV or XLSX file: all of them, or nobody
    Students(TableArgs),
    /// Make skills of a CSV or XLSX file, with their categories: all that are new, or none
    Skills(TableArgs),
    /// Make items of a CSV or XLSX file, or of a list of assets from Snipe-IT: all that are new, or
    /// none
    Equipment(ItemsArgs),
    /// Take over what people can do out of a CSV or XLSX file with a line for each person and a column
    /// for each skill, or a line for each rating: all that was not said yet, or nothing
    Ratings(RatingsArgs),
    /// Make the 164 skills of a catalog and 7 example modules that the program brings along
    Starter(StarterArgs),
}

#[derive(Clone, Debug, Subcommand)]
pub enum AuditCommand {
    /// Check every chain from its first entry to its last
    Verify {
        /// A seal that was kept outside of this installation, for its chain to agree with; can be
        /// given several times
        #[arg(long = "head", value_name = "FILE")]
        heads: Vec<PathBuf>,
    },
}

/// Does one task, as the system or as the person named with `--as`.
pub async fn run(app: &App, acting_as: Option<&str>, task: Task) -> Answer {
    let actor = match actor(app, acting_as).await {
        Ok(actor) => actor,
        Err(answer) => return answer,
    };
    match task {
        Task::CreateAdmin(args) => create_admin::run(app, &actor, args).await,
        Task::CreateOperator(args) => create_operator::run(app, &actor, args).await,
        Task::Invite(args) => invite::run(app, &actor, args).await,
        Task::Import(ImportCommand::Modules(args)) => import::modules(app, &actor, args).await,
        Task::Import(ImportCommand::People(args)) => import_people::run(app, &actor, args).await,
        Task::Import(ImportCommand::Students(args)) => {
            import_students::run(app, &actor, args).await
        }
        Task::Import(ImportCommand::Skills(args)) => import_skills::run(app, &actor, args).await,
        Task::Import(ImportCommand::Equipment(args)) => import_items::run(app, &actor, args).await,
        Task::Import(ImportCommand::Ratings(args)) => import_ratings::run(app, &actor, args).await,
        Task::Import(ImportCommand::Starter(args)) => import_starter::run(app, &actor, args).await,
        Task::Audit(AuditCommand::Verify { heads }) => audit::verify(app, &actor, &heads).await,
    }
}

async fn actor(app: &App, acting_as: Option<&str>) -> Result<Actor, Answer> {
    match acting_as {
        Some(name) => act_as(app, name).await.map_err(|err| Answer::of(&err)),
        None => Ok(act_as_program(Job::CommandLine)),
    }
}
