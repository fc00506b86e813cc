use crate::{PersonId, Timestamp};

/// Something that happened in a domain, in the words the audit trail will keep.
pub trait Fact {
    /// Dotted past tense, never renamed: `training.attempt_graded`.
    fn name(&self) -> &'static str;
    /// The record it happened to, such as `attempt:0190…`.
    fn subject(&self) -> String;
    /// The fields worth keeping. No secrets, nothing that names a person: ids, words of ours,
    /// numbers, and what the things of a company are called, since these can never be erased.
    fn details(&self) -> Vec<Change> {
        Vec::new()
    }
    /// Names, addresses and mails, each with the person they belong to. They stand beside the
    /// chain, which holds a salted digest of them, so that they can be erased (spec: inventory,
    /// "Audit").
    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        None
    }
}

/// One field, before and after. `None` is "there was none".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What a transaction must hand over in order to commit: at least one thing that happened.
#[derive(Clone, Debug)]
pub struct Facts {
    at: Timestamp,
    // Invariant: never empty.
    entries: Vec<Entry>,
}

/// One line of the audit trail, before it is known who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: Timestamp,
    pub name: String,
    pub subject: String,
    /// Sorted by field, so that the same change always has the same hash.
    pub details: Vec<Change>,
    /// Sorted by field too.
    pub personal: Option<(PersonId, Vec<Change>)>,
}

impl Change {
    /// A field that had no value before.
    pub fn set(field: &str, after: impl Into<String>) -> Self {
        Self { field: field.to_owned(), before: None, after: Some(after.into()) }
    }

    /// A field that had another value before.
    pub fn from_to(field: &str, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { before: Some(before.into()), ..Self::set(field, after) }
    }

    /// A field that has no value any more.
    pub fn gone(field: &str, before: impl Into<String>) -> Self {
        Self { field: field.to_owned(), before: Some(before.into()), after: None }
    }

    /// The change of a field that may be empty, or `None` when it stayed the same.
    pub fn between(field: &str, before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then(|| Self { field: field.to_owned(), before, after })
    }
}

impl Facts {
    pub fn new(at: Timestamp, fact: &dyn Fact) -> Self {
        Self { at, entries: vec![Entry::new(at, fact)] }
    }

    #[must_use]
    pub fn and(mut self, fact: &dyn Fact) -> Self {
        self.entries.push(Entry::new(self.at, fact));
        self
    }

    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

impl Entry {
    fn new(at: Timestamp, fact: &dyn Fact) -> Self {
        let mut details = fact.details();
        details.sort();
        let personal = fact.personal().map(|(whose, mut changes)| {
            changes.sort();
            (whose, changes)
        });
        Self { at, name: fact.name().to_owned(), subject: fact.subject(), details, personal }
    }
}
