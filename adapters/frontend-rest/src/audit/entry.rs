use std::collections::BTreeMap;

use domain_audit::{About, Author, Kept, hex};
use domain_identity::PersonName;
use domain_kernel::{Change, Id, PersonId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::moment;

/// Something that happened. All words are those of the trail, which never change.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub(crate) struct EntryDocument {
    /// They are counted from one, without gaps.
    number: i64,
    at: String,
    author: AuthorDocument,
    /// Where the request came from; nothing once it was erased.
    address: Option<String>,
    /// The number of the request.
    request: Option<String>,
    #[schema(example = "identity.person_created")]
    action: String,
    /// To what it happened: its kind and its id.
    #[schema(example = "person:019…")]
    target: String,
    /// What the target is called now, if it is a person.
    target_name: Option<String>,
    changes: Vec<ChangeDocument>,
    /// Whether there was more that named somebody, and was erased.
    is_erased: bool,
    /// In hexadecimal digits.
    seal: String,
}

/// Who did it.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditAuthor)]
pub(crate) struct AuthorDocument {
    /// `person`, `token`, `operator`, `system` or `nobody`.
    kind: &'static str,
    /// Whose doing it is, if it is one's.
    id: Option<String>,
    /// What they are called now.
    name: Option<String>,
    /// The role that they had, or the part of the program that did it.
    role: String,
}

/// A field before and after.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditChange)]
pub(crate) struct ChangeDocument {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

type Names = BTreeMap<PersonId, PersonName>;

impl EntryDocument {
    pub(super) fn new(kept: &Kept, names: &Names) -> Self {
        let it = &kept.recorded;
        let beside = |about| kept.personal.iter().find(move |it| it.about == about);
        let (personal, of_author) = (beside(About::Subject), beside(About::Author));
        let address = of_author.and_then(|it| it.content.iter().find(|it| it.field == "address"));
        let more = personal.map(|it| it.content.as_slice()).unwrap_or_default();
        let person = it.subject.strip_prefix("person:").and_then(|it| it.parse().ok());
        Self {
            number: it.seq,
            at: moment(it.at),
            author: AuthorDocument::new(&it.author, names),
            address: address.and_then(|it| it.after.clone()),
            request: it.request.map(|it| it.to_string()),
            action: it.name.clone(),
            target: it.subject.clone(),
            target_name: person.and_then(|it| name(it, names)),
            changes: it.details.iter().chain(more).map(ChangeDocument::new).collect(),
            is_erased: personal.is_none() && it.subject_digest.is_some(),
            seal: hex(&it.hash),
        }
    }
}

impl AuthorDocument {
    fn new(author: &Author, names: &Names) -> Self {
        let parts = author.parts();
        let id = parts.id.or(parts.acting_for).map(Id::from_uuid);
        Self {
            kind: parts.kind,
            id: id.map(|it| it.to_string()),
            name: id.and_then(|it| name(it, names)),
            role: parts.role.to_owned(),
        }
    }
}

impl ChangeDocument {
    fn new(change: &Change) -> Self {
        let Change { field, before, after } = change.clone();
        Self { field, before, after }
    }
}

fn name(id: PersonId, names: &Names) -> Option<String> {
    names.get(&id).map(|it| it.as_str().to_owned())
}
