use std::time::Duration;

use tokio::{net::TcpListener, time::Instant};
use traces_otlp::Limits;
use tracing::info_span;

use crate::{collector::Collector, given_traces, patient};

fn given_jobs(names: &[&str]) {
    for name in names {
        drop(info_span!("job", job = name, outcome = "done"));
    }
}

#[tokio::test]
async fn a_batch_is_sent_as_soon_as_there_is_one() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, Limits { batch: 2, ..patient() });
    let telling = exporter.start();

    given_jobs(&["1", "2", "3"]);

    assert_eq!(collector.next().await.names(), ["job 1", "job 2"]);
    assert_eq!(collector.next().await.names(), ["job 3"]);
    telling.finish().await;
    assert!(collector.is_idle());
}

#[tokio::test]
async fn what_there_is_is_sent_after_a_while() {
    let mut collector = Collector::start().await;
    let every = Duration::from_millis(10);
    let (_guard, exporter) = given_traces(&collector.url, Limits { every, ..patient() });
    let _telling = exporter.start();

    given_jobs(&["1"]);

    assert_eq!(collector.next().await.names(), ["job 1"]);
}

#[tokio::test]
async fn the_oldest_are_lost_when_there_is_no_room() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, Limits { queue: 3, ..patient() });

    given_jobs(&["1", "2", "3", "4", "5"]);
    exporter.start().finish().await;

    assert_eq!(collector.next().await.names(), ["job 3", "job 4", "job 5"]);
}

#[tokio::test]
async fn what_a_collector_refuses_is_lost_and_what_comes_later_is_not() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, Limits { batch: 1, ..patient() });
    let telling = exporter.start();

    for status in ["503 Service Unavailable", "404 Not Found", "307 Temporary Redirect"] {
        collector.answer_with(status);
        given_jobs(&["lost"]);
        assert_eq!(collector.next().await.names(), ["job lost"]);
    }
    collector.answer_with("200 OK");
    given_jobs(&["told"]);

    assert_eq!(collector.next().await.names(), ["job told"]);
    telling.finish().await;
    assert!(collector.is_idle());
}

#[tokio::test]
async fn whether_a_collector_takes_spans_can_be_asked_without_one() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    assert!(exporter.probe().await.is_ok());
    assert!(collector.next().await.spans().is_empty());
    collector.answer_with("404 Not Found");
    let refused = exporter.probe().await.expect_err("refused");
    assert_eq!(refused.to_string(), "it answers with 404 Not Found");
    let (_guard, nobody) = given_traces("http://127.0.0.1:1", patient());
    let unreachable = nobody.probe().await.expect_err("nobody is there");
    assert_eq!(unreachable.to_string(), "it cannot be reached");
}

#[tokio::test]
async fn nobody_waits_for_a_collector_that_is_not_there_or_says_nothing() {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let says_nothing = format!("http://{}", silent.local_addr().expect("an address"));
    for collector in ["http://127.0.0.1:1", &says_nothing] {
        let last = Duration::from_millis(200);
        let (_guard, exporter) = given_traces(collector, Limits { batch: 1, last, ..patient() });
        let begun = Instant::now();
        let telling = exporter.start();

        given_jobs(&["1", "2", "3"]);
        telling.finish().await;

        assert!(begun.elapsed() < Duration::from_secs(5), "{collector}");
    }
}
