use application::{
    Class, Failure,
    audit::{VerifyTrail, verify_trail},
    identity::{
        DeactivatePerson, ErasePerson, ErasePersonError, ReactivatePerson, SessionKey,
        act_as_program, deactivate_person, erase_person, offer_second_factor,
        plan_second_factor_reset, reactivate_person, see_person, turn_on_second_factor,
    },
};
use domain_identity::{EraseRefused, PersonName, SecondFactor};
use domain_kernel::{Job, PersonId, Role};
use world::{PASSWORD, Somebody, World};

async fn erase(
    world: &World,
    admin: &Somebody,
    id: PersonId,
    name: &str,
) -> Result<(), ErasePersonError> {
    let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
    let called = PersonName::restore("Former person".to_owned());
    let command = ErasePerson { id, expected, typed_name: name.to_owned(), called };
    erase_person(&world.app, &admin.actor, command).await
}

async fn deactivate(world: &World, admin: &Somebody, id: PersonId) {
    let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
    let command = DeactivatePerson { id, expected, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
}

async fn turn_on_second_factor_of(world: &World, somebody: &Somebody) {
    let session = SessionKey([7; 32]);
    let secret = offer_second_factor(&world.app, &somebody.actor, &session).await.expect("off");
    let [_, step, _] = SecondFactor::steps_at(world.app.clock.now());
    let code = secret.code(step);
    let on = turn_on_second_factor(&world.app, &somebody.actor, &session, &code).await;
    on.expect("the code is right");
}

#[tokio::test]
async fn of_somebody_erased_a_number_is_left_and_the_trail_verifies() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let zoe = world.person(&admin, "Zoe", Role::Staff, None).await;

    let active = erase(&world, &admin, kofi.id, "Kofi Mensah").await;
    assert!(matches!(active, Err(ErasePersonError::Refused(EraseRefused::Active))), "{active:?}");
    turn_on_second_factor_of(&world, &kofi).await;
    deactivate(&world, &admin, kofi.id).await;
    deactivate(&world, &admin, zoe.id).await;
    let plan = plan_second_factor_reset(&world.app, &admin.actor, kofi.id).await.expect("there");
    assert!(plan.is_on);
    let other = erase(&world, &admin, kofi.id, "Kofi").await.expect_err("another name");
    assert_eq!((other.class(), other.field()), (Class::Invalid, Some("name")));
    erase(&world, &admin, kofi.id, " kofi  mensah ").await.expect("their name");
    erase(&world, &admin, zoe.id, "Zoe").await.expect("their name");

    for (id, name) in [(kofi.id, "Former person 1"), (zoe.id, "Former person 2")] {
        let erased = see_person(&world.app, &admin.actor, id).await.expect("there");
        assert_eq!(erased.name.as_str(), name);
        assert!(erased.email.is_nobodys() && erased.state.erased().is_some());
        let plan = plan_second_factor_reset(&world.app, &admin.actor, id).await.expect("there");
        assert!(!plan.is_on);
    }
    assert!(!world.can_sign_in("kofi.mensah@harbour.example", PASSWORD).await);
    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let back = ReactivatePerson { id: kofi.id, expected };
    let back = reactivate_person(&world.app, &admin.actor, back).await.expect_err("for good");
    assert_eq!(back.class(), Class::Refused);
    let verify = VerifyTrail { realm: admin.actor.realm(), sealed: None };
    verify_trail(&world.app, &act_as_program(Job::CommandLine), verify).await.expect("it verifies");
    let again = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    assert_ne!(again.id, kofi.id, "the address is free");
}

#[tokio::test]
async fn only_an_admin_of_the_company_erases() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    deactivate(&world, &admin, mara.id).await;
    let expected = see_person(&world.app, &admin.actor, mara.id).await.expect("there").version;
    let called = PersonName::restore("Former person".to_owned());
    let command = ErasePerson { id: mara.id, expected, typed_name: "Mara".to_owned(), called };

    for (actor, class) in [(eve.actor, Class::NotFound), (mara.actor, Class::Denied)] {
        let refused = erase_person(&world.app, &actor, command.clone()).await.expect_err("no");
        assert_eq!(refused.class(), class);
    }
}
