//! Sessions are found by their key alone: whoever knows the id of one is its person.
#![expect(clippy::disallowed_methods, reason = "a session says whose company it is")]

use std::{sync::OnceLock, time::Duration};

use application::identity::{FoundSession, NewSession, SessionKey, Sessions};
use async_trait::async_trait;
use domain_identity::{Lifetime, PersonName};
use domain_kernel::{Id, Line, Role, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, ExprTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, sea_query::Expr,
};
use uuid::Uuid;

use super::people::account;
use crate::{
    Corrupt, SeaStore,
    rules::{store_error, write_error},
    tables::sessions::{ActiveModel, Column, Entity},
};

/// One statement for each request of a signed-in person, written by hand because building it costs
/// more than running it.
const FIND: &str = "\
    SELECT s.company_id, s.person_id, s.begun_at, s.last_used_at, s.absolute_micros, \
        s.idle_micros, p.name, p.role, p.credential, p.language, p.appearance, p.photo_id, \
        c.name AS company_name \
    FROM sessions s \
    JOIN people p ON p.company_id = s.company_id AND p.id = s.person_id AND p.epoch = s.epoch \
        AND p.deactivated_at IS NULL \
    JOIN companies c ON c.id = s.company_id \
    WHERE s.id_hash = ";

#[derive(FromQueryResult)]
struct Found {
    company_id: Uuid,
    person_id: Uuid,
    begun_at: i64,
    last_used_at: i64,
    absolute_micros: i64,
    idle_micros: i64,
    name: String,
    role: String,
    credential: String,
    language: Option<String>,
    appearance: String,
    photo_id: Option<Uuid>,
    company_name: String,
}

/// Leaves nothing of a person's sessions.
pub(super) async fn end_all(
    db: &impl ConnectionTrait,
    company: Uuid,
    person: Uuid,
) -> Result<(), StoreError> {
    let ended = Entity::delete_many()
        .filter(Column::CompanyId.eq(company))
        .filter(Column::PersonId.eq(person));
    ended.exec(db).await.map_err(store_error)?;
    Ok(())
}

#[async_trait]
impl Sessions for SeaStore {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        let row = ActiveModel {
            id_hash: Set(session.key.0.to_vec()),
            company_id: Set(session.company.uuid()),
            person_id: Set(session.person.uuid()),
            epoch: Set(i32::try_from(session.epoch.get()).unwrap_or(i32::MAX)),
            begun_at: Set(session.begun.micros()),
            last_used_at: Set(session.begun.micros()),
            absolute_micros: Set(micros(session.lifetime.absolute)),
            idle_micros: Set(micros(session.lifetime.idle)),
        };
        let inserted = Entity::insert(row).exec_without_returning(&self.write).await;
        inserted.map_err(|err| write_error("sessions", err))?;
        self.end_oldest(session).await
    }

    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        let backend = self.read.get_database_backend();
        let statement =
            Statement::from_sql_and_values(backend, find(backend), [key.0.to_vec().into()]);
        let row = Found::find_by_statement(statement).one(&self.read).await.map_err(store_error)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let lifetime =
            Lifetime { absolute: duration(row.absolute_micros), idle: duration(row.idle_micros) };
        let begun = Timestamp::from_micros(row.begun_at);
        let last_used = Timestamp::from_micros(row.last_used_at);
        if !lifetime.is_good(begun, last_used, now) {
            return Ok(None);
        }
        if Lifetime::TOUCHED_EVERY <= now.since(last_used) {
            // Losing the last use of a session harms nobody; not showing the page would.
            self.touch(key, now).await.ok();
        }
        let corrupt = |column| Corrupt { table: "people", column };
        Ok(Some(FoundSession {
            person: Id::from_uuid(row.person_id),
            company: Id::from_uuid(row.company_id),
            company_name: Line::restore(row.company_name),
            role: Role::parse(&row.role).ok_or(corrupt("role"))?,
            name: PersonName::restore(row.name),
            account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
            must_change_password: row.credential != "chosen",
            ends: begun.plus(lifetime.absolute),
            idle: lifetime.idle,
        }))
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        let deleted = Entity::delete_many().filter(Column::IdHash.eq(key.0.to_vec()));
        deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let ends = |from, after| Expr::col(from).add(Expr::col(after)).lte(now.micros());
        let over = ends(Column::BegunAt, Column::AbsoluteMicros)
            .or(ends(Column::LastUsedAt, Column::IdleMicros));
        let keys: Vec<Vec<u8>> = Entity::find()
            .filter(over)
            .limit(u64::from(most))
            .select_only()
            .column(Column::IdHash)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        if keys.is_empty() {
            return Ok(0);
        }
        let deleted = Entity::delete_many().filter(Column::IdHash.is_in(keys));
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

impl SeaStore {
    async fn touch(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::LastUsedAt, now.micros().into())
            .filter(Column::IdHash.eq(key.0.to_vec()));
        update.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn end_oldest(&self, session: &NewSession) -> Result<(), StoreError> {
        let oldest: Vec<Vec<u8>> = Entity::find()
            .filter(Column::CompanyId.eq(session.company.uuid()))
            .filter(Column::PersonId.eq(session.person.uuid()))
            .order_by_desc(Column::BegunAt)
            .order_by_desc(Column::IdHash)
            .offset(u64::from(Lifetime::MOST_SESSIONS))
            // SQLite and MariaDB know an offset only behind a limit.
            .limit(1_000)
            .select_only()
            .column(Column::IdHash)
            .into_tuple()
            .all(&self.write)
            .await
            .map_err(store_error)?;
        if oldest.is_empty() {
            return Ok(());
        }
        let deleted = Entity::delete_many().filter(Column::IdHash.is_in(oldest));
        deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

fn find(backend: DbBackend) -> &'static str {
    static NUMBERED: OnceLock<String> = OnceLock::new();
    static PLAIN: OnceLock<String> = OnceLock::new();
    match backend {
        DbBackend::Postgres => NUMBERED.get_or_init(|| format!("{FIND}$1")),
        _ => PLAIN.get_or_init(|| format!("{FIND}?")),
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

fn duration(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or_default())
}
