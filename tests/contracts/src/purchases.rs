//! Orders for invites, and what payment providers say about them.

use std::{sync::Arc, time::Duration};

use application::{
    Class, PageNumber,
    platform::{ListInvites, Register, list_invites, register},
    shop::{ListOrders, SettleOrder, accept_payment, see_order},
};
use domain_identity::{
    CompanyName, Doubt, InviteStanding, Language, Money, PaymentEventId, Purchase, PurchaseId,
    PurchaseNumber, PurchaseStanding, PurchaseState, RegistrationNumber,
};
use domain_kernel::{
    Facts, Id, OperatorRole, Permission, Permit, Rule, StoreError, Timestamp, Versioned,
    test_support,
};
use uuid::Uuid;
use world::{Operating, PASSWORD, World, buyer, profile, visitor};

use crate::{
    AnyStore,
    identity::fact,
    invites::given_invite,
    world::{at_once, given_company, noon, permit, told},
};

pub async fn an_order_read_back_is_the_order_saved<S: AnyStore>(store: Arc<S>) {
    let invite = given_invite(&*store, 1).await;
    let mut first = new(1);
    first.buyer.language = Language::German;
    first.price = Money::parse("12.345 KWD").expect("an amount");
    insert(&*store, &first).await.expect("insert");
    let again = insert(&*store, &Purchase { number: new(2).number, ..first.clone() }).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::PurchaseId))), "{again:?}");
    let numbered = insert(&*store, &Purchase { number: first.number, ..new(2) }).await;
    assert!(matches!(numbered, Err(StoreError::Duplicate(Rule::PurchaseNumber))), "{numbered:?}");

    let at = noon();
    let disputed = Doubt::ALL.map(|doubt| PurchaseState::Disputed { doubt, at });
    let others = [
        PurchaseState::Open,
        PurchaseState::Paid { invite, at },
        PurchaseState::Cancelled { at },
        PurchaseState::Refunded { invite: None, at },
        PurchaseState::Refunded { invite: Some(invite), at },
        PurchaseState::RefundedAfterUse { invite, at },
    ];
    for state in disputed.into_iter().chain(others) {
        let mut read = find(&*store, id(1)).await.expect("saved");
        let stale = read.clone();
        read.value.state = state;
        save(&*store, &read).await.expect("save");
        let saved = find(&*store, id(1)).await.expect("saved");
        assert_eq!(saved.value, Purchase { state, ..first.clone() });
        let seen = store.purchase(&platform(), id(1)).await.expect("read").expect("saved");
        assert_eq!(seen, saved);
        assert!(matches!(save(&*store, &stale).await, Err(StoreError::Stale)));
    }
}

pub async fn orders_are_found_by_what_is_in_them_and_by_how_they_stand<S: AnyStore>(store: Arc<S>) {
    for number in 1..=3 {
        insert(&*store, &new(number)).await.expect("insert");
    }
    let mut cancelled = find(&*store, id(2)).await.expect("saved");
    cancelled.value.state = PurchaseState::Cancelled { at: noon() };
    save(&*store, &cancelled).await.expect("save");

    let found = async |search: &str, standing| {
        let query = ListOrders { search: search.to_owned(), standing, page: PageNumber::FIRST };
        let page = store.purchases(&platform(), &query).await.expect("read");
        let ids: Vec<_> = page.items.iter().map(|it| it.value.id).collect();
        assert_eq!(usize::try_from(page.n_matches).expect("few"), ids.len());
        ids
    };
    assert_eq!(found("", None).await, [id(3), id(2), id(1)]);
    assert_eq!(found("0000-0002", None).await, [id(2)]);
    assert_eq!(found(" 00000003 ", None).await, [id(3)]);
    assert_eq!(found("hrb 1", None).await, [id(1)]);
    assert_eq!(found("DOCK & DAUGHTERS", None).await.len(), 3);
    assert_eq!(found("buyer@dock", None).await.len(), 3);
    assert_eq!(found("%", None).await, []);
    assert_eq!(found("", Some(PurchaseStanding::Open)).await, [id(3), id(1)]);
    assert_eq!(found("dana", Some(PurchaseStanding::Cancelled)).await, [id(2)]);
    assert_eq!(found("", Some(PurchaseStanding::Paid)).await, []);
}

pub async fn orders_that_nobody_has_paid_are_known_oldest_first<S: AnyStore>(store: Arc<S>) {
    for number in 1..=4 {
        insert(&*store, &new(number)).await.expect("insert");
    }
    let mut cancelled = find(&*store, id(2)).await.expect("saved");
    cancelled.value.state = PurchaseState::Cancelled { at: noon() };
    save(&*store, &cancelled).await.expect("save");

    let mut tx = store.begin(&platform()).await.expect("begin");
    let mut unpaid = async |before, most| {
        let unpaid = tx.purchases().unpaid(before, most).await.expect("read");
        unpaid.into_iter().map(|it| it.value.id).collect::<Vec<_>>()
    };
    assert_eq!(unpaid(ordered(9), 9).await, [id(1), id(3), id(4)]);
    assert_eq!(unpaid(ordered(9), 2).await, [id(1), id(3)]);
    assert_eq!(unpaid(ordered(4), 9).await, [id(1), id(3)], "not the one of that moment");
}

pub async fn a_message_is_heard_once<S: AnyStore>(store: Arc<S>) {
    insert(&*store, &new(1)).await.expect("insert");
    insert(&*store, &new(2)).await.expect("insert");
    hear(&*store, "evt_1", id(1)).await.expect("new");
    for (event, purchase) in [("evt_1", id(1)), ("evt_1", id(2))] {
        let again = hear(&*store, event, purchase).await;
        assert!(matches!(again, Err(StoreError::Duplicate(Rule::PaymentEvent))), "{again:?}");
    }
    // As they are written, and not as somebody reads them.
    hear(&*store, "EVT_1", id(1)).await.expect("another one");
    let mut tx = store.begin(&platform()).await.expect("begin");
    for (name, has_heard) in [("evt_1", true), ("EVT_1", true), ("Evt_1", false), ("evt_2", false)]
    {
        assert_eq!(
            tx.purchases().has_heard(&event(name)).await.expect("read"),
            has_heard,
            "{name}"
        );
    }
}

pub async fn a_company_sees_no_order<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    insert(&*store, &new(1)).await.expect("insert");
    let query = ListOrders { search: String::new(), standing: None, page: PageNumber::FIRST };
    assert!(store.purchases(&permit(1), &query).await.is_err());
    assert!(store.purchase(&permit(1), id(1)).await.is_err());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.purchases().find(id(1)).await.is_err());
    assert!(tx.purchases().insert(&new(2)).await.is_err());
    assert!(tx.purchases().unpaid(ordered(9), 9).await.is_err());
    assert!(tx.purchases().has_heard(&event("evt_1")).await.is_err());
    assert!(tx.purchases().hear(&event("evt_1"), id(1), noon()).await.is_err());
}

/// A provider that gets no answer says it again, and has many machines.
pub async fn of_twenty_who_bring_one_message_at_once_one_issues_an_invite<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let root = world.operator(OperatorRole::Root).await;
    for round in 0..n_rounds {
        let order = world.order(&format!("HRB {round}")).await;
        let message = format!("evt_{round} {order} paid 490.00 EUR");
        let heard = at_once(20, |_| {
            let (world, message) = (Arc::clone(&world), message.clone());
            async move { told(world.hear(&message).await) }
        })
        .await;
        assert!(heard.iter().all(Result::is_ok), "{heard:?}");
        // So that nobody is too often here.
        world.clock.pass(Duration::from_hours(1));
    }
    assert_invites(&world, &root, n_rounds).await;
}

pub async fn a_message_and_an_operator_at_once_issue_one_invite<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let root = world.operator(OperatorRole::Root).await;
    for round in 0..n_rounds {
        let id = world.order(&format!("HRB {round}")).await;
        let seen = see_order(&world.app, &root.actor, id).await.expect("there");
        let settle = SettleOrder { id, expected: seen.version };
        let message = format!("evt_{round} {id} paid 490.00 EUR");
        let done = at_once(2, |n| {
            let (world, message) = (Arc::clone(&world), message.clone());
            async move {
                match n {
                    0 => told(world.hear(&message).await),
                    _ => told(accept_payment(&world.app, &root.actor, settle).await),
                }
            }
        })
        .await;
        assert_eq!(done[0], Ok(()));
        assert!(matches!(done[1], Ok(()) | Err(Class::Stale)), "{done:?}");
        let seen = see_order(&world.app, &root.actor, id).await.expect("there");
        assert_eq!(seen.value.state.standing(), PurchaseStanding::Paid);
        world.clock.pass(Duration::from_hours(1));
    }
    assert_invites(&world, &root, n_rounds).await;
}

/// Whichever was first, the order says it: nobody comes in for money that was given back unseen.
pub async fn an_invite_is_used_or_revoked_while_the_money_is_given_back<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let root = world.operator(OperatorRole::Root).await;
    for round in 0..n_rounds {
        let number = format!("HRB {round}");
        let id = world.order(&number).await;
        world.hear(&format!("paid_{round} {id} paid 490.00 EUR")).await.expect("new");
        let code = world.mailed_code().await.expect("a mail");
        let message = format!("back_{round} {id} refunded");
        let done = at_once(2, |n| {
            let (world, message) = (Arc::clone(&world), message.clone());
            let command = Register {
                invite_code: code.clone(),
                number: RegistrationNumber::restore(number.clone()),
                company_name: CompanyName::restore(format!("Company {round}")),
                profile: profile("Ada", &format!("ada@company{round}.example"), None),
                password: PASSWORD.to_owned(),
            };
            async move {
                match n {
                    0 => told(world.hear(&message).await),
                    _ => told(register(&world.app, &visitor(), command).await).map(|_| ()),
                }
            }
        })
        .await;
        assert_eq!(done[0], Ok(()));
        let seen = see_order(&world.app, &root.actor, id).await.expect("there");
        let expected = match done[1] {
            Ok(()) => PurchaseStanding::RefundedAfterUse,
            Err(_) => PurchaseStanding::Refunded,
        };
        assert_eq!(seen.value.state.standing(), expected, "{done:?}");
        world.clock.pass(Duration::from_hours(1));
    }
    let query = ListInvites { standing: Some(InviteStanding::Open), page: PageNumber::FIRST };
    let open = list_invites(&world.app, &root.actor, query).await.expect("may");
    assert_eq!(open.n_matches, 0);
}

/// So many invites there are, and a mail with each.
async fn assert_invites(world: &World, root: &Operating, n_invites: usize) {
    let query = ListInvites { standing: None, page: PageNumber::FIRST };
    let invites = list_invites(&world.app, &root.actor, query).await.expect("may");
    assert_eq!(usize::try_from(invites.n_matches).expect("few"), n_invites.min(10_001));
    world.deliver_all().await;
    let mails = world.mailbox.all();
    let brought = mails.iter().filter(|it| {
        it.email.as_str() == "buyer@dock.example" && it.written.subject == "order paid"
    });
    assert_eq!(brought.count(), n_invites);
}

fn id(number: u32) -> PurchaseId {
    Id::from_uuid(Uuid::from_u128(800 + u128::from(number)))
}

fn event(name: &str) -> PaymentEventId {
    PaymentEventId::restore(name.to_owned())
}

/// When that order was placed.
fn ordered(number: u32) -> Timestamp {
    noon().plus(Duration::from_mins(u64::from(number)))
}

fn new(number: u32) -> Purchase {
    let drawn = PurchaseNumber::draw(number.to_be_bytes());
    let price = Money::parse("490.00 EUR").expect("an amount");
    let buyer = buyer(&format!("HRB {number}"));
    Purchase::place(id(number), drawn, buyer, price, ordered(number)).0
}

/// For an operator.
fn platform() -> Permit {
    let actor =
        test_support::operator(Id::from_uuid(Uuid::from_u128(7)), OperatorRole::Support, None);
    actor.permit(Permission::ManageCompanies).expect("an operator may")
}

async fn insert(store: &dyn AnyStore, purchase: &Purchase) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.purchases().insert(purchase).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, id: PurchaseId) -> Option<Versioned<Purchase>> {
    let mut tx = store.begin(&platform()).await.expect("begin");
    tx.purchases().find(id).await.expect("find")
}

async fn save(store: &dyn AnyStore, purchase: &Versioned<Purchase>) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.purchases().update(purchase).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn hear(store: &dyn AnyStore, name: &str, purchase: PurchaseId) -> Result<(), StoreError> {
    let mut tx = store.begin(&platform()).await?;
    tx.purchases().hear(&event(name), purchase, noon()).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
