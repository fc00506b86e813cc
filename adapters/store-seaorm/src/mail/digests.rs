//! One digest a day and person, and whose companies get any.
#![expect(clippy::disallowed_methods, reason = "the worker goes through every company")]

use application::mail::{Digests, NewMail};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Date, Id, Permit, PersonId, Rule, StoreError, ZoneName};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::outbox::to_row;
use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    stored::day_column,
    tables::{
        companies,
        digests::{ActiveModel, Column, Entity},
        people,
    },
};

#[async_trait]
impl Digests for SeaStore {
    async fn active_companies(&self) -> Result<Vec<(CompanyId, Option<ZoneName>)>, StoreError> {
        let rows: Vec<(Uuid, Option<String>)> = companies::Entity::find()
            .filter(companies::Column::SuspendedAt.is_null())
            .select_only()
            .column(companies::Column::Id)
            .column(companies::Column::TimeZone)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        let rows = rows.into_iter();
        Ok(rows.map(|(id, zone)| (Id::from_uuid(id), zone.map(ZoneName::restore))).collect())
    }

    async fn write_digest(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
        mail: &NewMail,
    ) -> Result<bool, StoreError> {
        let scope = Scope::of(permit);
        let txn = self.transaction().await?;
        let digest = ActiveModel {
            company_id: Set(scope.company()?),
            person_id: Set(person.uuid()),
            day: Set(day_column(day)?),
        };
        match scope.insert(&txn, digest).await {
            Err(StoreError::Duplicate(Rule::Digest)) => return Ok(false),
            inserted => inserted?,
        }
        // Whoever deactivates or erases them comes before this or after it.
        let active = scope
            .select::<people::Entity>()?
            .filter(people::Column::Id.eq(person.uuid()))
            .filter(people::Column::DeactivatedAt.is_null())
            .lock_exclusive();
        if active.one(&txn).await.map_err(store_error)?.is_none() {
            return Ok(false);
        }
        scope.insert(&txn, to_row(&scope, mail)).await?;
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }

    async fn sweep_digests(&self, before: Date) -> Result<(), StoreError> {
        let old = Entity::delete_many().filter(Column::Day.lt(day_column(before)?));
        old.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}
