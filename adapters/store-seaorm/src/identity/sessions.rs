//! Sessions are found by their key alone: whoever knows the id of one is its person.
#![expect(clippy::disallowed_methods, reason = "a session says whose company it is")]

use std::{sync::OnceLock, time::Duration};

use application::{
    Page, PageNumber,
    identity::{
        CompanyFace, FoundSession, NewSession, OpenSession, OverVisit, SessionKey, Sessions,
        Visiting, Whom, Whose,
    },
};
use async_trait::async_trait;
use domain_identity::{AccountId, Lifetime, PersonName};
use domain_kernel::{CompanyId, Id, Line, OperatorRole, Role, StoreError, Timestamp, ZoneName};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, ExprTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, Value, sea_query::Expr,
};
use uuid::Uuid;

use super::{companies, open_sessions, people::account};
use crate::{
    Corrupt, SeaStore, platform,
    rules::{store_error, write_error},
    tables::{
        sessions::{ActiveModel, Column, Entity},
        sign_ins,
    },
};

/// One statement for each request of whoever is signed in, written by hand because building it
/// costs more than running it. The few sessions of operators lie beside those of people.
const FIND: &str = "\
    SELECT 'person' AS kind, s.company_id, s.person_id AS id, s.begun_at, s.last_used_at, \
        s.absolute_micros, s.idle_micros, p.name, p.role, p.credential, p.language, \
        p.appearance, p.photo_id, c.name AS company_name, c.logo_id, c.accent, \
        c.language AS company_language, c.time_zone, NULL AS visit_ends_at, \
        COALESCE(s.confirmed_at, s.begun_at) AS confirmed_at, c.second_factor_roles, \
        f.since AS second_factor_since \
    FROM sessions s \
    JOIN people p ON p.company_id = s.company_id AND p.id = s.person_id AND p.epoch = s.epoch \
        AND p.deactivated_at IS NULL \
    JOIN companies c ON c.id = s.company_id AND c.suspended_at IS NULL \
    LEFT JOIN second_factors f ON f.company_id = s.company_id AND f.person_id = s.person_id \
    WHERE s.id_hash = $1 \
    UNION ALL \
    SELECT 'operator', s.visited_id, o.id, s.begun_at, s.last_used_at, \
        s.absolute_micros, s.idle_micros, o.name, o.role, o.credential, o.language, \
        o.appearance, NULL, c.name, c.logo_id, c.accent, \
        c.language, c.time_zone, s.visit_ends_at, \
        COALESCE(s.confirmed_at, s.begun_at), NULL, NULL \
    FROM operator_sessions s \
    JOIN operators o ON o.id = s.operator_id AND o.epoch = s.epoch AND o.deactivated_at IS NULL \
    LEFT JOIN companies c ON c.id = s.visited_id \
    WHERE s.id_hash = $1";

#[derive(FromQueryResult)]
struct Found {
    kind: String,
    /// A person's, or the one that an operator looks into.
    company_id: Option<Uuid>,
    id: Uuid,
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
    company_name: Option<String>,
    logo_id: Option<Uuid>,
    accent: Option<String>,
    company_language: Option<String>,
    time_zone: Option<String>,
    visit_ends_at: Option<i64>,
    confirmed_at: i64,
    /// Who has to have a second factor, in a person's company.
    second_factor_roles: Option<String>,
    second_factor_since: Option<i64>,
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

/// Leaves nothing of a company's sessions, nor of the sign-ins that wait for a code.
pub(super) async fn end_everybodys(
    db: &impl ConnectionTrait,
    company: Uuid,
) -> Result<(), StoreError> {
    let ended = Entity::delete_many().filter(Column::CompanyId.eq(company));
    ended.exec(db).await.map_err(store_error)?;
    let waiting = sign_ins::Entity::delete_many().filter(sign_ins::Column::CompanyId.eq(company));
    waiting.exec(db).await.map_err(store_error)?;
    Ok(())
}

#[async_trait]
impl Sessions for SeaStore {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        let (company, person) = match session.account {
            AccountId::Person { company, person } => (company.uuid(), person.uuid()),
            AccountId::Operator(operator) => {
                return platform::create_session(self, session, operator).await;
            }
        };
        let row = ActiveModel {
            id_hash: Set(session.key.0.to_vec()),
            company_id: Set(company),
            person_id: Set(person),
            epoch: Set(i32::try_from(session.epoch.get()).unwrap_or(i32::MAX)),
            begun_at: Set(session.begun.micros()),
            last_used_at: Set(session.begun.micros()),
            absolute_micros: Set(micros(session.lifetime.absolute)),
            idle_micros: Set(micros(session.lifetime.idle)),
            confirmed_at: Set(None),
            agent: Set(session.device.agent.as_ref().map(|it| it.as_str().to_owned())),
            address: Set(session.device.address.map(|it| it.to_string())),
        };
        let inserted = Entity::insert(row).exec_without_returning(&self.write).await;
        inserted.map_err(|err| write_error("sessions", err))?;
        self.end_oldest(company, person).await
    }

    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        let statement = find(self.read.get_database_backend(), key);
        let row = Found::find_by_statement(statement).one(&self.read).await.map_err(store_error)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let whose = whose(&row, now)?;
        let lifetime =
            Lifetime { absolute: duration(row.absolute_micros), idle: duration(row.idle_micros) };
        let begun = Timestamp::from_micros(row.begun_at);
        let last_used = Timestamp::from_micros(row.last_used_at);
        if !lifetime.is_good(begun, last_used, now) {
            return Ok(None);
        }
        if Lifetime::TOUCHED_EVERY <= now.since(last_used) {
            // Losing the last use of a session harms nobody; not showing the page would.
            match whose {
                Whose::Person { .. } => self.touch(key, now).await.ok(),
                Whose::Operator { .. } => platform::touch_session(self, key, now).await.ok(),
            };
        }
        let must_set_up_second_factor = must_set_up_second_factor(&row, &whose)?;
        Ok(Some(FoundSession {
            whose,
            name: PersonName::restore(row.name),
            account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
            must_change_password: row.credential != "chosen",
            must_set_up_second_factor,
            confirmed: Timestamp::from_micros(row.confirmed_at),
            ends: begun.plus(lifetime.absolute),
            idle: lifetime.idle,
        }))
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        let deleted = Entity::delete_many().filter(Column::IdHash.eq(key.0.to_vec()));
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        match deleted.rows_affected {
            0 => platform::end_session(self, key).await,
            _ => Ok(()),
        }
    }

    async fn confirm(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::ConfirmedAt, now.micros().into())
            .filter(Column::IdHash.eq(key.0.to_vec()));
        let updated = update.exec(&self.write).await.map_err(store_error)?;
        match updated.rows_affected {
            0 => platform::confirm_session(self, key, now).await,
            _ => Ok(()),
        }
    }

    async fn visit(
        &self,
        key: &SessionKey,
        visit: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError> {
        platform::visit(self, key, visit).await
    }

    async fn over_visits(&self, now: Timestamp) -> Result<Vec<OverVisit>, StoreError> {
        platform::over_visits(self, now).await
    }

    async fn open(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        open_sessions::open(self, account, now).await
    }

    async fn open_in(
        &self,
        company: CompanyId,
        whom: Whom,
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        open_sessions::open_in(self, company, whom, now, page).await
    }

    async fn end_of(&self, account: AccountId, key: &SessionKey) -> Result<bool, StoreError> {
        open_sessions::end_of(self, account, key).await
    }

    async fn end_others(&self, account: AccountId, kept: &SessionKey) -> Result<u32, StoreError> {
        open_sessions::end_others(self, account, kept).await
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
            return platform::sweep_sessions(self, now).await;
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

    async fn end_oldest(&self, company: Uuid, person: Uuid) -> Result<(), StoreError> {
        let oldest: Vec<Vec<u8>> = Entity::find()
            .filter(Column::CompanyId.eq(company))
            .filter(Column::PersonId.eq(person))
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

fn find(backend: DbBackend, key: &SessionKey) -> Statement {
    static PLAIN: OnceLock<String> = OnceLock::new();
    let key = Value::from(key.0.to_vec());
    match backend {
        DbBackend::MySql => {
            let sql = PLAIN.get_or_init(|| FIND.replace("$1", "?"));
            Statement::from_sql_and_values(backend, sql, [key.clone(), key])
        }
        _ => Statement::from_sql_and_values(backend, FIND, [key]),
    }
}

fn whose(row: &Found, now: Timestamp) -> Result<Whose, Corrupt> {
    let id = row.id;
    let company = row.company_id.map(Id::from_uuid).zip(face(row)?);
    if row.kind == "operator" {
        let corrupt = Corrupt { table: "operators", column: "role" };
        let role = OperatorRole::parse(&row.role).ok_or(corrupt)?;
        let ends = row.visit_ends_at.map(Timestamp::from_micros).filter(|ends| now < *ends);
        let visiting = company.zip(ends).filter(|_| role == OperatorRole::Root);
        let visiting = visiting.map(|((company, face), ends)| Visiting { company, face, ends });
        return Ok(Whose::Operator { id: Id::from_uuid(id), role, visiting });
    }
    let corrupt = |column| Corrupt { table: "people", column };
    let (company, face) = company.ok_or(corrupt("company_id"))?;
    let role = Role::parse(&row.role).ok_or(corrupt("role"))?;
    Ok(Whose::Person { id: Id::from_uuid(id), company, face, role })
}

fn must_set_up_second_factor(row: &Found, whose: &Whose) -> Result<bool, Corrupt> {
    match (whose, &row.second_factor_roles, row.second_factor_since) {
        (Whose::Person { role, .. }, Some(words), None) => {
            Ok(companies::factor_roles(words)?.has(*role))
        }
        _ => Ok(false),
    }
}

fn face(row: &Found) -> Result<Option<CompanyFace>, Corrupt> {
    let Some(name) = &row.company_name else {
        return Ok(None);
    };
    Ok(Some(CompanyFace {
        name: Line::restore(name.clone()),
        logo: row.logo_id.map(Id::from_uuid),
        accent: companies::accent(row.accent.as_deref())?,
        language: companies::language(row.company_language.as_deref())?,
        zone: row.time_zone.clone().map(ZoneName::restore),
    }))
}

pub(crate) fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

pub(crate) fn duration(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or_default())
}
