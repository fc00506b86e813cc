mod attempts;
mod curriculum;
mod modules;

use application::{
    Page,
    training::{
        AttemptLine, CertificateView, Correctable, CorrectedResult, Curriculum, ListModules,
        ModuleLine, ModuleView, TrainingReads,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, PersonId, StoreError, fold};
use domain_training::{AttemptId, CompletionId, Graded, ModuleId, ModuleStatus, VersionNumber};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::{certificates, corrections};
use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    search::containing,
    stored::{count, day_column, signed},
};

#[async_trait]
impl TrainingReads for SeaStore {
    async fn modules(
        &self,
        permit: &Permit,
        query: &ListModules,
    ) -> Result<Page<ModuleLine>, StoreError> {
        let pattern = containing(&fold(query.search.trim()));
        let status = query.status.map(ModuleStatus::name).unwrap_or_default();
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let values = [pattern.as_str().into(), status.into(), most.into()];
        let counted = self.row(permit, &modules::counted(query), values).await?;
        let n_matches = match counted {
            Some(row) => count(row.try_get("", "n_matches").map_err(store_error)?),
            None => 0,
        };
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(query.page.n_skipped()));
        let values = [pattern.into(), status.into(), limit.into(), offset.into()];
        let rows = self.rows(permit, &modules::listed(query), values).await?;
        let items = rows.iter().map(modules::line).collect::<Result<_, _>>()?;
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn module(
        &self,
        permit: &Permit,
        id: ModuleId,
    ) -> Result<Option<ModuleView>, StoreError> {
        let row = self.row(permit, modules::FIND, [id.uuid().into()]).await?;
        row.as_ref().map(modules::view).transpose()
    }

    async fn n_good(
        &self,
        permit: &Permit,
        module: ModuleId,
        today: Date,
    ) -> Result<u32, StoreError> {
        let values = [module.uuid().into(), day_column(today)?.into()];
        let row = self.row(permit, modules::N_GOOD, values).await?;
        let n_good = row.map(|it| it.try_get("", "n_good").map_err(store_error)).transpose()?;
        Ok(n_good.map_or(0, count))
    }

    async fn curriculum(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Curriculum, StoreError> {
        let rows = self.rows(permit, curriculum::OF_PERSON, [person.uuid().into()]).await?;
        curriculum::curriculum(&rows)
    }

    async fn certificate(
        &self,
        permit: &Permit,
        id: CompletionId,
    ) -> Result<Option<CertificateView>, StoreError> {
        let row = self.row(permit, &certificates::of_company(), [id.uuid().into()]).await?;
        row.as_ref().map(certificates::view).transpose()
    }

    async fn correctable(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: Option<VersionNumber>,
    ) -> Result<Option<Correctable>, StoreError> {
        let taken = self.rows(permit, corrections::TAKEN, [module.uuid().into()]).await?;
        let taken = taken.iter().map(corrections::taken).collect::<Result<Vec<_>, _>>()?;
        let number = version.or(taken.last().map(|it| it.0)).map_or(0, VersionNumber::get);
        let values = [module.uuid().into(), signed(number).into()];
        let row = self.row(permit, corrections::CORRECTABLE, values).await?;
        row.map(|it| corrections::correctable(&it, taken)).transpose()
    }

    async fn graded(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<(PersonName, Graded)>, StoreError> {
        let values = [module.uuid().into(), signed(version.get()).into()];
        let rows = self.rows(permit, corrections::GRADED, values).await?;
        rows.iter().map(corrections::graded).collect()
    }

    async fn corrected(
        &self,
        permit: &Permit,
        attempt: AttemptId,
    ) -> Result<Option<CorrectedResult>, StoreError> {
        let row = self.row(permit, corrections::CORRECTED, [attempt.uuid().into()]).await?;
        row.as_ref().map(corrections::corrected).transpose()
    }

    async fn attempts_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<AttemptLine>, StoreError> {
        let rows = self.rows(permit, &attempts::of_person(), [person.uuid().into()]).await?;
        rows.iter().map(attempts::line).collect()
    }
}

impl SeaStore {
    /// What a query written by hand finds in the permit's company.
    pub(crate) async fn rows(
        &self,
        permit: &Permit,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> Result<Vec<QueryResult>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = Scope::of(permit).by_hand(backend, sql, values)?;
        self.read.query_all_raw(query).await.map_err(store_error)
    }

    /// Like [`SeaStore::rows`], where there is one at most.
    pub(crate) async fn row(
        &self,
        permit: &Permit,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> Result<Option<QueryResult>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = Scope::of(permit).by_hand(backend, sql, values)?;
        self.read.query_one_raw(query).await.map_err(store_error)
    }
}
