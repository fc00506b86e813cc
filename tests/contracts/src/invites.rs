//! What lets companies in, and the companies as operators see them.

use std::sync::Arc;

use application::{
    Class, PageNumber,
    identity::SignIn,
    platform::{
        CompaniesShown, ListCompanies, ListInvites, Register, SuspendCompany, register,
        see_company_of_platform, suspend_company,
    },
};
use domain_identity::{
    Company, CompanyName, CompanyState, Invite, InviteId, InviteIssued, InviteKey, InviteStanding,
    InviteState, Reason, RegistrationNumber, TypedPassword,
};
use domain_kernel::{
    Facts, Id, OperatorRole, Permission, Permit, Rule, StoreError, Timestamp, Versioned,
    test_support,
};
use uuid::Uuid;
use world::{PASSWORD, World, profile, visitor};

use crate::{
    AnyStore,
    identity::fact,
    sessions,
    world::{at_once, company, given_company, noon, permit, told},
};

pub async fn an_invite_read_back_is_the_invite_saved<S: AnyStore>(store: Arc<S>) {
    let (invite, fact) = new(1);
    insert(&*store, &invite, key(1), &fact).await.expect("insert");
    let again = insert(&*store, &invite, key(2), &fact).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::InviteId))), "{again:?}");
    let mut read = find(&*store, id(1)).await.expect("saved");
    assert_eq!(read.value, invite);

    let stale = read.clone();
    read.value.state = InviteState::Revoked { at: noon() };
    save(&*store, &read).await.expect("save");
    assert_eq!(find(&*store, id(1)).await.expect("saved").value, read.value);
    assert!(matches!(save(&*store, &stale).await, Err(StoreError::Stale)));
    let seen = store.invite(&platform(), id(1)).await.expect("read").expect("saved");
    assert_eq!((seen.invite.value, seen.used_by), (read.value, None));
}

/// By its code and its number, while it is open, and once.
pub async fn an_invite_is_used_up_by_one_company<S: AnyStore>(store: Arc<S>) {
    for number in 1..=2 {
        given_company(&*store, number).await;
    }
    let (invite, fact) = new(1);
    insert(&*store, &invite, key(1), &fact).await.expect("insert");
    let other = RegistrationNumber::restore("HRB 99".to_owned());
    assert_eq!(redeem(&*store, 1, key(2), &invite.number, noon()).await, None, "another code");
    assert_eq!(redeem(&*store, 1, key(1), &other, noon()).await, None, "another number");
    assert_eq!(redeem(&*store, 1, key(1), &invite.number, invite.expires).await, None, "late");

    let typed = RegistrationNumber::restore("hrb-1".to_owned());
    assert_eq!(redeem(&*store, 1, key(1), &typed, noon()).await, Some(id(1)));
    assert_eq!(redeem(&*store, 2, key(1), &typed, noon()).await, None, "used");
    let seen = store.invite(&platform(), id(1)).await.expect("read").expect("saved");
    assert_eq!(seen.invite.value.state, InviteState::Used { by: company(1), at: noon() });
    assert_eq!(seen.used_by.map(|it| it.as_str().to_owned()).as_deref(), Some("Company 1"));
}

pub async fn invites_are_listed_by_how_they_stand<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=4 {
        let (invite, fact) = new(number);
        insert(&*store, &invite, key(u8::try_from(number).expect("few")), &fact)
            .await
            .expect("insert");
    }
    let number = |it: u128| RegistrationNumber::restore(format!("HRB {it}"));
    assert!(redeem(&*store, 1, key(1), &number(1), noon()).await.is_some());
    let mut revoked = find(&*store, id(2)).await.expect("saved");
    revoked.value.state = InviteState::Revoked { at: noon() };
    save(&*store, &revoked).await.expect("save");

    let listed = async |standing, now| {
        let query = ListInvites { standing, page: PageNumber::FIRST };
        let page = store.invites(&platform(), query, now).await.expect("read");
        let ids: Vec<_> = page.items.iter().map(|it| it.invite.value.id).collect();
        assert_eq!(usize::try_from(page.n_matches).expect("few"), ids.len());
        ids
    };
    let later = new(1).0.expires;
    assert_eq!(listed(None, noon()).await, [id(4), id(3), id(2), id(1)]);
    assert_eq!(listed(Some(InviteStanding::Open), noon()).await, [id(4), id(3)]);
    assert_eq!(listed(Some(InviteStanding::Open), later).await, []);
    assert_eq!(listed(Some(InviteStanding::Expired), later).await, [id(4), id(3)]);
    assert_eq!(listed(Some(InviteStanding::Used), later).await, [id(1)]);
    assert_eq!(listed(Some(InviteStanding::Revoked), later).await, [id(2)]);
    let figures = store.platform_figures(&platform(), noon()).await.expect("read");
    assert_eq!((figures.n_companies, figures.n_people, figures.n_open_invites), (1, 1, 2));
}

pub async fn a_company_sees_no_invite_and_no_other_company<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (invite, fact) = new(1);
    insert(&*store, &invite, key(1), &fact).await.expect("insert");
    let query = ListInvites { standing: None, page: PageNumber::FIRST };
    assert!(store.invites(&permit(1), query, noon()).await.is_err());
    assert!(store.invite(&permit(1), id(1)).await.is_err());
    assert!(store.companies(&permit(1), &all("")).await.is_err());
    assert!(store.whole_company(&permit(1), company(1)).await.is_err());
    assert!(store.platform_figures(&permit(1), noon()).await.is_err());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.invites().find(id(1)).await.is_err());
    assert!(tx.invites().insert(&new(2).0, &key(2)).await.is_err());
    drop(tx);
    let mut tx = store.begin(&platform()).await.expect("begin");
    assert!(tx.invites().redeem(&key(1), &invite.number, noon()).await.is_err());
}

pub async fn companies_are_found_by_name_number_and_state<S: AnyStore>(store: Arc<S>) {
    for number in 1..=3 {
        given_company(&*store, number).await;
    }
    let state = CompanyState::Suspended { since: noon() };
    change(&*store, 2, |it| it.state = state).await.expect("save");
    let number = || RegistrationNumber::restore("HRB 77-X".to_owned());
    change(&*store, 3, |it| it.registration = Some(number())).await.expect("save");
    let taken = change(&*store, 1, |it| {
        it.registration = Some(RegistrationNumber::restore("hrb77x".to_owned()));
    });
    let taken = taken.await;
    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::RegistrationNumber))), "{taken:?}");

    let found = async |query: &ListCompanies| {
        let page = store.companies(&platform(), query).await.expect("read");
        page.items.iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(found(&all("")).await, [company(1), company(2), company(3)]);
    assert_eq!(found(&all("COMPANY 2")).await, [company(2)]);
    assert_eq!(found(&all("rb 77")).await, [company(3)]);
    assert_eq!(found(&all("%")).await, []);
    let shown = |shown| ListCompanies { shown, ..all("") };
    assert_eq!(found(&shown(CompaniesShown::Suspended)).await, [company(2)]);
    assert_eq!(found(&shown(CompaniesShown::Active)).await, [company(1), company(3)]);
    assert!(store.has_registration(&platform(), &number()).await.expect("read"));
    let seen = store.whole_company(&platform(), company(3)).await.expect("read").expect("there");
    assert_eq!((seen.n_people, seen.admins.len()), (1, 1));
    assert_eq!(seen.company.value.registration, Some(number()));
}

/// As soon as the suspension is committed; and they are there again when it is over.
pub async fn nobody_of_a_suspended_company_has_a_session<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    sessions::begin_for_admin(&*store, 1).await;
    assert!(sessions::is_good(&*store, 1).await);
    change(&*store, 1, |it| it.state = CompanyState::Suspended { since: noon() })
        .await
        .expect("save");
    assert!(!sessions::is_good(&*store, 1).await);
    let name = domain_identity::Identifier::parse("admin@company1.example").expect("a name");
    assert!(store.login(&name).await.expect("read").expect("there").is_suspended);
    change(&*store, 1, |it| it.state = CompanyState::Active).await.expect("save");
    assert!(sessions::is_good(&*store, 1).await);
}

/// Both have the right code and number; the other is told no more than somebody who guesses.
pub async fn of_two_registrations_with_one_invite_one_wins<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let root = world.operator(OperatorRole::Root).await;
    for round in 0..n_rounds {
        let number = format!("HRB {round}");
        let (_, code) = world.invite(&number).await;
        let registered = at_once(2, |n| {
            let (world, code, number) = (Arc::clone(&world), code.clone(), number.clone());
            let command = Register {
                invite_code: code,
                number: RegistrationNumber::restore(number),
                company_name: CompanyName::restore(format!("Company {round} {n}")),
                profile: profile("Ada", &format!("ada{n}@company{round}.example"), None),
                password: PASSWORD.to_owned(),
            };
            async move { told(register(&world.app, &visitor(), command).await) }
        })
        .await;

        assert_eq!(registered.iter().filter(|it| it.is_ok()).count(), 1, "{registered:?}");
        let is_told = |it: &_| matches!(it, Ok(_) | Err(Class::Invalid));
        assert!(registered.iter().all(is_told), "{registered:?}");
        // So that nobody is too often here.
        world.clock.pass(std::time::Duration::from_hours(2));
    }
    let query = ListCompanies { page: PageNumber::FIRST, ..all("") };
    let listed = application::platform::list_companies(&world.app, &root.actor, query).await;
    let n_companies = usize::try_from(listed.expect("may").n_matches).expect("few");
    assert_eq!(n_companies, n_rounds.min(10_001));
}

/// Whoever signs in while the company is suspended has come in before, or does not come in.
pub async fn a_sign_in_and_a_suspension_at_once_leave_nobody_in<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let root = world.operator(OperatorRole::Root).await;
    for _ in 0..n_rounds {
        let seen = see_company_of_platform(&world.app, &root.actor, admin.company).await;
        let suspend = SuspendCompany {
            id: admin.company,
            expected: seen.expect("there").company.version,
            reason: Reason::restore("Not paid".to_owned()),
        };
        at_once(2, |n| {
            let (world, suspend) = (Arc::clone(&world), suspend.clone());
            async move {
                if n == 0 {
                    suspend_company(&world.app, &root.actor, suspend).await.expect("may");
                    return;
                }
                let command = SignIn {
                    identifier: "anna".to_owned(),
                    password: TypedPassword::new(PASSWORD),
                };
                told(application::identity::sign_in(&world.app, &visitor(), command).await).ok();
            }
        })
        .await;

        assert!(!world.can_sign_in("anna", PASSWORD).await);
        let seen = see_company_of_platform(&world.app, &root.actor, admin.company).await;
        let expected = seen.expect("there").company.version;
        let command = application::platform::ReactivateCompany { id: admin.company, expected };
        application::platform::reactivate_company(&world.app, &root.actor, command)
            .await
            .expect("may");
        assert!(world.can_sign_in("anna", PASSWORD).await);
    }
}

/// An invite that is open.
pub(crate) async fn given_invite(store: &dyn AnyStore, number: u128) -> InviteId {
    let (invite, fact) = new(number);
    insert(store, &invite, key(1), &fact).await.expect("insert");
    invite.id
}

fn all(search: &str) -> ListCompanies {
    ListCompanies { search: search.to_owned(), shown: CompaniesShown::All, page: PageNumber::FIRST }
}

fn id(number: u128) -> InviteId {
    Id::from_uuid(Uuid::from_u128(700 + number))
}

fn key(number: u8) -> InviteKey {
    InviteKey([number; 32])
}

/// For an operator.
fn platform() -> Permit {
    let id = Id::from_uuid(Uuid::from_u128(7));
    let actor = test_support::operator(id, OperatorRole::Support, None);
    actor.permit(Permission::ManageCompanies).expect("an operator may")
}

fn new(number: u128) -> (Invite, InviteIssued) {
    let of = RegistrationNumber::restore(format!("HRB {number}"));
    Invite::issue(id(number), of, Invite::DAYS, noon())
}

async fn insert(
    store: &dyn AnyStore,
    invite: &Invite,
    key: InviteKey,
    fact: &InviteIssued,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.invites().insert(invite, &key).await?;
    tx.commit(Facts::new(noon(), fact)).await
}

async fn find(store: &dyn AnyStore, id: InviteId) -> Option<Versioned<Invite>> {
    let mut tx = store.begin(&platform()).await.expect("begin");
    tx.invites().find(id).await.expect("find")
}

async fn save(store: &dyn AnyStore, invite: &Versioned<Invite>) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.invites().update(invite).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn redeem(
    store: &dyn AnyStore,
    company: u128,
    key: InviteKey,
    number: &RegistrationNumber,
    now: Timestamp,
) -> Option<InviteId> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    let redeemed = tx.invites().redeem(&key, number, now).await.expect("redeem");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    redeemed
}

pub(crate) async fn change(
    store: &dyn AnyStore,
    number: u128,
    change: impl FnOnce(&mut Company),
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(number)).await?;
    let mut read = tx.companies().find().await?.expect("given");
    change(&mut read.value);
    tx.companies().update(&read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
