use std::collections::BTreeSet;

use domain_identity::{Holder, Identifier, PersonName};
use domain_kernel::{Actor, Date, Denied, Permission, Permit, PersonId, StoreError};
use domain_onboarding::{PathId, PathTitle};
use thiserror::Error;

use super::see_team::manager;
use crate::{App, failure::failure, onboarding::Placed};

/// Somebody who is about to put several people on a path looks at what that would do.
#[derive(Clone, Debug, Default)]
pub struct PreviewAssignment {
    /// Nobody is on none.
    pub path: Option<PathId>,
    pub people: Vec<PersonId>,
    /// E-mail addresses of more people, as they were written.
    pub addresses: Vec<String>,
}

/// Who would be put on a path, and who not. Everybody is in it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignmentPreview {
    /// By name.
    pub new: Vec<(PersonId, PersonName)>,
    pub left_out: Vec<LeftOut>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Already on it, and keeps the start they had.
    OnPathSince(PersonName, Date),
    Deactivated(PersonName),
    /// As it was written: an address of nobody, of somebody in another team, or none at all.
    Unknown(String),
}

#[derive(Debug, Error)]
pub enum PreviewAssignmentError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("choose somebody of your team")]
    NoSuchPerson,
    #[error("choose {} people at most", PreviewAssignment::MOST)]
    TooMany,
}

impl PreviewAssignment {
    /// So many people at most are put on a path at once.
    pub const MOST: usize = 500;
}

pub async fn preview_assignment(
    app: &App,
    actor: &Actor,
    query: PreviewAssignment,
) -> Result<AssignmentPreview, PreviewAssignmentError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    if PreviewAssignment::MOST < query.people.len() + query.addresses.len() {
        return Err(PreviewAssignmentError::TooMany);
    }
    let named = find_named(app, &permit, &query.addresses).await?;
    let chosen: BTreeSet<PersonId> = query.people.iter().copied().collect();
    let ids = chosen.iter().copied().chain(named.iter().filter_map(|(_, id)| *id));
    let ids: Vec<PersonId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let placed = app.onboarding.placed(&permit, manager(actor), query.path, &ids).await?;
    let is_placed = |id: PersonId| placed.iter().any(|it| it.id == id);
    if !chosen.iter().all(|it| is_placed(*it)) {
        return Err(PreviewAssignmentError::NoSuchPerson);
    }

    let unknown = named.into_iter().filter(|(_, id)| !id.is_some_and(is_placed));
    let unknown: Vec<_> = unknown.map(|(written, _)| LeftOut::Unknown(written)).collect();
    let mut preview = AssignmentPreview::default();
    for person in placed {
        match person.starts_on {
            Some(start) => preview.left_out.push(LeftOut::OnPathSince(person.name, start)),
            None if person.is_active => preview.new.push((person.id, person.name)),
            None => preview.left_out.push(LeftOut::Deactivated(person.name)),
        }
    }
    preview.left_out.extend(unknown);
    Ok(preview)
}

/// The people who were chosen, by name.
pub async fn list_chosen(
    app: &App,
    actor: &Actor,
    people: &[PersonId],
) -> Result<Vec<Placed>, PreviewAssignmentError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let placed = app.onboarding.placed(&permit, manager(actor), None, people).await?;
    match people.iter().all(|id| placed.iter().any(|it| it.id == *id)) {
        true => Ok(placed),
        false => Err(PreviewAssignmentError::NoSuchPerson),
    }
}

/// Each address with whose it is, if it is a colleague's.
async fn find_named(
    app: &App,
    permit: &Permit,
    addresses: &[String],
) -> Result<Vec<(String, Option<PersonId>)>, StoreError> {
    if addresses.is_empty() {
        return Ok(Vec::new());
    }
    let parsed = addresses.iter().map(|it| (it, Identifier::parse(it)));
    let parsed: Vec<_> = parsed.collect();
    let identifiers: Vec<Identifier> = parsed.iter().filter_map(|(_, it)| it.clone()).collect();
    let known = app.store.begin(permit).await?.people().known(&identifiers).await?;
    let named = parsed.into_iter().map(|(written, identifier)| {
        let found = identifier.and_then(|it| known.get(&it));
        let id = found.and_then(|it| match it.holder {
            Holder::Colleague { id, .. } => Some(id),
            Holder::Customer { .. } | Holder::Stranger => None,
        });
        (written.clone(), id)
    });
    Ok(named.collect())
}

failure!(PreviewAssignmentError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => Invalid "assign-no-such-person" at "person",
    TooMany => Invalid "assign-too-many" at "person",
});

/// Somebody who assigns looks for a path: all of the company's, by title.
pub async fn list_path_titles(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(PathId, PathTitle)>, PreviewAssignmentError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    Ok(app.onboarding.path_titles(&permit).await?)
}
