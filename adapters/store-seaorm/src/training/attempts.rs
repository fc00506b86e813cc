use async_trait::async_trait;
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned};
use domain_training::{
    Attempt, AttemptId, AttemptState, AttemptStatus, Attempts, ModuleId, Outcome, Points, Run,
    Sitting, VersionNumber,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, QueryFilter,
};
use uuid::Uuid;

use super::responses;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::training_attempts::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Attempts for SeaTx {
    async fn find(&mut self, id: AttemptId) -> Result<Option<Versioned<Attempt>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_domain).transpose()?)
    }

    async fn find_open(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Attempt>>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::OpenModuleId.eq(module.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_domain).transpose()?)
    }

    async fn insert(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let mut row = to_row(self.scope.company()?, attempt, Version::FIRST)?;
        row.saved_at = Set(saved_with(attempt).unwrap_or(attempt.started()).micros());
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, attempt: &Versioned<Attempt>) -> Result<(), StoreError> {
        let (id, read) = (attempt.value.id().uuid(), attempt.version);
        let row = to_row(self.scope.company()?, &attempt.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }
}

pub(super) fn to_domain(row: &Model) -> Result<Versioned<Attempt>, Corrupt> {
    let state = to_state(row)?;
    let run = Run {
        id: Id::from_uuid(row.id),
        module: Id::from_uuid(row.module_id),
        version: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        person: Id::from_uuid(row.person_id),
        started: Timestamp::from_micros(row.started_at),
        is_practice: row.is_practice,
    };
    let value = Attempt::restore(run, state);
    Ok(Versioned { value, version: Version::new(unsigned(row.version, corrupt("version"))?) })
}

/// How far it is, by what it has.
fn to_state(row: &Model) -> Result<AttemptState, Corrupt> {
    let finished = row.finished_at.map(Timestamp::from_micros);
    let score = points(row.score_milli, "score_milli")?;
    let state = match (status(&row.status)?, to_sitting(row)?, finished, score) {
        (AttemptStatus::InProgress, Some(sitting), None, None) => {
            AttemptState::Answering { sitting }
        }
        (AttemptStatus::InProgress, None, None, None) => AttemptState::Reading,
        (AttemptStatus::Finished, Some(sitting), Some(at), Some(score)) => {
            AttemptState::Graded { sitting, at, score }
        }
        (AttemptStatus::Finished, None, Some(at), None) => AttemptState::Acknowledged { at },
        _ => return Err(corrupt("status")),
    };
    // Kept only to be searched for, so it must not say anything else than the numbers do.
    if state.outcome().map(Outcome::name) != row.outcome.as_deref() {
        return Err(corrupt("outcome"));
    }
    Ok(state)
}

fn to_sitting(row: &Model) -> Result<Option<Sitting>, Corrupt> {
    let needed = points(row.needed_milli, "needed_milli")?;
    let max = points(row.max_milli, "max_milli")?;
    match (needed, max, &row.responses) {
        (Some(needed), Some(max), Some(json)) => {
            let responses = responses::read(json).ok_or(corrupt("responses"))?;
            Ok(Some(Sitting { max, needed, responses }))
        }
        (None, None, None) => Ok(None),
        _ => Err(corrupt("responses")),
    }
}

pub(super) fn status(name: &str) -> Result<AttemptStatus, Corrupt> {
    AttemptStatus::parse(name).ok_or(corrupt("status"))
}

pub(super) fn points(milli: Option<i32>, column: &'static str) -> Result<Option<Points>, Corrupt> {
    milli.map(|it| unsigned(it, corrupt(column)).map(Points::from_milli)).transpose()
}

pub(super) fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "training_attempts", column }
}

/// Whoever finishes an attempt keeps all of it that moment.
fn saved_with(attempt: &Attempt) -> Option<Timestamp> {
    attempt.state().finished_at()
}

fn to_row(company: Uuid, attempt: &Attempt, version: Version) -> Result<ActiveModel, StoreError> {
    let state = attempt.state();
    let sitting = state.sitting();
    let open = Some(attempt.module().uuid()).filter(|_| state.finished_at().is_none());
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(attempt.id().uuid()),
        module_id: Set(attempt.module().uuid()),
        number: Set(signed(attempt.version().get())),
        person_id: Set(attempt.person().uuid()),
        started_at: Set(attempt.started().micros()),
        is_practice: Set(attempt.is_practice()),
        status: Set(attempt.status().name().to_owned()),
        open_module_id: Set(open),
        outcome: Set(attempt.outcome().map(|it| it.name().to_owned())),
        needed_milli: Set(sitting.map(|it| signed(it.needed.milli()))),
        max_milli: Set(sitting.map(|it| signed(it.max.milli()))),
        score_milli: Set(attempt.result().map(|it| signed(it.score.milli()))),
        finished_at: Set(state.finished_at().map(Timestamp::micros)),
        saved_at: saved_with(attempt).map_or(NotSet, |it| Set(it.micros())),
        n_answered: Set(sitting.map_or(0, |it| responses::n_answered(&it.responses))),
        version: Set(signed(version.get())),
        responses: Set(sitting.map(|it| responses::write(&it.responses)).transpose()?),
    })
}
