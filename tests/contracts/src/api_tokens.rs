//! Tokens: each lets a program in for one person, as long as it and they are good.

use std::{sync::Arc, time::Duration};

use application::PageNumber;
use domain_identity::{
    AccountState, ApiToken, ApiTokenHash, ApiTokenMade, ApiTokenName, CompanyState, Language,
    Lifetime, NewApiToken,
};
use domain_kernel::{
    Access, Area, Facts, Permission, Permit, PersonId, Role, Scopes, StoreError, Timestamp,
    test_support,
};

use crate::{
    AnyStore,
    identity::fact,
    invites::change,
    lessons::{given_person, id},
    world::{at_once, company, given_company, noon, permit, person_id, platform_permit},
};

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

fn token(person: PersonId, number: u8) -> (ApiToken, ApiTokenMade) {
    let new = NewApiToken {
        id: id(number.into()),
        person,
        name: ApiTokenName::restore(format!("Gate \"{number}\" & Zoë")),
        hash: hash(number),
        scopes: Scopes::of([(Area::Equipment, Access::Write), (Area::Inventory, Access::Read)]),
        days: 10,
    };
    ApiToken::make(new, Role::Manager, noon()).expect("nothing against it")
}

fn hash(number: u8) -> ApiTokenHash {
    ApiTokenHash([number; 32])
}

async fn insert<S: AnyStore>(
    store: &S,
    permit: &Permit,
    (token, made): &(ApiToken, ApiTokenMade),
) -> Result<bool, StoreError> {
    let mut tx = store.begin(permit).await?;
    if !tx.api_tokens().insert(token).await? {
        return Ok(false);
    }
    tx.commit(Facts::new(noon(), made)).await?;
    Ok(true)
}

async fn revoke<S: AnyStore>(store: &S, permit: &Permit, number: u8) -> Result<bool, StoreError> {
    let mut tx = store.begin(permit).await?;
    let is_gone = tx.api_tokens().remove(id(number.into())).await?;
    tx.commit(Facts::new(noon(), &fact())).await?;
    Ok(is_gone)
}

async fn lets_in<S: AnyStore>(store: &S, number: u8, now: Timestamp) -> bool {
    store.token(&hash(number), now).await.expect("read").is_some()
}

pub async fn a_token_read_back_is_the_token_made<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (permit, zoe) = (permit(1), given_person(&*store, 1, 2, "Zoe", None).await);
    let made = token(zoe, 7);
    assert_eq!(insert(&*store, &permit, &made).await.ok(), Some(true));

    let mut tx = store.begin(&permit).await.expect("begin");
    let found = tx.api_tokens().find(id(7)).await.expect("find");
    assert_eq!(found.as_ref(), Some(&made.0));
    assert_eq!(tx.api_tokens().find(id(8)).await.expect("find"), None);
    drop(tx);
    let lines = store.tokens_of(&permit, zoe).await.expect("read");
    let line = lines.first().expect("made");
    assert_eq!((line.id, &line.name, line.scopes), (id(7), &made.0.name, made.0.scopes));
    assert_eq!((line.made, line.expires, line.last_used), (noon(), made.0.expires, None));
    let page = store.tokens_in(&permit, PageNumber::FIRST).await.expect("read");
    assert_eq!((page.n_matches, page.items.len()), (1, 1));
    assert_eq!((page.items[0].person, page.items[0].name.as_str()), (zoe, "Zoe"));
    assert_eq!(&page.items[0].line, line);
    let admins = store.tokens_of(&permit, person_id(1, 1)).await.expect("read");
    assert_eq!(admins, Vec::new());
}

pub async fn a_token_finds_its_person_as_they_are_now<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let zoe = given_person(&*store, 1, 2, "Zoe", None).await;
    insert(&*store, &permit(1), &token(zoe, 7)).await.expect("the first");
    let found = store.token(&hash(7), noon()).await.expect("read").expect("good");
    assert_eq!((found.person, found.role, found.company), (zoe, Role::Manager, company(1)));
    assert_eq!((found.id, found.company_name.as_str()), (id(7), "Company 1"));
    assert!(!found.must_change_password && !found.must_set_up_second_factor);
    assert_eq!((found.language, found.zone), (None, None));

    change(&*store, 1, |it| {
        it.settings.language = Some(Language::German);
        it.settings.second_factor = domain_identity::FactorRoles::of([Role::Staff]);
    })
    .await
    .expect("save");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut read = tx.people().find(zoe).await.expect("find").expect("there");
    read.value.role = Role::Staff;
    tx.people().update(&read).await.expect("update");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let found = store.token(&hash(7), noon()).await.expect("read").expect("good");
    assert_eq!((found.role, found.language), (Role::Staff, Some(Language::German)));
    assert!(found.must_set_up_second_factor);
}

pub async fn a_token_lets_nobody_in_who_is_out<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let zoe = given_person(&*store, 1, 2, "Zoe", None).await;
    insert(&*store, &permit(1), &token(zoe, 7)).await.expect("the first");
    let suspended = CompanyState::Suspended { since: noon() };
    for (state, is_in) in [(suspended, false), (CompanyState::Active, true)] {
        change(&*store, 1, |it| it.state = state).await.expect("save");
        assert_eq!(lets_in(&*store, 7, noon()).await, is_in);
    }
    let deactivated = AccountState::Deactivated { since: noon() };
    for (state, is_in) in [(deactivated, false), (AccountState::Active, true)] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let mut read = tx.people().find(zoe).await.expect("find").expect("there");
        read.value.state = state;
        tx.people().update(&read).await.expect("update");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        assert_eq!(lets_in(&*store, 7, noon()).await, is_in);
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().erase_traces(zoe).await.expect("erase");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert!(!lets_in(&*store, 7, noon()).await);
    assert_eq!(store.tokens_of(&permit(1), zoe).await.expect("read"), Vec::new());

    insert(&*store, &permit(1), &token(zoe, 8)).await.expect("another one");
    insert(&*store, &permit(1), &token(person_id(1, 1), 9)).await.expect("the admin's");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.api_tokens().remove_all(zoe).await.expect("remove"), 1);
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert!(!lets_in(&*store, 8, noon()).await);
    assert!(lets_in(&*store, 9, noon()).await);
}

pub async fn a_token_that_is_over_lets_nobody_in<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let made = token(person_id(1, 1), 7);
    insert(&*store, &permit(1), &made).await.expect("the first");
    assert!(lets_in(&*store, 7, made.0.expires.minus(Duration::from_micros(1))).await);
    assert!(!lets_in(&*store, 7, made.0.expires).await);
    assert!(!lets_in(&*store, 8, noon()).await);
    assert_eq!(revoke(&*store, &permit(1), 7).await.ok(), Some(true));
    assert!(!lets_in(&*store, 7, noon()).await);
}

pub async fn the_last_use_of_a_token_is_noted_once_a_minute<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let admin = person_id(1, 1);
    insert(&*store, &permit(1), &token(admin, 7)).await.expect("the first");
    let later = noon().plus(Lifetime::TOUCHED_EVERY);
    let almost = later.minus(Duration::from_micros(1));
    for (now, last) in [(noon(), noon()), (almost, noon()), (later, later)] {
        assert!(lets_in(&*store, 7, now).await);
        let lines = store.tokens_of(&permit(1), admin).await.expect("read");
        assert_eq!(lines[0].last_used, Some(last));
    }
}

pub async fn of_a_person_so_many_tokens_are_kept_however_many_are_made_at_once<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    let admin = person_id(1, 1);
    let n_tried = usize::from(ApiToken::MOST) + 5;
    let made = at_once(n_tried, |n| {
        let store = Arc::clone(&store);
        let made = token(admin, u8::try_from(n + 1).expect("few"));
        async move {
            loop {
                match insert(&*store, &permit(1), &made).await {
                    Err(StoreError::Busy) => {}
                    done => return done,
                }
            }
        }
    })
    .await;
    let n_made = made.iter().filter(|it| matches!(it, Ok(true))).count();
    let n_refused = made.iter().filter(|it| matches!(it, Ok(false))).count();
    assert_eq!((n_made, n_refused), (usize::from(ApiToken::MOST), 5), "{made:?}");
    let lines = store.tokens_of(&permit(1), admin).await.expect("read");
    assert_eq!(lines.len(), n_made);
}

pub async fn of_all_who_revoke_a_token_one_does_and_then_nobody_comes_in<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    insert(&*store, &permit(1), &token(person_id(1, 1), 7)).await.expect("the first");
    let revoked = at_once(8, |_| {
        let store = Arc::clone(&store);
        async move {
            let revoked = match revoke(&*store, &permit(1), 7).await {
                // Somebody was quicker, or the database gave it up for them.
                Err(StoreError::Busy) => false,
                revoked => revoked.expect("nothing else"),
            };
            // Whoever has been told that it is gone uses it no more, nor does anybody else.
            (revoked, revoked && lets_in(&*store, 7, noon()).await)
        }
    })
    .await;
    assert_eq!(revoked.iter().filter(|(it, _)| *it).count(), 1, "{revoked:?}");
    assert!(revoked.iter().all(|(_, is_in)| !is_in), "{revoked:?}");
    assert!(!lets_in(&*store, 7, noon()).await);
}

pub async fn another_company_sees_and_changes_no_token<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
    }
    let admin = person_id(1, 1);
    insert(&*store, &permit(1), &token(admin, 7)).await.expect("the first");
    assert_eq!(store.tokens_of(&permit(2), admin).await.expect("read"), Vec::new());
    let page = store.tokens_in(&permit(2), PageNumber::FIRST).await.expect("read");
    assert_eq!((page.n_matches, page.items), (0, Vec::new()));
    assert_eq!(revoke(&*store, &permit(2), 7).await.ok(), Some(false));
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.api_tokens().find(id(7)).await.expect("find"), None);
    assert_eq!(tx.api_tokens().remove_all(admin).await.expect("remove"), 0);
    drop(tx);
    assert!(
        insert(&*store, &permit(2), &token(admin, 8)).await.is_err(),
        "they have no such person"
    );
    assert!(lets_in(&*store, 7, noon()).await);
    assert!(store.tokens_in(&platform_permit(), PageNumber::FIRST).await.is_err());
}

pub async fn with_a_permit_that_only_reads_nothing_is_changed<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let permit_of = |access| {
        let scopes = Scopes::of([(Area::Administration, access)]);
        let actor = test_support::by_token(admin.id, company(1), Role::Admin, scopes);
        actor.permit(Permission::ManagePeople).expect("it is open")
    };
    let rename = async |permit: &Permit, name: &str| {
        let mut tx = store.begin(permit).await.expect("to look is free");
        let mut read = tx.people().find(admin.id).await.expect("find").expect("there");
        read.value.profile.name = domain_identity::PersonName::restore(name.to_owned());
        tx.people().update(&read).await.expect("nobody sees it");
        tx.commit(Facts::new(noon(), &fact())).await
    };
    let refused = rename(&permit_of(Access::Read), "Eve").await;
    assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
    let names = store.names(&permit(1), &[admin.id]).await.expect("read");
    assert_eq!(names[&admin.id], admin.profile.name);

    rename(&permit_of(Access::Write), "Eva").await.expect("it may");
    let names = store.names(&permit(1), &[admin.id]).await.expect("read");
    assert_eq!(names[&admin.id].as_str(), "Eva");
}

pub async fn tokens_that_expired_are_swept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let admin = person_id(1, 1);
    for number in 1..=3 {
        insert(&*store, &permit(1), &token(admin, number)).await.expect("few");
    }
    let expired = noon().plus(10 * DAY);
    assert_eq!(store.sweep_tokens(expired, 10).await.ok(), Some(0));
    assert_eq!(store.sweep_tokens(expired.plus(MINUTE), 2).await.ok(), Some(2));
    assert_eq!(store.sweep_tokens(expired.plus(MINUTE), 2).await.ok(), Some(1));
    assert_eq!(store.sweep_tokens(expired.plus(MINUTE), 2).await.ok(), Some(0));
}
