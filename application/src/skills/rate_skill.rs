use domain_kernel::{Actor, Date, Denied, Facts, Permission, PersonId, StoreError};
use domain_skills::{
    Level, Rated, Rating, RatingNote, RatingRefused, RatingSource, SkillId, SkillRated,
};
use thiserror::Error;

use crate::{App, Tx, failure::failure, onboarding::leads, repeat, training::today};

/// A manager or an admin says at which level somebody else has a skill.
#[derive(Clone, Debug)]
pub struct RateSkill {
    pub person: PersonId,
    pub skill: SkillId,
    pub level: Level,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// Whether what trainings granted until now counts no more.
    pub overrides: bool,
    pub note: Option<RatingNote>,
}

/// Somebody says it of themselves.
#[derive(Clone, Debug)]
pub struct RateOwnSkill {
    pub skill: SkillId,
    pub level: Level,
    /// The last day on which it counts.
    pub until: Option<Date>,
    pub note: Option<RatingNote>,
}

#[derive(Debug, Error)]
pub enum RateSkillError {
    #[error(transparent)]
    Refused(#[from] RatingRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
    #[error("there is no such skill")]
    NoSuchSkill,
}

/// Adds one rating, and changes none.
pub async fn rate_skill(
    app: &App,
    actor: &Actor,
    command: RateSkill,
) -> Result<(), RateSkillError> {
    repeat(|| rate_once(app, actor, &command)).await
}

async fn rate_once(app: &App, actor: &Actor, command: &RateSkill) -> Result<(), RateSkillError> {
    let permit = actor.permit(Permission::RateSkills)?;
    // Of oneself one says what one thinks, and no more.
    if actor.person_id() == Some(command.person) {
        return Err(Denied { permission: Permission::RateSkills }.into());
    }
    let mut tx = app.store.begin(&permit).await?;

    if !leads(&mut *tx, actor, command.person).await? {
        return Err(RateSkillError::NoSuchPerson);
    }
    tx.people().find(command.person).await?.ok_or(RateSkillError::NoSuchPerson)?;
    let rated = Rated {
        level: command.level,
        source: RatingSource::Manager,
        by: actor.person_id(),
        until: command.until,
        overrides: command.overrides,
        note: command.note.clone(),
        granted: None,
    };
    add(app, tx, (command.person, command.skill), rated).await
}

pub async fn rate_own_skill(
    app: &App,
    actor: &Actor,
    command: RateOwnSkill,
) -> Result<(), RateSkillError> {
    repeat(|| rate_own_once(app, actor, &command)).await
}

async fn rate_own_once(
    app: &App,
    actor: &Actor,
    command: &RateOwnSkill,
) -> Result<(), RateSkillError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    let own = actor.person_id().ok_or(Denied { permission: Permission::TakeTraining })?;
    let tx = app.store.begin(&permit).await?;

    let rated = Rated {
        level: command.level,
        source: RatingSource::Own,
        by: Some(own),
        until: command.until,
        overrides: false,
        note: command.note.clone(),
        granted: None,
    };
    add(app, tx, (own, command.skill), rated).await
}

async fn add(
    app: &App,
    mut tx: Box<dyn Tx>,
    about: (PersonId, SkillId),
    rated: Rated,
) -> Result<(), RateSkillError> {
    tx.skills().find(about.1).await?.ok_or(RateSkillError::NoSuchSkill)?;
    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;

    let (rating, rated): (Rating, SkillRated) =
        Rating::give(app.ids.next(), about, rated, (today, now))?;

    tx.ratings().add(&rating).await?;
    tx.commit(Facts::new(now, &rated)).await?;
    Ok(())
}

failure!(RateSkillError {
    Refused(RatingRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "rating-no-such-person",
    NoSuchSkill => NotFound "skill-not-found",
});
