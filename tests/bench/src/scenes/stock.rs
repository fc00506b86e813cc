//! Stock as a customer with 900,000 lines of a million sees it, and somebody who sees all.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use super::{Scene, sign_in};
use crate::{
    client::{Client, Request},
    fill::{
        Filled,
        course::COMPANY,
        stock::{CUSTOMERS, FILE, STOCK, leave_alone},
    },
    measure,
    options::Size,
    server::{DATA, Server, log_of},
};

/// What stock takes apart from its pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stock {
    pub(crate) load: Duration,
    pub(crate) csv: Taken,
    pub(crate) xlsx: Taken,
}

/// An export of all lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) time: Duration,
    /// More bytes in memory than before it.
    pub(crate) memory: u64,
}

const PATIENCE: Duration = Duration::from_mins(3);
/// Each of these takes a while, and the cheapest of a few counts.
const FEW: usize = 40;

/// Starts the program with an ERP, and waits until everything is loaded.
pub(crate) fn serve(program: &Path, folder: &Path) -> anyhow::Result<(Server, Duration)> {
    let url = format!("sqlite://{}", folder.join(FILE).display());
    let settings = [
        ("SHIPSHAPE_ERP_URL", url.as_str()),
        ("SHIPSHAPE_ERP_STOCK_QUERY", STOCK),
        ("SHIPSHAPE_ERP_CUSTOMERS_QUERY", CUSTOMERS),
        ("SHIPSHAPE_ERP_COMPANY", COMPANY),
    ];
    let (server, _) = Server::start_with(program, folder, &settings)?;
    let begun = Instant::now();
    let took = loop {
        if let Some(took) = loaded(&log_of(folder)) {
            break took;
        }
        if PATIENCE < begun.elapsed() {
            bail!("stock is not loaded; the log is {}", log_of(folder));
        }
        thread::sleep(Duration::from_millis(200));
    };
    server.stop()?;
    tokio::runtime::Runtime::new()?.block_on(leave_alone(&folder.join(DATA)))?;
    let (server, _) = Server::start_with(program, folder, &settings)?;
    Ok((server, took))
}

/// How long the log says that it took.
fn loaded(log: &str) -> Option<Duration> {
    let said = log.split("stock lines in ").nth(1)?;
    let end = said.find(|it: char| it != '.' && !it.is_ascii_digit())?;
    let (number, unit) = said.split_at(end);
    let number: f64 = number.parse().ok()?;
    let seconds = if unit.starts_with("ms") { number / 1_000.0 } else { number };
    Some(Duration::from_secs_f64(seconds))
}

pub(crate) fn all(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Vec<Scene>> {
    let customer = sign_in(server, &filled.customer)?;
    let admin = sign_in(server, &filled.admin)?;
    let mut scenes = Vec::new();
    let quick = [
        ("900,000 stock lines of a million, by part", "/inventory".to_owned()),
        ("the same, the next page", next(server, &customer)?),
        ("the same, by bin", "/inventory?sort=bin".to_owned()),
        (
            "the same, by quantity from its end",
            "/inventory?sort=quantity&direction=down".to_owned(),
        ),
        ("the same, by expiry", "/inventory?sort=expires_on".to_owned()),
        ("the same, by last moved", "/inventory?sort=last_moved_on&direction=down".to_owned()),
    ];
    for (page, path) in quick {
        let request = Request::get(&path, Some(&customer), "</tbody>");
        scenes.push(Scene::of_page(page, 1_500, (size.pages / 4, size.warm_up), &request));
    }
    for (page, at_most, path, cookie) in [
        ("the same, by description", 400_000, "/inventory?sort=description", &customer),
        ("the same, searched", 1_000_000, "/inventory?q=number+777", &customer),
        ("a million stock lines, by part", 400_000, "/inventory", &admin),
        ("the same, by bin from its end", 400_000, "/inventory?sort=bin&direction=down", &admin),
    ] {
        let request = Request::get(path, Some(cookie), "</tbody>");
        scenes.push(Scene::of_page(page, at_most, (FEW, 1), &request));
    }
    Ok(scenes)
}

/// Where the second page is.
fn next(server: &Server, cookie: &str) -> anyhow::Result<String> {
    let page = Request::get("/inventory", Some(cookie), "</tbody>");
    let body = Client::connect(server.address)?.send(&page)?.body;
    let before = body.split("rel=\"next\"").next().context("there is one page")?;
    let href = before.rsplit("href=\"").next().and_then(|it| it.split('"').next());
    let href = href.context("there is no link")?;
    Ok(href.replace("&amp;", "&").replace("&#x2f;", "/"))
}

/// Everything as a table, by who sees all.
pub(crate) fn exports(server: &Server, filled: &Filled) -> anyhow::Result<[Taken; 2]> {
    let admin = sign_in(server, &filled.admin)?;
    let mut taken = Vec::new();
    for path in ["/inventory.csv", "/inventory.xlsx"] {
        let (begun, request) = (Instant::now(), Request::get(path, Some(&admin), "HTTP/1.1 200"));
        let memory = measure::memory_of(server, &request)?;
        taken.push(Taken { time: begun.elapsed(), memory });
    }
    taken.try_into().ok().context("two tables were taken")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_says_how_long_a_load_took() {
        let log = "INFO Loaded 1000000 stock lines in 8.25s stock.lines=1000000";
        assert_eq!(loaded(log), Some(Duration::from_millis(8_250)));
        let log = "INFO Loaded 5000 stock lines in 125.5ms";
        assert_eq!(loaded(log), Some(Duration::from_micros(125_500)));
        assert_eq!(loaded("INFO nothing"), None);
    }
}
