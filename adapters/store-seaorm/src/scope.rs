//! The one place that starts a query. Everything it returns is already limited to one
//! company; `clippy.toml` forbids starting one anywhere else.
#![expect(clippy::disallowed_methods, reason = "this is where the company is added")]

use domain_kernel::{Actor, Permit, Realm, StoreError, Version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityName, EntityTrait, IntoActiveModel,
    QueryFilter, Select,
};
use uuid::Uuid;

use crate::rules::write_error;

pub(crate) struct Scope {
    actor: Actor,
    realm: Realm,
}

/// A table whose rows belong to a company.
pub(crate) trait CompanyOwned: EntityTrait {
    const ID: Self::Column;
    const COMPANY: Self::Column;
    const VERSION: Self::Column;
}

/// A use case asked for a company's rows with a permit for the platform.
#[derive(Debug, thiserror::Error)]
#[error("the platform's realm has no such rows")]
struct NoCompany;

impl Scope {
    pub(crate) fn of(permit: &Permit) -> Self {
        Self { actor: permit.actor(), realm: permit.realm() }
    }

    pub(crate) fn actor(&self) -> Actor {
        self.actor
    }

    pub(crate) fn realm(&self) -> Realm {
        self.realm
    }

    pub(crate) fn company(&self) -> Result<Uuid, StoreError> {
        let company = self.realm.company().ok_or_else(|| StoreError::unavailable(NoCompany))?;
        Ok(company.uuid())
    }

    pub(crate) fn select<E: CompanyOwned>(&self) -> Result<Select<E>, StoreError> {
        Ok(E::find().filter(E::COMPANY.eq(self.company()?)))
    }

    pub(crate) async fn insert<A>(
        &self,
        db: &impl ConnectionTrait,
        row: A,
    ) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        let inserted = A::Entity::insert(row).exec_without_returning(db).await;
        inserted.map_err(|err| write_error(A::Entity::default().table_name(), err))?;
        Ok(())
    }

    /// Writes `row` over the one with this id, unless it has moved on from `read`.
    pub(crate) async fn update<A>(
        &self,
        db: &impl ConnectionTrait,
        id: Uuid,
        read: Version,
        row: A,
    ) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: CompanyOwned,
    {
        let changed = A::Entity::update_many()
            .set(row)
            .filter(<A::Entity as CompanyOwned>::COMPANY.eq(self.company()?))
            .filter(<A::Entity as CompanyOwned>::ID.eq(id))
            .filter(<A::Entity as CompanyOwned>::VERSION.eq(read.get()))
            .exec(db)
            .await
            .map_err(|err| write_error(A::Entity::default().table_name(), err))?;
        if changed.rows_affected != 1 {
            return Err(StoreError::Stale);
        }
        Ok(())
    }
}
