use application::training::{ModuleLine, ModuleView};
use domain_kernel::{Id, Line, StoreError};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::{
    Corrupt,
    rules::store_error,
    stored::{count, unsigned},
    tables::training_modules,
    training::modules::{number, status, to_domain, to_version},
};

/// Counts no further than it is told.
pub(super) const COUNT: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT m.id FROM training_modules m \
        WHERE m.company_id = $1 AND m.sort_title LIKE $2 ESCAPE '!' \
            AND ($3 = '' OR m.status = $3) \
        LIMIT $4 \
    ) AS counted";

/// Of people and not of attempts. One person has one attempt in progress at most, and one current
/// completion.
pub(super) const LIST: &str = "\
    SELECT m.id, m.title, m.status, m.number, m.draft IS NOT NULL AS has_draft, v.n_questions, \
        (SELECT COUNT(*) FROM training_attempts a \
            WHERE a.company_id = $1 AND a.module_id = m.id AND a.status = 'in_progress' \
        ) AS n_in_progress, \
        (SELECT COUNT(*) FROM training_completions c \
            WHERE c.company_id = $1 AND c.current_module_id = m.id AND c.revoked_for IS NULL \
        ) AS n_completed \
    FROM training_modules m \
    LEFT JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = m.number \
    WHERE m.company_id = $1 AND m.sort_title LIKE $2 ESCAPE '!' AND ($3 = '' OR m.status = $3) \
    ORDER BY m.sort_title, m.id \
    LIMIT $4 OFFSET $5";

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
        ) AS n_completed \
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
    })
}
