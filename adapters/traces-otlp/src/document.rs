//! Spans as opentelemetry-proto writes them in JSON: ids in hexadecimal, and long numbers as texts.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::{
    Program,
    span::{Attribute, Span},
};

/// A request to take these.
pub(crate) fn document(program: &Program, spans: &[Span]) -> Value {
    let Program { name, version, instance } = program;
    let resource = [
        ("service.name", Attribute::text(*name)),
        ("service.version", Attribute::text(*version)),
        ("service.instance.id", Attribute::text(instance)),
    ];
    let spans: Vec<Value> = spans.iter().map(span).collect();
    json!({
        "resourceSpans": [{
            "resource": { "attributes": attributes(&resource) },
            "scopeSpans": [{
                "scope": { "name": name, "version": version },
                "spans": spans,
            }],
        }],
    })
}

fn span(span: &Span) -> Value {
    let mut document = json!({
        "traceId": hex(&span.trace),
        "spanId": hex(&span.id),
        "name": span.name,
        "kind": span.kind as u8,
        "startTimeUnixNano": span.begun.to_string(),
        "endTimeUnixNano": span.ended.to_string(),
        "attributes": attributes(&span.attributes),
        "status": {},
    });
    if let Some(parent) = span.parent {
        document["parentSpanId"] = hex(&parent).into();
    }
    if span.is_error {
        document["status"] = json!({ "code": ERROR });
    }
    document
}

/// `STATUS_CODE_ERROR`
const ERROR: u8 = 2;

fn attributes(attributes: &[(&str, Attribute)]) -> Vec<Value> {
    let written = attributes.iter().map(|(key, value)| {
        let value = match value {
            Attribute::Text(text) => json!({ "stringValue": text }),
            Attribute::Number(number) => json!({ "intValue": number.to_string() }),
        };
        json!({ "key": key, "value": value })
    });
    written.collect()
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
