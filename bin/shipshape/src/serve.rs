//! Serves the web pages until it is told to stop.

mod answer;
mod body;
mod gauges;
mod health;
mod job;
mod linger;
mod load;
pub(crate) mod open_files;
mod post;
mod progress;
mod refusal;
mod remind;
mod server;
mod stop;
mod summarize;
mod sweep;
mod webhooks;

#[cfg(test)]
mod tests;

use std::{
    io::{self, Write},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use application::identity::is_set_up;
use frontend_cli::Answer;
use frontend_html::PublicUrl;
use metrics_prometheus::Metrics;
use tokio::{net::TcpListener, task::JoinHandle, time::timeout};
use traces_otlp::Exporter;
use tracing::info;

use crate::{
    config::{Config, ConfigError, LISTEN, METRICS_LISTEN},
    database::Database,
    failure::StartError,
    serve_lock::ServeLock,
    wire::{self, Wired},
};

use gauges::StoreGauges;
use health::Health;
use load::load_on;
use post::Postmen;
use remind::remind_on;
use server::{Limits, Server};
use stop::StopSignal;
use summarize::summarize_on;
use sweep::{end_on, sweep_on};
use webhooks::tell_on;

/// How long a proxy has to find out that we are not ready any more, before we let nobody in. A
/// connection that it keeps may be closed by us at the moment when it sends a request on it.
const NOTICE: Duration = Duration::from_secs(5);

/// An installation that nobody else serves, with its tables up to date.
pub(crate) struct Installation {
    pub(crate) wired: Wired,
    database: Database,
    _lock: Option<ServeLock>,
    pub(crate) stop: StopSignal,
}

pub(crate) async fn run(config: &Config, exporter: Option<Exporter>) -> Result<Answer, StartError> {
    let installation = Installation::open(config).await?;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|err| cannot_listen(LISTEN, config.listen, &err))?;
    let address = listener.local_addr().context("the socket has no address")?;
    let url = match &config.public_url {
        Some(url) => url.join("/setup"),
        None => format!("http://{address}/setup"),
    };
    let welcome = setup_hint(&installation.wired, &url).await?;
    installation.serve(config, listener, &welcome, exporter).await
}

/// What to do first, as long as nobody has done it.
async fn setup_hint(wired: &Wired, url: &str) -> Result<String, StartError> {
    let is_set_up = is_set_up(&wired.app).await;
    if is_set_up.context("the database cannot be read")? {
        return Ok(String::new());
    }
    let code = &wired.app.policy.setup_code;
    Ok(format!("Nobody has set it up yet: open {url} (the setup code is {code})\n"))
}

fn cannot_listen(setting: &'static str, address: SocketAddr, err: &io::Error) -> ConfigError {
    ConfigError::Wrong {
        setting,
        place: None,
        found: format!("is \"{address}\", where it cannot listen ({err})"),
        accepted: "an address of this machine and a port that is free and allowed",
    }
}

impl Installation {
    pub(crate) async fn open(config: &Config) -> Result<Self, StartError> {
        let database = Database::open(config).await?;
        let lock = database.lock()?;
        database.migrate().await?;
        let wired = wire::application(config, &database)?;
        // Until here a signal ends the process at once, and nothing is lost.
        let stop = StopSignal::listen().context("signals cannot be received")?;
        Ok(Self { wired, database, _lock: lock, stop })
    }

    /// Whoever throws the folder away need not wait for the disk.
    pub(crate) async fn forgo_durability(&self) -> anyhow::Result<()> {
        let forgone = self.database.connected.forgo_durability().await;
        forgone.context("the database cannot be set up for a demo")
    }

    /// Answers on `listener`, after it has said where and what else there is to say, and tells a
    /// collector of it if there is one.
    pub(crate) async fn serve(
        mut self,
        config: &Config,
        listener: TcpListener,
        welcome: &str,
        exporter: Option<Exporter>,
    ) -> Result<Answer, StartError> {
        let health = Arc::new(Health::new(self.wired.store.clone()));
        let views = wire::views(config)?;
        let web = wire::web(config, &self.wired, views.clone(), health.clone());
        let beside = wire::beside(&self.wired, views.clone());
        let is_https = config.public_url.as_ref().is_some_and(PublicUrl::is_https);
        let pages = frontend_html::router(web, beside);
        let address = listener.local_addr().context("the socket has no address")?;
        let metrics = Arc::clone(&self.wired.metrics);
        let limits = Limits::new(config.connections);
        let server = Server::new(listener, limits, is_https, Arc::clone(&metrics));

        let origin = match &config.public_url {
            Some(url) => url.origin().to_owned(),
            None => format!("http://{address}"),
        };
        let post = wire::post(config, &self.database, &views, origin)?;
        let telling = match config.metrics_listen {
            Some(address) => Some(tell(address, &self.wired, metrics).await?),
            None => None,
        };
        let traces = exporter.map(Exporter::start);
        let postmen = Postmen::start(&self.wired.app, &post);
        let sweeping = tokio::spawn(sweep_on(self.wired.app.clone()));
        let reminding = tokio::spawn(remind_on(self.wired.app.clone()));
        let summarizing = tokio::spawn(summarize_on(self.wired.app.clone()));
        let ending = tokio::spawn(end_on(self.wired.app.clone()));
        let loading = tokio::spawn(load_on(self.wired.app.clone()));
        let telling_webhooks = tokio::spawn(tell_on(self.wired.app.clone()));
        announce(config, address, welcome);
        let notice = if config.trusted_proxies.is_empty() { Duration::ZERO } else { NOTICE };
        let told = async || {
            self.stop.arrived().await;
            let is_first = health.stop();
            postmen.stop();
            if is_first {
                // Told once more, it goes on at once.
                let _told_again = timeout(notice, self.stop.arrived()).await;
            }
        };
        server.run(pages.into_make_service_with_connect_info::<SocketAddr>(), told).await;
        sweeping.abort();
        reminding.abort();
        summarizing.abort();
        ending.abort();
        loading.abort();
        telling_webhooks.abort();
        if let Some(telling) = telling {
            telling.abort();
        }
        postmen.finished().await;
        if let Some(traces) = traces {
            traces.finish().await;
        }
        self.database.close().await;
        info!("Stopped");
        Ok(Answer { text: String::new(), code: 0 })
    }
}

/// Tells what is counted to whoever asks there.
async fn tell(
    address: SocketAddr,
    wired: &Wired,
    metrics: Arc<Metrics>,
) -> Result<JoinHandle<()>, StartError> {
    let listener = TcpListener::bind(address).await;
    let listener = listener.map_err(|err| cannot_listen(METRICS_LISTEN, address, &err))?;
    let gauges = Arc::new(StoreGauges::new(wired.store.clone(), &wired.app));
    info!("Metrics are at http://{address}/metrics");
    let version = env!("CARGO_PKG_VERSION");
    Ok(tokio::spawn(metrics_prometheus::serve(listener, version, metrics, gauges)))
}

/// Tells whoever started it where it is, on standard output.
fn announce(config: &Config, address: SocketAddr, welcome: &str) {
    let reached = config.public_url.as_ref();
    let reached = reached.map(|it| format!("People reach it at {}\n", it.origin()));
    let reached = reached.unwrap_or_default();
    let text = format!("Shipshape listens on http://{address}\n{reached}{welcome}");
    // It serves all the same when nobody wants to read this.
    let _ = io::stdout().write_all(text.as_bytes());
    let _ = io::stdout().flush();
}
