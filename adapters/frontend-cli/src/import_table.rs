//! What all imports of a table have in common.

use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

use application::{App, identity::Table};
use bytes::Bytes;
use clap::Args;
use domain_kernel::{Actor, Realm};

use crate::{Answer, import::realm};

#[derive(Clone, Debug, Args)]
pub struct TableArgs {
    /// A CSV or XLSX file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Say what would become of it, and store nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The company's name, where there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,
}

impl TableArgs {
    /// The company that is meant, and what the file says.
    pub(crate) async fn read(&self, app: &App, actor: &Actor) -> Result<(Realm, Table), Answer> {
        let realm = realm(app, actor, self.company.as_deref()).await?;
        let file = fs::read(&self.file).map_err(|err| self.refuse([(1, err)]))?;
        let table = app.tables.read(Bytes::from(file)).await;
        Ok((realm, table.map_err(|err| self.refuse([(1, err)]))?))
    }

    /// The answer to a file that is not good.
    pub(crate) fn refuse(&self, whys: impl IntoIterator<Item = (u32, impl Display)>) -> Answer {
        refuse(&self.file, whys)
    }
}

/// `FILE:LINE: reason`, for each.
pub(crate) fn refuse(file: &Path, whys: impl IntoIterator<Item = (u32, impl Display)>) -> Answer {
    let file = file.display();
    let lines = whys.into_iter().map(|(line, why)| format!("{file}:{line}: {why}"));
    Answer { text: lines.collect::<Vec<_>>().join("\n"), code: 2 }
}
