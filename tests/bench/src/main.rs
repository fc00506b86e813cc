//! Fills a database to the size that the budgets are meant for, serves it with the program that is
//! packaged, and prints the table of `docs/performance.md`. It reads `/proc`, so it runs on Linux.

mod client;
mod fill;
mod measure;
mod options;
mod report;
mod scenes;
mod server;
mod usage;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context;

use fill::Filled;
use options::{Options, Size};
use report::{Measured, MeasuredStock, Report, Times};
use scenes::{Scene, stock::Stock};
use server::Server;

fn main() -> anyhow::Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let program = match options.binary {
        Some(path) => path.canonicalize().context("there is no such program")?,
        None => server::build()?,
    };
    let folder = tempfile::Builder::new().prefix("shipshape-bench-").tempdir()?;

    let begun = Instant::now();
    let runtime = tokio::runtime::Runtime::new()?;
    let filled = runtime.block_on(fill::fill(folder.path(), &options.size))?;
    drop(runtime);
    eprintln!("Filled the database in {:.0} s", begun.elapsed().as_secs_f64());

    let serve = || Server::start(&program, folder.path());
    let mut starts = Vec::new();
    for _ in 0..options.size.starts {
        let (server, took) = serve()?;
        starts.push(took);
        server.stop()?;
    }
    let (server, _) = serve()?;
    let measured = measure_all(&server, &filled, &options.size)?;
    server.stop()?;
    let stock = measure_stock(&program, folder.path(), &filled, &options.size)?;
    // Half of the people are one company's.
    let runtime = tokio::runtime::Runtime::new()?;
    let imported = runtime.block_on(fill::import(folder.path(), options.size.people / 2))?;
    print!("{}", Report { measured, stock, start: median(starts), imported });
    Ok(())
}

/// Everything about a server that was just started.
fn measure_all(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Measured> {
    // In the morning it is found out whom to remind of what.
    settle(server.pid())?;
    let fresh = usage::memory(server.pid())?;
    let table = scenes::matrix_table(server, filled)?;
    let matrix = measure::memory_of(server, &table)?;
    let pages = pages(server, scenes::all(server, filled, size)?)?;
    std::thread::sleep(Duration::from_secs(1));
    let used = usage::memory(server.pid())?;
    Ok(Measured { pages, fresh, used, matrix })
}

/// The same of a server with an ERP.
fn measure_stock(
    program: &Path,
    folder: &Path,
    filled: &Filled,
    size: &Size,
) -> anyhow::Result<MeasuredStock> {
    let (server, load) = scenes::stock::serve(program, folder)?;
    eprintln!("Loaded stock in {load:?}");
    let pages = pages(&server, scenes::stock::all(&server, filled, size)?)?;
    let [csv, xlsx] = scenes::stock::exports(&server, filled)?;
    server.stop()?;
    Ok(MeasuredStock { pages, stock: Stock { load, csv, xlsx } })
}

/// What each of them costs.
fn pages(server: &Server, scenes: Vec<Scene>) -> anyhow::Result<Vec<Times>> {
    let mut pages = Vec::new();
    for scene in scenes {
        eprintln!("Asking for: {}", scene.page);
        let alone = measure::run(server, scene.alone, scene.requests, scene.warm_up);
        let alone = alone.with_context(|| scene.page)?;
        let crowd = measure::run(server, scene.crowd, scene.requests, scene.warm_up);
        let crowd = crowd.with_context(|| scene.page)?;
        eprintln!("  {:?} on one connection, {:?} on several", alone.cpu, crowd.cpu);
        pages.push(Times { page: scene.page, at_most: scene.at_most, alone, crowd });
    }
    Ok(pages)
}

/// Waits until a process has nothing more to do of itself.
fn settle(pid: u32) -> anyhow::Result<()> {
    let mut before = usage::cpu(pid)?;
    for _ in 0..300 {
        std::thread::sleep(Duration::from_secs(1));
        let now = usage::cpu(pid)?;
        if now.saturating_sub(before) <= Duration::from_millis(10) {
            return Ok(());
        }
        before = now;
    }
    anyhow::bail!("the program is still at work five minutes after its start")
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
