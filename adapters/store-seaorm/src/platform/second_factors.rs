//! Second factors of operators, and their sign-ins that wait for a code.
#![expect(clippy::disallowed_methods, reason = "the platform's rows belong to no company")]

use application::identity::{FactorView, Halfway, TicketKey};
use domain_identity::{AccountId, Epoch, FactorSerial, Owner, SecondFactor};
use domain_kernel::{Id, OperatorId, StoreError, Timestamp, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    SeaStore, SeaTx,
    identity::{
        people::{epoch, version},
        second_factors::{last_step, recovery_codes, recovery_words},
    },
    rules::store_error,
    stored::signed,
    tables::{
        operator_second_factors::{ActiveModel, Column, Entity, Model},
        operator_sign_ins,
    },
};

pub(crate) async fn find_factor(
    tx: &SeaTx,
    operator: OperatorId,
) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
    tx.scope.check_platform()?;
    let row = Entity::find_by_id(operator.uuid()).one(&tx.txn).await.map_err(store_error)?;
    row.as_ref().map(to_domain).transpose()
}

pub(crate) async fn insert_factor(
    tx: &SeaTx,
    operator: OperatorId,
    factor: &SecondFactor,
) -> Result<(), StoreError> {
    tx.scope.check_platform()?;
    tx.scope.insert(&tx.txn, to_row(operator, factor, Version::FIRST)).await
}

pub(crate) async fn update_factor(
    tx: &SeaTx,
    operator: OperatorId,
    factor: &Versioned<SecondFactor>,
) -> Result<(), StoreError> {
    tx.scope.check_platform()?;
    let changed = Entity::update_many()
        .set(to_row(operator, &factor.value, factor.version.next()))
        .filter(Column::OperatorId.eq(operator.uuid()))
        .filter(Column::Version.eq(factor.version.get()))
        .exec(&tx.txn);
    match changed.await.map_err(store_error)?.rows_affected {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

pub(crate) async fn remove_factor(
    tx: &SeaTx,
    operator: OperatorId,
    read: Version,
) -> Result<(), StoreError> {
    tx.scope.check_platform()?;
    let removed = Entity::delete_many()
        .filter(Column::OperatorId.eq(operator.uuid()))
        .filter(Column::Version.eq(read.get()))
        .exec(&tx.txn);
    match removed.await.map_err(store_error)?.rows_affected {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

pub(crate) async fn factor_view(
    store: &SeaStore,
    operator: OperatorId,
) -> Result<Option<FactorView>, StoreError> {
    let row = Entity::find_by_id(operator.uuid()).one(&store.read).await.map_err(store_error)?;
    let view = |row: Model| -> Result<FactorView, StoreError> {
        let n_recovery_codes = recovery_codes(&row.recovery_codes)?.len();
        Ok(FactorView { since: Timestamp::from_micros(row.since), n_recovery_codes })
    };
    row.map(view).transpose()
}

/// Keeps until then that an operator has shown the right password.
pub(crate) async fn go_halfway(
    store: &SeaStore,
    ticket: &TicketKey,
    (operator, epoch): (OperatorId, Epoch),
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    use operator_sign_ins as table;
    let over = table::Entity::delete_many()
        .filter(table::Column::OperatorId.eq(operator.uuid()))
        .filter(table::Column::ExpiresAt.lte(now.micros()));
    over.exec(&store.write).await.map_err(store_error)?;
    let row = table::ActiveModel {
        ticket_hash: Set(ticket.0.to_vec()),
        operator_id: Set(operator.uuid()),
        epoch: Set(signed(epoch.get())),
        expires_at: Set(expires.micros()),
    };
    let inserted = table::Entity::insert(row).exec_without_returning(&store.write).await;
    inserted.map_err(store_error)?;
    Ok(())
}

pub(crate) async fn halfway(
    store: &SeaStore,
    ticket: &TicketKey,
    now: Timestamp,
) -> Result<Option<Halfway>, StoreError> {
    use operator_sign_ins as table;
    let query = table::Entity::find_by_id(ticket.0.to_vec())
        .filter(table::Column::ExpiresAt.gt(now.micros()));
    let Some(row) = query.one(&store.read).await.map_err(store_error)? else {
        return Ok(None);
    };
    let account = AccountId::Operator(Id::from_uuid(row.operator_id));
    Ok(Some(Halfway { account, epoch: epoch(row.epoch)? }))
}

fn to_domain(row: &Model) -> Result<Versioned<SecondFactor>, StoreError> {
    let value = SecondFactor {
        owner: Owner::Operator(Id::from_uuid(row.operator_id)),
        serial: FactorSerial::new(row.serial),
        since: Timestamp::from_micros(row.since),
        last_step: last_step(row.last_step)?,
        recovery: recovery_codes(&row.recovery_codes)?,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

fn to_row(operator: OperatorId, factor: &SecondFactor, version: Version) -> ActiveModel {
    ActiveModel {
        operator_id: Set(operator.uuid()),
        serial: Set(factor.serial.get()),
        since: Set(factor.since.micros()),
        last_step: Set(i64::try_from(factor.last_step).unwrap_or(i64::MAX)),
        recovery_codes: Set(recovery_words(factor)),
        version: Set(signed(version.get())),
    }
}
