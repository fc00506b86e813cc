use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use domain_skills::{Skill, SkillId, SkillName, Skills};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    stored::pieces,
    tables::{
        job_role_needs,
        skills::{Column, Entity},
    },
};

#[async_trait]
impl Skills for SeaTx {
    async fn find(&mut self, id: SkillId) -> Result<Option<Versioned<Skill>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let version = rows::version("skills", row.version)?;
        Ok(Some(Versioned { value: rows::skill(row), version }))
    }

    async fn with_name(&mut self, name: &SkillName) -> Result<Option<SkillId>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::SortName.eq(fold(name.as_str())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn all(&mut self) -> Result<Vec<Skill>, StoreError> {
        let query = self.scope.select::<Entity>()?.order_by_asc(Column::SortName);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(rows::skill).collect())
    }

    async fn among(&mut self, ids: &BTreeSet<SkillId>) -> Result<BTreeSet<SkillId>, StoreError> {
        let mut found = BTreeSet::new();
        for ids in pieces(ids.iter().map(|it| it.uuid()).collect()) {
            let query = self.scope.select::<Entity>()?.filter(Column::Id.is_in(ids));
            let query = query.select_only().column(Column::Id).into_tuple::<Uuid>();
            let rows = query.all(&self.txn).await.map_err(store_error)?;
            found.extend(rows.into_iter().map(Id::from_uuid));
        }
        Ok(found)
    }

    async fn n_job_roles(&mut self, id: SkillId) -> Result<u32, StoreError> {
        let query = self.scope.select::<job_role_needs::Entity>()?;
        let query = query.filter(job_role_needs::Column::SkillId.eq(id.uuid()));
        let n_job_roles = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_job_roles).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, skill: &Skill) -> Result<(), StoreError> {
        let row = rows::skill_row(self.scope.company()?, skill, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn insert_all(&mut self, skills: &[Skill]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows = skills.iter().map(|it| rows::skill_row(company, it, Version::FIRST));
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    async fn update(&mut self, skill: &Versioned<Skill>) -> Result<(), StoreError> {
        let (id, read) = (skill.value.id.uuid(), skill.version);
        let row = rows::skill_row(self.scope.company()?, &skill.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    /// What belongs to it goes by its foreign keys.
    async fn remove(&mut self, id: SkillId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}
