use std::{sync::Arc, time::Duration};

use application::{
    Page, PageNumber,
    joining::{
        ApproveJoin, ConfirmJoin, RefuseJoin, approve_join, confirm_join, refuse_join, see_waiting,
    },
    mail::{Letter, ListMails, NewMail, Recipient, list_mails},
};
use domain_identity::{
    Company, CompanyState, Email, JoinRequest, JoinState, Joining, Language, LinkHash,
    NewJoinRequest, PasswordHash, PersonName, TypedPassword, Username,
};
use domain_kernel::{
    Date, Facts, Id, PersonId, Realm, Role, Rule, StoreError, Timestamp, Version, Versioned,
};
use uuid::Uuid;
use world::{PASSWORD, Somebody, World, visitor};

use crate::{
    AnyStore, audit,
    world::{
        at_once, code, company, given_company, noon, permit, person, person_id, profile, told,
    },
};

pub async fn a_request_read_back_is_the_request_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut request = request(1, "Kofi@harbour.example");
    save(&*store, 1, &request).await.expect("insert");
    let read = find(&*store, 1, request.id).await.expect("there");
    assert_eq!(read, Versioned { value: request.clone(), version: Version::FIRST });
    let link = JoinState::Unconfirmed { link: link(2) };
    let twice = save(&*store, 1, &JoinRequest { state: link, ..request.clone() }).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::JoinRequestId))), "{twice:?}");

    wait(&mut request, 5);
    let changed = Versioned { value: request.clone(), version: Version::FIRST };
    update(&*store, 1, &changed).await.expect("update");
    let read = find(&*store, 1, request.id).await.expect("there");
    assert_eq!(read, Versioned { value: request.clone(), version: Version::FIRST.next() });
    let stale = update(&*store, 1, &changed).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");

    let stale = remove(&*store, 1, request.id, Version::FIRST).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    remove(&*store, 1, request.id, read.version).await.expect("remove");
    assert_eq!(find(&*store, 1, request.id).await, None);
}

pub async fn another_company_sees_and_changes_no_request<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut request = request(1, "kofi@harbour.example");
    wait(&mut request, 1);
    save(&*store, 1, &request).await.expect("insert");

    assert_eq!(find(&*store, 2, request.id).await, None);
    assert_eq!(store.waiting_one(&permit(2), request.id).await.expect("read"), None);
    assert_eq!(waiting(&*store, 2, 1).await.n_matches, 0);
    let read = Versioned { value: request.clone(), version: Version::FIRST };
    let changed = update(&*store, 2, &read).await;
    assert!(matches!(changed, Err(StoreError::Stale)), "{changed:?}");
    let removed = remove(&*store, 2, request.id, Version::FIRST).await;
    assert!(matches!(removed, Err(StoreError::Stale)), "{removed:?}");
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    let theirs = JoinRequest { id: id(9), ..request.clone() };
    tx.join_requests().remove_others(&theirs).await.expect("nothing to remove");
    tx.commit(Facts::new(noon(), &fact(9))).await.expect("commit");
    assert_eq!(find(&*store, 1, request.id).await, Some(read));
}

pub async fn a_request_is_found_by_its_link_and_a_company_by_its_id<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut request = request(1, "kofi@harbour.example");
    save(&*store, 2, &request).await.expect("insert");

    let found = store.request_by_link(&link(1)).await.expect("read").expect("there");
    assert_eq!((found.company.id, &found.request), (company(2), &request));
    assert_eq!(store.request_by_link(&link(9)).await.expect("read"), None);
    wait(&mut request, 1);
    update(&*store, 2, &Versioned { value: request, version: Version::FIRST }).await.expect("fine");
    assert_eq!(store.request_by_link(&link(1)).await.expect("read"), None);

    let found = store.joinable_by_code(code(2)).await.expect("read").expect("there");
    assert_eq!(found.id, company(2));
    assert_eq!(store.joinable_by_code(code(9)).await.expect("read"), None);
    change_company(&*store, 2, |it| it.settings.joining = Joining::Open).await;
    assert!(store.joinable_by_code(code(2)).await.expect("read").is_some());
    change_company(&*store, 2, |it| it.settings.joining = Joining::Closed).await;
    assert_eq!(store.joinable_by_code(code(2)).await.expect("read"), None);
    change_company(&*store, 1, |it| it.state = CompanyState::Suspended { since: noon() }).await;
    assert_eq!(store.joinable_by_code(code(1)).await.expect("read"), None);
}

async fn change_company(store: &dyn AnyStore, number: u128, change: impl FnOnce(&mut Company)) {
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    let mut read = tx.companies().find().await.expect("find").expect("given");
    change(&mut read.value);
    tx.companies().update(&read).await.expect("update");
    tx.commit(Facts::new(noon(), &fact(9))).await.expect("commit");
}

pub async fn those_who_wait_are_listed_longest_first_and_paged<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    save(&*store, 1, &request(99, "unconfirmed@harbour.example")).await.expect("insert");
    for number in 1..=26 {
        let mut request = request(number, &format!("n{number}@harbour.example"));
        wait(&mut request, 60 - i64::from(number));
        save(&*store, 1, &request).await.expect("insert");
    }
    let first = waiting(&*store, 1, 1).await;
    assert_eq!((first.n_matches, first.items.len()), (26, 25));
    assert_eq!(first.items[0].id, id(26));
    assert_eq!(first.items[0].since, after(60 - 26));
    let second = waiting(&*store, 1, 2).await;
    assert_eq!(second.items.iter().map(|it| it.id).collect::<Vec<_>>(), [id(1)]);

    let one = store.waiting_one(&permit(1), id(3)).await.expect("read").expect("there");
    assert_eq!((one.version, one.since), (Version::FIRST, after(57)));
    assert_eq!(one.email.as_str(), "n3@harbour.example");
    assert_eq!(one.username, Username::parse("kofi").expect("a name"));
    assert_eq!(store.waiting_one(&permit(1), id(99)).await.expect("read"), None);
    assert_eq!(store.figures(&permit(1), Date::MAX).await.expect("read").n_waiting, 26);
}

pub async fn other_requests_of_one_address_go_and_no_more<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let addresses = ["Kofi@harbour.example", "kofi@HARBOUR.example", "amina@harbour.example"];
    for (number, address) in (1..).zip(addresses) {
        save(&*store, 1, &request(number, address)).await.expect("insert");
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let others = tx.join_requests().remove_others(&request(1, addresses[0])).await;
    assert_eq!(others.expect("remove"), [id(2)]);
    tx.commit(Facts::new(noon(), &fact(1))).await.expect("commit");
    for (number, is_there) in [(1, true), (2, false), (3, true)] {
        assert_eq!(find(&*store, 1, id(number)).await.is_some(), is_there, "{number}");
    }
    given_company(&*store, 2).await;
    for of in [2, 1] {
        let mut tx = store.begin(&permit(of)).await.expect("begin");
        let address = Email::restore("KOFI@harbour.example".to_owned());
        tx.join_requests().forget_address(&address).await.expect("forget");
        tx.commit(Facts::new(noon(), &fact(1))).await.expect("commit");
        for (number, is_there) in [(1, of == 2), (3, true)] {
            assert_eq!(find(&*store, 1, id(number)).await.is_some(), is_there, "{of} {number}");
        }
    }
}

pub async fn a_request_that_nobody_confirms_is_swept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=3 {
        save(&*store, 1, &request(number, "kofi@harbour.example")).await.expect("insert");
    }
    let mut waits = request(4, "amina@harbour.example");
    wait(&mut waits, 1);
    save(&*store, 1, &waits).await.expect("insert");

    assert_eq!(store.sweep_requests(noon(), 10).await.expect("sweep"), 0);
    assert_eq!(store.sweep_requests(after(1), 2).await.expect("sweep"), 2);
    assert_eq!(store.sweep_requests(after(1), 2).await.expect("sweep"), 1);
    assert!(find(&*store, 1, waits.id).await.is_some());
}

pub async fn mails_to_an_address_without_an_account_are_forgotten<S: AnyStore>(store: Arc<S>) {
    for number in 1..=2 {
        given_company(&*store, number).await;
    }
    let addresses = ["Jürgen@harbour.example", "amina@harbour.example"];
    let spelled = Email::restore("JÜRGEN@Harbour.example".to_owned());
    for (of, address, number) in [(1, addresses[0], 1), (1, addresses[1], 2), (2, addresses[0], 3)]
    {
        let mail = NewMail {
            id: Id::from_uuid(Uuid::from_u128(number)),
            to: Recipient {
                person: None,
                name: None,
                email: Email::restore(address.to_owned()),
                language: Language::English,
            },
            letter: Letter::JoinRefused,
            written: noon(),
        };
        let mut tx = store.begin(&permit(of)).await.expect("begin");
        tx.outbox().push(&mail).await.expect("push");
        tx.commit(Facts::new(noon(), &fact(1))).await.expect("commit");
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.outbox().forget_address(&spelled).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact(1))).await.expect("commit");
    for (of, left) in [(1, addresses[1]), (2, addresses[0])] {
        let asked = ListMails { state: None, page: PageNumber::FIRST };
        let kept = store.mails(&permit(of), &asked).await.expect("read").page.items;
        assert_eq!(kept.iter().map(|it| it.email.as_str()).collect::<Vec<_>>(), [left]);
    }
}

pub async fn those_who_keep_a_company_are_its_active_admins<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 2).await;
    let ada = given_company(&*store, 1).await;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut gone = person(person_id(1, 2), profile("Gone", "gone@a.example", None), Role::Admin);
    let others = domain_identity::Others { n_other_admins: 1, n_led: 0 };
    gone.deactivate(others, noon()).expect("not the last");
    let staff = person(person_id(1, 3), profile("Sam", "sam@a.example", None), Role::Staff);
    for one in [&gone, &staff] {
        tx.people().insert(one).await.expect("insert");
    }
    let admins = tx.people().admins().await.expect("read");
    assert_eq!(admins, [ada]);
}

/// One lets somebody in, the other does not.
pub async fn of_two_admins_who_decide_at_once_one_does<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let (email, id, expected) = given_waiting(&world, &admin, round).await;
        let decided = at_once(2, |n| {
            let world = Arc::clone(&world);
            async move {
                match n {
                    0 => {
                        let command = RefuseJoin { id, expected };
                        told(refuse_join(&world.app, &admin.actor, command).await)
                    }
                    _ => told(approve(&world, &admin, id, expected).await),
                }
            }
        })
        .await;
        assert_eq!(decided.iter().filter(|it| it.is_ok()).count(), 1, "{decided:?}");
        assert_eq!(world.can_sign_in(&email, PASSWORD).await, decided[1].is_ok());
        world.clock.pass(Duration::from_hours(1));
    }
    check_record(&*store, &admin, &["identity.join_approved", "identity.join_refused"], n_rounds)
        .await;
}

pub async fn two_who_approve_at_once_let_one_person_in<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let (email, id, expected) = given_waiting(&world, &admin, round).await;
        let approved = at_once(2, |_| {
            let world = Arc::clone(&world);
            async move { told(approve(&world, &admin, id, expected).await) }
        })
        .await;
        assert_eq!(approved.iter().filter(|it| it.is_ok()).count(), 1, "{approved:?}");
        assert!(world.can_sign_in(&email, PASSWORD).await);
        world.clock.pass(Duration::from_hours(1));
    }
    check_record(&*store, &admin, &["identity.join_approved"], n_rounds).await;
    check_record(&*store, &admin, &["identity.person_created"], n_rounds).await;
}

pub async fn a_link_opened_twice_at_once_confirms_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let token = world.ask_to_join(&admin, &address(round)).await;
        let confirmed = at_once(2, |_| {
            let (world, token) = (Arc::clone(&world), token.clone());
            async move {
                let password = TypedPassword::new(PASSWORD);
                let command = ConfirmJoin { token, password };
                told(confirm_join(&world.app, &visitor(), command).await)
            }
        })
        .await;
        assert_eq!(confirmed.iter().filter(|it| it.is_ok()).count(), 1, "{confirmed:?}");
        world.clock.pass(Duration::from_hours(1));
    }
    check_record(&*store, &admin, &["identity.join_confirmed"], n_rounds).await;
    // The one admin hears of each once.
    world.deliver_all().await;
    let asked = ListMails { state: None, page: PageNumber::FIRST };
    let mails = list_mails(&world.app, &admin.actor, asked).await.expect("an admin may");
    assert_eq!(mails.n_sent as usize, 2 * n_rounds);
}

/// How often any of these is on record, with the chain as it should be.
async fn check_record(store: &dyn AnyStore, admin: &Somebody, names: &[&str], n: usize) {
    let realm = Realm::Company(admin.company);
    let (entries, _) = audit::trail(store, &crate::world::check_permit(realm)).await;
    let is_one = |it: &&domain_audit::Kept| names.contains(&it.recorded.name.as_str());
    let n_recorded = entries.iter().filter(is_one).count();
    // The admin of an installation is a person who was created too.
    let n_before = entries.iter().filter(|it| it.recorded.seq == 2).filter(is_one).count();
    assert_eq!(n_recorded - n_before, n, "{names:?}");
    audit::verify(store, realm).await;
}

async fn approve(
    world: &World,
    admin: &Somebody,
    id: PersonId,
    expected: Version,
) -> Result<(), application::joining::ApproveJoinError> {
    let command = ApproveJoin { id, expected, username: None, role: Role::Staff, manager: None };
    approve_join(&world.app, &admin.actor, command).await
}

/// Somebody new each round.
fn address(round: usize) -> String {
    format!("kofi{round}@harbour.example")
}

async fn given_waiting(
    world: &World,
    admin: &Somebody,
    round: usize,
) -> (String, PersonId, Version) {
    let email = address(round);
    let id = world.joiner(admin, &email).await;
    let seen = see_waiting(&world.app, &admin.actor, id).await.expect("they wait");
    (email, id, seen.version)
}

fn id(number: u8) -> PersonId {
    Id::from_uuid(Uuid::from_u128(7_000 + u128::from(number)))
}

fn link(number: u8) -> LinkHash {
    LinkHash([number; 32])
}

fn after(minutes: i64) -> Timestamp {
    Timestamp::from_micros(noon().micros() + minutes * 60_000_000)
}

fn request(number: u8, email: &str) -> JoinRequest {
    let new = NewJoinRequest {
        id: id(number),
        name: PersonName::restore("Kofi Mensah".to_owned()),
        email: Email::restore(email.to_owned()),
        username: Username::parse("kofi").expect("a name"),
        password: PasswordHash::restore("$argon2id$nothing".to_owned()),
        language: Language::German,
        link: link(number),
    };
    JoinRequest::ask(new, noon()).0
}

fn wait(request: &mut JoinRequest, minutes: i64) {
    let JoinState::Unconfirmed { link } = request.state else { panic!("waits already") };
    request.confirm(&link, after(minutes)).expect("it is good");
}

fn fact(number: u8) -> domain_identity::JoinAsked {
    domain_identity::JoinAsked { person: id(number) }
}

async fn save(store: &dyn AnyStore, of: u128, request: &JoinRequest) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.join_requests().insert(request).await?;
    tx.commit(Facts::new(noon(), &fact(1))).await
}

async fn update(
    store: &dyn AnyStore,
    of: u128,
    request: &Versioned<JoinRequest>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.join_requests().update(request).await?;
    tx.commit(Facts::new(noon(), &fact(1))).await
}

async fn remove(
    store: &dyn AnyStore,
    of: u128,
    id: PersonId,
    read: Version,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.join_requests().remove(id, read).await?;
    tx.commit(Facts::new(noon(), &fact(1))).await
}

async fn find(store: &dyn AnyStore, of: u128, id: PersonId) -> Option<Versioned<JoinRequest>> {
    let mut tx = store.begin(&permit(of)).await.expect("begin");
    tx.join_requests().find(id).await.expect("read")
}

async fn waiting(
    store: &dyn AnyStore,
    of: u128,
    page: u32,
) -> Page<application::joining::WaitingLine> {
    let page = PageNumber::parse(page).expect("a page");
    store.waiting(&permit(of), page).await.expect("read")
}
