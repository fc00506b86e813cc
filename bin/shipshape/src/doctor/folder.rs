//! The data folder, what is in it, and the folder for temporary files.

use std::{
    fs::{self, Metadata},
    io::{self, Write},
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use rustix::{fs::statvfs, process::geteuid};

use super::{
    LATE, Patient, beside,
    mounts::{is_network, kind},
    report::{Finding, reason},
};
use crate::{
    config::{ACCEPTED_KEY, SECRET_KEY, SecretKey},
    data_folder,
};

const FOLDER: &str = "data folder";
const SPACE: &str = "free space";
const KEY: &str = "secret key";
const TEMPORARY: &str = "temporary files";
const MEBIBYTE: u64 = 1024 * 1024;
const LEAST_SPACE: u64 = 100 * MEBIBYTE;
const GOOD_SPACE: u64 = 1024 * MEBIBYTE;
const ELSEWHERE: &str = "set SHIPSHAPE_DATA_DIR to a folder on a local disk that belongs to the \
                         user that the program runs as";

/// What is to be in the folder, since no setting says that it is elsewhere.
#[derive(Clone, Copy)]
struct Expected {
    database: bool,
    key: bool,
}

pub(super) async fn check(patient: &Patient) -> Vec<Finding> {
    let config = &patient.config;
    let path = config.data_dir.clone();
    let expected = Expected {
        database: config.database_url.is_none(),
        key: config.secret_key.is_none() && !patient.is_wrong(SECRET_KEY),
    };
    let findings = beside(move || look(&path, expected)).await;
    let mut findings = findings
        .unwrap_or_else(|| vec![Finding::fault(FOLDER, LATE, "a disk that answers", ELSEWHERE)]);
    if config.secret_key.is_some() {
        findings.push(Finding::fine(KEY, format!("{SECRET_KEY} is set, and is a good one")));
    }
    let temporary = beside(|| temporary(tempfile::tempfile())).await;
    findings
        .push(temporary.unwrap_or_else(|| self::temporary(Err::<(), _>(io::Error::other(LATE)))));
    findings
}

fn look(path: &Path, expected: Expected) -> Vec<Finding> {
    let about = match fs::metadata(path) {
        Ok(about) if about.is_dir() => about,
        Ok(_) => {
            let found = format!("{} is no folder", path.display());
            return vec![Finding::fault(FOLDER, found, "a folder", ELSEWHERE)];
        }
        Err(err) if err.kind() == io::ErrorKind::NotFound => return vec![to_be_made(path)],
        Err(err) => {
            let found = format!("{} cannot be looked at: {}", path.display(), reason(&err));
            return vec![Finding::fault(FOLDER, found, "a folder", ELSEWHERE)];
        }
    };
    let mut findings = vec![folder(path, &about, expected), space(path)];
    if expected.key {
        findings.push(key(path, expected));
    }
    findings
}

/// The start makes it, if it can.
fn to_be_made(path: &Path) -> Finding {
    let found = format!("{} is not there yet", path.display());
    let above = path.ancestors().skip(1).find(|it| it.as_os_str().is_empty() || it.exists());
    let above = above.filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match try_to_write(above) {
        Ok(()) => {
            let to_do = "nothing if this is to be a new installation, since the first start makes \
                         it; else start the program where it is, or set SHIPSHAPE_DATA_DIR";
            Finding::warning(FOLDER, found, "the folder of an installation", to_do)
        }
        Err(err) => {
            let found = format!("{found}, and cannot be made: {}", reason(&err));
            Finding::fault(FOLDER, found, "a folder that can be made", ELSEWHERE)
        }
    }
}

fn folder(path: &Path, about: &Metadata, expected: Expected) -> Finding {
    let mode = about.permissions().mode() & 0o777;
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let kind = kind(&mounts, &real).unwrap_or_else(|| "a file system".to_owned());
    let shown = path.display();
    let (owner, own) = (about.uid(), geteuid().as_raw());
    if let Err(err) = try_to_write(path) {
        let found = format!("{shown} cannot be written to: {}", reason(&err));
        Finding::fault(FOLDER, found, "a folder that can be written to", ELSEWHERE)
    } else if expected.database && is_network(&kind) {
        let found = format!("{shown} is on a network file system ({kind})");
        let to_do = "move it to a local disk, or keep the data in PostgreSQL or MariaDB \
                     (SHIPSHAPE_DATABASE_URL): SQLite loses data there";
        Finding::fault(FOLDER, found, "a local disk", to_do)
    } else if owner != own {
        let found = format!("{shown} belongs to the user {owner}, and this is the user {own}");
        let to_do = format!(
            "run this and every other command as the user {owner}, so that the program can write \
             what they make; or chown -R {own} {shown}"
        );
        Finding::warning(FOLDER, found, "the user that the program runs as", to_do)
    } else if mode & 0o077 != 0 {
        let found = format!("{shown} has the mode {mode:04o}");
        let to_do = format!("chmod 700 {shown}");
        Finding::warning(FOLDER, found, "0700, so that only its owner looks into it", to_do)
    } else {
        Finding::fine(FOLDER, format!("{shown} can be written to, mode {mode:04o}, on {kind}"))
    }
}

fn space(path: &Path) -> Finding {
    match statvfs(path) {
        Ok(about) => {
            let is_out_of_names = 0 < about.f_files && about.f_favail == 0;
            of_space(about.f_bavail.saturating_mul(about.f_frsize), is_out_of_names)
        }
        Err(err) => {
            let found = format!("how much there is cannot be told: {err}");
            Finding::warning(SPACE, found, "1 GiB", "look with df")
        }
    }
}

fn of_space(free: u64, is_out_of_names: bool) -> Finding {
    let found = format!("{} MiB", free / MEBIBYTE);
    let to_do = "make room on the disk, or move the data folder to a larger one";
    if is_out_of_names {
        Finding::fault(SPACE, "no room for another file (inodes)", "room for files", to_do)
    } else if free < LEAST_SPACE {
        Finding::fault(SPACE, found, "1 GiB; without any nothing can be saved", to_do)
    } else if free < GOOD_SPACE {
        Finding::warning(SPACE, found, "1 GiB", to_do)
    } else {
        Finding::fine(SPACE, found)
    }
}

fn key(folder: &Path, expected: Expected) -> Finding {
    let path = folder.join(data_folder::SECRET_KEY);
    let shown = path.display();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            let has_database = folder.join(data_folder::DATABASE).exists() || !expected.database;
            return missing_key(&path, has_database);
        }
        Err(err) => {
            let found = format!("{shown} cannot be read: {}", reason(&err));
            let to_do = "put the file back from a backup, readable for its owner only";
            return Finding::fault(KEY, found, "a file with a key", to_do);
        }
    };
    if let Err(weak) = SecretKey::parse(text.trim()) {
        let to_do = "put the key back from a backup; if there is none, remove the file, so that the \
                     start makes another: second factors and links in mails are then void";
        return Finding::fault(KEY, format!("{shown} {weak}"), ACCEPTED_KEY, to_do);
    }
    let mode = fs::metadata(&path).map_or(0, |it| it.permissions().mode() & 0o777);
    if mode & 0o077 != 0 {
        let found = format!("{shown} has the mode {mode:04o}, so that others can read it");
        let to_do = format!("chmod 600 {shown}, and find out who has had it");
        return Finding::fault(KEY, found, "0600", to_do);
    }
    Finding::fine(KEY, format!("{shown}, mode {mode:04o}"))
}

fn missing_key(path: &Path, has_database: bool) -> Finding {
    let found = format!("{} is not there", path.display());
    if !has_database {
        return Finding::fine(KEY, format!("{found} yet; the first start makes it"));
    }
    let to_do = "put the key of this installation back from a backup; otherwise the start makes \
                 another, and second factors and links in mails are void";
    Finding::warning(KEY, format!("{found}, though there is a database"), "a key", to_do)
}

fn temporary<T>(made: io::Result<T>) -> Finding {
    let folder: PathBuf = std::env::temp_dir();
    match made {
        Ok(_) => Finding::fine(TEMPORARY, format!("{} can be written to", folder.display())),
        Err(err) => {
            let found = format!("{} cannot be written to: {}", folder.display(), reason(&err));
            let to_do = "set TMPDIR to a folder that can be, or make this one so";
            Finding::fault(TEMPORARY, found, "a folder that can be written to", to_do)
        }
    }
}

/// Nothing stays of it.
fn try_to_write(folder: &Path) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".doctor").tempfile_in(folder)?;
    file.write_all(b"x")?;
    file.as_file().sync_all()
}

#[cfg(test)]
mod tests {
    use super::super::report::Standing;
    use super::*;

    #[test]
    fn little_space_is_a_warning_and_hardly_any_a_fault() {
        let of = |free, is_out| of_space(free, is_out).standing();
        assert_eq!(of(MEBIBYTE, false), Standing::Fault);
        assert_eq!(of(500 * MEBIBYTE, false), Standing::Warning);
        assert_eq!(of(5_000 * MEBIBYTE, false), Standing::Fine);
        assert_eq!(of(5_000 * MEBIBYTE, true), Standing::Fault);
    }

    #[test]
    fn a_folder_is_looked_at_and_nothing_stays_in_it() {
        let outer = tempfile::tempdir().expect("a folder");
        let path = outer.path().join("data");
        let expected = Expected { database: true, key: true };
        let first = |path: &Path| look(path, expected).first().map(Finding::standing);
        assert_eq!(first(&path), Some(Standing::Warning));
        assert!(!path.exists());

        fs::create_dir(&path).expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
        assert_eq!(first(&path), Some(Standing::Warning));
        assert_eq!(fs::read_dir(&path).expect("a folder").count(), 0);
    }
}
