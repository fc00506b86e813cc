use std::{
    io::{self, BufRead},
    path::PathBuf,
};

use application::{
    App,
    audit::VerifyTrailError,
    backup::{BackUp, BackedUp, Backups, CheckRestoredError, RestoreError, Restored, back_up},
};
use clap::Args;

use crate::{Answer, actor};

#[derive(Clone, Debug, Args)]
pub struct BackupArgs {
    /// A file that is not there yet
    pub file: PathBuf,
    /// Put the secret key into it too
    #[arg(long)]
    pub with_key: bool,
}

#[derive(Clone, Debug, Args)]
pub struct RestoreArgs {
    /// What `backup` has made
    pub file: PathBuf,
    /// Read the secret key from standard input instead of asking for it
    #[arg(long)]
    pub key_stdin: bool,
    /// Go on with another secret key, where that of the backup is lost: second factors, activation
    /// codes and passwords of ERPs have to be made anew
    #[arg(long)]
    pub another_key: bool,
}

/// `key` is where the secret key is kept, if it is not in the backup.
pub async fn make_backup(
    app: &App,
    acting_as: Option<&str>,
    backups: &Backups,
    command: BackUp,
    key: &str,
) -> Answer {
    let actor = match actor(app, acting_as).await {
        Ok(actor) => actor,
        Err(answer) => return answer,
    };
    let (file, has_key) = (command.path.display().to_string(), command.key.is_some());
    match back_up(app, backups, &actor, command).await {
        Ok(made) => answer_backed_up(&made, &file, (!has_key).then_some(key)),
        Err(err) => Answer::of(&err),
    }
}

/// `key` is where the secret key is kept, if it is not in the backup.
fn answer_backed_up(made: &BackedUp, file: &str, key: Option<&str>) -> Answer {
    let BackedUp { n_rows, n_files, missing, .. } = made;
    let mut lines = vec![format!("Backed up {n_rows} rows and {n_files} files into {file}.")];
    if !missing.is_empty() {
        lines.push("But these files are not in it, since they were not there any more:".to_owned());
        lines.extend(missing.iter().map(|it| format!("  {it}")));
    }
    lines.push(match key {
        None => "The secret key is in it, so keep it where nobody else reads it.".to_owned(),
        Some(key) => format!("The secret key is not in it: keep {key} beside it."),
    });
    let text = lines.join("\n");
    // Whoever has it made every night looks at no more than the code.
    if missing.is_empty() { Answer::done(text) } else { Answer::found_wrong(text) }
}

/// Why nothing was restored. Where the database is not known to be empty, it may be all there.
pub fn answer_not_restored(err: &RestoreError, is_empty: bool) -> Answer {
    let mut answer = Answer::of(err);
    if !is_empty {
        answer.text.push_str(
            "\nIt is not certain that nothing was restored, so the secret key stays where it is. \
             Run it again: if it says then that the database is not empty, everything was restored, \
             and `shipshape migrate` does the rest.",
        );
    }
    answer
}

/// Everything is there, in tables of the version that made the backup.
pub fn answer_not_migrated(restored: &Restored, why: &Answer) -> Answer {
    let done = done(restored);
    let but = "Everything was restored, but the tables could not be brought up to date: run \
               `shipshape migrate`, and `shipshape audit verify` afterwards.";
    Answer::found_wrong(format!("{done} {but}\n{}", why.text))
}

/// What became of a backup that was restored, once its trails were looked at.
pub fn answer_restored(restored: &Restored, checked: Result<(), CheckRestoredError>) -> Answer {
    let done = done(restored);
    match checked {
        Ok(()) => {
            let n_trails = restored.seals.len();
            Answer::done(format!("{done} Audit trails that verify: {n_trails}."))
        }
        Err(CheckRestoredError::Trail(VerifyTrailError::Broken(broken))) => {
            let was = "But an audit trail was broken already when the backup was made";
            Answer::found_wrong(format!("{done} {was}: {broken}"))
        }
        Err(err) => {
            let but = "Everything was restored, but its audit trails could not be checked: run \
                       `shipshape audit verify`.";
            Answer::found_wrong(format!("{done} {but}\n{}", Answer::of(&err).text))
        }
    }
}

fn done(restored: &Restored) -> String {
    let (n_rows, n_files) = (restored.fact.n_rows, restored.fact.n_files);
    format!("Restored {n_rows} rows and {n_files} files.")
}

/// The first line of standard input, or what is typed without being shown.
pub fn read_secret_key(from_stdin: bool) -> io::Result<String> {
    if from_stdin {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        return Ok(line.trim().to_owned());
    }
    let typed = rpassword::prompt_password("The secret key of the backup: ")?;
    Ok(typed.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use application::backup::BackupFileError;
    use domain_audit::Broken;
    use domain_identity::BackupRestored;
    use domain_kernel::{Id, StoreError, Timestamp};

    use super::*;

    fn restored() -> Restored {
        let backup = Id::from_uuid(uuid::Uuid::from_u128(1));
        let fact = BackupRestored { backup, n_rows: 7, n_files: 2 };
        Restored { fact, seals: Vec::new() }
    }

    #[test]
    fn a_backup_without_files_that_rows_name_has_its_code() {
        let made = |missing| {
            let made = BackedUp { made: Timestamp::from_micros(0), n_rows: 7, n_files: 2, missing };
            answer_backed_up(&made, "monday.zip", None)
        };
        let whole = made(Vec::new());
        assert_eq!(whole.code, 0);
        assert!(!whole.text.contains("not in it"), "{}", whole.text);
        let without = made(vec!["photos/1".to_owned()]);
        assert_eq!(without.code, 1);
        assert!(without.text.starts_with("Backed up 7 rows and 2 files"), "{}", without.text);
        assert!(without.text.contains("not in it"), "{}", without.text);
        assert!(without.text.contains("\n  photos/1\n"), "{}", without.text);
    }

    #[test]
    fn a_trail_that_was_broken_is_told_apart_from_what_failed() {
        let good = answer_restored(&restored(), Ok(()));
        assert_eq!(good.code, 0);
        assert_eq!(good.text, "Restored 7 rows and 2 files. Audit trails that verify: 0.");
        let broken = VerifyTrailError::Broken(Broken::Altered(3));
        let broken = answer_restored(&restored(), Err(broken.into()));
        assert_eq!(broken.code, 1);
        assert!(broken.text.contains("broken already"), "{}", broken.text);
    }

    #[test]
    fn what_fails_when_everything_is_there_is_told_apart_from_what_restores_nothing() {
        let unavailable = || StoreError::unavailable("the disk is full");
        let unchecked = answer_restored(&restored(), Err(unavailable().into()));
        let unmigrated = answer_not_migrated(&restored(), &Answer::of(&unavailable()));
        for (answer, run) in [(unchecked, "`shipshape audit verify`"), (unmigrated, "migrate`")] {
            assert_eq!(answer.code, 1);
            assert!(answer.text.starts_with("Restored 7 rows and 2 files. "), "{}", answer.text);
            for part in ["Everything was restored, but", run, "the disk is full"] {
                assert!(answer.text.contains(part), "{part}: {}", answer.text);
            }
        }

        let failed = RestoreError::from(unavailable());
        let nothing = answer_not_restored(&failed, true);
        assert_eq!(nothing, Answer::of(&failed));
        let perhaps = answer_not_restored(&failed, false);
        assert_eq!(perhaps.code, 75);
        assert!(perhaps.text.contains("not certain"), "{}", perhaps.text);
    }

    #[test]
    fn what_is_wrong_with_a_file_has_its_code() {
        let of = |err| Answer::of(&err).code;
        assert_eq!(of(BackupFileError::Exists), 3);
        assert_eq!(of(BackupFileError::Newer), 3);
        assert_eq!(of(BackupFileError::NoBackup), 2);
        assert_eq!(of(BackupFileError::Damaged("x".to_owned())), 2);
    }
}
