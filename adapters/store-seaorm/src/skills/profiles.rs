use async_trait::async_trait;
use domain_kernel::{Id, PersonId, StoreError, Version, Versioned};
use domain_skills::{Profile, ProfileSettings, Profiles};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    stored::signed,
    tables::{
        skill_profile_projects, skill_profile_roles,
        skill_profiles::{ActiveModel, Column, Entity},
    },
};

#[async_trait]
impl Profiles for SeaTx {
    async fn find(&mut self, person: PersonId) -> Result<Option<Versioned<Profile>>, StoreError> {
        let id = person.uuid();
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(id));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let projects = self.scope.select::<skill_profile_projects::Entity>()?;
        let projects = projects.filter(skill_profile_projects::Column::PersonId.eq(id));
        let projects = projects.all(&self.txn).await.map_err(store_error)?;
        let job_roles = self.scope.select::<skill_profile_roles::Entity>()?;
        let job_roles = job_roles.filter(skill_profile_roles::Column::PersonId.eq(id));
        let job_roles = job_roles.all(&self.txn).await.map_err(store_error)?;
        let settings = ProfileSettings {
            grade: row.grade_id.map(Id::from_uuid),
            projects: projects.into_iter().map(|it| Id::from_uuid(it.label_id)).collect(),
            job_roles: job_roles.into_iter().map(|it| Id::from_uuid(it.job_role_id)).collect(),
        };
        let version = rows::version("skill_profiles", row.version)?;
        Ok(Some(Versioned { value: Profile { person, settings }, version }))
    }

    async fn insert(&mut self, profile: &Profile) -> Result<(), StoreError> {
        let row = self.profile_row(profile, Version::FIRST)?;
        self.scope.insert(&self.txn, row).await?;
        self.insert_parts(profile).await
    }

    async fn update(&mut self, profile: &Versioned<Profile>) -> Result<(), StoreError> {
        let (id, read) = (profile.value.person.uuid(), profile.version);
        let row = self.profile_row(&profile.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await?;
        let projects = self.scope.delete::<skill_profile_projects::Entity>()?;
        let projects = projects.filter(skill_profile_projects::Column::PersonId.eq(id));
        projects.exec(&self.txn).await.map_err(store_error)?;
        let job_roles = self.scope.delete::<skill_profile_roles::Entity>()?;
        let job_roles = job_roles.filter(skill_profile_roles::Column::PersonId.eq(id));
        job_roles.exec(&self.txn).await.map_err(store_error)?;
        self.insert_parts(&profile.value).await
    }
}

impl SeaTx {
    fn profile_row(&self, profile: &Profile, version: Version) -> Result<ActiveModel, StoreError> {
        Ok(ActiveModel {
            company_id: Set(self.scope.company()?),
            person_id: Set(profile.person.uuid()),
            grade_id: Set(profile.settings.grade.map(Id::uuid)),
            version: Set(signed(version.get())),
        })
    }

    async fn insert_parts(&self, profile: &Profile) -> Result<(), StoreError> {
        let (company, person) = (self.scope.company()?, profile.person.uuid());
        let projects = profile.settings.projects.iter();
        let projects = projects.map(|it| skill_profile_projects::ActiveModel {
            company_id: Set(company),
            person_id: Set(person),
            label_id: Set(it.uuid()),
        });
        self.scope.insert_many(&self.txn, projects.collect()).await?;
        let job_roles = profile.settings.job_roles.iter();
        let job_roles = job_roles.map(|it| skill_profile_roles::ActiveModel {
            company_id: Set(company),
            person_id: Set(person),
            job_role_id: Set(it.uuid()),
        });
        self.scope.insert_many(&self.txn, job_roles.collect()).await
    }
}
