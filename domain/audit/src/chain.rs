use domain_kernel::{Actor, Change, Entry, Id, Realm, RequestId, Timestamp};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{About, Author, Personal, Place, Salt};

/// SHA-256 (FIPS 180-4).
pub type Hash = [u8; 32];

/// Where a chain ends. A store keeps one per realm and locks it to add to the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Head {
    /// The number of entries: they are counted from one, without gaps.
    pub seq: i64,
    pub hash: Hash,
}

/// One line of the audit trail as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub seq: i64,
    pub at: Timestamp,
    pub author: Author,
    pub request: Option<RequestId>,
    pub name: String,
    pub subject: String,
    /// Sorted by field; ids, words of ours and numbers only.
    pub details: Vec<Change>,
    /// Of the row about whom it happened to, if there is one.
    pub subject_digest: Option<Hash>,
    /// Of the row about who did it, if there is one.
    pub author_digest: Option<Hash>,
    pub prev_hash: Hash,
    pub hash: Hash,
}

/// A line of the trail with what stands beside it and has not been erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub recorded: Recorded,
    pub personal: Vec<Personal>,
}

/// The first place where a trail is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Broken {
    #[error("entry {0} was altered")]
    Altered(i64),
    #[error("the personal data beside entry {0} was altered")]
    PersonalAltered(i64),
    #[error("entry {0} is missing")]
    Missing(i64),
    #[error("entry {0} is out of order")]
    Reordered(i64),
    #[error("entry {0} stands beyond the head of the chain")]
    BeyondHead(i64),
    #[error("entry {0} is not the one whose seal was kept: the chain was rewritten")]
    NotAsSealed(i64),
}

/// Walks a chain from its beginning, an entry at a time, so that a trail of millions needs no
/// memory.
#[derive(Clone, Copy, Debug)]
pub struct Verifier {
    realm: Realm,
    end: Head,
}

/// Adds `entry` to the chain that ends in `head`. The salts are fresh random bytes.
pub fn link(realm: Realm, head: Head, actor: Actor, entry: Entry, salts: [Salt; 2]) -> Kept {
    let author = Author::from(actor);
    let [subject_salt, author_salt] = salts;
    let subject = entry.personal.map(|(person, content)| Personal {
        about: About::Subject,
        person: Some(person),
        salt: subject_salt,
        content: content.into_iter().map(composed).collect(),
    });
    let address = actor.origin().address;
    let address = address.map(|it| Personal::of_author(author.person(), author_salt, it));
    let mut recorded = Recorded {
        seq: head.seq + 1,
        at: entry.at,
        author,
        request: actor.origin().request,
        name: entry.name,
        subject: entry.subject,
        details: entry.details.into_iter().map(composed).collect(),
        subject_digest: subject.as_ref().map(Personal::digest),
        author_digest: address.as_ref().map(Personal::digest),
        prev_hash: head.hash,
        hash: Hash::default(),
    };
    recorded.hash = hash(realm, &recorded);
    Kept { recorded, personal: subject.into_iter().chain(address).collect() }
}

impl Verifier {
    pub fn new(realm: Realm) -> Self {
        Self { realm, end: Head::default() }
    }

    /// Goes on from the middle of a chain, for whoever looks at its end only.
    pub fn after(realm: Realm, end: Head) -> Self {
        Self { realm, end }
    }

    /// Where the next entry is looked for: after this one.
    pub fn end(&self) -> Head {
        self.end
    }

    /// Takes the next entry, in the order of the numbers.
    pub fn check(&mut self, kept: &Kept) -> Result<(), Broken> {
        let it = &kept.recorded;
        let expected = self.end.seq + 1;
        if it.seq < expected {
            return Err(Broken::Reordered(it.seq));
        }
        if expected < it.seq {
            return Err(Broken::Missing(expected));
        }
        if it.prev_hash != self.end.hash || it.hash != hash(self.realm, it) {
            return Err(Broken::Altered(it.seq));
        }
        for personal in &kept.personal {
            let digest = match personal.about {
                About::Subject => it.subject_digest,
                About::Author => it.author_digest,
            };
            if digest != Some(personal.digest()) {
                return Err(Broken::PersonalAltered(it.seq));
            }
        }
        self.end = it.head();
        Ok(())
    }

    /// Says whether an entry that was just taken is the one whose seal was kept.
    pub fn compare(&self, kept: Head) -> Result<(), Broken> {
        match self.end.seq == kept.seq && self.end != kept {
            true => Err(Broken::NotAsSealed(kept.seq)),
            false => Ok(()),
        }
    }

    /// Says whether the chain ends where the store says it does. Whoever can rewrite every entry
    /// and the head can still deceive it, so the head is also written down elsewhere from time to
    /// time.
    pub fn finish(self, head: Head) -> Result<Head, Broken> {
        if self.end.seq < head.seq {
            return Err(Broken::Missing(self.end.seq + 1));
        }
        if self.end != head {
            return Err(Broken::Altered(self.end.seq));
        }
        Ok(head)
    }
}

impl Recorded {
    /// The head of the chain that ends here.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    pub fn place(&self) -> Place {
        Place { at: self.at, seq: self.seq }
    }
}

/// Texts as NFC, so that a database that composes what it keeps breaks no chain.
fn composed(change: Change) -> Change {
    let compose = |it: String| domain_kernel::compose(&it);
    Change {
        field: change.field,
        before: change.before.map(compose),
        after: change.after.map(compose),
    }
}

/// Each part goes in after its length, so that no two entries have the same bytes. The order is
/// part of what is stored: to change it, begin with another version number.
fn hash(realm: Realm, recorded: &Recorded) -> Hash {
    let author = recorded.author.parts();
    let mut fields = Fields::default();
    fields.put(Some(b"1"));
    fields.put(realm.company().map(Id::uuid).as_ref().map(|it| &it.as_bytes()[..]));
    fields.put(Some(&recorded.seq.to_be_bytes()));
    fields.put(Some(&recorded.prev_hash));
    fields.put(Some(&recorded.at.micros().to_be_bytes()));
    fields.put(Some(author.kind.as_bytes()));
    fields.put(author.id.as_ref().map(|it| &it.as_bytes()[..]));
    fields.put(Some(author.role.as_bytes()));
    fields.put(author.acting_for.as_ref().map(|it| &it.as_bytes()[..]));
    fields.put(recorded.request.map(Id::uuid).as_ref().map(|it| &it.as_bytes()[..]));
    fields.put(Some(recorded.name.as_bytes()));
    fields.put(Some(recorded.subject.as_bytes()));
    fields.changes(&recorded.details);
    fields.put(recorded.subject_digest.as_ref().map(|it| &it[..]));
    fields.put(recorded.author_digest.as_ref().map(|it| &it[..]));
    fields.hash()
}

/// What goes into a hash, part by part.
#[derive(Default)]
pub(crate) struct Fields(Sha256);

impl Fields {
    pub(crate) fn put(&mut self, bytes: Option<&[u8]>) {
        self.0.update([u8::from(bytes.is_some())]);
        let bytes = bytes.unwrap_or_default();
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    pub(crate) fn changes(&mut self, changes: &[Change]) {
        self.put(Some(&(changes.len() as u64).to_be_bytes()));
        for change in changes {
            self.put(Some(change.field.as_bytes()));
            self.put(change.before.as_deref().map(str::as_bytes));
            self.put(change.after.as_deref().map(str::as_bytes));
        }
    }

    pub(crate) fn hash(self) -> Hash {
        self.0.finalize().into()
    }
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
