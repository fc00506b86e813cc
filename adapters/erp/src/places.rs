use std::{
    fs::{self, File, Metadata},
    io,
    os::unix::fs::MetadataExt,
    path::{Component, Path, PathBuf},
};

use application::inventory::SourceError;
use domain_inventory::Trouble;

/// What no file of an ERP may be, whatever name or link leads to it.
#[derive(Debug, Default)]
pub(crate) struct Walls {
    pub(crate) data_folder: Option<PathBuf>,
    pub(crate) own_file: Option<PathBuf>,
}

/// A file that was looked at, and may be read.
#[derive(Debug)]
pub(crate) struct Found {
    /// Without links and dots.
    pub(crate) path: PathBuf,
    id: FileId,
}

/// Which file it is, by whichever name.
type FileId = (u64, u64);

impl Walls {
    /// A file of a folder by its plain name, if it lies there and nowhere else.
    ///
    /// Nothing is opened here. Closing a SQLite database that this program has open elsewhere would
    /// take away the locks of that other one (SQLite, "How To Corrupt", 2.2): so what may be our own
    /// is told by its numbers.
    pub(crate) fn find(&self, folder: &Path, name: &str) -> Result<Found, SourceError> {
        if !is_plain(name) {
            return Err(Trouble::NotAllowed.into());
        }
        let folder = fs::canonicalize(folder).map_err(not_there)?;
        let found = self.check(&folder.join(name))?;
        if found.path.parent() != Some(folder.as_path()) {
            return Err(Trouble::NotAllowed.into());
        }
        Ok(found)
    }

    /// A file that the operator named, if it is not ours.
    pub(crate) fn check(&self, path: &Path) -> Result<Found, SourceError> {
        let path = fs::canonicalize(path).map_err(not_there)?;
        let about = fs::metadata(&path).map_err(not_there)?;
        if !about.is_file() {
            // Opening a pipe would wait for whoever fills it.
            return Err(Trouble::NotAllowed.into());
        }
        let id = id(&about);
        if self.is_in_data_folder(&path) || self.own_ids().contains(&id) {
            return Err(Trouble::NotAllowed.into());
        }
        Ok(Found { path, id })
    }

    fn is_in_data_folder(&self, path: &Path) -> bool {
        let folder = self.data_folder.as_deref().and_then(|it| fs::canonicalize(it).ok());
        folder.is_some_and(|it| path.starts_with(it))
    }

    /// The own database with what lies beside it, and what lies in the data folder: a hard link leads
    /// to one of these from anywhere on the same disk.
    fn own_ids(&self) -> Vec<FileId> {
        let mut ids = Vec::new();
        if let Some(own) = &self.own_file {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                let mut path = own.clone().into_os_string();
                path.push(suffix);
                ids.extend(fs::metadata(path).iter().map(id));
            }
        }
        let entries = self.data_folder.as_ref().and_then(|it| fs::read_dir(it).ok());
        for entry in entries.into_iter().flatten().flatten() {
            ids.extend(entry.metadata().iter().map(id));
        }
        ids
    }
}

impl Found {
    /// Whether it is still the file that was looked at.
    pub(crate) fn is_still_there(&self) -> bool {
        let is_same = fs::metadata(&self.path).is_ok_and(|it| id(&it) == self.id);
        is_same && fs::canonicalize(&self.path).is_ok_and(|it| it == self.path)
    }

    pub(crate) fn open(&self) -> Result<File, SourceError> {
        let file = File::open(&self.path).map_err(not_there)?;
        let is_same = file.metadata().is_ok_and(|it| id(&it) == self.id);
        if is_same && self.is_still_there() { Ok(file) } else { Err(Trouble::NotAllowed.into()) }
    }
}

fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let is_one =
        matches!((parts.next(), parts.next()), (Some(Component::Normal(it)), None) if it == name);
    is_one && !name.contains(['/', '\\', '\0'])
}

fn id(about: &Metadata) -> FileId {
    (about.dev(), about.ino())
}

fn not_there(error: io::Error) -> SourceError {
    SourceError::new(Trouble::Unreachable, error)
}
