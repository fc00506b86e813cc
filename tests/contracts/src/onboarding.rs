use std::sync::Arc;

use domain_kernel::{Date, Facts, Permit, PersonId, Rule, StoreError, Version, Versioned};
use domain_onboarding::{
    Assignment, Audience, Doer, Path, PathId, PathNumber, PathSettings, PathTitle, StepKind,
    StepPlan, Task, TaskText, TaskTitle, WorkingDays, WrittenStep,
};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{Sequence, given_person, id, insert as insert_module, to_read},
    world::{given_company, noon, permit, person_id, platform_permit},
};

pub async fn a_path_read_back_is_the_path_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_modules(&*store, 1).await;
    let saved = path(1, "Zoë's \u{1f512} path", &[(3, Some(0)), (1, None), (2, Some(520))]);
    insert(&*store, 1, &saved).await.expect("insert");
    insert(&*store, 1, &path(2, "Empty", &[])).await.expect("insert");

    let read = find(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((read.value, read.version), (saved, Version::FIRST));
    let read = find(&*store, &permit(1), id(2)).await.expect("saved");
    assert_eq!(read.value, path(2, "Empty", &[]));
    assert_eq!(find(&*store, &permit(1), id(3)).await, None);
    let again = insert(&*store, 1, &path(1, "Another", &[])).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::PathId))), "{again:?}");
}

pub async fn a_path_that_is_changed_keeps_the_steps_that_stay<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_modules(&*store, 1).await;
    let before = path(1, "Before", &[(1, None), (2, Some(3)), (3, None)]);
    insert(&*store, 1, &before).await.expect("insert");
    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");

    let first = read.clone();
    let steps = [(2, Some(3)), (4, None), (1, Some(3))];
    edit(&mut read.value, "After", &steps);
    save(&*store, &permit(1), &read).await.expect("save");
    let after = find(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((&after.value, after.version), (&read.value, Version::new(2)));
    assert_eq!(after.value.steps()[0].id, before.steps()[1].id);
    assert_eq!(after.value.steps()[2].id, before.steps()[0].id);

    let stale = save(&*store, &permit(1), &first).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    let mut read = after;
    edit(&mut read.value, "After", &[]);
    save(&*store, &permit(1), &read).await.expect("save");
    assert_eq!(find(&*store, &permit(1), id(1)).await.expect("saved").value.steps(), []);
}

pub async fn tasks_and_whom_a_path_is_for_are_kept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_modules(&*store, 1).await;
    let text = Some("Two of each; the \u{1f511} is in the office");
    let steps = vec![task("Hand over the keys", text), task("Zoë's tour", None)];
    let steps = steps.into_iter().chain(modules(&[(1, None)])).collect();
    let job_titles = ["Élan".to_owned(), "fitter".to_owned()];
    let audience = Audience::new(false, [id(7), id(8)], job_titles).expect("few");
    let ids = Sequence::behind(1_000);
    let settings = PathSettings { audience, ..settings("For some") };
    let (saved, _) = Path::create(id(1), settings, steps, &ids).expect("good steps");
    insert(&*store, 1, &saved).await.expect("insert");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!(read.value, saved);

    let mut read = read;
    let everyone = Audience::new(true, [], []).expect("few");
    let settings = PathSettings { audience: everyone, ..self::settings("For all") };
    let kept = read.value.steps()[1].clone();
    let steps = vec![WrittenStep { id: Some(kept.id), plan: kept.plan }];
    read.value.edit(settings, steps, false, &ids).expect("good steps").expect("a change");
    save(&*store, &permit(1), &read).await.expect("save");
    let after = find(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!(after.value, read.value);
}

pub async fn people_stay_with_the_version_of_a_path_that_they_came_on<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_modules(&*store, 1).await;
    insert(&*store, 1, &path(1, "Starter", &[(1, None), (2, None)])).await.expect("insert");
    let (early, late) = (given_person(&*store, 1, 2, "Zoe", None).await, person_id(1, 1));
    assign(&*store, 1, &assignment(1, 1, early, "2026-01-01")).await.expect("assign");
    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");
    edit_steps(&mut read.value, "Starter", modules(&[(2, None), (3, None)]), true);
    save(&*store, &permit(1), &read).await.expect("save");

    let read = find(&*store, &permit(1), id(1)).await.expect("saved");
    let second = PathNumber::FIRST.next();
    assert_eq!((read.value.number(), read.value.steps().len()), (second, 2));
    let path = (id(1), second);
    let (on_it, _) = Assignment::assign(id(2), path, late, date("2026-01-01"));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.assignments().is_anyone_at(id(1), PathNumber::FIRST).await.expect("read"));
    assert!(!tx.assignments().is_anyone_at(id(1), second).await.expect("read"));
    drop(tx);
    assign(&*store, 1, &on_it).await.expect("assign");
    assert_eq!(assigned(&*store, 1, 1, late).await, Some(on_it));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(tx.assignments().is_anyone_at(id(1), second).await.expect("read"));
    for (person, theirs) in [(early, [true, true, false]), (late, [false, true, true])] {
        for (module, is_theirs) in (1..).zip(theirs) {
            let on = tx.assignments().with_module(person, id(module)).await.expect("read");
            assert_eq!(!on.is_empty(), is_theirs, "{module}");
        }
    }
    drop(tx);
    let view = store.path(&permit(1), id(1)).await.expect("read").expect("saved");
    assert_eq!((view.number, view.steps.len()), (second, 2));
}

pub async fn a_path_is_removed_with_its_steps_unless_it_was_changed<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    given_modules(&*store, 1).await;
    insert(&*store, 1, &path(1, "Goes", &[(1, None), (2, None)])).await.expect("insert");
    insert(&*store, 1, &path(2, "Stays", &[(1, None)])).await.expect("insert");
    let first = find(&*store, &permit(1), id(1)).await.expect("saved");
    let mut read = first.clone();
    edit(&mut read.value, "Renamed", &[(1, None)]);
    save(&*store, &permit(1), &read).await.expect("save");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    for (company, read) in [(1, &first), (2, &read)] {
        let refused = remove(&*store, company, read).await;
        assert!(matches!(refused, Err(StoreError::Stale)), "{refused:?}");
    }
    let on_it = assignment(1, 1, person_id(1, 1), "2026-01-01");
    assign(&*store, 1, &on_it).await.expect("assign");
    assert!(is_anyone_on(&*store, 1, 1).await);
    assert!(!is_anyone_on(&*store, 1, 2).await && !is_anyone_on(&*store, 2, 1).await);
    let refused = remove(&*store, 1, &read).await;
    assert!(matches!(refused, Err(StoreError::Stale)), "{refused:?}");

    withdraw(&*store, 1, &on_it).await.expect("withdraw");
    remove(&*store, 1, &read).await.expect("nobody is on it");
    assert_eq!(find(&*store, &permit(1), id(1)).await, None);
    assert_eq!(find(&*store, &permit(1), id(2)).await.expect("saved").value.steps().len(), 1);
}

pub async fn a_person_is_on_a_path_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let admin = person_id(1, 1);
    for company in [1, 2] {
        insert(&*store, company, &path(1, "Starter", &[])).await.expect("insert");
    }
    insert(&*store, 1, &path(2, "Another", &[])).await.expect("insert");
    let first = assignment(1, 1, admin, "2039-02-03");
    assign(&*store, 1, &first).await.expect("the first");

    for number in [1, 2] {
        let again = assign(&*store, 1, &assignment(number, 1, admin, "2026-01-01")).await;
        assert!(matches!(again, Err(StoreError::Duplicate(Rule::Assignment))), "{again:?}");
    }
    assign(&*store, 1, &assignment(3, 1, other, "1990-01-01")).await.expect("another person");
    assign(&*store, 1, &assignment(4, 2, admin, "2100-12-31")).await.expect("another path");
    let theirs = assignment(1, 1, person_id(2, 1), "2028-02-29");
    assign(&*store, 2, &theirs).await.expect("another company");
    for (path, person, starts_on) in
        [(1, admin, "2039-02-03"), (1, other, "1990-01-01"), (2, admin, "2100-12-31")]
    {
        let found = assigned(&*store, 1, path, person).await.expect("saved");
        assert_eq!((found.starts_on, found.person), (date(starts_on), person));
    }

    for _ in 0..2 {
        withdraw(&*store, 1, &first).await.expect("twice is no failure");
    }
    assert_eq!(assigned(&*store, 1, 1, admin).await, None);
    let again = assignment(5, 1, admin, "2026-11-24");
    assign(&*store, 1, &again).await.expect("it is free");
    withdraw(&*store, 1, &first).await.expect("the old one is gone already");
    assert_eq!(assigned(&*store, 1, 1, admin).await, Some(again));
}

pub async fn a_person_has_the_modules_of_their_paths<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_modules(&*store, 1).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    insert(&*store, 1, &path(1, "One", &[(1, None)])).await.expect("insert");
    insert(&*store, 1, &path(2, "Two", &[(1, None), (2, None)])).await.expect("insert");
    insert(&*store, 1, &path(3, "Three", &[(3, None)])).await.expect("insert");
    for (number, path) in [(1, 1), (2, 2)] {
        let on_it = assignment(number, path, other, "2026-01-01");
        assign(&*store, 1, &on_it).await.expect("assign");
    }

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    for (module, paths) in [(1, vec![id(1), id(2)]), (2, vec![id(2)]), (3, vec![])] {
        let on = tx.assignments().with_module(other, id(module)).await.expect("read");
        assert_eq!(on.iter().map(|it| it.path).collect::<Vec<_>>(), paths, "{module}");
    }
    assert_eq!(tx.assignments().with_module(person_id(1, 1), id(1)).await.expect("read"), []);
}

pub async fn another_company_sees_and_changes_no_path<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    given_modules(&*store, 1).await;
    let saved = path(1, "Starter", &[(1, None)]);
    insert(&*store, 1, &saved).await.expect("insert");
    let on_it = assignment(1, 1, person_id(1, 1), "2026-01-01");
    assign(&*store, 1, &on_it).await.expect("assign");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    assert_eq!(find(&*store, &permit(2), id(1)).await, None);
    let meddled = save(&*store, &permit(2), &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    assert_eq!(assigned(&*store, 2, 1, person_id(1, 1)).await, None);
    withdraw(&*store, 2, &on_it).await.expect("there is nothing to remove");
    assert_eq!(assigned(&*store, 1, 1, person_id(1, 1)).await, Some(on_it));
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.assignments().with_module(person_id(1, 1), id(1)).await.expect("read"), []);
    drop(tx);

    let refused = insert(&*store, 2, &path(2, "Theirs", &[(1, None)])).await;
    assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
    insert(&*store, 2, &path(3, "Own", &[])).await.expect("insert");
    for foreign in [(1, person_id(2, 1)), (3, person_id(1, 1))] {
        let foreign = assignment(2, foreign.0, foreign.1, "2026-01-01");
        let refused = assign(&*store, 2, &foreign).await;
        assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
    }

    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.paths().find(id(1)).await.is_err());
    assert!(tx.paths().insert(&saved).await.is_err());
    assert!(tx.paths().update(&read).await.is_err());
    assert!(tx.paths().remove(&read).await.is_err());
    assert!(tx.assignments().is_anyone_on(id(1)).await.is_err());
    assert!(tx.assignments().is_anyone_at(id(1), PathNumber::FIRST).await.is_err());
    assert!(tx.assignments().before(id(1), PathNumber::FIRST).await.is_err());
    assert!(tx.assignments().keep_number(&on_it).await.is_err());
    assert!(tx.assignments().find(id(1), person_id(1, 1)).await.is_err());
    assert!(tx.assignments().insert(&on_it).await.is_err());
    assert!(tx.assignments().remove(&on_it).await.is_err());
    assert!(tx.assignments().with_module(person_id(1, 1), id(1)).await.is_err());
    assert!(tx.assignments().reached(&on_it, date("2026-01-01")).await.is_err());
}

async fn remove(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Path>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.paths().remove(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn is_anyone_on(store: &dyn AnyStore, company: u128, path: u128) -> bool {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.assignments().is_anyone_on(id(path)).await.expect("read")
}

/// Modules 1 to 4, each with a draft only.
async fn given_modules(store: &dyn AnyStore, company: u128) {
    for number in 1..=4 {
        let module = to_read(number, &format!("Module {number}"));
        insert_module(store, company, &module).await.expect("insert");
    }
}

/// A path with a step for each of these modules, with the days after which it is due.
pub(crate) fn path(number: u128, title: &str, steps: &[(u128, Option<u16>)]) -> Path {
    let ids = Sequence::behind(1_000);
    let (settings, steps) = (settings(title), modules(steps));
    Path::create(id(number), settings, steps, &ids).expect("each module once").0
}

/// With nobody on it.
fn edit(path: &mut Path, title: &str, steps: &[(u128, Option<u16>)]) {
    edit_steps(path, title, modules(steps), false);
}

fn edit_steps(path: &mut Path, title: &str, steps: Vec<WrittenStep>, is_anyone_on_it: bool) {
    let edited = path.edit(settings(title), steps, is_anyone_on_it, &Sequence::default());
    edited.expect("each module once").expect("a change");
}

/// Gives the first path these steps while somebody is on it.
pub(crate) async fn change_under_people(
    store: &dyn AnyStore,
    company: u128,
    steps: &[(u128, Option<u16>)],
) {
    let mut read = find(store, &permit(company), id(1)).await.expect("saved");
    edit_steps(&mut read.value, "Starter", modules(steps), true);
    save(store, &permit(company), &read).await.expect("save");
}

pub(crate) fn settings(title: &str) -> PathSettings {
    let title = PathTitle::parse(title).expect("a title");
    PathSettings { title, audience: Audience::default() }
}

pub(crate) fn modules(steps: &[(u128, Option<u16>)]) -> Vec<WrittenStep> {
    let steps = steps.iter().map(|(module, days)| {
        written(StepKind::Module(id(*module)), days.and_then(|it| WorkingDays::new(it).ok()))
    });
    steps.collect()
}

fn written(kind: StepKind, due_after: Option<WorkingDays>) -> WrittenStep {
    WrittenStep { id: None, plan: StepPlan { kind, due_after, waits: false } }
}

/// A task of the manager's that waits.
pub(crate) fn task(title: &str, text: Option<&str>) -> WrittenStep {
    let kind = StepKind::Task(Task {
        title: TaskTitle::parse(title).expect("a title"),
        text: text.map(|it| TaskText::parse(it).expect("a text")),
        by: Doer::Manager,
    });
    let plan = StepPlan { kind, due_after: WorkingDays::new(1).ok(), waits: true };
    WrittenStep { id: None, plan }
}

pub(crate) fn assignment(
    number: u128,
    path: u128,
    person: PersonId,
    starts_on: &str,
) -> Assignment {
    let path = (id(path), PathNumber::FIRST);
    Assignment::assign(id(number), path, person, date(starts_on)).0
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub(crate) async fn insert(
    store: &dyn AnyStore,
    company: u128,
    path: &Path,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.paths().insert(path).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn assign(
    store: &dyn AnyStore,
    company: u128,
    assignment: &Assignment,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.assignments().insert(assignment).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, permit: &Permit, id: PathId) -> Option<Versioned<Path>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.paths().find(id).await.expect("find")
}

async fn save(
    store: &dyn AnyStore,
    permit: &Permit,
    read: &Versioned<Path>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.paths().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn withdraw(
    store: &dyn AnyStore,
    company: u128,
    assignment: &Assignment,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.assignments().remove(assignment).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn assigned(
    store: &dyn AnyStore,
    company: u128,
    path: u128,
    person: PersonId,
) -> Option<Assignment> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.assignments().find(id(path), person).await.expect("find")
}
