//! The folder that is a whole installation: the database, the files, the secret key.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use application::Random;

use crate::config::{ACCEPTED_KEY, SecretKey};

pub(crate) struct DataFolder(PathBuf);

/// The files of the folder, and the folders in it.
pub(crate) const DATABASE: &str = "shipshape.db";
pub(crate) const SECRET_KEY: &str = "secret.key";
pub(crate) const FILES: &str = "files";
pub(crate) const MAILS: &str = "mail";

impl DataFolder {
    /// Makes the folder, for nobody but its owner, if it is not there.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        if !path.is_dir() {
            let made = fs::create_dir_all(path).and_then(|()| only_for_owner(path, 0o700));
            made.with_context(|| format!("the data folder {} cannot be made", path.display()))?;
        }
        Ok(Self(path.to_owned()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Where people's photos and other files are.
    pub(crate) fn files(&self) -> anyhow::Result<PathBuf> {
        let path = self.0.join(FILES);
        let made = fs::create_dir_all(&path);
        made.with_context(|| format!("the folder {} cannot be made", path.display()))?;
        Ok(path)
    }

    /// Where mails are written that no server takes, for nobody but the owner.
    pub(crate) fn mails(&self) -> anyhow::Result<PathBuf> {
        let path = self.0.join(MAILS);
        let made = fs::create_dir_all(&path).and_then(|()| only_for_owner(&path, 0o700));
        made.with_context(|| format!("the folder {} cannot be made", path.display()))?;
        Ok(path)
    }

    /// The embedded database.
    pub(crate) fn database_url(&self) -> anyhow::Result<String> {
        let path = self.0.join(DATABASE);
        // SQLite gives the files that it makes beside this one the same permissions.
        let made = File::options().append(true).create_new(true).open(&path);
        match made.and_then(|_| only_for_owner(&path, 0o600)) {
            Err(err) if err.kind() != io::ErrorKind::AlreadyExists => {
                return Err(err)
                    .with_context(|| format!("the database {} cannot be made", path.display()));
            }
            _ => {}
        }
        sqlite_url(&path)
    }

    /// The embedded database of a folder, if both are there.
    pub(crate) fn existing_database_url(folder: &Path) -> anyhow::Result<Option<String>> {
        let path = folder.join(DATABASE);
        path.exists().then(|| sqlite_url(&path)).transpose()
    }

    /// Where the secret key is kept, unless it is set.
    pub(crate) fn key_path(&self) -> PathBuf {
        self.0.join(SECRET_KEY)
    }

    /// Keeps a key that was made elsewhere, unless one is kept here already. Returns whether it was.
    pub(crate) fn keep_key(&self, key: &SecretKey) -> anyhow::Result<bool> {
        let path = self.key_path();
        let kept = write_key(&self.0, &path, key.text());
        kept.with_context(|| format!("the secret key {} cannot be written", path.display()))
    }

    /// Takes back a key that was just kept for what failed after all.
    pub(crate) fn drop_key(&self) {
        // It stands in the way of nothing but another backup's key, and says so then.
        let _ = fs::remove_file(self.key_path());
    }

    /// The key that is kept here, if there is one.
    pub(crate) fn kept_key(&self, random: &dyn Random) -> anyhow::Result<Option<SecretKey>> {
        if self.key_path().exists() { self.secret_key(random).map(Some) } else { Ok(None) }
    }

    /// The key that is kept here, made if there is none.
    pub(crate) fn secret_key(&self, random: &dyn Random) -> anyhow::Result<SecretKey> {
        let path = self.key_path();
        let read = || read_or_make(&self.0, &path, random);
        let text = read().with_context(|| {
            format!("the secret key {} can neither be read nor made", path.display())
        })?;
        SecretKey::parse(text.trim()).map_err(|weak| {
            anyhow!("the secret key {} {weak}, but it has to be {ACCEPTED_KEY}", path.display())
        })
    }
}

fn sqlite_url(path: &Path) -> anyhow::Result<String> {
    let text = path.to_str().context("the path of the data folder is not Unicode")?;
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(format!("sqlite:{escaped}"))
}

fn read_or_make(folder: &Path, path: &Path, random: &dyn Random) -> io::Result<String> {
    if !path.exists() {
        let [first, second] = [random.bytes(), random.bytes()].map(u128::from_be_bytes);
        // If another command was quicker, its key it is.
        write_key(folder, path, &format!("{first:032x}{second:032x}"))?;
    }
    // Copies and backups may have made it readable for others.
    only_for_owner(path, 0o600)?;
    fs::read_to_string(path)
}

/// Returns whether there was none yet.
fn write_key(folder: &Path, path: &Path, key: &str) -> io::Result<bool> {
    // Written elsewhere first, so that nobody ever reads half a key. The file is its owner's.
    let mut file = tempfile::Builder::new().prefix(".secret").tempfile_in(folder)?;
    writeln!(file, "{key}")?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(err) if err.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(err) => Err(err.error),
    }
}

#[cfg(unix)]
fn only_for_owner(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mut permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & 0o777 != mode {
        permissions.set_mode(mode);
        fs::set_permissions(path, permissions)?;
    }
    Ok(())
}

/// Elsewhere a file has the permissions of the folder it is in.
#[cfg(not(unix))]
fn only_for_owner(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use system::SystemRandom;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_kept() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::open(&outer.path().join("a/b")).expect("made");
        let key = folder.secret_key(&SystemRandom).expect("made");
        assert_eq!(folder.secret_key(&SystemRandom).expect("read"), key);
        let names = fs::read_dir(outer.path().join("a/b")).expect("a folder").count();
        assert_eq!(names, 1, "nothing else is left");
    }

    #[test]
    fn a_key_from_elsewhere_is_kept_where_there_is_none() {
        let outer = tempfile::tempdir().expect("a folder");
        let [from, to] =
            ["a", "b"].map(|it| DataFolder::open(&outer.path().join(it)).expect("made"));
        let key = from.secret_key(&SystemRandom).expect("made");
        assert_eq!(to.kept_key(&SystemRandom).expect("looked"), None);
        assert!(to.keep_key(&key).expect("kept"));
        assert_eq!(to.kept_key(&SystemRandom).expect("looked"), Some(key));
        let other = DataFolder::open(outer.path()).expect("made").secret_key(&SystemRandom);
        assert!(!to.keep_key(&other.expect("made")).expect("looked"));
        to.drop_key();
        assert_eq!(to.kept_key(&SystemRandom).expect("looked"), None);
    }

    #[test]
    fn a_key_that_protects_nothing_is_not_used() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::open(outer.path()).expect("is there");
        fs::write(outer.path().join("secret.key"), "changeme").expect("written");
        let refused = folder.secret_key(&SystemRandom).expect_err("weak");
        assert!(refused.to_string().contains("secret.key has fewer than 32 bytes"), "{refused}");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_what_is_secret() {
        use std::os::unix::fs::PermissionsExt;

        let outer = tempfile::tempdir().expect("a folder");
        let path = outer.path().join("data");
        let folder = DataFolder::open(&path).expect("made");
        folder.secret_key(&SystemRandom).expect("made");
        let key = path.join("secret.key");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("loosened");
        folder.secret_key(&SystemRandom).expect("read");
        folder.database_url().expect("made");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&key)), (0o700, 0o600));
        assert_eq!(mode(&path.join("shipshape.db")), 0o600);
    }

    #[test]
    fn a_folder_may_have_any_name() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::open(&outer.path().join("100 % #1?")).expect("made");
        let url = folder.database_url().expect("made");
        assert!(url.ends_with("/100 %25 %231%3f/shipshape.db"), "{url}");
    }
}
