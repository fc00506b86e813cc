use std::time::Duration;

use domain_identity::{Reason, VisitBegun, VisitEnded};
use domain_kernel::{
    Actor, CompanyId, Denied, Fact, Facts, Permission, Realm, StoreError, Timestamp, Visit, Who,
};
use thiserror::Error;

use super::note::note;
use crate::{App, failure::failure, identity::SessionKey, repeat};

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
    let ended = VisitEnded { company };
    repeat(|| record(app, actor, company, &ended)).await?;
    note(app, actor, &ended).await
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
