use std::{error, iter, sync::Arc, time::Duration};

use reqwest::{Client, StatusCode, Url, header::CONTENT_TYPE, redirect::Policy};
use thiserror::Error;
use tokio::{
    sync::Notify,
    task::JoinHandle,
    time::{sleep, timeout},
};
use tracing::warn;

use crate::{CollectorUrl, Limits, Program, document::document, queue::Queue, span::Span};

/// Sends what has been noticed to a collector.
pub struct Exporter {
    client: Client,
    traces: Url,
    program: Program,
    limits: Limits,
    queue: Arc<Queue>,
    /// The last batch was not taken, of which the log has been told.
    is_out: bool,
}

/// An exporter at work.
pub struct Telling {
    task: JoinHandle<()>,
    stop: Arc<Notify>,
    last: Duration,
}

/// No encrypted connections can be made.
#[derive(Debug, Error)]
#[error("nothing can be sent to a collector")]
pub struct ExporterError(#[source] reqwest::Error);

/// Why a collector does not get what it is sent.
#[derive(Debug, Error)]
pub enum NotTaken {
    #[error("it cannot be reached")]
    Unreachable(#[source] reqwest::Error),
    #[error("it answers with {0}")]
    Refused(StatusCode),
}

impl Exporter {
    pub(crate) fn new(
        collector: &CollectorUrl,
        program: Program,
        limits: Limits,
        queue: Arc<Queue>,
    ) -> Result<Self, ExporterError> {
        // The client takes the provider of the process. Whoever has set one before has set the
        // same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(program.name)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(limits.patience)
            .build();
        let client = client.map_err(ExporterError)?;
        Ok(Self { client, traces: collector.traces(), program, limits, queue, is_out: false })
    }

    /// Whether the collector takes what it is sent, which is no span.
    pub async fn probe(&self) -> Result<(), NotTaken> {
        self.send(&[]).await
    }

    /// Sends from now on, until it is told to finish.
    pub fn start(self) -> Telling {
        let (stop, last) = (Arc::new(Notify::new()), self.limits.last);
        let task = tokio::spawn(self.send_on(Arc::clone(&stop)));
        Telling { task, stop, last }
    }

    async fn send_on(mut self, stop: Arc<Notify>) {
        let mut is_last = false;
        while !is_last {
            tokio::select! {
                () = sleep(self.limits.every) => {}
                () = self.queue.full.notified() => {}
                () = stop.notified() => is_last = true,
            }
            self.send_all().await;
        }
    }

    /// Sends what there is, as long as it is taken.
    async fn send_all(&mut self) {
        loop {
            let batch = self.queue.take();
            if batch.is_empty() {
                break;
            }
            if let Err(why) = self.send(&batch).await {
                self.queue.lose(batch.len());
                self.tell_once(&why);
                return;
            }
            self.is_out = false;
        }
        // Told when somebody listens again, so that an outage is two lines and no more.
        if !self.is_out {
            match self.queue.n_lost() {
                0 => {}
                spans => warn!(spans, "{spans} spans of traces did not reach the collector"),
            }
        }
    }

    async fn send(&self, batch: &[Span]) -> Result<(), NotTaken> {
        let document = document(&self.program, batch).to_string();
        let request = self.client.post(self.traces.clone());
        let request = request.header(CONTENT_TYPE, "application/json").body(document);
        // Where the collector is, is a setting, which is not for the log.
        let answer = request.send().await.map_err(|it| NotTaken::Unreachable(it.without_url()))?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status => Err(NotTaken::Refused(status)),
        }
    }

    fn tell_once(&mut self, why: &NotTaken) {
        if !self.is_out {
            warn!("The collector of traces does not take them, so they are lost: {}", chain(why));
        }
        self.is_out = true;
    }
}

impl Telling {
    /// Sends what is left, for no longer than the limit.
    pub async fn finish(mut self) {
        self.stop.notify_one();
        if timeout(self.last, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

fn chain(err: &dyn error::Error) -> String {
    let causes = iter::successors(Some(err), |it| it.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
