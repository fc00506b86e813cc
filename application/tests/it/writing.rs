use std::{sync::Arc, time::Duration};

use application::{
    Class, Failure, Policy,
    mail::{SendContact, SendContactError, SendFeedback, WrittenTo, send_contact, send_feedback},
};
use domain_identity::{Email, Language, PersonName, WrittenMessage};
use domain_kernel::{Actor, OperatorRole, Role};
use world::{World, visitor, visitor_from};

const OPERATOR: &str = "operator@shipshape.example";
const ANNA: &str = "anna@harbour.example";

async fn write(world: &World, actor: &Actor) -> Result<(), SendContactError> {
    let written = WrittenTo {
        name: PersonName::restore("Kofi Mensah".to_owned()),
        email: Email::restore("kofi@elsewhere.example".to_owned()),
        message: WrittenMessage::restore("May we come too?".to_owned()),
    };
    send_contact(&world.app, actor, SendContact { written, language: Language::German }).await
}

async fn say(world: &World, actor: &Actor) -> Result<(), Class> {
    let message = WrittenMessage::restore("The winch hums".to_owned());
    send_feedback(&world.app, actor, SendFeedback { message }).await.map_err(|err| err.class())
}

#[tokio::test]
async fn whoever_comes_by_writes_to_those_who_run_the_platform() {
    let (world, _) = World::set_up().await;
    write(&world, &visitor()).await.expect("not too often");
    world.deliver_all().await;
    let mail = world.mailbox.last(OPERATOR).expect("a mail");
    assert_eq!(mail, "contact Kofi Mensah <kofi@elsewhere.example>: May we come too?");
    assert_eq!(world.mailbox.last(ANNA), None, "no company's affair");
}

#[tokio::test]
async fn of_one_address_an_hour_has_three_messages_and_of_all_five() {
    let (world, _) = World::set_up().await;
    let [here, there, elsewhere] =
        [[192, 0, 2, 1], [192, 0, 2, 2], [192, 0, 2, 3]].map(|it| visitor_from(it.into()));
    for _ in 0..3 {
        write(&world, &here).await.expect("not too often");
    }
    let wait = write(&world, &here).await.expect_err("too often").class();
    assert!(matches!(wait, Class::Throttled(_)), "{wait:?}");
    for _ in 0..2 {
        write(&world, &there).await.expect("not too often");
    }
    assert!(write(&world, &elsewhere).await.is_err(), "all of them together");
    world.clock.pass(Duration::from_mins(36));
    for _ in 0..3 {
        write(&world, &elsewhere).await.expect("not too often");
    }
    world.deliver_all().await;
    let n_mails = world.mailbox.all().iter().filter(|it| it.email.as_str() == OPERATOR).count();
    assert_eq!(n_mails, 8);
}

#[tokio::test]
async fn where_nobody_reads_nobody_can_write() {
    let (mut world, _) = World::set_up().await;
    let policy = Policy { contact_to: None, ..(*world.app.policy).clone() };
    world.app.policy = Arc::new(policy);
    let err = write(&world, &visitor()).await.expect_err("nobody reads");
    assert!(matches!(err, SendContactError::NobodyReads), "{err}");
    assert_eq!(err.class(), Class::Refused);
}

#[tokio::test]
async fn what_somebody_thinks_goes_to_the_admins_of_their_company() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let other = world.another_company().await;
    say(&world, &kofi.actor).await.expect("not too often");
    world.deliver_all().await;
    let mail = world.mailbox.last(ANNA).expect("a mail");
    assert_eq!(mail, "feedback Kofi Mensah <kofi.mensah@harbour.example>: The winch hums");
    assert_eq!(world.mailbox.last("eve@elsewhere.example"), None, "another company");

    for _ in 0..2 {
        say(&world, &kofi.actor).await.expect("not too often");
    }
    assert!(matches!(say(&world, &kofi.actor).await, Err(Class::Throttled(_))));
    say(&world, &admin.actor).await.expect("it is one person's limit");
    say(&world, &other.actor).await.expect("to their own");
}

#[tokio::test]
async fn who_belongs_to_no_company_says_nothing_to_its_admins() {
    let (world, _) = World::set_up().await;
    let root = world.operator(OperatorRole::Root).await;
    assert_eq!(say(&world, &root.actor).await, Err(Class::Denied));
    assert_eq!(say(&world, &visitor()).await, Err(Class::Denied));
}
