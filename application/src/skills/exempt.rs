use domain_kernel::{Actor, Date, Denied, Facts, Permission, PersonId, StoreError};
use domain_skills::{Exemption, ExemptionReason, ExemptionRefused, SkillId};
use thiserror::Error;

use crate::{App, Tx, failure::failure, onboarding::leads, repeat, training::today};

/// A manager or an admin says that somebody need not have a skill which their job takes.
#[derive(Clone, Debug)]
pub struct ExemptFromSkill {
    pub person: PersonId,
    pub skill: SkillId,
    /// The last day on which it is so.
    pub until: Option<Date>,
    pub reason: ExemptionReason,
}

/// They need it again from today on.
#[derive(Clone, Copy, Debug)]
pub struct EndExemption {
    pub person: PersonId,
    pub skill: SkillId,
}

#[derive(Debug, Error)]
pub enum ExemptError {
    #[error(transparent)]
    Refused(#[from] ExemptionRefused),
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

pub async fn exempt_from_skill(
    app: &App,
    actor: &Actor,
    command: ExemptFromSkill,
) -> Result<(), ExemptError> {
    repeat(|| exempt_once(app, actor, &command)).await
}

async fn exempt_once(
    app: &App,
    actor: &Actor,
    command: &ExemptFromSkill,
) -> Result<(), ExemptError> {
    let (person, skill) = (command.person, command.skill);
    let mut tx = begin(app, actor, person, skill).await?;
    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let last = tx.exemptions().last(person, skill).await?;

    let wanted = Exemption {
        id: app.ids.next(),
        person,
        skill,
        from: today,
        until: command.until.unwrap_or(Date::MAX),
        reason: command.reason.clone(),
        by: actor.person_id(),
    };
    let (exemption, exempted) = Exemption::begin(wanted, last.as_ref(), today)?;

    tx.exemptions().insert(&exemption).await?;
    tx.commit(Facts::new(now, &exempted)).await?;
    Ok(())
}

pub async fn end_exemption(
    app: &App,
    actor: &Actor,
    command: EndExemption,
) -> Result<(), ExemptError> {
    repeat(|| end_once(app, actor, command)).await
}

async fn end_once(app: &App, actor: &Actor, command: EndExemption) -> Result<(), ExemptError> {
    let (person, skill) = (command.person, command.skill);
    let mut tx = begin(app, actor, person, skill).await?;
    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let last = tx.exemptions().last(person, skill).await?;
    let mut exemption = last.ok_or(ExemptionRefused::NotExempt)?;

    let ended = exemption.end(today)?;

    tx.exemptions().update(&exemption).await?;
    tx.commit(Facts::new(now, &ended)).await?;
    Ok(())
}

/// Of two at once the second sees what the first did.
async fn begin(
    app: &App,
    actor: &Actor,
    person: PersonId,
    skill: SkillId,
) -> Result<Box<dyn Tx>, ExemptError> {
    let permit = actor.permit(Permission::RateSkills)?;
    // Nobody decides what they themselves need not have.
    if actor.person_id() == Some(person) {
        return Err(Denied { permission: Permission::RateSkills }.into());
    }
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    if !leads(&mut *tx, actor, person).await? {
        return Err(ExemptError::NoSuchPerson);
    }
    tx.people().find(person).await?.ok_or(ExemptError::NoSuchPerson)?;
    tx.skills().find(skill).await?.ok_or(ExemptError::NoSuchSkill)?;
    Ok(tx)
}

failure!(ExemptError {
    Refused(ExemptionRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "rating-no-such-person",
    NoSuchSkill => NotFound "skill-not-found",
});
