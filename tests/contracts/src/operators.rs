//! Those who run the platform.

use std::sync::Arc;

use application::{
    PageNumber,
    identity::{
        AskForReset, Member, NewSession, OverVisit, RecoverPassword, SessionKey, Sessions, Whose,
        ask_for_reset, recover_password, sweep,
    },
    platform::{SwitchOperator, deactivate_operator},
};
use domain_identity::{
    AccountId, Appearance, Credential, Device, Epoch, Identifier, Language, Lifetime, LinkHash,
    NewOperator, Operator, OperatorCreated, PasswordHash,
};
use domain_kernel::{
    Facts, Id, Job, OperatorId, OperatorRole, Permission, Permit, Realm, Rule, StoreError, Version,
    Versioned, test_support,
};
use uuid::Uuid;
use world::World;

use crate::{
    AnyStore,
    identity::insert as insert_person,
    world::{
        at_once, check_permit, company, given_company, noon, permit, person, person_id, profile,
        told,
    },
};

pub async fn an_operator_read_back_is_the_operator_saved<S: AnyStore>(store: Arc<S>) {
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");
    let mut read = find(&*store, id(1)).await.expect("saved");
    assert_eq!((&read.value, read.version), (&operator, Version::FIRST));

    let link = LinkHash([7; 32]);
    read.value.issue_reset(link, noon()).expect("active");
    read.value.account.appearance = Appearance::Dark;
    read.value.credential =
        Credential::temporary(PasswordHash::restore("$argon2id$x".to_owned()), noon());
    save(&*store, &read).await.expect("save");
    let again = find(&*store, id(1)).await.expect("saved");
    assert_eq!((&again.value, again.version), (&read.value, Version::FIRST.next()));
    assert!(matches!(save(&*store, &read).await, Err(StoreError::Stale)));
    let by_link = async |link, now| store.operator_of_link(&link, now).await.expect("read");
    let half_an_hour = std::time::Duration::from_mins(30);
    assert_eq!(by_link(link, noon()).await, Some(id(1)));
    assert_eq!(by_link(link, noon().plus(half_an_hour)).await, None, "expired");
    assert_eq!(by_link(LinkHash([8; 32]), noon()).await, None, "nobody's");

    let view = store.operator(&platform(), id(1)).await.expect("read").expect("saved");
    assert_eq!((view.name, view.version), (operator.profile.name.clone(), again.version));
    let names = store.operator_names(&platform(), &[id(1), id(2)]).await.expect("read");
    assert_eq!(names.get(&id(1)), Some(&operator.profile.name));
    let listed = store.operators(&platform(), PageNumber::FIRST).await.expect("read");
    assert_eq!((listed.n_matches, listed.items[0].id), (1, id(1)));
}

pub async fn a_company_sees_and_changes_no_operator<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");

    assert!(store.operators(&permit(1), PageNumber::FIRST).await.is_err());
    assert!(store.operator(&permit(1), id(1)).await.is_err());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.operators().find(id(1)).await.is_err());
    assert!(tx.operators().insert(&operator).await.is_err());
    let read = Versioned { value: operator, version: Version::FIRST };
    assert!(tx.operators().update(&read).await.is_err());
}

pub async fn a_name_is_a_persons_or_an_operators<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let taken = |it: Result<(), StoreError>| {
        assert!(matches!(it, Err(StoreError::Duplicate(Rule::Identifier))), "{it:?}");
    };
    let (operator, fact) = new(1, "ADMIN@company1.example", OperatorRole::Root);
    taken(insert(&*store, &operator, &fact).await);
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("free");
    let like = profile("N", "NOOR@shipshape.example", None);
    taken(
        insert_person(&*store, 1, &person(person_id(1, 2), like, domain_kernel::Role::Staff)).await,
    );

    let named = |it: &str| Identifier::parse(it).expect("a name");
    let login = store.login(&named("noor@shipshape.example")).await.expect("read").expect("there");
    assert_eq!(login.member, Member::Operator { id: id(1), role: OperatorRole::Root });
    let mut tx = store.begin(&platform()).await.expect("begin");
    let own = tx.operators().holder(&named("noor@shipshape.example")).await.expect("read");
    assert_eq!(own, Some(AccountId::Operator(id(1))));
    let theirs = tx.operators().holder(&named("admin@company1.example")).await.expect("read");
    let account = AccountId::Person { company: company(1), person: person_id(1, 1) };
    assert_eq!(theirs, Some(account));
}

/// It ends like a person's: by time, by request, with the epoch, and when they are deactivated.
pub async fn an_operators_session_finds_them_as_they_are_now<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");
    for number in 1..=3 {
        begin_session(&*store, number).await;
    }
    let found = Sessions::find(&*store, &key(1), noon()).await.expect("find").expect("good");
    let home = Whose::Operator { id: id(1), role: OperatorRole::Root, visiting: None };
    assert_eq!((found.whose, found.name), (home, operator.profile.name));
    let over = noon().plus(Lifetime::of_hours(12).idle);
    assert_eq!(Sessions::find(&*store, &key(1), over).await.expect("find"), None);

    let own = AccountId::Operator(id(1));
    let open = Sessions::open(&*store, own, noon()).await.expect("read");
    assert_eq!(open.iter().map(|it| it.account).collect::<Vec<_>>(), [own; 3]);
    Sessions::end(&*store, &key(2)).await.expect("end");
    assert_eq!(Sessions::find(&*store, &key(2), noon()).await.expect("find"), None);
    let mut read = find(&*store, id(1)).await.expect("saved");
    read.value.epoch = read.value.epoch.next();
    save(&*store, &read).await.expect("save");
    assert_eq!(Sessions::find(&*store, &key(1), noon()).await.expect("find"), None);
    assert!(Sessions::open(&*store, own, noon()).await.expect("read").is_empty());
    assert!(Sessions::end_of(&*store, own, &key(1)).await.expect("end"));
    assert_eq!(Sessions::end_others(&*store, own, &key(3)).await.expect("end"), 0);
    assert_eq!(Sessions::sweep(&*store, over, 9).await.expect("sweep"), 1);
}

/// Until its end, or until somebody ends it; and only for a root operator.
pub async fn a_session_looks_into_one_company_for_a_time<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");
    begin_session(&*store, 1).await;
    let ends = noon().plus(std::time::Duration::from_hours(1));
    let visited = async |now| {
        let found = Sessions::find(&*store, &key(1), now).await.expect("find").expect("good");
        match found.whose {
            Whose::Operator { visiting, .. } => visiting.map(|it| (it.company, it.ends)),
            Whose::Person { .. } => panic!("it is an operator's"),
        }
    };

    store.visit(&key(1), Some((company(1), ends))).await.expect("visit");
    assert_eq!(visited(noon()).await, Some((company(1), ends)));
    assert_eq!(visited(ends).await, None);
    store.visit(&key(1), None).await.expect("leave");
    assert_eq!(visited(noon()).await, None);

    store.visit(&key(1), Some((company(1), ends))).await.expect("visit");
    let mut read = find(&*store, id(1)).await.expect("saved");
    read.value.role = OperatorRole::Support;
    save(&*store, &read).await.expect("save");
    assert_eq!(visited(noon()).await, None);
}

/// With its time or with the session, whichever is over first.
pub async fn a_visit_that_is_over_is_closed_once<S: AnyStore>(store: Arc<S>) {
    for number in 1..=2 {
        given_company(&*store, number).await;
    }
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");
    let hours = |it| noon().plus(std::time::Duration::from_hours(it));
    for (number, ends) in [(1, hours(1)), (2, hours(9)), (3, hours(2))] {
        begin_session(&*store, number).await;
        let of = if number == 3 { 2 } else { 1 };
        store.visit(&key(number), Some((company(of), ends))).await.expect("visit");
    }
    store.visit(&key(3), None).await.expect("leave");
    let over = async |now| {
        let mut over = store.over_visits(now).await.expect("read");
        over.sort_by_key(|it| it.ends);
        over
    };
    let visit = |ends, ended| OverVisit { operator: id(1), company: company(1), ends, ended };
    let just = hours(1).minus(std::time::Duration::from_micros(1));
    assert_eq!(over(just).await, []);
    assert_eq!(over(hours(1)).await, [visit(hours(1), hours(1))]);
    let both = [visit(hours(1), hours(1)), visit(hours(9), hours(8))];
    assert_eq!(over(hours(8)).await, both);

    let close = async |of, ends| {
        let mut tx = store.begin(&permit(of)).await.expect("begin");
        let is_closed = tx.companies().close_visit(id(1), ends).await.expect("asked");
        tx.commit(Facts::new(noon(), &crate::identity::fact())).await.expect("commit");
        is_closed
    };
    assert!(!close(2, hours(1)).await, "another company's");
    assert!(!close(1, hours(2)).await, "another time");
    assert!(close(1, hours(1)).await);
    assert!(!close(1, hours(1)).await, "once");
    assert_eq!(over(hours(8)).await, [visit(hours(9), hours(8))]);
}

pub async fn of_all_who_sweep_at_once_one_notes_the_end_of_a_visit<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    let (operator, fact) = new(1, "noor@shipshape.example", OperatorRole::Root);
    insert(&*store, &operator, &fact).await.expect("insert");
    for round in 0..n_rounds {
        let now = world.app.clock.now();
        let session = NewSession {
            key: SessionKey(std::array::from_fn(|n| {
                round.to_le_bytes().get(n).copied().unwrap_or(7)
            })),
            account: AccountId::Operator(id(1)),
            epoch: Epoch::FIRST,
            begun: now,
            lifetime: Lifetime::of_hours(12),
            device: Device::default(),
        };
        Sessions::create(&*store, &session).await.expect("begin");
        let ends = now.plus(std::time::Duration::from_hours(1));
        store.visit(&session.key, Some((admin.company, ends))).await.expect("visit");
        world.clock.pass(std::time::Duration::from_mins(90));
        let swept = at_once(3, |_| {
            let world = Arc::clone(&world);
            async move { told(sweep(&world.app).await).expect("swept").n_visits }
        })
        .await;
        assert_eq!(swept.iter().sum::<u32>(), 1, "{swept:?}");
        Sessions::end(&*store, &session.key).await.expect("end");
    }
    for realm in [admin.actor.realm(), Realm::Platform] {
        let (entries, _) = crate::audit::trail(&*store, &check_permit(realm)).await;
        let is_end = |it: &&domain_audit::Kept| it.recorded.name == "identity.visit_ended";
        assert_eq!(entries.iter().filter(is_end).count(), n_rounds);
        crate::audit::verify(&*store, realm).await;
    }
}

/// An operator opens the same link in two windows and chooses two passwords.
pub async fn of_two_uses_of_an_operators_link_one_has_an_effect<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    world.operator(OperatorRole::Support).await;
    let name = "support@shipshape.example";
    for round in 0..n_rounds {
        let asked = AskForReset { identifier: name.to_owned(), language: Language::English };
        ask_for_reset(&world.app, &world::visitor(), asked).await.expect("not too often");
        world.deliver_all().await;
        let token = world::reset_token(&world.mailbox.last(name).expect("a mail"));
        let password = |n: usize| format!("seven lazy dogs {round} {n}");
        let used = at_once(2, |n| {
            let (world, token) = (Arc::clone(&world), token.clone());
            let command = RecoverPassword { token, new: password(n) };
            async move { told(recover_password(&world.app, &world::visitor(), command).await) }
        })
        .await;

        assert_eq!(used.iter().filter(|it| it.is_ok()).count(), 1, "{used:?}");
        for (n, used) in used.iter().enumerate() {
            assert_eq!(world.can_sign_in(name, &password(n)).await, used.is_ok());
        }
        world.deliver_all().await;
        world.clock.pass(std::time::Duration::from_hours(1));
    }
}

pub async fn two_roots_who_deactivate_each_other_at_once_leave_one<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let mut left = world.operator_named("root0@shipshape.example", OperatorRole::Root).await;
    for round in 1..=n_rounds {
        let email = format!("root{round}@shipshape.example");
        let other = world.operator_named(&email, OperatorRole::Root).await;
        let roots = [left, other];
        let expected = [version(&world, &left).await, version(&world, &other).await];
        let gone = at_once(2, |n| {
            let (world, actor) = (Arc::clone(&world), roots[n].actor);
            let command = SwitchOperator { id: roots[1 - n].id, expected: expected[1 - n] };
            async move { told(deactivate_operator(&world.app, &actor, command).await) }
        })
        .await;

        assert_eq!(gone.iter().filter(|it| it.is_ok()).count(), 1, "{gone:?}");
        left = roots[usize::from(gone[0].is_err())];
    }
}

async fn version(world: &World, operator: &world::Operating) -> Version {
    let seen = application::platform::see_operator(&world.app, &operator.actor, operator.id).await;
    seen.expect("there").version
}

pub(crate) fn id(number: u128) -> OperatorId {
    Id::from_uuid(Uuid::from_u128(900 + number))
}

fn key(number: u8) -> SessionKey {
    SessionKey([number; 32])
}

/// For a command that keeps operators.
pub(crate) fn platform() -> Permit {
    let command = test_support::system(Job::CommandLine);
    command.permit_in(Realm::Platform, Permission::ManageOperators).expect("a command may")
}

/// Somebody who runs the platform.
pub(crate) async fn given(store: &dyn AnyStore, number: u128, role: OperatorRole) {
    let (operator, fact) = new(number, &email(number), role);
    insert(store, &operator, &fact).await.expect("insert");
}

/// What they sign in with.
pub(crate) fn identifier(number: u128) -> Identifier {
    Identifier::parse(&email(number)).expect("a name")
}

fn email(number: u128) -> String {
    format!("operator{number}@shipshape.example")
}

fn new(number: u128, email: &str, role: OperatorRole) -> (Operator, OperatorCreated) {
    let credential =
        Credential::Chosen { hash: PasswordHash::restore("$argon2id$nothing".to_owned()) };
    let profile = profile("Noor Haddad", email, Some(&format!("noor{number}")));
    Operator::create(NewOperator { id: id(number), profile, role, credential }, noon())
}

async fn insert(
    store: &dyn AnyStore,
    operator: &Operator,
    fact: &OperatorCreated,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.operators().insert(operator).await?;
    tx.commit(Facts::new(noon(), fact)).await
}

async fn find(store: &dyn AnyStore, id: OperatorId) -> Option<Versioned<Operator>> {
    let mut tx = store.begin(&platform()).await.expect("begin");
    tx.operators().find(id).await.expect("find")
}

async fn save(store: &dyn AnyStore, operator: &Versioned<Operator>) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.operators().update(operator).await?;
    tx.commit(Facts::new(noon(), &crate::identity::fact())).await
}

async fn begin_session(store: &dyn AnyStore, number: u8) {
    let session = NewSession {
        key: key(number),
        account: AccountId::Operator(id(1)),
        epoch: Epoch::FIRST,
        begun: noon(),
        lifetime: Lifetime::of_hours(12),
        device: Device::default(),
    };
    Sessions::create(store, &session).await.expect("begin");
}
