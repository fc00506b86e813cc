//! Databases on the servers that `tests/all` starts and names in `TEST_POSTGRES` and
//! `TEST_MARIADB`, such as `postgres://postgres@127.0.0.1:5432`.

use std::sync::Mutex;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use store_seaorm::SeaStore;
use tokio::sync::OnceCell;

use crate::{
    databases::{migrated, opened},
    untouched::Untouched,
};

pub(crate) const SERVERS: [&Server; 2] = [&POSTGRES, &MARIADB];

/// A server on which databases can be made.
pub(crate) struct Server {
    variable: &'static str,
    /// The database to be in while others come and go.
    home: &'static str,
    /// Ends the connections that a promise left open, without which its database does not go.
    force: &'static str,
    /// The databases that nobody uses any more.
    left: Mutex<Vec<String>>,
    /// Those of them that have their tables.
    migrated: Mutex<Vec<String>>,
}

/// A database that goes as soon as somebody needs another, unless it has its tables already.
pub(crate) struct Borrowed {
    server: &'static Server,
    name: String,
    is_migrated: bool,
}

static POSTGRES: Server = Server {
    variable: "TEST_POSTGRES",
    home: "postgres",
    force: "WITH (FORCE)",
    left: Mutex::new(Vec::new()),
    migrated: Mutex::new(Vec::new()),
};
pub(crate) static MARIADB: Server = Server {
    variable: "TEST_MARIADB",
    home: "mysql",
    force: "",
    left: Mutex::new(Vec::new()),
    migrated: Mutex::new(Vec::new()),
};

pub(crate) async fn postgres() -> (SeaStore, Borrowed) {
    // PostgreSQL copies a database several times as quickly as it makes the tables of one.
    static MIGRATED: OnceCell<Borrowed> = OnceCell::const_new();
    let migrated = MIGRATED.get_or_init(|| async {
        let borrowed = POSTGRES.empty().await;
        let (_, db) = migrated(&borrowed.url()).await;
        db.close().await.expect("close");
        borrowed
    });
    let copied = POSTGRES.create(&format!("TEMPLATE {}", migrated.await.name)).await;
    (opened(&copied.url()).await, copied)
}

pub(crate) async fn mariadb() -> (SeaStore, Borrowed) {
    // MariaDB copies nothing, and empties tables many times as quickly as it makes them.
    static UNTOUCHED: OnceCell<Untouched> = OnceCell::const_new();
    let untouched = UNTOUCHED.get_or_init(Untouched::make).await;
    let used = MARIADB.migrated.lock().expect("no panic").pop();
    if let Some(name) = used {
        let borrowed = Borrowed { server: &MARIADB, name, is_migrated: true };
        // What still holds a lock there keeps the whole database.
        if untouched.restore(&borrowed).await.is_ok() {
            return (opened(&borrowed.url()).await, borrowed);
        }
    }
    let mut borrowed = MARIADB.empty().await;
    borrowed.is_migrated = true;
    (migrated(&borrowed.url()).await.0, borrowed)
}

impl Server {
    pub(crate) async fn empty(&'static self) -> Borrowed {
        self.create("").await
    }

    async fn create(&'static self, like: &str) -> Borrowed {
        let home = self.connect().await;
        self.drop_left(&home).await;
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        let create = format!("CREATE DATABASE {name} {like}");
        home.execute_unprepared(&create).await.expect("create database");
        home.close().await.expect("close");
        Borrowed { server: self, name, is_migrated: false }
    }

    async fn connect(&self) -> DatabaseConnection {
        self.connect_to(self.home).await
    }

    /// One connection, so that what is set stays set.
    pub(crate) async fn connect_to(&self, name: &str) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url_of(name));
        options.max_connections(1);
        Database::connect(options).await.expect("the server")
    }

    async fn drop_left(&self, home: &DatabaseConnection) {
        let left = std::mem::take(&mut *self.left.lock().expect("no panic"));
        for name in left {
            let drop = format!("DROP DATABASE {name} {}", self.force);
            home.execute_unprepared(&drop).await.expect("drop database");
        }
    }

    pub(crate) fn url_of(&self, name: &str) -> String {
        format!("{}/{name}", self.url())
    }

    fn url(&self) -> String {
        std::env::var(self.variable).expect("tests/all names the server")
    }
}

impl Borrowed {
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn url(&self) -> String {
        self.server.url_of(&self.name)
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        let pool = if self.is_migrated { &self.server.migrated } else { &self.server.left };
        if let Ok(mut pool) = pool.lock() {
            pool.push(std::mem::take(&mut self.name));
        }
    }
}
