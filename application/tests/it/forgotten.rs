use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        AskForReset, ChangePassword, DeactivatePerson, EditPerson, Entry, RecoverPassword,
        RecoverPasswordError, SessionKey, SignIn, ask_for_reset, change_password,
        deactivate_person, edit_person, follow_reset_link, offer_second_factor, recover_password,
        see_person, sign_in, turn_on_second_factor,
    },
};
use domain_identity::{Language, SecondFactor, TypedPassword};
use domain_kernel::Role;
use world::{PASSWORD, World, reset_token, visitor, visitor_from};

const KOFI: &str = "kofi.mensah@harbour.example";
const CHOSEN: &str = "seven lazy dogs";

async fn ask(world: &World, identifier: &str) -> Result<(), Class> {
    let asked = AskForReset { identifier: identifier.to_owned(), language: Language::German };
    ask_for_reset(&world.app, &visitor(), asked).await.map_err(|err| err.class())
}

/// The secret of the newest link in Kofi's mails.
async fn token(world: &World) -> String {
    ask(world, KOFI).await.expect("not too often");
    world.deliver_all().await;
    reset_token(&world.mailbox.last(KOFI).expect("a mail"))
}

async fn recover(world: &World, token: &str, new: &str) -> Result<(), RecoverPasswordError> {
    let command = RecoverPassword { token: token.to_owned(), new: new.to_owned() };
    recover_password(&world.app, &visitor(), command).await
}

async fn given_kofi() -> (World, world::Somebody, world::Somebody) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.deliver_all().await;
    (world, admin, kofi)
}

#[tokio::test]
async fn who_has_forgotten_their_password_chooses_another_by_a_link() {
    let (world, _, _) = given_kofi().await;
    let token = token(&world).await;
    follow_reset_link(&world.app, &token).await.expect("it is good");

    let weak = recover(&world, &token, "password1").await.expect_err("others try it first");
    assert_eq!((weak.class(), weak.field()), (Class::Invalid, Some("password")));
    recover(&world, &token, CHOSEN).await.expect("it is good");

    assert!(world.can_sign_in(KOFI, CHOSEN).await);
    assert!(!world.can_sign_in(KOFI, PASSWORD).await);
    let again = recover(&world, &token, "eight lazy dogs").await.expect_err("it is used");
    assert!(matches!(again, RecoverPasswordError::LinkIsOver), "{again}");
    assert!(follow_reset_link(&world.app, &token).await.is_err());
    world.deliver_all().await;
    assert!(world.mailbox.last(KOFI).expect("a mail").starts_with("changed"));
}

#[tokio::test]
async fn a_link_leads_around_no_second_factor() {
    let (world, _, kofi) = given_kofi().await;
    let session = SessionKey([7; 32]);
    let secret = offer_second_factor(&world.app, &kofi.actor, &session).await.expect("off");
    let [_, step, _] = SecondFactor::steps_at(world.app.clock.now());
    let code = secret.code(step);
    let on = turn_on_second_factor(&world.app, &kofi.actor, &session, &code).await;
    on.expect("the code is right");
    world.deliver_all().await;

    let token = token(&world).await;
    recover(&world, &token, CHOSEN).await.expect("it is good");

    let command = SignIn { identifier: KOFI.to_owned(), password: TypedPassword::new(CHOSEN) };
    let entry = sign_in(&world.app, &visitor(), command).await.expect("the password is right");
    assert!(matches!(entry, Entry::Halfway(_)), "{entry:?}");
}

#[tokio::test]
async fn a_link_is_over_after_half_an_hour_after_a_newer_one_and_after_a_change() {
    let (world, _, kofi) = given_kofi().await;
    let first = token(&world).await;
    let second = token(&world).await;
    assert!(follow_reset_link(&world.app, &first).await.is_err());
    assert!(follow_reset_link(&world.app, &second).await.is_ok());
    world.clock.pass(Duration::from_mins(30));
    assert!(recover(&world, &second, CHOSEN).await.is_err());

    let third = token(&world).await;
    let change = ChangePassword { current: TypedPassword::new(PASSWORD), new: CHOSEN.to_owned() };
    change_password(&world.app, &kofi.actor, change).await.expect("it is right");
    assert!(follow_reset_link(&world.app, &third).await.is_err());
    for none in ["", "x", &"0".repeat(64)] {
        assert!(follow_reset_link(&world.app, none).await.is_err());
    }
}

#[tokio::test]
async fn a_link_is_over_when_an_admin_changes_the_account() {
    let (world, admin, kofi) = given_kofi().await;
    let first = token(&world).await;
    let seen = see_person(&world.app, &admin.actor, kofi.id).await.expect("there");
    let edit = EditPerson {
        id: kofi.id,
        expected: seen.version,
        profile: world::profile("Kofi Mensah", "kofi@elsewhere.example", None),
        role: Role::Staff,
        department: None,
        job: domain_identity::JobEdit::Corrected,
        manager: None,
        has_confirmed: true,
    };
    edit_person(&world.app, &admin.actor, edit).await.expect("may");
    assert!(follow_reset_link(&world.app, &first).await.is_err());
    ask(&world, KOFI).await.expect("as for anybody");
    world.deliver_all().await;
    let told = world.mailbox.last(KOFI).expect("a word to the old address");
    assert!(told.starts_with("e-mail "), "and no link: {told}");
    let told = world.mailbox.last("kofi@elsewhere.example").expect("and one to the new");
    assert!(told.starts_with("e-mail "), "{told}");
}

#[tokio::test]
async fn nobody_hears_of_an_account_that_is_not_there_or_deactivated() {
    let (world, admin, kofi) = given_kofi().await;
    let open = token(&world).await;
    let n_mails = world.mailbox.all().len();
    ask(&world, "nobody@harbour.example").await.expect("as for anybody");
    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let deactivate = DeactivatePerson { id: kofi.id, expected, leaving: None };
    deactivate_person(&world.app, &admin.actor, deactivate).await.expect("may");
    ask(&world, KOFI).await.expect("as for anybody");
    world.deliver_all().await;

    assert_eq!(world.mailbox.all().len(), n_mails);
    let refused = recover(&world, &open, CHOSEN).await.expect_err("deactivated");
    assert!(matches!(refused, RecoverPasswordError::LinkIsOver), "{refused}");
}

#[tokio::test]
async fn an_hour_has_three_links_for_an_account_and_ten_for_an_address() {
    let (world, _, _) = given_kofi().await;
    for name in [KOFI, "nobody"] {
        for _ in 0..3 {
            ask(&world, name).await.expect("not too often");
        }
        let refused = ask(&world, name).await.expect_err("too often");
        assert!(matches!(refused, Class::Throttled(_)), "{refused:?}");
    }
    for number in 0..4 {
        ask(&world, &format!("nobody{number}")).await.expect("ten in all");
    }
    assert!(matches!(ask(&world, "one more").await, Err(Class::Throttled(_))));
    let elsewhere = visitor_from([192, 0, 2, 7].into());
    let asked = AskForReset { identifier: "one more".to_owned(), language: Language::English };
    ask_for_reset(&world.app, &elsewhere, asked).await.expect("what was refused did not count");
    assert_eq!(ask(&world, " ").await, Err(Class::Invalid));
}
