use async_trait::async_trait;
use domain_kernel::{Id, Line, StoreError, Version, Versioned, fold};
use domain_onboarding::{
    Audience, Path, PathId, PathNumber, PathSettings, Paths, StepCategory, StepCourse,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    audience,
    steps::{to_rows, to_step},
};
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        onboarding_path_steps,
        onboarding_paths::{ActiveModel, Column, Entity, Model},
    },
};

#[async_trait]
impl Paths for SeaTx {
    async fn find(&mut self, id: PathId) -> Result<Option<Versioned<Path>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let number = number(row.number)?;
        let steps = self.steps_of(id, number).await?;
        let steps = steps.iter().map(to_step).collect::<Result<_, _>>()?;
        let title = Line::restore(row.title);
        let settings = PathSettings { title, audience: audience::read(row.audience.as_deref())? };
        let value = Path::restore(id, settings, number, steps);
        Ok(Some(Versioned { value, version: version(row.version)? }))
    }

    async fn for_somebody(&mut self) -> Result<Vec<(PathId, PathNumber, Audience)>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Audience.is_not_null());
        let rows = query.order_by_asc(Column::Id).all(&self.txn).await.map_err(store_error)?;
        let path = |it: &Model| {
            let audience = audience::read(it.audience.as_deref())?;
            Ok((Id::from_uuid(it.id), number(it.number)?, audience))
        };
        rows.iter().map(path).collect()
    }

    async fn have_course(&mut self, course: StepCourse) -> Result<bool, StoreError> {
        let query = self
            .scope
            .select::<onboarding_path_steps::Entity>()?
            .filter(onboarding_path_steps::Column::CourseId.eq(course.uuid()));
        Ok(query.limit(1).one(&self.txn).await.map_err(store_error)?.is_some())
    }

    async fn have_category(&mut self, category: StepCategory) -> Result<bool, StoreError> {
        let query = self
            .scope
            .select::<onboarding_path_steps::Entity>()?
            .filter(onboarding_path_steps::Column::CategoryId.eq(category.uuid()));
        Ok(query.limit(1).one(&self.txn).await.map_err(store_error)?.is_some())
    }

    async fn insert(&mut self, path: &Path) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, to_row(company, path, Version::FIRST)?).await?;
        let steps = to_rows(company, path).into_iter().map(Into::into).collect();
        self.scope.insert_many::<onboarding_path_steps::ActiveModel>(&self.txn, steps).await
    }

    /// Steps that stay as they were keep their rows; those of another version are new.
    async fn update(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let (id, read) = (path.value.id(), path.version);
        let row = to_row(company, &path.value, read.next())?;
        self.scope.update(&self.txn, id.uuid(), read, row).await?;
        let (before, after) =
            (self.steps_of(id, path.value.number()).await?, to_rows(company, &path.value));
        let gone: Vec<Uuid> =
            before.iter().filter(|it| !after.contains(it)).map(|it| it.id).collect();
        if !gone.is_empty() {
            let number = signed(path.value.number().get());
            let deleted = self
                .scope
                .delete::<onboarding_path_steps::Entity>()?
                .filter(onboarding_path_steps::Column::PathId.eq(id.uuid()))
                .filter(onboarding_path_steps::Column::Number.eq(number))
                .filter(onboarding_path_steps::Column::Id.is_in(gone));
            deleted.exec(&self.txn).await.map_err(store_error)?;
        }
        let new = after.into_iter().filter(|it| !before.contains(it)).map(Into::into).collect();
        self.scope.insert_many::<onboarding_path_steps::ActiveModel>(&self.txn, new).await
    }

    async fn remove(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let id = path.value.id().uuid();
        let steps = self
            .scope
            .delete::<onboarding_path_steps::Entity>()?
            .filter(onboarding_path_steps::Column::PathId.eq(id));
        steps.exec(&self.txn).await.map_err(store_error)?;
        self.remove_marks(id).await?;
        self.scope.remove::<Entity>(&self.txn, id, path.version).await
    }
}

impl SeaTx {
    async fn steps_of(
        &self,
        path: PathId,
        number: PathNumber,
    ) -> Result<Vec<onboarding_path_steps::Model>, StoreError> {
        let query = self
            .scope
            .select::<onboarding_path_steps::Entity>()?
            .filter(onboarding_path_steps::Column::PathId.eq(path.uuid()))
            .filter(onboarding_path_steps::Column::Number.eq(signed(number.get())))
            .order_by_asc(onboarding_path_steps::Column::Place);
        query.all(&self.txn).await.map_err(store_error)
    }
}

pub(super) fn version(number: i32) -> Result<Version, Corrupt> {
    let corrupt = Corrupt { table: "onboarding_paths", column: "version" };
    unsigned(number, corrupt).map(Version::new)
}

pub(crate) fn number(column: i32) -> Result<PathNumber, Corrupt> {
    let corrupt = Corrupt { table: "onboarding_paths", column: "number" };
    unsigned(column, corrupt).map(PathNumber::new)
}

fn to_row(company: Uuid, path: &Path, version: Version) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(path.id().uuid()),
        title: Set(path.title().as_str().to_owned()),
        sort_title: Set(fold(path.title().as_str())),
        version: Set(signed(version.get())),
        number: Set(signed(path.number().get())),
        audience: Set(audience::write(&path.settings().audience)?),
    })
}
