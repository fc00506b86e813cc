use application::{
    Class, Failure,
    identity::{
        CreatePerson, DeactivatePerson, ReactivatePerson, act_as, create_person, deactivate_person,
        plan_deactivation, reactivate_person, see_person,
    },
    onboarding::{AssignPath, AssignPathError, WithdrawPath, assign_path, withdraw_path},
    training::{StartAttempt, start_attempt},
};
use domain_identity::PlaceRefused;
use domain_kernel::{PersonId, Role, Version};
use world::{PASSWORD, Somebody, World, no_id, profile, visitor};

const KOFI: &str = "kofi.mensah@harbour.example";

async fn deactivate(world: &World, admin: &Somebody, id: PersonId) {
    let expected = plan_deactivation(&world.app, &admin.actor, id).await.expect("there").version;
    let command = DeactivatePerson { id, expected, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
}

async fn reactivate(world: &World, admin: &Somebody, id: PersonId) {
    let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
    let command = ReactivatePerson { id, expected };
    reactivate_person(&world.app, &admin.actor, command).await.expect("may");
}

#[tokio::test]
async fn nobody_comes_in_by_a_deactivated_account_until_it_is_reactivated() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let begun = start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
    let begun = begun.expect("it is open to all").attempt;

    deactivate(&world, &admin, kofi.id).await;
    assert!(!world.can_sign_in(KOFI, PASSWORD).await);
    assert!(act_as(&world.app, KOFI).await.is_err());

    reactivate(&world, &admin, kofi.id).await;
    assert!(world.can_sign_in(KOFI, PASSWORD).await);
    let again = start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
    assert_eq!(again.expect("as before").attempt, begun, "what was begun is gone on with");
}

#[tokio::test]
async fn the_last_active_admin_stays() {
    let (world, anna) = World::set_up().await;
    let omar = world.person(&anna, "Omar Haddad", Role::Admin, None).await;
    deactivate(&world, &anna, omar.id).await;

    let plan = plan_deactivation(&world.app, &anna.actor, anna.id).await.expect("there");
    assert_eq!(plan.refused, Some(PlaceRefused::LastAdmin));
    let command = DeactivatePerson { id: anna.id, expected: plan.version, leaving: None };
    let refused = deactivate_person(&world.app, &anna.actor, command).await;
    assert_eq!(refused.expect_err("the last").class(), Class::Invalid);
}

#[tokio::test]
async fn a_form_sent_twice_deactivates_once_and_an_outdated_one_does_not() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let command = DeactivatePerson { id: kofi.id, expected, leaving: None };
    for _ in 0..2 {
        let command = command.clone();
        deactivate_person(&world.app, &admin.actor, command).await.expect("may");
    }
    let undo = ReactivatePerson { id: kofi.id, expected: expected.next() };
    for _ in 0..2 {
        reactivate_person(&world.app, &admin.actor, undo).await.expect("may");
    }

    let late = deactivate_person(&world.app, &admin.actor, command).await;
    assert_eq!(late.expect_err("somebody was here since").class(), Class::Stale);
    let person = see_person(&world.app, &admin.actor, kofi.id).await.expect("there");
    assert!(person.state.is_active());
}

#[tokio::test]
async fn nobody_but_their_own_admin_deactivates_and_reactivates() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&manager)).await;
    let eve = world.another_company().await;
    let (id, expected) = (staff.id, Version::new(2));
    for (actor, class) in [
        (manager.actor, Class::Denied),
        (staff.actor, Class::Denied),
        (visitor(), Class::Denied),
        (eve.actor, Class::NotFound),
    ] {
        let planned = plan_deactivation(&world.app, &actor, id).await;
        assert_eq!(planned.expect_err("not theirs").class(), class);
        let command = DeactivatePerson { id, expected, leaving: None };
        let deactivated = deactivate_person(&world.app, &actor, command).await;
        assert_eq!(deactivated.expect_err("not theirs").class(), class);
        let command = ReactivatePerson { id, expected };
        let reactivated = reactivate_person(&world.app, &actor, command).await;
        assert_eq!(reactivated.expect_err("not theirs").class(), class);
    }
}

#[tokio::test]
async fn who_is_deactivated_is_put_on_no_path_and_leads_nobody_new() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let module = world.reading(&admin, "House rules").await;
    let [path, before] = [
        world.path(&admin, "Starter", &[(module, None)]).await,
        world.path(&admin, "Before", &[(module, None)]).await,
    ];
    world.assign(&admin, before, &mara, "2026-11-23").await;
    deactivate(&world, &admin, mara.id).await;

    let starts_on = "2026-11-23".parse().expect("a date");
    let command = AssignPath { path, people: vec![mara.id], starts_on };
    let assigned = assign_path(&world.app, &admin.actor, command).await;
    assert!(matches!(assigned, Err(AssignPathError::NoSuchPerson)), "{assigned:?}");
    let command = WithdrawPath { path: before, person: mara.id };
    assert!(withdraw_path(&world.app, &admin.actor, command).await.expect("may").was_on_it);
    let led = CreatePerson {
        id: no_id(),
        profile: profile("Kofi Mensah", KOFI, None),
        role: Role::Staff,
        department: None,
        manager: Some(mara.id),
    };
    let refused = create_person(&world.app, &admin.actor, led).await.expect_err("nobody leads");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("manager")));
}
