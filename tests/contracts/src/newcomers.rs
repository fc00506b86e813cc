//! Many people at once, and what is left of one.

use std::{collections::BTreeSet, sync::Arc};

use application::identity::{IssuedPeople, ListPeople};
use domain_identity::{AccountId, AccountState, Credential, Email, Holder, JobReason, Person};
use domain_kernel::{Facts, Role, Rule, StoreError, Timestamp};

use crate::{
    AnyStore, audit,
    identity::{fact, find, insert, save},
    world::{check_permit, company, given_company, noon, permit, person, person_id, profile},
};

fn crowd(n: u128) -> Vec<Person> {
    let people = (2..n + 2).map(|number| {
        let (name, email) = (format!("P {number:05}"), format!("{number}@company1.example"));
        let username = format!("user{number}");
        person(person_id(1, number), profile(&name, &email, Some(&username)), Role::Staff)
    });
    people.collect()
}

async fn insert_all(store: &dyn AnyStore, people: &[Person]) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(1)).await?;
    tx.people().insert_all(&people.iter().collect::<Vec<_>>()).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn many_people_are_there_at_once_with_their_names_and_jobs<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    // More than one statement takes.
    let people = crowd(501);
    insert_all(&*store, &people).await.expect("insert");

    let last = people.last().expect("somebody");
    let read = find(&*store, &permit(1), last.id).await.expect("saved");
    assert_eq!(read.value, *last);
    for identifier in last.profile.identifiers() {
        assert_eq!(
            store.login(&identifier).await.expect("read").map(|it| it.member.account()),
            Some(AccountId::Person { company: company(1), person: last.id })
        );
    }
    assert_eq!(store.jobs(&permit(1), last.id).await.expect("read").len(), 1);
    let mut again = crowd(1);
    again[0].id = person_id(1, 999);
    let again = insert_all(&*store, &again).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::Identifier))), "{again:?}");
}

pub async fn of_many_names_those_are_known_that_are_somebodys<S: AnyStore>(store: Arc<S>) {
    let ada = given_company(&*store, 1).await;
    let stranger = given_company(&*store, 2).await;
    let unknown = crowd(600).into_iter().flat_map(|it| it.profile.identifiers());
    let own = ada.profile.email.identifier();
    let theirs = stranger.profile.email.identifier();
    let asked: Vec<_> = unknown.chain([own.clone(), theirs.clone()]).collect();

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let known = tx.people().known(&asked).await.expect("read");

    assert_eq!(known.len(), 2);
    assert_eq!((&known[&theirs].holder, &known[&theirs].superior), (&Holder::Stranger, &None));
    let holder = Holder::Colleague { id: ada.id, name: ada.profile.name };
    assert_eq!(known[&own].holder, holder);
    let superior = known[&own].superior.as_ref().expect("of the company");
    assert_eq!((superior.id, superior.role, superior.is_active), (ada.id, Role::Admin, true));
}

pub async fn people_are_taken_away_a_piece_at_a_time<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut people = crowd(7);
    // Two of one name are two.
    people[3].profile.name = people[2].profile.name.clone();
    people[4].manager = Some(person_id(1, 1));
    insert_all(&*store, &people).await.expect("insert");

    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let last = after.as_ref().map(|(name, id)| (name, *id));
        let piece = store.exported(&permit(1), &ListPeople::default(), last, 3).await;
        let piece = piece.expect("read");
        let Some(last) = piece.last() else { break };
        after = Some((last.name.clone(), last.id));
        seen.extend(piece);
    }

    assert_eq!(seen.len(), 8);
    let ids: BTreeSet<_> = seen.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), 8);
    let led = seen.iter().find(|it| it.id == people[4].id).expect("there");
    assert_eq!(led.manager.as_ref().map(Email::as_str), Some("admin@company1.example"));
    assert_eq!(led.username, people[4].profile.username);
    let some = ListPeople { search: "user3".to_owned(), ..ListPeople::default() };
    assert_eq!(store.exported(&permit(1), &some, None, 9).await.expect("read").len(), 1);
}

pub async fn whoever_has_an_issued_password_is_known_until_it_expires<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut people = crowd(3);
    people[0].credential = Credential::issued(noon());
    people[1].credential = Credential::issued(noon());
    people[1].state = AccountState::Deactivated { since: noon() };
    insert_all(&*store, &people).await.expect("insert");
    let expires = noon().plus(Credential::TEMPORARY);

    let read = find(&*store, &permit(1), people[0].id).await.expect("saved");
    assert_eq!(read.value, people[0]);
    let issued = store.issued(&permit(1), noon()).await.expect("read");
    assert_eq!(issued.iter().map(|it| it.id).collect::<Vec<_>>(), [people[0].id]);
    let counted = store.n_issued(&permit(1), noon()).await.expect("read");
    assert_eq!(counted, IssuedPeople { n_people: 1, until: Some(expires) });
    for (company, now) in [(1, expires), (2, noon())] {
        let none = store.n_issued(&permit(company), now).await.expect("read");
        assert_eq!(none, IssuedPeople::default());
    }
}

pub async fn of_somebody_erased_nothing_stands_beside_the_trail<S: AnyStore>(store: Arc<S>) {
    let ada = given_company(&*store, 1).await;
    let zoe = &crowd(1)[0];
    insert(&*store, 1, zoe).await.expect("insert");
    let mut read = find(&*store, &permit(1), zoe.id).await.expect("saved");
    read.value.state = AccountState::Erased { at: noon() };
    let reason = JobReason::restore("Ran off with the till".to_owned());
    let later = Timestamp::from_micros(noon().micros() + 1);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().add_job(zoe, later, Some(&reason)).await.expect("add");
    assert_eq!(tx.people().n_erased().await.expect("count"), 0);
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    save(&*store, &permit(1), &read).await.expect("save");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.people().n_erased().await.expect("count"), 1);
    // The admin's own address stands beside whatever they did.
    tx.people().erase_traces(ada.id).await.expect("erase");
    tx.people().erase_traces(zoe.id).await.expect("erase");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");

    let back = find(&*store, &permit(1), zoe.id).await.expect("saved");
    assert_eq!(back.value.state, AccountState::Erased { at: noon() });
    let jobs = store.jobs(&permit(1), zoe.id).await.expect("read");
    assert!(jobs.len() == 2 && jobs.iter().all(|it| it.reason.is_none()), "{jobs:?}");
    let realm = domain_kernel::Realm::Company(company(1));
    let (entries, _) = audit::trail(&*store, &check_permit(realm)).await;
    let (last, before) = entries.split_last().expect("entries");
    assert!(before.iter().all(|it| it.personal.is_empty()));
    assert!(!last.personal.is_empty(), "what was done after it says who did it");
    audit::verify(&*store, realm).await;
}
