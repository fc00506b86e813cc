//! The text format of Prometheus, 0.0.4.

use std::{
    fmt::{self, Write},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use crate::{
    Gauge, Metrics,
    count::{BOUNDS, Times},
    process,
};

/// Everything that there is to tell.
pub(crate) fn text(metrics: &Metrics, version: &str, gauges: &[Gauge]) -> String {
    let mut text = String::with_capacity(64 * 1024);
    // A String takes whatever is written to it.
    let _ = write(&mut text, metrics, version, gauges);
    text
}

fn write(
    text: &mut String,
    metrics: &Metrics,
    version: &str,
    gauges: &[Gauge],
) -> Result<(), fmt::Error> {
    begin(text, "shipshape_build_info", "gauge", "Which program this is.")?;
    writeln!(text, "shipshape_build_info{{version={version:?}}} 1")?;
    answers(text, metrics)?;
    let number = |it: &AtomicU64| it.load(Relaxed);
    single(
        text,
        ("shipshape_http_requests_in_flight", "gauge"),
        "Requests that are being answered.",
        number(&metrics.in_flight),
    )?;
    single(
        text,
        ("shipshape_http_connections", "gauge"),
        "Connections that are open.",
        number(&metrics.connections),
    )?;
    single(
        text,
        ("shipshape_throttle_refusals_total", "counter"),
        "Tries that came too often and were refused.",
        number(&metrics.refused_tries),
    )?;
    if let Some(seconds) = process::cpu_seconds() {
        let help = "Seconds of work on a processor.";
        single(text, ("process_cpu_seconds_total", "counter"), help, seconds)?;
    }
    let mut before = "";
    for Gauge { name, help, label, value } in gauges.iter().chain(&process::gauges()) {
        if before != *name {
            begin(text, name, "gauge", help)?;
        }
        before = name;
        match label {
            Some((label, which)) => writeln!(text, "{name}{{{label}={which:?}}} {value}")?,
            None => writeln!(text, "{name} {value}")?,
        }
    }
    Ok(())
}

fn answers(text: &mut String, metrics: &Metrics) -> Result<(), fmt::Error> {
    let routes = metrics.routes();
    let name = "shipshape_http_requests_total";
    begin(text, name, "counter", "Requests that were answered.")?;
    for (route, counted) in routes.iter() {
        for ((method, status), n) in &counted.answers {
            let labels = format_args!("route={route:?},method={method:?},status=\"{status}\"");
            writeln!(text, "{name}{{{labels}}} {n}")?;
        }
    }
    let name = "shipshape_http_request_duration_seconds";
    begin(text, name, "histogram", "Time until an answer begins.")?;
    for (route, counted) in routes.iter() {
        for (method, times) in &counted.times {
            histogram(text, name, &format!("route={route:?},method={method:?}"), times)?;
        }
    }
    Ok(())
}

fn histogram(text: &mut String, name: &str, labels: &str, times: &Times) -> Result<(), fmt::Error> {
    let mut n_so_far = 0;
    for ((_, bound), n) in BOUNDS.iter().zip(times.n_within) {
        n_so_far += n;
        writeln!(text, "{name}_bucket{{{labels},le={bound:?}}} {n_so_far}")?;
    }
    writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", times.n)?;
    writeln!(text, "{name}_sum{{{labels}}} {}", times.seconds)?;
    writeln!(text, "{name}_count{{{labels}}} {}", times.n)
}

fn single(
    text: &mut String,
    (name, kind): (&str, &str),
    help: &str,
    value: impl fmt::Display,
) -> Result<(), fmt::Error> {
    begin(text, name, kind, help)?;
    writeln!(text, "{name} {value}")
}

fn begin(text: &mut String, name: &str, kind: &str, help: &str) -> Result<(), fmt::Error> {
    writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}")
}
