//! Databases on the servers that `TEST_POSTGRES` and `TEST_MARIADB` name, such as
//! `postgres://postgres@127.0.0.1:5432`.

use std::{
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database as Connection};

/// A database that goes with the test.
pub(crate) struct Database {
    /// Where others are made and dropped.
    home: String,
    url: String,
    name: String,
    /// Ends the connections that a program left open.
    force: &'static str,
}

pub(crate) fn postgres() -> Database {
    Database::create("TEST_POSTGRES", "postgres", "WITH (FORCE)", "")
}

/// Made as these words say.
pub(crate) fn postgres_with(how: &str) -> Database {
    Database::create("TEST_POSTGRES", "postgres", "WITH (FORCE)", how)
}

pub(crate) fn mariadb() -> Database {
    Database::create("TEST_MARIADB", "mysql", "", "")
}

impl Database {
    fn create(variable: &str, home: &str, force: &'static str, how: &str) -> Self {
        // Several tests of one process want one each.
        static N_CREATED: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var(variable).expect("tests/all names the server");
        let number = N_CREATED.fetch_add(1, Ordering::Relaxed);
        let name = format!("killed_{}_{number}", process::id());
        let (home, url) = (format!("{server}/{home}"), format!("{server}/{name}"));
        let database = Self { home, url, name, force };
        database.at_home(&format!("CREATE DATABASE {} {how}", database.name));
        database
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn at_home(&self, statement: &str) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let home = Connection::connect(&self.home).await.expect("the server");
            home.execute_unprepared(statement).await.expect("done");
            home.close().await.expect("closed");
        });
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.at_home(&format!("DROP DATABASE {} {}", self.name, self.force));
        }
    }
}
