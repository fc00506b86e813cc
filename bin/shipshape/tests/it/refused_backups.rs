//! What is not backed up and not restored, and says why.

use std::{fs, path::PathBuf};

#[cfg(feature = "servers")]
use crate::program::Serving;
use crate::{
    backups::{ADMIN, assert_code, back_up, restore, verify},
    browser::Browser,
    commands::{PASSWORD, given_admin},
    program::Place,
};

/// An installation with an admin, and a backup of it with this option.
fn given_backup(option: &[&str]) -> (Place, PathBuf) {
    let place = Place::new();
    given_admin(&place);
    let backup = place.path("backup.zip");
    back_up(&place, option, &backup);
    (place, backup)
}

#[test]
fn a_backup_is_written_over_nothing_and_by_nobody_but_the_machine() {
    let (place, backup) = given_backup(&[]);
    let before = fs::read(&backup).expect("there");
    let file = backup.to_string_lossy();
    let refused = place.run(&["backup", &*file], "");
    assert_code(&refused, 3, "there is a file of this name already");
    let other = place.path("other.zip");
    let denied = place.run(&["backup", &other.to_string_lossy(), "--as", ADMIN], "");
    assert_code(&denied, 5, "you are not allowed to do this");
    assert!(fs::read(&backup).expect("there") == before && !other.exists());
    let leftovers = fs::read_dir(place.path("")).expect("a folder").filter(|it| {
        it.as_ref().is_ok_and(|it| it.file_name().to_string_lossy().ends_with(".part"))
    });
    assert_eq!(leftovers.count(), 0);
}

#[test]
fn nothing_is_restored_where_somebody_serves_or_something_is() {
    let (place, backup) = given_backup(&["--with-key"]);
    assert_code(&restore(&place, &[], &backup), 3, "the database is not empty");

    let there = Place::new();
    let serving = there.serve();
    assert_code(&restore(&there, &[], &backup), 3, "another shipshape serves");
    drop(serving);
    // It has made the tables, and nobody has set it up. Its key is another one.
    assert_code(&restore(&there, &[], &backup), 3, "not the secret key");
    fs::remove_file(there.path("data/secret.key")).expect("removed");
    assert_code(&restore(&there, &[], &backup), 0, "Restored ");
    verify(&there, &[]);
}

#[cfg(feature = "servers")]
#[test]
fn nothing_is_restored_on_a_server_while_somebody_serves() {
    let (_place, backup) = given_backup(&["--with-key"]);
    for database in [crate::servers::postgres(), crate::servers::mariadb()] {
        let options = ["--database-url", database.url()];
        let there = Place::new();
        let serve = [&["--listen", "127.0.0.1:0"][..], &options].concat();
        let mut serving = Serving::start(there.command(&serve));
        let elsewhere = Place::new();
        let refused = restore(&elsewhere, &options, &backup);
        assert_code(&refused, 3, "others are connected to this database");
        serving.terminate();
        serving.wait();
        assert_code(&restore(&elsewhere, &options, &backup), 0, "Restored ");
        assert_code(&restore(&elsewhere, &options, &backup), 3, "the database is not empty");
        verify(&elsewhere, &options);
    }
}

#[test]
fn a_damaged_backup_leaves_nothing_and_a_good_one_comes_after_it() {
    let (place, backup) = given_backup(&["--with-key"]);
    let good = fs::read(&backup).expect("there");
    let damaged = place.path("damaged.zip");
    let there = Place::new();
    // Within the rows, and without its end.
    let name = b"tables/audit_trail.jsonl";
    let row = good.windows(name.len()).position(|it| it == name).expect("a table") + 150;
    let mut flipped = good.clone();
    flipped[row] ^= 1;
    for bytes in [&flipped, &good[..good.len() - 40]] {
        fs::write(&damaged, bytes).expect("written");
        assert_code(&restore(&there, &[], &damaged), 2, "backup");
        assert!(!there.path("data/secret.key").exists());
    }
    fs::write(&damaged, "something else").expect("written");
    assert_code(&restore(&there, &[], &damaged), 2, "this is no backup of Shipshape");
    let nothing = there.path("nothing.zip");
    assert_code(&restore(&there, &[], &nothing), 75, "cannot be read or written");

    assert_code(&restore(&there, &[], &backup), 0, "Restored ");
    verify(&there, &[]);
}

#[test]
fn a_backup_without_its_key_asks_for_it() {
    let (place, backup) = given_backup(&[]);
    let key = fs::read_to_string(place.path("data/secret.key")).expect("a key");
    let file = backup.to_string_lossy();
    let there = Place::new();
    let args = ["restore", &*file, "--key-stdin"];
    let wrong = "9f2c41d07be83a65f10c9d42e7b8563a0d1fce97482b6a35\n";
    assert_code(&there.run(&args, wrong), 3, "not the secret key");
    assert_code(&there.run(&args, "short\n"), 3, "has fewer than 32 bytes");
    assert_code(&there.run(&args, &key), 0, "Restored ");
    assert_eq!(fs::read_to_string(there.path("data/secret.key")).expect("kept"), key);

    let elsewhere = Place::new();
    assert_code(&restore(&elsewhere, &["--another-key"], &backup), 0, "Restored ");
    let serving = elsewhere.serve();
    Browser::of(serving.address, ADMIN, PASSWORD);
}
