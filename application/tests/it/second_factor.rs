//! The second factor: set up, asked for at sign-in, used once, lost and required.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        CodesGiven, ConfirmPassword, ConfirmPasswordError, EditCompany, EnterCode, EnterCodeError,
        Entry, NewSession, ResetSecondFactor, ResetSecondFactorError, SecondFactorError,
        SessionKey, SignIn, SignedInTo, Ticket, confirm_password, edit_company, enter_code,
        offer_second_factor, plan_second_factor_reset, replace_recovery_codes, reset_second_factor,
        see_company, see_second_factor, sign_in, turn_off_second_factor, turn_on_second_factor,
    },
};
use domain_audit::{Sought, Stretch};
use domain_identity::{
    AccountId, Device, Epoch, FactorRoles, Lifetime, SecondFactor, TypedPassword,
};
use domain_kernel::{Permission, Role};
use world::{PASSWORD, Somebody, World, visitor};

const KOFI: &str = "kofi.mensah@harbour.example";
const SESSION: SessionKey = SessionKey([7; 32]);

/// The code that the phone shows, so many steps from now.
async fn phone(world: &World, somebody: &Somebody) -> impl Fn(&World, i64) -> String + use<> {
    let secret = offer_second_factor(&world.app, &somebody.actor, &SESSION).await.expect("off");
    move |world, steps| {
        let [_, step, _] = SecondFactor::steps_at(world.app.clock.now());
        secret.code(step.saturating_add_signed(steps))
    }
}

async fn turn_on(world: &World, somebody: &Somebody, code: &str) -> CodesGiven {
    let given = turn_on_second_factor(&world.app, &somebody.actor, &SESSION, code).await;
    given.expect("the code is right")
}

async fn halfway(world: &World) -> Ticket {
    let command = SignIn { identifier: KOFI.to_owned(), password: TypedPassword::new(PASSWORD) };
    match sign_in(&world.app, &visitor(), command).await.expect("the password is right") {
        Entry::Halfway(it) => it,
        Entry::In(_) => panic!("nobody has asked for a code"),
    }
}

async fn enter(world: &World, code: &str) -> Result<SignedInTo, EnterCodeError> {
    let command = EnterCode { ticket: halfway(world).await, code: code.to_owned() };
    enter_code(&world.app, &visitor(), command).await
}

async fn given_kofi() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    (world, admin, kofi)
}

fn half_a_minute() -> Duration {
    SecondFactor::STEP
}

async fn deeds(world: &World, admin: &Somebody) -> Vec<String> {
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let found = world.app.trail.found(&permit, &Sought::default(), Stretch::Newest, 100).await;
    found.expect("a trail").into_iter().map(|it| it.recorded.name).collect()
}

#[tokio::test]
async fn whoever_turns_it_on_is_asked_for_a_code_and_gets_in_with_it_once() {
    let (world, _, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    let given = turn_on(&world, &kofi, &phone(&world, 0)).await;
    assert_eq!(given.codes.len(), SecondFactor::N_RECOVERY_CODES);
    world.deliver_all().await;
    let told = world.mailbox.last(KOFI).expect("a mail");
    assert!(told.starts_with("second factor"), "{told}");

    assert!(matches!(enter(&world, &phone(&world, 0)).await, Err(EnterCodeError::Wrong)), "used");
    world.clock.pass(half_a_minute());
    let code = phone(&world, 0);
    let to = enter(&world, &code).await.expect("a new one");
    assert_eq!(to, given.to);
    assert!(matches!(enter(&world, &code).await, Err(EnterCodeError::Wrong)), "twice");
}

#[tokio::test]
async fn a_phone_half_a_minute_behind_or_ahead_is_good_and_a_minute_is_not() {
    let (world, _, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    turn_on(&world, &kofi, &phone(&world, 0)).await;
    world.clock.pass(half_a_minute() * 10);

    assert!(enter(&world, &phone(&world, -2)).await.is_err());
    assert!(enter(&world, &phone(&world, 2)).await.is_err());
    assert!(enter(&world, &phone(&world, -1)).await.is_ok());
    assert!(enter(&world, &phone(&world, 1)).await.is_ok());
    assert!(enter(&world, &phone(&world, 0)).await.is_err(), "older than one that was used");
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_and_new_ones_replace_it() {
    let (world, admin, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    let given = turn_on(&world, &kofi, &phone(&world, 0)).await;
    let [first, second, ..] = given.codes.as_slice() else { panic!("ten") };

    assert!(enter(&world, &first.as_str().to_uppercase().replace('-', " ")).await.is_ok());
    assert!(matches!(enter(&world, first.as_str()).await, Err(EnterCodeError::Wrong)));
    let seen = see_second_factor(&world.app, &kofi.actor).await.expect("one's own");
    assert_eq!(seen.on.map(|it| it.n_recovery_codes), Some(9));
    assert!(deeds(&world, &admin).await.contains(&"identity.recovery_code_used".to_owned()));

    let wrong = replace_recovery_codes(&world.app, &kofi.actor, first.as_str()).await;
    assert!(matches!(wrong, Err(SecondFactorError::WrongCode)), "it was used");
    let shown = phone(&world, 1);
    let others = replace_recovery_codes(&world.app, &kofi.actor, &shown).await.expect("right");
    assert!(enter(&world, second.as_str()).await.is_err());
    assert!(enter(&world, others.codes[0].as_str()).await.is_ok());
    assert_eq!(others.to.epoch, given.to.epoch.next(), "every session has ended");
}

#[tokio::test]
async fn a_wrong_code_turns_nothing_on_and_a_second_factor_is_turned_on_once() {
    let (world, _, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    for wrong in ["", "12345", "k3xp-9qmt-vw2h-7dfy", &phone(&world, 5)] {
        let refused = turn_on_second_factor(&world.app, &kofi.actor, &SESSION, wrong).await;
        assert!(matches!(refused, Err(SecondFactorError::WrongCode)), "{wrong:?}");
    }
    assert!(world.can_sign_in(KOFI, PASSWORD).await);
    let other = SessionKey([8; 32]);
    let code = phone(&world, 0);
    let refused = turn_on_second_factor(&world.app, &kofi.actor, &other, &code).await;
    assert!(matches!(refused, Err(SecondFactorError::WrongCode)), "another session's secret");

    turn_on(&world, &kofi, &code).await;
    let again = turn_on_second_factor(&world.app, &kofi.actor, &SESSION, &code).await;
    assert!(matches!(again, Err(SecondFactorError::AlreadyOn)));
    let again = offer_second_factor(&world.app, &kofi.actor, &SESSION).await;
    assert!(matches!(again, Err(SecondFactorError::AlreadyOn)));
}

#[tokio::test]
async fn it_is_turned_off_with_a_code_and_then_the_password_is_enough() {
    let (world, admin, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    let given = turn_on(&world, &kofi, &phone(&world, 0)).await;

    let refused = turn_off_second_factor(&world.app, &kofi.actor, "000000").await;
    assert!(matches!(refused, Err(SecondFactorError::WrongCode)));
    let code = given.codes[3].as_str();
    let to = turn_off_second_factor(&world.app, &kofi.actor, code).await.expect("it is one");
    assert!(given.to.epoch < to.epoch, "all sessions end");
    let command = SignIn { identifier: KOFI.to_owned(), password: TypedPassword::new(PASSWORD) };
    let entry = sign_in(&world.app, &visitor(), command).await.expect("the password is right");
    assert_eq!(entry, Entry::In(to));
    let off = turn_off_second_factor(&world.app, &kofi.actor, code).await;
    assert!(matches!(off, Err(SecondFactorError::Off)));
    let deeds = deeds(&world, &admin).await;
    for name in ["identity.second_factor_turned_on", "identity.second_factor_turned_off"] {
        assert!(deeds.iter().any(|it| it == name), "{deeds:?}");
    }
}

#[tokio::test]
async fn five_wrong_codes_have_to_wait_and_each_is_on_record() {
    let (world, admin, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    turn_on(&world, &kofi, &phone(&world, 0)).await;
    world.clock.pass(half_a_minute());
    for _ in 0..5 {
        assert!(matches!(enter(&world, "000000").await, Err(EnterCodeError::Wrong)));
    }
    let late = enter(&world, &phone(&world, 0)).await.expect_err("too often");
    assert!(matches!(late.class(), Class::Throttled(_)), "{late}");
    let n_refused =
        deeds(&world, &admin).await.iter().filter(|it| *it == "identity.code_refused").count();
    assert_eq!(n_refused, 5);

    world.clock.pass(Duration::from_mins(1));
    assert!(enter(&world, &phone(&world, 0)).await.is_ok());
}

#[tokio::test]
async fn a_sign_in_that_began_before_the_sessions_ended_is_over() {
    let (world, admin, kofi) = given_kofi().await;
    let phone = phone(&world, &kofi).await;
    turn_on(&world, &kofi, &phone(&world, 0)).await;
    world.clock.pass(half_a_minute());
    let ticket = halfway(&world).await;
    let code = phone(&world, 0);

    reset(&world, &admin, &kofi).await.expect("an admin may");
    let command = EnterCode { ticket, code };
    let over = enter_code(&world.app, &visitor(), command).await;
    assert!(matches!(over, Err(EnterCodeError::Over)));
}

async fn reset(
    world: &World,
    admin: &Somebody,
    of: &Somebody,
) -> Result<(), ResetSecondFactorError> {
    let plan = plan_second_factor_reset(&world.app, &admin.actor, of.id).await.expect("there");
    let command = ResetSecondFactor { id: of.id, expected: plan.person.version };
    reset_second_factor(&world.app, &admin.actor, command).await
}

#[tokio::test]
async fn an_admin_resets_it_for_a_lost_phone_and_nobody_else_does() {
    let (world, admin, kofi) = given_kofi().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let stranger = world.another_company().await;
    assert!(matches!(reset(&world, &admin, &kofi).await, Err(ResetSecondFactorError::Off)));
    let phone = phone(&world, &kofi).await;
    let given = turn_on(&world, &kofi, &phone(&world, 0)).await;

    let plan = plan_second_factor_reset(&world.app, &admin.actor, kofi.id).await.expect("there");
    assert!(plan.is_on);
    let command = ResetSecondFactor { id: kofi.id, expected: plan.person.version };
    let denied = reset_second_factor(&world.app, &mara.actor, command).await;
    assert!(matches!(denied, Err(ResetSecondFactorError::Denied(_))));
    let unknown = reset_second_factor(&world.app, &stranger.actor, command).await;
    assert!(matches!(unknown, Err(ResetSecondFactorError::NoSuchPerson)));
    assert!(matches!(reset(&world, &admin, &admin).await, Err(ResetSecondFactorError::Own)));

    reset(&world, &admin, &kofi).await.expect("an admin may");
    assert!(matches!(reset(&world, &admin, &kofi).await, Err(ResetSecondFactorError::Off)));
    let command = SignIn { identifier: KOFI.to_owned(), password: TypedPassword::new(PASSWORD) };
    let entry = sign_in(&world.app, &visitor(), command).await.expect("the password is right");
    assert!(matches!(entry, Entry::In(to) if given.to.epoch < to.epoch));
}

#[tokio::test]
async fn what_the_company_asks_for_is_not_turned_off() {
    let (world, admin, kofi) = given_kofi().await;
    let company = see_company(&world.app, &admin.actor).await.expect("an admin may");
    let mut settings = company.value.settings;
    settings.second_factor = FactorRoles::of([Role::Staff]);
    let command = EditCompany { expected: company.version, settings };
    edit_company(&world.app, &admin.actor, command).await.expect("an admin may");

    let is_required = async |who: &Somebody| {
        see_second_factor(&world.app, &who.actor).await.expect("one's own").is_required
    };
    assert!(is_required(&kofi).await);
    assert!(!is_required(&admin).await);
    let phone = phone(&world, &kofi).await;
    let given = turn_on(&world, &kofi, &phone(&world, 0)).await;
    let refused = turn_off_second_factor(&world.app, &kofi.actor, given.codes[0].as_str()).await;
    assert!(matches!(refused, Err(SecondFactorError::Required)));
}

#[tokio::test]
async fn the_password_is_confirmed_for_one_session_and_a_wrong_one_is_on_record() {
    let (world, admin, kofi) = given_kofi().await;
    let session = NewSession {
        key: SESSION,
        account: AccountId::Person { company: kofi.company, person: kofi.id },
        epoch: Epoch::FIRST.next(),
        begun: world.app.clock.now(),
        lifetime: Lifetime::of_hours(12),
        device: Device::default(),
    };
    world.app.sessions.create(&session).await.expect("new");
    world.clock.pass(Duration::from_hours(1));
    let confirm = async |password: &str| {
        let password = TypedPassword::new(password);
        let command = ConfirmPassword { session: SESSION, password };
        confirm_password(&world.app, &kofi.actor, command).await
    };
    let confirmed = async || {
        let found = world.app.sessions.find(&SESSION, world.app.clock.now()).await;
        found.expect("there").expect("good").confirmed
    };

    assert!(matches!(confirm("wrong").await, Err(ConfirmPasswordError::Wrong)));
    assert_eq!(confirmed().await, session.begun);
    assert!(deeds(&world, &admin).await.contains(&"identity.confirmation_refused".to_owned()));
    assert!(confirm(PASSWORD).await.is_ok());
    assert_eq!(confirmed().await, world.app.clock.now());

    for _ in 0..4 {
        confirm("wrong").await.ok();
    }
    let late = confirm(PASSWORD).await.expect_err("too often");
    assert!(matches!(late.class(), Class::Throttled(_)), "{late}");
}
