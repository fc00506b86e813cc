use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use application::{
    Class, Failure,
    audit::{ListEntries, list_platform_entries},
    backup::{
        BackUp, BackedUpTable, BackupContents, BackupFileError, BackupFiles, BackupPart, Backups,
        Copies, KeyMark, Lines, NamedContent, NamedFile, OpenBackup, Refill, RestoreError,
        Snapshot, TableLines, UnfinishedBackup, back_up, check_is_empty, check_restored, restore,
    },
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_audit::{Seal, Stretch};
use domain_kernel::{CompanyId, Id, Job, OperatorRole, Permit, StoreError, test_support};
use uuid::Uuid;
use world::World;

const LINES: &str = "[\"a\"]\n[\"b\"]\n";

type Parts = BTreeMap<BackupPart, Vec<u8>>;

/// A store with one table of two rows, or with what came back.
#[derive(Clone, Default)]
struct FakeCopies {
    files: Vec<NamedFile>,
    is_full: bool,
    filled: Arc<Mutex<String>>,
}

/// Backups in memory.
#[derive(Clone, Default)]
struct FakeFiles(Arc<Mutex<Option<(Parts, BackupContents)>>>);

struct FakeUnfinished {
    files: FakeFiles,
    parts: Parts,
    open: Option<BackupPart>,
    contents: Option<BackupContents>,
}

struct FakeOpened {
    parts: Parts,
    contents: BackupContents,
    rest: Option<Bytes>,
}

struct FakeMoment {
    files: Vec<NamedFile>,
    tables: Vec<BackedUpTable>,
}

struct FakeRefill {
    copies: FakeCopies,
    text: String,
}

struct OnePiece(Option<Lines>);

fn table() -> BackedUpTable {
    BackedUpTable { name: "letters".to_owned(), columns: vec!["letter".to_owned()], n_rows: 0 }
}

#[async_trait]
impl Copies for FakeCopies {
    async fn begin_snapshot(&self, _: &Permit) -> Result<Box<dyn Snapshot>, StoreError> {
        Ok(Box::new(FakeMoment { files: self.files.clone(), tables: vec![table()] }))
    }

    async fn begin_refill(&self, _: &Permit) -> Result<Box<dyn Refill>, StoreError> {
        Ok(Box::new(FakeRefill { copies: self.clone(), text: String::new() }))
    }
}

#[async_trait]
impl Snapshot for FakeMoment {
    fn changes(&self) -> &[String] {
        &[]
    }

    fn tables(&self) -> &[BackedUpTable] {
        &self.tables
    }

    async fn rows<'a>(
        &'a self,
        _: &'a BackedUpTable,
    ) -> Result<Box<dyn TableLines + 'a>, StoreError> {
        let lines = Lines { text: Bytes::from_static(LINES.as_bytes()), n_rows: 2 };
        Ok(Box::new(OnePiece(Some(lines))))
    }

    async fn seals(&self) -> Result<Vec<Seal>, StoreError> {
        Ok(Vec::new())
    }

    async fn named_files(&self) -> Result<Vec<NamedFile>, StoreError> {
        Ok(self.files.clone())
    }
}

#[async_trait]
impl TableLines for OnePiece {
    async fn next(&mut self) -> Result<Option<Lines>, StoreError> {
        Ok(self.0.take())
    }
}

#[async_trait]
impl Refill for FakeRefill {
    async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(!self.copies.is_full)
    }

    fn fits(&self, tables: &[BackedUpTable]) -> bool {
        tables.iter().all(|it| it.name == "letters")
    }

    async fn begin_table(&mut self, _: &BackedUpTable) -> Result<(), StoreError> {
        Ok(())
    }

    async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        self.text.push_str(&String::from_utf8_lossy(piece));
        Ok(())
    }

    async fn end_table(&mut self) -> Result<u64, StoreError> {
        Ok(self.text.lines().count() as u64)
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        *self.copies.filled.lock().expect("no panic") = self.text;
        Ok(())
    }
}

#[async_trait]
impl BackupFiles for FakeFiles {
    async fn create(&self, _: &Path) -> Result<Box<dyn UnfinishedBackup>, BackupFileError> {
        let (files, parts) = (self.clone(), Parts::new());
        Ok(Box::new(FakeUnfinished { files, parts, open: None, contents: None }))
    }

    async fn open(&self, _: &Path) -> Result<Box<dyn OpenBackup>, BackupFileError> {
        let found = self.0.lock().expect("no panic").clone();
        let (parts, contents) = found.ok_or(BackupFileError::NoBackup)?;
        Ok(Box::new(FakeOpened { parts, contents, rest: None }))
    }
}

#[async_trait]
impl UnfinishedBackup for FakeUnfinished {
    async fn begin_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError> {
        assert!(self.parts.insert(part.clone(), Vec::new()).is_none(), "{part:?} twice");
        self.open = Some(part.clone());
        Ok(())
    }

    async fn write(&mut self, piece: Bytes) -> Result<(), BackupFileError> {
        let open = self.open.as_ref().and_then(|it| self.parts.get_mut(it));
        open.expect("a part").extend(piece);
        Ok(())
    }

    async fn finish(&mut self, contents: &BackupContents) -> Result<(), BackupFileError> {
        self.contents = Some(contents.clone());
        Ok(())
    }

    async fn publish(self: Box<Self>) -> Result<(), BackupFileError> {
        let contents = self.contents.expect("finished");
        *self.files.0.lock().expect("no panic") = Some((self.parts, contents));
        Ok(())
    }
}

#[async_trait]
impl OpenBackup for FakeOpened {
    fn contents(&self) -> &BackupContents {
        &self.contents
    }

    async fn open_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError> {
        self.rest = Some(self.parts[part].clone().into());
        Ok(())
    }

    async fn next(&mut self) -> Result<Option<Bytes>, BackupFileError> {
        Ok(self.rest.take())
    }
}

fn backups(copies: &FakeCopies, files: &FakeFiles) -> Backups {
    Backups { copies: Arc::new(copies.clone()), files: Arc::new(files.clone()) }
}

fn command() -> BackUp {
    BackUp {
        path: PathBuf::from("monday.zip"),
        program: "1".to_owned(),
        key_mark: KeyMark([7; 32]),
        key: None,
    }
}

fn company() -> CompanyId {
    Id::from_uuid(Uuid::from_u128(1))
}

fn material(number: u128) -> NamedFile {
    let content = NamedContent::Material { id: Id::from_uuid(Uuid::from_u128(number)), n_bytes: 3 };
    NamedFile { company: company(), content }
}

fn key(number: u128) -> String {
    format!("courses/{}/{}", company(), Uuid::from_u128(number))
}

#[tokio::test]
async fn what_rows_name_comes_along_and_back_and_what_is_not_there_is_said() {
    let world = World::empty();
    let (program, files) = (test_support::system(Job::CommandLine), FakeFiles::default());
    let named = vec![material(1), material(2), material(1)];
    let copies = FakeCopies { files: named, ..FakeCopies::default() };
    world.app.blobs.put(&key(1), Bytes::from_static(b"one")).await.expect("put");
    world.app.blobs.put(&key(3), Bytes::from_static(b"nobody's")).await.expect("put");

    let from = backups(&copies, &files);
    let made = back_up(&world.app, &from, &program, command()).await.expect("made");
    assert_eq!((made.n_rows, made.n_files), (2, 1));
    assert_eq!(made.missing, [key(2)]);

    let (there, empty) = (World::empty(), FakeCopies::default());
    let to = backups(&empty, &files);
    check_is_empty(&to, &program).await.expect("empty");
    let mut backup = to.files.open(Path::new("monday.zip")).await.expect("opened");
    let restored = restore(&there.app, &to, &program, &mut *backup).await.expect("restored");
    check_restored(&there.app, &program, &restored).await.expect("no trail is broken");
    assert_eq!(*empty.filled.lock().expect("no panic"), LINES);
    let one = there.app.blobs.get(&key(1)).await.expect("get");
    assert_eq!(one.as_deref(), Some(&b"one"[..]));
    assert_eq!(there.app.blobs.get(&key(3)).await.expect("get"), None);
    assert_eq!(recorded(&world).await, ["identity.operator_created", "identity.backup_made"]);
    assert_eq!(recorded(&there).await, ["identity.operator_created", "identity.backup_restored"]);
}

/// What stands in the platform's trail, with the operator last who looks.
async fn recorded(world: &World) -> Vec<String> {
    let root = world.operator(OperatorRole::Root).await;
    let everything = ListEntries {
        who: String::new(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_platform_entries(&world.app, &root.actor, everything).await;
    entries.expect("root may").entries.into_iter().map(|it| it.recorded.name).collect()
}

#[tokio::test]
async fn only_the_command_line_makes_backups() {
    let (world, admin) = World::set_up().await;
    let root = world.operator(OperatorRole::Root).await;
    let backups = backups(&FakeCopies::default(), &FakeFiles::default());
    for actor in [&admin.actor, &root.actor] {
        let denied = back_up(&world.app, &backups, actor, command()).await.err();
        assert_eq!(denied.map(|it| it.class()), Some(Class::Denied));
        let denied = check_is_empty(&backups, actor).await.err();
        assert_eq!(denied.map(|it| it.class()), Some(Class::Denied));
    }
}

#[tokio::test]
async fn nothing_is_restored_over_something_nor_what_is_not_whole() {
    let world = World::empty();
    let (program, files) = (test_support::system(Job::CommandLine), FakeFiles::default());
    let copies = FakeCopies::default();
    let from = backups(&copies, &files);
    back_up(&world.app, &from, &program, command()).await.expect("made");
    let opened = async || from.files.open(Path::new("monday.zip")).await.expect("opened");

    let full = backups(&FakeCopies { is_full: true, ..FakeCopies::default() }, &files);
    let refused = restore(&world.app, &full, &program, &mut *opened().await).await;
    assert!(matches!(refused, Err(RestoreError::NotEmpty)), "{refused:?}");
    assert!(matches!(check_is_empty(&full, &program).await, Err(RestoreError::NotEmpty)));

    let spoil = |change: fn(&mut BackedUpTable)| {
        let mut kept = files.0.lock().expect("no panic");
        change(&mut kept.as_mut().expect("a backup").1.tables[0]);
    };
    spoil(|it| it.n_rows = 3);
    let refused = restore(&world.app, &from, &program, &mut *opened().await).await;
    let is_damaged = matches!(refused, Err(RestoreError::File(BackupFileError::Damaged(_))));
    assert!(is_damaged, "{refused:?}");
    spoil(|it| it.name = "digits".to_owned());
    let refused = restore(&world.app, &from, &program, &mut *opened().await).await;
    assert!(matches!(refused, Err(RestoreError::OtherTables)), "{refused:?}");
    assert_eq!(*copies.filled.lock().expect("no panic"), "", "nothing is shown");
}
