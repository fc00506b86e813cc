use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned};
use domain_training::{
    Attempt, AttemptId, AttemptState, AttemptStatus, Attempts, Deadline, Ending, ExtraTry,
    ModuleId, Outcome, Past, PastAttempt, Points, Run, Sitting, Unmet, VersionNumber,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{layout, responses};
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        training_attempts::{ActiveModel, Column, Entity, Model},
        training_extra_tries, training_regrades,
    },
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

    async fn past(&mut self, person: PersonId, module: ModuleId) -> Result<Past, StoreError> {
        let attempts = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::ModuleId.eq(module.uuid()))
            .select_only()
            .columns([Column::Id, Column::IsPractice, Column::Outcome, Column::FinishedAt]);
        let attempts: Vec<(Uuid, bool, Option<String>, Option<i64>)> =
            attempts.into_tuple().all(&self.txn).await.map_err(store_error)?;
        // What has failed may have been marked otherwise since.
        let regraded = self
            .scope
            .select::<training_regrades::Entity>()?
            .filter(
                training_regrades::Column::CurrentAttemptId.is_in(attempts.iter().map(|it| it.0)),
            )
            .select_only()
            .columns([training_regrades::Column::AttemptId, training_regrades::Column::Outcome]);
        let regraded: Vec<(Uuid, String)> =
            regraded.into_tuple().all(&self.txn).await.map_err(store_error)?;
        let regraded: BTreeMap<Uuid, String> = regraded.into_iter().collect();
        let attempts = attempts.into_iter().map(|(id, is_practice, outcome, at)| {
            let outcome = regraded.get(&id).cloned().or(outcome);
            let end = outcome.zip(at).map(|(name, at)| {
                let outcome = Outcome::parse(&name).ok_or(corrupt("outcome"))?;
                Ok::<_, Corrupt>((outcome, Timestamp::from_micros(at)))
            });
            Ok(PastAttempt { is_practice, end: end.transpose()? })
        });
        let attempts = attempts.collect::<Result<Vec<_>, Corrupt>>()?;
        let given = self
            .scope
            .select::<training_extra_tries::Entity>()?
            .filter(training_extra_tries::Column::PersonId.eq(person.uuid()))
            .filter(training_extra_tries::Column::ModuleId.eq(module.uuid()))
            .select_only()
            .column(training_extra_tries::Column::GivenAt);
        let given: Vec<i64> = given.into_tuple().all(&self.txn).await.map_err(store_error)?;
        Ok(Past::of(&attempts, given.into_iter().map(Timestamp::from_micros)))
    }

    async fn insert_extra_try(&mut self, extra: &ExtraTry) -> Result<(), StoreError> {
        let row = training_extra_tries::ActiveModel {
            company_id: Set(self.scope.company()?),
            person_id: Set(extra.person.uuid()),
            module_id: Set(extra.module.uuid()),
            after_attempts: Set(signed(extra.after)),
            given_at: Set(extra.given.micros()),
            given_by: Set(extra.by.map(Id::uuid)),
            reason: Set(extra.reason.as_str().to_owned()),
        };
        self.scope.insert(&self.txn, row).await
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
        ordinal: row.ordinal.map(|it| unsigned(it, corrupt("ordinal"))).transpose()?,
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
            let (unmet, ending) = (to_unmet(row)?, to_ending(row)?);
            AttemptState::Graded { sitting, at, score, unmet, ending }
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
            let layout = row.layout.as_deref().map(|it| layout::read(it).ok_or(corrupt("layout")));
            let layout = layout.transpose()?;
            let deadline = row.deadline_at.map(|it| Deadline::at(Timestamp::from_micros(it)));
            Ok(Some(Sitting { max, needed, layout, deadline, responses }))
        }
        (None, None, None) => Ok(None),
        _ => Err(corrupt("responses")),
    }
}

fn to_unmet(row: &Model) -> Result<Unmet, Corrupt> {
    layout::read_unmet(row.unmet.as_deref()).ok_or(corrupt("unmet"))
}

/// What ended before there were time limits was handed in.
fn to_ending(row: &Model) -> Result<Ending, Corrupt> {
    let name = row.ending.as_deref();
    name.map_or(Ok(Ending::Submitted), |it| Ending::parse(it).ok_or(corrupt("ending")))
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
    let layout = sitting.and_then(|it| it.layout.as_ref());
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
        layout: Set(layout.map(layout::write).transpose()?),
        unmet: Set(attempt.unmet().map(layout::write_unmet).transpose()?.flatten()),
        ending: Set(attempt.ending().map(|it| it.name().to_owned())),
        deadline_at: Set(attempt.deadline().map(|it| it.instant().micros())),
        ordinal: Set(attempt.run().ordinal.map(signed)),
    })
}
