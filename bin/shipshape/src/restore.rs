//! Everything out of one file.

use anyhow::Context;
use application::{
    backup::{BackupPart, OpenBackup, check_is_empty, check_restored, restore},
    identity::act_as_program,
};
use domain_kernel::Job;
use frontend_cli::{Answer, RestoreArgs};
use migrations::{NotAsOnce, migrate_as_once};

use crate::{
    config::{ACCEPTED_KEY, Config, SecretKey},
    database::Database,
    failure::StartError,
    migrate, wire,
};

pub(crate) async fn run(
    config: &Config,
    acting_as: Option<&str>,
    args: &RestoreArgs,
) -> Result<Answer, StartError> {
    if acting_as.is_some() {
        return Err(refused("nobody is there yet whom --as could name; leave it out"));
    }
    let actor = act_as_program(Job::CommandLine);
    let database = Database::open(config).await?;
    let _lock = database.lock()?;
    database.check_alone().await?;
    let backups = wire::backups(&database);
    let mut backup = match backups.files.open(&args.file).await {
        Ok(backup) => backup,
        Err(err) => return Ok(Answer::of(&err)),
    };
    // Before anything is changed.
    if let Err(err) = check_is_empty(&backups, &actor).await {
        return Ok(Answer::of(&err));
    }
    let key = secret_key(config, &database, &mut *backup, args).await?;
    make_tables(&database, &backup.contents().changes).await?;
    // First, so that what is restored never meets another one.
    let is_kept = config.secret_key.is_none() && database.folder.keep_key(&key)?;
    let config = Config { secret_key: Some(key), ..config.clone() };
    let wired = wire::application(&config, &database)?;
    let restored = match restore(&wired.app, &backups, &actor, &mut *backup).await {
        Ok(restored) => restored,
        Err(err) => {
            // The database may have taken the rows without having said so, and then their secrets
            // need this key.
            let is_empty = check_is_empty(&backups, &actor).await.is_ok();
            if is_empty && is_kept {
                database.folder.drop_key();
            }
            return Ok(frontend_cli::answer_not_restored(&err, is_empty));
        }
    };
    if let Err(err) = database.migrate().await {
        return Ok(frontend_cli::answer_not_migrated(&restored, &Answer::from(err)));
    }
    let checked = check_restored(&wired.app, &actor, &restored).await;
    database.close().await;
    Ok(frontend_cli::answer_restored(&restored, checked))
}

fn refused(why: &str) -> StartError {
    StartError::Refused(why.to_owned())
}

/// As they were when the backup was made.
async fn make_tables(database: &Database, changes: &[String]) -> Result<(), StartError> {
    let connected = database.connections();
    match migrate_as_once(&connected.write, connected.lock_file.as_deref(), changes).await {
        Ok(()) => Ok(()),
        Err(NotAsOnce::Newer(change)) => Err(StartError::Refused(format!(
            "a newer version of Shipshape has made this backup ({change}); restore it with that \
             version or a newer one"
        ))),
        Err(NotAsOnce::Other) => Err(refused(
            "the tables of this database cannot be made as they were when the backup was made; \
             restore it into a database without tables, with the version that made it, and upgrade \
             then",
        )),
        Err(NotAsOnce::Database(err)) => Err(migrate::explain(&connected, &err).await),
    }
}

/// The one that is set or kept here, or the backup's, or what somebody types: it has to be the one
/// that the backup was made with, unless somebody has said that it may be another.
async fn secret_key(
    config: &Config,
    database: &Database,
    backup: &mut dyn OpenBackup,
    args: &RestoreArgs,
) -> Result<SecretKey, StartError> {
    let random = wire::random();
    let found = match &config.secret_key {
        Some(key) => Some(key.clone()),
        None => database.folder.kept_key(&*random)?,
    };
    let key = match found {
        Some(key) => key,
        None if args.another_key => return Ok(database.folder.secret_key(&*random)?),
        None if backup.contents().has_key => parse(&own_key(backup).await?)?,
        None => {
            let typed = frontend_cli::read_secret_key(args.key_stdin);
            let typed = typed.map_err(|err| {
                refused(&format!(
                    "the secret key is not in this backup, and nobody can be asked for it ({err}); \
                     put it into secret.key of the data folder or into SHIPSHAPE_SECRET_KEY, or \
                     send it to --key-stdin"
                ))
            })?;
            parse(&typed)?
        }
    };
    if key.mark() != backup.contents().key_mark && !args.another_key {
        return Err(refused(
            "this is not the secret key that the backup was made with; put that one into \
             secret.key of the data folder or into SHIPSHAPE_SECRET_KEY, or say --another-key if it \
             is lost",
        ));
    }
    Ok(key)
}

fn parse(text: &str) -> Result<SecretKey, StartError> {
    let key = SecretKey::parse(text.trim());
    key.map_err(|weak| refused(&format!("the secret key {weak}, but it has to be {ACCEPTED_KEY}")))
}

async fn own_key(backup: &mut dyn OpenBackup) -> Result<String, StartError> {
    let unreadable = "the secret key in the backup cannot be read";
    backup.open_part(&BackupPart::Key).await.context(unreadable)?;
    let mut text = Vec::new();
    while let Some(piece) = backup.next().await.context(unreadable)? {
        text.extend_from_slice(&piece);
    }
    Ok(String::from_utf8(text).context(unreadable)?)
}
