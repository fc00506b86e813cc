use application::training::{AttemptLine, AttemptLineState, CompletionLine};
use domain_kernel::{Id, Line, StoreError, Timestamp};
use domain_training::{Outcome, Points, VersionNumber};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::{
    Corrupt,
    rules::store_error,
    stored::unsigned,
    training::{
        TENURE,
        attempts::{corrupt, points},
        tenure,
    },
};

/// Goes on with [`TENURE`] of the completion that is the newest of its module, if an attempt made it.
const SELECT: &str = "\
    SELECT a.id, a.module_id, v.title, a.number, a.started_at, a.is_practice, v.n_questions, \
        COALESCE(g.outcome, a.outcome) AS outcome, \
        COALESCE(g.score_milli, a.score_milli) AS score_milli, \
        COALESCE(g.needed_milli, v.needed_milli) AS needed_milli, \
        COALESCE(g.max_milli, a.max_milli) AS max_milli, a.finished_at, a.saved_at, \
        a.n_answered, c.id AS completion_id, c.certificate_code IS NOT NULL AS has_certificate, \
        r.change_note, ";

const OF_PERSON: &str = "\
    \x20FROM training_attempts a \
    JOIN training_versions v ON v.company_id = a.company_id AND v.module_id = a.module_id \
        AND v.number = a.number \
    LEFT JOIN training_regrades g ON g.company_id = a.company_id AND g.current_attempt_id = a.id \
    LEFT JOIN training_completions c ON c.company_id = a.company_id AND c.attempt_id = a.id \
        AND c.current_module_id IS NOT NULL \
    LEFT JOIN training_versions r ON r.company_id = c.company_id AND r.module_id = c.module_id \
        AND r.number = c.recalled_by \
    WHERE a.company_id = $1 AND a.person_id = $2 \
    ORDER BY a.started_at DESC, a.id DESC";

pub(super) fn of_person() -> String {
    [SELECT, TENURE, OF_PERSON].concat()
}

#[derive(FromQueryResult)]
struct AttemptRow {
    id: Uuid,
    module_id: Uuid,
    title: String,
    number: i32,
    started_at: i64,
    is_practice: bool,
    n_questions: i32,
    outcome: Option<String>,
    score_milli: Option<i32>,
    needed_milli: i32,
    max_milli: Option<i32>,
    finished_at: Option<i64>,
    saved_at: i64,
    n_answered: i32,
    completion_id: Option<Uuid>,
    has_certificate: bool,
    change_note: Option<String>,
}

pub(super) fn line(row: &QueryResult) -> Result<AttemptLine, StoreError> {
    let found = AttemptRow::from_query_result(row, "").map_err(store_error)?;
    let completion = match found.completion_id {
        None => None,
        Some(id) => Some(CompletionLine {
            id: Id::from_uuid(id),
            tenure: tenure(row)?,
            has_certificate: found.has_certificate,
        }),
    };
    let row = found;
    let state = state(&row)?;
    Ok(AttemptLine {
        completion,
        recalled_for: row.change_note.map(Line::restore),
        id: Id::from_uuid(row.id),
        module: Id::from_uuid(row.module_id),
        title: Line::restore(row.title),
        version: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        started: Timestamp::from_micros(row.started_at),
        is_practice: row.is_practice,
        n_questions: unsigned(row.n_questions, corrupt("number"))?,
        state,
    })
}

fn state(row: &AttemptRow) -> Result<AttemptLineState, Corrupt> {
    let zero = |milli, column| Ok(points(milli, column)?.unwrap_or(Points::ZERO));
    match (&row.outcome, row.finished_at) {
        (None, None) => Ok(AttemptLineState::InProgress {
            n_answered: unsigned(row.n_answered, corrupt("n_answered"))?,
            saved: Timestamp::from_micros(row.saved_at),
        }),
        (Some(outcome), Some(at)) => Ok(AttemptLineState::Finished {
            at: Timestamp::from_micros(at),
            outcome: Outcome::parse(outcome).ok_or(corrupt("outcome"))?,
            score: zero(row.score_milli, "score_milli")?,
            needed: zero(Some(row.needed_milli), "needed_milli")?,
            max: zero(row.max_milli, "max_milli")?,
        }),
        _ => Err(corrupt("outcome")),
    }
}
