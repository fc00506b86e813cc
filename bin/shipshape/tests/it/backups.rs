//! Everything into one file and back, while others work, and from one database to another.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    path::{Path, PathBuf},
    process::Output,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use serde_json::Value;
use zip::ZipArchive;

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin_of},
    materials::{given_course, given_material},
    program::{Place, Serving, machine, text},
};

pub(crate) const ADMIN: &str = "anna@harbour.example";
/// Who signs in to the demo.
const DEMO: (&str, &str) = ("anna", "calm-water");

#[track_caller]
pub(crate) fn assert_code(output: &Output, code: i32, says: &str) {
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(says), "{said}");
}

pub(crate) fn back_up(place: &Place, options: &[&str], file: &Path) {
    let file = file.to_string_lossy();
    let made = place.run(&[&["backup", &*file], options].concat(), "");
    assert_code(&made, 0, "Backed up ");
    assert!(!text(&made.stdout).contains("not there any more"), "{}", text(&made.stdout));
}

pub(crate) fn restore(place: &Place, options: &[&str], file: &Path) -> Output {
    place.run(&[&["restore", &*file.to_string_lossy()], options].concat(), "")
}

pub(crate) fn verify(place: &Place, options: &[&str]) {
    assert_code(&place.run(&[&["audit", "verify"], options].concat(), ""), 0, "verify");
}

type Rows = BTreeMap<String, Vec<Vec<Value>>>;

/// The rows of every table of a backup, by what they are; JSON is the same however it is written.
fn rows(backup: &Path) -> Rows {
    let mut archive = ZipArchive::new(File::open(backup).expect("there")).expect("a ZIP file");
    let manifest = std::io::read_to_string(archive.by_name("manifest.json").expect("a manifest"));
    let manifest: Value = serde_json::from_str(&manifest.expect("a text")).expect("JSON");
    let mut rows = Rows::new();
    for table in manifest["tables"].as_array().expect("tables") {
        let name = table["name"].as_str().expect("a name");
        let part = archive.by_name(&format!("tables/{name}.jsonl")).expect("a part");
        let text = std::io::read_to_string(part).expect("a text");
        let columns: Vec<String> =
            serde_json::from_value(table["columns"].clone()).expect("columns");
        let mut found: Vec<Vec<Value>> = text.lines().map(|it| row(&columns, it)).collect();
        found.sort_by_key(|it| serde_json::to_string(it).expect("JSON"));
        assert_eq!(Some(found.len() as u64), table["n_rows"].as_u64(), "{name}");
        rows.insert(name.to_owned(), found);
    }
    rows
}

/// By the names of its columns, which one database has in another order than another.
fn row(columns: &[String], line: &str) -> Vec<Value> {
    let cells: Vec<Value> = serde_json::from_str(line).expect("an array");
    let cells = cells.into_iter().map(|it| match &it {
        Value::String(text) => serde_json::from_str(text).unwrap_or(it),
        _ => it,
    });
    let cells: BTreeMap<&String, Value> = columns.iter().zip(cells).collect();
    cells.into_values().collect()
}

/// All rows are there, and no others but what the trail says of the restoring.
fn assert_same(before: &Path, after: &Path) {
    let (before, mut after) = (rows(before), rows(after));
    assert!(before.keys().eq(after.keys()));
    for (table, rows) in before {
        let found = after.remove(&table).expect("the same tables");
        match table.as_str() {
            // The platform's ends later.
            "audit_heads" => {}
            "audit_trail" => {
                let found: BTreeSet<String> = found.iter().map(|it| format!("{it:?}")).collect();
                let lost: Vec<_> =
                    rows.iter().filter(|it| !found.contains(&format!("{it:?}"))).collect();
                assert!(lost.is_empty(), "{lost:?}");
                assert_eq!(found.len(), rows.len() + 1, "that it was restored");
            }
            _ => assert!(found == rows, "{table}"),
        }
    }
}

/// The files below a folder, by where they lie in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let place = path.strip_prefix(folder).expect("below it").to_owned();
                files.insert(place, fs::read(path).expect("readable"));
            }
        }
    }
    files
}

/// The demo, and where its data is.
fn given_demo(place: &Place) -> (Serving, PathBuf) {
    let demo = Serving::start(place.command(&["demo", "--listen", "127.0.0.1:0"]));
    let mut entries = fs::read_dir(place.path("")).expect("a folder").map(|it| it.expect("one"));
    let folder = entries.find(|it| it.file_name().to_string_lossy().starts_with("shipshape-demo-"));
    (demo, folder.expect("the demo's folder").path().join("data"))
}

/// What somebody looks at who comes in again.
fn look_around(place: &Place, options: &[&str]) {
    let serving = Serving::start(place.command(&[&["--listen", "127.0.0.1:0"], options].concat()));
    let anna = Browser::of(serving.address, DEMO.0, DEMO.1);
    for path in
        ["/dashboard", "/training", "/courses", "/skills", "/equipment", "/team", "/account"]
    {
        assert_eq!(anna.get(path).status, 200, "{path}");
    }
    let course = given_course(&anna);
    assert_eq!(anna.get(&course).status, 200);
}

/// From the demo, which is served meanwhile, to each of these and on to the next.
fn travel(databases: &[&[&str]]) {
    let _busy = machine();
    let home = Place::new();
    let (demo, data) = given_demo(&home);
    let mut backup = home.path("demo.zip");
    back_up(&home, &["--data-dir", &data.to_string_lossy(), "--with-key"], &backup);
    let own = files(&data.join("files"));
    assert!(!own.is_empty());
    for (n, options) in databases.iter().enumerate() {
        let place = Place::new();
        assert_code(&restore(&place, options, &backup), 0, "Restored ");
        verify(&place, options);
        assert!(files(&place.path("data/files")) == own, "the files of database {n}");
        let next = home.path(&format!("{n}.zip"));
        back_up(&place, &[*options, &["--with-key"]].concat(), &next);
        assert_same(&backup, &next);
        look_around(&place, options);
        backup = next;
    }
    drop(demo);
}

#[test]
fn the_whole_demo_comes_back_in_an_empty_folder() {
    travel(&[&[], &[]]);
}

#[test]
fn a_backup_without_a_file_that_a_row_names_says_so_by_its_code() {
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let serving = place.serve();
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    given_material(&anna, &given_course(&anna), "%PDF-1.7\n%%EOF\n");
    let folder = place.path("data/files");
    let kept = files(&folder);
    assert!(!kept.is_empty());
    for file in kept.keys() {
        fs::remove_file(folder.join(file)).expect("removed");
    }
    let backup = place.path("monday.zip");
    let made = place.run(&["backup", &*backup.to_string_lossy()], "");
    assert_code(&made, 1, "not there any more");
    assert!(backup.exists());
}

#[cfg(feature = "servers")]
#[test]
fn a_backup_leads_from_any_database_to_any_other() {
    let (postgres, mariadb) = (crate::servers::postgres(), crate::servers::mariadb());
    let again = (crate::servers::postgres(), crate::servers::mariadb());
    let postgres = ["--database-url", postgres.url()];
    let mariadb = ["--database-url", mariadb.url()];
    let again = [["--database-url", again.0.url()], ["--database-url", again.1.url()]];
    travel(&[&postgres, &mariadb, &again[0], &[], &again[1]]);
}

#[test]
fn what_was_acknowledged_before_a_backup_under_load_is_in_it_on_sqlite() {
    back_up_under_load(&[]);
}

#[cfg(feature = "servers")]
#[test]
fn what_was_acknowledged_before_a_backup_under_load_is_in_it_on_servers() {
    for database in [crate::servers::postgres(), crate::servers::mariadb()] {
        back_up_under_load(&["--database-url", database.url()]);
    }
}

/// Ends what others do when it goes.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Two write on and on. Each round a backup is made and comes back in an empty folder.
fn back_up_under_load(options: &[&str]) {
    let _busy = machine();
    let place = Place::new();
    let others = ["bea@harbour.example", "cem@harbour.example"];
    for email in others.into_iter().chain([ADMIN]) {
        given_admin_of(&place, email, options);
    }
    let serving = Serving::start(place.command(&[&["--listen", "127.0.0.1:0"], options].concat()));
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    let (acknowledged, is_over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let mut materials = Vec::new();
    thread::scope(|scope| {
        for email in others {
            let browser = Browser::of(serving.address, email, PASSWORD);
            let (acknowledged, is_over) = (&acknowledged, &is_over);
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    let course = given_course(&browser);
                    acknowledged.lock().expect("no panic").push(course);
                }
            });
        }
        // Also when something is wrong, or they would be waited for.
        let _stop = Stop(&is_over);
        for round in 1..=n_rounds() {
            let content = format!("%PDF-1.7\n{round}\n%%EOF\n");
            materials.push((given_material(&anna, &given_course(&anna), &content), content));
            let courses = acknowledged.lock().expect("no panic").clone();
            let backup = place.path(&format!("{round}.zip"));
            back_up(&place, &[options, &["--with-key"]].concat(), &backup);
            check_restored(&backup, &courses, &materials);
            fs::remove_file(backup).expect("removed");
        }
    });
    assert!(n_rounds() < acknowledged.lock().expect("no panic").len(), "somebody has written");
}

fn check_restored(backup: &Path, courses: &[String], materials: &[(String, String)]) {
    let there = Place::new();
    assert_code(&restore(&there, &[], backup), 0, "Restored ");
    verify(&there, &[]);
    let serving = there.serve();
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    // The newest ones, since all of them would take long.
    for course in courses.iter().rev().take(10) {
        assert_eq!(anna.get(course).status, 200, "{course}");
    }
    for (material, content) in materials {
        assert_eq!(anna.get(&format!("{material}/file")).body, *content, "{material}");
    }
}

/// Few by default, and twenty when a release is tested.
fn n_rounds() -> usize {
    let rounds = std::env::var("SHIPSHAPE_TEST_KILLS").ok();
    rounds.and_then(|it| it.parse().ok()).unwrap_or(2).min(20)
}
