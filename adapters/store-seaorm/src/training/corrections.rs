//! Keys that were corrected, and what attempts came to by that.

use std::collections::BTreeMap;

use application::training::{Aftermath, Correctable, CorrectedResult};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Id, Line, StoreError, Timestamp, Version};
use domain_training::{
    Correction, CorrectionReason, Corrections, Graded, ModuleId, Points, QuestionId, QuizResult,
    Reach, Regrade, Remedy, VersionNumber,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{attempts, challenges, layout, modules::to_version};
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        training_attempts,
        training_corrections::{ActiveModel, Column, Entity, Model},
        training_regrades,
    },
};

/// A row for a version, with the newest one and the last correction. Number 0 is the newest one too.
pub(super) const CORRECTABLE: &str = "\
    SELECT m.id AS of_module, m.version, v.title, v.number AS of_version, v.published_at, \
        v.lesson, k.number AS newest, k.published_at AS key_published_at, k.lesson AS key_lesson, \
        c.company_id, c.module_id, c.number, c.ordinal, c.key_number, c.remedies, c.reach, \
        c.reason, c.corrected_at \
    FROM training_modules m \
    JOIN training_versions v ON v.company_id = m.company_id AND v.module_id = m.id \
        AND v.number = CASE WHEN $3 = 0 THEN m.number ELSE $3 END \
    JOIN training_versions k ON k.company_id = m.company_id AND k.module_id = m.id \
        AND k.number = m.number \
    LEFT JOIN training_corrections c ON c.company_id = m.company_id AND c.module_id = m.id \
        AND c.number = v.number AND c.ordinal = ( \
            SELECT MAX(l.ordinal) FROM training_corrections l \
            WHERE l.company_id = $1 AND l.module_id = $2 AND l.number = v.number) \
    WHERE m.company_id = $1 AND m.id = $2";

/// How many attempts have ended at each version.
pub(super) const TAKEN: &str = "\
    SELECT a.number, COUNT(*) AS n_ended FROM training_attempts a \
    WHERE a.company_id = $1 AND a.module_id = $2 AND a.status = 'finished' \
        AND a.needed_milli IS NOT NULL \
    GROUP BY a.number ORDER BY a.number";

/// Attempts at a version that have ended, each with whose it is and what it came to since.
pub(super) const GRADED: &str = "\
    SELECT a.company_id, a.id, a.module_id, a.number, a.person_id, a.started_at, a.is_practice, \
        a.status, a.open_module_id, a.outcome, a.needed_milli, a.max_milli, a.score_milli, \
        a.finished_at, a.saved_at, a.n_answered, a.version, a.responses, a.layout, a.unmet, \
        a.ending, a.deadline_at, a.ordinal, p.name, g.ordinal AS regrade_ordinal, \
        g.score_milli AS regrade_score, g.needed_milli AS regrade_needed, \
        g.max_milli AS regrade_max, g.unmet AS regrade_unmet \
    FROM training_attempts a \
    JOIN people p ON p.company_id = a.company_id AND p.id = a.person_id \
    LEFT JOIN training_regrades g ON g.company_id = a.company_id AND g.current_attempt_id = a.id \
    WHERE a.company_id = $1 AND a.module_id = $2 AND a.number = $3 AND a.status = 'finished' \
        AND a.needed_milli IS NOT NULL \
    ORDER BY p.sort_name, p.id, a.started_at";

/// What one attempt came to, with the correction and the key, in a row for each objection.
pub(super) const AFTERMATH: &str = "\
    SELECT h.question_id AS said_question, h.text AS said_text, h.made_at AS said_at, h.verdict, \
        h.reply, g.attempt_id, g.ordinal AS regrade_ordinal, g.score_milli AS regrade_score, \
        g.needed_milli AS regrade_needed, g.max_milli AS regrade_max, g.unmet AS regrade_unmet, \
        c.company_id, c.module_id, c.number, c.ordinal, c.key_number, c.remedies, c.reach, \
        c.reason, c.corrected_at, k.published_at AS key_published_at, k.lesson AS key_lesson \
    FROM training_attempts a \
    LEFT JOIN training_challenges h ON h.company_id = a.company_id AND h.person_id = a.person_id \
        AND h.module_id = a.module_id AND h.number = a.number \
    LEFT JOIN training_regrades g ON g.company_id = a.company_id AND g.current_attempt_id = a.id \
    LEFT JOIN training_corrections c ON c.company_id = g.company_id \
        AND c.module_id = g.module_id AND c.number = g.number AND c.ordinal = g.ordinal \
    LEFT JOIN training_versions k ON k.company_id = c.company_id AND k.module_id = c.module_id \
        AND k.number = c.key_number \
    WHERE a.company_id = $1 AND a.id = $2 ORDER BY h.made_at, h.id";

#[derive(FromQueryResult)]
struct CorrectableRow {
    of_module: Uuid,
    version: i32,
    title: String,
    of_version: i32,
    published_at: i64,
    lesson: String,
    newest: i32,
    key_published_at: i64,
    key_lesson: String,
    ordinal: Option<i32>,
}

#[derive(FromQueryResult)]
struct KeyRow {
    key_published_at: i64,
    key_lesson: String,
}

#[async_trait]
impl Corrections for SeaTx {
    async fn latest(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Option<Correction>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::ModuleId.eq(module.uuid()))
            .filter(Column::Number.eq(signed(version.get())))
            .order_by_desc(Column::Ordinal)
            .limit(1);
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, correction: &Correction, at: Timestamp) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, correction, at)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn graded(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<Graded>, StoreError> {
        use sea_orm::ConnectionTrait;

        let backend = self.txn.get_database_backend();
        let values = [module.uuid().into(), signed(version.get()).into()];
        let query = self.scope.by_hand(backend, GRADED, values)?;
        let rows = self.txn.query_all_raw(query).await.map_err(store_error)?;
        rows.iter().map(|it| graded(it).map(|(_, it)| it)).collect()
    }

    async fn insert_regrades(
        &mut self,
        correction: &Correction,
        regrades: &[Regrade],
    ) -> Result<(), StoreError> {
        /// Each row has eleven values, and SQLite takes 32,766 in one statement.
        const AT_ONCE: usize = 500;
        for some in regrades.chunks(AT_ONCE) {
            let attempts = some.iter().map(|it| it.attempt.uuid());
            let former = self
                .scope
                .change::<training_regrades::Entity>()?
                .col_expr(
                    training_regrades::Column::CurrentAttemptId,
                    Expr::value(Option::<Uuid>::None),
                )
                .filter(training_regrades::Column::CurrentAttemptId.is_in(attempts));
            former.exec(&self.txn).await.map_err(store_error)?;
            let company = self.scope.company()?;
            let rows = some.iter().map(|it| to_regrade_row(company, correction, it));
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }
}

pub(super) fn correctable(
    row: &QueryResult,
    versions: Vec<(VersionNumber, u32)>,
) -> Result<Correctable, StoreError> {
    let found = CorrectableRow::from_query_result(row, "").map_err(store_error)?;
    let correction = match found.ordinal {
        None => None,
        Some(_) => Some(to_domain(Model::from_query_result(row, "").map_err(store_error)?)?),
    };
    let module = found.of_module;
    Ok(Correctable {
        module: Id::from_uuid(module),
        expected: Version::new(unsigned(found.version, corrupt("version"))?),
        title: Line::restore(found.title),
        version: to_version(module, found.of_version, found.published_at, &found.lesson)?,
        key: to_version(module, found.newest, found.key_published_at, &found.key_lesson)?,
        correction,
        versions,
    })
}

pub(super) fn taken(row: &QueryResult) -> Result<(VersionNumber, u32), StoreError> {
    let number: i32 = row.try_get("", "number").map_err(store_error)?;
    let n_ended = row.try_get("", "n_ended").map_err(store_error)?;
    let number = VersionNumber::new(unsigned(number, corrupt("number"))?);
    Ok((number, crate::stored::count(n_ended)))
}

pub(super) fn graded(row: &QueryResult) -> Result<(PersonName, Graded), StoreError> {
    let attempt = training_attempts::Model::from_query_result(row, "").map_err(store_error)?;
    let name: String = row.try_get("", "name").map_err(store_error)?;
    let attempt = attempts::to_domain(&attempt)?.value;
    let regrade = regrade(row, attempt.id().uuid())?;
    Ok((PersonName::restore(name), Graded { attempt, regrade }))
}

/// Of the rows of one attempt.
pub(super) fn aftermath(rows: &[QueryResult]) -> Result<Aftermath, StoreError> {
    let mut aftermath = Aftermath::default();
    if let Some(first) = rows.first() {
        aftermath.corrected = corrected(first)?;
    }
    for row in rows {
        aftermath.challenges.extend(challenges::beside(row)?);
    }
    Ok(aftermath)
}

fn corrected(row: &QueryResult) -> Result<Option<CorrectedResult>, StoreError> {
    let attempt: Option<Uuid> = row.try_get("", "attempt_id").map_err(store_error)?;
    let Some(attempt) = attempt else {
        return Ok(None);
    };
    let regrade = regrade(row, attempt)?.ok_or(regrades_corrupt("ordinal"))?;
    let model = Model::from_query_result(row, "").map_err(store_error)?;
    let key = KeyRow::from_query_result(row, "").map_err(store_error)?;
    let key = to_version(model.module_id, model.key_number, key.key_published_at, &key.key_lesson)?;
    let at = Timestamp::from_micros(model.corrected_at);
    Ok(Some(CorrectedResult { regrade, correction: to_domain(model)?, key, at }))
}

fn regrade(row: &QueryResult, attempt: Uuid) -> Result<Option<Regrade>, StoreError> {
    let number = |column: &str| row.try_get::<Option<i32>>("", column).map_err(store_error);
    let points = |column: &str, name| -> Result<Option<Points>, StoreError> {
        Ok(attempts::points(number(column)?, name).map_err(|_| regrades_corrupt(name))?)
    };
    let Some(ordinal) = number("regrade_ordinal")? else {
        return Ok(None);
    };
    let score = points("regrade_score", "score_milli")?.ok_or(regrades_corrupt("score_milli"))?;
    let needed =
        points("regrade_needed", "needed_milli")?.ok_or(regrades_corrupt("needed_milli"))?;
    let max = points("regrade_max", "max_milli")?.ok_or(regrades_corrupt("max_milli"))?;
    let unmet: Option<String> = row.try_get("", "regrade_unmet").map_err(store_error)?;
    Ok(Some(Regrade {
        attempt: Id::from_uuid(attempt),
        ordinal: unsigned(ordinal, regrades_corrupt("ordinal"))?,
        result: QuizResult { score, needed, max },
        unmet: layout::read_unmet(unmet.as_deref()).ok_or(regrades_corrupt("unmet"))?,
    }))
}

fn to_domain(row: Model) -> Result<Correction, Corrupt> {
    let remedies: BTreeMap<Uuid, String> =
        serde_json::from_str(&row.remedies).map_err(|_| corrupt("remedies"))?;
    let remedy = |(id, name): (Uuid, String)| -> Option<(QuestionId, Remedy)> {
        Some((Id::from_uuid(id), Remedy::parse(&name)?))
    };
    let remedies: Option<BTreeMap<QuestionId, Remedy>> = remedies.into_iter().map(remedy).collect();
    Ok(Correction {
        module: Id::from_uuid(row.module_id),
        version: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        ordinal: unsigned(row.ordinal, corrupt("ordinal"))?,
        key: VersionNumber::new(unsigned(row.key_number, corrupt("key_number"))?),
        remedies: remedies.ok_or(corrupt("remedies"))?,
        reach: Reach::parse(&row.reach).ok_or(corrupt("reach"))?,
        reason: CorrectionReason::restore(row.reason),
    })
}

fn to_row(
    company: Uuid,
    correction: &Correction,
    at: Timestamp,
) -> Result<ActiveModel, StoreError> {
    let remedies: BTreeMap<Uuid, &str> =
        correction.remedies.iter().map(|(id, it)| (id.uuid(), it.name())).collect();
    Ok(ActiveModel {
        company_id: Set(company),
        module_id: Set(correction.module.uuid()),
        number: Set(signed(correction.version.get())),
        ordinal: Set(signed(correction.ordinal)),
        key_number: Set(signed(correction.key.get())),
        remedies: Set(serde_json::to_string(&remedies).map_err(StoreError::corrupt)?),
        reach: Set(correction.reach.name().to_owned()),
        reason: Set(correction.reason.as_str().to_owned()),
        corrected_at: Set(at.micros()),
    })
}

fn to_regrade_row(
    company: Uuid,
    correction: &Correction,
    regrade: &Regrade,
) -> Result<training_regrades::ActiveModel, StoreError> {
    let QuizResult { score, needed, max } = regrade.result;
    Ok(training_regrades::ActiveModel {
        company_id: Set(company),
        attempt_id: Set(regrade.attempt.uuid()),
        ordinal: Set(signed(regrade.ordinal)),
        current_attempt_id: Set(Some(regrade.attempt.uuid())),
        module_id: Set(correction.module.uuid()),
        number: Set(signed(correction.version.get())),
        score_milli: Set(signed(score.milli())),
        needed_milli: Set(signed(needed.milli())),
        max_milli: Set(signed(max.milli())),
        outcome: Set(regrade.outcome().name().to_owned()),
        unmet: Set(layout::write_unmet(&regrade.unmet)?),
    })
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "training_corrections", column }
}

fn regrades_corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "training_regrades", column }
}
