use std::sync::Arc;

use application::{
    onboarding::{FinishTask, StepOf, StepState, finish_task},
    training::MarkLine,
};
use domain_kernel::{Facts, Permission, PersonId, Role, Rule, StoreError};
use domain_onboarding::{Doer, Marked, Path, Reached, StepMark, WaiverReason};
use domain_training::ModuleStatus;
use world::{World, task as any_task};

use crate::{
    AnyStore, audit,
    completions::{self, completion, given_acknowledged},
    identity::fact,
    lessons::{Sequence, given_person, given_published, given_retired, id, to_read},
    onboarding::{assign, assignment, date, insert, modules, settings, task},
    world::{at_once, given_company, noon, permit, person_id, platform_permit, told},
};

/// A path of two tasks, then a module that is published and one that is retired. Zoe is on it.
async fn given_path(store: &dyn AnyStore) -> (PersonId, Path) {
    given_company(store, 1).await;
    let zoe = given_person(store, 1, 2, "Zoe", None).await;
    given_published(store, 1, &to_read(1, "To read")).await;
    given_retired(store, 1, &to_read(2, "Retired")).await;
    let steps = vec![task("Hand over the keys", None), task("Zoë's tour", None)];
    let steps = steps.into_iter().chain(modules(&[(1, None), (2, None)])).collect();
    let ids = Sequence::behind(1_000);
    let (path, _) = Path::create(id(1), settings("Starter"), steps, &ids).expect("good steps");
    insert(store, 1, &path).await.expect("insert");
    assign(store, 1, &assignment(1, 1, zoe, "2026-01-01")).await.expect("assign");
    (zoe, path)
}

fn mark(person: PersonId, path: &Path, place: usize, what: Marked) -> StepMark {
    let by = Some(person_id(1, 1));
    StepMark { person, path: path.id(), step: path.steps()[place].id, at: noon(), by, what }
}

fn waived(reason: &str) -> Marked {
    Marked::Waived(WaiverReason::restore(reason.to_owned()))
}

async fn put(store: &dyn AnyStore, company: u128, mark: &StepMark) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.step_marks().insert(mark).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn take_back(store: &dyn AnyStore, company: u128, mark: &StepMark) {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.step_marks().remove(mark).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

async fn find(store: &dyn AnyStore, company: u128, of: &StepMark) -> Option<StepMark> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.step_marks().find(of.person, of.path, of.step).await.expect("find")
}

pub async fn what_is_said_about_a_step_is_read_back<S: AnyStore>(store: Arc<S>) {
    let (zoe, path) = given_path(&*store).await;
    let done = mark(zoe, &path, 0, Marked::Done);
    let nobody = StepMark { by: None, ..mark(zoe, &path, 1, waived("Zoë's \u{1f511} \"x\"")) };
    for saved in [&done, &nobody] {
        assert_eq!(find(&*store, 1, saved).await, None);
        put(&*store, 1, saved).await.expect("insert");
        assert_eq!(find(&*store, 1, saved).await.as_ref(), Some(saved));
        let again = StepMark { what: waived("Another"), ..saved.clone() };
        let again = put(&*store, 1, &again).await;
        assert!(matches!(again, Err(StoreError::Duplicate(Rule::StepMark))), "{again:?}");
    }

    let lines = store.curriculum(&permit(1), zoe).await.expect("read").lines;
    let marks = lines.iter().map(|it| it.step.as_ref().and_then(|it| it.mark.clone()));
    let line = |of: &StepMark| Some(MarkLine { at: of.at, what: of.what.clone() });
    let expected = [line(&done), line(&nobody), None, None];
    assert_eq!(marks.collect::<Vec<_>>(), expected);
    for _ in 0..2 {
        take_back(&*store, 1, &done).await;
    }
    assert_eq!(find(&*store, 1, &done).await, None);
    assert_eq!(find(&*store, 1, &nobody).await, Some(nobody));
}

pub async fn how_far_somebody_is_follows_from_marks_and_completions<S: AnyStore>(store: Arc<S>) {
    let (zoe, path) = given_path(&*store).await;
    let reached = async || {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let on = tx.assignments().find(id(1), zoe).await.expect("find").expect("she is on it");
        let steps = tx.assignments().reached(&on, date("2026-11-26")).await.expect("read");
        let (steps, reached): (Vec<_>, Vec<_>) = steps.into_iter().unzip();
        assert_eq!(steps, path.steps());
        reached
    };
    let team = async || {
        let members = store.progress_of_team(&permit(1), None).await.expect("read").0;
        let steps = members.into_iter().flat_map(|it| it.steps);
        steps.map(|it| (it.title.as_str().to_owned(), it.state)).collect::<Vec<_>>()
    };
    assert_eq!(reached().await, [Reached::Open, Reached::Open, Reached::Open, Reached::Gone]);
    let nothing = StepState { status: None, completion: None, marked: None };
    let of = |status| StepState { status: Some(status), ..nothing };
    let expected = [
        ("Hand over the keys".to_owned(), nothing),
        ("Zoë's tour".to_owned(), nothing),
        ("To read".to_owned(), of(ModuleStatus::Published)),
        ("Retired".to_owned(), of(ModuleStatus::Retired)),
    ];
    assert_eq!(team().await, expected);

    for (place, what) in [(0, Marked::Done), (1, waived("Knows it")), (2, waived("Read it"))] {
        put(&*store, 1, &mark(zoe, &path, place, what)).await.expect("insert");
    }
    let waived = Reached::Waived;
    assert_eq!(reached().await, [Reached::Done, waived, waived, Reached::Gone]);
    let marked: Vec<_> = team().await.into_iter().map(|(_, it)| it.marked).collect();
    assert_eq!(marked, [Some(Reached::Done), Some(waived), Some(waived), None]);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let module = tx.modules().find(id(1)).await.expect("find").expect("there").value;
    let number = module.latest().expect("it is published");
    let version = tx.modules().version(id(1), number).await.expect("read").expect("there");
    drop(tx);
    let read = given_acknowledged(&*store, 1, 5, zoe, &version).await;
    completions::insert(&*store, 1, &completion(&read, None)).await.expect("insert");
    assert_eq!(reached().await, [Reached::Done, waived, Reached::Done, Reached::Gone]);
}

pub async fn another_company_sees_and_changes_no_mark<S: AnyStore>(store: Arc<S>) {
    let (zoe, path) = given_path(&*store).await;
    given_company(&*store, 2).await;
    let done = mark(zoe, &path, 0, Marked::Done);
    put(&*store, 1, &done).await.expect("insert");

    assert_eq!(find(&*store, 2, &done).await, None);
    take_back(&*store, 2, &done).await;
    assert_eq!(find(&*store, 1, &done).await.as_ref(), Some(&done));
    let foreign = StepMark { by: None, ..done.clone() };
    let refused = put(&*store, 2, &foreign).await;
    assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.step_marks().find(zoe, path.id(), done.step).await.is_err());
    assert!(tx.step_marks().insert(&done).await.is_err());
    assert!(tx.step_marks().remove(&done).await.is_err());
}

pub async fn of_many_who_finish_a_task_at_once_one_is_on_record<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    // A path has no more steps than somebody sees at once.
    let rounds: Vec<usize> = (0..n_rounds).collect();
    for some in rounds.chunks(50) {
        let steps = some.iter().map(|n| any_task(&format!("Task {n}"), Doer::Admin)).collect();
        let path = world.path_of(&admin, &format!("Starter {}", some[0]), steps).await;
        world.assign(&admin, path, &kofi, "2026-11-16").await;
        for step in world.steps(&admin, path).await {
            let of = StepOf { person: kofi.id, path, step };
            let done = at_once(4, |_| {
                let world = Arc::clone(&world);
                async move { told(finish_task(&world.app, &admin.actor, FinishTask { of }).await) }
            })
            .await;
            assert!(done.iter().all(Result::is_ok), "{done:?}");
        }
    }
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let (entries, _) = audit::trail(&*store, &permit).await;
    let is_done = |it: &&domain_audit::Kept| it.recorded.name == "onboarding.task_done";
    assert_eq!(entries.iter().filter(is_done).count(), n_rounds);
}
