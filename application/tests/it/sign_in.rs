use std::{net::IpAddr, sync::Arc, time::Duration};

use application::{
    Class, Failure,
    audit::{VerifyTrail, verify_trail},
    identity::{
        CreatePerson, SignIn, SignInError, Swept, act_as, act_as_program, create_person, sign_in,
        sign_out, sweep,
    },
};
use domain_identity::{AccountId, TypedPassword};
use domain_kernel::{Job, Realm, Role};
use world::{
    BusyPasswords, FakePasswords, PASSWORD, World, entered, profile, visitor, visitor_from,
};

fn command(identifier: &str, password: &str) -> SignIn {
    SignIn { identifier: identifier.to_owned(), password: TypedPassword::new(password) }
}

#[tokio::test]
async fn a_person_gets_in_by_email_or_username_in_any_case() {
    let (world, admin) = World::set_up().await;
    for identifier in ["anna@harbour.example", " Anna@Harbour.Example ", "ANNA"] {
        let done = sign_in(&world.app, &visitor(), command(identifier, PASSWORD)).await;
        let done = entered(done.expect(identifier));
        let account = AccountId::Person { company: admin.company, person: admin.id };
        assert_eq!(done.account, account);
        assert!(!done.must_change_password);
    }
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_are_the_same_refusal() {
    let (world, _) = World::set_up().await;
    for (identifier, password) in [("anna", "wrong"), ("nobody", PASSWORD), ("", ""), ("\0", "x")] {
        let refused = sign_in(&world.app, &visitor(), command(identifier, password)).await;
        let refused = refused.expect_err("not right");
        assert!(matches!(refused, SignInError::Wrong), "{identifier:?}: {refused}");
    }
}

#[tokio::test]
async fn sign_ins_are_on_record_where_the_account_is_and_else_on_the_platform() {
    let (world, admin) = World::set_up().await;
    let program = act_as_program(Job::CommandLine);
    for (identifier, password) in [("anna", PASSWORD), ("anna", "wrong"), ("nobody", "wrong")] {
        sign_in(&world.app, &visitor(), command(identifier, password)).await.ok();
    }
    sign_out(&world.app, &admin.actor).await.expect("may");

    // Founded, created; in, refused, out.
    for (realm, length) in [(Realm::Company(admin.company), 5), (Realm::Platform, 1)] {
        let verified =
            verify_trail(&world.app, &program, VerifyTrail { realm, sealed: None }).await;
        assert_eq!(verified.expect("whole").head.seq, length, "{realm:?}");
    }
}

#[tokio::test]
async fn the_first_refusal_of_a_wait_and_an_expired_password_are_on_record() {
    let (world, admin) = World::set_up().await;
    let program = act_as_program(Job::CommandLine);
    let length = async || {
        let realm = Realm::Company(admin.company);
        let verified =
            verify_trail(&world.app, &program, VerifyTrail { realm, sealed: None }).await;
        verified.expect("whole").head.seq
    };
    for _ in 0..3 {
        assert!(!world.can_sign_in("anna", "wrong").await);
    }
    let before = length().await;
    for _ in 0..3 {
        let refused = sign_in(&world.app, &visitor(), command("anna", PASSWORD)).await;
        assert!(matches!(refused, Err(SignInError::TooOften(_))), "{refused:?}");
    }
    assert_eq!(length().await, before + 1);

    let new = CreatePerson {
        id: world.app.ids.next(),
        profile: profile("Kofi Mensah", "kofi@harbour.example", None),
        role: Role::Staff,
        department: None,
        manager: None,
    };
    let created = create_person(&world.app, &admin.actor, new).await.expect("may");
    world.clock.pass(Duration::from_hours(72));
    let before = length().await;
    assert!(!world.can_sign_in("kofi@harbour.example", created.temporary.as_str()).await);
    assert_eq!(length().await, before + 1);
}

#[tokio::test]
async fn a_sign_in_that_could_not_be_tried_does_not_count() {
    let (mut world, _) = World::set_up().await;
    let passwords = std::mem::replace(&mut world.app.passwords, Arc::new(BusyPasswords));
    for _ in 0..40 {
        let busy = sign_in(&world.app, &visitor(), command("anna", PASSWORD)).await;
        assert!(matches!(busy, Err(SignInError::Hash(_))), "{busy:?}");
    }
    world.app.passwords = passwords;
    for _ in 0..2 {
        assert!(!world.can_sign_in("anna", "wrong").await);
    }
    world.app.passwords = Arc::new(BusyPasswords);
    assert!(sign_in(&world.app, &visitor(), command("anna", PASSWORD)).await.is_err());
    world.app.passwords = Arc::new(FakePasswords);
    assert!(!world.can_sign_in("anna", "wrong").await);
    let refused = sign_in(&world.app, &visitor(), command("anna", PASSWORD)).await;
    assert!(matches!(refused, Err(SignInError::TooOften(_))), "those before still count");
}

#[tokio::test]
async fn a_sweep_leaves_what_is_still_good() {
    let (world, _) = World::set_up().await;
    assert!(!world.can_sign_in("anna", "wrong").await);
    let swept = sweep(&world.app).await.expect("sweep");
    assert_eq!(swept, Swept::default());

    world.clock.pass(Duration::from_hours(25));
    let swept = sweep(&world.app).await.expect("sweep");
    assert_eq!(swept, Swept { n_tallies: 2, ..Swept::default() });
}

#[tokio::test]
async fn failures_at_one_account_make_the_next_try_wait_and_a_success_forgets_them() {
    let (world, _) = World::set_up().await;
    for _ in 0..3 {
        assert!(!world.can_sign_in("anna", "wrong").await);
    }
    let refused = sign_in(&world.app, &visitor(), command("Anna", PASSWORD)).await;
    let wait = refused.expect_err("too often").class();
    assert_eq!(wait, Class::Throttled(Duration::from_secs(3)));
    assert!(world.can_sign_in("anna@harbour.example", PASSWORD).await, "another name of theirs");

    world.clock.pass(Duration::from_secs(3));
    assert!(world.can_sign_in("anna", PASSWORD).await);
    assert!(!world.can_sign_in("anna", "wrong").await);
    assert!(world.can_sign_in("anna", PASSWORD).await);
}

#[tokio::test]
async fn failures_from_one_address_stop_that_address_and_no_other() {
    let (world, _) = World::set_up().await;
    let (near, far) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
    for n in 0..30 {
        let name = format!("nobody{n}");
        sign_in(&world.app, &visitor_from(near), command(&name, "wrong")).await.ok();
    }

    let refused = sign_in(&world.app, &visitor_from(near), command("anna", PASSWORD)).await;
    assert!(matches!(refused, Err(SignInError::TooOften(_))), "{refused:?}");
    assert!(sign_in(&world.app, &visitor_from(far), command("anna", PASSWORD)).await.is_ok());
    world.clock.pass(Duration::from_secs(6));
    assert!(sign_in(&world.app, &visitor_from(near), command("anna", PASSWORD)).await.is_ok());
}

#[tokio::test]
async fn a_temporary_password_lets_in_for_three_days() {
    let (world, admin) = World::set_up().await;
    let new = CreatePerson {
        id: world.app.ids.next(),
        profile: profile("Kofi Mensah", "kofi@harbour.example", None),
        role: Role::Staff,
        department: None,
        manager: None,
    };
    let created = create_person(&world.app, &admin.actor, new).await.expect("may");
    let kofi = || command("kofi@harbour.example", created.temporary.as_str());

    let done = sign_in(&world.app, &visitor(), kofi()).await.expect("fresh");
    assert!(entered(done).must_change_password);
    world.clock.pass(Duration::from_hours(72));
    let late = sign_in(&world.app, &visitor(), kofi()).await;
    assert!(matches!(late, Err(SignInError::Expired)), "{late:?}");
}

#[tokio::test]
async fn a_command_acts_for_a_person_with_that_persons_rights() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;

    let actor = act_as(&world.app, "kofi.mensah@harbour.example").await.expect("somebody");
    assert_eq!((actor.person_id(), actor.role()), (Some(staff.id), Some(Role::Staff)));
    assert_eq!(act_as(&world.app, "nobody").await.expect_err("nobody").class(), Class::Invalid);
}
