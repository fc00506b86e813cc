use std::{net::IpAddr, sync::Arc, time::Duration};

use domain_audit::{About, Author, Head, Kept, Place, Sought, Stretch, Verifier};
use domain_kernel::{Change, Fact, Facts, Permission, Permit, PersonId, Realm, StoreError};

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

pub async fn entries_are_found_by_who_what_and_when_newest_first<S: AnyStore>(store: Arc<S>) {
    given_searchable(&*store).await;
    let found = async |sought: Sought| {
        let found = store.found(&permit(1), &sought, Stretch::Newest, 10).await.expect("found");
        found.iter().map(|it| it.recorded.seq).collect::<Vec<_>>()
    };

    let any = Sought::default();
    // The third is of a later moment than the fourth.
    assert_eq!(found(any.clone()).await, [5, 3, 4, 2, 1]);
    let person = |it| Sought { person: Some(it), ..any.clone() };
    assert_eq!(found(person(person_id(1, 1))).await, [5, 3, 4, 2, 1]);
    assert_eq!(found(person(person_id(1, 2))).await, []);
    let subject = |it: &str| Sought { subjects: vec![it.to_owned()], ..any.clone() };
    assert_eq!(found(subject("module:1")).await, [5, 3]);
    let name = Sought { name: Some("company.renamed".to_owned()), ..any.clone() };
    assert_eq!(found(name.clone()).await, [4, 2]);
    let since = Some(noon().plus(Duration::from_secs(1)));
    let until = Some(noon().plus(Duration::from_secs(3)));
    assert_eq!(found(Sought { since, until, ..any.clone() }).await, [3, 4, 2]);
    assert_eq!(found(Sought { since: until, ..name }).await, []);

    let found = store.found(&permit(1), &any, Stretch::Newest, 10).await.expect("found");
    let (entries, _) = trail(&*store, &permit(1)).await;
    let same = |seq: i64| entries.iter().find(|it| it.recorded.seq == seq);
    for one in &found {
        assert_eq!(Some(&one.recorded), same(one.recorded.seq).map(|it| &it.recorded));
        assert_eq!(Some(one.personal.len()), same(one.recorded.seq).map(|it| it.personal.len()));
    }
    assert_eq!(store.found(&permit(2), &any, Stretch::Newest, 10).await.expect("found"), []);
}

pub async fn entries_are_paged_from_where_a_page_ends<S: AnyStore>(store: Arc<S>) {
    given_searchable(&*store).await;
    let sought = Sought { person: Some(person_id(1, 1)), ..Sought::default() };
    for sought in [Sought::default(), sought] {
        let page = async |stretch| {
            let page = store.found(&permit(1), &sought, stretch, 2).await.expect("found");
            page.into_iter().map(|it| it.recorded.place()).collect::<Vec<_>>()
        };
        let numbers = |page: &[Place]| page.iter().map(|it| it.seq).collect::<Vec<_>>();

        let first = page(Stretch::Newest).await;
        let second = page(Stretch::OlderThan(first[1])).await;
        let third = page(Stretch::OlderThan(second[1])).await;
        let back = page(Stretch::NewerThan(third[0])).await;

        let pages = [&first, &second, &third].map(|it| numbers(it));
        assert_eq!(pages, [vec![5, 3], vec![4, 2], vec![1]]);
        assert_eq!(back, second);
        assert_eq!(page(Stretch::NewerThan(first[0])).await, []);
    }
}

pub async fn entries_are_found_by_any_of_several_subjects<S: AnyStore>(store: Arc<S>) {
    given_searchable(&*store).await;
    let found = async |number, subjects: [&str; 2], person| {
        let subjects = subjects.map(str::to_owned).into();
        let sought = Sought { subjects, person, ..Sought::default() };
        let found = store.found(&permit(number), &sought, Stretch::Newest, 3).await.expect("found");
        found.iter().map(|it| it.recorded.seq).collect::<Vec<_>>()
    };

    assert_eq!(found(1, ["person:1", "module:1"], None).await, [5, 3]);
    assert_eq!(found(1, ["module:1", "company:Ácme "], None).await, [5, 3, 4]);
    assert_eq!(found(1, ["module:1", "company:Ácme "], Some(person_id(1, 1))).await, [5, 3, 4]);
    assert_eq!(found(1, ["module:1", "company:Ácme "], Some(person_id(1, 2))).await, []);
    assert_eq!(found(1, ["person:1", "path:1"], None).await, []);
    assert_eq!(found(2, ["person:1", "module:1"], None).await, []);
}

/// Whoever signs in, or tries to, is nobody yet: whose account it is is all that is known.
pub async fn what_happened_to_an_account_before_a_sign_in_is_found_by_its_owner<S: AnyStore>(
    store: Arc<S>,
) {
    given_searchable(&*store).await;
    let (id, later) = (person_id(1, 1), noon().plus(Duration::from_secs(2)));
    let tried = Tried(format!("person:{id}"));
    let realm = Realm::Company(company(1));
    let nobody = world::visitor().permit_in(realm, Permission::SignIn).expect("anybody may");
    commit(&*store, &nobody, &Facts::new(later, &tried)).await.expect("commit");
    // What an admin does to it is the admin's.
    commit(&*store, &permit(1), &Facts::new(later, &tried)).await.expect("commit");
    let page = async |person, subjects: &[String], stretch| {
        let (person, subjects) = (Some(person), subjects.to_vec());
        let sought = Sought { person, subjects, ..Sought::default() };
        let found = store.found(&permit(1), &sought, stretch, 3).await.expect("found");
        found.iter().map(|it| it.recorded.place()).collect::<Vec<_>>()
    };
    let numbers = |page: &[Place]| page.iter().map(|it| it.seq).collect::<Vec<_>>();

    let first = page(id, &[], Stretch::Newest).await;
    let second = page(id, &[], Stretch::OlderThan(first[2])).await;
    assert_eq!([numbers(&first), numbers(&second)], [vec![5, 7, 6], vec![3, 4, 2]]);
    assert_eq!(page(id, &[], Stretch::NewerThan(second[0])).await, first);
    let own = [format!("person:{id}")];
    assert_eq!(numbers(&page(id, &own, Stretch::Newest).await), [7, 6]);
    assert_eq!(page(id, &["module:2".to_owned()], Stretch::Newest).await, []);
    assert_eq!(page(person_id(1, 2), &own, Stretch::Newest).await, []);
}

/// Five entries of the company's admin, of which one was written after one of a later moment.
async fn given_searchable(store: &dyn AnyStore) {
    given_company(store, 1).await;
    let later = |seconds| noon().plus(Duration::from_secs(seconds));
    let facts: [(u64, &dyn Fact); 4] = [(1, &Renamed), (2, &Touched), (1, &Renamed), (3, &Touched)];
    for (seconds, fact) in facts {
        commit(store, &permit(1), &Facts::new(later(seconds), fact)).await.expect("commit");
    }
}

/// Every entry, read in pages, and the head.
pub async fn trail(store: &dyn AnyStore, permit: &Permit) -> (Vec<Kept>, Head) {
    let head = store.head(permit).await.expect("head");
    let mut entries = Vec::new();
    loop {
        let after = entries.last().map_or(0, |it: &Kept| it.recorded.seq);
        let page = store.entries(permit, after, 7).await.expect("entries");
        let alone = store.recorded(permit, after, 7).await.expect("entries");
        assert!(page.iter().map(|it| &it.recorded).eq(&alone), "the same entries");
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

/// So many entries in the company's trail, five hundred to a commit.
pub async fn given_entries(store: &dyn AnyStore, company: u128, n_entries: usize) {
    for _ in 0..n_entries / 500 {
        let facts = (1..500).fold(Facts::new(noon(), &Renamed), |facts, _| facts.and(&Renamed));
        commit(store, &permit(company), &facts).await.expect("commit");
    }
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

/// Something about this account.
struct Tried(String);

impl Fact for Tried {
    fn name(&self) -> &'static str {
        "account.tried"
    }

    fn subject(&self) -> String {
        self.0.clone()
    }
}

struct Touched;

impl Fact for Touched {
    fn name(&self) -> &'static str {
        "module.touched"
    }

    fn subject(&self) -> String {
        "module:1".to_owned()
    }
}
