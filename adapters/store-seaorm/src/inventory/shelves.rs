//! Where generations lie, which of them are open, and which are kept.
#![expect(clippy::disallowed_methods, reason = "a generation says whose company it is")]

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use application::inventory::{Generations, Loading};
use async_trait::async_trait;
use domain_inventory::{CustomerKey, GenerationNumber};
use domain_kernel::{CompanyId, StoreError};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Value};
use uuid::Uuid;

use super::{
    files::{self, FORMAT},
    loading::FileLoading,
    shared_loading::{self, SharedLoading},
    shelf::{Gone, Place, Shelf},
};
use crate::{
    SeaStore, by_hand,
    readers::Readers,
    rules::store_error,
    tables::stock_generations::{Column, Entity},
};

/// How long one stays open that nobody looks at.
const IDLE: Duration = Duration::from_mins(5);
/// So many are open at most.
const MOST_OPEN: usize = 64;

/// The generations that somebody looks at.
pub(crate) struct Shelves {
    /// Where each has a file, if it has.
    folder: Option<PathBuf>,
    open: Mutex<BTreeMap<(Uuid, i64), Open>>,
}

struct Open {
    opened: Arc<Shelf>,
    used: Instant,
}

impl Shelves {
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, open: Mutex::default() }
    }

    fn is_open(&self, key: (Uuid, i64)) -> Option<Arc<Shelf>> {
        let mut open = self.open();
        let found = open.get_mut(&key)?;
        found.used = Instant::now();
        Some(Arc::clone(&found.opened))
    }

    /// Keeps it open for the next one, and closes what nobody looks at.
    fn keep_open(&self, key: (Uuid, i64), opened: &Arc<Shelf>) {
        let mut open = self.open();
        open.retain(|_, it| it.used.elapsed() < IDLE);
        if MOST_OPEN <= open.len()
            && let Some(oldest) = open.iter().min_by_key(|(_, it)| it.used).map(|(key, _)| *key)
        {
            open.remove(&oldest);
        }
        open.insert(key, Open { opened: Arc::clone(opened), used: Instant::now() });
    }

    /// Closes those of a company that are not among these.
    fn close(&self, company: Uuid, is_kept: impl Fn(i64) -> bool) {
        self.open().retain(|(whose, number), _| *whose != company || is_kept(*number));
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<(Uuid, i64), Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SeaStore {
    pub(super) async fn shelf(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<Arc<Shelf>, StoreError> {
        let key = (company.uuid(), number.0);
        if let Some(opened) = self.shelves.is_open(key) {
            return Ok(opened);
        }
        let (readers, place) = match &self.shelves.folder {
            Some(folder) => whole_file(files::path(folder, key.0, key.1)).await?,
            None => {
                let place = Place::Shared { company: key.0, generation: key.1 };
                (self.read.clone(), place)
            }
        };
        let opened = Arc::new(Shelf::open(readers, place).await?);
        self.shelves.keep_open(key, &opened);
        Ok(opened)
    }

    /// Whether somebody can look at it, if it is known otherwise that it was finished.
    pub(super) async fn has_shelf(&self, company: Uuid, number: i64) -> Result<bool, StoreError> {
        match &self.shelves.folder {
            Some(folder) => files::is_there(files::path(folder, company, number)).await,
            None => {
                let sql = "SELECT 1 FROM stock_shelves \
                    WHERE company_id = $1 AND generation = $2 AND n_lines IS NOT NULL";
                let values = vec![company.into(), number.into()];
                let found = by_hand::statement(self.read.get_database_backend(), sql, values);
                let found = self.read.query_one_raw(found).await.map_err(store_error)?;
                Ok(found.is_some())
            }
        }
    }

    async fn shared_generations(&self, company: Uuid) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT generation FROM stock_shelves WHERE company_id = $1";
        let values: Vec<Value> = vec![company.into()];
        let found = by_hand::statement(self.read.get_database_backend(), sql, values);
        let rows = self.read.query_all_raw(found).await.map_err(store_error)?;
        rows.iter().map(|it| it.try_get_by_index(0).map_err(store_error)).collect()
    }
}

/// Where a file is looked into that this program has written to its end.
async fn whole_file(path: PathBuf) -> Result<(Readers, Place), StoreError> {
    if !files::is_there(path.clone()).await? {
        return Err(StoreError::unavailable(Gone));
    }
    let readers = files::readers(&path);
    let backend = readers.get_database_backend();
    let format = by_hand::statement(backend, "PRAGMA user_version", Vec::new());
    let format = readers.query_one_raw(format).await.map_err(store_error)?;
    let format = format.map(|it| it.try_get_by_index::<i32>(0)).transpose().map_err(store_error)?;
    if format != Some(FORMAT.0) {
        return Err(StoreError::unavailable(Gone));
    }
    Ok((readers, Place::File(path)))
}

#[async_trait]
impl Generations for SeaStore {
    async fn begin_generation(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<Box<dyn Loading>, StoreError> {
        let company = company.uuid();
        self.shelves.close(company, |it| it != number.0);
        match &self.shelves.folder {
            Some(folder) => {
                let path = files::loading_path(folder, company, number.0);
                Ok(Box::new(FileLoading::begin(path).await?))
            }
            None => {
                let db = self.write.clone();
                Ok(Box::new(SharedLoading::begin(db, company, number.0).await?))
            }
        }
    }

    async fn customers_in(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<BTreeMap<CustomerKey, u64>, StoreError> {
        let opened = self.shelf(company, number).await?;
        Ok(opened.parties.iter().map(|(key, it)| (key.clone(), it.n_lines)).collect())
    }

    async fn keep_only(
        &self,
        company: CompanyId,
        numbers: &[GenerationNumber],
    ) -> Result<(), StoreError> {
        let company = company.uuid();
        let kept: Vec<i64> = numbers.iter().map(|it| it.0).collect();
        // What is newer than all of these, somebody may be about to show.
        let newest = kept.iter().max().copied().unwrap_or(i64::MAX);
        let is_kept = |number: i64| newest < number || kept.contains(&number);
        let old = Entity::delete_many()
            .filter(Column::CompanyId.eq(company))
            .filter(Column::Number.lte(newest))
            .filter(Column::Number.is_not_in(kept.clone()));
        old.exec(&self.write).await.map_err(store_error)?;
        self.shelves.close(company, is_kept);
        match &self.shelves.folder {
            Some(folder) => files::swept(folder.join(company.to_string()), kept.clone()).await,
            None => {
                for number in self.shared_generations(company).await? {
                    if !is_kept(number) {
                        shared_loading::removed(&self.write, company, number).await?;
                    }
                }
                Ok(())
            }
        }
    }
}
