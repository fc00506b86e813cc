//! An SQLite database that is not as it should be.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::PathBuf,
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database as Connection, Statement};

use super::{CLOSED, Planted, each_is_found, server, sql};
use crate::program::Place;

/// Whatever somebody does to the database by hand.
fn with(place: &Place, statements: &str) {
    sql(&file(place), statements);
}

fn file(place: &Place) -> PathBuf {
    place.path("data/shipshape.db")
}

/// The page where a table begins is overwritten, as a broken disk does it.
fn break_page(place: &Place, table: &str) {
    // The last one who closes it puts everything into one file.
    with(place, "PRAGMA wal_checkpoint(TRUNCATE)");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let page: i64 = runtime.block_on(async {
        let url = format!("sqlite:{}", file(place).display());
        let database = Connection::connect(&url).await.expect("a database");
        let query = format!("SELECT rootpage FROM sqlite_master WHERE name = '{table}'");
        let query = Statement::from_string(database.get_database_backend(), query);
        let row = database.query_one_raw(query).await.expect("an answer").expect("a table");
        let page = row.try_get("", "rootpage").expect("a number");
        database.close().await.expect("closed");
        page
    });
    let mut file = File::options().write(true).open(file(place)).expect("opens");
    let begin = u64::try_from(page - 1).expect("a page") * 4096;
    file.seek(SeekFrom::Start(begin)).expect("there");
    file.write_all(&[0xFF; 4096]).expect("written");
}

const FILE: [Planted; 3] = [
    Planted {
        plant: |place| {
            for name in ["data/shipshape.db-wal", "data/shipshape.db-shm"] {
                let _ = fs::remove_file(place.path(name));
            }
            fs::write(file(place), "no database, ".repeat(1000)).expect("written");
            Vec::new()
        },
        what: "database",
        found: "not a database",
        to_do: "restore the last good backup",
    },
    Planted {
        plant: |place| {
            break_page(place, "throttles");
            Vec::new()
        },
        what: "integrity",
        found: "damaged: ",
        to_do: "restore the last good backup",
    },
    Planted {
        plant: |place| {
            with(place, "PRAGMA foreign_keys = OFF; DELETE FROM companies");
            Vec::new()
        },
        what: "integrity",
        found: "rows without what they belong to, in ",
        to_do: "restore the last good backup",
    },
];

const TABLES: [Planted; 3] = [
    Planted {
        plant: |place| {
            with(place, "DROP TABLE reminders; DROP TABLE throttles");
            Vec::new()
        },
        what: "tables",
        found: "missing: reminders, throttles",
        to_do: "restore the last good backup",
    },
    Planted {
        plant: |place| {
            let newer = "INSERT INTO seaql_migrations (version, applied_at) \
                         VALUES ('m20991231_000001_x', 0)";
            with(place, newer);
            Vec::new()
        },
        what: "tables",
        found: "a newer version of Shipshape has changed them (m20991231_000001_x)",
        to_do: "start that version",
    },
    Planted {
        plant: |place| {
            with(place, "ALTER TABLE seaql_migrations RENAME COLUMN version TO name");
            Vec::new()
        },
        what: "database",
        found: "no such column",
        to_do: "restore the last good backup",
    },
];

const RECORDS: [Planted; 4] = [
    Planted {
        plant: |place| {
            let last = "DELETE FROM audit_trail WHERE (realm_id, seq) IN \
                        (SELECT realm_id, MAX(seq) FROM audit_trail GROUP BY realm_id)";
            with(place, last);
            Vec::new()
        },
        what: "audit trail",
        found: " is missing",
        to_do: "call shipshape audit verify",
    },
    Planted {
        plant: |place| {
            with(place, "UPDATE audit_trail SET subject = 'somebody else'");
            Vec::new()
        },
        what: "audit trail",
        found: " was altered",
        to_do: "call shipshape audit verify",
    },
    Planted {
        plant: |place| {
            with(place, "UPDATE audit_heads SET hash = zeroblob(32)");
            Vec::new()
        },
        what: "audit trail",
        found: " was altered",
        to_do: "call shipshape audit verify",
    },
    Planted {
        // A year after whenever it was written.
        plant: |place| {
            with(place, "UPDATE audit_trail SET at = at + 31536000000000");
            Vec::new()
        },
        what: "clock",
        found: "the newest entry of the audit trail is ",
        to_do: "correct the clock",
    },
];

const SERVERS: [Planted; 4] = [
    Planted {
        plant: |_| {
            let url = format!("postgres://anna:hunter2@{CLOSED}/shipshape");
            vec![("SHIPSHAPE_DATABASE_URL", url)]
        },
        what: "database",
        found: "cannot be reached: 127.0.0.1:1: ",
        to_do: "start the server, or correct the host and the port in SHIPSHAPE_DATABASE_URL",
    },
    Planted {
        plant: |_| {
            let url = format!("mysql://anna:hunter2@{CLOSED}/shipshape");
            vec![("SHIPSHAPE_DATABASE_URL", url)]
        },
        what: "database",
        found: "cannot be reached: 127.0.0.1:1: ",
        to_do: "start the server, or correct the host and the port in SHIPSHAPE_DATABASE_URL",
    },
    Planted {
        plant: |_| {
            let url = "postgres://anna:hunter2@no-such-host.invalid/shipshape".to_owned();
            vec![("SHIPSHAPE_DATABASE_URL", url)]
        },
        what: "database",
        found: "cannot be reached: no-such-host.invalid:5432: ",
        to_do: "correct the host",
    },
    Planted {
        plant: |_| {
            let port = server(|mut stream| {
                let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            });
            let url = format!("postgres://anna:hunter2@127.0.0.1:{port}/shipshape");
            vec![("SHIPSHAPE_DATABASE_URL", url)]
        },
        what: "database",
        found: "the database cannot be opened: ",
        to_do: "correct the name, the password and the database in SHIPSHAPE_DATABASE_URL",
    },
];

#[test]
fn a_damaged_file_is_found() {
    each_is_found(&FILE);
}

#[test]
fn tables_that_are_not_those_of_this_program_are_found() {
    each_is_found(&TABLES);
}

#[test]
fn records_that_are_not_whole_are_found() {
    each_is_found(&RECORDS);
}

#[test]
fn a_server_that_does_not_answer_as_one_is_found() {
    each_is_found(&SERVERS);
}
