//! Sessions of operators. Whose a session is, is looked for beside those of people.
#![expect(clippy::disallowed_methods, reason = "a session says whose it is")]

use application::identity::{NewSession, OverVisit, SessionKey};
use domain_identity::Lifetime;
use domain_kernel::{CompanyId, Id, OperatorId, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    SeaStore,
    identity::sessions::{duration, micros},
    rules::{store_error, write_error},
    stored::signed,
    tables::operator_sessions::{ActiveModel, Column, Entity},
};

/// Keeps a new session, and ends the oldest that are too many.
pub(crate) async fn create_session(
    store: &SeaStore,
    session: &NewSession,
    operator: OperatorId,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        id_hash: Set(session.key.0.to_vec()),
        operator_id: Set(operator.uuid()),
        epoch: Set(signed(session.epoch.get())),
        begun_at: Set(session.begun.micros()),
        last_used_at: Set(session.begun.micros()),
        absolute_micros: Set(micros(session.lifetime.absolute)),
        idle_micros: Set(micros(session.lifetime.idle)),
        visited_id: Set(None),
        visit_ends_at: Set(None),
        confirmed_at: Set(None),
        agent: Set(session.device.agent.as_ref().map(|it| it.as_str().to_owned())),
        address: Set(session.device.address.map(|it| it.to_string())),
    };
    let inserted = Entity::insert(row).exec_without_returning(&store.write).await;
    inserted.map_err(|err| write_error("operator_sessions", err))?;
    let oldest: Vec<Vec<u8>> = Entity::find()
        .filter(Column::OperatorId.eq(operator.uuid()))
        .order_by_desc(Column::BegunAt)
        .order_by_desc(Column::IdHash)
        .offset(u64::from(Lifetime::MOST_SESSIONS))
        // SQLite and MariaDB know an offset only behind a limit.
        .limit(1_000)
        .select_only()
        .column(Column::IdHash)
        .into_tuple()
        .all(&store.write)
        .await
        .map_err(store_error)?;
    if oldest.is_empty() {
        return Ok(());
    }
    let deleted = Entity::delete_many().filter(Column::IdHash.is_in(oldest));
    deleted.exec(&store.write).await.map_err(store_error)?;
    Ok(())
}

pub(crate) async fn visit(
    store: &SeaStore,
    key: &SessionKey,
    visit: Option<(CompanyId, Timestamp)>,
) -> Result<(), StoreError> {
    let (company, ends) = visit.unzip();
    let update = Entity::update_many()
        .col_expr(Column::VisitedId, company.map(Id::uuid).into())
        .col_expr(Column::VisitEndsAt, ends.map(Timestamp::micros).into())
        .filter(Column::IdHash.eq(key.0.to_vec()));
    update.exec(&store.write).await.map_err(store_error)?;
    Ok(())
}

pub(crate) async fn over_visits(
    store: &SeaStore,
    now: Timestamp,
) -> Result<Vec<OverVisit>, StoreError> {
    let visiting = Entity::find().filter(Column::VisitedId.is_not_null());
    let rows = visiting.all(&store.read).await.map_err(store_error)?;
    let visits = rows.into_iter().filter_map(|row| {
        let (company, ends) = row.visited_id.zip(row.visit_ends_at)?;
        let (absolute, idle) = (duration(row.absolute_micros), duration(row.idle_micros));
        let [ends, begun, last_used] =
            [ends, row.begun_at, row.last_used_at].map(Timestamp::from_micros);
        let ended = ends.min(Lifetime { absolute, idle }.ends(begun, last_used));
        let (operator, company) = (Id::from_uuid(row.operator_id), Id::from_uuid(company));
        (ended <= now).then_some(OverVisit { operator, company, ends, ended })
    });
    Ok(visits.collect())
}

pub(crate) async fn confirm_session(
    store: &SeaStore,
    key: &SessionKey,
    now: Timestamp,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::ConfirmedAt, now.micros().into())
        .filter(Column::IdHash.eq(key.0.to_vec()));
    update.exec(&store.write).await.map_err(store_error)?;
    Ok(())
}

pub(crate) async fn end_session(store: &SeaStore, key: &SessionKey) -> Result<(), StoreError> {
    let deleted = Entity::delete_many().filter(Column::IdHash.eq(key.0.to_vec()));
    deleted.exec(&store.write).await.map_err(store_error)?;
    Ok(())
}

/// Deletes all that time has ended: there are few operators.
pub(crate) async fn sweep_sessions(store: &SeaStore, now: Timestamp) -> Result<u32, StoreError> {
    let ends = |from, after| Expr::col(from).add(Expr::col(after)).lte(now.micros());
    let over = ends(Column::BegunAt, Column::AbsoluteMicros)
        .or(ends(Column::LastUsedAt, Column::IdleMicros));
    let deleted = Entity::delete_many().filter(over).exec(&store.write).await;
    Ok(u32::try_from(deleted.map_err(store_error)?.rows_affected).unwrap_or(u32::MAX))
}

pub(crate) async fn touch_session(
    store: &SeaStore,
    key: &SessionKey,
    now: Timestamp,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::LastUsedAt, now.micros().into())
        .filter(Column::IdHash.eq(key.0.to_vec()));
    update.exec(&store.write).await.map_err(store_error)?;
    Ok(())
}
