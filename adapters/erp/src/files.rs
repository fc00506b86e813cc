mod decoding;
mod text;
mod workbook;

use std::{
    fs::{File, Metadata},
    io::{self, Read, Seek},
    path::PathBuf,
    sync::Arc,
};

use application::inventory::{AnswerColumn, SourceError, SourceFacts};
use async_trait::async_trait;
use domain_inventory::Trouble;
use tokio::task::spawn_blocking;

use crate::{
    answer::{Wanted, answer_column},
    places::Walls,
    rows::{Feed, HungUp, Rows, rows},
    source::{About, Erp},
    waiting::Waits,
};

/// CSV and XLSX files that an ERP puts into a folder. Which of the two a file is, is told by what is
/// in it.
#[derive(Clone)]
pub(crate) struct Files {
    pub(crate) folder: PathBuf,
    pub(crate) stock: String,
    pub(crate) customers: String,
    pub(crate) walls: Arc<Walls>,
    pub(crate) waits: Waits,
}

/// What every workbook begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// Somebody who takes the rows of a table, the names of its columns first.
trait Table {
    fn columns(&mut self, names: Vec<String>) -> Result<(), Stop>;
    fn row(&mut self, values: Vec<String>) -> Result<(), Stop>;
}

/// Why a table is not read on.
enum Stop {
    Failed(SourceError),
    /// Nobody wants the rest.
    Enough,
}

impl Files {
    pub(crate) async fn check(&self) -> Result<(), SourceError> {
        self.blocking(|files| {
            for name in [&files.stock, &files.customers] {
                files.walls.find(&files.folder, name)?;
            }
            Ok(())
        })
        .await
    }

    /// Disks, and folders of other machines more so, may take longer than others should wait.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, SourceError> + Send + 'static,
    ) -> Result<T, SourceError> {
        let files = self.clone();
        // A reader that panics has met a file that is no table.
        spawn_blocking(move || work(&files)).await.map_err(broken)?
    }

    fn name(&self, about: About) -> &str {
        match about {
            About::Stock => &self.stock,
            About::Customers => &self.customers,
        }
    }

    fn read(&self, about: About, table: &mut impl Table) -> Result<(), SourceError> {
        let file = self.walls.find(&self.folder, self.name(about))?.open()?;
        let before = file.metadata().map_err(broken)?;
        let read = match is_workbook(&file).map_err(broken)? {
            true => workbook::read(&file, table),
            false => text::read(&file, table),
        };
        match read {
            Ok(()) => {}
            Err(Stop::Enough) => return Ok(()),
            Err(Stop::Failed(error)) => return Err(error),
        }
        // A file that is being written has an end that is none.
        let after = file.metadata().map_err(broken)?;
        if is_same(&before, &after) { Ok(()) } else { Err(Trouble::BrokenOff.into()) }
    }
}

fn is_workbook(mut file: &File) -> io::Result<bool> {
    let mut begin = [0; ZIP.len()];
    let n_bytes = file.read(&mut begin)?;
    file.rewind()?;
    Ok(begin.get(..n_bytes) == Some(ZIP))
}

fn is_same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

fn broken(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> SourceError {
    SourceError::new(Trouble::BrokenOff, error)
}

#[async_trait]
impl Erp for Files {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        self.check().await?;
        Ok(SourceFacts { product: "CSV and XLSX files".to_owned(), can_write: Some(false) })
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        self.blocking(|files| {
            let mut names = Names(Vec::new());
            files.read(About::Stock, &mut names)?;
            Ok(names.0.iter().filter_map(|it| answer_column(it, "text")).collect())
        })
        .await
    }

    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError> {
        let (feed, rows) = rows(self.waits.statement);
        let (files, wanted) = (self.clone(), wanted.clone());
        let reading = spawn_blocking(move || {
            let mut taker = Fed { wanted, places: Vec::new(), feed };
            let ended = files.read(about, &mut taker);
            taker.feed.end_blocking(ended);
        });
        Ok(rows.read_by(reading))
    }
}

/// Takes the names of the columns only.
struct Names(Vec<String>);

impl Table for Names {
    fn columns(&mut self, names: Vec<String>) -> Result<(), Stop> {
        self.0 = names;
        Err(Stop::Enough)
    }

    fn row(&mut self, _: Vec<String>) -> Result<(), Stop> {
        Err(Stop::Enough)
    }
}

struct Fed {
    wanted: Wanted,
    places: Vec<usize>,
    feed: Feed,
}

impl Table for Fed {
    fn columns(&mut self, names: Vec<String>) -> Result<(), Stop> {
        self.places = self.wanted.places_in(&names).map_err(|it| Stop::Failed(it.into()))?;
        Ok(())
    }

    fn row(&mut self, mut values: Vec<String>) -> Result<(), Stop> {
        if values.iter().all(|it| it.trim().is_empty()) {
            return Ok(());
        }
        let wanted = self.places.iter().map(|it| values.get_mut(*it).map(std::mem::take));
        self.feed.push_blocking(wanted.collect()).map_err(|HungUp| Stop::Enough)
    }
}
