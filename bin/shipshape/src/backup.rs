//! Everything into one file.

use application::backup::BackUp;
use frontend_cli::{Answer, BackupArgs};

use crate::{
    config::{Config, SECRET_KEY},
    database::Database,
    failure::StartError,
    migrate::Schema,
    wire,
};

pub(crate) async fn run(
    config: &Config,
    acting_as: Option<&str>,
    args: BackupArgs,
) -> Result<Answer, StartError> {
    let database = Database::open(config).await?;
    // Whoever backs up before an upgrade does not want it to begin with this.
    if !Schema::of_this(&database).await?.waiting.is_empty() {
        return Err(StartError::Refused(
            "the tables of this database are not those of this version; back it up with the version \
             that made them, or bring them up to date with `shipshape migrate` first"
                .to_owned(),
        ));
    }
    let wired = wire::application(config, &database)?;
    let key = &wired.secret_key;
    let command = BackUp {
        path: args.file,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        key_mark: key.mark(),
        key: args.with_key.then(|| key.text().to_owned().into()),
    };
    let kept = match &config.secret_key {
        Some(_) => SECRET_KEY.to_owned(),
        None => database.folder.key_path().display().to_string(),
    };
    let backups = wire::backups(&database);
    Ok(frontend_cli::make_backup(&wired.app, acting_as, &backups, command, &kept).await)
}
