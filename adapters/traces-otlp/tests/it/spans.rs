use std::time::Duration;

use serde_json::{Value, json};
use traces_otlp::statement;
use tracing::{field::Empty, info_span};

use crate::{collector::Collector, given_traces, patient};

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/// What one attribute of a span, or of all of them, is.
fn attribute<'a>(of: &'a Value, key: &str) -> &'a Value {
    let attributes = of["attributes"].as_array().expect("a list");
    attributes.iter().find(|it| it["key"] == key).map_or(&Value::Null, |it| &it["value"])
}

fn given_request(method: &str, route: &str, status: Option<u16>, parent: Option<&str>) {
    let span = info_span!(
        "request",
        request.id = %"019a",
        %method,
        route,
        status = Empty,
        ms = Empty,
        traceparent = Empty
    );
    if let Some(parent) = parent {
        span.record("traceparent", parent);
    }
    if let Some(status) = status {
        span.record("status", status).record("ms", 1.5);
    }
}

#[tokio::test]
async fn a_request_is_a_span_of_its_route_and_its_status() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    given_request("GET", "/training/modules/{id}", Some(200), None);
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert!(asked.head.starts_with("post /v1/traces http/1.1\r\n"), "{}", asked.head);
    assert!(asked.head.contains("\r\ncontent-type: application/json"), "{}", asked.head);
    let resource = &asked.document["resourceSpans"][0]["resource"];
    for (key, value) in [
        ("service.name", "shipshape"),
        ("service.version", "1.2.3"),
        ("service.instance.id", "one"),
    ] {
        assert_eq!(attribute(resource, key), &json!({ "stringValue": value }));
    }
    let [span] = asked.spans() else { panic!("{}", asked.document) };
    assert_eq!(span["name"], "GET /training/modules/{id}");
    assert_eq!((&span["kind"], &span["status"]), (&json!(2), &json!({})));
    assert_eq!(span.get("parentSpanId"), None);
    for (key, n_digits) in [("traceId", 32), ("spanId", 16)] {
        let id = span[key].as_str().expect("a text");
        assert!(id.len() == n_digits && id.bytes().all(|it| it.is_ascii_hexdigit()), "{id}");
    }
    let at = |key: &str| -> u64 { span[key].as_str().expect("a text").parse().expect("digits") };
    assert!(at("startTimeUnixNano") <= at("endTimeUnixNano"));
    for (key, value) in [
        ("http.request.method", json!({ "stringValue": "GET" })),
        ("http.route", json!({ "stringValue": "/training/modules/{id}" })),
        ("http.response.status_code", json!({ "intValue": "200" })),
        ("shipshape.request.id", json!({ "stringValue": "019a" })),
    ] {
        assert_eq!(attribute(span, key), &value);
    }
}

#[tokio::test]
async fn what_is_broken_given_up_or_made_up_shows() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    given_request("POST", "/login", Some(503), None);
    given_request("POST", "/login", None, None);
    given_request("POST", "/login", Some(422), None);
    given_request("BREW", "(none)", Some(404), None);
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert_eq!(asked.names(), ["POST /login", "POST /login", "POST /login", "_OTHER"]);
    let codes: Vec<&Value> = asked.spans().iter().map(|it| &it["status"]["code"]).collect();
    assert_eq!(codes, [&json!(2), &json!(2), &Value::Null, &Value::Null]);
    assert_eq!(attribute(&asked.spans()[3], "http.route"), &Value::Null);
}

#[tokio::test]
async fn a_request_is_in_the_trace_that_it_names_unless_nobody_keeps_that() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    given_request("GET", "/kept", Some(200), Some(PARENT));
    given_request("GET", "/dropped", Some(200), Some(&PARENT.replace("-01", "-00")));
    given_request("GET", "/nonsense", Some(200), Some("00-nonsense"));
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert_eq!(asked.names(), ["GET /kept", "GET /nonsense"]);
    let [kept, nonsense] = asked.spans() else { panic!("{}", asked.document) };
    assert_eq!(kept["traceId"], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(kept["parentSpanId"], "00f067aa0ba902b7");
    assert_eq!(nonsense.get("parentSpanId"), None);
}

#[tokio::test]
async fn statements_are_spans_within_and_show_no_value() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    let took = Duration::from_micros(1_500);
    statement(r#"SELECT "id" FROM "people" WHERE "name" = 'Nobody asks'"#, took, false);
    info_span!("request", method = %"GET", route = "/team", status = 200_u16).in_scope(|| {
        statement(r#"SELECT "id" FROM "people" WHERE "name" = 'Anna'"#, took, false);
        info_span!("something else").in_scope(|| statement("COMMIT", took, true));
    });
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert_eq!(asked.names(), ["GET /team", "SELECT people", "COMMIT"]);
    let [own, select, commit] = asked.spans() else { panic!("{}", asked.document) };
    assert_eq!(attribute(own, "shipshape.statements"), &json!({ "intValue": "2" }));
    for part in [select, commit] {
        assert_eq!((&part["traceId"], &part["kind"]), (&own["traceId"], &json!(3)));
        assert_eq!(part["parentSpanId"], own["spanId"]);
    }
    assert_eq!(commit["status"], json!({ "code": 2 }));
    assert!(!asked.document.to_string().contains("Anna"));
}

#[tokio::test]
async fn of_very_many_statements_all_are_counted_and_not_all_are_told() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    info_span!("job", job = "sweep", outcome = "done").in_scope(|| {
        for _ in 0..1_000 {
            statement("DELETE FROM links", Duration::ZERO, false);
        }
    });
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert_eq!(asked.spans().len(), 65);
    let counted = attribute(&asked.spans()[0], "shipshape.statements");
    assert_eq!(counted, &json!({ "intValue": "1000" }));
}

#[tokio::test]
async fn a_job_is_a_span_if_there_was_something_to_do() {
    let mut collector = Collector::start().await;
    let (_guard, exporter) = given_traces(&collector.url, patient());

    for outcome in [None, Some("done"), Some("failed")] {
        let span = info_span!("job", job = "mail", outcome = Empty);
        if let Some(outcome) = outcome {
            span.record("outcome", outcome);
        }
    }
    drop(info_span!("anything else"));
    exporter.start().finish().await;

    let asked = collector.next().await;
    assert_eq!(asked.names(), ["job mail", "job mail"]);
    let codes: Vec<&Value> = asked.spans().iter().map(|it| &it["status"]["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!(2)]);
    assert!(collector.is_idle());
}
