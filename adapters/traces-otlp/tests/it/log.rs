use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use traces_otlp::{Limits, Program, statement, traces};
use tracing::{Dispatch, info, info_span};
use tracing_subscriber::{
    EnvFilter, Layer, Registry,
    fmt::{self, MakeWriter},
    layer::SubscriberExt,
};

use crate::collector::Collector;

/// A log to be read afterwards.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Log {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// What a log of this filter says, and what a collector is told, of one job.
async fn told(filter: &str, is_json: bool) -> (String, Vec<String>) {
    let mut collector = Collector::start().await;
    let url = collector.url.parse().expect("a URL");
    let program = Program { name: "shipshape", version: "1", instance: "one".to_owned() };
    let (layer, exporter) = traces(&url, program, Limits::default()).expect("a client");
    let log = Log::default();
    let logs = fmt::layer().with_writer(log.clone()).log_internal_errors(false);
    let logs: Box<dyn Layer<Registry> + Send + Sync> = match is_json {
        true => logs.json().with_span_list(false).boxed(),
        false => logs.boxed(),
    };
    let logs = logs.with_filter(EnvFilter::try_new(filter).expect("a filter"));
    let subscriber = Registry::default().with(logs).with(layer.filtered());
    let guard = tracing::dispatcher::set_default(&Dispatch::new(subscriber));

    info_span!("job", job = "mail", outcome = "done").in_scope(|| {
        statement("SELECT 1 FROM mails", Duration::ZERO, false);
        info!("A mail was sent");
    });
    drop(guard);
    exporter.start().finish().await;
    (log.text(), collector.next().await.names().into_iter().map(str::to_owned).collect())
}

#[tokio::test]
async fn what_is_logged_and_what_is_told_have_nothing_to_do_with_each_other() {
    for is_json in [true, false] {
        let (log, spans) = told("info", is_json).await;
        assert!(log.contains("A mail was sent") && !log.contains("SELECT"), "{log}");
        assert_eq!(log.lines().count(), 1, "{log}");
        assert_eq!(log.starts_with('{'), is_json, "{log}");
        assert_eq!(spans, ["job mail", "SELECT mails"]);

        let (log, spans) = told("off", is_json).await;
        assert_eq!(log, "");
        assert_eq!(spans, ["job mail", "SELECT mails"]);
    }
}
