//! A mail that this version of the program cannot read is put aside where an admin sees it, and holds
//! up no other.

use std::sync::Arc;

use application::{
    PageNumber,
    identity::{AskForReset, ask_for_reset},
    mail::{
        Delivered, ListMails, MailState, SendAgain, TroubleKind, deliver, list_mails, send_again,
    },
};
use domain_identity::Language;
use domain_kernel::Role;
use sea_orm::ConnectionTrait;
use world::{World, visitor};

use crate::databases::{migrated, sqlite_file};

#[tokio::test]
async fn a_mail_that_cannot_be_read_is_put_aside_for_the_admin() {
    let (url, _folder) = sqlite_file();
    is_put_aside(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        is_put_aside(&borrowed.url()).await;
    }
}

async fn is_put_aside(url: &str) {
    let (store, db) = migrated(url).await;
    let world = World::over(Arc::new(store));
    let admin = world.found().await;
    let kofi = "kofi.mensah@harbour.example";
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    db.execute_unprepared("UPDATE mails SET kind = 'of_tomorrow'").await.expect("update");
    let asked = AskForReset { identifier: kofi.to_owned(), language: Language::English };
    ask_for_reset(&world.app, &visitor(), asked).await.expect("not too often");

    let put_aside = deliver(&world.app, &world.post()).await.expect("a queue");
    let Delivered::NotSent { err, next: None } = put_aside else { panic!("{put_aside:?}") };
    assert_eq!(err.trouble.kind, TroubleKind::Unreadable);
    world.deliver_all().await;
    assert!(world.mailbox.last(kofi).expect("the next one").starts_with("reset"));

    let failed = ListMails { state: Some(MailState::Failed), page: PageNumber::FIRST };
    let seen = list_mails(&world.app, &admin.actor, failed).await.expect("an admin may");
    let [line] = &seen.page.items[..] else { panic!("{seen:?}") };
    assert_eq!((line.kind, line.email.as_str()), (None, kofi));
    assert_eq!(line.trouble.as_ref().map(|it| it.kind), Some(TroubleKind::Unreadable));

    db.execute_unprepared("UPDATE mails SET kind = 'password_changed' WHERE kind = 'of_tomorrow'")
        .await
        .expect("the program of tomorrow");
    send_again(&world.app, &admin.actor, SendAgain { id: line.id }).await.expect("an admin may");
    world.deliver_all().await;
    assert!(world.mailbox.last(kofi).expect("it").starts_with("changed"));
}
