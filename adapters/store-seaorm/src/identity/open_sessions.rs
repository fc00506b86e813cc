//! Where somebody is signed in. Sessions belong to an account, and whoever asks has said whose.
#![expect(clippy::disallowed_methods, reason = "a session says whose it is")]

use application::{
    Page, PageNumber,
    identity::{OpenSession, SessionKey, Whom},
};
use domain_identity::{AccountId, Agent, Device};
use domain_kernel::{CompanyId, Id, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, Value,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore,
    by_hand::statement,
    rules::store_error,
    tables::{operator_sessions, sessions},
};

const COLUMNS: &str = "s.id_hash, s.begun_at, s.last_used_at, s.agent, s.address";
/// Those of people in company `$1` that are good at `$2`.
const OF_PEOPLE: &str = "\
    FROM sessions s \
    JOIN people p ON p.company_id = s.company_id AND p.id = s.person_id AND p.epoch = s.epoch \
        AND p.deactivated_at IS NULL \
    WHERE s.company_id = $1 AND s.begun_at + s.absolute_micros > $2 \
        AND s.last_used_at + s.idle_micros > $2";
/// Those of operator `$1` that are good at `$2`.
const OF_OPERATORS: &str = "\
    FROM operator_sessions s \
    JOIN operators o ON o.id = s.operator_id AND o.epoch = s.epoch AND o.deactivated_at IS NULL \
    WHERE s.operator_id = $1 AND s.begun_at + s.absolute_micros > $2 \
        AND s.last_used_at + s.idle_micros > $2";
const ORDER: &str = "ORDER BY s.last_used_at DESC, s.id_hash";

#[derive(FromQueryResult)]
struct Row {
    id_hash: Vec<u8>,
    id: Uuid,
    begun_at: i64,
    last_used_at: i64,
    agent: Option<String>,
    address: Option<String>,
}

pub(super) async fn open(
    store: &SeaStore,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<OpenSession>, StoreError> {
    let (sql, values) = match account {
        AccountId::Person { company, person } => (
            format!("SELECT s.person_id AS id, {COLUMNS} {OF_PEOPLE} AND s.person_id = $3 {ORDER}"),
            vec![company.uuid().into(), now.micros().into(), person.uuid().into()],
        ),
        AccountId::Operator(operator) => (
            format!("SELECT s.operator_id AS id, {COLUMNS} {OF_OPERATORS} {ORDER}"),
            vec![operator.uuid().into(), now.micros().into()],
        ),
    };
    rows(store, &sql, values).await?.into_iter().map(|it| opened(it, account)).collect()
}

pub(super) async fn open_in(
    store: &SeaStore,
    company: CompanyId,
    whom: Whom,
    now: Timestamp,
    page: PageNumber,
) -> Result<Page<OpenSession>, StoreError> {
    let most = Page::<()>::MOST_COUNTED + 1;
    let who = match whom {
        Whom::Colleague => " AND p.role <> 'customer'",
        Whom::Customer => " AND p.role = 'customer'",
    };
    let values: Vec<Value> = vec![company.uuid().into(), now.micros().into()];
    let sql = format!(
        "SELECT COUNT(*) AS n FROM (SELECT s.id_hash {OF_PEOPLE}{who} LIMIT {most}) counted"
    );
    let count = statement(store.read.get_database_backend(), &sql, values.clone());
    let counted = store.read.query_one_raw(count).await.map_err(store_error)?;
    let n_matches = match counted {
        Some(row) => row.try_get::<i64>("", "n").map_err(store_error)?,
        None => 0,
    };
    let (n_lines, n_skipped) = (Page::<()>::N_LINES, page.n_skipped());
    let sql = format!(
        "SELECT s.person_id AS id, {COLUMNS} {OF_PEOPLE}{who} {ORDER} \
        LIMIT {n_lines} OFFSET {n_skipped}"
    );
    let rows = rows(store, &sql, values).await?.into_iter().map(|it| {
        let account = AccountId::Person { company, person: Id::from_uuid(it.id) };
        opened(it, account)
    });
    let items = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(Page { items, number: page, n_matches: u32::try_from(n_matches).unwrap_or(most) })
}

pub(super) async fn end_of(
    store: &SeaStore,
    account: AccountId,
    key: &SessionKey,
) -> Result<bool, StoreError> {
    Ok(0 < end(store, account, |id_hash| id_hash.eq(key.0.to_vec())).await?)
}

pub(super) async fn end_others(
    store: &SeaStore,
    account: AccountId,
    kept: &SessionKey,
) -> Result<u32, StoreError> {
    let n_ended = end(store, account, |id_hash| id_hash.ne(kept.0.to_vec())).await?;
    Ok(u32::try_from(n_ended).unwrap_or(u32::MAX))
}

/// Ends those of the account whose key is as asked.
async fn end(
    store: &SeaStore,
    account: AccountId,
    which: impl FnOnce(Expr) -> Expr,
) -> Result<u64, StoreError> {
    let deleted = match account {
        AccountId::Person { company, person } => {
            use sessions::{Column, Entity};
            Entity::delete_many()
                .filter(Column::CompanyId.eq(company.uuid()))
                .filter(Column::PersonId.eq(person.uuid()))
                .filter(which(Expr::col(Column::IdHash)))
                .exec(&store.write)
                .await
        }
        AccountId::Operator(operator) => {
            use operator_sessions::{Column, Entity};
            Entity::delete_many()
                .filter(Column::OperatorId.eq(operator.uuid()))
                .filter(which(Expr::col(Column::IdHash)))
                .exec(&store.write)
                .await
        }
    };
    Ok(deleted.map_err(store_error)?.rows_affected)
}

async fn rows(store: &SeaStore, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
    let statement = statement(store.read.get_database_backend(), sql, values);
    Row::find_by_statement(statement).all(&store.read).await.map_err(store_error)
}

fn opened(row: Row, account: AccountId) -> Result<OpenSession, StoreError> {
    let key = row.id_hash.try_into();
    let key = key.map_err(|_| Corrupt { table: "sessions", column: "id_hash" })?;
    Ok(OpenSession {
        key: SessionKey(key),
        account,
        begun: Timestamp::from_micros(row.begun_at),
        last_used: Timestamp::from_micros(row.last_used_at),
        device: Device {
            agent: row.agent.map(Agent::restore),
            address: row.address.and_then(|it| it.parse().ok()),
        },
    })
}
