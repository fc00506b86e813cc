use async_trait::async_trait;
use domain_kernel::{Id, Line, StoreError, Version, Versioned, fold};
use domain_onboarding::{Path, PathId, Paths, Step, WorkingDays};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::dates::due_after;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        onboarding_paths::{ActiveModel, Column, Entity},
        onboarding_steps,
    },
};

#[async_trait]
impl Paths for SeaTx {
    async fn find(&mut self, id: PathId) -> Result<Option<Versioned<Path>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let steps = self.steps_of(id).await?.iter().map(to_step).collect::<Result<_, _>>()?;
        let value = Path::restore(id, Line::restore(row.title), steps);
        Ok(Some(Versioned { value, version: version(row.version)? }))
    }

    async fn insert(&mut self, path: &Path) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, to_row(company, path, Version::FIRST)).await?;
        let steps = to_step_rows(company, path).into_iter().map(Into::into).collect();
        self.scope.insert_many::<onboarding_steps::ActiveModel>(&self.txn, steps).await
    }

    /// Steps that stay as they were keep their rows.
    async fn update(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let (id, read) = (path.value.id(), path.version);
        let row = to_row(company, &path.value, read.next());
        self.scope.update(&self.txn, id.uuid(), read, row).await?;
        let (before, after) = (self.steps_of(id).await?, to_step_rows(company, &path.value));
        let gone: Vec<Uuid> =
            before.iter().filter(|it| !after.contains(it)).map(|it| it.id).collect();
        if !gone.is_empty() {
            let deleted = self
                .scope
                .delete::<onboarding_steps::Entity>()?
                .filter(onboarding_steps::Column::PathId.eq(id.uuid()))
                .filter(onboarding_steps::Column::Id.is_in(gone));
            deleted.exec(&self.txn).await.map_err(store_error)?;
        }
        let new = after.into_iter().filter(|it| !before.contains(it)).map(Into::into).collect();
        self.scope.insert_many::<onboarding_steps::ActiveModel>(&self.txn, new).await
    }

    async fn remove(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let id = path.value.id().uuid();
        let steps = self
            .scope
            .delete::<onboarding_steps::Entity>()?
            .filter(onboarding_steps::Column::PathId.eq(id));
        steps.exec(&self.txn).await.map_err(store_error)?;
        self.scope.remove::<Entity>(&self.txn, id, path.version).await
    }
}

impl SeaTx {
    async fn steps_of(&self, path: PathId) -> Result<Vec<onboarding_steps::Model>, StoreError> {
        let query = self
            .scope
            .select::<onboarding_steps::Entity>()?
            .filter(onboarding_steps::Column::PathId.eq(path.uuid()))
            .order_by_asc(onboarding_steps::Column::Place);
        query.all(&self.txn).await.map_err(store_error)
    }
}

pub(super) fn version(number: i32) -> Result<Version, Corrupt> {
    let corrupt = Corrupt { table: "onboarding_paths", column: "version" };
    unsigned(number, corrupt).map(Version::new)
}

fn to_step(row: &onboarding_steps::Model) -> Result<Step, Corrupt> {
    let due_after = due_after(row.due_after)?;
    Ok(Step { id: Id::from_uuid(row.id), module: Id::from_uuid(row.module_id), due_after })
}

fn to_row(company: Uuid, path: &Path, version: Version) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        id: Set(path.id().uuid()),
        title: Set(path.title().as_str().to_owned()),
        sort_title: Set(fold(path.title().as_str())),
        version: Set(signed(version.get())),
    }
}

fn to_step_rows(company: Uuid, path: &Path) -> Vec<onboarding_steps::Model> {
    let rows = (0..).zip(path.steps()).map(|(place, step)| onboarding_steps::Model {
        company_id: company,
        path_id: path.id().uuid(),
        id: step.id.uuid(),
        place,
        module_id: step.module.uuid(),
        due_after: step.due_after.map(|it| WorkingDays::get(it).into()),
    });
    rows.collect()
}
