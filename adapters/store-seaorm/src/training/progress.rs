//! Answers while they are given: one statement to look, and one to save.

use application::training::{AttemptInProgress, Progress};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptId, AttemptStatus};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use super::{attempts, modules, responses};
use crate::{
    SeaStore, rules::store_error, scope::Scope, stored::signed, tables::training_attempts,
};

/// An attempt and the version that it is an attempt at, column by column, because a server that
/// remembers a statement does not expect a table to have one more next time.
const FIND: &str = "\
    SELECT a.company_id, a.id, a.module_id, a.number, a.person_id, a.started_at, a.is_practice, \
        a.status, a.open_module_id, a.outcome, a.needed_milli, a.max_milli, a.score_milli, \
        a.finished_at, a.saved_at, a.n_answered, a.version, a.responses, a.layout, a.unmet, \
        a.ending, a.deadline_at, a.ordinal, \
        v.published_at, v.lesson \
    FROM training_attempts a \
    JOIN training_versions v ON v.company_id = a.company_id AND v.module_id = a.module_id \
        AND v.number = a.number \
    WHERE a.company_id = $1 AND a.id = $2";

const SAVE: &str = "\
    UPDATE training_attempts \
    SET responses = $2, n_answered = $3, saved_at = $4, version = version + 1 \
    WHERE company_id = $1 AND id = $5 AND version = $6 AND status = 'in_progress'";

#[async_trait]
impl Progress for SeaStore {
    async fn find(
        &self,
        permit: &Permit,
        id: AttemptId,
    ) -> Result<Option<AttemptInProgress>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = Scope::of(permit).by_hand(backend, FIND, [id.uuid().into()])?;
        let row = self.read.query_one_raw(query).await.map_err(store_error)?;
        row.as_ref().map(to_progress).transpose()
    }

    async fn save(
        &self,
        permit: &Permit,
        attempt: &Versioned<Attempt>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Versioned { value, version } = attempt;
        // What finishes an attempt is a transaction's, and is in the trail.
        if value.status() == AttemptStatus::Finished {
            return Err(StoreError::Stale);
        }
        let n_answered = value.responses().map_or(0, responses::n_answered);
        let responses = value.responses().map(responses::write).transpose()?;
        let values = [
            responses.into(),
            n_answered.into(),
            now.micros().into(),
            value.id().uuid().into(),
            signed(version.get()).into(),
        ];
        let backend = self.write.get_database_backend();
        let update = Scope::of(permit).by_hand(backend, SAVE, values)?;
        let saved = self.write.execute_raw(update).await.map_err(store_error)?;
        if saved.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    async fn overdue(
        &self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, AttemptId)>, StoreError> {
        SeaStore::overdue(self, before, most).await
    }
}

fn to_progress(row: &QueryResult) -> Result<AttemptInProgress, StoreError> {
    let attempt = training_attempts::Model::from_query_result(row, "").map_err(store_error)?;
    let published = row.try_get("", "published_at").map_err(store_error)?;
    let lesson: String = row.try_get("", "lesson").map_err(store_error)?;
    let version = modules::to_version(attempt.module_id, attempt.number, published, &lesson)?;
    let saved = Timestamp::from_micros(attempt.saved_at);
    Ok(AttemptInProgress { attempt: attempts::to_domain(&attempt)?, version, saved })
}
