//! What goes to standard error. Never the value of a setting, a query or a form.

use std::{io, panic};

use anyhow::anyhow;
use tracing::error;
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// What is of interest while serving. SQL statements are not.
pub(crate) const SERVING: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";
/// A command says itself what it did.
pub(crate) const COMMAND: &str = "warn";

/// For whoever says everything themselves.
pub(crate) const NOTHING: &str = "off";

/// Logs as the settings say, or else what `default` names.
pub(crate) fn start(config: &Config, default: &str) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(config.log.as_deref().unwrap_or(default))?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    // When the disk of the log is full, saying so there would end the program.
    let logs = logs.log_internal_errors(false);
    let started = match config.log_format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().with_span_list(false).try_init(),
    };
    started.map_err(|err| anyhow!(err).context("the log cannot be started"))?;
    // A panic is a line like every other, so that whoever collects logs sees it.
    panic::set_hook(Box::new(|panicked| error!("Something is broken: {panicked}")));
    Ok(())
}
