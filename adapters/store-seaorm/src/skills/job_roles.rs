use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned, fold};
use domain_skills::{JobRole, JobRoleId, JobRoleSettings, JobRoleTitle, JobRoles, Need};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        job_role_needs,
        job_roles::{Column, Entity, Model},
        skill_profile_roles,
    },
};

#[async_trait]
impl JobRoles for SeaTx {
    async fn find(&mut self, id: JobRoleId) -> Result<Option<Versioned<JobRole>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let version = rows::version("job_roles", row.version)?;
        let needs = self.needs_of(vec![row.id]).await?;
        let value = to_job_role(row, &needs);
        Ok(Some(Versioned { value, version }))
    }

    async fn with_title(&mut self, title: &JobRoleTitle) -> Result<Option<JobRoleId>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::SortTitle.eq(fold(title.as_str())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn of_person(&mut self, person: PersonId) -> Result<Vec<JobRole>, StoreError> {
        let theirs = self
            .scope
            .select::<skill_profile_roles::Entity>()?
            .select_only()
            .column(skill_profile_roles::Column::JobRoleId)
            .filter(skill_profile_roles::Column::PersonId.eq(person.uuid()));
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::Id.in_subquery(theirs.into_query()));
        let query = query.order_by_asc(Column::SortTitle);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let needs = self.needs_of(rows.iter().map(|it| it.id).collect()).await?;
        Ok(rows.into_iter().map(|it| to_job_role(it, &needs)).collect())
    }

    async fn n_people(&mut self, id: JobRoleId) -> Result<u32, StoreError> {
        let query = self.scope.select::<skill_profile_roles::Entity>()?;
        let query = query.filter(skill_profile_roles::Column::JobRoleId.eq(id.uuid()));
        let n_people = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_people).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, job_role: &JobRole) -> Result<(), StoreError> {
        let row = rows::job_role_row(self.scope.company()?, job_role, Version::FIRST);
        self.scope.insert(&self.txn, row).await?;
        self.insert_needs(job_role).await
    }

    async fn update(&mut self, job_role: &Versioned<JobRole>) -> Result<(), StoreError> {
        let (id, read) = (job_role.value.id.uuid(), job_role.version);
        let row = rows::job_role_row(self.scope.company()?, &job_role.value, read.next());
        self.scope.update(&self.txn, id, read, row).await?;
        let needs = self.scope.delete::<job_role_needs::Entity>()?;
        let needs = needs.filter(job_role_needs::Column::JobRoleId.eq(id));
        needs.exec(&self.txn).await.map_err(store_error)?;
        self.insert_needs(&job_role.value).await
    }

    /// What belongs to it goes by its foreign keys.
    async fn remove(&mut self, id: JobRoleId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}

impl SeaTx {
    async fn insert_needs(&self, job_role: &JobRole) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let needs = job_role.settings.needs().iter();
        let rows = needs.map(|it| rows::need_row(company, job_role.id, *it)).collect();
        self.scope.insert_many(&self.txn, rows).await
    }

    async fn needs_of(&self, ids: Vec<Uuid>) -> Result<BTreeMap<Uuid, Vec<Need>>, StoreError> {
        let query = self.scope.select::<job_role_needs::Entity>()?;
        let query = query.filter(job_role_needs::Column::JobRoleId.is_in(ids));
        let mut needs = BTreeMap::<Uuid, Vec<Need>>::new();
        for row in query.all(&self.txn).await.map_err(store_error)? {
            let need = Need { skill: Id::from_uuid(row.skill_id), level: rows::level(row.level)? };
            needs.entry(row.job_role_id).or_default().push(need);
        }
        Ok(needs)
    }
}

fn to_job_role(row: Model, needs: &BTreeMap<Uuid, Vec<Need>>) -> JobRole {
    let needs = needs.get(&row.id).cloned().unwrap_or_default();
    JobRole {
        id: Id::from_uuid(row.id),
        settings: JobRoleSettings::restore(JobRoleTitle::restore(row.title), needs),
        created: Timestamp::from_micros(row.created_at),
    }
}
