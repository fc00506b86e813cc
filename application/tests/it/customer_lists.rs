use application::{
    Class, Failure, PageNumber,
    equipment::{GiveItem, give_item},
    identity::{
        CreatePerson, CreatePersonError, EditPerson, EndCustomerSessions, ListPeople, Shown,
        create_person, edit_person, end_customer_sessions, list_company_sessions,
        list_customer_sessions, list_people, list_sessions_of_customer, see_account, see_person,
    },
    inventory::{
        FindStockCustomers, ListCustomers, find_stock_customers, list_customers,
        name_stock_customers, see_portal_use,
    },
    onboarding::see_dashboard,
};
use domain_equipment::CustodyReason;
use domain_identity::{JobEdit, PlaceRefused};
use domain_inventory::{CustomerKey, Visibility};
use domain_kernel::{Date, Denied, Permission, Role};
use world::{World, profile, seeing};

use crate::customers::browse;

const ROSA: &str = "rosa.ferreira@bikes.example";

fn key(text: &str) -> CustomerKey {
    CustomerKey::restore(text.to_owned())
}

#[tokio::test]
async fn no_person_becomes_a_customer_and_no_customer_is_a_person() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let seen = see_person(&world.app, &admin.actor, kofi.id).await.expect("there");
    let command = |id, role, manager| EditPerson {
        id,
        expected: seen.version,
        profile: profile("Kofi Mensah", "kofi.mensah@harbour.example", None),
        role,
        department: None,
        manager,
        job: JobEdit::Corrected,
        has_confirmed: true,
    };

    let refused = edit_person(&world.app, &admin.actor, command(kofi.id, Role::Customer, None));
    let refused = refused.await.expect_err("another kind of account");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("role")));
    let refused = edit_person(&world.app, &admin.actor, command(rosa.id, Role::Staff, None));
    assert_eq!(refused.await.expect_err("nobody").class(), Class::NotFound);
    let led = edit_person(&world.app, &admin.actor, command(kofi.id, Role::Staff, Some(rosa.id)));
    let refused = led.await.expect_err("a customer leads nobody");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("manager")));
    let person = CreatePerson {
        id: world.app.ids.next(),
        profile: profile("Mia Berg", "mia@bikes.example", None),
        role: Role::Customer,
        department: None,
        manager: None,
    };
    let refused = create_person(&world.app, &admin.actor, person).await.expect_err("not here");
    assert!(matches!(refused, CreatePersonError::Place(PlaceRefused::Customer)), "{refused}");

    let everybody = ListPeople { shown: Shown::All, ..ListPeople::default() };
    let people = list_people(&world.app, &admin.actor, everybody).await.expect("may");
    assert_eq!(people.n_matches, 2);
}

#[tokio::test]
async fn a_customer_keeps_their_account_and_nothing_is_theirs_to_do_or_to_have() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let item = world.item(&admin, "GR-0101").await;

    let own = see_account(&world.app, &rosa.actor).await.expect("their own");
    assert_eq!(own.role, Role::Customer);
    let refused = see_dashboard(&world.app, &rosa.actor, Date::constant(2026, 11, 24)).await;
    assert_eq!(refused.expect_err("nothing to do").class(), Class::Denied);
    let refused = list_customers(&world.app, &rosa.actor, &ListCustomers::default()).await;
    assert_eq!(refused.expect_err("an admin's").class(), Class::Denied);
    let denied = rosa.actor.permit(Permission::HoldEquipment).err();
    assert_eq!(denied, Some(Denied { permission: Permission::HoldEquipment }));
    let command = GiveItem {
        id: world.app.ids.next(),
        item,
        person: ROSA.to_owned(),
        due: None,
        reason: CustodyReason::restore("For the stall".to_owned()),
        waiver: None,
    };
    let refused = give_item(&world.app, &admin.actor, command).await.expect_err("nobody");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("person")));
}

#[tokio::test]
async fn who_can_see_a_customer_is_found_by_any_key() {
    let (world, admin) = World::set_up().await;
    world.erp_customers(&admin, &[("a|b", "O'Neil"), ("All", "All & Sons")]).await;
    world.customer(&admin, "Rosa Ferreira", &seeing(&["a|b"])).await;
    world.customer(&admin, "Mia Berg", &Visibility::All).await;
    world.customer(&admin, "Abel Tasman", &seeing(&["All"])).await;
    let names = async |text: &str| {
        let query = ListCustomers { seeing: Some(key(text)), ..ListCustomers::default() };
        let page = list_customers(&world.app, &admin.actor, &query).await.expect("may");
        page.items.into_iter().map(|it| it.name.as_str().to_owned()).collect::<Vec<_>>()
    };

    assert_eq!(names("a|b").await, ["Mia Berg", "Rosa Ferreira"]);
    assert_eq!(names("All").await, ["Abel Tasman", "Mia Berg"]);
    assert_eq!(names("a").await, ["Mia Berg"]);

    world.erp_customers(&admin, &[("All", "All & Daughters")]).await;
    let keys = [key("All"), key("a|b"), key("x")];
    let called = name_stock_customers(&world.app, &admin.actor, &keys).await.expect("may");
    let called: Vec<_> = called.iter().map(|it| (it.text(), it.is_there())).collect();
    assert_eq!(called, [("All & Daughters", true), ("O'Neil", false), ("x", false)]);
    let query = FindStockCustomers { search: "daugh".to_owned(), page: PageNumber::FIRST };
    let found = find_stock_customers(&world.app, &admin.actor, &query).await.expect("may");
    assert_eq!(found.items.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["All"]);
}

#[tokio::test]
async fn sign_ins_of_customers_are_seen_apart_from_those_of_people_and_ended() {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    for (number, identifier) in [(1, ROSA), (2, ROSA), (3, "anna")] {
        browse(&world, identifier, number).await;
    }

    let used = see_portal_use(&world.app, &admin.actor).await.expect("may");
    assert_eq!(used.quarters.iter().map(|(_, n)| n).sum::<u32>(), 2);
    assert_eq!(used.most_active.iter().map(|it| it.n_sign_ins).collect::<Vec<_>>(), [2]);
    let (app, first) = (&world.app, PageNumber::FIRST);
    let theirs = list_customer_sessions(app, &admin.actor, first).await.expect("may");
    assert_eq!(theirs.page.n_matches, 2);
    let ours = list_company_sessions(app, &admin.actor, first).await.expect("may");
    assert_eq!(ours.page.n_matches, 1);
    let open = list_sessions_of_customer(app, &admin.actor, rosa.id).await.expect("may");
    assert!(list_sessions_of_customer(app, &admin.actor, admin.id).await.expect("may").is_empty());

    let one = EndCustomerSessions::One { customer: rosa.id, session: open[0].key };
    assert_eq!(end_customer_sessions(app, &admin.actor, one).await.expect("may"), 1);
    assert_eq!(end_customer_sessions(app, &admin.actor, one).await.expect("may"), 0);
    let all = EndCustomerSessions::All { customer: rosa.id };
    assert_eq!(end_customer_sessions(app, &admin.actor, all).await.expect("may"), 1);
    let own = EndCustomerSessions::All { customer: admin.id };
    let refused = end_customer_sessions(app, &admin.actor, own).await.expect_err("no customer");
    assert_eq!(refused.class(), Class::NotFound);
}
