//! The outbox, the worker and a real connection to a server that does not behave: nothing is lost,
//! and what comes twice is known as one.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use application::{
    PageNumber,
    mail::{Delivered, ListMails, MailLine, Post, SendAgain, deliver, list_mails, send_again},
};
use domain_kernel::Role;
use tokio::time::timeout;
use world::{Somebody, World};

use crate::scripted::{Script, Scripted};

/// Longer than the first wait, and shorter than the second.
const FIRST_WAIT: Duration = Duration::from_mins(1);
/// How long a worker that does not come back keeps a mail for itself.
const LEASE: Duration = Duration::from_mins(5);

/// One mail that waits, and a server that does so.
async fn given_mail(script: Script) -> (World, Somebody, Scripted, Post) {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let server = Scripted::start(script).await;
    let post = Post { mailer: Arc::new(server.client()), copy_to: None, ..world.post() };
    (world, admin, server, post)
}

/// The only mail, as its company's admin sees it.
async fn listed(world: &World, admin: &Somebody) -> MailLine {
    let query = ListMails { state: None, page: PageNumber::FIRST };
    let mut mails = list_mails(&world.app, &admin.actor, query).await.expect("may").page.items;
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

async fn ids(server: &Scripted) -> Vec<String> {
    let kept = server.kept().await;
    let id = |it: &String| it.lines().find(|it| it.starts_with("Message-ID:")).map(str::to_owned);
    kept.iter().map(|it| id(it).expect("every mail has one")).collect()
}

#[tokio::test]
async fn a_mail_outlives_a_server_that_refuses_stalls_or_hangs_up_for_a_while() {
    for script in [
        Script::Says("", "554 go away"),
        Script::Says("MAIL", "451 in a moment"),
        Script::Says("RCPT", "450 greylisted"),
        Script::Says(".", "451 in a moment"),
        Script::IsSilent,
        Script::StallsAt("DATA"),
        Script::StallsAfterData,
        Script::CutsData,
        Script::KeepsAndStalls,
        Script::CutsAfterData,
    ] {
        let (world, admin, server, post) = given_mail(script).await;
        let failed = deliver(&world.app, &post).await.expect("a queue");
        assert!(
            matches!(failed, Delivered::NotSent { next: Some(_), .. }),
            "{script:?}: {failed:?}"
        );
        let line = listed(&world, &admin).await;
        assert!(line.trouble.is_some(), "{script:?}: {line:?}");

        // Nobody tries before its time, and then it is taken, and never sent again.
        server.goes_on(Script::Takes).await;
        assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "{script:?}");
        world.clock.pass(FIRST_WAIT);
        let sent = deliver(&world.app, &post).await.expect("a queue");
        assert!(matches!(sent, Delivered::Sent { .. }), "{script:?}: {sent:?}");
        world.clock.pass(Duration::from_hours(72));
        assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "{script:?}");

        let ids = ids(&server).await;
        let may_be_twice =
            [Script::Says(".", "451 in a moment"), Script::KeepsAndStalls, Script::CutsAfterData];
        assert_eq!(ids.len(), 1 + usize::from(may_be_twice.contains(&script)), "{script:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 1, "{script:?}: {ids:?}");
    }
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_waits_for_somebody_who_knows_better() {
    for script in
        [Script::Says("RCPT", "550 nobody here"), Script::Says(".", "554 looks like spam")]
    {
        let (world, admin, server, post) = given_mail(script).await;
        let failed = deliver(&world.app, &post).await.expect("a queue");
        assert!(matches!(failed, Delivered::NotSent { next: None, .. }), "{script:?}: {failed:?}");
        server.goes_on(Script::Takes).await;
        world.clock.pass(Duration::from_hours(72));
        assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "{script:?}");

        let id = listed(&world, &admin).await.id;
        let before = server.kept().await.len();
        let command = SendAgain { id };
        send_again(&world.app, &admin.actor, command).await.expect("it is theirs");
        let sent = deliver(&world.app, &post).await.expect("a queue");
        assert!(matches!(sent, Delivered::Sent { .. }), "{script:?}: {sent:?}");
        assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "{script:?}");
        assert_eq!(server.kept().await.len(), before + 1, "{script:?}");
    }
}

/// As when the machine fails while the server holds the whole mail and has not said so.
#[tokio::test]
async fn a_mail_whose_worker_is_gone_is_sent_by_another_with_the_same_id() {
    let (world, _, server, post) = given_mail(Script::KeepsAndStalls).await;
    let gone = timeout(Duration::from_millis(300), deliver(&world.app, &post)).await;
    assert!(gone.is_err(), "{gone:?}");
    assert_eq!(server.kept().await.len(), 1);
    server.goes_on(Script::Takes).await;

    assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)), "it is leased");
    world.clock.pass(LEASE);
    let sent = deliver(&world.app, &post).await.expect("a queue");
    assert!(matches!(sent, Delivered::Sent { .. }), "{sent:?}");
    assert!(matches!(deliver(&world.app, &post).await, Ok(Delivered::Nothing)));
    let ids = ids(&server).await;
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}
