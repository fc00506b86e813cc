use std::collections::{BTreeMap, BTreeSet};

use domain_audit::{Head, Kept, Place, Sought, Stretch};
use domain_identity::{AccountId, Identifier, PersonName};
use domain_kernel::{
    Actor, Denied, Id, Permission, Permit, PersonId, Realm, StoreError, Timestamp,
};
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
    /// What the people in them are called now; in the platform's trail the operators.
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
const KINDS: [&str; 7] = ["person", "module", "path", "attempt", "company", "operator", "invite"];
/// Details whose values are people.
const PEOPLE_FIELDS: [&str; 2] = ["person", "manager"];

pub async fn list_entries(
    app: &App,
    actor: &Actor,
    query: ListEntries,
) -> Result<Entries, ListEntriesError> {
    let permit = actor.permit(Permission::ReadAuditTrail)?;
    entries_of(app, permit, query).await
}

/// A root operator does the same on the platform, wherever they look.
pub async fn list_platform_entries(
    app: &App,
    actor: &Actor,
    query: ListEntries,
) -> Result<Entries, ListEntriesError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ReadAuditTrail)?;
    entries_of(app, permit, query).await
}

async fn entries_of(
    app: &App,
    permit: Permit,
    query: ListEntries,
) -> Result<Entries, ListEntriesError> {
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

/// `None` if it is about somebody whom the realm does not have.
pub(super) async fn sought(
    app: &App,
    permit: &Permit,
    query: &ListEntries,
) -> Result<Option<Sought>, StoreError> {
    let (who, target) = (Named::parse(&query.who), Named::parse(&query.target));
    let identifiers: Vec<_> = [&who, &target].into_iter().filter_map(Named::identifier).collect();
    let accounts = match identifiers.is_empty() {
        true => BTreeMap::new(),
        false => app.logins.accounts(&identifiers).await?,
    };
    // Names to sign in with are those of all companies.
    let account = |it: &Identifier| {
        accounts.get(it).copied().filter(|account| account.realm() == permit.realm())
    };
    let person = match &who {
        Named::Id(id) => Some(*id),
        Named::Account(it) => account(it).map(AccountId::number),
        Named::Nothing | Named::Subject(_) | Named::Nobody => None,
    };
    let subjects = match &target {
        Named::Id(id) => KINDS.map(|kind| format!("{kind}:{id}")).into(),
        Named::Account(it) => account(it).map(AccountId::subject).into_iter().collect(),
        Named::Subject(subject) => vec![subject.clone()],
        Named::Nothing | Named::Nobody => Vec::new(),
    };
    let is_in_vain = (person.is_none() && who != Named::Nothing)
        || (subjects.is_empty() && target != Named::Nothing);
    let (name, since, until) = (query.name.clone(), query.since, query.until);
    Ok((!is_in_vain).then_some(Sought { person, name, subjects, since, until }))
}

/// What somebody typed who looks for a person or a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Nothing,
    /// Of whatever it is.
    Id(PersonId),
    Account(Identifier),
    /// As the trail writes it.
    Subject(String),
    /// What can be nobody's name.
    Nobody,
}

impl Named {
    fn parse(text: &str) -> Self {
        if text.is_empty() {
            return Self::Nothing;
        }
        if text.contains(':') {
            return Self::Subject(text.to_owned());
        }
        let id = text.parse().ok().map(Self::Id);
        id.or_else(|| Identifier::parse(text).map(Self::Account)).unwrap_or(Self::Nobody)
    }

    fn identifier(&self) -> Option<Identifier> {
        match self {
            Self::Account(it) => Some(it.clone()),
            _ => None,
        }
    }
}

/// What has happened last in a realm, with what those in it are called now.
#[derive(Clone, Debug)]
pub struct Events {
    pub entries: Vec<Kept>,
    pub names: BTreeMap<PersonId, PersonName>,
}

pub(crate) async fn newest_events(
    app: &App,
    permit: &Permit,
    limit: u16,
) -> Result<Events, StoreError> {
    let all = Sought::default();
    let entries = app.trail.found(permit, &all, Stretch::Newest, limit).await?;
    let names = names(app, permit, &entries).await?;
    Ok(Events { entries, names })
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
    if permit.realm() == Realm::Platform {
        let operators: Vec<_> = people.iter().map(|it| Id::from_uuid(it.uuid())).collect();
        let names = app.platform.operator_names(permit, &operators).await?;
        return Ok(names.into_iter().map(|(id, name)| (Id::from_uuid(id.uuid()), name)).collect());
    }
    app.identity.names(permit, &people).await
}

/// Everyone whom an entry names by id.
fn people(kept: &Kept) -> Vec<PersonId> {
    let it = &kept.recorded;
    let subject =
        ["person:", "operator:"].into_iter().find_map(|kind| it.subject.strip_prefix(kind));
    let author = it.author.parts().id.map(Id::from_uuid);
    let details = it.details.iter().filter(|it| PEOPLE_FIELDS.contains(&it.field.as_str()));
    let values = details.flat_map(|it| [it.before.as_deref(), it.after.as_deref()]).flatten();
    let ids = subject.into_iter().chain(values).filter_map(|it| it.parse().ok());
    author.into_iter().chain(it.author.person()).chain(ids).collect()
}

failure!(ListEntriesError {
    Denied(Denied),
    Store(StoreError),
});
