use std::{sync::Arc, time::Duration};

use application::identity::{AskForReset, RecoverPassword, ask_for_reset, recover_password};
use domain_identity::{Email, Language, Link, LinkHash, LinkIssued, Purpose};
use domain_kernel::{Facts, Id, PersonId, Realm, StoreError, Timestamp};
use uuid::Uuid;
use world::{World, visitor};

use crate::{
    AnyStore, audit,
    world::{at_once, company, given_company, noon, permit, person_id, told},
};

pub async fn a_link_is_found_by_its_secret_and_used_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let link = link(1, 1);
    issue(&*store, 1, &link).await.expect("issue");
    assert_eq!(store.link(&link.hash).await.expect("read"), Some((company(1), link.clone())));
    assert_eq!(store.link(&LinkHash([9; 32])).await.expect("read"), None);

    assert_eq!(use_up(&*store, 2, &link, noon()).await, None, "another company's");
    assert_eq!(use_up(&*store, 1, &link, link.expires).await, None, "too late");
    assert_eq!(use_up(&*store, 1, &link, noon()).await, Some(person_id(1, 1)));
    assert_eq!(use_up(&*store, 1, &link, noon()).await, None, "once");
    assert_eq!(store.link(&link.hash).await.expect("read"), None);
}

pub async fn a_newer_link_takes_the_place_of_the_one_before<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=2 {
        issue(&*store, 1, &link(1, number)).await.expect("issue");
    }
    assert_eq!(store.link(&link(1, 1).hash).await.expect("read"), None);
    assert!(store.link(&link(1, 2).hash).await.expect("read").is_some());

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.links().revoke(person_id(1, 1)).await.expect("revoke");
    tx.commit(Facts::new(noon(), &fact(1))).await.expect("commit");
    assert_eq!(store.link(&link(1, 2).hash).await.expect("read"), None);
}

pub async fn a_link_is_of_somebody_of_the_company<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let strangers = issue(&*store, 1, &link(2, 1)).await;
    assert!(matches!(strangers, Err(StoreError::Corrupt(_))), "{strangers:?}");
}

/// An invitation stays, since its person's page says when it ran out.
pub async fn links_that_are_over_are_swept_and_invitations_stay<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let email = Email::restore("ada@elsewhere.example".to_owned());
    let [second, third] = [2, 3].map(|it| Id::from_uuid(Uuid::from_u128(it)));
    let ada = person_id(1, 1);
    let links = [
        link(1, 1),
        Link::to_confirm(email, second, ada, LinkHash([2; 32]), noon()),
        Link::issue(third, ada, Purpose::Welcome, LinkHash([3; 32]), noon()),
    ];
    for link in &links {
        issue(&*store, 1, link).await.expect("issue");
    }
    let just = links[0].expires.minus(Duration::from_micros(1));
    assert_eq!(store.sweep_links(just, 10).await.expect("sweep"), 0);
    assert_eq!(store.sweep_links(links[0].expires, 1).await.expect("sweep"), 1);
    assert_eq!(store.sweep_links(links[2].expires, 10).await.expect("sweep"), 1);
    let left = [false, false, true];
    for (link, is_left) in links.iter().zip(left) {
        assert_eq!(store.link(&link.hash).await.expect("read").is_some(), is_left, "{link:?}");
    }
}

/// Somebody opens the same link in two windows and chooses two passwords.
pub async fn of_two_uses_of_one_link_one_has_an_effect<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    for round in 0..n_rounds {
        let token = token(&world).await;
        let used = at_once(2, |n| {
            let (world, token) = (Arc::clone(&world), token.clone());
            async move {
                let command = RecoverPassword { token, new: password(round, n) };
                told(recover_password(&world.app, &visitor(), command).await)
            }
        })
        .await;

        assert_eq!(used.iter().filter(|it| it.is_ok()).count(), 1, "{used:?}");
        for (n, used) in used.iter().enumerate() {
            assert_eq!(world.can_sign_in("anna", &password(round, n)).await, used.is_ok());
        }
        world.clock.pass(Duration::from_hours(1));
    }
    let realm = Realm::Company(admin.company);
    let (entries, _) = audit::trail(&*store, &crate::world::check_permit(realm)).await;
    let is_use = |it: &&domain_audit::Kept| it.recorded.name == "identity.password_recovered";
    assert_eq!(entries.iter().filter(is_use).count(), n_rounds);
    audit::verify(&*store, realm).await;
}

pub async fn links_issued_at_once_leave_one<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    given_company(&*store, 1).await;
    for _ in 0..n_rounds {
        let issued = at_once(4, |n| {
            let store = Arc::clone(&store);
            async move {
                let link = link(1, u8::try_from(n).expect("few") + 1);
                application::repeat(|| issue(&*store, 1, &link)).await
            }
        })
        .await;
        assert!(issued.iter().all(Result::is_ok), "{issued:?}");
        let mut n_good = 0;
        for number in 1..=4 {
            n_good += usize::from(store.link(&link(1, number).hash).await.expect("read").is_some());
        }
        assert_eq!(n_good, 1);
    }
}

/// The secret of a link that Anna has asked for, as her mail has it.
async fn token(world: &World) -> String {
    let asked = AskForReset { identifier: "anna".to_owned(), language: Language::English };
    ask_for_reset(&world.app, &visitor(), asked).await.expect("not too often");
    world.deliver_all().await;
    let mail = world.mailbox.last("anna@harbour.example").expect("a mail");
    world::reset_token(&mail)
}

fn password(round: usize, n: usize) -> String {
    format!("seven lazy dogs {round} {n}")
}

fn link(of: u128, number: u8) -> Link {
    let id = Id::from_uuid(Uuid::from_u128(u128::from(number)));
    Link::issue(id, person_id(of, 1), Purpose::ResetPassword, LinkHash([number; 32]), noon())
}

fn fact(of: u128) -> LinkIssued {
    LinkIssued { person: person_id(of, 1), purpose: Purpose::ResetPassword }
}

async fn issue(store: &dyn AnyStore, of: u128, link: &Link) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.links().issue(link).await?;
    tx.commit(Facts::new(noon(), &fact(of))).await
}

async fn use_up(store: &dyn AnyStore, of: u128, link: &Link, now: Timestamp) -> Option<PersonId> {
    let mut tx = store.begin(&permit(of)).await.expect("begin");
    let used = tx.links().use_up(&link.hash, link.purpose, now).await.expect("asked");
    tx.commit(Facts::new(noon(), &fact(of))).await.expect("commit");
    used
}
