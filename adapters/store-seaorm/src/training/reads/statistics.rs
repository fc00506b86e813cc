use application::training::VersionLine;
use domain_kernel::{StoreError, Timestamp};
use domain_training::{Attempt, ModuleVersion, VersionNumber};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::{
    Corrupt,
    rules::store_error,
    stored::unsigned,
    tables::training_attempts,
    training::{attempts::to_domain, modules::to_version},
};

pub(super) const VERSIONS: &str = "\
    SELECT v.number, v.published_at FROM training_versions v \
    WHERE v.company_id = $1 AND v.module_id = $2 ORDER BY v.number DESC";

pub(super) const VERSION: &str = "\
    SELECT v.module_id, v.number, v.published_at, v.lesson FROM training_versions v \
    WHERE v.company_id = $1 AND v.module_id = $2 AND v.number = $3";

/// What has no earlier one of its person, as many as `$4` says.
pub(super) const FIRST_ATTEMPTS: &str = "\
    SELECT a.* FROM training_attempts a \
    WHERE a.company_id = $1 AND a.module_id = $2 AND a.number = $3 \
        AND a.status = 'finished' AND NOT a.is_practice \
        AND NOT EXISTS (SELECT 1 FROM training_attempts b \
            WHERE b.company_id = $1 AND b.person_id = a.person_id AND b.module_id = $2 \
                AND b.number = $3 AND b.status = 'finished' AND NOT b.is_practice \
                AND (b.started_at < a.started_at \
                    OR (b.started_at = a.started_at AND b.id < a.id))) \
    ORDER BY a.started_at DESC, a.id DESC LIMIT $4";

#[derive(FromQueryResult)]
struct VersionRow {
    number: i32,
    published_at: i64,
}

#[derive(FromQueryResult)]
struct LessonRow {
    module_id: Uuid,
    number: i32,
    published_at: i64,
    lesson: String,
}

pub(super) fn version_line(row: &QueryResult) -> Result<VersionLine, StoreError> {
    let row = VersionRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = Corrupt { table: "training_versions", column: "number" };
    Ok(VersionLine {
        number: VersionNumber::new(unsigned(row.number, corrupt)?),
        published: Timestamp::from_micros(row.published_at),
    })
}

pub(super) fn version(row: &QueryResult) -> Result<ModuleVersion, StoreError> {
    let row = LessonRow::from_query_result(row, "").map_err(store_error)?;
    Ok(to_version(row.module_id, row.number, row.published_at, &row.lesson)?)
}

pub(super) fn attempt(row: &QueryResult) -> Result<Attempt, StoreError> {
    let row = training_attempts::Model::from_query_result(row, "").map_err(store_error)?;
    Ok(to_domain(&row)?.value)
}
