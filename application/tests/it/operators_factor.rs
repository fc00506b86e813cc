//! The second factor of those who run the platform.

use std::time::Duration;

use application::{
    Class, Failure,
    audit::{ListEntries, list_platform_entries},
    identity::{
        EnterCode, EnterCodeError, Entry, SessionKey, SignIn, SignedInTo, enter_code,
        offer_second_factor, replace_recovery_codes, see_second_factor, sign_in,
        turn_off_second_factor, turn_on_second_factor,
    },
    platform::{
        ResetOperatorSecondFactor, ResetOperatorSecondFactorError,
        plan_operator_second_factor_reset, reset_operator_second_factor,
    },
};
use domain_audit::Stretch;
use domain_identity::{AccountId, SecondFactor, TypedPassword};
use domain_kernel::OperatorRole;
use world::{Operating, PASSWORD, World, visitor};

const SUPPORT: &str = "support@shipshape.example";
const SESSION: SessionKey = SessionKey([7; 32]);

/// The code that the operator's phone shows, so many steps from now.
async fn phone(world: &World, of: &Operating) -> impl Fn(&World, u64) -> String + use<> {
    let secret = offer_second_factor(&world.app, &of.actor, &SESSION).await.expect("off");
    move |world, steps| {
        secret.code(SecondFactor::steps_at(world.app.clock.now())[1].saturating_add(steps))
    }
}

async fn enter(world: &World, code: &str) -> Result<SignedInTo, EnterCodeError> {
    let command = SignIn { identifier: SUPPORT.to_owned(), password: TypedPassword::new(PASSWORD) };
    let entry = sign_in(&world.app, &visitor(), command).await.expect("the password is right");
    let Entry::Halfway(ticket) = entry else { panic!("nobody has asked for a code") };
    enter_code(&world.app, &visitor(), EnterCode { ticket, code: code.to_owned() }).await
}

async fn deeds(world: &World, root: &Operating) -> Vec<String> {
    let everything = ListEntries {
        who: String::new(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_platform_entries(&world.app, &root.actor, everything).await;
    entries.expect("root may").entries.into_iter().map(|it| it.recorded.name).collect()
}

#[tokio::test]
async fn an_operator_turns_it_on_comes_in_with_it_and_turns_it_off() {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    let seen = see_second_factor(&world.app, &support.actor).await.expect("one's own");
    assert!(seen.on.is_none() && !seen.is_required);
    let phone = phone(&world, &support).await;
    let wrong = turn_on_second_factor(&world.app, &support.actor, &SESSION, "000000").await;
    assert_eq!(wrong.expect_err("wrong").class(), Class::Invalid);
    let code = phone(&world, 0);
    let given = turn_on_second_factor(&world.app, &support.actor, &SESSION, &code).await;
    let given = given.expect("the code is right");
    assert_eq!(given.to.account, AccountId::Operator(support.id));
    world.deliver_all().await;
    assert!(world.mailbox.last(SUPPORT).expect("a mail").starts_with("second factor"));

    assert!(matches!(enter(&world, &code).await, Err(EnterCodeError::Wrong)), "used");
    assert_eq!(enter(&world, &phone(&world, 1)).await.expect("a new one"), given.to);
    let [first, second, ..] = given.codes.as_slice() else { panic!("ten") };
    assert!(enter(&world, first.as_str()).await.is_ok());
    let others = replace_recovery_codes(&world.app, &support.actor, second.as_str()).await;
    let others = others.expect("the code is right");
    assert_eq!(others.to.epoch, given.to.epoch.next(), "every session has ended");
    let old = turn_off_second_factor(&world.app, &support.actor, given.codes[2].as_str()).await;
    assert_eq!(old.expect_err("replaced").class(), Class::Invalid);
    let off = turn_off_second_factor(&world.app, &support.actor, others.codes[0].as_str()).await;
    assert_eq!(off.expect("right").account, AccountId::Operator(support.id));
    assert!(world.can_sign_in(SUPPORT, PASSWORD).await);
    let seen = see_second_factor(&world.app, &support.actor).await.expect("one's own");
    assert!(seen.on.is_none());
}

#[tokio::test]
async fn wrong_codes_have_to_wait_and_are_on_the_platforms_record() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;
    let support = world.operator(OperatorRole::Support).await;
    let phone = phone(&world, &support).await;
    let code = phone(&world, 0);
    turn_on_second_factor(&world.app, &support.actor, &SESSION, &code).await.expect("right");
    for _ in 0..5 {
        assert!(matches!(enter(&world, "000000").await, Err(EnterCodeError::Wrong)));
    }
    let right = phone(&world, 1);
    assert!(matches!(enter(&world, &right).await, Err(EnterCodeError::TooOften(_))));
    let refused = deeds(&world, &root).await;
    assert_eq!(refused.iter().filter(|it| *it == "identity.code_refused").count(), 5);
    world.clock.pass(Duration::from_mins(1));
    assert!(enter(&world, &phone(&world, 0)).await.is_ok());
}

#[tokio::test]
async fn root_resets_another_operators_for_a_lost_phone_and_nobody_else_does() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;
    let support = world.operator(OperatorRole::Support).await;
    let plan = async || {
        let plan = plan_operator_second_factor_reset(&world.app, &root.actor, support.id).await;
        plan.expect("root may")
    };
    let (_, refused) = plan().await;
    assert!(matches!(refused, Some(ResetOperatorSecondFactorError::Off)));
    let code = phone(&world, &support).await(&world, 0);
    let given = turn_on_second_factor(&world.app, &support.actor, &SESSION, &code).await;
    given.expect("right");
    let (seen, refused) = plan().await;
    assert!(refused.is_none());

    let command = ResetOperatorSecondFactor { id: support.id, expected: seen.version };
    let denied = reset_operator_second_factor(&world.app, &support.actor, command).await;
    assert_eq!(denied.expect_err("not root").class(), Class::Denied);
    let own = ResetOperatorSecondFactor { id: root.id, ..command };
    let own = reset_operator_second_factor(&world.app, &root.actor, own).await;
    assert!(matches!(own, Err(ResetOperatorSecondFactorError::Own)));
    reset_operator_second_factor(&world.app, &root.actor, command).await.expect("root may");
    assert!(world.can_sign_in(SUPPORT, PASSWORD).await, "by the password alone");
    assert!(deeds(&world, &root).await.contains(&"identity.second_factor_reset".to_owned()));
    world.deliver_all().await;
    assert!(world.mailbox.last(SUPPORT).expect("a mail").starts_with("second factor"));
    let again = reset_operator_second_factor(&world.app, &root.actor, command).await;
    assert!(matches!(again, Err(ResetOperatorSecondFactorError::Off)), "{again:?}");
}

#[tokio::test]
async fn root_who_looks_into_a_company_that_asks_for_one_keeps_their_own() {
    let (world, admin) = World::set_up().await;
    let root = world.operator(OperatorRole::Root).await;
    let company = application::identity::see_company(&world.app, &admin.actor).await;
    let company = company.expect("may");
    let mut settings = company.value.settings.clone();
    settings.second_factor = domain_identity::FactorRoles::of([domain_kernel::Role::Admin]);
    let edit = application::identity::EditCompany { expected: company.version, settings };
    application::identity::edit_company(&world.app, &admin.actor, edit).await.expect("may");
    let visit = domain_kernel::Visit { company: admin.company };
    let actor = domain_kernel::test_support::operator(root.id, OperatorRole::Root, Some(visit));
    let visiting = Operating { actor, ..root };
    let code = phone(&world, &visiting).await(&world, 0);
    let given = turn_on_second_factor(&world.app, &actor, &SESSION, &code).await.expect("right");
    assert_eq!(given.to.account, AccountId::Operator(root.id));
    assert!(!see_second_factor(&world.app, &actor).await.expect("one's own").is_required);
    let code = given.codes[0].as_str();
    turn_off_second_factor(&world.app, &actor, code).await.expect("nobody asks it of operators");
}
