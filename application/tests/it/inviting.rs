use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        CreatePerson, RecoverPassword, SendInvitation, follow_reset_link, invite_person,
        list_people, recover_password, see_person, send_invitation,
    },
};
use domain_identity::Purpose;
use domain_kernel::{PersonId, Role};
use world::{Somebody, World, profile, reset_token, visitor};

const KOFI: &str = "kofi@harbour.example";
const CHOSEN: &str = "seven lazy dogs";

fn command(id: PersonId) -> CreatePerson {
    let profile = profile("Kofi Mensah", KOFI, None);
    CreatePerson { id, profile, role: Role::Staff, department: None, manager: None }
}

/// The secret of the newest link in Kofi's mails.
async fn token(world: &World) -> String {
    world.deliver_all().await;
    let mail = world.mailbox.last(KOFI).expect("a mail");
    assert!(mail.starts_with("welcome"), "{mail}");
    reset_token(&mail)
}

async fn given_invited() -> (World, Somebody, PersonId) {
    let (world, admin) = World::set_up().await;
    let id = world.app.ids.next();
    invite_person(&world.app, &admin.actor, command(id)).await.expect("an admin may");
    (world, admin, id)
}

async fn choose(world: &World, token: &str) -> Result<(), Class> {
    let command = RecoverPassword { token: token.to_owned(), new: CHOSEN.to_owned() };
    recover_password(&world.app, &visitor(), command).await.map_err(|err| err.class())
}

#[tokio::test]
async fn who_is_invited_chooses_a_password_by_a_link_within_three_days_and_once() {
    let (world, admin, id) = given_invited().await;
    let seen = see_person(&world.app, &admin.actor, id).await.expect("there");
    assert!(seen.must_change_password && seen.invited_until.is_some());
    let token = token(&world).await;
    world.clock.pass(Duration::from_hours(71));
    assert_eq!(follow_reset_link(&world.app, &token).await.expect("good"), Purpose::Welcome);
    choose(&world, &token).await.expect("it is good");

    assert!(world.can_sign_in(KOFI, CHOSEN).await);
    assert_eq!(choose(&world, &token).await, Err(Class::Refused));
    let seen = see_person(&world.app, &admin.actor, id).await.expect("there");
    assert!(!seen.must_change_password && seen.invited_until.is_none());
}

#[tokio::test]
async fn an_invitation_is_sent_again_until_they_come_and_only_the_newest_is_good() {
    let (world, admin, id) = given_invited().await;
    let first = token(&world).await;
    let again = SendInvitation { id };
    send_invitation(&world.app, &admin.actor, again).await.expect("an admin may");
    let second = token(&world).await;
    assert!(follow_reset_link(&world.app, &first).await.is_err());
    world.clock.pass(Duration::from_hours(72));
    assert!(follow_reset_link(&world.app, &second).await.is_err(), "three days");

    send_invitation(&world.app, &admin.actor, again).await.expect("an admin may");
    choose(&world, &token(&world).await).await.expect("it is good");
    let come = send_invitation(&world.app, &admin.actor, again).await.expect_err("come");
    assert_eq!(come.class(), Class::Refused);
}

#[tokio::test]
async fn an_hour_has_three_invitations_and_nobody_but_their_admin_sends_one() {
    let (world, admin, id) = given_invited().await;
    let manager = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let eve = world.another_company().await;
    for (actor, class) in
        [(manager.actor, Class::Denied), (visitor(), Class::Denied), (eve.actor, Class::NotFound)]
    {
        let refused = send_invitation(&world.app, &actor, SendInvitation { id }).await;
        assert_eq!(refused.expect_err("not theirs").class(), class);
        let refused = invite_person(&world.app, &actor, command(world::no_id())).await;
        assert!(refused.is_err());
    }
    for _ in 0..3 {
        send_invitation(&world.app, &admin.actor, SendInvitation { id }).await.expect("three");
    }
    let refused = send_invitation(&world.app, &admin.actor, SendInvitation { id }).await;
    assert!(matches!(refused.expect_err("too often").class(), Class::Throttled(_)));
}

#[tokio::test]
async fn a_form_sent_twice_invites_one_person_once() {
    let (world, admin, id) = given_invited().await;
    invite_person(&world.app, &admin.actor, command(id)).await.expect("the same answer");
    world.deliver_all().await;
    let n_mails = world.mailbox.all().iter().filter(|it| it.email.as_str() == KOFI).count();
    assert_eq!(n_mails, 1);
    let everyone = application::identity::ListPeople {
        search: String::new(),
        role: None,
        shown: application::identity::Shown::Active,
        page: application::PageNumber::FIRST,
        ..application::identity::ListPeople::default()
    };
    let people = list_people(&world.app, &admin.actor, everyone).await.expect("an admin may");
    assert_eq!(people.n_matches, 2);
}
