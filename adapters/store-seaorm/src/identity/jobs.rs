//! What somebody's job was since when: one row for each, numbered from one.

use domain_identity::{JobReason, Person};
use domain_kernel::{Id, StoreError, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        departments,
        job_history::{ActiveModel, Column, Entity},
    },
};

impl SeaTx {
    pub(super) async fn append_job(
        &self,
        person: &Person,
        since: Timestamp,
        reason: Option<&JobReason>,
    ) -> Result<(), StoreError> {
        let number = self.last_number(person.id.uuid()).await? + 1;
        let department = self.department_name(person).await?;
        let row = row(self.scope.company()?, person, number, since, department, reason);
        self.scope.insert(&self.txn, row).await
    }

    pub(super) async fn write_job_over(&self, person: &Person) -> Result<(), StoreError> {
        let number = self.last_number(person.id.uuid()).await?;
        let department = self.department_name(person).await?;
        let corrected = ActiveModel {
            job_title: Set(person.profile.job_title.as_ref().map(|it| it.as_str().to_owned())),
            department: Set(department),
            manager_id: Set(person.manager.map(Id::uuid)),
            ..ActiveModel::default()
        };
        let change = self.scope.change::<Entity>()?.set(corrected);
        let change = change.filter(Column::PersonId.eq(person.id.uuid()));
        let change = change.filter(Column::Number.eq(number));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn last_number(&self, person: Uuid) -> Result<i32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person));
        let query = query.order_by_desc(Column::Number).limit(1);
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map_or(0, |it| it.number))
    }

    async fn department_name(&self, person: &Person) -> Result<Option<String>, StoreError> {
        let Some(id) = person.department else {
            return Ok(None);
        };
        let query = self.scope.select::<departments::Entity>()?;
        let query = query.filter(departments::Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| it.name))
    }
}

pub(super) fn row(
    company: Uuid,
    person: &Person,
    number: i32,
    since: Timestamp,
    department: Option<String>,
    reason: Option<&JobReason>,
) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        person_id: Set(person.id.uuid()),
        number: Set(number),
        since_at: Set(since.micros()),
        job_title: Set(person.profile.job_title.as_ref().map(|it| it.as_str().to_owned())),
        department: Set(department),
        manager_id: Set(person.manager.map(Id::uuid)),
        reason: Set(reason.map(|it| it.as_str().to_owned())),
    }
}
