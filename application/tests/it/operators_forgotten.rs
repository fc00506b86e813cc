//! An operator who has forgotten their password.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        AskForReset, ChangePassword, RecoverPassword, RecoverPasswordError, ask_for_reset,
        change_password, follow_reset_link, recover_password,
    },
    platform::{SwitchOperator, deactivate_operator, see_operator},
};
use domain_identity::{Language, TypedPassword};
use domain_kernel::OperatorRole;
use world::{PASSWORD, World, reset_token, visitor};

const SUPPORT: &str = "support@shipshape.example";
const CHOSEN: &str = "seven lazy dogs";

async fn ask(world: &World) -> Result<(), Class> {
    let asked = AskForReset { identifier: SUPPORT.to_owned(), language: Language::German };
    let asked = ask_for_reset(&world.app, &visitor(), asked).await.map_err(|err| err.class());
    world.deliver_all().await;
    asked
}

/// The secret of the newest link in the operator's mails.
async fn token(world: &World) -> String {
    ask(world).await.expect("not too often");
    reset_token(&world.mailbox.last(SUPPORT).expect("a mail"))
}

async fn recover(world: &World, token: &str, new: &str) -> Result<(), RecoverPasswordError> {
    let command = RecoverPassword { token: token.to_owned(), new: new.to_owned() };
    recover_password(&world.app, &visitor(), command).await
}

#[tokio::test]
async fn an_operator_chooses_another_password_by_a_link_and_once() {
    let world = World::empty();
    world.operator(OperatorRole::Support).await;
    let token = token(&world).await;
    follow_reset_link(&world.app, &token).await.expect("it is good");
    let copy = world.mailbox.last("copies@harbour.example").expect("a copy");
    assert!(!copy.contains(&token), "{copy}");

    let short = recover(&world, &token, "ten chars!").await.expect_err("twelve at least");
    assert_eq!((short.class(), short.field()), (Class::Invalid, Some("password")));
    recover(&world, &token, CHOSEN).await.expect("it is good");
    assert!(world.can_sign_in(SUPPORT, CHOSEN).await);
    assert!(!world.can_sign_in(SUPPORT, PASSWORD).await);
    let again = recover(&world, &token, "eight lazy dogs").await;
    assert!(matches!(again, Err(RecoverPasswordError::LinkIsOver)), "{again:?}");
    world.deliver_all().await;
    assert!(world.mailbox.last(SUPPORT).expect("a mail").starts_with("changed"));
}

#[tokio::test]
async fn the_link_is_over_after_half_an_hour_a_newer_one_and_a_change() {
    let world = World::empty();
    let support = world.operator(OperatorRole::Support).await;
    let first = token(&world).await;
    let second = token(&world).await;
    assert!(follow_reset_link(&world.app, &first).await.is_err());
    assert!(follow_reset_link(&world.app, &second).await.is_ok());
    world.clock.pass(Duration::from_mins(30));
    assert!(recover(&world, &second, CHOSEN).await.is_err());

    let third = token(&world).await;
    let change = ChangePassword { current: TypedPassword::new(PASSWORD), new: CHOSEN.to_owned() };
    change_password(&world.app, &support.actor, change).await.expect("it is right");
    assert!(follow_reset_link(&world.app, &third).await.is_err());
    world.deliver_all().await;
    assert!(world.mailbox.last(SUPPORT).expect("a mail").starts_with("changed"));
}

#[tokio::test]
async fn an_operator_who_is_deactivated_hears_nothing_and_an_hour_has_three_links() {
    let world = World::empty();
    let root = world.operator(OperatorRole::Root).await;
    let support = world.operator(OperatorRole::Support).await;
    let open = token(&world).await;
    let n_mails = world.mailbox.all().len();
    let seen = see_operator(&world.app, &root.actor, support.id).await.expect("root may");
    let switch = SwitchOperator { id: support.id, expected: seen.version };
    deactivate_operator(&world.app, &root.actor, switch).await.expect("root may");
    assert!(recover(&world, &open, CHOSEN).await.is_err());
    ask(&world).await.expect("as for anybody");
    ask(&world).await.expect("as for anybody");
    assert_eq!(world.mailbox.all().len(), n_mails);
    assert!(matches!(ask(&world).await, Err(Class::Throttled(_))));
}
