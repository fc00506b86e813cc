use std::{sync::Arc, time::Duration};

use application::identity::{AskToChangeEmail, PendingEmail, ask_to_change_email, confirm_email};
use domain_identity::{Email, EmailChangeAsked, Link, LinkHash, Purpose};
use domain_kernel::{Facts, Id, Role};
use uuid::Uuid;
use world::{PASSWORD, Somebody, World, email_token};

use crate::{
    AnyStore, audit,
    world::{at_once, check_permit, given_company, noon, permit, person_id, told},
};

pub async fn an_address_waits_to_be_confirmed_until_its_link_is_over<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let person = person_id(1, 1);
    let pending = async |of, now| store.pending_email(&permit(of), person, now).await;
    assert_eq!(pending(1, noon()).await.expect("read"), None);

    let email = Email::restore("Ada@elsewhere.example".to_owned());
    let id = Id::from_uuid(Uuid::from_u128(7));
    let link = Link::to_confirm(email.clone(), id, person, LinkHash([7; 32]), noon());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.links().issue(&link).await.expect("issue");
    tx.commit(Facts::new(noon(), &EmailChangeAsked { person })).await.expect("commit");

    let waits = PendingEmail { email, until: link.expires };
    assert_eq!(pending(1, noon()).await.expect("read"), Some(waits));
    assert_eq!(pending(1, link.expires).await.expect("read"), None);
    assert_eq!(pending(2, noon()).await.expect("read"), None);
    let (_, found) = store.link(&link.hash).await.expect("read").expect("there");
    assert_eq!(found, link);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let used = tx.links().use_up(&link.hash, Purpose::ChangeEmail, noon()).await.expect("asked");
    tx.commit(Facts::new(noon(), &EmailChangeAsked { person })).await.expect("commit");
    assert_eq!(used, Some(person));
    assert_eq!(pending(1, noon()).await.expect("read"), None);
}

/// Two people have been mailed a link to one mailbox that they share.
pub async fn of_two_who_confirm_one_address_one_has_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let both = [admin, kofi];
    for round in 0..n_rounds {
        let email = format!("shared{round}@harbour.example");
        let tokens = [token(&world, &both[0], &email).await, token(&world, &both[1], &email).await];
        let confirmed = at_once(2, |n| {
            let (world, token, actor) = (Arc::clone(&world), tokens[n].clone(), both[n].actor);
            async move { told(confirm_email(&world.app, &actor, &token).await) }
        })
        .await;

        assert_eq!(confirmed.iter().filter(|it| it.is_ok()).count(), 1, "{confirmed:?}");
        assert!(world.can_sign_in(&email, PASSWORD).await);
        world.clock.pass(Duration::from_hours(1));
    }
    let permit = check_permit(admin.actor.realm());
    let (entries, _) = audit::trail(&*store, &permit).await;
    let is_change = |it: &&domain_audit::Kept| it.recorded.name == "identity.email_changed";
    assert_eq!(entries.iter().filter(is_change).count(), n_rounds);
    audit::verify(&*store, admin.actor.realm()).await;
}

/// The secret of the link that somebody asks for.
async fn token(world: &World, who: &Somebody, email: &str) -> String {
    let command = AskToChangeEmail { email: Email::restore(email.to_owned()) };
    ask_to_change_email(&world.app, &who.actor, command).await.expect("not too often");
    world.deliver_all().await;
    email_token(&world.mailbox.last(email).expect("a mail"))
}
