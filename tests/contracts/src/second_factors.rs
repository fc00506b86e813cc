//! Second factors: one of a person, each code once, and no other company's.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use application::{
    Store,
    identity::{
        EnterCode, Entry, Halfway, SessionKey, Sessions, SignIn, TicketKey, enter_code,
        offer_second_factor, sign_in, turn_on_second_factor,
    },
};
use domain_identity::{
    AccountId, Device, Epoch, FactorRoles, FactorSerial, Lifetime, Owner, RecoveryHash,
    SecondFactor, TypedPassword,
};
use domain_kernel::{Facts, OperatorRole, Permit, Role, Rule, StoreError, Version, Versioned};
use world::{PASSWORD, World, visitor};

use crate::{
    AnyStore, SessionStore, operators,
    world::{at_once, company, given_company, noon, permit, person_id, platform_permit, told},
};

const HOUR: Duration = Duration::from_hours(1);

fn admin() -> Owner {
    Owner::Person(person_id(1, 1))
}

fn factor(owner: Owner) -> SecondFactor {
    let recovery = (1..=10).map(|it| RecoveryHash([it * 25; 32])).collect();
    // As large as what they are drawn from.
    SecondFactor::turn_on(owner, FactorSerial::new(i64::MIN), 59_078_880, recovery, noon()).0
}

async fn turn_on(
    store: &dyn Store,
    permit: &Permit,
    factor: &SecondFactor,
) -> Result<(), StoreError> {
    let (_, fact) = SecondFactor::turn_on(
        factor.owner,
        factor.serial,
        factor.last_step,
        BTreeSet::new(),
        noon(),
    );
    let mut tx = store.begin(permit).await?;
    tx.second_factors().insert(factor).await?;
    tx.commit(Facts::new(noon(), &fact)).await
}

async fn find<S: AnyStore>(
    store: &S,
    permit: &Permit,
    owner: Owner,
) -> Option<Versioned<SecondFactor>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.second_factors().find(owner).await.expect("find")
}

async fn save<S: AnyStore>(
    store: &S,
    permit: &Permit,
    read: &Versioned<SecondFactor>,
) -> Result<(), StoreError> {
    let fact = read.value.clone().replace_recovery(BTreeSet::new());
    let mut tx = store.begin(permit).await?;
    tx.second_factors().update(read).await?;
    tx.commit(Facts::new(noon(), &fact)).await
}

async fn remove<S: AnyStore>(
    store: &S,
    permit: &Permit,
    read: Versioned<SecondFactor>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.second_factors().remove(read.value.owner, read.version).await?;
    tx.commit(Facts::new(noon(), &read.value.turn_off())).await
}

pub async fn a_second_factor_read_back_is_the_one_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (permit, id) = (permit(1), admin());
    assert_eq!(find(&*store, &permit, id).await, None);
    let identifier = crate::world::profile("", "admin@company1.example", None).email.identifier();
    let has_one = async || {
        let login = store.login(&identifier).await.expect("login");
        login.expect("somebody").has_second_factor
    };
    assert!(!has_one().await);

    let saved = factor(id);
    turn_on(&*store, &permit, &saved).await.expect("the first");
    let mut read = find(&*store, &permit, id).await.expect("saved");
    assert_eq!((&read.value, read.version), (&saved, Version::FIRST));
    assert!(has_one().await);
    let view = store.second_factor(&permit, id).await.expect("read").expect("saved");
    assert_eq!((view.since, view.n_recovery_codes), (noon(), 10));

    read.value.use_step(59_078_881).expect("a later one");
    read.value.recovery.clear();
    save(&*store, &permit, &read).await.expect("nobody else");
    let again = find(&*store, &permit, id).await.expect("saved");
    assert_eq!((&again.value, again.version), (&read.value, Version::FIRST.next()));

    remove(&*store, &permit, again).await.expect("nobody else");
    assert_eq!(find(&*store, &permit, id).await, None);
    assert!(!has_one().await);
    assert_eq!(store.second_factor(&permit, id).await.expect("read"), None);
}

pub async fn a_person_has_one_second_factor<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let factor = factor(admin());
    turn_on(&*store, &permit(1), &factor).await.expect("the first");
    let again = turn_on(&*store, &permit(1), &factor).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SecondFactor))), "{again:?}");
    let nobodys = SecondFactor { owner: Owner::Person(person_id(1, 9)), ..factor };
    let refused = turn_on(&*store, &permit(1), &nobodys).await;
    assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
}

pub async fn the_second_of_two_uses_of_one_read_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    turn_on(&*store, &permit(1), &factor(admin())).await.expect("the first");
    let read = find(&*store, &permit(1), admin()).await.expect("saved");
    save(&*store, &permit(1), &read).await.expect("nobody else");
    assert!(matches!(save(&*store, &permit(1), &read).await, Err(StoreError::Stale)));
    assert!(matches!(remove(&*store, &permit(1), read).await, Err(StoreError::Stale)));
}

pub async fn another_company_sees_and_changes_no_second_factor<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let id = admin();
    let theirs = turn_on(&*store, &permit(2), &factor(id)).await;
    assert!(matches!(theirs, Err(StoreError::Corrupt(_))), "{theirs:?}");
    turn_on(&*store, &permit(1), &factor(id)).await.expect("the first");
    let read = find(&*store, &permit(1), id).await.expect("saved");

    assert_eq!(find(&*store, &permit(2), id).await, None);
    assert_eq!(store.second_factor(&permit(2), id).await.expect("read"), None);
    assert!(matches!(save(&*store, &permit(2), &read).await, Err(StoreError::Stale)));
    assert!(matches!(remove(&*store, &permit(2), read.clone()).await, Err(StoreError::Stale)));
    let platform = platform_permit();
    assert!(save(&*store, &platform, &read).await.is_err());
    assert_eq!(find(&*store, &permit(1), id).await, Some(read));
}

/// With all that a person's does, in the platform's realm and in no company's.
pub async fn an_operator_has_one_second_factor_too<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (platform, owner) = (operators::platform(), Owner::Operator(operators::id(1)));
    let saved = factor(owner);
    let nobodys = turn_on(&*store, &platform, &saved).await;
    assert!(matches!(nobodys, Err(StoreError::Corrupt(_))), "{nobodys:?}");
    operators::given(&*store, 1, OperatorRole::Support).await;
    let has_one = async || {
        let login = store.login(&operators::identifier(1)).await.expect("login");
        login.expect("somebody").has_second_factor
    };
    assert!(!has_one().await);
    turn_on(&*store, &platform, &saved).await.expect("the first");
    let again = turn_on(&*store, &platform, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SecondFactor))), "{again:?}");
    assert!(has_one().await);
    let view = store.second_factor(&platform, owner).await.expect("read").expect("saved");
    assert_eq!((view.since, view.n_recovery_codes), (noon(), 10));

    let mut read = find(&*store, &platform, owner).await.expect("saved");
    assert_eq!((&read.value, read.version), (&saved, Version::FIRST));
    read.value.use_step(59_078_881).expect("a later one");
    save(&*store, &platform, &read).await.expect("nobody else");
    assert!(matches!(save(&*store, &platform, &read).await, Err(StoreError::Stale)));
    assert!(matches!(remove(&*store, &platform, read).await, Err(StoreError::Stale)));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.second_factors().find(owner).await.is_err(), "a company has no operators");
    drop(tx);
    assert!(store.second_factor(&permit(1), owner).await.is_err());
    let mut tx = store.begin(&platform).await.expect("begin");
    assert!(tx.second_factors().find(admin()).await.is_err(), "the platform has nobody else");
    drop(tx);

    let again = find(&*store, &platform, owner).await.expect("saved");
    assert_eq!(again.version, Version::FIRST.next());
    remove(&*store, &platform, again).await.expect("nobody else");
    assert_eq!(find(&*store, &platform, owner).await, None);
    assert!(!has_one().await);
}

/// A ticket of theirs is good like a person's.
pub async fn an_operators_ticket_is_good_until_it_expires<S: AnyStore>(store: Arc<S>) {
    operators::given(&*store, 1, OperatorRole::Root).await;
    let account = AccountId::Operator(operators::id(1));
    let halfway = Halfway { account, epoch: Epoch::FIRST.next() };
    let [first, second] = [1, 2].map(|it| TicketKey([it; 32]));
    let expires = noon().plus(HOUR);
    store.go_halfway(&first, &halfway, expires, noon()).await.expect("new");
    let just = expires.minus(Duration::from_micros(1));
    assert_eq!(store.halfway(&first, just).await.expect("find"), Some(halfway));
    assert_eq!(store.halfway(&first, expires).await.expect("find"), None);
    store.go_halfway(&second, &halfway, expires.plus(HOUR), expires).await.expect("new");
    assert_eq!(store.halfway(&first, noon()).await.expect("find"), None, "swept");
    assert_eq!(store.halfway(&second, expires).await.expect("find"), Some(halfway));
}

pub async fn a_session_knows_who_still_needs_a_second_factor<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let key = SessionKey([1; 32]);
    let session = application::identity::NewSession {
        key,
        account: AccountId::Person { company: company(1), person: person_id(1, 1) },
        epoch: Epoch::FIRST,
        begun: noon(),
        lifetime: Lifetime::of_hours(12),
        device: Device::default(),
    };
    store.create(&session).await.expect("begin");
    let must = async || {
        let found = Sessions::find(&*store, &key, noon()).await.expect("find");
        found.expect("good").must_set_up_second_factor
    };
    assert!(!must().await, "nobody asks for one");
    require(&*store, FactorRoles::of([Role::Manager, Role::Staff])).await;
    assert!(!must().await, "not of an admin");
    require(&*store, FactorRoles::of([Role::Admin])).await;
    assert!(must().await);
    turn_on(&*store, &permit(1), &factor(admin())).await.expect("the first");
    assert!(!must().await);
}

async fn require(store: &dyn Store, roles: FactorRoles) {
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut company = tx.companies().find().await.expect("find").expect("there");
    let mut settings = company.value.settings.clone();
    settings.second_factor = roles;
    let fact = company.value.edit(settings).expect("something else");
    tx.companies().update(&company).await.expect("update");
    tx.commit(Facts::new(noon(), &fact)).await.expect("commit");
}

pub async fn a_session_knows_when_the_password_was_typed<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let keys = [1, 2].map(|it| SessionKey([it; 32]));
    for key in keys {
        let session = application::identity::NewSession {
            key,
            account: AccountId::Person { company: company(1), person: person_id(1, 1) },
            epoch: Epoch::FIRST,
            begun: noon(),
            lifetime: Lifetime::of_hours(12),
            device: Device::default(),
        };
        store.create(&session).await.expect("begin");
    }
    let confirmed = async |key: &SessionKey| {
        let found = Sessions::find(&*store, key, noon().plus(HOUR)).await.expect("find");
        found.expect("good").confirmed
    };
    assert_eq!(confirmed(&keys[0]).await, noon());
    store.confirm(&keys[0], noon().plus(HOUR)).await.expect("confirm");
    assert_eq!(confirmed(&keys[0]).await, noon().plus(HOUR));
    assert_eq!(confirmed(&keys[1]).await, noon(), "another session");
    let gone = SessionKey([9; 32]);
    store.confirm(&gone, noon()).await.expect("one that has ended is no failure");
}

pub async fn tickets_that_are_over_are_swept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let halfway = Halfway {
        account: AccountId::Person { company: company(1), person: person_id(1, 1) },
        epoch: Epoch::FIRST,
    };
    let tickets = [1, 2, 3].map(|it| TicketKey([it; 32]));
    let expires = [noon().plus(HOUR), noon().plus(HOUR), noon().plus(HOUR * 2)];
    for (ticket, expires) in tickets.iter().zip(expires) {
        store.go_halfway(ticket, &halfway, expires, noon()).await.expect("new");
    }
    assert_eq!(store.sweep_tickets(noon(), 9).await.expect("sweep"), 0);
    assert_eq!(store.sweep_tickets(expires[0], 1).await.expect("sweep"), 1);
    assert_eq!(store.sweep_tickets(expires[0], 9).await.expect("sweep"), 1);
    assert_eq!(store.halfway(&tickets[2], expires[0]).await.expect("find"), Some(halfway));
}

pub async fn a_ticket_is_good_for_its_person_until_it_expires<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let account = AccountId::Person { company: company(1), person: person_id(1, 1) };
    let halfway = Halfway { account, epoch: Epoch::FIRST.next() };
    let [first, second, other] = [1, 2, 3].map(|it| TicketKey([it; 32]));
    let expires = noon().plus(HOUR);
    store.go_halfway(&first, &halfway, expires, noon()).await.expect("new");
    store.go_halfway(&second, &halfway, expires.plus(HOUR), noon()).await.expect("new");

    let just = expires.minus(Duration::from_micros(1));
    assert_eq!(store.halfway(&first, just).await.expect("find"), Some(halfway));
    assert_eq!(store.halfway(&first, expires).await.expect("find"), None);
    assert_eq!(store.halfway(&other, noon()).await.expect("find"), None);
    store.go_halfway(&other, &halfway, expires.plus(HOUR), expires).await.expect("new");
    assert_eq!(store.halfway(&first, noon()).await.expect("find"), None, "swept");
    assert_eq!(store.halfway(&second, expires).await.expect("find"), Some(halfway));
}

/// Two windows, or somebody who looks over a shoulder: of all who use a code at once one gets in.
pub async fn a_code_used_twice_at_once_lets_one_in<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let session = SessionKey([1; 32]);
    let secret = offer_second_factor(&world.app, &admin.actor, &session).await.expect("off");
    let step = |world: &World| SecondFactor::steps_at(world.app.clock.now())[1];
    let first = secret.code(step(&world));
    let given = turn_on_second_factor(&world.app, &admin.actor, &session, &first).await;
    let recovery = given.expect("the code is right").codes;
    for round in 0..n_rounds {
        // Time for the next code, and for the count of the wrong ones to be forgotten.
        world.clock.pass(Duration::from_mins(10));
        let code = match recovery.get(round / 2) {
            Some(code) if round % 2 == 1 => code.as_str().to_owned(),
            _ => secret.code(step(&world)),
        };
        let password = TypedPassword::new(PASSWORD);
        let command = SignIn { identifier: "anna".to_owned(), password };
        let entry = sign_in(&world.app, &visitor(), command).await;
        let Entry::Halfway(ticket) = entry.expect("the password is right") else {
            panic!("nobody has asked for a code");
        };
        let entered = at_once(2, |_| {
            let world = Arc::clone(&world);
            let command = EnterCode { ticket, code: code.clone() };
            async move { told(enter_code(&world.app, &visitor(), command).await) }
        })
        .await;

        let n_in = entered.iter().filter(|it| it.is_ok()).count();
        assert_eq!(n_in, 1, "{entered:?}");
    }
}
