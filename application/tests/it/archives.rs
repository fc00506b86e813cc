//! Many files of questions at once.

use std::io::{Cursor, Write};

use application::{
    Class, Failure,
    training::{
        CheckedMember, ImportArchive, ImportArchiveError, ListModules, check_archive,
        import_archive, list_modules,
    },
};
use bytes::Bytes;
use domain_kernel::Role;
use world::{Somebody, World};
use zip::{ZipWriter, write::SimpleFileOptions};

fn zipped(files: &[(&str, &str)]) -> Bytes {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
        archive.write_all(content.as_bytes()).expect("memory");
    }
    archive.finish().expect("an archive").into_inner().into()
}

async fn titles(world: &World, who: &Somebody) -> Vec<String> {
    let found = list_modules(&world.app, &who.actor, ListModules::default()).await.expect("may");
    found.items.iter().map(|it| it.title.as_str().to_owned()).collect()
}

async fn import(
    world: &World,
    who: &Somebody,
    archive: &Bytes,
) -> Result<usize, ImportArchiveError> {
    let command = ImportArchive { first: world.app.ids.next(), archive: archive.clone() };
    import_archive(&world.app, &who.actor, command).await.map(|it| it.len())
}

const GOOD: &str = "$CATEGORY: top/Same\n\nSafe? {T}\n\nSure? {F}";
const AIKEN: &str = "Which?\nA) x\nB) y\nANSWER: A\n";

#[tokio::test]
async fn each_file_of_questions_becomes_a_draft_that_is_called_like_it() {
    let (world, admin) = World::set_up().await;
    let archive = zipped(&[
        ("safety/Fork_lift.gift", GOOD),
        ("Locks.txt", AIKEN),
        ("notes.pdf", "no questions"),
        ("__MACOSX/._Locks.txt", "no questions"),
    ]);
    let checked = check_archive(&world.app, &admin.actor, archive.clone()).await.expect("may");
    assert!(checked.is_good());
    assert_eq!((checked.files.len(), checked.n_others), (2, 2));
    assert!(titles(&world, &admin).await.is_empty());

    let command = ImportArchive { first: world.app.ids.next(), archive };
    for _ in 0..2 {
        // A form that was sent twice makes them once.
        let made = import_archive(&world.app, &admin.actor, command.clone()).await;
        assert_eq!(made.expect("good files").len(), 2);
        assert_eq!(titles(&world, &admin).await, ["Fork lift", "Locks"]);
    }
}

#[tokio::test]
async fn one_bad_file_keeps_all_out() {
    let (world, admin) = World::set_up().await;
    for bad in ["Write. {}", "no questions at all", "", "\u{1}"] {
        let archive = zipped(&[("a.gift", GOOD), ("b.gift", bad)]);
        let checked = check_archive(&world.app, &admin.actor, archive.clone()).await.expect("may");
        let is_good: Vec<bool> = checked.files.iter().map(CheckedMember::is_good).collect();
        assert_eq!(is_good, [true, false], "{bad:?}");
        let refused = import(&world, &admin, &archive).await.expect_err("a bad file");
        assert_eq!(refused.class(), Class::Invalid);
    }
    let nameless = zipped(&[("_.gift", GOOD)]);
    assert!(import(&world, &admin, &nameless).await.is_err());
    for none in [zipped(&[("notes.pdf", GOOD)]), Bytes::new(), Bytes::from_static(b"PK")] {
        let refused = import(&world, &admin, &none).await.expect_err("no questions");
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("file")));
    }
    assert!(titles(&world, &admin).await.is_empty());
}

#[tokio::test]
async fn only_authors_import() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let archive = zipped(&[("a.gift", GOOD)]);
    let denied = import(&world, &staff, &archive).await.expect_err("no author");
    assert_eq!(denied.class(), Class::Denied);
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    assert_eq!(import(&world, &manager, &archive).await.expect("may"), 1);
}
