mod attempts;
mod curriculum;
mod modules;
mod statistics;

use application::{
    Page, PageNumber,
    training::{
        Aftermath, AttemptLine, CertificateView, ChallengeLine, Correctable, Curriculum,
        FoundPicture, ListModules, ModuleLine, ModuleView, OwnChallenge, TrainingReads,
        VersionLine,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, PersonId, StoreError, fold};
use domain_training::{
    Attempt, AttemptId, ChallengeId, CompletionId, Graded, ModuleId, ModuleStatus, ModuleVersion,
    Picture, PictureId, VersionNumber,
};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::{certificates, challenges, corrections, pictures};
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

    async fn aftermath(
        &self,
        permit: &Permit,
        attempt: AttemptId,
    ) -> Result<Aftermath, StoreError> {
        let rows = self.rows(permit, corrections::AFTERMATH, [attempt.uuid().into()]).await?;
        corrections::aftermath(&rows)
    }

    async fn attempts_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<AttemptLine>, StoreError> {
        let rows = self.rows(permit, &attempts::of_person(), [person.uuid().into()]).await?;
        rows.iter().map(attempts::line).collect()
    }

    async fn challenges(
        &self,
        permit: &Permit,
        module: ModuleId,
        page: PageNumber,
    ) -> Result<Page<ChallengeLine>, StoreError> {
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let values = [module.uuid().into(), most.into()];
        let counted = self.row(permit, challenges::COUNTED, values).await?;
        let n_matches = match counted {
            Some(row) => count(row.try_get("", "n_matches").map_err(store_error)?),
            None => 0,
        };
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = [module.uuid().into(), limit.into(), offset.into()];
        let rows = self.rows(permit, &challenges::listed(), values).await?;
        let items = rows.iter().map(challenges::line).collect::<Result<_, _>>()?;
        Ok(Page { items, number: page, n_matches })
    }

    async fn challenge(
        &self,
        permit: &Permit,
        id: ChallengeId,
    ) -> Result<Option<ChallengeLine>, StoreError> {
        let row = self.row(permit, &challenges::one(), [id.uuid().into()]).await?;
        row.as_ref().map(challenges::line).transpose()
    }

    async fn own_challenges(
        &self,
        permit: &Permit,
        person: PersonId,
        (module, number): (ModuleId, VersionNumber),
    ) -> Result<Vec<OwnChallenge>, StoreError> {
        let number = signed(number.get());
        let values = [person.uuid().into(), module.uuid().into(), number.into()];
        let rows = self.rows(permit, challenges::OWN, values).await?;
        rows.iter().map(challenges::own).collect()
    }

    async fn picture(
        &self,
        permit: &Permit,
        id: PictureId,
    ) -> Result<Option<FoundPicture>, StoreError> {
        let rows = self.rows(permit, pictures::PICTURE, [id.uuid().into()]).await?;
        pictures::found(&rows)
    }

    async fn pictures_of(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<Picture>, StoreError> {
        let rows = self.rows(permit, pictures::OF_MODULE, [module.uuid().into()]).await?;
        rows.iter().map(pictures::picture).collect()
    }

    async fn versions(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<VersionLine>, StoreError> {
        let rows = self.rows(permit, statistics::VERSIONS, [module.uuid().into()]).await?;
        rows.iter().map(statistics::version_line).collect()
    }

    async fn version(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError> {
        let values = [module.uuid().into(), signed(number.get()).into()];
        let row = self.row(permit, statistics::VERSION, values).await?;
        row.as_ref().map(statistics::version).transpose()
    }

    async fn first_attempts(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
        most: u32,
    ) -> Result<Vec<Attempt>, StoreError> {
        let values = [module.uuid().into(), signed(number.get()).into(), i64::from(most).into()];
        let rows = self.rows(permit, statistics::FIRST_ATTEMPTS, values).await?;
        rows.iter().map(statistics::attempt).collect()
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

    /// Like [`SeaStore::rows`], one at a time, where there may be tens of thousands.
    pub(crate) async fn each_row(
        &self,
        permit: &Permit,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
        each: impl FnMut(&QueryResult) -> Result<(), StoreError> + Send,
    ) -> Result<(), StoreError> {
        let backend = self.read.get_database_backend();
        let query = Scope::of(permit).by_hand(backend, sql, values)?;
        self.read.each_row(query, each).await
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
