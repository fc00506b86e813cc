use std::{sync::Arc, time::Duration};

use application::{
    Class, Failure, PageNumber, Policy,
    platform::{ListInvites, Register, list_invites, register},
    shop::{
        Checkout, ListOrders, PlaceOrder, PlacedOrder, SettleOrder, accept_payment, cancel_order,
        cancel_unpaid_orders, list_orders, place_order, refund_order, see_order,
    },
};
use domain_identity::{
    CompanyName, InviteStanding, Purchase, PurchaseId, PurchaseStanding, RegistrationNumber,
};
use domain_kernel::{Actor, OperatorRole, Versioned};
use world::{Operating, PASSWORD, World, buyer, profile, visitor, visitor_from};

const BUYER: &str = "buyer@dock.example";

async fn given_shop() -> (World, Operating) {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    (world, support)
}

async fn place(world: &World, actor: &Actor, command: PlaceOrder) -> Result<PlacedOrder, Class> {
    place_order(&world.app, actor, command).await.map_err(|err| err.class())
}

async fn seen(world: &World, support: &Operating, id: PurchaseId) -> Versioned<Purchase> {
    see_order(&world.app, &support.actor, id).await.expect("there")
}

async fn standing(world: &World, support: &Operating, id: PurchaseId) -> PurchaseStanding {
    seen(world, support, id).await.value.state.standing()
}

async fn settle(world: &World, support: &Operating, id: PurchaseId) -> SettleOrder {
    SettleOrder { id, expected: seen(world, support, id).await.version }
}

async fn n_invites(world: &World, support: &Operating, standing: Option<InviteStanding>) -> u32 {
    let query = ListInvites { standing, page: PageNumber::FIRST };
    list_invites(&world.app, &support.actor, query).await.expect("may").n_matches
}

async fn come_in(world: &World, code: &str, number: &str) -> Result<(), Class> {
    let command = Register {
        invite_code: code.to_owned(),
        number: RegistrationNumber::restore(number.to_owned()),
        company_name: CompanyName::restore("Dock & Daughters".to_owned()),
        profile: profile("Dana Dock", "dana@dock.example", None),
        password: PASSWORD.to_owned(),
    };
    register(&world.app, &visitor(), command).await.map(|_| ()).map_err(|err| err.class())
}

fn n_mails(world: &World, subject: &str) -> usize {
    let mails = world.mailbox.all();
    let theirs = mails.iter().filter(|it| it.email.as_str() == BUYER);
    theirs.filter(|it| it.written.subject == subject).count()
}

#[tokio::test]
async fn an_order_waits_until_an_operator_says_that_it_is_paid_and_then_brings_an_invite() {
    let (world, support) = given_shop().await;
    let id = world.app.ids.next();
    let command = PlaceOrder { id, buyer: buyer("HRB 1") };
    let placed = place(&world, &visitor(), command.clone()).await.expect("sold");
    assert_eq!(placed.checkout, Checkout::Waits);
    world.deliver_all().await;
    let mail = world.mailbox.last(BUYER).expect("a mail");
    assert_eq!(mail, format!("order placed {} 490.00 EUR", placed.number));
    assert_eq!(n_invites(&world, &support, None).await, 0);

    let again = place(&world, &visitor(), command).await.expect("the same form");
    assert_eq!(again, placed);
    let other = PlaceOrder { id, buyer: buyer("HRB 2") };
    assert_eq!(place(&world, &visitor(), other).await, Err(Class::Refused));

    let paid = settle(&world, &support, id).await;
    accept_payment(&world.app, &support.actor, paid).await.expect("may");
    accept_payment(&world.app, &support.actor, paid).await.expect("it is already");
    let code = world.mailed_code().await.expect("a mail");
    assert_eq!((n_mails(&world, "order placed"), n_mails(&world, "order paid")), (1, 1));
    assert_eq!(come_in(&world, &code, "HRB 2").await, Err(Class::Invalid), "not theirs");
    assert_eq!(come_in(&world, &code, "hrb-1").await, Ok(()));
    assert_eq!(n_invites(&world, &support, Some(InviteStanding::Used)).await, 1);
}

#[tokio::test]
async fn what_the_provider_says_counts_once_however_often_it_says_it() {
    let (world, support) = given_shop().await;
    world.payments.lead_to("https://pay.example/1");
    let id = world.app.ids.next();
    let command = PlaceOrder { id, buyer: buyer("HRB 1") };
    let placed = place(&world, &visitor(), command).await.expect("sold");
    assert_eq!(placed.checkout, Checkout::At("https://pay.example/1".to_owned()));
    for message in ["evt_1", "evt_1", "evt_2"] {
        world.hear(&format!("{message} {id} paid 490.00 EUR")).await.expect("signed");
        assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Paid);
    }
    assert_eq!(n_invites(&world, &support, None).await, 1);
    assert!(world.mailed_code().await.is_some());
    assert_eq!(n_mails(&world, "order paid"), 1);
    let unknown = world::no_id::<Purchase>();
    world.hear(&format!("evt_3 {unknown} paid 490.00 EUR")).await.expect("not ours");
    world.hear(&format!("evt_4 {id} created")).await.expect("of no matter");
}

#[tokio::test]
async fn money_that_does_not_fit_the_order_issues_nothing_before_an_operator_has_looked() {
    let (world, support) = given_shop().await;
    for (number, said) in [("HRB 1", "paid 1.00 EUR"), ("HRB 2", "paid 490.00 USD")] {
        let id = world.order(number).await;
        world.hear(&format!("evt_{id} {id} {said}")).await.expect("signed");
        assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Disputed, "{said}");
    }
    let id = world.order("HRB 3").await;
    let cancel = settle(&world, &support, id).await;
    cancel_order(&world.app, &support.actor, cancel).await.expect("may");
    world.hear(&format!("evt_3 {id} paid 490.00 EUR")).await.expect("signed");
    assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Disputed);
    assert_eq!(n_invites(&world, &support, None).await, 0);

    let stale = accept_payment(&world.app, &support.actor, cancel).await.expect_err("changed");
    assert_eq!(stale.class(), Class::Stale);
    let paid = settle(&world, &support, id).await;
    accept_payment(&world.app, &support.actor, paid).await.expect("may");
    assert_eq!(n_invites(&world, &support, Some(InviteStanding::Open)).await, 1);
}

#[tokio::test]
async fn no_invite_is_issued_for_a_company_that_is_here() {
    let (world, support) = given_shop().await;
    let (_, code) = world.invite("HRB 1").await;
    come_in(&world, &code, "HRB 1").await.expect("invited");
    let id = world.order("hrb1").await;
    world.hear(&format!("evt_1 {id} paid 490.00 EUR")).await.expect("signed");
    assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Disputed);
    let paid = settle(&world, &support, id).await;
    let refused = accept_payment(&world.app, &support.actor, paid).await.expect_err("here");
    assert_eq!(refused.class(), Class::Refused);
    refund_order(&world.app, &support.actor, paid).await.expect("may");
    assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Refunded);
    assert_eq!(n_invites(&world, &support, None).await, 1);
}

#[tokio::test]
async fn money_that_is_given_back_revokes_the_invite_unless_somebody_has_come_in_by_it() {
    let (world, support) = given_shop().await;
    let (unused, used) = (world.order("HRB 1").await, world.order("HRB 2").await);
    world.hear(&format!("evt_1 {unused} paid 490.00 EUR")).await.expect("signed");
    let revoked = world.mailed_code().await.expect("a mail");
    world.clock.pass(Duration::from_mins(1));
    world.hear(&format!("evt_2 {used} paid 490.00 EUR")).await.expect("signed");
    let code = world.mailed_code().await.expect("a mail");
    come_in(&world, &code, "HRB 2").await.expect("it is good");

    world.hear(&format!("evt_3 {unused} refunded")).await.expect("signed");
    world.hear(&format!("evt_4 {used} refunded")).await.expect("signed");
    assert_eq!(standing(&world, &support, unused).await, PurchaseStanding::Refunded);
    assert_eq!(standing(&world, &support, used).await, PurchaseStanding::RefundedAfterUse);
    assert_eq!(come_in(&world, &revoked, "HRB 1").await, Err(Class::Invalid));
    assert!(world.can_sign_in("dana@dock.example", PASSWORD).await, "nothing was taken away");
}

#[tokio::test]
async fn a_refund_that_is_heard_of_before_the_payment_stays_one() {
    let (world, support) = given_shop().await;
    let id = world.order("HRB 1").await;
    world.hear(&format!("evt_2 {id} refunded")).await.expect("signed");
    world.hear(&format!("evt_1 {id} paid 490.00 EUR")).await.expect("signed");
    assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Refunded);
    assert_eq!(n_invites(&world, &support, None).await, 0);
}

#[tokio::test]
async fn a_provider_that_does_not_answer_loses_no_order() {
    let (world, support) = given_shop().await;
    world.payments.break_down();
    let id = world.app.ids.next();
    let command = PlaceOrder { id, buyer: buyer("HRB 1") };
    assert_eq!(place(&world, &visitor(), command.clone()).await, Err(Class::Unavailable));
    assert_eq!(standing(&world, &support, id).await, PurchaseStanding::Open);
    world.payments.lead_to("https://pay.example/1");
    let placed = place(&world, &visitor(), command).await.expect("the same form");
    assert_eq!(placed.checkout, Checkout::At("https://pay.example/1".to_owned()));
    world.deliver_all().await;
    assert_eq!(n_mails(&world, "order placed"), 1);
}

#[tokio::test]
async fn a_provider_is_asked_about_an_order_only_while_it_knows_that_it_was_asked_before() {
    let (world, _) = given_shop().await;
    world.payments.lead_to("https://pay.example/1");
    let id = world.app.ids.next();
    let command = PlaceOrder { id, buyer: buyer("HRB 1") };
    place(&world, &visitor(), command.clone()).await.expect("sold");
    world.clock.pass(Duration::from_hours(22));
    place(&world, &visitor(), command.clone()).await.expect("the same form");
    world.clock.pass(Duration::from_hours(1));
    assert_eq!(place(&world, &visitor(), command).await, Err(Class::Refused));
}

#[tokio::test]
async fn an_order_that_nobody_pays_is_cancelled_after_thirty_days() {
    let (world, support) = given_shop().await;
    let (open, paid) = (world.order("HRB 1").await, world.order("HRB 2").await);
    world.hear(&format!("evt_1 {paid} paid 490.00 EUR")).await.expect("signed");
    world.clock.pass(Duration::from_hours(30 * 24));
    assert_eq!(cancel_unpaid_orders(&world.app).await.expect("swept"), 0);
    world.clock.pass(Duration::from_secs(1));
    assert_eq!(cancel_unpaid_orders(&world.app).await.expect("swept"), 1);
    assert_eq!(standing(&world, &support, open).await, PurchaseStanding::Cancelled);
    assert_eq!(standing(&world, &support, paid).await, PurchaseStanding::Paid);
    assert_eq!(cancel_unpaid_orders(&world.app).await.expect("swept"), 0);
}

#[tokio::test]
async fn of_one_address_an_hour_has_three_orders_and_of_all_five() {
    let (world, _) = given_shop().await;
    let order = async |host| {
        let command = PlaceOrder { id: world.app.ids.next(), buyer: buyer("HRB 1") };
        place(&world, &visitor_from([192, 0, 2, host].into()), command).await
    };
    for host in [1, 1, 1, 2, 3] {
        order(host).await.expect("not too often");
    }
    assert!(matches!(order(1).await, Err(Class::Throttled(_))));
    assert!(matches!(order(4).await, Err(Class::Throttled(_))));
    world.clock.pass(Duration::from_mins(20));
    order(4).await.expect("later");
}

#[tokio::test]
async fn only_operators_see_orders_and_say_what_became_of_them() {
    let (world, admin) = World::set_up().await;
    let support = world.operator(OperatorRole::Support).await;
    let id = world.order("HRB 1").await;
    let expected = settle(&world, &support, id).await;
    let query = ListOrders { search: String::new(), standing: None, page: PageNumber::FIRST };
    for actor in [visitor(), admin.actor] {
        let class = |err: application::shop::SettleOrderError| err.class();
        assert!(list_orders(&world.app, &actor, &query).await.is_err());
        assert!(see_order(&world.app, &actor, id).await.is_err());
        let accepted = accept_payment(&world.app, &actor, expected).await.map_err(class);
        assert_eq!(accepted, Err(Class::Denied));
        let cancelled = cancel_order(&world.app, &actor, expected).await.map_err(class);
        assert_eq!(cancelled, Err(Class::Denied));
        let refunded = refund_order(&world.app, &actor, expected).await.map_err(class);
        assert_eq!(refunded, Err(Class::Denied));
    }
    let none = SettleOrder { id: world::no_id(), ..expected };
    let missing = cancel_order(&world.app, &support.actor, none).await.expect_err("none");
    assert_eq!(missing.class(), Class::NotFound);
    let refused = refund_order(&world.app, &support.actor, expected).await.expect_err("not paid");
    assert_eq!(refused.class(), Class::Refused);
    assert_eq!(list_orders(&world.app, &support.actor, &query).await.expect("may").n_matches, 1);
}

#[tokio::test]
async fn where_nothing_is_sold_nothing_is_ordered() {
    let (mut world, _) = given_shop().await;
    world.app.policy = Arc::new(Policy { shop: None, ..(*world.app.policy).clone() });
    let command = PlaceOrder { id: world.app.ids.next(), buyer: buyer("HRB 1") };
    assert_eq!(place(&world, &visitor(), command).await, Err(Class::NotFound));
}
