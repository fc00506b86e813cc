//! One's own e-mail address and username.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        AskToChangeEmail, ChangeEmailError, ChangeUsername, ChangeUsernameError, NameTaken,
        NewSession, SessionKey, ask_to_change_email, change_username, confirm_email,
        follow_email_link, follow_reset_link, see_own_names, take_out_own, take_out_person,
    },
};
use domain_identity::{AccountId, Device, Email, Epoch, Language, Lifetime, Username};
use domain_kernel::{OperatorRole, Role};
use world::{PASSWORD, Somebody, World, email_token, reset_token, visitor};

const OLD: &str = "kofi.mensah@harbour.example";
const NEW: &str = "kofi@elsewhere.example";

async fn ask(world: &World, who: &Somebody, email: &str) -> Result<(), ChangeEmailError> {
    let command = AskToChangeEmail { email: Email::restore(email.to_owned()) };
    ask_to_change_email(&world.app, &who.actor, command).await
}

/// The secret of the newest link that was mailed to this address.
async fn token(world: &World, who: &Somebody, email: &str) -> String {
    ask(world, who, email).await.expect("not too often");
    world.deliver_all().await;
    email_token(&world.mailbox.last(email).expect("a mail"))
}

async fn rename(world: &World, who: &Somebody, name: &str) -> Result<(), ChangeUsernameError> {
    let expected = see_own_names(&world.app, &who.actor).await.expect("may").person.version;
    let username = Username::parse(name).expect("a username");
    change_username(&world.app, &who.actor, ChangeUsername { expected, username }).await
}

async fn given_kofi() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.deliver_all().await;
    (world, admin, kofi)
}

#[tokio::test]
async fn another_address_is_ones_own_as_soon_as_its_link_is_followed_and_once() {
    let (world, _, kofi) = given_kofi().await;
    let token = token(&world, &kofi, NEW).await;
    assert!(world.mailbox.last(OLD).expect("a mail").starts_with("e-mail asked"));
    let seen = see_own_names(&world.app, &kofi.actor).await.expect("may");
    assert_eq!(seen.person.email.as_str(), OLD);
    assert_eq!(seen.pending.expect("one").email.as_str(), NEW);
    assert!(world.can_sign_in(OLD, PASSWORD).await && !world.can_sign_in(NEW, PASSWORD).await);

    let shown = follow_email_link(&world.app, &kofi.actor, &token).await.expect("it is good");
    assert_eq!(shown.as_str(), NEW);
    confirm_email(&world.app, &kofi.actor, &token).await.expect("it is good");

    assert!(world.can_sign_in(NEW, PASSWORD).await && !world.can_sign_in(OLD, PASSWORD).await);
    let again = confirm_email(&world.app, &kofi.actor, &token).await;
    assert!(matches!(again, Err(ChangeEmailError::LinkIsOver)), "{again:?}");
    assert!(see_own_names(&world.app, &kofi.actor).await.expect("may").pending.is_none());
    world.deliver_all().await;
    assert!(world.mailbox.last(OLD).expect("a mail").starts_with("e-mail changed"));
}

#[tokio::test]
async fn a_link_is_over_after_half_an_hour_after_a_newer_one_and_for_everybody_else() {
    let (world, admin, kofi) = given_kofi().await;
    let first = token(&world, &kofi, NEW).await;
    let second = token(&world, &kofi, "kofi@third.example").await;
    assert!(follow_email_link(&world.app, &kofi.actor, &first).await.is_err());
    assert!(follow_email_link(&world.app, &kofi.actor, &second).await.is_ok());
    let anna = confirm_email(&world.app, &admin.actor, &second).await;
    assert!(matches!(anna, Err(ChangeEmailError::LinkIsOver)), "{anna:?}");
    assert!(follow_reset_link(&world.app, &second).await.is_err(), "it is for nothing else");
    world.clock.pass(Duration::from_mins(30));
    assert!(see_own_names(&world.app, &kofi.actor).await.expect("may").pending.is_none());
    let late = confirm_email(&world.app, &kofi.actor, &second).await;
    assert!(matches!(late, Err(ChangeEmailError::LinkIsOver)), "{late:?}");
}

#[tokio::test]
async fn links_to_the_old_address_let_nobody_in_any_more() {
    let (world, _, kofi) = given_kofi().await;
    let forgotten = application::identity::AskForReset {
        identifier: OLD.to_owned(),
        language: Language::English,
    };
    let asked = application::identity::ask_for_reset(&world.app, &visitor(), forgotten).await;
    asked.expect("not too often");
    world.deliver_all().await;
    let reset = reset_token(&world.mailbox.last(OLD).expect("a mail"));
    let token = token(&world, &kofi, NEW).await;
    follow_reset_link(&world.app, &reset).await.expect("nothing has changed yet");
    confirm_email(&world.app, &kofi.actor, &token).await.expect("it is good");
    assert!(follow_reset_link(&world.app, &reset).await.is_err());
}

#[tokio::test]
async fn an_address_that_somebody_has_answers_as_a_free_one_and_its_owner_hears() {
    let (world, _, kofi) = given_kofi().await;
    world.another_company().await;
    world.operator(OperatorRole::Root).await;
    for known in ["anna@harbour.example", "EVE@elsewhere.example"] {
        ask(&world, &kofi, known).await.expect("as for a free one");
        let pending = see_own_names(&world.app, &kofi.actor).await.expect("may").pending;
        assert_eq!(pending.expect("as for a free one").email.as_str(), known);
        world.deliver_all().await;
        assert!(world.mailbox.last(known).expect("a mail").starts_with("e-mail known"));
    }
    world.clock.pass(Duration::from_hours(1));
    ask(&world, &kofi, "root@shipshape.example").await.expect("as for a free one");
    world.deliver_all().await;
    let mail = world.mailbox.last("root@shipshape.example").expect("a mail");
    assert!(mail.starts_with("e-mail known"), "{mail}");
}

#[tokio::test]
async fn another_spelling_of_ones_own_address_is_confirmed_like_any_other() {
    let (world, _, kofi) = given_kofi().await;
    let same = ask(&world, &kofi, OLD).await.expect_err("nothing would change");
    assert_eq!((same.class(), same.field()), (Class::Invalid, Some("email")));
    let token = token(&world, &kofi, "Kofi.Mensah@harbour.example").await;
    confirm_email(&world.app, &kofi.actor, &token).await.expect("it is good");
    assert!(world.can_sign_in(OLD, PASSWORD).await, "case makes no difference");
}

#[tokio::test]
async fn whoever_was_later_is_told_that_the_address_is_taken() {
    let (world, admin, kofi) = given_kofi().await;
    let anna = token(&world, &admin, NEW).await;
    let kofis = token(&world, &kofi, NEW).await;
    confirm_email(&world.app, &admin.actor, &anna).await.expect("it is good");
    let later = confirm_email(&world.app, &kofi.actor, &kofis).await;
    assert!(matches!(later, Err(ChangeEmailError::Taken)), "{later:?}");
    assert!(world.can_sign_in(OLD, PASSWORD).await);
}

#[tokio::test]
async fn another_password_ends_a_change_that_waits() {
    let (world, _, kofi) = given_kofi().await;
    let token = token(&world, &kofi, NEW).await;
    let change = application::identity::ChangePassword {
        current: domain_identity::TypedPassword::new(PASSWORD),
        new: "seven lazy dogs".to_owned(),
    };
    let changed = application::identity::change_password(&world.app, &kofi.actor, change).await;
    changed.expect("it is right");
    let over = confirm_email(&world.app, &kofi.actor, &token).await;
    assert!(matches!(over, Err(ChangeEmailError::LinkIsOver)), "{over:?}");
}

#[tokio::test]
async fn an_hour_has_three_links_for_a_person_and_for_an_address() {
    let (world, admin, kofi) = given_kofi().await;
    for _ in 0..2 {
        ask(&world, &kofi, NEW).await.expect("not too often");
        ask(&world, &kofi, OLD).await.expect_err("which does not count");
    }
    ask(&world, &admin, NEW).await.expect("not too often");
    let of_address = ask(&world, &admin, NEW).await.expect_err("too often");
    assert!(matches!(of_address.class(), Class::Throttled(_)), "{of_address}");
    ask(&world, &kofi, "third@elsewhere.example").await.expect("the third");
    let of_person = ask(&world, &kofi, "fourth@elsewhere.example").await.expect_err("too often");
    assert!(matches!(of_person.class(), Class::Throttled(_)), "{of_person}");
    world.clock.pass(Duration::from_mins(20));
    ask(&world, &kofi, "fourth@elsewhere.example").await.expect("one more");
}

#[tokio::test]
async fn a_username_is_ones_own_choice_as_long_as_nobody_has_it() {
    let (world, _, kofi) = given_kofi().await;
    let stale = see_own_names(&world.app, &kofi.actor).await.expect("may").person.version;
    rename(&world, &kofi, "4711").await.expect("free");
    assert!(world.can_sign_in("4711", PASSWORD).await && world.can_sign_in(OLD, PASSWORD).await);
    let command = ChangeUsername { expected: stale, username: None };
    let late = change_username(&world.app, &kofi.actor, command).await.expect_err("stale");
    assert_eq!(late.class(), Class::Stale);
    let taken = rename(&world, &kofi, "Anna").await.expect_err("another account's");
    assert!(matches!(taken, ChangeUsernameError::Taken(NameTaken::Username)), "{taken}");
    rename(&world, &kofi, "").await.expect("none is fine");
    assert!(!world.can_sign_in("4711", PASSWORD).await);
}

#[tokio::test]
async fn nobody_tries_out_which_usernames_there_are() {
    let (world, _, kofi) = given_kofi().await;
    for _ in 0..10 {
        let taken = rename(&world, &kofi, "anna").await.expect_err("another account's");
        assert_eq!(taken.class(), Class::Invalid);
    }
    let refused = rename(&world, &kofi, "anna").await.expect_err("too often");
    assert!(matches!(refused.class(), Class::Throttled(_)), "{refused}");
}

#[tokio::test]
async fn operators_have_no_such_page() {
    let (world, _, _) = given_kofi().await;
    let root = world.operator(OperatorRole::Root).await;
    let denied = see_own_names(&world.app, &root.actor).await.expect_err("no person");
    assert_eq!(denied.class(), Class::Denied);
}

#[tokio::test]
async fn what_waits_and_where_one_is_signed_in_is_among_ones_own_data() {
    let (world, admin, kofi) = given_kofi().await;
    ask(&world, &kofi, NEW).await.expect("not too often");
    for (number, who) in [(1, &kofi), (2, &admin)] {
        let session = NewSession {
            key: SessionKey([number; 32]),
            account: AccountId::Person { company: who.company, person: who.id },
            // Whom the world makes has chosen another password once.
            epoch: if number == 1 { Epoch::FIRST.next() } else { Epoch::FIRST },
            begun: world.app.clock.now(),
            lifetime: Lifetime::REMEMBERED,
            device: Device::new("a browser", None),
        };
        world.app.sessions.create(&session).await.expect("a session");
    }
    let own = take_out_own(&world.app, &kofi.actor).await.expect("may");
    let for_them = take_out_person(&world.app, &admin.actor, kofi.id).await.expect("may");
    for taken in [own, for_them] {
        assert_eq!(taken.pending.expect("it waits").email.as_str(), NEW);
        let keys: Vec<_> = taken.sessions.iter().map(|it| it.key).collect();
        assert_eq!(keys, [SessionKey([1; 32])]);
    }
}
