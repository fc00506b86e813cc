use std::net::IpAddr;

use application::{
    Class, Failure,
    audit::{VerifyTrail, verify_trail},
    identity::{CreateAdmin, SetUp, SetUpError, act_as_program, create_admin, is_set_up, set_up},
};
use domain_identity::CompanyName;
use domain_kernel::{Job, Role};
use world::{PASSWORD, World, profile, visitor, visitor_from};

fn command(password: &str, code: &str) -> SetUp {
    SetUp {
        company_name: CompanyName::restore("Harbour & Sons".to_owned()),
        profile: profile("Anna Lindqvist", "anna@harbour.example", None),
        password: password.to_owned(),
        code: code.to_owned(),
    }
}

#[tokio::test]
async fn the_first_visitor_sets_the_installation_up_and_the_second_finds_nothing() {
    let world = World::empty();
    assert!(!is_set_up(&world.app).await.expect("read"));

    let done = set_up(&world.app, &visitor(), command(PASSWORD, "")).await.expect("empty");

    assert!(is_set_up(&world.app).await.expect("read"));
    assert!(world.can_sign_in("ANNA@harbour.example", PASSWORD).await);
    let again = set_up(&world.app, &visitor(), command(PASSWORD, "")).await;
    assert_eq!(again.expect_err("once").class(), Class::NotFound);
    let program = act_as_program(Job::CommandLine);
    let trail = verify_trail(
        &world.app,
        &program,
        VerifyTrail { realm: done.account.realm(), sealed: None },
    );
    assert_eq!(trail.await.expect("whole").head.seq, 3);
}

#[tokio::test]
async fn from_elsewhere_it_takes_the_code() {
    let world = World::empty();
    let stranger = visitor_from(IpAddr::from([192, 0, 2, 1]));

    let refused = set_up(&world.app, &stranger, command(PASSWORD, "guessed")).await;
    assert_eq!(refused.expect_err("a wrong code").field(), Some("code"));
    assert!(set_up(&world.app, &stranger, command(PASSWORD, " blue-harbour ")).await.is_ok());
}

#[tokio::test]
async fn whoever_guesses_the_code_has_to_wait_and_nobody_else_does() {
    let world = World::empty();
    let guesser = visitor_from(IpAddr::from([192, 0, 2, 1]));
    for _ in 0..10 {
        let refused = set_up(&world.app, &guesser, command(PASSWORD, "guessed")).await;
        assert!(matches!(refused, Err(SetUpError::WrongCode)));
    }
    // Nor is a right one looked at, or it would show by its answer.
    let refused = set_up(&world.app, &guesser, command(PASSWORD, "blue-harbour")).await;
    let class = refused.expect_err("eleven at once").class();
    assert!(matches!(class, Class::Throttled(_)), "{class:?}");

    let other = visitor_from(IpAddr::from([198, 51, 100, 1]));
    assert!(set_up(&world.app, &other, command(PASSWORD, "blue-harbour")).await.is_ok());
}

#[tokio::test]
async fn a_password_that_others_would_guess_is_refused_and_nothing_is_stored() {
    let world = World::empty();
    for password in ["password1", "Harbour&Sons2026", "short"] {
        let refused = set_up(&world.app, &visitor(), command(password, "")).await;
        assert!(matches!(refused, Err(SetUpError::Password(_))), "{password}");
    }
    assert!(!is_set_up(&world.app).await.expect("read"));
}

#[tokio::test]
async fn a_command_adds_an_admin_and_makes_the_company_only_once() {
    let world = World::empty();
    let program = act_as_program(Job::CommandLine);
    let command = |email: &str, company: &str| CreateAdmin {
        company_name: CompanyName::restore(company.to_owned()),
        profile: profile("Anna", email, None),
        password: PASSWORD.to_owned(),
    };

    let first = create_admin(&world.app, &program, command("a@x.example", "Harbour")).await;
    let second = create_admin(&world.app, &program, command("b@x.example", "Harbour")).await;
    let third = create_admin(&world.app, &program, command("c@x.example", "Elsewhere")).await;

    let (first, second) = (first.expect("may"), second.expect("may"));
    assert_eq!((first.is_new_company, second.is_new_company), (true, false));
    assert_eq!(first.company, second.company);
    assert_ne!(third.expect("may").company, first.company);
    let taken = create_admin(&world.app, &program, command("A@x.example", "Third")).await;
    assert_eq!(taken.expect_err("taken").field(), Some("email"));
    assert!(set_up(&world.app, &visitor(), self::command(PASSWORD, "")).await.is_err());
}

#[tokio::test]
async fn people_do_not_create_admins_of_other_companies() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    for actor in [admin.actor, staff.actor, visitor()] {
        let command = CreateAdmin {
            company_name: CompanyName::restore("Mine".to_owned()),
            profile: profile("Eve", "eve@x.example", None),
            password: PASSWORD.to_owned(),
        };
        let refused = create_admin(&world.app, &actor, command).await;
        assert_eq!(refused.expect_err("nobody but a command").class(), Class::Denied);
    }
}
