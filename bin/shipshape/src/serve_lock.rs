use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

use anyhow::Context;

use crate::failure::StartError;

/// Held while a process serves an SQLite database, so that no second one does. The system lets go
/// of it however the process ends.
pub(crate) struct ServeLock(#[expect(dead_code, reason = "locked as long as it is open")] File);

impl ServeLock {
    pub(crate) fn take(path: &Path) -> Result<Self, StartError> {
        let open = || File::options().create(true).truncate(false).write(true).open(path);
        let file = open();
        let file =
            file.with_context(|| format!("the lock file {} cannot be made", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StartError::InUse(
                "another shipshape serves from this data folder; stop it first, or give this one \
                 a folder of its own with --data-dir"
                    .to_owned(),
            )),
            Err(TryLockError::Error(err)) => Err(anyhow::Error::new(err)
                .context(format!("the lock file {} cannot be locked", path.display()))
                .into()),
        }
    }
}

/// Whether a process holds it now. Makes no file.
pub(crate) fn is_served(path: &Path) -> io::Result<bool> {
    let file = match File::options().write(true).open(path) {
        Ok(file) => file,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(err) => return Err(err),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(err)) => Err(err),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_serves_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("shipshape.db.serving");
        let lock = ServeLock::take(&path).expect("free");
        assert!(matches!(ServeLock::take(&path), Err(StartError::InUse(_))));
        assert!(is_served(&path).expect("looked at"));
        drop(lock);
        assert!(!is_served(&path).expect("looked at"));
        assert!(ServeLock::take(&path).is_ok());
    }
}
