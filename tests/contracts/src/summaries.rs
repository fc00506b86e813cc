use std::{sync::Arc, time::Duration};

use application::courses::{DocumentKind, LeasedSummary, SummaryLease};
use domain_courses::{
    CourseId, EndpointTrouble, FileHash, FileName, Material, MaterialId, MaterialKind, NoSummary,
    StoredFile, Summary, SummaryMethod, SummaryStanding, SummaryState, SummaryText,
};
use domain_kernel::{Facts, Permit, StoreError, Timestamp, Version};

use crate::{
    AnyStore,
    courses::{add, course as a_course, course_id, remove as remove_course},
    identity::fact,
    lessons::id,
    world::{at_once, company, given_company, noon, permit},
};

const MINUTE: Duration = Duration::from_mins(1);

pub async fn a_summary_is_its_materials<S: AnyStore>(store: Arc<S>) {
    given_documents(&*store, 2).await;
    assert_eq!(store.summary(&permit(1), document(1).id).await.expect("read"), None);
    let asked = waiting(1);
    ask(&*store, &permit(1), &asked).await.expect("ask");
    assert_eq!(find(&*store, 1).await, Some(asked.clone()));
    assert_eq!(store.summary(&permit(1), asked.material).await.expect("read"), Some(asked.clone()));
    let lines = store.materials(&permit(1), course()).await.expect("read");
    let standings: Vec<_> = lines.iter().map(|it| it.summary).collect();
    assert_eq!(standings, [Some(SummaryStanding::Waiting), None]);

    assert_eq!(store.summary(&permit(2), asked.material).await.expect("read"), None);
    assert!(ask(&*store, &permit(2), &asked).await.is_err(), "they have no such material");
    let mut theirs = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(theirs.summaries().find(asked.material).await.expect("find"), None);
    theirs.summaries().remove(asked.material).await.expect("none of theirs");
    theirs.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(find(&*store, 1).await, Some(asked));

    remove_course(&*store, 1, course(), Version::FIRST).await.expect("nobody changed it");
    assert_eq!(find(&*store, 1).await, None);
}

pub async fn a_summary_read_back_is_the_one_that_was_made<S: AnyStore>(store: Arc<S>) {
    given_documents(&*store, 1).await;
    let text =
        SummaryText::parse("Lock the \u{201e}press\u{201c}.\nGr\u{fc}\u{df}e \u{1f44b}, 100 % _!")
            .expect("a text");
    let at = noon().plus(Duration::from_micros(1));
    let ready = |method| SummaryState::Ready { text: text.clone(), method, at };
    let model = SummaryMethod::Model { name: "gemma3:4b".to_owned() };
    let instead = EndpointTrouble::ALL.map(|trouble| SummaryMethod::ExtractInstead { trouble });
    let made = [SummaryMethod::Extract, model].into_iter().chain(instead).map(ready);
    let failed = NoSummary::ALL.into_iter().map(|why| SummaryState::Failed { why, at });
    for state in made.chain(failed) {
        ask(&*store, &permit(1), &waiting(1)).await.expect("ask");
        claim(&*store, 1, noon()).await.expect("it waits");
        let done = Summary { state, ..waiting(1) };
        assert!(settle(&*store, &done, lease(1)).await);
        assert_eq!(find(&*store, 1).await, Some(done));
        assert_eq!(claim(&*store, 2, noon().plus(MINUTE)).await, None, "it waits no longer");
    }
}

pub async fn whoever_lost_a_summary_settles_nothing<S: AnyStore>(store: Arc<S>) {
    given_documents(&*store, 1).await;
    ask(&*store, &permit(1), &waiting(1)).await.expect("ask");
    assert_eq!(claim(&*store, 1, noon().minus(MINUTE)).await, None, "it is not due");
    let first = claim(&*store, 1, noon()).await.expect("it waits");
    let Material { id, file, .. } = document(1);
    let company = company(1);
    let leased = LeasedSummary { company, material: id, kind: DocumentKind::Pdf, file, n_tries: 1 };
    assert_eq!(first, leased);
    assert_eq!(claim(&*store, 2, noon()).await, None, "it is somebody's");

    let second = claim(&*store, 2, noon().plus(MINUTE)).await.expect("nobody came back");
    assert_eq!(second.n_tries, 2);
    let failed = |why| Summary { state: SummaryState::Failed { why, at: noon() }, ..waiting(1) };
    assert!(!settle(&*store, &failed(NoSummary::Broken), lease(1)).await);
    store.put_off(&first, lease(1), noon()).await.expect("no failure");
    assert_eq!(claim(&*store, 3, noon().plus(MINUTE)).await, None, "it is still the second's");

    let later = noon().plus(MINUTE * 5);
    store.put_off(&second, lease(2), later).await.expect("put off");
    assert!(!settle(&*store, &failed(NoSummary::Broken), lease(2)).await);
    assert_eq!(claim(&*store, 3, noon().plus(MINUTE * 4)).await, None);
    let third = claim(&*store, 3, later).await.expect("it is due");
    assert_eq!(third.n_tries, 3);

    ask(&*store, &permit(1), &waiting(1)).await.expect("ask");
    assert!(!settle(&*store, &failed(NoSummary::Broken), lease(3)).await, "another was asked for");
    assert_eq!(claim(&*store, 4, noon()).await.map(|it| it.n_tries), Some(1));
}

pub async fn of_all_who_claim_a_summary_at_once_one_gets_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_documents(&*store, 1).await;
    for _ in 0..n_rounds {
        ask(&*store, &permit(1), &waiting(1)).await.expect("ask");
        let claimed = at_once(6, |worker| {
            let store = Arc::clone(&store);
            async move {
                let lease = lease(u128::try_from(worker).expect("few") + 1);
                let until = noon().plus(MINUTE);
                application::repeat(|| store.claim_summary(lease, noon(), until))
                    .await
                    .expect("claim")
            }
        })
        .await;
        assert_eq!(claimed.iter().flatten().count(), 1, "{claimed:?}");
    }
}

/// A course with documents, and a company without any.
async fn given_documents(store: &dyn AnyStore, n_documents: u8) {
    for number in [1, 2] {
        given_company(store, number).await;
    }
    add(store, 1, &a_course(50, "Choir")).await.expect("a new one");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    for number in 1..=n_documents {
        tx.materials().insert(&document(number)).await.expect("insert");
    }
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

fn course() -> CourseId {
    course_id(50)
}

fn document(number: u8) -> Material {
    let name = FileName::restore("Score.pdf".to_owned());
    let (hash, n_bytes) = (FileHash([number; 32]), 900);
    Material {
        id: material_id(number),
        course: course(),
        kind: MaterialKind::Pdf,
        file: StoredFile { id: id(u128::from(number)), name, hash, n_bytes },
        captions: None,
        added: noon(),
        added_by: None,
    }
}

fn material_id(number: u8) -> MaterialId {
    id(u128::from(number) + 200)
}

fn waiting(number: u8) -> Summary {
    Summary::of(&document(number), noon()).expect("a document")
}

fn lease(number: u128) -> SummaryLease {
    id(number + 900)
}

async fn ask(store: &dyn AnyStore, permit: &Permit, summary: &Summary) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.summaries().ask(summary).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, number: u8) -> Option<Summary> {
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.summaries().find(material_id(number)).await.expect("find")
}

async fn claim(store: &dyn AnyStore, number: u128, now: Timestamp) -> Option<LeasedSummary> {
    store.claim_summary(lease(number), now, now.plus(MINUTE)).await.expect("claim")
}

async fn settle(store: &dyn AnyStore, summary: &Summary, lease: SummaryLease) -> bool {
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let settled = tx.summaries().settle(summary, lease).await.expect("settle");
    if settled {
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    }
    settled
}
