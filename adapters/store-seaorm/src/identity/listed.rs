//! Lists of people: who is asked for, in which order, with what their managers and departments are
//! called, in one statement.

use application::{
    Page,
    identity::{ListPeople, PeopleChoices, PersonLine, Shown, SortedBy},
};
use domain_identity::{Email, JobTitle, PersonName};
use domain_kernel::{Id, Line, Permit, Role, StoreError, Timestamp, fold};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore,
    pages::{HEAD, Listing},
    picked::{Groups, Picked, way},
    rules::store_error,
    search::containing,
};

/// Lines of the people who are `picked`, in whichever order. The tables of a cross join SQLite reads
/// in their order.
const PICKED: &str = "\
    p.id, p.name, p.email, p.role, p.job_title, p.photo_id, p.credential, p.created_at, \
        p.last_signed_in_at, p.deactivated_at, d.name AS department, m.name AS manager \
    FROM (#) AS picked \
    CROSS JOIN people p \
    LEFT JOIN departments d ON d.company_id = p.company_id AND d.id = p.department_id \
    LEFT JOIN people m ON m.company_id = p.company_id AND m.id = p.manager_id \
    WHERE p.company_id = $1 AND p.id = picked.id";

/// Every choice of the list's filters with what it is, by name. Who leads somebody is found from those
/// who are led, and not asked of everyone.
const CHOICES: &str = "\
    SELECT 1 AS kind, d.id, d.name, d.sort_name FROM departments d WHERE d.company_id = $1 \
    UNION ALL \
    SELECT 2 AS kind, NULL AS id, t.job_title AS name, t.job_title AS sort_name FROM ( \
        SELECT DISTINCT p.job_title FROM people p \
        WHERE p.company_id = $1 AND p.job_title IS NOT NULL LIMIT $2) t \
    UNION ALL \
    SELECT 3 AS kind, m.id, m.name, m.sort_name FROM ( \
        SELECT DISTINCT p.manager_id FROM people p \
        WHERE p.company_id = $1 AND p.manager_id IS NOT NULL) led \
        CROSS JOIN people m WHERE m.company_id = $1 AND m.id = led.manager_id \
    ORDER BY 1, 4, 2";

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    name: String,
    email: String,
    role: String,
    job_title: Option<String>,
    photo_id: Option<Uuid>,
    credential: String,
    created_at: i64,
    last_signed_in_at: i64,
    deactivated_at: Option<i64>,
    department: Option<String>,
    manager: Option<String>,
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    kind: i32,
    id: Option<Uuid>,
    name: String,
}

/// Conditions on `people p`, and their values from `$2` on.
pub(super) struct Conditions {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn of(query: &ListPeople) -> Self {
        let of_company = " WHERE p.company_id = $1 AND p.role <> 'customer'";
        let mut all = Self { sql: of_company.to_owned(), values: Vec::new() };
        let searched = fold(query.search.trim());
        if !searched.is_empty() {
            all.and("p.search LIKE ? ESCAPE '!'", containing(&searched).into());
        }
        if let Some(role) = query.role {
            all.and("p.role = ?", role.name().into());
        }
        if let Some(department) = query.department {
            all.and("p.department_id = ?", department.uuid().into());
        }
        if let Some(title) = &query.job_title {
            all.and("p.job_title = ?", title.as_str().into());
        }
        if let Some(manager) = query.manager {
            all.and("p.manager_id = ?", manager.uuid().into());
        }
        match query.shown {
            // SQLite has an index of active people by name, and would go through all of it for the
            // few of a manager or for another order.
            Shown::Active if query.manager.is_some() || query.sorted_by != SortedBy::Name => {
                all.sql.push_str(" AND +p.deactivated_at IS NULL");
            }
            Shown::Active => all.sql.push_str(" AND p.deactivated_at IS NULL"),
            Shown::Deactivated => all.sql.push_str(" AND p.deactivated_at IS NOT NULL"),
            Shown::All => {}
        }
        all
    }

    /// Those who come after somebody by name.
    pub(super) fn beyond(&mut self, sort_name: &str, id: Uuid) {
        self.values.extend([sort_name.into(), id.into()]);
        let last = self.values.len() + 1;
        let beyond = format!(" AND (p.sort_name, p.id) > (${}, ${last})", last - 1);
        self.sql.push_str(&beyond);
    }

    pub(super) fn and(&mut self, condition: &str, value: Value) {
        self.values.push(value);
        self.sql.push_str(" AND ");
        self.sql.push_str(&condition.replace('?', &format!("${}", self.values.len() + 1)));
    }
}

impl SeaStore {
    pub(super) async fn listed(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError> {
        let Conditions { sql: asked, values } = Conditions::of(query);
        let next = values.len() + 2;
        let Picked { sql, order, of_page } = picked(query, &asked, next);
        let list = format!("SELECT {HEAD}, {} ORDER BY {order}", PICKED.replace('#', &sql));
        // Counts no further than it is told.
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM ( \
                SELECT p.id FROM people p{asked} LIMIT ${next}) AS counted"
        );
        let listing = Listing { list: &list, counted: &counted, values, of_page };
        self.page_of(permit, listing, query.page, line).await
    }

    pub(super) async fn choices(&self, permit: &Permit) -> Result<PeopleChoices, StoreError> {
        let most = i64::from(PeopleChoices::MOST_JOB_TITLES);
        let rows = self.rows(permit, CHOICES, [most.into()]).await?;
        let mut choices = PeopleChoices::default();
        for row in &rows {
            let ChoiceRow { kind, id, name } =
                ChoiceRow::from_query_result(row, "").map_err(store_error)?;
            match (kind, id) {
                (1, Some(id)) => {
                    choices.departments.push((Id::from_uuid(id), Line::restore(name)));
                }
                (3, Some(id)) => {
                    choices.managers.push((Id::from_uuid(id), PersonName::restore(name)));
                }
                _ => choices.job_titles.push(JobTitle::restore(name)),
            }
        }
        Ok(choices)
    }
}

/// The people of a page. `asked` begins with `WHERE`, and `$next` is the first value of the page.
fn picked(query: &ListPeople, asked: &str, next: usize) -> Picked {
    let way = way(query.direction);
    let order = match query.sorted_by {
        SortedBy::Name => format!("p.sort_name{way}, p.id{way}"),
        SortedBy::LastSignIn => format!("p.last_signed_in_at{way}, p.id{way}"),
        SortedBy::Created => format!("p.created_at{way}, p.id{way}"),
        SortedBy::Department => {
            // SQLite reads the tables of a cross join in their order, which is that of the list.
            let grouped = format!(
                "FROM departments d CROSS JOIN people p{asked} \
                AND d.company_id = $1 AND p.department_id = d.id"
            );
            return by_group(query, (&grouped, "p.department_id"), "d.sort_name", (asked, next));
        }
        SortedBy::JobTitle => {
            let grouped = format!("FROM people p{asked} AND p.job_title IS NOT NULL");
            return by_group(query, (&grouped, "p.job_title"), "p.job_title", (asked, next));
        }
    };
    Picked::sorted("p", &format!("FROM people p{asked}"), &order, (query.page, next))
}

/// By `key`, of those who have something in `column`.
fn by_group(
    query: &ListPeople,
    (grouped, column): (&str, &str),
    key: &str,
    (asked, next): (&str, usize),
) -> Picked {
    let others = format!("FROM people p{asked} AND {column} IS NULL");
    let groups = Groups { line: "p", grouped, others: &others, keys: &[key] };
    Picked::grouped(&groups, query.direction, (query.page, next))
}

fn line(row: &QueryResult) -> Result<PersonLine, StoreError> {
    let row = LineRow::from_query_result(row, "").map_err(store_error)?;
    Ok(PersonLine {
        id: Id::from_uuid(row.id),
        role: Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })?,
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        job_title: row.job_title.map(Line::restore),
        department: row.department.map(Line::restore),
        manager: row.manager.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
        created: Timestamp::from_micros(row.created_at),
        last_signed_in: signed_in(row.last_signed_in_at),
        is_active: row.deactivated_at.is_none(),
        must_change_password: row.credential != "chosen",
    })
}

/// 0 is never.
pub(crate) fn signed_in(at: i64) -> Option<Timestamp> {
    (0 < at).then(|| Timestamp::from_micros(at))
}
