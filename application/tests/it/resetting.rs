use std::{sync::Arc, time::Duration};

use application::{
    Class, Failure, Policy,
    identity::{
        DeactivatePerson, PasswordGiven, ResetPassword, ResetPasswordError, deactivate_person,
        reset_password, see_person,
    },
};
use domain_identity::Password;
use domain_kernel::{Actor, PersonId, Role};
use world::{Somebody, World, visitor};

const KOFI: &str = "kofi.mensah@harbour.example";

async fn command(world: &World, admin: &Somebody, id: PersonId) -> ResetPassword {
    let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
    ResetPassword { id, expected }
}

async fn reset(
    world: &World,
    actor: &Actor,
    command: ResetPassword,
) -> Result<PasswordGiven, ResetPasswordError> {
    reset_password(&world.app, actor, command).await
}

fn shown(given: PasswordGiven) -> Password {
    let PasswordGiven::Shown { temporary } = given else { panic!("nobody mails it") };
    temporary
}

#[tokio::test]
async fn every_reset_gives_another_password_and_an_hour_has_three() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut given = Vec::new();
    for _ in 0..3 {
        let command = command(&world, &admin, kofi.id).await;
        let first = shown(reset(&world, &admin.actor, command).await.expect("may"));
        let second = shown(reset(&world, &admin.actor, command).await.expect("the same"));
        assert_eq!(first.as_str(), second.as_str());
        assert!(given.iter().all(|it| *it != first.as_str()));
        given.push(first.as_str().to_owned());
    }
    assert!(!world.can_sign_in(KOFI, &given[0]).await);
    assert!(world.can_sign_in(KOFI, &given[2]).await);

    let late = command(&world, &admin, kofi.id).await;
    let refused = reset(&world, &admin.actor, late).await.expect_err("too often");
    assert!(matches!(refused.class(), Class::Throttled(_)), "{refused}");
    world.clock.pass(Duration::from_mins(20));
    assert!(reset(&world, &admin.actor, late).await.is_ok());
}

#[tokio::test]
async fn a_reset_is_for_others_who_are_active_and_as_the_form_showed_them() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let own = command(&world, &admin, admin.id).await;
    let refused = reset(&world, &admin.actor, own).await.expect_err("their own");
    assert!(matches!(refused, ResetPasswordError::OwnPassword), "{refused}");

    let outdated = command(&world, &admin, kofi.id).await;
    let ResetPassword { id, expected } = outdated;
    let deactivated = deactivate_person(
        &world.app,
        &admin.actor,
        DeactivatePerson { id, expected, leaving: None },
    )
    .await;
    deactivated.expect("may");
    let refused = reset(&world, &admin.actor, outdated).await.expect_err("outdated");
    assert_eq!(refused.class(), Class::Stale);
    let gone = command(&world, &admin, kofi.id).await;
    let refused = reset(&world, &admin.actor, gone).await.expect_err("deactivated");
    assert_eq!(refused.class(), Class::Refused);
}

#[tokio::test]
async fn a_temporary_password_is_mailed_where_mails_reach_people() {
    let (mut world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.app.policy = Arc::new(Policy { has_smtp: true, ..(*world.app.policy).clone() });
    let command = command(&world, &admin, kofi.id).await;

    let given = reset(&world, &admin.actor, command).await.expect("may");
    world.deliver_all().await;

    assert!(matches!(given, PasswordGiven::Mailed), "{given:?}");
    let mail = world.mailbox.last(KOFI).expect("a mail");
    let temporary = mail.strip_prefix("temporary ").expect("the password");
    assert!(world.can_sign_in(KOFI, temporary).await);
    let copy = world.mailbox.last("copies@harbour.example");
    assert_eq!(copy.as_deref(), Some("temporary (left out)"));
}

#[tokio::test]
async fn nobody_but_their_own_admin_resets_a_password() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&manager)).await;
    let eve = world.another_company().await;
    let command = command(&world, &admin, kofi.id).await;
    for (actor, class) in [
        (manager.actor, Class::Denied),
        (kofi.actor, Class::Denied),
        (visitor(), Class::Denied),
        (eve.actor, Class::NotFound),
    ] {
        let refused = reset(&world, &actor, command).await.expect_err("not theirs");
        assert_eq!(refused.class(), class);
    }
}
