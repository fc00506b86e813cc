//! A trail for the samples of pages.

use std::collections::BTreeMap;

use application::audit::Entries;
use domain_audit::{About, Author, Head, Kept, Personal, Recorded};
use domain_identity::PersonName;
use domain_kernel::{Change, Id, PersonId, Timestamp};
use uuid::Uuid;

/// A change of a person whose personal part is there, one where it was erased, and what a command
/// and nobody did.
pub(super) fn entries() -> Entries {
    let (anna, kofi) = (person(1), person(2));
    let admin = || Author::Person { id: anna, role: "admin".to_owned() };
    let command = Author::System { job: "command_line".to_owned(), acting_for: Some(anna) };
    let of_kofi = format!("person:{kofi}");
    let role = vec![
        Change::from_to("role", "staff", "manager"),
        Change::gone("manager", anna.to_string()),
    ];
    let name = vec![Change::from_to("name", "Kofi <b>", "Kofi Mensah")];
    let address = vec![Change::set("address", "192.0.2.7")];
    let title = vec![Change::set("title", "Lock-out & tag-out")];
    let mut edited = entry(48_275, "identity.person_edited", &of_kofi, admin(), role);
    edited.personal = vec![beside(About::Subject, name), beside(About::Author, address)];
    let entries = vec![
        edited,
        entry(48_274, "identity.person_edited", &of_kofi, admin(), Vec::new()),
        entry(48_273, "training.module_created", "module:1", command, title),
        entry(48_272, "later.word", "identifier:unknown", Author::Nobody, Vec::new()),
    ];
    let names = [(anna, "Anna Lindqvist"), (kofi, "Kofi Mensah")];
    let last = entries.last().map(|it| it.recorded.place());
    Entries {
        names: BTreeMap::from(names.map(|(id, it)| (id, PersonName::restore(it.to_owned())))),
        newer: None,
        older: last,
        head: Head { seq: 48_275, hash: [0xab; 32] },
        entries,
    }
}

fn person(number: u128) -> PersonId {
    Id::from_uuid(Uuid::from_u128(number))
}

fn entry(seq: i64, name: &str, subject: &str, author: Author, details: Vec<Change>) -> Kept {
    let by_person = matches!(author, Author::Person { .. });
    let recorded = Recorded {
        seq,
        at: Timestamp::from_micros(1_795_784_550_000_000),
        author,
        request: None,
        name: name.to_owned(),
        subject: subject.to_owned(),
        details,
        subject_digest: by_person.then_some([1; 32]),
        author_digest: by_person.then_some([2; 32]),
        prev_hash: [3; 32],
        hash: [4; 32],
    };
    Kept { recorded, personal: Vec::new() }
}

fn beside(about: About, content: Vec<Change>) -> Personal {
    Personal { about, person: None, salt: [5; 16], content }
}
