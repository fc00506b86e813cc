use std::{collections::BTreeSet, sync::Arc, time::Duration};

use http::{Method, StatusCode};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::*;

struct Pools;

#[async_trait]
impl Gauges for Pools {
    async fn now(&self) -> Vec<Gauge> {
        let gauge = |which, value| Gauge {
            name: "shipshape_pool_connections_in_use",
            help: "Connections to the database that are in use.",
            label: Some(("pool", which)),
            value,
        };
        vec![gauge("readers", 2.0), gauge("writer", 0.0)]
    }
}

async fn asked(metrics: &Arc<Metrics>, request: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let serving = tokio::spawn(serve(listener, "1.2.3", Arc::clone(metrics), Arc::new(Pools)));
    let mut stream = TcpStream::connect(address).await.expect("connects");
    let request = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("write");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("read");
    serving.abort();
    answer
}

fn has(answer: &str, line: &str) {
    assert!(answer.lines().any(|it| it == line), "{line} is missing in\n{answer}");
}

#[tokio::test]
async fn what_was_counted_and_what_is_looked_at_stands_in_the_text() {
    let metrics = Arc::new(Metrics::default());
    let route = "/training/modules/{id}";
    let millis = Duration::from_millis;
    metrics.answered(route, &Method::GET, StatusCode::OK, millis(2));
    metrics.answered(route, &Method::GET, StatusCode::OK, millis(40));
    metrics.answered(route, &Method::GET, StatusCode::NOT_FOUND, Duration::from_secs(31));
    let made_up = Method::from_bytes(b"BREW").expect("a method");
    metrics.answered("(none)", &made_up, StatusCode::NOT_FOUND, millis(1));
    metrics.refused_try();
    let (first, second) = (metrics.connection(), metrics.connection());
    let in_flight = metrics.request();
    drop(first);

    let answer = asked(&metrics, "GET /metrics").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    has(&answer, "content-type: text/plain; version=0.0.4; charset=utf-8");
    has(&answer, "shipshape_build_info{version=\"1.2.3\"} 1");
    let labels = "route=\"/training/modules/{id}\",method=\"GET\"";
    has(&answer, &format!("shipshape_http_requests_total{{{labels},status=\"200\"}} 2"));
    has(&answer, &format!("shipshape_http_requests_total{{{labels},status=\"404\"}} 1"));
    let name = "shipshape_http_request_duration_seconds";
    for (bound, n) in [("0.001", 0), ("0.0025", 1), ("0.025", 1), ("0.05", 2), ("30", 2)] {
        has(&answer, &format!("{name}_bucket{{{labels},le=\"{bound}\"}} {n}"));
    }
    has(&answer, &format!("{name}_bucket{{{labels},le=\"+Inf\"}} 3"));
    has(&answer, &format!("{name}_sum{{{labels}}} 31.042"));
    has(&answer, &format!("{name}_count{{{labels}}} 3"));
    let other = "route=\"(none)\",method=\"OTHER\",status=\"404\"";
    has(&answer, &format!("shipshape_http_requests_total{{{other}}} 1"));
    has(&answer, "shipshape_http_requests_in_flight 1");
    has(&answer, "shipshape_http_connections 1");
    has(&answer, "shipshape_throttle_refusals_total 1");
    has(&answer, "shipshape_pool_connections_in_use{pool=\"readers\"} 2");
    has(&answer, "shipshape_pool_connections_in_use{pool=\"writer\"} 0");
    drop((second, in_flight));
}

#[tokio::test]
async fn each_name_is_explained_once_before_its_numbers() {
    let metrics = Arc::new(Metrics::default());
    for route in ["/a", "/b"] {
        metrics.answered(route, &Method::GET, StatusCode::OK, Duration::from_millis(3));
    }

    let answer = asked(&metrics, "GET /metrics").await;
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    let mut explained = BTreeSet::new();
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let name = rest.split(' ').next().expect("a name");
            assert!(explained.insert(name), "{name} twice");
        } else if !line.starts_with('#') {
            let name = line.split(['{', ' ']).next().expect("a name");
            let family = ["_bucket", "_sum", "_count"].iter().find_map(|it| name.strip_suffix(it));
            let is_explained =
                explained.contains(name) || family.is_some_and(|it| explained.contains(it));
            assert!(is_explained, "{line}");
            assert!(line.rsplit(' ').next().expect("a number").parse::<f64>().is_ok(), "{line}");
        }
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn memory_and_work_of_the_process_are_told() {
    let answer = asked(&Arc::new(Metrics::default()), "GET /metrics").await;
    let number = |name: &str| {
        let line = answer.lines().find(|it| it.starts_with(&format!("{name} ")));
        let number = line.expect(name).rsplit(' ').next().expect("a number");
        number.parse::<f64>().expect("a number")
    };
    assert!(1024.0 * 1024.0 < number("process_resident_memory_bytes"));
    assert!(0.0 <= number("process_cpu_seconds_total"));
    assert!(3.0 <= number("process_open_fds"));
}

#[tokio::test]
async fn there_is_nothing_else_and_nothing_to_change() {
    let metrics = Arc::new(Metrics::default());
    assert!(asked(&metrics, "GET /").await.starts_with("HTTP/1.1 404 "));
    assert!(asked(&metrics, "POST /metrics").await.starts_with("HTTP/1.1 405 "));
}
