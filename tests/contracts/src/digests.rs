use std::sync::Arc;

use application::mail::{
    ActiveCompany, Claimed, Digest, DigestItem, DigestLine, Letter, NewMail, Recipient, Task,
    TeamFigures,
};
use domain_identity::{CompanyState, Email, Language};
use domain_kernel::{Date, Facts, Id, Line, PersonId, Rule, StoreError};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::{deactivate, fact},
    invites::change,
    world::{at_once, company, given_company, noon, permit, person_id},
};

pub async fn a_digest_is_kept_once_a_day_with_its_mail<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    assert!(write(&*store, 1, 1, "2026-03-01").await.expect("write"));
    assert!(!write(&*store, 1, 2, "2026-03-01").await.expect("it is written"));
    assert_eq!(letters(&*store).await, [digest()]);

    assert!(write(&*store, 1, 3, "2026-03-02").await.expect("another day"));
    assert!(write(&*store, 2, 4, "2026-03-02").await.expect("somebody else"));
    assert_eq!(letters(&*store).await.len(), 2);
    let to = person_id(2, 1);
    let strangers = store.write_digest(&permit(1), to, date("2026-03-02"), &mail(2, 5)).await;
    assert!(matches!(strangers, Err(StoreError::Corrupt(_))), "{strangers:?}");
    assert!(letters(&*store).await.is_empty());

    // What is forgotten could be said again.
    store.sweep_reminders(date("2026-03-02")).await.expect("sweep");
    assert!(!write(&*store, 1, 6, "2026-03-02").await.expect("it is remembered"));
    assert!(write(&*store, 1, 7, "2026-03-01").await.expect("it is forgotten"));
}

pub async fn nobody_is_written_to_who_is_deactivated_or_of_a_suspended_company<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let active =
        |number, reminded_on| ActiveCompany { id: company(number), zone: None, reminded_on };
    let mut companies: Vec<_> = store.active_companies().await.expect("read");
    companies.sort();
    assert_eq!(companies, [active(1, None), active(2, None)]);
    change(&*store, 2, |it| it.state = CompanyState::Suspended { since: noon() })
        .await
        .expect("save");
    assert_eq!(store.active_companies().await.expect("read"), [active(1, None)]);
    let day = date("2026-03-01");
    store.note_round(&permit(1), day).await.expect("note");
    assert_eq!(store.active_companies().await.expect("read"), [active(1, Some(day))]);
    change(&*store, 2, |it| it.state = CompanyState::Active).await.expect("save");
    let mut companies: Vec<_> = store.active_companies().await.expect("read");
    companies.sort();
    assert_eq!(companies, [active(1, Some(day)), active(2, None)]);

    deactivate(&*store, person_id(1, 1)).await;
    assert!(!write(&*store, 1, 1, "2026-03-01").await.expect("no failure"));
    assert!(letters(&*store).await.is_empty());
}

/// Each day, as instances that all wake up at seven.
pub async fn of_many_who_write_a_digest_one_does<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    given_company(&*store, 1).await;
    let mut day = date("2026-03-01");
    for round in 0..u128::try_from(n_rounds).expect("few") {
        let written = at_once(4, |n| {
            let (store, number) = (Arc::clone(&store), round * 10 + n as u128);
            async move {
                loop {
                    match write_on(&*store, 1, number, day).await {
                        Err(StoreError::Busy) => {}
                        written => return written.expect("no failure"),
                    }
                }
            }
        })
        .await;
        assert_eq!(written.iter().filter(|it| **it).count(), 1, "{written:?}");
        assert_eq!(letters(&*store).await.len(), 1);
        day = day.tomorrow().expect("not the last one");
    }
}

pub async fn somebody_is_nudged_once_a_day<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let day = date("2026-03-01");
    nudge(&*store, 1, day).await.expect("the first one");
    let again = nudge(&*store, 1, day).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::Reminder))), "{again:?}");
    assert!(write(&*store, 1, 1, "2026-03-01").await.expect("a digest is another thing"));
    nudge(&*store, 1, date("2026-03-02")).await.expect("another day");
    nudge(&*store, 2, day).await.expect("somebody else");
    assert_eq!(nudged(&*store, 1, day).await, [person_id(1, 1)]);
    assert_eq!(nudged(&*store, 2, day).await, [person_id(2, 1)]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let strangers = tx.outbox().note_nudge(person_id(2, 1), date("2026-03-03")).await;
    assert!(matches!(strangers, Err(StoreError::Corrupt(_))), "{strangers:?}");
    drop(tx);

    store.sweep_reminders(date("2026-03-02")).await.expect("sweep");
    assert!(nudged(&*store, 1, day).await.is_empty());
    assert_eq!(nudged(&*store, 1, date("2026-03-02")).await.len(), 1);
}

/// Two managers, or one who is impatient.
pub async fn of_many_who_nudge_somebody_one_does<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    given_company(&*store, 1).await;
    let mut day = date("2026-03-01");
    for _ in 0..n_rounds {
        let nudged = at_once(4, |_| {
            let store = Arc::clone(&store);
            async move { nudge(&*store, 1, day).await }
        })
        .await;
        assert_eq!(nudged.iter().filter(|it| it.is_ok()).count(), 1, "{nudged:?}");
        let is_expected = |it: &Result<(), StoreError>| {
            matches!(it, Ok(()) | Err(StoreError::Busy | StoreError::Duplicate(Rule::Reminder)))
        };
        assert!(nudged.iter().all(is_expected), "{nudged:?}");
        day = day.tomorrow().expect("not the last one");
    }
}

async fn nudge(store: &dyn AnyStore, of: u128, day: Date) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.outbox().note_nudge(person_id(of, 1), day).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn nudged(store: &dyn AnyStore, of: u128, day: Date) -> Vec<PersonId> {
    let mut tx = store.begin(&permit(of)).await.expect("begin");
    tx.outbox().nudged_on(day).await.expect("read").into_iter().collect()
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn digest() -> Letter {
    let line =
        |title: &str, on| DigestLine { title: Line::restore(title.to_owned()), on: date(on) };
    Letter::Digest(Digest {
        overdue: vec![line("Feuer & Wasser", "2026-02-27"), line("Knots", "2026-02-28")],
        due: vec![line("Locks", "2026-03-08")],
        lapsing: Vec::new(),
        items: vec![DigestItem {
            tag: Line::restore("GR-0101".to_owned()),
            name: Line::restore("Schleifbock \u{1f44d}".to_owned()),
            due: Date::constant(2026, 2, 28),
        }],
        team: Some(TeamFigures { n_overdue: 3, n_lapsing: 0, n_items: 2 }),
    })
}

fn mail(of: u128, number: u128) -> NewMail {
    let to = Recipient {
        person: Some(person_id(of, 1)),
        name: None,
        email: Email::restore(format!("admin@company{of}.example")),
        language: Language::German,
    };
    let id = Id::from_uuid(Uuid::from_u128(number));
    NewMail { id, to, letter: digest(), written: noon() }
}

async fn write(
    store: &dyn AnyStore,
    of: u128,
    number: u128,
    day: &str,
) -> Result<bool, StoreError> {
    write_on(store, of, number, date(day)).await
}

async fn write_on(
    store: &dyn AnyStore,
    of: u128,
    number: u128,
    day: Date,
) -> Result<bool, StoreError> {
    store.write_digest(&permit(of), person_id(of, 1), day, &mail(of, number)).await
}

/// What waits, which is then sent.
async fn letters(store: &dyn AnyStore) -> Vec<Letter> {
    let (lease, mut letters) = (Id::from_uuid(Uuid::from_u128(1)), Vec::new());
    let until = noon().plus(std::time::Duration::from_mins(5));
    while let Some(Claimed { id, task, .. }) =
        store.claim(lease, noon(), until).await.expect("claim")
    {
        let Task::Send(mail) = task else { panic!("a mail: {task:?}") };
        store.sent(id, lease, noon()).await.expect("theirs");
        letters.push(mail.letter);
    }
    letters
}
