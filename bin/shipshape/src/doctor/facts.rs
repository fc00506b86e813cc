//! What a database says of itself, and whether that is good enough.

use std::{thread::available_parallelism, time::Duration};

use domain_kernel::Timestamp;
use store_seaorm::{DatabaseFacts, Product};

use super::{database::DATABASE, report::Finding};

const CONNECTIONS: &str = "connections";
const CLOCK: &str = "clock";
/// As many has each instance at most, for each of its cores.
const CONNECTIONS_PER_CORE: u32 = 4;
/// By so much two clocks may differ: leases are counted in minutes, waits in seconds.
const GOOD_CLOCK: Duration = Duration::from_secs(2);
const WORST_CLOCK: Duration = Duration::from_secs(30);

/// This many connections one instance may have.
pub(super) fn n_needed() -> u32 {
    let n_cores = available_parallelism().map_or(2, usize::from);
    u32::try_from(n_cores).unwrap_or(2).max(2) * CONNECTIONS_PER_CORE
}

pub(super) fn of_facts(facts: &DatabaseFacts, now: Timestamp, n_needed: u32) -> Vec<Finding> {
    let mut findings = vec![of_product(facts)];
    if let Some(most) = facts.most_connections {
        let found = format!("at most {most} to the server");
        let expected = format!("{n_needed} for each instance, and some for others");
        let to_do = "raise max_connections of the server, or the limit of the user or the database";
        findings.push(match most < n_needed {
            true => Finding::fault(CONNECTIONS, found, expected, to_do),
            false => Finding::fine(CONNECTIONS, found),
        });
    }
    if let Some(theirs) = facts.clock {
        findings.push(of_clocks(theirs, now));
    }
    findings
}

fn of_product(facts: &DatabaseFacts) -> Finding {
    let version = numbers(&facts.version);
    let DatabaseFacts { encoding, collation, journal, .. } = facts;
    match facts.product {
        Product::Sqlite if journal != "wal" => {
            let found = format!("SQLite {}, journal mode {journal}", facts.version);
            let to_do = "start the program once, which sets it; if it stays so, the disk is none on \
                         which SQLite is safe";
            Finding::warning(DATABASE, found, "journal mode wal", to_do)
        }
        Product::Sqlite => {
            Finding::fine(DATABASE, format!("SQLite {}, journal mode {journal}", facts.version))
        }
        Product::Postgres if version < [13, 0, 0] => {
            let found = format!("PostgreSQL {}", facts.version);
            Finding::fault(DATABASE, found, "PostgreSQL 13 or newer", "upgrade the server")
        }
        Product::Postgres if !encoding.eq_ignore_ascii_case("UTF8") => {
            let found = format!("PostgreSQL {}, encoding {encoding}", facts.version);
            let to_do = "make a database with ENCODING 'UTF8' TEMPLATE template0, and bring the data \
                         over by a dump";
            Finding::fault(DATABASE, found, "encoding UTF8", to_do)
        }
        Product::Postgres => {
            let version = &facts.version;
            Finding::fine(DATABASE, format!("PostgreSQL {version}, {encoding}, {collation}"))
        }
        Product::MariaDb if version < [10, 6, 0] => {
            let found = format!("MariaDB {}", facts.version);
            Finding::fault(DATABASE, found, "MariaDB 10.6 or newer", "upgrade the server")
        }
        Product::MariaDb => {
            let version = &facts.version;
            Finding::fine(DATABASE, format!("MariaDB {version}, {encoding}, {collation}"))
        }
        Product::MySql if version < [8, 0, 21] => {
            let found = format!("MySQL {}", facts.version);
            Finding::fault(DATABASE, found, "MySQL 8.0.21 or newer", "upgrade the server")
        }
        Product::MySql => {
            let found = format!("MySQL {}, with which nobody has tested this", facts.version);
            let to_do = "take MariaDB if you can choose";
            Finding::warning(DATABASE, found, "MariaDB or PostgreSQL", to_do)
        }
    }
}

fn of_clocks(theirs: Timestamp, ours: Timestamp) -> Finding {
    let apart = theirs.since(ours).max(ours.since(theirs));
    let found =
        format!("{}.{:01} s from the database's", apart.as_secs(), apart.subsec_millis() / 100);
    let expected = "the same time, to two seconds";
    let to_do = "let both machines follow a time server (timedatectl, chrony)";
    if WORST_CLOCK < apart {
        Finding::fault(CLOCK, found, expected, to_do)
    } else if GOOD_CLOCK < apart {
        Finding::warning(CLOCK, found, expected, to_do)
    } else {
        Finding::fine(CLOCK, found)
    }
}

/// What was written cannot have been written later than now.
pub(super) fn future(newest: Timestamp, now: Timestamp) -> Option<Finding> {
    let ahead = newest.since(now);
    if ahead <= WORST_CLOCK {
        return None;
    }
    let found = format!("the newest entry of the audit trail is {} s from now", ahead.as_secs());
    let to_do = "correct the clock of this machine (timedatectl), which is late, or has been early";
    Some(Finding::fault(CLOCK, found, "a clock that has not been set back", to_do))
}

/// The first three numbers of a version.
fn numbers(version: &str) -> [u32; 3] {
    let end = version.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(version.len());
    let mut parts = version[..end].split('.').map(|it| it.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(product: Product, version: &str) -> DatabaseFacts {
        DatabaseFacts {
            product,
            version: version.to_owned(),
            encoding: "UTF8".to_owned(),
            collation: "C".to_owned(),
            journal: "wal".to_owned(),
            clock: None,
            most_connections: None,
        }
    }

    #[test]
    fn servers_that_are_too_old_are_faults() {
        for (product, old, good) in [
            (Product::Postgres, "12.22", "15.18 (Debian 15.18-0+deb12u1)"),
            (Product::MariaDb, "10.5.29-MariaDB", "10.11.14-MariaDB-0+deb12u2"),
        ] {
            let old = of_product(&facts(product, old)).to_string();
            assert!(old.starts_with("fault ") && old.contains("upgrade the server"), "{old}");
            assert!(of_product(&facts(product, good)).is_fine());
        }
        assert!(of_product(&facts(Product::MySql, "5.7.44")).to_string().starts_with("fault "));
        assert!(of_product(&facts(Product::MySql, "8.4.3")).to_string().starts_with("warning "));
        let latin =
            DatabaseFacts { encoding: "LATIN1".to_owned(), ..facts(Product::Postgres, "15.18") };
        assert!(of_product(&latin).to_string().contains("encoding LATIN1"));
        let rollback =
            DatabaseFacts { journal: "delete".to_owned(), ..facts(Product::Sqlite, "3.50.2") };
        assert!(of_product(&rollback).to_string().contains("journal mode delete"));
    }

    #[test]
    fn a_server_has_room_for_the_connections_of_an_instance() {
        let now = Timestamp::from_micros(0);
        let mut few = facts(Product::Postgres, "15.18");
        few.most_connections = Some(7);
        let lines: Vec<String> = of_facts(&few, now, 8).iter().map(ToString::to_string).collect();
        assert!(lines[1].starts_with("fault    connections: at most 7"), "{lines:?}");
        few.most_connections = Some(97);
        assert!(of_facts(&few, now, 8).iter().all(Finding::is_fine));
    }

    #[test]
    fn clocks_that_differ_are_told() {
        let at = Timestamp::from_micros;
        let of = |theirs| of_clocks(at(theirs), at(0)).to_string();
        assert!(of(1_900_000).starts_with("ok "), "{}", of(1_900_000));
        assert!(of(-5_200_000).starts_with("warning  clock: 5.2 s"), "{}", of(-5_200_000));
        assert!(of(3_600_000_000).starts_with("fault "));
        assert!(future(at(3_600_000_000), at(0)).is_some());
        assert!(future(at(0), at(1)).is_none());
    }
}
