use application::{
    identity::Direction,
    training::{ListModules, ModuleLine, ModuleView, ModulesSortedBy},
};
use domain_kernel::{Id, Line, StoreError, Timestamp};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::{
    Corrupt,
    rules::store_error,
    stored::{count, unsigned},
    tables::training_modules,
    training::modules::{number, status, to_domain, to_version},
};

/// Of people and not of attempts. One person has one attempt in progress at most, and one current
/// completion.
const LINE: &str = "\
    SELECT m.id, m.title, m.status, m.number, m.draft IS NOT NULL AS has_draft, v.n_questions, \
        v.published_at, \
        (SELECT COUNT(*) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.module_id = m.id AND a.status = 'in_progress' \
        ) AS n_in_progress, \
        (SELECT COUNT(*) FROM training_completions c \
            WHERE c.company_id = $1 AND c.current_module_id = m.id AND c.revoked_for IS NULL \
        ) AS n_completed \
    FROM training_modules m \
    LEFT JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = m.number";

/// Of the newest version, or of the draft. In what somebody has typed, a document has a backslash
/// before each quotation mark, so that this is found nowhere but where it says that there is a quiz.
const KIND: &str = "\
    COALESCE((SELECT k.kind FROM training_versions k \
        WHERE k.company_id = m.company_id AND k.module_id = m.id AND k.number = m.number), \
        CASE WHEN m.draft LIKE '%,\"quiz\":{%' THEN 'quiz' ELSE 'acknowledge' END)";

/// Counts no further than it is told in `$4`.
pub(super) fn counted(query: &ListModules) -> String {
    let asked = asked(query);
    format!(
        "SELECT COUNT(*) AS n_matches FROM \
            (SELECT m.id FROM training_modules m {asked} LIMIT $4) AS counted"
    )
}

/// As many as `$4` says, after as many as `$5` says.
pub(super) fn listed(query: &ListModules) -> String {
    let (asked, order) = (asked(query), order(query));
    format!("{LINE} {asked} ORDER BY {order} LIMIT $4 OFFSET $5")
}

/// `$2` is what a title is like, and `$3` a status or empty.
fn asked(query: &ListModules) -> String {
    let draft = match query.has_draft {
        Some(true) => " AND m.draft IS NOT NULL",
        Some(false) => " AND m.draft IS NULL",
        None => "",
    };
    let kind = query.kind.map(|it| format!(" AND {KIND} = '{}'", it.name())).unwrap_or_default();
    format!(
        "WHERE m.company_id = $1 AND m.sort_title LIKE $2 ESCAPE '!' \
            AND ($3 = '' OR m.status = $3){draft}{kind}"
    )
}

/// Words of ours only. What has no version comes last, whichever database it is.
fn order(query: &ListModules) -> String {
    let way = match query.direction {
        Direction::Ascending => "ASC",
        Direction::Descending => "DESC",
    };
    let first = match query.sorted_by {
        ModulesSortedBy::Title => return format!("m.sort_title {way}, m.id {way}"),
        ModulesSortedBy::Published => "v.published_at IS NULL, v.published_at",
        ModulesSortedBy::InProgress => "n_in_progress",
        ModulesSortedBy::Completed => "n_completed",
    };
    format!("{first} {way}, m.sort_title, m.id")
}

pub(super) const N_GOOD: &str = "\
    SELECT COUNT(*) AS n_good FROM training_completions c \
    WHERE c.company_id = $1 AND c.current_module_id = $2 AND c.revoked_for IS NULL \
        AND (c.ends_on IS NULL OR c.ends_on >= $3) \
        AND (c.recalled_until IS NULL OR c.recalled_until >= $3)";

pub(super) const FIND: &str = "\
    SELECT m.company_id, m.id, m.status, m.number, m.title, m.sort_title, m.version, m.draft, \
        v.published_at, v.lesson, \
        (SELECT COUNT(*) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.module_id = m.id AND a.status = 'in_progress' \
        ) AS n_in_progress, \
        (SELECT COUNT(*) FROM training_completions c \
            WHERE c.company_id = $1 AND c.current_module_id = m.id AND c.revoked_for IS NULL \
        ) AS n_completed, \
        (SELECT COUNT(*) FROM training_challenges h \
            WHERE h.company_id = $1 AND h.module_id = m.id AND h.answered_at IS NULL \
        ) AS n_challenges \
    FROM training_modules m \
    LEFT JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = m.number \
    WHERE m.company_id = $1 AND m.id = $2";

#[derive(FromQueryResult)]
struct ModuleRow {
    id: Uuid,
    title: String,
    status: String,
    number: Option<i32>,
    has_draft: bool,
    published_at: Option<i64>,
    n_questions: Option<i32>,
    n_in_progress: i64,
    n_completed: i64,
}

#[derive(FromQueryResult)]
struct LatestRow {
    published_at: Option<i64>,
    lesson: Option<String>,
    n_in_progress: i64,
    n_completed: i64,
    n_challenges: i64,
}

pub(super) fn line(row: &QueryResult) -> Result<ModuleLine, StoreError> {
    let row = ModuleRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = |column| Corrupt { table: "training_versions", column };
    let n_questions = row.n_questions.map(|it| unsigned(it, corrupt("n_questions")));
    Ok(ModuleLine {
        id: Id::from_uuid(row.id),
        title: Line::restore(row.title),
        status: status(&row.status)?,
        version: number(row.number)?,
        published: row.published_at.map(Timestamp::from_micros),
        has_draft: row.has_draft,
        n_questions: n_questions.transpose()?,
        n_in_progress: count(row.n_in_progress),
        n_completed: count(row.n_completed),
    })
}

pub(super) fn view(row: &QueryResult) -> Result<ModuleView, StoreError> {
    let module = training_modules::Model::from_query_result(row, "").map_err(store_error)?;
    let latest = LatestRow::from_query_result(row, "").map_err(store_error)?;
    let version = match (module.number, latest.published_at, latest.lesson) {
        (Some(number), Some(published), Some(lesson)) => {
            Some(to_version(module.id, number, published, &lesson)?)
        }
        _ => None,
    };
    Ok(ModuleView {
        module: to_domain(module)?,
        latest: version,
        n_in_progress: count(latest.n_in_progress),
        n_completed: count(latest.n_completed),
        n_challenges: count(latest.n_challenges),
    })
}
