use std::time::Duration;

use domain_identity::{Reason, VisitBegun, VisitEnded};
use domain_kernel::{
    Actor, CompanyId, Denied, Fact, Facts, Job, Permission, Permit, Realm, StoreError, Timestamp,
    Visit, Who,
};
use thiserror::Error;

use super::note::note;
use crate::{
    App,
    failure::failure,
    identity::{OverVisit, SessionKey, act_as_program},
    repeat,
};

/// A root operator looks into a company, with all that its admin may.
#[derive(Clone, Debug)]
pub struct VisitCompany {
    /// The session that it is done in.
    pub session: SessionKey,
    pub company: CompanyId,
    pub reason: Reason,
}

#[derive(Debug, Error)]
pub enum VisitCompanyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such company")]
    NoSuchCompany,
}

/// How long an operator may look into a company before they have to say why again.
const LASTS: Duration = Duration::from_hours(1);

/// It is on the company's record before anything can be seen. Returns when it ends by itself.
pub async fn visit_company(
    app: &App,
    actor: &Actor,
    command: VisitCompany,
) -> Result<Timestamp, VisitCompanyError> {
    let permission = Permission::VisitCompanies;
    let by = actor.operator_id().ok_or(Denied { permission })?;
    let VisitCompany { session, company, reason } = command;
    let begun = VisitBegun { company, by, reason };
    repeat(|| record(app, actor, company, &begun)).await?;
    note::<VisitCompanyError>(app, actor, &begun).await?;
    let ends = app.clock.now().plus(LASTS);
    app.sessions.visit(&session, Some((company, ends))).await?;
    Ok(ends)
}

/// The operator goes back to the platform. Without a visit this changes nothing.
pub async fn end_visit(
    app: &App,
    actor: &Actor,
    session: &SessionKey,
) -> Result<(), VisitCompanyError> {
    let Who::Operator { visiting: Some(Visit { company }), .. } = actor.who() else {
        return Ok(());
    };
    app.sessions.visit(session, None).await?;
    record_end(app, actor, company).await
}

/// What an operator leaves behind who signs out meanwhile.
pub(crate) async fn end_visit_with_session(
    app: &App,
    actor: &Actor,
) -> Result<(), VisitCompanyError> {
    match actor.who() {
        Who::Operator { visiting: Some(Visit { company }), .. } => {
            record_end(app, actor, company).await
        }
        _ => Ok(()),
    }
}

async fn record_end(app: &App, actor: &Actor, company: CompanyId) -> Result<(), VisitCompanyError> {
    let permission = Permission::VisitCompanies;
    let by = actor.operator_id().ok_or(Denied { permission })?;
    let ended = VisitEnded { company, by };
    repeat(|| record(app, actor, company, &ended)).await?;
    note(app, actor, &ended).await
}

/// Takes note of visits that time has ended, with when it did, and says how many. Of several instances
/// one does.
pub(crate) async fn close_visits(app: &App) -> Result<u32, StoreError> {
    let mut n_closed = 0;
    for visit in app.sessions.over_visits(app.clock.now()).await? {
        if repeat(|| close_once(app, visit)).await? {
            repeat(|| note_closed(app, visit)).await?;
            n_closed += 1;
        }
    }
    Ok(n_closed)
}

async fn close_once(app: &App, visit: OverVisit) -> Result<bool, StoreError> {
    let mut tx = app.store.begin(&sweeping(Realm::Company(visit.company))?).await?;
    if !tx.companies().close_visit(visit.operator, visit.ends).await? {
        return Ok(false);
    }
    tx.commit(ended(visit)).await?;
    Ok(true)
}

/// On the platform's record too, like its beginning.
async fn note_closed(app: &App, visit: OverVisit) -> Result<(), StoreError> {
    app.store.begin(&sweeping(Realm::Platform)?).await?.commit(ended(visit)).await
}

fn ended(visit: OverVisit) -> Facts {
    let OverVisit { company, operator: by, ended, .. } = visit;
    Facts::new(ended, &VisitEnded { company, by })
}

fn sweeping(realm: Realm) -> Result<Permit, StoreError> {
    let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::VisitCompanies);
    permit.map_err(StoreError::corrupt)
}

async fn record(
    app: &App,
    actor: &Actor,
    company: CompanyId,
    fact: &(dyn Fact + Sync),
) -> Result<(), VisitCompanyError> {
    let permit = actor.permit_in(Realm::Company(company), Permission::VisitCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().find().await?.ok_or(VisitCompanyError::NoSuchCompany)?;
    tx.commit(Facts::new(app.clock.now(), fact)).await?;
    Ok(())
}

failure!(VisitCompanyError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => NotFound "company-not-found",
});
