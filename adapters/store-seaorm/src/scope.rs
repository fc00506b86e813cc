//! The one place that starts a query. Everything it returns is already limited to one
//! company; `clippy.toml` forbids starting one anywhere else.
#![expect(clippy::disallowed_methods, reason = "this is where the company is added")]

use domain_kernel::{Actor, Permit, Realm, StoreError, Version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DeleteMany, EntityName, EntityTrait,
    IntoActiveModel, QueryFilter, Select, Statement, UpdateMany, Value,
};
use uuid::Uuid;

use crate::{
    by_hand,
    rules::{remove_error, write_error},
};

pub(crate) struct Scope {
    actor: Actor,
    realm: Realm,
    only_reads: bool,
}

/// A table whose rows belong to a company.
pub(crate) trait CompanyOwned: EntityTrait {
    const COMPANY: Self::Column;
}

/// A table whose rows count how often they were saved.
pub(crate) trait Counted: CompanyOwned {
    const ID: Self::Column;
    const VERSION: Self::Column;
}

/// A use case asked for a company's rows with a permit for the platform.
#[derive(Debug, thiserror::Error)]
#[error("the platform's realm has no such rows")]
struct NoCompany;

/// A use case asked for the platform's rows with a permit for a company.
#[derive(Debug, thiserror::Error)]
#[error("a company sees nothing of the platform")]
struct NotThePlatform;

impl Scope {
    pub(crate) fn of(permit: &Permit) -> Self {
        Self { actor: permit.actor(), realm: permit.realm(), only_reads: permit.only_reads() }
    }

    pub(crate) fn actor(&self) -> Actor {
        self.actor
    }

    pub(crate) fn realm(&self) -> Realm {
        self.realm
    }

    /// For what is to stay, which a permit that only reads never changes.
    pub(crate) fn check_changes(&self) -> Result<(), StoreError> {
        match self.only_reads {
            true => Err(StoreError::ReadOnly),
            false => Ok(()),
        }
    }

    pub(crate) fn company(&self) -> Result<Uuid, StoreError> {
        let company = self.realm.company().ok_or_else(|| StoreError::corrupt(NoCompany))?;
        Ok(company.uuid())
    }

    /// For rows that belong to no company, which a company never sees.
    pub(crate) fn check_platform(&self) -> Result<(), StoreError> {
        match self.realm {
            Realm::Platform => Ok(()),
            Realm::Company(_) => Err(StoreError::corrupt(NotThePlatform)),
        }
    }

    pub(crate) fn select<E: CompanyOwned>(&self) -> Result<Select<E>, StoreError> {
        Ok(E::find().filter(E::COMPANY.eq(self.company()?)))
    }

    /// A query written by hand. In it `$1` is the company and `$2` the first of the values.
    pub(crate) fn by_hand(
        &self,
        backend: DbBackend,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Statement, StoreError> {
        let company = Value::from(self.company()?);
        Ok(by_hand::statement(backend, sql, [company].into_iter().chain(values).collect()))
    }

    /// For changes that hold whatever became of the rows meanwhile.
    pub(crate) fn change<E: CompanyOwned>(&self) -> Result<UpdateMany<E>, StoreError> {
        Ok(E::update_many().filter(E::COMPANY.eq(self.company()?)))
    }

    pub(crate) fn delete<E: CompanyOwned>(&self) -> Result<DeleteMany<E>, StoreError> {
        Ok(E::delete_many().filter(E::COMPANY.eq(self.company()?)))
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

    pub(crate) async fn insert_many<A>(
        &self,
        db: &impl ConnectionTrait,
        rows: Vec<A>,
    ) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        if rows.is_empty() {
            return Ok(());
        }
        let inserted = A::Entity::insert_many(rows).exec_without_returning(db).await;
        inserted.map_err(|err| write_error(A::Entity::default().table_name(), err))?;
        Ok(())
    }

    /// Deletes the row with this id, unless it has moved on from `read` or somebody has just made
    /// another one that needs it.
    pub(crate) async fn remove<E: Counted>(
        &self,
        db: &impl ConnectionTrait,
        id: Uuid,
        read: Version,
    ) -> Result<(), StoreError> {
        let removed = self
            .delete::<E>()?
            .filter(E::ID.eq(id))
            .filter(E::VERSION.eq(read.get()))
            .exec(db)
            .await
            .map_err(remove_error)?;
        if removed.rows_affected != 1 {
            return Err(StoreError::Stale);
        }
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
        A::Entity: Counted,
    {
        let changed = A::Entity::update_many()
            .set(row)
            .filter(<A::Entity as CompanyOwned>::COMPANY.eq(self.company()?))
            .filter(<A::Entity as Counted>::ID.eq(id))
            .filter(<A::Entity as Counted>::VERSION.eq(read.get()))
            .exec(db)
            .await
            .map_err(|err| write_error(A::Entity::default().table_name(), err))?;
        if changed.rows_affected != 1 {
            return Err(StoreError::Stale);
        }
        Ok(())
    }
}
