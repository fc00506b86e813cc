//! The database: whether it answers, what it is, and whether its tables are whole.

use std::{
    collections::BTreeSet,
    io,
    net::{TcpStream, ToSocketAddrs},
    time::Duration,
};

use domain_kernel::Clock;
use http::Uri;
use store_seaorm::Glimpse;
use system::SystemClock;
use tokio::time::timeout;

use super::{
    LATE, PATIENCE, Patient, beside,
    facts::{future, n_needed, of_facts},
    report::{Finding, reason},
};
use crate::{
    config::{DATABASE_URL, Secret},
    database::{cannot_be_opened, existing_url},
    migrate::Schema,
};

pub(super) const DATABASE: &str = "database";
const TABLES: &str = "tables";
const INTEGRITY: &str = "integrity";
/// For a server to take a connection.
const CONNECT: Duration = Duration::from_secs(5);
const RESTORE: &str = "stop the program, keep a copy of the data folder, and restore the last good \
                       backup";

/// What is found, and whether what is stored can be looked at.
pub(super) async fn check(patient: &Patient) -> (Vec<Finding>, bool) {
    if patient.is_wrong(DATABASE_URL) {
        return (vec![Finding::skipped(DATABASE, "SHIPSHAPE_DATABASE_URL is wrong")], false);
    }
    let glimpse = match timeout(PATIENCE, open(patient)).await {
        Ok(Ok(glimpse)) => glimpse,
        Ok(Err(finding)) => return (vec![finding], false),
        Err(_) => return (vec![unreachable(LATE)], false),
    };
    let mut findings = Vec::new();
    match timeout(PATIENCE, glimpse.facts()).await {
        Ok(Ok(facts)) => findings.extend(of_facts(&facts, SystemClock.now(), n_needed())),
        Ok(Err(err)) => findings.push(unreadable(&reason(&err))),
        Err(_) => findings.push(unreachable(LATE)),
    }
    let tables = timeout(PATIENCE, tables(&glimpse)).await;
    let (tables, is_complete) = tables.unwrap_or_else(|_| (unreachable(LATE), false));
    findings.push(tables);
    let integrity = timeout(PATIENCE, integrity(&glimpse)).await;
    let integrity = integrity.unwrap_or_else(|_| {
        let to_do = "call the doctor when nobody works, or run PRAGMA quick_check on a copy";
        Finding::warning(INTEGRITY, "not looked through within 10 seconds", "no damage", to_do)
    });
    findings.push(integrity);
    if is_complete && let Ok(Ok(Some(newest))) = timeout(PATIENCE, glimpse.newest_entry()).await {
        findings.extend(future(newest, SystemClock.now()));
    }
    (findings, is_complete)
}

async fn open(patient: &Patient) -> Result<Glimpse, Finding> {
    let broken = |err: anyhow::Error| unreadable(&err.to_string());
    let Some(url) = existing_url(&patient.config).map_err(broken)? else {
        return Err(not_there());
    };
    if let Some((host, port)) = server(&url) {
        // The driver would go on trying for as long as it may, and not say why.
        let reached = reach(host.clone(), port).await;
        reached.map_err(|why| unreachable(&format!("{host}:{port}: {why}")))?;
    }
    match Glimpse::of(url.expose()).await {
        Ok(Some(glimpse)) => Ok(glimpse),
        Ok(None) => Err(not_there()),
        Err(err) => Err(unreadable(&cannot_be_opened(&err, &url).to_string())),
    }
}

/// Where a server is; nothing for a file.
fn server(url: &Secret<String>) -> Option<(String, u16)> {
    let url = url.expose();
    let usual = match url.split(':').next()? {
        "mysql" => 3306,
        "sqlite" => return None,
        _ => 5432,
    };
    let url: Uri = url.parse().ok()?;
    let host = url.host()?.trim_start_matches('[').trim_end_matches(']').to_owned();
    Some((host, url.port_u16().unwrap_or(usual)))
}

async fn reach(host: String, port: u16) -> Result<(), String> {
    let connecting = beside(move || {
        let mut reached = Err(io::Error::other("the name has no address"));
        for address in (host.as_str(), port).to_socket_addrs()? {
            reached = TcpStream::connect_timeout(&address, CONNECT).map(drop);
            if reached.is_ok() {
                break;
            }
        }
        reached
    });
    match connecting.await {
        Some(reached) => reached.map_err(|err| reason(&err)),
        None => Err(LATE.to_owned()),
    }
}

fn not_there() -> Finding {
    let to_do = "nothing if this is to be a new installation, since the first start makes it; else \
                 look whether SHIPSHAPE_DATA_DIR and SHIPSHAPE_DATABASE_URL are those of the program";
    Finding::warning(DATABASE, "is not there yet", "the database of an installation", to_do)
}

fn unreachable(why: &str) -> Finding {
    let to_do = "start the server, or correct the host and the port in SHIPSHAPE_DATABASE_URL, and \
                 see that nothing between here and there is in the way";
    Finding::fault(DATABASE, format!("cannot be reached: {why}"), "a server that answers", to_do)
}

fn unreadable(why: &str) -> Finding {
    let to_do = "if it is a file, restore the last good backup; if it is a server, correct the name, \
                 the password and the database in SHIPSHAPE_DATABASE_URL, which has to be there and \
                 let this user in";
    Finding::fault(DATABASE, why, "a database that can be opened", to_do)
}

/// How it is about the tables, and whether all are there as this program knows them.
async fn tables(glimpse: &Glimpse) -> (Finding, bool) {
    let looked = (Schema::of(glimpse.connection()).await, glimpse.tables().await);
    let (schema, there) = match looked {
        (Ok(schema), Ok(there)) => (schema, there),
        (Err(err), _) | (_, Err(err)) => return (unreadable(&reason(&err)), false),
    };
    if let Some(newer) = schema.newer.first() {
        let found = format!("a newer version of Shipshape has changed them ({newer})");
        let to_do = "start that version, or restore a backup from before";
        return (Finding::fault(TABLES, found, "tables that this version knows", to_do), false);
    }
    if !schema.waiting.is_empty() {
        let found = format!("{} changes are to be done", schema.waiting.len());
        let to_do =
            "make a backup, then start the program or call shipshape migrate, which does them";
        return (Finding::warning(TABLES, found, "no change to be done", to_do), false);
    }
    match expected_tables().await {
        Ok(expected) => {
            let missing: Vec<String> = expected.difference(&there).cloned().collect();
            if missing.is_empty() {
                let n_changes = schema.applied.len();
                let found = format!("{} tables, after {n_changes} changes", expected.len());
                return (Finding::fine(TABLES, found), true);
            }
            let found = format!("missing: {}", missing.join(", "));
            (Finding::fault(TABLES, found, "every table", RESTORE), false)
        }
        Err(err) => (unreadable(&err.to_string()), false),
    }
}

/// What a new database has: nobody keeps a list of it.
async fn expected_tables() -> anyhow::Result<BTreeSet<String>> {
    let connected = store_seaorm::connect("sqlite::memory:").await?;
    migrations::migrate(&connected.write, None).await?;
    Ok(Glimpse::through(connected.write).tables().await?)
}

async fn integrity(glimpse: &Glimpse) -> Finding {
    let damage = match glimpse.damage().await {
        Ok(damage) => damage,
        Err(err) => vec![reason(&err)],
    };
    if let Some(first) = damage.first() {
        return Finding::fault(INTEGRITY, format!("damaged: {first}"), "no damage", RESTORE);
    }
    match glimpse.orphans().await {
        Ok(tables) if tables.is_empty() => Finding::fine(INTEGRITY, "no damage"),
        Ok(tables) => {
            let tables: Vec<String> = tables.into_iter().collect();
            let found = format!("rows without what they belong to, in {}", tables.join(", "));
            Finding::fault(INTEGRITY, found, "rows that belong together", RESTORE)
        }
        Err(err) => Finding::fault(INTEGRITY, reason(&err), "no damage", RESTORE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_where_its_url_says() {
        let of = |url: &str| server(&Secret::new(url.to_owned()));
        assert_eq!(of("postgres://a:b@db/x"), Some(("db".to_owned(), 5432)));
        assert_eq!(of("mysql://a:b@[::1]:3307/x"), Some(("::1".to_owned(), 3307)));
        assert_eq!(of("sqlite:x.db"), None);
    }
}
