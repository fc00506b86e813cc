//! Of each kind one reminder a day and person, and whose companies get any.
#![expect(clippy::disallowed_methods, reason = "the worker goes through every company")]

use std::collections::BTreeSet;

use application::mail::{ActiveCompany, Digests, NewMail};
use async_trait::async_trait;
use domain_kernel::{Date, Id, Permit, PersonId, Rule, StoreError, ZoneName};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, prelude::TimeDate,
};
use uuid::Uuid;

use super::outbox;
use crate::{
    SeaStore, SeaTx,
    rules::store_error,
    scope::Scope,
    stored::{day, day_column},
    tables::{
        companies, people,
        reminders::{ActiveModel, Column, Entity},
    },
};

const DIGEST: &str = "digest";
const NUDGE: &str = "nudge";

#[async_trait]
impl Digests for SeaStore {
    async fn active_companies(&self) -> Result<Vec<ActiveCompany>, StoreError> {
        let rows: Vec<(Uuid, Option<String>, Option<TimeDate>)> = companies::Entity::find()
            .filter(companies::Column::SuspendedAt.is_null())
            .select_only()
            .column(companies::Column::Id)
            .column(companies::Column::TimeZone)
            .column(companies::Column::RemindedOn)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        let rows = rows.into_iter();
        let active = rows.map(|(id, zone, reminded_on)| ActiveCompany {
            id: Id::from_uuid(id),
            zone: zone.map(ZoneName::restore),
            reminded_on: reminded_on.and_then(day),
        });
        Ok(active.collect())
    }

    async fn note_round(&self, permit: &Permit, day: Date) -> Result<(), StoreError> {
        let row = companies::ActiveModel {
            reminded_on: Set(Some(day_column(day)?)),
            ..companies::ActiveModel::default()
        };
        let change = Scope::of(permit).change::<companies::Entity>()?.set(row);
        change.exec(&self.write).await.map_err(store_error)?;
        Ok(())
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
        match scope.insert(&txn, to_row(&scope, person, day, DIGEST)?).await {
            Err(StoreError::Duplicate(Rule::Reminder)) => return Ok(false),
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
        scope.insert(&txn, outbox::to_row(&scope, mail)).await?;
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }

    async fn sweep_reminders(&self, before: Date) -> Result<(), StoreError> {
        let old = Entity::delete_many().filter(Column::Day.lt(day_column(before)?));
        old.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

impl SeaTx {
    pub(super) async fn nudges_of(&mut self, day: Date) -> Result<BTreeSet<PersonId>, StoreError> {
        let rows: Vec<Uuid> = self
            .scope
            .select::<Entity>()?
            .filter(Column::Day.eq(day_column(day)?))
            .filter(Column::Kind.eq(NUDGE))
            .select_only()
            .column(Column::PersonId)
            .into_tuple()
            .all(&self.txn)
            .await
            .map_err(store_error)?;
        Ok(rows.into_iter().map(Id::from_uuid).collect())
    }

    pub(super) async fn keep_nudge(
        &mut self,
        person: PersonId,
        day: Date,
    ) -> Result<(), StoreError> {
        let nudge = to_row(&self.scope, person, day, NUDGE)?;
        self.scope.insert(&self.txn, nudge).await
    }
}

fn to_row(
    scope: &Scope,
    person: PersonId,
    day: Date,
    kind: &str,
) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        company_id: Set(scope.company()?),
        person_id: Set(person.uuid()),
        day: Set(day_column(day)?),
        kind: Set(kind.to_owned()),
    })
}
