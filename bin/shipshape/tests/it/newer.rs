//! What an older program does with tables of a newer one, and two that change the tables at once.

use std::{path::PathBuf, process::Stdio, thread};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database as Connection};

use crate::program::{Place, text};

const ROUNDS: usize = 3;

/// A database, empty or not there yet.
struct Target {
    place: Place,
    url: String,
    /// Dropped with it.
    #[cfg(feature = "servers")]
    _database: Option<crate::servers::Database>,
}

fn targets() -> Vec<Target> {
    let place = Place::new();
    let url = format!("sqlite:{}", sqlite(&place).display());
    let targets = vec![Target {
        place,
        url,
        #[cfg(feature = "servers")]
        _database: None,
    }];
    #[cfg(feature = "servers")]
    let targets = {
        let databases = [crate::servers::postgres(), crate::servers::mariadb()];
        let on_servers = databases.map(|it| Target {
            place: Place::new(),
            url: it.url().to_owned(),
            _database: Some(it),
        });
        targets.into_iter().chain(on_servers).collect()
    };
    targets
}

fn sqlite(place: &Place) -> PathBuf {
    place.path("own.db")
}

fn given_a_newer_program_was_here(target: &Target) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let database = Connection::connect(&target.url).await.expect("a database");
        let newer =
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_x', 0)";
        database.execute_unprepared(newer).await.expect("done");
        database.close().await.expect("closed");
    });
}

#[test]
fn no_command_touches_the_tables_of_a_newer_program() {
    for target in targets() {
        let database = ["--database-url", target.url.as_str()];
        let migrated = target.place.run(&[&["migrate"], &database[..]].concat(), "");
        assert_eq!(migrated.status.code(), Some(0), "{}", text(&migrated.stderr));
        given_a_newer_program_was_here(&target);

        let commands: [&[&str]; 6] = [
            &["serve", "--listen", "127.0.0.1:0"],
            &["migrate"],
            &["migrate", "--status"],
            &["audit", "verify"],
            &["invite", "--registration-number", "HRB 1"],
            &["import", "starter"],
        ];
        for command in commands {
            let refused = target.place.run(&[command, &database[..]].concat(), "");
            let reason = text(&refused.stderr);
            assert_eq!(refused.status.code(), Some(3), "{command:?}: {reason}");
            let begins = "error: a newer version of Shipshape has changed this database \
                          (m20991231_000001_x); start that version";
            assert!(reason.starts_with(begins), "{command:?}: {reason}");
        }
    }
}

#[test]
fn the_status_of_the_tables_is_told_and_nothing_is_changed() {
    let place = Place::new();
    let before = place.run(&["migrate", "--status"], "");
    let said = text(&before.stdout);
    assert_eq!(before.status.code(), Some(0), "{said}");
    assert!(said.contains("_identity is to be done\n"), "{said}");
    assert!(said.trim_end().ends_with(" changes of the tables are to be done."), "{said}");
    assert!(!place.path("data").exists(), "nothing was made");

    for target in targets() {
        let status = || {
            let args = ["migrate", "--status", "--database-url", target.url.as_str()];
            text(&target.place.run(&args, "").stdout)
        };
        let waiting = status();
        assert!(waiting.contains("_identity is to be done\n"), "{waiting}");
        assert_eq!(status(), waiting, "it was only looked at");
        assert!(!sqlite(&target.place).exists(), "nothing was made");
        target.place.run(&["migrate", "--database-url", target.url.as_str()], "");
        let done = status();
        assert!(done.contains("_identity is done\n"), "{done}");
        assert!(done.ends_with("The tables are up to date.\n"), "{done}");
        assert!(!done.contains("is to be done"), "{done}");
    }
}

#[test]
fn programs_that_migrate_at_once_migrate_once() {
    for _ in 0..ROUNDS {
        for target in targets() {
            thread::scope(|scope| {
                let migrate = || {
                    let args = ["migrate", "--database-url", target.url.as_str()];
                    let mut command = target.place.command(&args);
                    command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("ends")
                };
                let running: Vec<_> = (0..3).map(|_| scope.spawn(migrate)).collect();
                for program in running {
                    let answer = program.join().expect("no panic");
                    let said = text(&answer.stdout);
                    assert_eq!(answer.status.code(), Some(0), "{}", text(&answer.stderr));
                    assert!(said.starts_with("The tables are up to date"), "{said}");
                }
            });
            let args = ["migrate", "--status", "--database-url", target.url.as_str()];
            let status = text(&target.place.run(&args, "").stdout);
            assert!(status.ends_with("The tables are up to date.\n"), "{status}");
        }
    }
}
