use std::net::IpAddr;

use domain_kernel::{Origin, Role, test_support};
use uuid::Uuid;

use super::*;

struct Trail {
    realm: Realm,
    entries: Vec<Kept>,
    head: Head,
}

fn given_trail_of(n_entries: i64) -> Trail {
    let company = Id::from_uuid(Uuid::from_u128(1));
    let person = Id::from_uuid(Uuid::from_u128(2));
    let address = IpAddr::from([192, 0, 2, 7]);
    let origin = Origin { address: Some(address), ..Origin::default() };
    let actor = test_support::person_from(person, company, Role::Admin, origin);
    let realm = Realm::Company(company);
    let mut trail = Trail { realm, entries: Vec::new(), head: Head::default() };
    for n in 1..=n_entries {
        let entry = Entry {
            at: Timestamp::from_micros(n),
            name: "person.renamed".to_owned(),
            subject: format!("person:{n}"),
            details: vec![Change::from_to("role", "staff", "manager")],
            personal: Some((person, vec![Change::from_to("name", "Ann", "Anne")])),
        };
        let kept = link(realm, trail.head, actor, entry, [[1; 16], [2; 16]]);
        trail.head = kept.recorded.head();
        trail.entries.push(kept);
    }
    trail
}

impl Trail {
    fn verify(&self) -> Result<Head, Broken> {
        let mut verifier = Verifier::new(self.realm);
        for entry in &self.entries {
            verifier.check(entry)?;
        }
        verifier.finish(self.head)
    }
}

#[test]
fn an_untouched_trail_verifies() {
    for n_entries in [0, 1, 4] {
        let trail = given_trail_of(n_entries);
        assert_eq!(trail.verify(), Ok(trail.head));
    }
}

#[test]
fn an_altered_entry_is_found() {
    let mut trail = given_trail_of(4);
    trail.entries[1].recorded.details[0].before = None;
    assert_eq!(trail.verify(), Err(Broken::Altered(2)));
}

#[test]
fn an_entry_altered_together_with_its_hash_is_found_at_the_next_one() {
    let mut trail = given_trail_of(4);
    let altered = &mut trail.entries[1].recorded;
    altered.subject = "person:9".to_owned();
    altered.hash = hash(trail.realm, altered);
    assert_eq!(trail.verify(), Err(Broken::Altered(3)));
}

#[test]
fn a_missing_entry_is_found_at_either_end_and_between() {
    for (position, missing) in [(0, 1), (2, 3), (3, 4)] {
        let mut trail = given_trail_of(4);
        trail.entries.remove(position);
        assert_eq!(trail.verify(), Err(Broken::Missing(missing)));
    }
}

#[test]
fn entries_whose_numbers_were_swapped_are_found() {
    let mut trail = given_trail_of(4);
    trail.entries[1].recorded.seq = 3;
    trail.entries[2].recorded.seq = 2;
    trail.entries.swap(1, 2);
    assert_eq!(trail.verify(), Err(Broken::Altered(2)));
}

#[test]
fn an_entry_moved_to_another_realm_is_found() {
    let mut trail = given_trail_of(1);
    trail.realm = Realm::Platform;
    assert_eq!(trail.verify(), Err(Broken::Altered(1)));
}

#[test]
fn personal_data_can_be_erased_but_not_changed() {
    let mut erased = given_trail_of(2);
    erased.entries[0].personal.clear();
    assert!(erased.verify().is_ok());

    let mut changed = given_trail_of(2);
    changed.entries[1].personal[1].content[0].after = Some("192.0.2.8".to_owned());
    assert_eq!(changed.verify(), Err(Broken::PersonalAltered(2)));
}

#[test]
fn a_text_hashes_the_same_however_it_was_composed() {
    let change = |text: &str| Change::set("name", text);
    assert_eq!(composed(change("A\u{301}")), composed(change("Á")));
}
