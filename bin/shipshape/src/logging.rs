//! What goes to standard error, and to a collector of traces. Never the value of a setting, a query
//! or a form.

use std::{io, panic};

use anyhow::anyhow;
use traces_otlp::{Exporter, Limits, Program};
use tracing::error;
use tracing_subscriber::{
    EnvFilter, Layer, Registry, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};
use uuid::Uuid;

use crate::config::{Config, LogFormat};

/// What is of interest while serving. SQL statements are not.
pub(crate) const SERVING: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";
/// A command says itself what it did.
pub(crate) const COMMAND: &str = "warn";

/// For whoever says everything themselves.
pub(crate) const NOTHING: &str = "off";

/// Logs as the settings say, or else what `default` names.
pub(crate) fn start(config: &Config, default: &str) -> anyhow::Result<()> {
    let logs = fmt().with_env_filter(filter(config, default)?).with_writer(io::stderr);
    // When the disk of the log is full, saying so there would end the program.
    let logs = logs.log_internal_errors(false);
    let started = match config.log_format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().with_span_list(false).try_init(),
    };
    started.map_err(|err| anyhow!(err).context("the log cannot be started"))?;
    log_panics();
    Ok(())
}

/// Like [`start`], and notices what the collector of the settings is told, which is not what is
/// logged. Without one it costs nothing.
pub(crate) fn start_with_traces(
    config: &Config,
    default: &str,
) -> anyhow::Result<Option<Exporter>> {
    let Some(collector) = &config.otlp_endpoint else {
        start(config, default)?;
        return Ok(None);
    };
    let program = Program {
        name: "shipshape",
        version: env!("CARGO_PKG_VERSION"),
        instance: Uuid::now_v7().to_string(),
    };
    let (layer, exporter) = traces_otlp::traces(collector, program, Limits::default())?;
    let logs = fmt::layer().with_writer(io::stderr).log_internal_errors(false);
    let logs: Box<dyn Layer<Registry> + Send + Sync> = match config.log_format {
        LogFormat::Text => logs.boxed(),
        LogFormat::Json => logs.json().with_span_list(false).boxed(),
    };
    let logs = logs.with_filter(filter(config, default)?);
    let started = Registry::default().with(logs).with(layer.filtered()).try_init();
    started.map_err(|err| anyhow!(err).context("the log cannot be started"))?;
    log_panics();
    Ok(Some(exporter))
}

fn filter(config: &Config, default: &str) -> anyhow::Result<EnvFilter> {
    Ok(EnvFilter::try_new(config.log.as_deref().unwrap_or(default))?)
}

/// A panic is a line like every other, so that whoever collects logs sees it.
fn log_panics() {
    panic::set_hook(Box::new(|panicked| error!("Something is broken: {panicked}")));
}
