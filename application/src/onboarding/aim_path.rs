use domain_identity::DepartmentName;
use domain_kernel::{Actor, Denied, Facts, Id, Permission, StoreError, Version};
use domain_onboarding::{Assignment, Audience, PathId};
use thiserror::Error;

use super::follow_rules::insert;
use crate::{
    App, Page, PageNumber, Tx, failure::failure, identity::DepartmentLine, onboarding::Candidate,
    repeat, training::today,
};

/// An admin says whom a path is for. Those who are that now get it at once, and others when they
/// come or change their place.
#[derive(Clone, Debug)]
pub struct AimPath {
    pub path: PathId,
    /// As the form showed it.
    pub expected: Version,
    pub audience: Audience,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aimed {
    pub n_people: usize,
}

#[derive(Debug, Error)]
pub enum AimPathError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
    #[error("one of these departments does not exist any more")]
    NoSuchDepartment,
}

/// The departments that a path can be for.
pub async fn list_audience_departments(
    app: &App,
    actor: &Actor,
) -> Result<Vec<DepartmentLine>, AimPathError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.departments(&permit).await?)
}

/// Who would get a path now if it were for these, by name.
pub async fn list_aimed_at(
    app: &App,
    actor: &Actor,
    path: PathId,
    audience: &Audience,
    page: PageNumber,
) -> Result<Page<(Candidate, Option<DepartmentName>)>, AimPathError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let all = app.onboarding.unassigned(&permit, path).await?;
    let aimed = all.into_iter().filter(|(it, department)| {
        let department = department.as_ref().map(|(id, _)| Id::from_uuid(id.uuid()));
        audience.includes(department, it.job_title.as_ref().map(domain_identity::JobTitle::as_str))
    });
    let mut items: Vec<_> = aimed.map(|(it, of)| (it, of.map(|(_, name)| name))).collect();
    let n_matches = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let skipped = items.len().min(page.n_skipped() as usize);
    items.drain(..skipped);
    items.truncate(Page::<()>::N_LINES as usize);
    Ok(Page { items, number: page, n_matches })
}

pub async fn aim_path(app: &App, actor: &Actor, command: AimPath) -> Result<Aimed, AimPathError> {
    repeat(|| aim_once(app, actor, &command)).await
}

async fn aim_once(app: &App, actor: &Actor, command: &AimPath) -> Result<Aimed, AimPathError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // Whoever comes or changes their place meanwhile is seen here, or sees this.
    tx.companies().guard().await?;

    let mut path = tx.paths().find(command.path).await?.ok_or(AimPathError::NoSuchPath)?;
    if path.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_departments(&mut *tx, &command.audience).await?;

    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let mut facts = None::<Facts>;
    if let Some(aimed) = path.value.aim(command.audience.clone()) {
        tx.paths().update(&path).await?;
        facts = Some(Facts::new(now, &aimed));
    }
    let mut assignments = Vec::new();
    for found in tx.assignments().unassigned(command.path).await? {
        if command.audience.includes(found.department, found.job_title.as_deref()) {
            let of = (command.path, path.value.number());
            let (assignment, assigned) =
                Assignment::follow(app.ids.next(), of, found.person, today);
            assignments.push(assignment);
            facts = Some(match facts {
                Some(facts) => facts.and(&assigned),
                None => Facts::new(now, &assigned),
            });
        }
    }
    insert(&mut *tx, &assignments).await?;
    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(Aimed { n_people: assignments.len() })
}

async fn check_departments(tx: &mut dyn Tx, audience: &Audience) -> Result<(), AimPathError> {
    for department in audience.departments() {
        let id = Id::from_uuid(department.uuid());
        tx.departments().find(id).await?.ok_or(AimPathError::NoSuchDepartment)?;
    }
    Ok(())
}

failure!(AimPathError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NoSuchDepartment => Invalid "audience-no-such-department" at "department",
});
