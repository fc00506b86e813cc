use std::{fs, io::Write as _, path::PathBuf};

use application::backup::{BackedUpTable, BackupContents, KeyMark};
use bytes::Bytes;
use domain_audit::{Head, Seal};
use domain_kernel::{Id, Realm, Timestamp};
use tempfile::TempDir;
use uuid::Uuid;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::*;

const PEOPLE: &str = "people";
const PHOTO: &str = "photos/a/b-large.jpg";

fn contents() -> BackupContents {
    let company = Realm::Company(Id::from_uuid(Uuid::from_u128(7)));
    BackupContents {
        id: Id::from_uuid(Uuid::from_u128(1)),
        made: Timestamp::from_micros(1_795_000_000_000_001),
        program: "0.1.0".to_owned(),
        changes: vec!["m1_first".to_owned(), "m2_second".to_owned()],
        tables: vec![BackedUpTable {
            name: PEOPLE.to_owned(),
            columns: vec!["id".to_owned(), "name".to_owned()],
            n_rows: 2,
        }],
        files: vec![PHOTO.to_owned()],
        seals: vec![Seal { realm: company, head: Head { seq: 3, hash: [9; 32] } }],
        key_mark: KeyMark([0xab; 32]),
        has_key: true,
    }
}

fn parts() -> Vec<(BackupPart, Vec<u8>)> {
    // More than one piece.
    let rows = "[\"07\",\"Anna\"]\n".repeat(20_000).into_bytes();
    vec![
        (BackupPart::Table(PEOPLE.to_owned()), rows),
        (BackupPart::File(PHOTO.to_owned()), vec![0xff, 0xd8, 0]),
        (BackupPart::Key, b"a key".to_vec()),
    ]
}

async fn begun(path: &Path) -> Box<dyn UnfinishedBackup> {
    let mut backup = ZipBackups.create(path).await.expect("created");
    for (part, content) in parts() {
        backup.begin_part(&part).await.expect("begun");
        for piece in content.chunks(50_000) {
            backup.write(Bytes::copy_from_slice(piece)).await.expect("written");
        }
    }
    backup
}

async fn given_backup() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("monday.zip");
    let mut backup = begun(&path).await;
    backup.finish(&contents()).await.expect("finished");
    backup.publish().await.expect("published");
    (folder, path)
}

async fn read_all(
    backup: &mut dyn OpenBackup,
    part: &BackupPart,
) -> Result<Vec<u8>, BackupFileError> {
    backup.open_part(part).await?;
    let mut content = Vec::new();
    while let Some(piece) = backup.next().await? {
        content.extend_from_slice(&piece);
    }
    Ok(content)
}

/// The same with another content of one part.
fn forge(path: &Path, name: &str, content: &[u8]) {
    let mut archive = ZipArchive::new(fs::File::open(path).expect("there")).expect("a ZIP file");
    let forged = path.with_extension("forged");
    let mut writer = ZipWriter::new(fs::File::create(&forged).expect("made"));
    for place in 0..archive.len() {
        let member = archive.by_index_raw(place).expect("a part");
        if member.name().expect("a name") == name {
            drop(member);
            writer.start_file(name, SimpleFileOptions::default()).expect("begun");
            writer.write_all(content).expect("written");
        } else {
            writer.raw_copy_file(member).expect("copied");
        }
    }
    writer.finish().expect("finished");
    fs::rename(forged, path).expect("renamed");
}

fn text(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(fs::File::open(path).expect("there")).expect("a ZIP file");
    std::io::read_to_string(archive.by_name(name).expect("a part")).expect("a text")
}

#[tokio::test]
async fn what_was_written_is_read_again() {
    let (_folder, path) = given_backup().await;
    let mut backup = ZipBackups.open(&path).await.expect("opened");
    assert_eq!(*backup.contents(), contents());
    for (part, content) in parts().into_iter().rev() {
        assert!(read_all(&mut *backup, &part).await.expect("read") == content, "{part:?}");
    }
    // Whoever has seen enough of a part goes on with another one.
    backup.open_part(&parts()[0].0).await.expect("opened");
    backup.next().await.expect("read").expect("a piece");
    assert_eq!(read_all(&mut *backup, &BackupPart::Key).await.expect("read"), b"a key");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_but_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, path) = given_backup().await;
    let mode = fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn nothing_is_written_over_and_what_is_not_finished_leaves_nothing() {
    let (folder, path) = given_backup().await;
    let refused = ZipBackups.create(&path).await.err();
    assert!(matches!(refused, Some(BackupFileError::Exists)), "{refused:?}");

    let other = folder.path().join("tuesday.zip");
    let mut backup = begun(&other).await;
    backup.finish(&contents()).await.expect("finished");
    fs::write(&other, "somebody was quicker").expect("written");
    let refused = backup.publish().await.err();
    assert!(matches!(refused, Some(BackupFileError::Exists)), "{refused:?}");
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|it| it.expect("one").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["monday.zip", "tuesday.zip"]);
}

#[tokio::test]
async fn a_part_that_is_not_what_was_written_is_found_out() {
    for (part, content) in parts() {
        let (_folder, path) = given_backup().await;
        let mut other = content.clone();
        other[1] ^= 1;
        forge(&path, &name(&part), &other);
        let mut backup = ZipBackups.open(&path).await.expect("opened");
        let refused = read_all(&mut *backup, &part).await.err();
        assert!(matches!(refused, Some(BackupFileError::Damaged(_))), "{part:?}: {refused:?}");
        let refused = read_all(&mut *backup, &part).await.err();
        assert!(matches!(refused, Some(BackupFileError::Damaged(_))), "{part:?}: {refused:?}");
    }
}

#[tokio::test]
async fn what_breaks_off_and_what_is_something_else_is_no_backup() {
    let (_folder, path) = given_backup().await;
    let whole = fs::read(&path).expect("there");
    for n_bytes in [0, 10, whole.len() / 2, whole.len() - 30] {
        fs::write(&path, &whole[..n_bytes]).expect("written");
        let refused = ZipBackups.open(&path).await.err();
        assert!(matches!(refused, Some(BackupFileError::NoBackup)), "{n_bytes}: {refused:?}");
    }
    fs::write(&path, &whole).expect("written");
    forge(&path, MANIFEST, b"[]");
    let refused = ZipBackups.open(&path).await.err();
    assert!(matches!(refused, Some(BackupFileError::NoBackup)), "{refused:?}");
    fs::remove_file(&path).expect("removed");
    let refused = ZipBackups.open(&path).await.err();
    assert!(matches!(refused, Some(BackupFileError::Unavailable(_))), "{refused:?}");
}

#[tokio::test]
async fn a_format_that_is_not_known_yet_is_refused() {
    let (_folder, path) = given_backup().await;
    let manifest = text(&path, MANIFEST);
    let newer = manifest.replace("\"format\": 1", "\"format\": 2");
    assert_ne!(newer, manifest);
    forge(&path, MANIFEST, newer.as_bytes());
    let refused = ZipBackups.open(&path).await.err();
    assert!(matches!(refused, Some(BackupFileError::Newer)), "{refused:?}");

    let wrong = manifest.replace("\"key_mark\": \"ab", "\"key_mark\": \"é");
    forge(&path, MANIFEST, wrong.as_bytes());
    let refused = ZipBackups.open(&path).await.err();
    assert!(matches!(refused, Some(BackupFileError::Damaged(_))), "{refused:?}");
}
