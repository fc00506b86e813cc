//! Other servers that are not there, or not as they should be, played by small ones.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
};

use super::{CLOSED, Planted, Settings, each_is_found, server, sql};
use crate::{postbox::Postbox, program::Place};

const FROM: (&str, &str) = ("SHIPSHAPE_MAIL_FROM", "Shipshape <ship@harbour.example>");

/// Everything that can be set, and nothing wrong with it.
pub(super) fn all_good(place: &Place) -> Settings {
    let postbox = Postbox::open().port;
    let redis = redis("7.0.15", "noeviction");
    let mut settings = csv(place, "customer,part,quantity\nA,1,2\n");
    settings.extend([
        ("SHIPSHAPE_SMTP_URL", format!("smtp://127.0.0.1:{postbox}")),
        (FROM.0, FROM.1.to_owned()),
        ("SHIPSHAPE_REDIS_URL", format!("redis://127.0.0.1:{redis}")),
        ("SHIPSHAPE_ERP_COMPANY", "Harbour & Sons".to_owned()),
    ]);
    settings
}

/// An ERP of files, with this stock.
fn csv(place: &Place, stock: &str) -> Settings {
    let folder = place.path("erp");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("stock.csv"), stock).expect("written");
    fs::write(folder.join("customers.csv"), "customer,name\nA,Acme\n").expect("written");
    erp(&format!("folder://{}", folder.display()), "stock.csv", "customers.csv")
}

fn erp(url: &str, stock: &str, customers: &str) -> Settings {
    vec![
        ("SHIPSHAPE_ERP_URL", url.to_owned()),
        ("SHIPSHAPE_ERP_STOCK_QUERY", stock.to_owned()),
        ("SHIPSHAPE_ERP_CUSTOMERS_QUERY", customers.to_owned()),
    ]
}

const STOCK: &str = "SELECT customer, part, quantity FROM stock";
const CUSTOMERS: &str = "SELECT customer, name FROM customers";

fn smtp(url: String) -> Settings {
    vec![("SHIPSHAPE_SMTP_URL", url), (FROM.0, FROM.1.to_owned())]
}

/// A mail server that lets nobody in (RFC 4954, 6).
fn refuses(stream: TcpStream) {
    let mut heard = BufReader::new(stream.try_clone().expect("a copy"));
    let mut said = stream;
    let _ = said.write_all(b"220 mx.example\r\n");
    let mut line = String::new();
    while heard.read_line(&mut line).is_ok_and(|n| 0 < n) {
        let answer: &[u8] = match line.split_whitespace().next() {
            Some("EHLO") => b"250-mx.example\r\n250 AUTH PLAIN LOGIN\r\n",
            Some("AUTH") => b"535 5.7.8 not you\r\n",
            _ => b"221 bye\r\n",
        };
        let _ = said.write_all(answer);
        line.clear();
    }
}

/// The port of a Redis of this version that does so when it is full.
fn redis(version: &'static str, eviction: &'static str) -> u16 {
    server(move |stream| {
        let mut heard = BufReader::new(stream.try_clone().expect("a copy"));
        let mut said = stream;
        while let Some(words) = command(&mut heard) {
            let info = format!("redis_version:{version}\r\nmaxmemory_policy:{eviction}\r\n");
            let answer = match words.first().map(|it| it.to_ascii_uppercase()).as_deref() {
                Some("PING") => "+PONG\r\n".to_owned(),
                Some("INFO") => format!("${}\r\n{info}\r\n", info.len()),
                _ => "+OK\r\n".to_owned(),
            };
            let _ = said.write_all(answer.as_bytes());
        }
    })
}

/// The words of a command, each after its length; nothing at the end.
fn command(heard: &mut impl BufRead) -> Option<Vec<String>> {
    let mut line = || {
        let mut line = String::new();
        let n_read = heard.read_line(&mut line).ok()?;
        (0 < n_read).then(|| line.trim_end().to_owned())
    };
    let n_words: usize = line()?.strip_prefix('*')?.parse().ok()?;
    let mut words = Vec::new();
    for _ in 0..n_words {
        line()?;
        words.push(line()?);
    }
    Some(words)
}

const FILES_MAIL_REDIS: [Planted; 8] = [
    Planted {
        plant: |_| {
            vec![
                ("SHIPSHAPE_STORAGE_URL", "s3://bucket/shipshape".to_owned()),
                ("AWS_ENDPOINT_URL", format!("http://{CLOSED}")),
                ("AWS_ACCESS_KEY_ID", "shipshape".to_owned()),
                ("AWS_SECRET_ACCESS_KEY", "hunter2".to_owned()),
            ]
        },
        what: "files",
        found: "a file cannot be written",
        to_do: "see that AWS_ENDPOINT_URL",
    },
    Planted {
        plant: |_| {
            vec![
                ("SHIPSHAPE_STORAGE_URL", "s3://bucket/shipshape".to_owned()),
                ("AWS_ENDPOINT_URL", "http://files.example".to_owned()),
            ]
        },
        what: "files",
        found: "AWS_ENDPOINT_URL begins with http://",
        to_do: "correct the AWS_… variables",
    },
    Planted {
        plant: |_| smtp(format!("smtp://ship:hunter2@{CLOSED}")),
        what: "mail",
        found: "nobody answers",
        to_do: "correct the host and the port in SHIPSHAPE_SMTP_URL",
    },
    Planted {
        plant: |_| smtp(format!("smtp://127.0.0.1:{}", Postbox::silent().port)),
        what: "mail",
        found: "no answer in time",
        to_do: "correct the host and the port in SHIPSHAPE_SMTP_URL",
    },
    Planted {
        plant: |_| smtp(format!("smtp://ship:hunter2@127.0.0.1:{}", server(refuses))),
        what: "mail",
        found: "name and password are refused",
        to_do: "correct the name and the password in SHIPSHAPE_SMTP_URL",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_REDIS_URL", format!("redis://:hunter2@{CLOSED}"))],
        what: "Redis",
        found: "onnection refused",
        to_do: "start Redis, or correct SHIPSHAPE_REDIS_URL",
    },
    Planted {
        plant: |_| {
            let port = redis("7.0.15", "allkeys-lru");
            vec![("SHIPSHAPE_REDIS_URL", format!("redis://127.0.0.1:{port}"))]
        },
        what: "Redis",
        found: "maxmemory-policy allkeys-lru",
        to_do: "set maxmemory-policy noeviction",
    },
    Planted {
        plant: |_| {
            let port = redis("5.0.14", "noeviction");
            vec![("SHIPSHAPE_REDIS_URL", format!("redis://127.0.0.1:{port}"))]
        },
        what: "Redis",
        found: "Redis 5.0.14",
        to_do: "upgrade Redis",
    },
];

const ERPS: [Planted; 7] = [
    Planted {
        plant: |_| erp(&format!("postgres://erp:hunter2@{CLOSED}/erp"), STOCK, CUSTOMERS),
        what: "ERP",
        found: "nobody answers there",
        to_do: "start it, or correct the address",
    },
    Planted {
        plant: |place| {
            let file = place.path("erp.db");
            erp(&format!("sqlite://{}", file.display()), STOCK, CUSTOMERS)
        },
        what: "ERP",
        found: "the file is not there",
        to_do: "correct the address",
    },
    Planted {
        plant: |place| {
            let file = place.path("erp.db");
            sql(&file, "CREATE TABLE customers (customer TEXT, name TEXT)");
            erp(&format!("sqlite://{}", file.display()), STOCK, CUSTOMERS)
        },
        what: "ERP",
        found: "it does not take the question",
        to_do: "correct SHIPSHAPE_ERP_STOCK_QUERY",
    },
    Planted {
        plant: |place| csv(place, "customer,part,pieces\nA,1,2\n"),
        what: "ERP",
        found: "a column is missing in its answer, or has other values than it should: quantity",
        to_do: "have the query or the file call it so",
    },
    Planted {
        plant: |place| {
            let own = place.path("data/shipshape.db");
            erp(&format!("sqlite://{}", own.display()), STOCK, CUSTOMERS)
        },
        what: "ERP",
        found: "it is not where ERPs may be",
        to_do: "SHIPSHAPE_ERP_HOSTS",
    },
    Planted {
        plant: |place| {
            let mut settings = csv(place, "customer,part,quantity\nA,1,2\n");
            settings.push(("SHIPSHAPE_ERP_COMPANY", "Nobody Ltd".to_owned()));
            settings
        },
        what: "ERP",
        found: "no company has this name",
        to_do: "set SHIPSHAPE_ERP_COMPANY",
    },
    Planted {
        plant: |place| {
            let lines = "A,,no number\n".repeat(50);
            csv(place, &format!("customer,part,quantity\n{lines}"))
        },
        what: "ERP",
        found: "that of SHIPSHAPE_ERP_URL",
        to_do: "under Settings, ERP",
    },
];

#[test]
fn servers_for_files_mail_and_sessions_that_are_not_as_they_should_be_are_found() {
    each_is_found(&FILES_MAIL_REDIS);
}

#[test]
fn erps_that_cannot_be_read_are_found() {
    each_is_found(&ERPS);
}
