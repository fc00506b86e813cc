use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    mail::{
        CancelledReservation, Claimed, Lease, Letter, LetterKind, ListMails, Mail, MailLine,
        MailQueue, MailState, MailsSeen, NewMail, Recipient, ResetRequest, Task, Trouble,
        TroubleKind, WrittenTo,
    },
    shop::Paying,
};
use domain_identity::{
    CompanyName, Email, Identifier, Language, MailId, MailSentAgain, Money, PersonName,
    PurchaseNumber, RegistrationNumber,
};
use domain_kernel::{
    Actor, Date, Facts, Id, Line, Origin, Permission, Permit, Realm, Rule, StoreError, Text,
    Timestamp, Version,
};
use uuid::Uuid;

use crate::{
    AnyStore,
    world::{at_once, company, given_company, noon, permit, person_id, platform_permit},
};

const MINUTE: Duration = Duration::from_mins(1);

pub async fn a_mail_claimed_is_the_mail_written<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let letters = [
        Letter::ResetPassword { link: Id::from_uuid(Uuid::from_u128(9)) },
        Letter::TemporaryPassword { shown: Version::new(7) },
        Letter::CustomerWelcome,
        Letter::PasswordChanged,
        Letter::SecondFactorChanged,
        Letter::ApiTokenMade,
        Letter::ReservationCancelled(CancelledReservation {
            item: Line::restore("Ünit <b>".to_owned()),
            tag: Line::restore("GR-1".to_owned()),
            from: Date::constant(2026, 3, 1).at(9, 5, 0, 0),
            to: Date::constant(2027, 3, 1).at(0, 0, 0, 0),
            reason: Some(Line::restore("The customer comes earlier".to_owned())),
        }),
        Letter::Contact(written()),
        Letter::Feedback { by: person_id(1, 1), written: written() },
        Letter::OrderPlaced {
            order: PurchaseNumber::draw([0, 0, 0, 7]),
            company: CompanyName::restore("Dock <b>& Daughters</b>".to_owned()),
            price: Money::parse("12.345 KWD").expect("an amount"),
            paying: Paying::AtProvider,
        },
        Letter::OrderPaid {
            order: PurchaseNumber::draw([0xff; 4]),
            registration: RegistrationNumber::restore("HRB 1".to_owned()),
            invite: Id::from_uuid(Uuid::from_u128(9)),
            days: 14,
        },
    ];
    for (number, letter) in (1_u128..).zip(letters) {
        let mail = NewMail { letter, ..mail(1, number) };
        push(&*store, &permit(1), &mail).await.expect("push");

        let claimed = claim(&*store, 1, noon()).await.expect("it waits");

        assert_eq!((claimed.id, claimed.n_tries), (mail.id, 1));
        let expected = Mail {
            id: mail.id,
            realm: Realm::Company(company(1)),
            company: Some(CompanyName::restore("Company 1".to_owned())),
            to: mail.to,
            letter: mail.letter,
            round: 0,
        };
        assert_eq!(claimed.task, Task::Send(expected));
        assert_eq!(claim(&*store, 2, noon()).await, None);
    }
}

pub async fn a_request_claimed_is_the_request_made<S: AnyStore>(store: Arc<S>) {
    let identifier = Identifier::parse("Somebody@Example.org").expect("good");
    let request =
        ResetRequest { id: mail_id(1), identifier, language: Language::German, at: noon() };
    let mut tx = store.begin(&nobodys_permit()).await.expect("begin");
    tx.outbox().ask(&request).await.expect("ask");
    tx.commit(Facts::new(noon(), &domain_identity::ResetAsked)).await.expect("commit");

    let claimed = claim(&*store, 1, noon()).await.expect("it waits");
    assert_eq!(claimed, Claimed { id: request.id, n_tries: 1, task: Task::Answer(request) });

    store.discard(mail_id(1), lease(2)).await.expect("not theirs");
    assert!(claim(&*store, 3, noon().plus(MINUTE * 6)).await.is_some());
    store.discard(mail_id(1), lease(3)).await.expect("theirs");
    assert_eq!(claim(&*store, 4, noon().plus(MINUTE * 60)).await, None);
}

pub async fn a_mail_is_kept_with_its_change_or_not_at_all<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.outbox().push(&mail(1, 1)).await.expect("push");
    drop(tx);
    assert_eq!(claim(&*store, 1, noon()).await, None);

    push(&*store, &permit(1), &mail(1, 1)).await.expect("push");
    let again = push(&*store, &permit(1), &mail(1, 1)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::MailId))), "{again:?}");
    let strangers = push(&*store, &permit(1), &mail(2, 2)).await;
    assert!(matches!(strangers, Err(StoreError::Corrupt(_))), "{strangers:?}");
}

pub async fn a_mail_waits_until_it_is_due_and_a_lease_ends<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    push(&*store, &permit(1), &mail(1, 1)).await.expect("push");
    assert_eq!(claim(&*store, 1, before(noon())).await, None);

    assert_eq!(claim(&*store, 1, noon()).await.map(|it| it.n_tries), Some(1));
    let ends = noon().plus(MINUTE * 5);
    assert_eq!(claim(&*store, 2, before(ends)).await, None);
    assert_eq!(claim(&*store, 2, ends).await.map(|it| it.n_tries), Some(2));

    // Whoever lost it changes nothing any more.
    store.sent(mail_id(1), lease(1), ends).await.expect("no failure");
    let trouble = Trouble::new(TroubleKind::TimedOut).said("4.4.2 too slow");
    store.failed(mail_id(1), lease(1), &trouble, None).await.expect("no failure");
    assert_eq!(only(&*store).await.state, MailState::Waiting);

    let next = ends.plus(MINUTE);
    store.failed(mail_id(1), lease(2), &trouble, Some(next)).await.expect("theirs");
    let line = only(&*store).await;
    assert_eq!((line.next, line.n_tries, line.trouble), (next, 2, Some(trouble)));
    assert_eq!(claim(&*store, 3, before(next)).await, None);
    assert!(claim(&*store, 3, next).await.is_some());
    store.sent(mail_id(1), lease(3), next).await.expect("theirs");
    let line = only(&*store).await;
    assert_eq!((line.state, line.sent, line.trouble), (MailState::Sent, Some(next), None));
    assert_eq!(claim(&*store, 4, next.plus(MINUTE * 600)).await, None);
}

pub async fn the_one_that_waits_longest_is_first<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for (number, minute) in [(1, 2), (2, 0), (3, 1)] {
        let mail = NewMail { written: noon().plus(MINUTE * minute), ..mail(1, number) };
        push(&*store, &permit(1), &mail).await.expect("push");
    }
    let mut order = Vec::new();
    while let Some(claimed) = claim(&*store, 1, noon().plus(MINUTE * 2)).await {
        order.push(claimed.id);
        store.sent(claimed.id, lease(1), noon()).await.expect("sent");
    }
    assert_eq!(order, [2, 3, 1].map(mail_id));
}

pub async fn a_mail_is_sent_again_when_somebody_says_so<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    push(&*store, &permit(1), &mail(1, 1)).await.expect("push");
    assert!(!send_again(&*store, &permit(1), 1).await, "it waits");
    claim(&*store, 1, noon()).await.expect("it waits");
    let refused = Trouble::new(TroubleKind::Refused).said("550 nobody here");
    store.failed(mail_id(1), lease(1), &refused, None).await.expect("theirs");
    assert_eq!(only(&*store).await.state, MailState::Failed);
    assert!(!send_again(&*store, &permit(2), 1).await, "another company's");
    assert!(!send_again(&*store, &platform_permit(), 1).await, "not the platform's");

    assert!(send_again(&*store, &permit(1), 1).await);

    let line = only(&*store).await;
    assert_eq!((line.state, line.n_tries, line.trouble), (MailState::Waiting, 0, None));
    let claimed = claim(&*store, 2, noon()).await.expect("it waits");
    let Task::Send(mail) = claimed.task else { panic!("a mail") };
    assert_eq!((mail.round, claimed.n_tries), (1, 1));
}

pub async fn mails_are_listed_newest_first_by_state_and_paged<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    for number in 1..=27 {
        let written = noon().plus(Duration::from_secs(u64::try_from(number).expect("few")));
        push(&*store, &permit(1), &NewMail { written, ..mail(1, number) }).await.expect("push");
    }
    push(&*store, &permit(2), &mail(2, 100)).await.expect("push");
    let later = noon().plus(MINUTE);
    // The other company's has waited longest.
    for _ in 0..3 {
        let claimed = claim(&*store, 1, later).await.expect("it waits");
        store.sent(claimed.id, lease(1), later).await.expect("theirs");
    }

    let all = seen(&*store, None, 1).await;
    assert_eq!((all.n_waiting, all.n_sent, all.n_failed), (25, 2, 0));
    assert_eq!((all.page.items.len(), all.page.n_matches), (25, 27));
    assert_eq!(all.page.items[0].id, mail_id(27));
    assert_eq!(all.page.items[0].kind, Some(LetterKind::PasswordChanged));
    assert_eq!(all.page.items[0].email, "admin@company1.example");
    assert_eq!(seen(&*store, None, 2).await.page.items.len(), 2);
    let sent = seen(&*store, Some(MailState::Sent), 1).await.page;
    let ids: Vec<_> = sent.items.iter().map(|it| it.id).collect();
    assert_eq!((ids, sent.n_matches), (vec![mail_id(2), mail_id(1)], 2));
    assert!(seen(&*store, Some(MailState::Failed), 1).await.page.items.is_empty());
}

pub async fn mails_go_with_their_person_or_long_after_they_were_sent<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=3 {
        push(&*store, &permit(1), &mail(1, number)).await.expect("push");
        claim(&*store, 1, noon()).await.expect("it waits");
        store.sent(mail_id(number), lease(1), noon()).await.expect("theirs");
    }
    assert_eq!(MailQueue::sweep(&*store, noon(), 9).await.expect("sweep"), 0);
    let later = noon().plus(MINUTE);
    assert_eq!(MailQueue::sweep(&*store, later, 2).await.expect("sweep"), 2);
    assert_eq!(MailQueue::sweep(&*store, later, 2).await.expect("sweep"), 1);

    push(&*store, &permit(1), &mail(1, 4)).await.expect("push");
    let mut to_nobody = mail(1, 5);
    to_nobody.to.person = None;
    push(&*store, &permit(1), &to_nobody).await.expect("push");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.outbox().forget(person_id(1, 1)).await.expect("forget");
    tx.commit(Facts::new(noon(), &MailSentAgain { mail: mail_id(4) })).await.expect("commit");
    assert_eq!(only(&*store).await.id, mail_id(5));
}

pub async fn what_somebody_wrote_to_the_admins_goes_with_them<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let feedback = |of, number, by| NewMail {
        letter: Letter::Feedback { by: person_id(of, by), written: written() },
        ..mail(of, number)
    };
    push(&*store, &permit(1), &feedback(1, 1, 1)).await.expect("push");
    push(&*store, &permit(1), &feedback(1, 2, 2)).await.expect("push");
    push(&*store, &permit(1), &mail(1, 3)).await.expect("push");
    let elsewhere = NewMail { letter: feedback(1, 4, 1).letter, ..mail(2, 4) };
    push(&*store, &permit(2), &elsewhere).await.expect("push");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.outbox().forget_feedback(person_id(1, 1)).await.expect("forget");
    tx.commit(Facts::new(noon(), &MailSentAgain { mail: mail_id(1) })).await.expect("commit");

    let left = seen(&*store, None, 1).await.page.items;
    let mut ids: Vec<_> = left.iter().map(|it| it.id).collect();
    ids.sort();
    assert_eq!(ids, [mail_id(2), mail_id(3)]);
    let query = ListMails { state: None, page: PageNumber::FIRST };
    let others = store.mails(&permit(2), &query).await.expect("read").page.items;
    assert_eq!(others.len(), 1, "another company's");
}

/// Forty workers and as many mails: each mail is one worker's.
pub async fn a_mail_is_claimed_by_one_of_many<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    given_company(&*store, 1).await;
    let rounds = u128::try_from(n_rounds.div_ceil(10)).expect("few");
    for round in 0..rounds {
        for number in 1..=40 {
            push(&*store, &permit(1), &mail(1, round * 100 + number)).await.expect("push");
        }
        let claimed = at_once(8, |worker| {
            let store = Arc::clone(&store);
            async move {
                let mut ids = Vec::new();
                let lease = lease(u128::try_from(worker).expect("few") + 1);
                loop {
                    let until = noon().plus(MINUTE);
                    let claim = application::repeat(|| store.claim(lease, noon(), until)).await;
                    let claimed = claim.expect("claim");
                    match claimed {
                        Some(it) => ids.push(it.id),
                        // Others may have been quicker with all that were looked at.
                        None if n_waiting(&*store).await == 0 => return ids,
                        None => {}
                    }
                }
            }
        })
        .await;
        let mut ids: Vec<MailId> = claimed.into_iter().flatten().collect();
        ids.sort();
        let all: Vec<MailId> = (1..=40).map(|it| mail_id(round * 100 + it)).collect();
        assert_eq!(ids, all);
    }
}

/// How many are due and nobody's.
async fn n_waiting(store: &dyn AnyStore) -> usize {
    let waiting = seen(store, Some(MailState::Waiting), 1).await.page.items;
    waiting.iter().filter(|it| it.next <= noon()).count()
}

fn mail(of: u128, number: u128) -> NewMail {
    let to = Recipient {
        person: Some(person_id(of, 1)),
        name: Some(PersonName::restore("Ada Admin".to_owned())),
        email: Email::restore(format!("admin@company{of}.example")),
        language: Language::German,
    };
    NewMail { id: mail_id(number), to, letter: Letter::PasswordChanged, written: noon() }
}

fn written() -> WrittenTo {
    WrittenTo {
        name: PersonName::restore("Ünal <b>".to_owned()),
        email: Email::restore("unal@elsewhere.example".to_owned()),
        message: Text::restore("The lamp in hall 2 is \"broken\".\n\nÜ.".to_owned()),
    }
}

fn mail_id(number: u128) -> MailId {
    Id::from_uuid(Uuid::from_u128(number))
}

fn lease(number: u128) -> Lease {
    Id::from_uuid(Uuid::from_u128(number))
}

fn before(time: Timestamp) -> Timestamp {
    time.minus(Duration::from_micros(1))
}

/// For somebody who is not signed in.
fn nobodys_permit() -> Permit {
    let nobody = Actor::nobody(Origin::default());
    nobody.permit_in(Realm::Platform, Permission::SignIn).expect("anybody may")
}

async fn push(store: &dyn AnyStore, permit: &Permit, mail: &NewMail) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.outbox().push(mail).await?;
    tx.commit(Facts::new(noon(), &MailSentAgain { mail: mail.id })).await
}

async fn claim(store: &dyn AnyStore, by: u128, now: Timestamp) -> Option<Claimed> {
    store.claim(lease(by), now, now.plus(MINUTE * 5)).await.expect("claim")
}

async fn send_again(store: &dyn AnyStore, permit: &Permit, number: u128) -> bool {
    let mut tx = store.begin(permit).await.expect("begin");
    let is_done = tx.outbox().send_again(mail_id(number), noon()).await.expect("asked");
    let fact = MailSentAgain { mail: mail_id(number) };
    tx.commit(Facts::new(noon(), &fact)).await.expect("commit");
    is_done
}

async fn seen(store: &dyn AnyStore, state: Option<MailState>, page: u32) -> MailsSeen {
    let page = PageNumber::parse(page).expect("a page");
    store.mails(&permit(1), &ListMails { state, page }).await.expect("read")
}

async fn only(store: &dyn AnyStore) -> MailLine {
    let mut lines = seen(store, None, 1).await.page.items;
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.remove(0)
}
