//! What somebody's job was since when: one row for each, numbered from one.

use std::collections::BTreeMap;

use domain_identity::{JobReason, Person};
use domain_kernel::{Id, StoreError, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    SeaTx,
    rules::store_error,
    stored::pieces,
    tables::{
        departments,
        job_history::{ActiveModel, Column, Entity},
        training_extra_tries,
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

    /// The first line of each, who are only just being made.
    pub(super) async fn begin_jobs(&self, people: &[&Person]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let query = self.scope.select::<departments::Entity>()?;
        let departments = query.all(&self.txn).await.map_err(store_error)?;
        let names: BTreeMap<Uuid, String> =
            departments.into_iter().map(|it| (it.id, it.name)).collect();
        let rows = people.iter().map(|it| {
            let department = it.department.and_then(|it| names.get(&it.uuid()).cloned());
            row(company, it, 1, it.created, department, None)
        });
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
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

    pub(super) async fn forget_reasons(&self, person: Uuid) -> Result<(), StoreError> {
        let change = self.scope.change::<Entity>()?.filter(Column::PersonId.eq(person));
        let change = change.col_expr(Column::Reason, Option::<String>::None.into());
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    /// That somebody tried once more stays; why does not.
    pub(super) async fn forget_extra_tries(&self, person: Uuid) -> Result<(), StoreError> {
        use training_extra_tries::Column;

        let change = self.scope.change::<training_extra_tries::Entity>()?;
        let change = change.filter(Column::PersonId.eq(person)).col_expr(Column::Reason, "".into());
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
