use std::{
    io::{self, BufRead},
    path::PathBuf,
};

use application::{
    App,
    audit::VerifyTrailError,
    backup::{BackUp, BackedUp, Backups, CheckRestoredError, Restored, back_up},
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
    let BackedUp { n_rows, n_files, missing, .. } =
        match back_up(app, backups, &actor, command).await {
            Ok(made) => made,
            Err(err) => return Answer::of(&err),
        };
    let mut lines = vec![format!("Backed up {n_rows} rows and {n_files} files into {file}.")];
    if !missing.is_empty() {
        lines.push("These files are not in it, since they were not there any more:".to_owned());
        lines.extend(missing.iter().map(|it| format!("  {it}")));
    }
    lines.push(match has_key {
        true => "The secret key is in it, so keep it where nobody else reads it.".to_owned(),
        false => format!("The secret key is not in it: keep {key} beside it."),
    });
    Answer::done(lines.join("\n"))
}

/// What became of a backup that was restored, once its trails were looked at.
pub fn answer_restored(restored: &Restored, checked: Result<(), CheckRestoredError>) -> Answer {
    let (n_rows, n_files) = (restored.fact.n_rows, restored.fact.n_files);
    let done = format!("Restored {n_rows} rows and {n_files} files.");
    match checked {
        Ok(()) => {
            let n_trails = restored.seals.len();
            Answer::done(format!("{done} Audit trails that verify: {n_trails}."))
        }
        Err(CheckRestoredError::Trail(VerifyTrailError::Broken(broken))) => {
            let was = "But an audit trail was broken already when the backup was made";
            Answer::found_wrong(format!("{done} {was}: {broken}"))
        }
        Err(err) => Answer::of(&err),
    }
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
    use domain_kernel::Id;

    use super::*;

    fn restored() -> Restored {
        let backup = Id::from_uuid(uuid::Uuid::from_u128(1));
        let fact = BackupRestored { backup, n_rows: 7, n_files: 2 };
        Restored { fact, seals: Vec::new() }
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
    fn what_is_wrong_with_a_file_has_its_code() {
        let of = |err| Answer::of(&err).code;
        assert_eq!(of(BackupFileError::Exists), 3);
        assert_eq!(of(BackupFileError::Newer), 3);
        assert_eq!(of(BackupFileError::NoBackup), 2);
        assert_eq!(of(BackupFileError::Damaged("x".to_owned())), 2);
    }
}
