//! Where an ERP may be, and where it may not, whatever leads there.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use application::inventory::StockSources;
use domain_inventory::{ChosenPlace, ErpKind, Place, PlaceAddress, Questions, Trouble};
use erp::{Allowed, AllowedServer, ConfiguredErp, ErpSources};
use tempfile::TempDir;

use crate::{
    fixture::{chosen, files, selects},
    sqlite,
};

/// A folder of ERPs beside the data folder, both on one disk.
struct Disk {
    root: TempDir,
}

impl Disk {
    async fn new() -> Self {
        let root = TempDir::new().expect("a folder");
        for folder in ["erp", "data", "erp/inside"] {
            fs::create_dir(root.path().join(folder)).expect("a folder");
        }
        sqlite::make(&root.path().join("data/shipshape.db")).await;
        sqlite::make(&root.path().join("erp/erp.db")).await;
        fs::write(root.path().join("data/secret.key"), "customer,name\n").expect("a file");
        fs::write(root.path().join("secret.csv"), "customer,name\n").expect("a file");
        fs::write(root.path().join("erp/inside/erp.csv"), "customer,name\n").expect("a file");
        Self { root }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.root.path().join(name)
    }

    fn allowed(&self) -> Allowed {
        Allowed {
            folders: vec![self.path("erp")],
            servers: vec![
                AllowedServer::parse("erp.example.com:5432").expect("a server"),
                AllowedServer::parse("localhost:5999").expect("a server"),
            ],
            data_folder: Some(self.path("data")),
            own_database: Some(format!(
                "sqlite://{}?mode=rwc",
                self.path("data/shipshape.db").display()
            )),
            ..Allowed::default()
        }
    }
}

async fn trouble(allowed: Allowed, place: Place, questions: &Questions) -> Option<Trouble> {
    let sources = ErpSources::new(allowed);
    match sources.open(&place, Some("secret"), questions).await {
        Ok(_) => None,
        Err(error) => Some(error.trouble),
    }
}

fn sqlite_in(folder: &Path, name: &str) -> Place {
    Place::Chosen(chosen(ErpKind::Sqlite, folder.to_str().expect("a path"), Some(name)))
}

#[tokio::test]
async fn a_database_of_the_folder_is_opened_and_nothing_else() {
    let disk = Disk::new().await;
    let own = disk.path("data/shipshape.db");
    symlink(&own, disk.path("erp/link.db")).expect("a link");
    fs::hard_link(&own, disk.path("erp/hard.db")).expect("a link");
    symlink(disk.path("data"), disk.path("erp/folder")).expect("a link");
    symlink(disk.path("secret.csv"), disk.path("erp/out.csv")).expect("a link");
    symlink(disk.path("erp/erp.db"), disk.path("erp/same.db")).expect("a link");
    symlink("link.db", disk.path("erp/chain.db")).expect("a link");
    fs::hard_link(disk.path("data/secret.key"), disk.path("erp/hard.csv")).expect("a link");

    // Whoever opened it would wait for whoever fills it.
    let pipe = disk.path("erp/pipe.db");
    let made = Command::new("mkfifo").arg(pipe).status().expect("mkfifo");
    assert!(made.success());

    let not_allowed = Some(Trouble::NotAllowed);
    for (name, expected) in [
        ("erp.db", None),
        ("same.db", None),
        ("missing.db", Some(Trouble::Unreachable)),
        ("link.db", not_allowed.clone()),
        ("chain.db", not_allowed.clone()),
        ("hard.db", not_allowed.clone()),
        ("hard.csv", not_allowed.clone()),
        ("out.csv", not_allowed.clone()),
        ("pipe.db", not_allowed.clone()),
        ("inside", not_allowed.clone()),
        ("inside/erp.csv", not_allowed.clone()),
        ("folder/shipshape.db", not_allowed.clone()),
        ("../data/shipshape.db", not_allowed.clone()),
        ("..", not_allowed.clone()),
        (".", not_allowed.clone()),
        ("./erp.db", not_allowed.clone()),
        ("..\\erp.db", not_allowed.clone()),
        (own.to_str().expect("a path"), not_allowed.clone()),
        ("/etc/passwd", not_allowed.clone()),
        ("file:erp.db?mode=rw", Some(Trouble::Unreachable)),
        (":memory:", Some(Trouble::Unreachable)),
    ] {
        let place = sqlite_in(&disk.path("erp"), name);
        let found = trouble(disk.allowed(), place, &selects("SELECT * FROM stock")).await;
        assert_eq!(found, expected, "{name}");

        let folder = disk.path("erp");
        let place = Place::Chosen(chosen(ErpKind::Files, folder.to_str().expect("a path"), None));
        let found = trouble(disk.allowed(), place, &files(name, name)).await;
        assert_eq!(found, expected, "{name} as a table");
    }
}

#[tokio::test]
async fn only_folders_that_the_operator_lists_are_looked_into() {
    let disk = Disk::new().await;
    let erp = disk.path("erp");
    for folder in [
        disk.path("data"),
        disk.path("erp/inside"),
        disk.root.path().to_owned(),
        erp.join("."),
        erp.join(".."),
        erp.join("inside/.."),
        "/".into(),
        "erp".into(),
    ] {
        let place = sqlite_in(&folder, "erp.db");
        let found = trouble(disk.allowed(), place, &selects("SELECT * FROM stock")).await;
        assert_eq!(found, Some(Trouble::NotAllowed), "{}", folder.display());
    }
}

#[tokio::test]
async fn nothing_in_the_data_folder_is_an_erp_even_where_the_operator_lists_it() {
    let disk = Disk::new().await;
    sqlite::make(&disk.path("data/other.db")).await;
    let question = selects("SELECT * FROM stock");
    for name in ["shipshape.db", "other.db"] {
        let allowed = Allowed { folders: vec![disk.path("data")], ..disk.allowed() };
        let place = sqlite_in(&disk.path("data"), name);
        assert_eq!(trouble(allowed, place, &question).await, Some(Trouble::NotAllowed));

        let url = format!("sqlite://{}", disk.path("data").join(name).display());
        let configured = Some(ConfiguredErp::parse(&url).expect("a URL"));
        let allowed = Allowed { configured, ..disk.allowed() };
        let found = trouble(allowed, Place::Configured, &question).await;
        assert_eq!(found, Some(Trouble::NotAllowed));
    }
}

#[tokio::test]
async fn only_servers_that_the_operator_lists_are_spoken_to() {
    let disk = Disk::new().await;
    for address in [
        "127.0.0.1:5432",
        "localhost:5432",
        "[::1]:5432",
        "127.0.0.1:5999",
        "LOCALHOST:5999",
        "localhost.:5999",
        "169.254.169.254:80",
        "erp.example.com",
        "erp.example.com:5433",
        "erp.example.com:5432/other",
        "erp.example.com:5432?encrypt=no",
        "reader@erp.example.com:5432",
        "erp.example.com:5432@169.254.169.254:80",
        "/var/run/postgresql:5432",
        "http://169.254.169.254/latest/meta-data",
    ] {
        for kind in [ErpKind::Postgres, ErpKind::Mysql, ErpKind::SqlServer] {
            let place = Place::Chosen(chosen(kind, address, Some("erp")));
            let found = trouble(disk.allowed(), place, &selects("SELECT * FROM stock")).await;
            assert_eq!(found, Some(Trouble::NotAllowed), "{address}");
        }
    }
}

#[tokio::test]
async fn the_own_database_on_a_server_is_no_erp_by_whichever_name() {
    let question = selects("SELECT * FROM stock");
    let on = |kind, address: &str, database| {
        let servers = vec![AllowedServer::parse(address).expect("a server")];
        let place: ChosenPlace = chosen(kind, address, Some(database));
        (servers, Place::Chosen(place))
    };
    for (own, kind, address, database, expected) in [
        ("postgres://o:p@localhost/own", ErpKind::Postgres, "127.0.0.1:5432", "own", true),
        ("postgres://o:p@127.0.0.1/own", ErpKind::Postgres, "localhost:5432", "OWN", true),
        ("postgres://o:p@127.0.0.1/own", ErpKind::Postgres, "127.0.0.2:5432", "own", true),
        ("postgres://o:p@[::1]:5432/own", ErpKind::Postgres, "127.0.0.1:5432", "own", true),
        ("postgres://o:p@127.0.0.1/own", ErpKind::Postgres, "127.0.0.1:5432", "erp", false),
        ("postgres://o:p@127.0.0.1/own", ErpKind::Postgres, "127.0.0.1:5433", "own", false),
        ("postgres:///own?host=/run/pg", ErpKind::Postgres, "localhost:5432", "own", true),
        ("postgres://o@%2Frun%2Fpg/own", ErpKind::Postgres, "127.0.0.1:5432", "own", true),
        ("mysql://o@localhost:3306/own?x=y", ErpKind::Mysql, "127.0.0.1:3306", "own", true),
    ] {
        let (servers, place) = on(kind, address, database);
        let allowed = Allowed { servers, own_database: Some(own.to_owned()), ..Allowed::default() };
        let found = trouble(allowed, place, &question).await;
        assert_eq!(found, expected.then_some(Trouble::NotAllowed), "{own} {address} {database}");
    }
}

#[tokio::test]
async fn what_is_offered_is_what_the_operator_lists() {
    let disk = Disk::new().await;
    let configured = Some(ConfiguredErp::parse("mssql://r:pw@erp/erp").expect("a URL"));
    let offers = ErpSources::new(Allowed { configured, ..disk.allowed() }).offers();

    assert_eq!(offers.configured, Some(ErpKind::SqlServer));
    let servers: Vec<&str> = offers.servers.iter().map(PlaceAddress::as_str).collect();
    assert_eq!(servers, ["erp.example.com:5432", "localhost:5999"]);
    assert_eq!(offers.folders.len(), 1);
    let nothing = ErpSources::new(Allowed::default());
    let place = nothing.open(&Place::Configured, None, &selects("SELECT * FROM stock")).await;
    assert_eq!(place.err().map(|it| it.trouble), Some(Trouble::NotAllowed));
}

#[tokio::test]
async fn a_database_is_asked_by_selects_and_a_folder_by_files() {
    let disk = Disk::new().await;
    let folder = disk.path("erp");
    let place = Place::Chosen(chosen(ErpKind::Files, folder.to_str().expect("a path"), None));
    let found = trouble(disk.allowed(), place, &selects("SELECT * FROM stock")).await;
    assert_eq!(found, Some(Trouble::Refused));
    let place = sqlite_in(&folder, "erp.db");
    let found = trouble(disk.allowed(), place, &files("erp.db", "erp.db")).await;
    assert_eq!(found, Some(Trouble::Refused));
}
