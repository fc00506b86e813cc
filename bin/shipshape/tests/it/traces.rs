//! What a collector is told, and what happens without it.

use std::{
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    mails::serve_with,
    program::{Place, Serving, rest, text},
};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// A collector on this machine, with what it has been told.
#[derive(Clone, Default)]
struct Collector {
    spans: Arc<Mutex<Vec<Value>>>,
}

impl Collector {
    /// Itself, and where it is.
    fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let collector = Self::default();
        let listening = collector.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let listening = listening.clone();
                thread::spawn(move || listening.listen(stream));
            }
        });
        (collector, url)
    }

    fn listen(&self, mut stream: TcpStream) -> io::Result<()> {
        let (mut said, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            let n_bytes = stream.read(&mut piece)?;
            if n_bytes == 0 {
                return Ok(());
            }
            said.extend_from_slice(&piece[..n_bytes]);
            if let Some(document) = whole(&said) {
                let told = document["resourceSpans"][0]["scopeSpans"][0]["spans"].clone();
                let told = told.as_array().cloned().unwrap_or_default();
                self.spans.lock().unwrap_or_else(PoisonError::into_inner).extend(told);
                said.clear();
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")?;
            }
        }
    }

    fn spans(&self) -> Vec<Value> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The document of a request, as soon as all of it is there.
fn whole(said: &[u8]) -> Option<Value> {
    let (head, body) = std::str::from_utf8(said).ok()?.split_once("\r\n\r\n")?;
    let head = head.to_lowercase();
    let length = head.lines().find_map(|it| it.strip_prefix("content-length: "))?;
    (length.parse() == Ok(body.len())).then(|| serde_json::from_str(body).expect("JSON"))
}

/// Asks as part of a trace.
fn get_traced(serving: &Serving, path: &str) {
    let (mut stream, host) = (serving.connect(), serving.address);
    let words = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         traceparent: 00-{TRACE}-00f067aa0ba902b7-01\r\n\r\n"
    );
    stream.write_all(words.as_bytes()).expect("listened to");
    rest(stream);
}

fn named<'a>(spans: &'a [Value], name: &str) -> &'a Value {
    spans.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("{name} in {spans:?}"))
}

#[test]
fn a_collector_is_told_what_is_done_and_nothing_of_what_is_asked() {
    let (place, (collector, url)) = (Place::new(), Collector::start());
    let mut serving = serve_with(&place, &[("SHIPSHAPE_OTLP_ENDPOINT", &url)]);
    get_traced(&serving, "/login?next=/hunter2");
    serving.get("/hunter2");
    // The first sweep begins with the program.
    while !place.log().contains("Swept ") {
        thread::sleep(Duration::from_millis(10));
    }
    serving.terminate();
    assert!(serving.wait().success(), "{}", place.log());

    let spans = collector.spans();
    let login = named(&spans, "GET /login");
    assert_ne!(login["traceId"], TRACE, "nobody is believed who is no proxy of ours");
    let statement = spans.iter().find(|it| it["parentSpanId"] == login["spanId"]);
    let statement = statement.unwrap_or_else(|| panic!("a statement in {spans:?}"));
    assert!(statement["name"].as_str().is_some_and(|it| it.starts_with("SELECT ")), "{statement}");
    named(&spans, "GET");
    named(&spans, "job sweep sessions");
    assert!(!spans.iter().any(|it| it.to_string().contains("hunter2")), "{spans:?}");
}

#[test]
fn a_request_is_in_the_trace_of_a_proxy() {
    let (place, (collector, url)) = (Place::new(), Collector::start());
    let settings =
        [("SHIPSHAPE_OTLP_ENDPOINT", url.as_str()), ("SHIPSHAPE_TRUSTED_PROXIES", "127.0.0.1")];
    let mut serving = serve_with(&place, &settings);
    get_traced(&serving, "/login");
    serving.terminate();
    assert!(serving.wait().success(), "{}", place.log());

    let spans = collector.spans();
    let login = named(&spans, "GET /login");
    assert_eq!(login["traceId"], TRACE);
    assert_eq!(login["parentSpanId"], "00f067aa0ba902b7");
}

#[test]
fn a_collector_that_is_not_there_holds_nobody_up() {
    let place = Place::new();
    let mut serving = serve_with(&place, &[("SHIPSHAPE_OTLP_ENDPOINT", "http://127.0.0.1:1")]);
    assert!(serving.get("/healthz").starts_with("HTTP/1.1 200 "));
    let begun = Instant::now();
    serving.terminate();
    assert!(serving.wait().success(), "{}", place.log());

    assert!(begun.elapsed() < Duration::from_secs(20), "{}", place.log());
    let log = place.log();
    assert!(log.contains("The collector of traces does not take them"), "{log}");
    assert!(!log.contains("127.0.0.1:1/"), "{log}");
}

#[test]
fn the_doctor_says_whether_a_collector_takes_them() {
    let (place, (_collector, url)) = (Place::new(), Collector::start());
    for (endpoint, found) in [
        (url.as_str(), "traces: the collector takes them"),
        ("http://127.0.0.1:1", "traces: not taken by the collector: it cannot be reached: "),
        (
            "http://otlp.example.com",
            "traces: not looked at, since SHIPSHAPE_OTLP_ENDPOINT is wrong",
        ),
    ] {
        let mut doctor = place.command(&["doctor"]);
        let answer = doctor.env("SHIPSHAPE_OTLP_ENDPOINT", endpoint).output().expect("ends");
        let lines = text(&answer.stdout);
        assert!(lines.contains(found), "{found} in {lines}");
    }
}
