//! What is left in the folder of files that were begun and never finished, because the program was
//! killed. `object_store` writes them beside the file as `name#1` and never lists them.

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

/// Deletes what was not written to for that long.
pub(super) fn delete_leftovers(folder: &Path, age: Duration) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            delete_leftovers(&entry.path(), age)?;
            continue;
        }
        let name = entry.file_name();
        if is_leftover(&name.to_string_lossy()) && is_older(&entry.metadata()?, age)? {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn is_leftover(name: &str) -> bool {
    name.split_once('#').is_some_and(|(_, it)| {
        let mut digits = it.bytes();
        !it.is_empty() && digits.all(|it| it.is_ascii_digit())
    })
}

fn is_older(metadata: &fs::Metadata, age: Duration) -> io::Result<bool> {
    let passed = SystemTime::now().duration_since(metadata.modified()?);
    Ok(passed.is_ok_and(|it| age < it))
}
