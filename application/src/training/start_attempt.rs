use domain_kernel::{
    Actor, Denied, Facts, Id, Permission, PersonId, Rule, StoreError, TimeFactor, Timestamp,
};
use domain_onboarding::{Assignment, StepModule, locked};
use domain_training::{
    Attempt, AttemptId, Beginning, ModuleId, ModuleVersion, NotOffered, TurnRefused,
};
use thiserror::Error;

use super::complete::today;
use crate::{App, Tx, failure::failure, repeat};

/// A person starts a module, or goes on with the attempt that is open.
#[derive(Clone, Copy, Debug)]
pub struct StartAttempt {
    pub module: ModuleId,
}

/// The one attempt that is open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Started {
    pub attempt: AttemptId,
    /// Whether this began it.
    pub is_new: bool,
}

#[derive(Debug, Error)]
pub enum StartAttemptError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of a module that is not this person's to take (spec: training, T6).
    #[error("there is no such module")]
    NoSuchModule,
    #[error("this module is retired and cannot be started any more")]
    Retired,
    /// It waits for something else on every path in which it stands.
    #[error("what comes before this on your path is not done yet")]
    Locked,
    #[error(transparent)]
    Turn(#[from] TurnRefused),
}

pub async fn start_attempt(
    app: &App,
    actor: &Actor,
    command: StartAttempt,
) -> Result<Started, StartAttemptError> {
    match repeat(|| start_once(app, actor, command)).await {
        // Another click was quicker, and its attempt is the one to go on with (spec: training, T5).
        Err(StartAttemptError::Store(StoreError::Duplicate(
            Rule::OpenAttempt | Rule::AttemptOrdinal,
        ))) => repeat(|| start_once(app, actor, command)).await,
        started => started,
    }
}

async fn start_once(
    app: &App,
    actor: &Actor,
    command: StartAttempt,
) -> Result<Started, StartAttemptError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    if let Some(open) = tx.attempts().find_open(person, command.module).await? {
        return Ok(Started { attempt: open.value.id(), is_new: false });
    }
    let module = tx.modules().find(command.module).await?.ok_or(StartAttemptError::NoSuchModule)?;
    let step = Id::from_uuid(command.module.uuid());
    let on = tx.assignments().with_module(person, step).await?;
    let is_assigned = !on.is_empty();
    let number = match module.value.offered() {
        Ok(number) => number,
        Err(NotOffered::Retired) if is_assigned => return Err(StartAttemptError::Retired),
        Err(NotOffered::Retired | NotOffered::NeverPublished) => {
            return Err(StartAttemptError::NoSuchModule);
        }
    };
    let version = tx.modules().version(command.module, number).await?;
    let version = version.ok_or(StartAttemptError::NoSuchModule)?;
    let is_open_to_all = version.lesson().about().is_open_to_all;
    if !(is_assigned || is_open_to_all) {
        return Err(StartAttemptError::NoSuchModule);
    }
    let past = tx.attempts().past(person, command.module).await?;
    // Somebody has begun it since this looked for one: how that ends decides what comes next.
    if past.is_any_open {
        return Err(StoreError::Duplicate(Rule::OpenAttempt).into());
    }

    let now = app.clock.now();
    let is_practice = is_completed(app, &mut *tx, person, command.module, now).await?;
    if !is_practice {
        if !is_open_to_all && is_locked(app, &mut *tx, &on, step, now).await? {
            return Err(StartAttemptError::Locked);
        }
        let tries = version.quiz().map(|it| it.rules.tries).unwrap_or_default();
        tries.turn(past.tries, now).check()?;
    }
    let beginning = Beginning {
        at: now,
        is_practice,
        factor: time_factor(&mut *tx, person, &version).await?,
        ordinal: Some(past.n_attempts.saturating_add(1)),
        seed: u64::from_le_bytes(app.random.bytes()),
    };
    let (attempt, started) = Attempt::start(app.ids.next(), person, &version, beginning);

    tx.attempts().insert(&attempt).await?;
    tx.commit(Facts::new(now, &started)).await?;
    Ok(Started { attempt: attempt.id(), is_new: true })
}

/// Whether there is nothing to do for this person at a module, so that doing it again changes
/// nothing (spec: training, T10).
async fn is_completed(
    app: &App,
    tx: &mut dyn Tx,
    person: PersonId,
    module: ModuleId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(completion) = tx.completions().find_current(person, module).await? else {
        return Ok(false);
    };
    let today = today(app, tx, now).await?;
    Ok(!completion.value.standing(today).is_to_do())
}

/// How much longer this person has, where time is limited.
async fn time_factor(
    tx: &mut dyn Tx,
    person: PersonId,
    version: &ModuleVersion,
) -> Result<TimeFactor, StoreError> {
    if version.quiz().is_none_or(|it| it.rules.time_limit.is_none()) {
        return Ok(TimeFactor::NONE);
    }
    let person = tx.people().find(person).await?;
    Ok(person.map(|it| it.value.time_factor).unwrap_or_default())
}

/// Whether a module waits for something else on each of these paths.
async fn is_locked(
    app: &App,
    tx: &mut dyn Tx,
    on: &[Assignment],
    module: StepModule,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let today = today(app, tx, now).await?;
    for assignment in on {
        let steps = tx.assignments().reached(assignment, today).await?;
        let waits: Vec<_> = steps.iter().map(|(it, reached)| (*reached, it.plan.waits)).collect();
        let mut locked = steps.iter().zip(locked(&waits));
        if !locked.any(|((it, _), is_locked)| is_locked && it.module() == Some(module)) {
            return Ok(false);
        }
    }
    Ok(true)
}

failure!(StartAttemptError {
    Denied(Denied),
    Store(StoreError),
    Turn(TurnRefused),
    ;
    NoSuchModule => NotFound "module-not-found",
    Retired => Refused "module-retired",
    Locked => Denied "module-locked",
});
