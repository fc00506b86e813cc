#![expect(clippy::disallowed_methods, reason = "the platform's rows belong to no company")]

use async_trait::async_trait;
use domain_identity::{
    AccountId, Email, Identifier, LinkHash, Operator, Operators, Profile, ResetLink, Username,
};
use domain_kernel::{
    Id, Line, OperatorId, OperatorRole, StoreError, Timestamp, Version, Versioned, fold,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore, SeaTx,
    identity::people::{account, credential, credential_columns, epoch, state, version},
    rules::{store_error, write_error},
    stored::signed,
    tables::{
        identifiers, installation,
        operators::{ActiveModel, Column, Entity, Model},
    },
};

#[async_trait]
impl Operators for SeaTx {
    async fn find(&mut self, id: OperatorId) -> Result<Option<Versioned<Operator>>, StoreError> {
        self.scope.check_platform()?;
        let row = Entity::find_by_id(id.uuid()).one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, operator: &Operator) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        self.scope.insert(&self.txn, to_row(operator, Version::FIRST)).await?;
        self.insert_operators_names(operator).await
    }

    async fn update(&mut self, operator: &Versioned<Operator>) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        let (id, read) = (operator.value.id.uuid(), operator.version);
        let changed = Entity::update_many()
            .set(to_row(&operator.value, read.next()))
            .filter(Column::Id.eq(id))
            .filter(Column::Version.eq(read.get()))
            .exec(&self.txn)
            .await
            .map_err(store_error)?;
        if changed.rows_affected != 1 {
            return Err(StoreError::Stale);
        }
        let deleted = identifiers::Entity::delete_many()
            .filter(identifiers::Column::OperatorId.eq(id))
            .exec(&self.txn);
        deleted.await.map_err(store_error)?;
        self.insert_operators_names(&operator.value).await
    }

    async fn n_other_roots(&mut self, id: OperatorId) -> Result<u32, StoreError> {
        self.scope.check_platform()?;
        // Whoever holds this row is alone in asking, and what the one before has done can be seen.
        let alone = installation::Entity::find().lock_exclusive();
        alone.one(&self.txn).await.map_err(store_error)?;
        let others = Entity::find()
            .filter(Column::Id.ne(id.uuid()))
            .filter(Column::Role.eq(OperatorRole::Root.name()))
            .filter(Column::DeactivatedAt.is_null());
        let n_others = others.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_others).unwrap_or(u32::MAX))
    }

    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<AccountId>, StoreError> {
        self.scope.check_platform()?;
        let query = identifiers::Entity::find_by_id(identifier.as_str());
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| to_account(&it)).transpose()?)
    }
}

/// Whose link this is, if it is still good.
pub(crate) async fn operator_of_link(
    store: &SeaStore,
    hash: &LinkHash,
    now: Timestamp,
) -> Result<Option<OperatorId>, StoreError> {
    let query = Entity::find().filter(Column::ResetHash.eq(hash.0.to_vec()));
    let row = query.one(&store.read).await.map_err(store_error)?;
    let operator = row.map(to_domain).transpose()?.map(|it| it.value);
    Ok(operator.filter(|it| it.can_reset_by(hash, now)).map(|it| it.id))
}

impl SeaTx {
    async fn insert_operators_names(&self, operator: &Operator) -> Result<(), StoreError> {
        let names = operator.profile.identifiers().into_iter();
        let rows = names.map(|it| identifiers::ActiveModel {
            identifier: Set(it.as_str().to_owned()),
            company_id: Set(None),
            person_id: Set(None),
            operator_id: Set(Some(operator.id.uuid())),
        });
        let inserted = identifiers::Entity::insert_many(rows).exec_without_returning(&self.txn);
        inserted.await.map_err(|err| write_error("identifiers", err))?;
        Ok(())
    }
}

fn to_account(row: &identifiers::Model) -> Result<AccountId, Corrupt> {
    match (row.company_id, row.person_id, row.operator_id) {
        (Some(company), Some(person), None) => {
            Ok(AccountId::Person { company: Id::from_uuid(company), person: Id::from_uuid(person) })
        }
        (None, None, Some(operator)) => Ok(AccountId::Operator(Id::from_uuid(operator))),
        _ => Err(Corrupt { table: "identifiers", column: "operator_id" }),
    }
}

pub(super) fn role(word: &str) -> Result<OperatorRole, Corrupt> {
    OperatorRole::parse(word).ok_or(Corrupt { table: "operators", column: "role" })
}

pub(super) fn to_domain(row: Model) -> Result<Versioned<Operator>, Corrupt> {
    let reset = reset(row.reset_hash, row.reset_expires_at)?;
    let value = Operator {
        id: Id::from_uuid(row.id),
        profile: Profile {
            name: Line::restore(row.name),
            email: Email::restore(row.email),
            username: row.username.map(Username::restore),
            job_title: None,
            phone: None,
        },
        role: role(&row.role)?,
        state: state(row.deactivated_at, None),
        account: account(row.language.as_deref(), &row.appearance, None)?,
        credential: credential(&row.credential, row.password_hash, row.password_expires_at)?,
        epoch: epoch(row.epoch)?,
        reset,
        created: Timestamp::from_micros(row.created_at),
    };
    Ok(Versioned { value, version: version(row.version)? })
}

fn reset(hash: Option<Vec<u8>>, expires: Option<i64>) -> Result<Option<ResetLink>, Corrupt> {
    let corrupt = Corrupt { table: "operators", column: "reset_hash" };
    let Some((hash, expires)) = hash.zip(expires) else {
        return Ok(None);
    };
    let hash = LinkHash(hash.try_into().map_err(|_| corrupt)?);
    Ok(Some(ResetLink { hash, expires: Timestamp::from_micros(expires) }))
}

fn to_row(operator: &Operator, version: Version) -> ActiveModel {
    let Operator { id, profile, role, .. } = operator;
    let (credential, hash, expires) = credential_columns(&operator.credential);
    ActiveModel {
        id: Set::<Uuid>(id.uuid()),
        name: Set(profile.name.as_str().to_owned()),
        sort_name: Set(fold(profile.name.as_str())),
        email: Set(profile.email.as_str().to_owned()),
        username: Set(profile.username.as_ref().map(|it| it.as_str().to_owned())),
        role: Set(role.name().to_owned()),
        credential: Set(credential.to_owned()),
        password_hash: Set(hash),
        password_expires_at: Set(expires),
        epoch: Set(signed(operator.epoch.get())),
        reset_hash: Set(operator.reset.as_ref().map(|it| it.hash.0.to_vec())),
        reset_expires_at: Set(operator.reset.as_ref().map(|it| it.expires.micros())),
        language: Set(operator.account.language.map(|it| it.tag().to_owned())),
        appearance: Set(operator.account.appearance.name().to_owned()),
        created_at: Set(operator.created.micros()),
        deactivated_at: Set(operator.state.since().map(Timestamp::micros)),
        version: Set(signed(version.get())),
    }
}
