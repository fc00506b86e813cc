use std::{net::IpAddr, sync::Arc, time::Duration};

use domain_audit::{About, Author, Head, Kept, Verifier};
use domain_kernel::{Change, Fact, Facts, Permit, PersonId, Realm, StoreError};

use crate::{
    AnyStore,
    identity::{find, save},
    world::{
        at_once, check_permit, company, given_company, noon, permit, person, person_id,
        platform_permit, profile,
    },
};

pub async fn a_change_and_its_entry_stand_or_fall_together<S: AnyStore>(store: Arc<S>) {
    let id = given_company(&*store, 1).await.id;
    let read = find(&*store, &permit(1), id).await.expect("saved");

    save(&*store, &permit(1), &read).await.expect("saves");
    save(&*store, &permit(1), &read).await.expect_err("is stale");

    let (entries, head) = trail(&*store, &permit(1)).await;
    assert_eq!((entries.len(), head.seq), (2, 2));
    verify(&*store, Realm::Company(company(1))).await;
    let admin = Author::Person { id: person_id(1, 1), role: "admin".to_owned() };
    assert_eq!(entries[1].recorded.author, admin);
}

pub async fn an_entry_read_back_is_the_entry_saved<S: AnyStore>(store: Arc<S>) {
    let later = noon().plus(Duration::from_hours(13 * 365 * 24));
    commit(&*store, &permit(1), &Facts::new(later, &Renamed)).await.expect("commit");

    let (entries, _) = trail(&*store, &permit(1)).await;
    let recorded = &entries[0].recorded;
    assert_eq!(recorded.at, later);
    assert_eq!(recorded.subject, "company:Ácme ");
    let name = Change::from_to("kind", "Acme ", "Ácme\u{1f512}\\ \"quoted\"");
    assert_eq!(recorded.details, [name, Change::set("owner", "")]);
    let beside: Vec<_> = entries[0].personal.iter().map(|it| (it.about, it.person)).collect();
    assert!(beside.contains(&(About::Subject, Some(person_id(1, 5)))), "{beside:?}");
    assert!(beside.contains(&(About::Author, Some(person_id(1, 1)))), "{beside:?}");
    let address = IpAddr::from([192, 0, 2, 1]).to_string();
    let of_author = entries[0].personal.iter().find(|it| it.about == About::Author);
    assert_eq!(
        of_author.map(|it| it.content.as_slice()),
        Some(&[Change::set("address", address)][..])
    );
    verify(&*store, Realm::Company(company(1))).await;
}

pub async fn every_realm_has_a_chain_of_its_own<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let facts = Facts::new(noon(), &Renamed).and(&Renamed);
    commit(&*store, &platform_permit(), &facts).await.expect("commit");

    let realms =
        [(Realm::Platform, 2_u8), (Realm::Company(company(1)), 1), (Realm::Company(company(2)), 1)];
    for (realm, length) in realms {
        let (entries, head) = trail(&*store, &check_permit(realm)).await;
        assert_eq!((entries.len(), head.seq), (usize::from(length), length.into()));
        verify(&*store, realm).await;
    }
    let (entries, head) = trail(&*store, &check_permit(Realm::Company(company(3)))).await;
    assert_eq!((entries.len(), head), (0, Head::default()));
    let all = store.realms(&check_permit(Realm::Platform)).await.expect("realms");
    assert_eq!(all, realms.map(|(it, _)| it));
    let own = store.realms(&permit(2)).await.expect("realms");
    assert_eq!(own, [Realm::Company(company(2))]);
}

pub async fn forty_commits_at_once_make_one_chain_without_gaps<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let commits = at_once(40, |n| {
        let store = Arc::clone(&store);
        let id = person_id(1, 100 + n as u128);
        let email = format!("{n}@company1.example");
        let new = person(id, profile("N", &email, None), domain_kernel::Role::Staff);
        async move { crate::identity::insert(&*store, 1, &new).await }
    });
    for done in commits.await {
        done.expect("commits that touch different rows wait, and do not fail");
    }

    let (entries, head) = trail(&*store, &permit(1)).await;
    assert_eq!((entries.len(), head.seq), (41, 41));
    verify(&*store, Realm::Company(company(1))).await;
}

/// Every entry, read in pages, and the head.
pub async fn trail(store: &dyn AnyStore, permit: &Permit) -> (Vec<Kept>, Head) {
    let head = store.head(permit).await.expect("head");
    let mut entries = Vec::new();
    loop {
        let after = entries.last().map_or(0, |it: &Kept| it.recorded.seq);
        let page = store.entries(permit, after, 7).await.expect("entries");
        if page.is_empty() {
            return (entries, head);
        }
        entries.extend(page);
    }
}

/// The chain of a realm is whole.
pub async fn verify(store: &dyn AnyStore, realm: Realm) {
    let (entries, head) = trail(store, &check_permit(realm)).await;
    let mut verifier = Verifier::new(realm);
    for entry in &entries {
        verifier.check(entry).expect("an untouched entry");
    }
    assert_eq!(verifier.finish(head), Ok(head));
}

/// Two entries in the company's trail, committed together.
pub async fn given_two_entries(store: &dyn AnyStore, company: u128) {
    let facts = Facts::new(noon(), &Renamed).and(&Renamed);
    commit(store, &permit(company), &facts).await.expect("commit");
}

async fn commit(store: &dyn AnyStore, permit: &Permit, facts: &Facts) -> Result<(), StoreError> {
    store.begin(permit).await?.commit(facts.clone()).await
}

/// A fact with every difficulty a text can have, and its fields not in order.
struct Renamed;

impl Fact for Renamed {
    fn name(&self) -> &'static str {
        "company.renamed"
    }

    fn subject(&self) -> String {
        "company:Ácme ".to_owned()
    }

    fn details(&self) -> Vec<Change> {
        let kind = Change::from_to("kind", "Acme ", "Ácme\u{1f512}\\ \"quoted\"");
        vec![Change::set("owner", ""), kind]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((person_id(1, 5), vec![Change::set("name", "Zoë")]))
    }
}
