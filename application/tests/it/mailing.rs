use std::{sync::Arc, time::Duration};

use application::{
    Class, Failure, PageNumber,
    mail::{
        Delivered, ListMails, MailError, MailLine, MailState, Mailer, Outgoing, Post, SendAgain,
        TroubleKind, deliver, list_mails, send_again, sweep_mails,
    },
};
use async_trait::async_trait;
use domain_kernel::Role;
use tokio::time::timeout;
use world::{Mailbox, Somebody, World, no_id};

const DAY: Duration = Duration::from_hours(24);

/// Somebody who has just chosen their password, of which a mail waits.
async fn given_a_mail() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    (world, admin, kofi)
}

async fn only(world: &World, admin: &Somebody) -> MailLine {
    let query = ListMails { state: None, page: PageNumber::FIRST };
    let seen = list_mails(&world.app, &admin.actor, query).await.expect("an admin may");
    assert_eq!(seen.page.items.len(), 1);
    seen.page.items[0].clone()
}

#[tokio::test]
async fn a_mail_is_tried_again_after_growing_waits_and_then_nobody_tries() {
    let (world, admin, _) = given_a_mail().await;
    world.mailbox.refuse(Some(TroubleKind::Unreachable));
    let post = world.post();
    let mut waits = Vec::new();
    loop {
        let tried = deliver(&world.app, &post).await.expect("a queue");
        let Delivered::NotSent { next, .. } = tried else { panic!("{tried:?}") };
        let Some(next) = next else { break };
        assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)));
        let wait = next.since(world.app.clock.now());
        waits.push(wait);
        world.clock.pass(wait);
    }
    assert_eq!(waits.len(), 7);
    assert!(waits.is_sorted(), "{waits:?}");
    let line = only(&world, &admin).await;
    assert_eq!((line.state, line.n_tries), (MailState::Failed, 8));
    assert_eq!(line.trouble.map(|it| it.kind), Some(TroubleKind::Unreachable));

    world.mailbox.refuse(None);
    world.clock.pass(DAY);
    world.deliver_all().await;
    assert!(world.mailbox.all().is_empty());
    send_again(&world.app, &admin.actor, SendAgain { id: line.id }).await.expect("an admin may");
    world.deliver_all().await;
    assert_eq!(only(&world, &admin).await.state, MailState::Sent);
    assert_eq!(world.mailbox.all().len(), 2, "the mail and its copy");
}

/// Hands a mail on, and never comes back to say so.
struct Dying(Arc<Mailbox>);

#[async_trait]
impl Mailer for Dying {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError> {
        self.0.send(mail).await?;
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_mail_that_was_sent_and_not_written_down_is_sent_once_more_as_the_same_message() {
    let (world, admin, _) = given_a_mail().await;
    let dying = Post { mailer: Arc::new(Dying(world.mailbox.clone())), ..world.post() };
    let died = timeout(Duration::from_millis(50), deliver(&world.app, &dying)).await;
    assert!(died.is_err(), "{died:?}");
    assert_eq!(world.mailbox.all().len(), 1);
    let post = Post { copy_to: None, ..world.post() };
    assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "it is leased");

    world.clock.pass(Duration::from_mins(5));
    assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Sent { .. })));
    world.clock.pass(DAY);
    assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)));

    let keys: Vec<String> = world.mailbox.all().into_iter().map(|it| it.key).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
    assert_eq!(only(&world, &admin).await.state, MailState::Sent);
}

#[tokio::test]
async fn what_the_server_will_never_take_is_not_tried_again() {
    let (world, admin, _) = given_a_mail().await;
    world.mailbox.refuse(Some(TroubleKind::Refused));
    world.deliver_all().await;
    assert_eq!(only(&world, &admin).await.state, MailState::Failed);
}

#[tokio::test]
async fn a_message_that_is_sent_again_on_purpose_is_another_one() {
    let (world, admin, _) = given_a_mail().await;
    world.deliver_all().await;
    let id = only(&world, &admin).await.id;
    send_again(&world.app, &admin.actor, SendAgain { id }).await.expect("an admin may");
    world.deliver_all().await;

    let keys: Vec<String> = world.mailbox.all().into_iter().map(|it| it.key).collect();
    let expected = ["0", "0.copy", "1", "1.copy"].map(|it| format!("{id}.{it}"));
    assert_eq!(keys, expected);
}

#[tokio::test]
async fn only_the_companys_admin_sees_its_mails_and_sends_them_again() {
    let (world, admin, kofi) = given_a_mail().await;
    let manager = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let eve = world.another_company().await;
    world.deliver_all().await;
    let query = ListMails { state: None, page: PageNumber::FIRST };
    let seen = list_mails(&world.app, &admin.actor, query).await.expect("an admin may");
    let id = seen.page.items[0].id;
    for actor in [kofi.actor, manager.actor] {
        let refused = list_mails(&world.app, &actor, query).await.expect_err("no admin");
        assert_eq!(refused.class(), Class::Denied);
        let refused = send_again(&world.app, &actor, SendAgain { id }).await.expect_err("no admin");
        assert_eq!(refused.class(), Class::Denied);
    }
    let hers = list_mails(&world.app, &eve.actor, query).await.expect("an admin may");
    assert!(hers.page.items.is_empty());
    for id in [id, no_id()] {
        let refused = send_again(&world.app, &eve.actor, SendAgain { id }).await;
        assert_eq!(refused.expect_err("not hers").class(), Class::NotFound);
    }
}

#[tokio::test]
async fn a_mail_goes_a_month_after_it_was_sent() {
    let (world, admin, _) = given_a_mail().await;
    world.clock.pass(DAY * 40);
    assert_eq!(sweep_mails(&world.app).await.expect("a queue"), 0, "it waits");
    world.deliver_all().await;
    world.clock.pass(DAY * 30);
    assert_eq!(sweep_mails(&world.app).await.expect("a queue"), 0);
    assert_eq!(only(&world, &admin).await.state, MailState::Sent);
    world.clock.pass(Duration::from_secs(1));
    assert_eq!(sweep_mails(&world.app).await.expect("a queue"), 1);
}
