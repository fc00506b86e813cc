use std::sync::Arc;

use application::{Store, identity::Member};
use domain_identity::{
    AccountId, AccountState, Appearance, CompanyFounded, Credential, Holder, Language, Person,
};
use domain_kernel::{Facts, Id, Permit, PersonId, Role, Rule, StoreError, Timestamp, Versioned};
use uuid::Uuid;

use crate::{
    AnyStore,
    world::{company, given_company, noon, permit, person, person_id, platform_permit, profile},
};

pub async fn a_person_read_back_is_the_person_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut saved = person(
        person_id(1, 2),
        profile("Zoë \u{1f477} O'Neil \u{627}", "Zoe@company1.example", Some("zoë")),
        Role::Staff,
    );
    saved.manager = Some(person_id(1, 1));
    saved.account.language = Some(Language::German);
    saved.account.appearance = Appearance::Dark;
    saved.account.photo = Some(Id::from_uuid(Uuid::from_u128(77)));
    saved.credential =
        Credential::temporary(saved.credential.hash().expect("chosen").clone(), noon());

    insert(&*store, 1, &saved).await.expect("insert");

    let read = find(&*store, &permit(1), saved.id).await.expect("just saved");
    assert_eq!(read.value, saved);
}

pub async fn a_time_beyond_2038_keeps_its_microseconds<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut saved =
        person(person_id(1, 2), profile("Zoe", "z@company1.example", None), Role::Staff);
    // 2039-02-03 04:05:06.123457 UTC.
    saved.created = Timestamp::from_micros(2_180_405_106_123_457);

    insert(&*store, 1, &saved).await.expect("insert");

    let read = find(&*store, &permit(1), saved.id).await.expect("just saved");
    assert_eq!(read.value.created, saved.created);
}

pub async fn a_change_that_is_not_committed_is_undone<S: AnyStore>(store: Arc<S>) {
    let before = given_company(&*store, 1).await;

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut read = tx.people().find(before.id).await.expect("find").expect("saved");
    read.value.account.appearance = Appearance::Dark;
    tx.people().update(&read).await.expect("update");
    drop(tx);

    let after = find(&*store, &permit(1), before.id).await.expect("saved");
    assert_eq!(after.value, before);
}

pub async fn the_second_of_two_saves_from_one_read_is_stale<S: AnyStore>(store: Arc<S>) {
    let id = given_company(&*store, 1).await.id;
    let read = find(&*store, &permit(1), id).await.expect("saved");

    save(&*store, &permit(1), &read).await.expect("the first save goes through");
    let second = save(&*store, &permit(1), &read).await;
    assert!(matches!(second, Err(StoreError::Stale)), "{second:?}");
}

pub async fn another_company_sees_and_changes_nobody<S: AnyStore>(store: Arc<S>) {
    let theirs = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;

    assert_eq!(find(&*store, &permit(2), theirs).await, None);
    assert_eq!(store.person(&permit(2), theirs).await.expect("read"), None);
    assert_eq!(store.photo(&permit(2), theirs).await.expect("read"), None);
    let read = find(&*store, &permit(1), theirs).await.expect("saved");
    let meddled = save(&*store, &permit(2), &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
}

pub async fn the_platform_sees_and_changes_nobody<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let read = find(&*store, &permit(1), admin.id).await.expect("saved");

    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.people().find(admin.id).await.is_err());
    assert!(tx.people().insert(&admin).await.is_err());
    assert!(tx.people().update(&read).await.is_err());
    drop(tx);
    assert!(store.person(&platform_permit(), admin.id).await.is_err());
}

pub async fn a_manager_cannot_be_another_companys<S: AnyStore>(store: Arc<S>) {
    let stranger = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    let mut led = person(person_id(2, 2), profile("Zoe", "z@company2.example", None), Role::Staff);
    led.manager = Some(stranger);

    let refused = insert(&*store, 2, &led).await;
    assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
}

pub async fn an_id_cannot_be_used_twice<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let again = person(admin.id, profile("Zoe", "z@company1.example", None), Role::Staff);
    let again = insert(&*store, 1, &again).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::PersonId))), "{again:?}");
}

pub async fn a_name_to_sign_in_with_is_unique_in_the_installation<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let first = person(person_id(1, 2), profile("Zoe", "zoe@x.example", Some("zoe")), Role::Staff);
    insert(&*store, 1, &first).await.expect("nobody else is called that");

    let names = [("ZOE@x.example", None), ("other@x.example", Some("Zoe"))];
    for (company, (email, username)) in [1, 2].into_iter().flat_map(|it| names.map(|n| (it, n))) {
        let again = person(person_id(company, 3), profile("Zoe", email, username), Role::Staff);
        let refused = insert(&*store, company, &again).await;
        assert!(matches!(refused, Err(StoreError::Duplicate(Rule::Identifier))), "{refused:?}");
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let holder = tx.people().holder(&first.profile.email.identifier()).await.expect("holder");
    assert_eq!(holder, Some(Holder::Colleague { id: first.id, name: first.profile.name.clone() }));
    drop(tx);
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    let holder = tx.people().holder(&first.profile.email.identifier()).await.expect("holder");
    assert_eq!(holder, Some(Holder::Stranger));
}

pub async fn a_name_that_was_given_up_can_be_taken<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let mut read = find(&*store, &permit(1), admin.id).await.expect("saved");
    read.value.profile = profile("Ada", "new@company1.example", Some("ada"));
    save(&*store, &permit(1), &read).await.expect("save");

    let old = profile("Zoe", admin.profile.email.as_str(), None);
    insert(&*store, 1, &person(person_id(1, 2), old, Role::Staff)).await.expect("it is free");
    let new = profile("Max", "new@company1.example", None);
    let taken = insert(&*store, 1, &person(person_id(1, 3), new, Role::Staff)).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::Identifier))), "{taken:?}");
}

pub async fn names_that_differ_in_accent_are_different_and_in_case_are_not<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    for (number, username) in (2..).zip(["emile", "émile", "emilé"]) {
        let email = format!("{number}@company1.example");
        let named = person(person_id(1, number), profile("E", &email, Some(username)), Role::Staff);
        insert(&*store, 1, &named).await.expect(username);
    }
    let upper = person(person_id(1, 9), profile("E", "9@x.example", Some("ÉMILE")), Role::Staff);
    let refused = insert(&*store, 1, &upper).await;
    assert!(matches!(refused, Err(StoreError::Duplicate(Rule::Identifier))), "{refused:?}");
}

pub async fn a_login_is_found_by_email_and_by_username<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let saved =
        person(person_id(1, 2), profile("Zoe", "zoe@x.example", Some("zoe")), Role::Manager);
    insert(&*store, 1, &saved).await.expect("insert");

    for identifier in saved.profile.identifiers() {
        let login = store.login(&identifier).await.expect("login").expect("somebody");
        let member = Member::Person { id: saved.id, company: company(1), role: Role::Manager };
        assert_eq!((login.member, login.epoch), (member, saved.epoch));
        assert_eq!(login.credential, saved.credential);
    }
    let nobody = domain_identity::Identifier::parse("zo%").expect("an identifier");
    assert_eq!(store.login(&nobody).await.expect("login"), None);

    let names = saved.profile.identifiers();
    let asked = [&names[..], &[nobody]].concat();
    let account = AccountId::Person { company: company(1), person: saved.id };
    let known = store.accounts(&asked).await.expect("accounts");
    assert_eq!(known, names.into_iter().map(|it| (it, account)).collect());
    assert!(store.accounts(&[]).await.expect("accounts").is_empty());
}

pub async fn everybody_above_a_manager_is_known<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 2..=4 {
        let email = format!("{number}@company1.example");
        let mut led = person(person_id(1, number), profile("L", &email, None), Role::Manager);
        led.manager = Some(person_id(1, number - 1));
        insert(&*store, 1, &led).await.expect("insert");
    }

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let superior = tx.people().superior(person_id(1, 4)).await.expect("read").expect("saved");
    assert_eq!(superior.above, [person_id(1, 3), person_id(1, 2), person_id(1, 1)]);
    assert_eq!(superior.role, Role::Manager);
    let others = tx.people().others(person_id(1, 1)).await.expect("others");
    assert_eq!((others.n_other_admins, others.n_led), (0, 1));
    let others = tx.people().others(person_id(1, 4)).await.expect("others");
    assert_eq!((others.n_other_admins, others.n_led), (1, 0));
}

/// Whoever signs in, leads or has to be left as an admin.
pub async fn who_is_deactivated_is_known_as_such_wherever_it_matters<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let mut saved =
        person(person_id(1, 2), profile("Zoe", "zoe@company1.example", None), Role::Admin);
    saved.manager = Some(admin.id);
    insert(&*store, 1, &saved).await.expect("insert");
    let email = saved.profile.email.identifier();

    for state in [AccountState::Active, AccountState::Deactivated { since: noon() }] {
        let mut read = find(&*store, &permit(1), saved.id).await.expect("saved");
        read.value.state = state;
        save(&*store, &permit(1), &read).await.expect("save");

        let read = find(&*store, &permit(1), saved.id).await.expect("saved");
        assert_eq!(read.value, Person { state, ..saved.clone() });
        let view = store.person(&permit(1), saved.id).await.expect("read").expect("saved");
        assert_eq!(view.state, state);
        let login = store.login(&email).await.expect("login").expect("the name is still theirs");
        assert_eq!(login.is_active, state.is_active());
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let superior = tx.people().superior(saved.id).await.expect("read").expect("saved");
        assert_eq!(superior.is_active, state.is_active());
        let others = tx.people().others(admin.id).await.expect("others");
        assert_eq!((others.n_other_admins, others.n_led), (state.is_active().into(), 1));
    }
}

pub(crate) async fn deactivate(store: &dyn Store, id: PersonId) {
    let mut read = find(store, &permit(1), id).await.expect("saved");
    read.value.state = AccountState::Deactivated { since: noon() };
    save(store, &permit(1), &read).await.expect("save");
}

pub(crate) fn fact() -> CompanyFounded {
    CompanyFounded { company: company(1) }
}

pub(crate) async fn insert(
    store: &dyn Store,
    company: u128,
    person: &Person,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.people().insert(person).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn find(
    store: &dyn Store,
    permit: &Permit,
    id: PersonId,
) -> Option<Versioned<Person>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.people().find(id).await.expect("find")
}

pub(crate) async fn save(
    store: &dyn Store,
    permit: &Permit,
    read: &Versioned<Person>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tokio::task::yield_now().await; // Lets a rival transaction begin, wherever stores allow two.
    tx.people().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
