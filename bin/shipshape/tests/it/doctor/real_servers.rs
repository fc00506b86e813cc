//! The servers that `tests/services` starts: good as they are, and with faults that only a real one
//! has.

use super::{at, doctor, is_healthy};
use crate::{
    commands::given_admin_of,
    program::{Place, text},
    servers::{Database, mariadb, postgres, postgres_with},
};

const ANNA: &str = "anna@harbour.example";

fn given(database: &Database) -> Place {
    let place = Place::new();
    given_admin_of(&place, ANNA, &["--database-url", database.url()]);
    place
}

fn is_found(place: &Place, settings: &[(&str, &str)], begins: &str, to_do: &str) {
    let answer = doctor(place, settings);
    let lines = text(&answer.stdout);
    let line = lines.lines().find(|it| it.starts_with(&format!("fault    {begins}")));
    let line = line.unwrap_or_else(|| panic!("no {begins} in\n{lines}"));
    assert!(line.split_once("; to do: ").is_some_and(|it| it.1.contains(to_do)), "{line}");
    assert_eq!(answer.status.code(), Some(1), "{lines}");
}

#[test]
fn a_healthy_installation_on_a_server_has_no_fault() {
    for (database, product) in [(postgres(), "PostgreSQL "), (mariadb(), "MariaDB ")] {
        let place = given(&database);
        let settings = [("SHIPSHAPE_DATABASE_URL", database.url())];
        is_healthy(&place, &settings);
        let lines = text(&doctor(&place, &settings).stdout);
        for line in [
            format!("ok       database: {product}").as_str(),
            "ok       connections: ",
            "ok       clock: 0.",
        ] {
            assert!(lines.lines().any(|it| it.starts_with(line)), "{line} in\n{lines}");
        }
    }
}

#[test]
fn a_database_that_is_not_there_is_found_on_a_server() {
    for database in [postgres(), mariadb()] {
        let url = format!("{}_not", database.url());
        let settings = [("SHIPSHAPE_DATABASE_URL", url.as_str())];
        is_found(
            &Place::new(),
            &settings,
            "database: the database cannot be opened",
            "has to be there",
        );
    }
}

#[test]
fn tables_that_are_not_those_of_this_program_are_found_on_a_server() {
    for database in [postgres(), mariadb()] {
        let place = given(&database);
        let settings = [("SHIPSHAPE_DATABASE_URL", database.url())];
        at(database.url(), "DROP TABLE reminders");
        is_found(&place, &settings, "tables: missing: reminders", "restore");
        let newer =
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_1_x', 0)";
        at(database.url(), newer);
        is_found(&place, &settings, "tables: a newer version", "start that version");
    }
}

#[test]
fn a_postgres_with_too_few_connections_or_another_encoding_is_found() {
    let database = postgres();
    let place = given(&database);
    let settings = [("SHIPSHAPE_DATABASE_URL", database.url())];
    let name = database.url().rsplit('/').next().expect("a name");
    at(database.url(), &format!("ALTER DATABASE {name} CONNECTION LIMIT 3"));
    is_found(&place, &settings, "connections: at most 3", "raise max_connections");

    let latin = postgres_with("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    let settings = [("SHIPSHAPE_DATABASE_URL", latin.url())];
    is_found(&Place::new(), &settings, "database: PostgreSQL ", "ENCODING 'UTF8'");
}

#[test]
fn a_bucket_and_a_redis_that_are_there_are_fine_and_a_bucket_that_is_not_is_found() {
    let place = Place::new();
    let given = |name: &str| std::env::var(name).expect("tests/services names it");
    let (bucket, redis, endpoint) =
        (given("TEST_S3"), given("TEST_REDIS"), given("AWS_ENDPOINT_URL"));
    let (region, id, key) =
        (given("AWS_REGION"), given("AWS_ACCESS_KEY_ID"), given("AWS_SECRET_ACCESS_KEY"));
    let mut settings = vec![
        ("SHIPSHAPE_STORAGE_URL", bucket.as_str()),
        ("SHIPSHAPE_REDIS_URL", redis.as_str()),
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
        ("AWS_REGION", region.as_str()),
        ("AWS_ACCESS_KEY_ID", id.as_str()),
        ("AWS_SECRET_ACCESS_KEY", key.as_str()),
    ];
    is_healthy(&place, &settings);
    settings[0].1 = "s3://no-such-bucket";
    is_found(&place, &settings, "files: a file cannot be written", "that the bucket is there");
}

#[test]
fn a_mail_server_is_fine_by_its_own_authority_and_not_trusted_by_others() {
    let place = Place::new();
    let url = std::env::var("TEST_SMTP").expect("tests/services names the server");
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/smtp/authority.pem");
    let mut settings = vec![
        ("SHIPSHAPE_SMTP_URL", url.as_str()),
        ("SHIPSHAPE_MAIL_FROM", "Shipshape <ship@harbour.example>"),
    ];
    let cannot = "mail: localhost:";
    is_found(&place, &settings, cannot, "certificate");
    settings.push(("SSL_CERT_FILE", authority));
    is_healthy(&place, &settings);
}
