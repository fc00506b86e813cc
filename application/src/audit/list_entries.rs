use std::collections::{BTreeMap, BTreeSet};

use domain_audit::{Head, Kept, Place, Sought, Stretch};
use domain_identity::{Identifier, PersonName};
use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError, Timestamp};
use thiserror::Error;

use crate::{App, failure::failure};

/// An admin looks at what happened, newest first, a page at a time.
#[derive(Clone, Debug)]
pub struct ListEntries {
    /// Who did it: an e-mail address, a username or an id; empty for everyone.
    pub who: String,
    /// What happened, in the word of the trail.
    pub name: Option<String>,
    /// To what it happened: an id, or a person as in `who`; empty for everything.
    pub target: String,
    pub since: Option<Timestamp>,
    /// The first moment that is too late.
    pub until: Option<Timestamp>,
    pub stretch: Stretch,
}

/// A page of the trail.
#[derive(Clone, Debug)]
pub struct Entries {
    pub entries: Vec<Kept>,
    /// What the people in them are called now.
    pub names: BTreeMap<PersonId, PersonName>,
    /// Where the page of newer entries ends, if there are any.
    pub newer: Option<Place>,
    /// Where the page of older entries begins, if there are any.
    pub older: Option<Place>,
    /// Of the whole trail, whatever is looked for.
    pub head: Head,
}

#[derive(Debug, Error)]
pub enum ListEntriesError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Entries of one page.
const N_LINES: u16 = 25;
/// What an id without a word before it may be the id of.
const KINDS: [&str; 5] = ["person", "module", "path", "attempt", "company"];
/// Details whose values are people.
const PEOPLE_FIELDS: [&str; 2] = ["person", "manager"];

pub async fn list_entries(
    app: &App,
    actor: &Actor,
    query: ListEntries,
) -> Result<Entries, ListEntriesError> {
    let permit = actor.permit(Permission::ReadAuditTrail)?;
    let head = app.trail.head(&permit).await?;
    // One more than there is room for says whether there are others.
    let mut entries = match sought(app, &permit, &query).await? {
        Some(sought) => app.trail.found(&permit, &sought, query.stretch, N_LINES + 1).await?,
        None => Vec::new(),
    };
    let is_more = usize::from(N_LINES) < entries.len();
    if is_more {
        match query.stretch {
            Stretch::NewerThan(_) => drop(entries.remove(0)),
            Stretch::Newest | Stretch::OlderThan(_) => entries.truncate(usize::from(N_LINES)),
        }
    }
    let (is_newer, is_older) = match query.stretch {
        Stretch::Newest => (false, is_more),
        Stretch::OlderThan(_) => (true, is_more),
        Stretch::NewerThan(_) => (is_more, true),
    };
    let place = |it: Option<&Kept>| it.map(|it| it.recorded.place());
    let (newer, older) = (place(entries.first()), place(entries.last()));
    let names = names(app, &permit, &entries).await?;
    Ok(Entries {
        newer: newer.filter(|_| is_newer),
        older: older.filter(|_| is_older),
        entries,
        names,
        head,
    })
}

/// `None` if it is about somebody or something that the company does not have.
pub(super) async fn sought(
    app: &App,
    permit: &Permit,
    query: &ListEntries,
) -> Result<Option<Sought>, StoreError> {
    let mut sought = Sought {
        name: query.name.clone(),
        since: query.since,
        until: query.until,
        ..Sought::default()
    };
    if !query.who.is_empty() {
        sought.person = person(app, permit, &query.who).await?;
        if sought.person.is_none() {
            return Ok(None);
        }
    }
    if !query.target.is_empty() {
        sought.subject = subject(app, permit, &query.target).await?;
        if sought.subject.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(sought))
}

async fn person(app: &App, permit: &Permit, text: &str) -> Result<Option<PersonId>, StoreError> {
    if let Ok(id) = text.parse() {
        return Ok(Some(id));
    }
    let Some(identifier) = Identifier::parse(text) else {
        return Ok(None);
    };
    let login = app.logins.login(&identifier).await?;
    // Names to sign in with are those of all companies.
    let own = login.filter(|it| Some(it.company) == permit.realm().company());
    Ok(own.map(|it| it.person))
}

async fn subject(app: &App, permit: &Permit, text: &str) -> Result<Option<String>, StoreError> {
    if text.contains(':') {
        return Ok(Some(text.to_owned()));
    }
    if let Ok(id) = text.parse::<PersonId>() {
        let subjects = KINDS.map(|kind| format!("{kind}:{id}"));
        return app.trail.known_subject(permit, &subjects).await;
    }
    let person = person(app, permit, text).await?;
    Ok(person.map(|it| format!("person:{it}")))
}

pub(super) async fn names(
    app: &App,
    permit: &Permit,
    entries: &[Kept],
) -> Result<BTreeMap<PersonId, PersonName>, StoreError> {
    let people: BTreeSet<PersonId> = entries.iter().flat_map(people).collect();
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let people: Vec<PersonId> = people.into_iter().collect();
    app.identity.names(permit, &people).await
}

/// Everyone whom an entry names by id.
fn people(kept: &Kept) -> Vec<PersonId> {
    let it = &kept.recorded;
    let subject = it.subject.strip_prefix("person:");
    let details = it.details.iter().filter(|it| PEOPLE_FIELDS.contains(&it.field.as_str()));
    let values = details.flat_map(|it| [it.before.as_deref(), it.after.as_deref()]).flatten();
    let ids = subject.into_iter().chain(values).filter_map(|it| it.parse().ok());
    it.author.person().into_iter().chain(ids).collect()
}

failure!(ListEntriesError {
    Denied(Denied),
    Store(StoreError),
});
