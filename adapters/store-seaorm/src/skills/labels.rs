use async_trait::async_trait;
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use domain_skills::{Label, LabelId, LabelKind, LabelName, Labels};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        skill_labels::{Column, Entity},
        skill_profile_projects, skill_profiles, skills,
    },
};

#[async_trait]
impl Labels for SeaTx {
    async fn find(&mut self, id: LabelId) -> Result<Option<Versioned<Label>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let version = rows::version("skill_labels", row.version)?;
        Ok(Some(Versioned { value: rows::label(row)?, version }))
    }

    async fn with_name(
        &mut self,
        kind: LabelKind,
        name: &LabelName,
    ) -> Result<Option<LabelId>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Kind.eq(kind.name()));
        let query = query.filter(Column::SortName.eq(fold(name.as_str())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn all(&mut self, kind: LabelKind) -> Result<Vec<Label>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Kind.eq(kind.name()));
        let query = query.order_by_asc(Column::SortName);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(rows::label).collect::<Result<_, _>>()?)
    }

    async fn n_uses(&mut self, id: LabelId) -> Result<u32, StoreError> {
        let id = id.uuid();
        let skills = self.scope.select::<skills::Entity>()?;
        let skills = skills.filter(skills::Column::CategoryId.eq(id));
        let grades = self.scope.select::<skill_profiles::Entity>()?;
        let grades = grades.filter(skill_profiles::Column::GradeId.eq(id));
        let projects = self.scope.select::<skill_profile_projects::Entity>()?;
        let projects = projects.filter(skill_profile_projects::Column::LabelId.eq(id));
        let n_uses = skills.count(&self.txn).await.map_err(store_error)?
            + grades.count(&self.txn).await.map_err(store_error)?
            + projects.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_uses).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, label: &Label) -> Result<(), StoreError> {
        let row = rows::label_row(self.scope.company()?, label, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, label: &Versioned<Label>) -> Result<(), StoreError> {
        let (id, read) = (label.value.id.uuid(), label.version);
        let row = rows::label_row(self.scope.company()?, &label.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn remove(&mut self, id: LabelId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}
