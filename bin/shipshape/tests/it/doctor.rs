//! Faults that are planted, each found with its line and what to do; none where none is.

mod database;
mod machine;
#[cfg(feature = "servers")]
mod real_servers;
mod servers;

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database as Connection};

use crate::{
    commands::given_admin,
    program::{Place, text},
};

/// What never stands in any line.
const PASSWORD: &str = "hunter2";
/// Nobody listens there.
const CLOSED: &str = "127.0.0.1:1";

type Settings = Vec<(&'static str, String)>;

/// One thing that is wrong.
struct Planted {
    /// Makes it so, and says what is set beside.
    plant: fn(&Place) -> Settings,
    /// How the line of the fault begins, after the word.
    what: &'static str,
    found: &'static str,
    to_do: &'static str,
}

/// Each fault in an installation of its own that has no other.
fn each_is_found(faults: &[Planted]) {
    let whole = Place::new();
    given_admin(&whole);
    for planted in faults {
        let place = Place::new();
        copy(&whole.path("data"), &place.path("data"));
        let settings = (planted.plant)(&place);
        let answer = doctor(&place, &borrowed(&settings));

        let lines = text(&answer.stdout);
        let Planted { what, found, to_do, .. } = planted;
        let begins = format!("fault    {what}: ");
        let line = lines.lines().find(|it| it.starts_with(&begins) && it.contains(found));
        let line = line.unwrap_or_else(|| panic!("no {begins}…{found} in\n{lines}"));
        let (_, remedy) = line.split_once("; to do: ").expect("what to do");
        assert!(remedy.contains(to_do), "{to_do} in {remedy}");
        assert_eq!(answer.status.code(), Some(1), "{lines}");
        let all = lines + &text(&answer.stderr);
        assert!(!all.contains(PASSWORD), "{all}");
        assert!(all.lines().last().is_some_and(|it| it.ends_with(" faults")), "{all}");
    }
}

fn is_healthy(place: &Place, settings: &[(&str, &str)]) {
    let answer = doctor(place, settings);
    let lines = text(&answer.stdout);
    assert!(!lines.lines().any(|it| it.starts_with("fault ")), "{lines}");
    assert_eq!(answer.status.code(), Some(0), "{lines}");
}

fn borrowed<'a>(settings: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    settings.iter().map(|(name, it)| (*name, it.as_str())).collect()
}

/// On a port that is free for sure, unless the settings say another.
fn doctor(place: &Place, settings: &[(&str, &str)]) -> Output {
    let mut command = place.command(&["doctor"]);
    end(command.env("SHIPSHAPE_LISTEN", "127.0.0.1:0").envs(settings.iter().copied()))
}

fn end(command: &mut Command) -> Output {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("ends")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("made");
    fs::set_permissions(to, fs::metadata(from).expect("there").permissions()).expect("set");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => fs::copy(entry.path(), to).map(|_| ()).expect("copied"),
        }
    }
}

/// Statements by hand in an SQLite file, which is made if it is not there. It takes what the program
/// would be refused.
fn sql(file: &Path, statements: &str) {
    let url = format!("sqlite:{}?mode=rwc", file.display());
    at(&url, &format!("PRAGMA foreign_keys = OFF; {statements}"));
}

fn at(url: &str, statements: &str) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let database = Connection::connect(url).await.expect("a database");
        database.execute_unprepared(statements).await.expect("done");
        database.close().await.expect("closed");
    });
}

/// The port of a server that talks so to everybody, until the tests are over.
fn server(talk: impl Fn(TcpStream) + Clone + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let talk = talk.clone();
            thread::spawn(move || talk(stream));
        }
    });
    port
}

#[test]
fn a_healthy_installation_has_no_fault() {
    let place = Place::new();
    let new = doctor(&place, &[]);
    assert_eq!(new.status.code(), Some(0), "{}", text(&new.stdout));
    assert!(!place.path("data").exists(), "nothing was begun");
    given_admin(&place);
    is_healthy(&place, &[]);
    is_healthy(&place, &borrowed(&servers::all_good(&place)));
    let left = fs::read_dir(place.path("data/files")).expect("a folder").count();
    assert_eq!(left, 0, "nothing stays of what was tried");
}

#[test]
fn what_serves_is_looked_at_beside_it() {
    let place = Place::new();
    let serving = place.serve();
    let listen = serving.address.to_string();
    let answer = doctor(&place, &[("SHIPSHAPE_LISTEN", &listen)]);
    let lines = text(&answer.stdout);
    assert_eq!(answer.status.code(), Some(0), "{lines}");
    assert!(lines.contains(&format!("address: Shipshape answers at {listen}")), "{lines}");
    assert!(lines.contains("instance: a program serves from this database now"), "{lines}");
    let hint = lines.lines().find(|it| it.starts_with("warning  setup: ")).expect("a hint");
    assert!(hint.contains("/setup (the setup code is "), "{hint}");
    assert!(serving.get("/readyz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn what_cannot_be_looked_at_is_said_and_the_rest_is_looked_at() {
    let place = Place::new();
    given_admin(&place);
    let settings =
        [("SHIPSHAPE_DATABASE_URL", "oracle://anna:hunter2@db/x"), ("SHIPSHAPE_SMTP_URL", "mx")];
    let answer = doctor(&place, &settings);
    let lines = text(&answer.stdout);
    assert_eq!(answer.status.code(), Some(1), "{lines}");
    for line in [
        "fault    settings: SHIPSHAPE_DATABASE_URL from the environment begins with \"oracle\"",
        "fault    settings: SHIPSHAPE_SMTP_URL from the environment is no URL",
        "fault    settings: SHIPSHAPE_MAIL_FROM is not set",
        "warning  database: not looked at, since SHIPSHAPE_DATABASE_URL is wrong",
        "warning  mail: not looked at, since SHIPSHAPE_SMTP_URL is wrong",
        "ok       data folder: data can be written to",
        "ok       secret key: data/secret.key",
        "ok       Redis: not set",
    ] {
        assert!(lines.lines().any(|it| it.starts_with(line)), "{line} in\n{lines}");
    }
    assert!(!lines.contains(PASSWORD), "{lines}");
}
