//! People as they are taken away: many at once, by name, from where the last ones ended.

use application::identity::{ExportedPerson, IssuedPeople, IssuedPerson, ListPeople};
use domain_identity::{Email, Language, PersonName, Username};
use domain_kernel::{Id, Line, Permit, PersonId, Role, StoreError, Timestamp, fold};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::listed::{Conditions, signed_in};
use crate::{Corrupt, SeaStore, rules::store_error, stored::count};

const LINE: &str = "\
    SELECT p.id, p.name, p.email, p.username, p.job_title, p.phone, p.role, p.language, \
        p.created_at, p.last_signed_in_at, p.deactivated_at, d.name AS department, \
        m.email AS manager \
    FROM people p \
    LEFT JOIN departments d ON d.company_id = p.company_id AND d.id = p.department_id \
    LEFT JOIN people m ON m.company_id = p.company_id AND m.id = p.manager_id";

const ISSUED: &str = "\
    FROM people p WHERE p.company_id = $1 AND p.role <> 'customer' AND p.credential = 'issued' \
        AND p.password_expires_at > $2 AND p.deactivated_at IS NULL";

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    name: String,
    email: String,
    username: Option<String>,
    job_title: Option<String>,
    phone: Option<String>,
    role: String,
    language: Option<String>,
    created_at: i64,
    last_signed_in_at: i64,
    deactivated_at: Option<i64>,
    department: Option<String>,
    manager: Option<String>,
}

#[derive(FromQueryResult)]
struct IssuedRow {
    id: Uuid,
    name: String,
    email: String,
    password_expires_at: i64,
}

#[derive(FromQueryResult)]
struct IssuedCount {
    n_people: i64,
    until: Option<i64>,
}

impl SeaStore {
    pub(super) async fn exported_people(
        &self,
        permit: &Permit,
        query: &ListPeople,
        after: Option<(&PersonName, PersonId)>,
        limit: u32,
    ) -> Result<Vec<ExportedPerson>, StoreError> {
        let mut conditions = Conditions::of(query);
        if let Some((name, id)) = after {
            conditions.beyond(&fold(name.as_str()), id.uuid());
        }
        let Conditions { sql, values } = conditions;
        let sql = format!("{LINE}{sql} ORDER BY p.sort_name, p.id LIMIT {limit}");
        let rows = self.rows(permit, &sql, values).await?;
        rows.iter().map(line).collect()
    }

    pub(super) async fn issued_people(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<Vec<IssuedPerson>, StoreError> {
        let what = "SELECT p.id, p.name, p.email, p.password_expires_at ";
        let sql = [what, ISSUED, " ORDER BY p.sort_name, p.id"].concat();
        let rows = self.rows(permit, &sql, [now.micros().into()]).await?;
        rows.iter().map(issued).collect()
    }

    pub(super) async fn n_issued_people(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<IssuedPeople, StoreError> {
        let what = "SELECT COUNT(*) AS n_people, MAX(p.password_expires_at) AS until ";
        let row = self.row(permit, &[what, ISSUED].concat(), [now.micros().into()]).await?;
        let Some(row) = row else {
            return Ok(IssuedPeople::default());
        };
        let row = IssuedCount::from_query_result(&row, "").map_err(store_error)?;
        let until = row.until.map(Timestamp::from_micros);
        Ok(IssuedPeople { n_people: count(row.n_people), until })
    }
}

fn line(row: &QueryResult) -> Result<ExportedPerson, StoreError> {
    let row = LineRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = |column| Corrupt { table: "people", column };
    let language = match row.language {
        Some(tag) => Some(Language::parse(&tag).ok_or(corrupt("language"))?),
        None => None,
    };
    Ok(ExportedPerson {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        username: row.username.map(Username::restore),
        job_title: row.job_title.map(Line::restore),
        department: row.department.map(Line::restore),
        phone: row.phone.map(Line::restore),
        role: Role::parse(&row.role).ok_or(corrupt("role"))?,
        manager: row.manager.map(Email::restore),
        language,
        is_active: row.deactivated_at.is_none(),
        created: Timestamp::from_micros(row.created_at),
        last_signed_in: signed_in(row.last_signed_in_at),
    })
}

fn issued(row: &QueryResult) -> Result<IssuedPerson, StoreError> {
    let row = IssuedRow::from_query_result(row, "").map_err(store_error)?;
    Ok(IssuedPerson {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        expires: Timestamp::from_micros(row.password_expires_at),
    })
}
