use frontend_cli::{Answer, Command, SettingArgs};
use traces_otlp::Exporter;

use crate::{
    backup,
    config::{Config, Sources},
    database::Database,
    demo, doctor,
    failure::StartError,
    logging, migrate, restore, serve, wire,
};

/// Does what the command line says.
pub(crate) async fn run(
    settings: &SettingArgs,
    acting_as: Option<&str>,
    command: Command,
) -> Answer {
    obey(settings, acting_as, command).await.unwrap_or_else(Answer::from)
}

async fn obey(
    settings: &SettingArgs,
    acting_as: Option<&str>,
    command: Command,
) -> Result<Answer, StartError> {
    let sources = Sources::gather(settings);
    match command {
        Command::Serve => {
            let (config, exporter) = configured_to_serve(&sources, logging::SERVING)?;
            serve::run(&config, exporter).await
        }
        Command::Demo => demo::run(sources).await,
        Command::Doctor => Box::pin(doctor::run(&sources)).await,
        Command::Migrate { status } => {
            let config = configured(&sources, logging::COMMAND)?;
            if status { migrate::status(&config).await } else { migrate::run(&config).await }
        }
        Command::Backup(args) => {
            let config = configured(&sources, logging::COMMAND)?;
            Box::pin(backup::run(&config, acting_as, args)).await
        }
        Command::Restore(args) => {
            let config = configured(&sources, logging::COMMAND)?;
            Box::pin(restore::run(&config, acting_as, &args)).await
        }
        Command::Task(task) => {
            let config = configured(&sources, logging::COMMAND)?;
            let database = Database::open(&config).await?;
            database.migrate().await?;
            let wired = wire::application(&config, &database)?;
            Ok(frontend_cli::run(&wired.app, acting_as, task).await)
        }
    }
}

/// The settings, with the log begun as they say, and what tells a collector of traces.
pub(crate) fn configured_to_serve(
    sources: &Sources,
    default_log: &str,
) -> Result<(Config, Option<Exporter>), StartError> {
    let config = sources.config()?;
    let exporter = logging::start_with_traces(&config, default_log)?;
    Ok((config, exporter))
}

/// The settings, with the log begun as they say.
fn configured(sources: &Sources, default_log: &str) -> Result<Config, StartError> {
    let config = sources.config()?;
    logging::start(&config, default_log)?;
    Ok(config)
}
