use domain_kernel::{Actor, Permission};
use domain_onboarding::PathId;

use super::see_team::manager;
use crate::{
    App, Page,
    onboarding::{Candidate, FindPathError},
};

/// Somebody who is about to assign looks for whom: an admin among all, a manager among those below.
#[derive(Clone, Debug)]
pub struct FindAssignable {
    pub path: PathId,
    /// Part of a name, e-mail address or username, or empty for everyone.
    pub search: String,
}

/// Who can be put on a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignable {
    /// By name, and as many as one page has.
    pub people: Vec<Candidate>,
    /// Whether there are more than these.
    pub has_more: bool,
}

pub async fn list_assignable(
    app: &App,
    actor: &Actor,
    query: FindAssignable,
) -> Result<Assignable, FindPathError> {
    const MOST: u32 = Page::<()>::N_LINES;
    let permit = actor.permit(Permission::AssignTraining)?;
    let found = app.onboarding.people_off(&permit, manager(actor), &query, MOST + 1).await?;
    let has_more = MOST as usize <= found.len().saturating_sub(1);
    let people = found.into_iter().take(MOST as usize).collect();
    Ok(Assignable { people, has_more })
}
