use std::{sync::Arc, time::Duration};

use application::training::{CurriculumItem, CurriculumLine, ModuleItem, StepLine};
use domain_kernel::PersonId;
use domain_onboarding::{PathTitle, WorkingDays};
use domain_training::{
    KindType, Module, ModuleId, ModuleStatus, Outcome, Points, Revision, SheetEntry, Tries,
};

use crate::{
    AnyStore, attempts, completions,
    lessons::{
        about, attempt, given_person, given_published, given_retired, id, insert as insert_module,
        insert_attempt, strict, three_points, to_read,
    },
    onboarding::{assign, assignment, date, insert, path},
    training_reads::rename,
    world::{given_company, noon, permit, person_id, platform_permit},
};

/// What a person is to learn, in two paths and for everybody.
pub async fn a_curriculum_has_a_line_for_each_step_and_then_what_is_open_to_all<S: AnyStore>(
    store: Arc<S>,
) {
    let zoe = given_curriculum(&*store).await;

    let lines = store.curriculum(&permit(1), zoe).await.expect("read").lines;
    let found: Vec<(Option<&str>, ModuleId)> =
        lines.iter().map(|it| (title_of_path(it), module(it).module)).collect();
    // Module 5 was never published, module 6 is retired, module 2 stands in two paths and module 7
    // is open to all and retired.
    let expected: [(_, ModuleId); 6] = [
        (Some("alpha"), id(2)),
        (Some("alpha"), id(1)),
        (Some("Beta"), id(6)),
        (Some("Beta"), id(2)),
        (None, id(3)),
        (None, id(4)),
    ];
    assert_eq!(found, expected);
    let alpha = StepLine {
        id: path(1, "alpha", &[(2, Some(5)), (1, None)]).steps()[0].id,
        path: id(1),
        path_title: PathTitle::parse("alpha").expect("a title"),
        starts_on: date("2039-02-03"),
        due_after: WorkingDays::new(5).ok(),
        waits: false,
        mark: None,
        category: None,
    };
    assert_eq!(lines[0].step, Some(alpha));
    assert_eq!(lines[1].step.as_ref().and_then(|it| it.due_after), None);
    let statuses = lines.iter().map(|it| module(it).status).collect::<Vec<_>>();
    assert_eq!(statuses[2], ModuleStatus::Retired);
    assert_eq!(statuses.iter().filter(|it| **it == ModuleStatus::Published).count(), 5);

    let offer = &module(&lines[1]).offer;
    assert_eq!((offer.title.as_str(), offer.kind), ("Quiz, renamed", KindType::Quiz));
    assert_eq!((offer.minutes.get(), offer.n_questions), (5, 3));
    let all = Points::from_milli(3_000);
    assert_eq!((offer.needed, offer.max), (all, all), "what can be reached");
    let offer = &module(&lines[0]).offer;
    assert_eq!((offer.kind, offer.n_questions), (KindType::Acknowledge, 0));
    assert_eq!((offer.needed, offer.max), (Points::ZERO, Points::ZERO));
}

pub async fn a_line_says_how_often_and_how_long_one_may_try<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &strict(1, "Strict")).await;
    given_published(&*store, 1, &three_points(2, "Quiz")).await;
    insert(&*store, 1, &path(1, "alpha", &[(1, None), (2, None)])).await.expect("insert");
    let admin = person_id(1, 1);
    assign(&*store, 1, &assignment(1, 1, admin, "2026-11-24")).await.expect("assign");
    let lines = async || {
        let found = store.curriculum(&permit(1), admin).await.expect("read");
        found.lines.iter().map(|it| module(it).clone()).collect::<Vec<_>>()
    };
    let rules = version.quiz().expect("a quiz").rules;

    let found = lines().await;
    assert_eq!((found[0].offer.tries, found[0].offer.time_limit), (rules.tries, rules.time_limit));
    assert_eq!((found[0].offer.n_questions, found[0].n_extra_tries), (2, 0), "what one is asked");
    assert_eq!((found[1].offer.tries, found[1].offer.time_limit), (Tries::default(), None));
    for module in [1, 2] {
        attempts::give(&*store, 1, &attempts::extra(admin, id(module), 3, noon()))
            .await
            .expect("give");
    }
    let n_extra: Vec<u32> = lines().await.iter().map(|it| it.n_extra_tries).collect();
    assert_eq!(n_extra, [1, 0], "nobody counts where there is no end to tries");

    // What was given before it was passed is over.
    let mut passed = attempt(1, admin, &version);
    let right = passed.asked(&version).into_iter().map(|it| SheetEntry {
        question: it.question.id(),
        seen: Revision::NEVER,
        given: it.question.right_answer().expect("a key").given(),
    });
    let right: Vec<SheetEntry> = right.collect();
    passed.save(&version, &right, noon()).expect("good answers");
    passed.submit(&version, noon().plus(Duration::from_mins(1))).expect("in progress");
    assert_eq!(passed.outcome(), Some(Outcome::Passed));
    insert_attempt(&*store, 1, &passed).await.expect("insert");
    completions::insert(&*store, 1, &completions::completion(&passed, None)).await.expect("insert");
    assert_eq!(lines().await[0].n_extra_tries, 0);
}

pub async fn a_curriculum_is_ones_own<S: AnyStore>(store: Arc<S>) {
    let zoe = given_curriculum(&*store).await;

    let others = store.curriculum(&permit(1), person_id(1, 1)).await.expect("read");
    let found: Vec<ModuleId> = others.lines.iter().map(|it| module(it).module).collect();
    assert_eq!(found, [id(3), id(4)], "what is open to all");
    assert_eq!(store.curriculum(&permit(2), zoe).await.expect("read").lines, []);
    assert!(store.curriculum(&platform_permit(), zoe).await.is_err());
}

/// Zoe is on two of three paths.
async fn given_curriculum(store: &dyn AnyStore) -> PersonId {
    given_company(store, 1).await;
    given_company(store, 2).await;
    let zoe = given_person(store, 1, 2, "Zoe", None).await;
    let version = given_published(store, 1, &three_points(1, "Quiz")).await;
    rename(store, &version, "Quiz, renamed").await;
    given_published(store, 1, &to_read(2, "To read")).await;
    given_published(store, 1, &open_to_all(3, "open")).await;
    given_published(store, 1, &open_to_all(4, "Émile, for all")).await;
    insert_module(store, 1, &open_to_all(5, "Draft")).await.expect("insert");
    given_retired(store, 1, &to_read(6, "Retired")).await;
    given_retired(store, 1, &open_to_all(7, "Retired, for all")).await;
    insert(store, 1, &path(1, "alpha", &[(2, Some(5)), (1, None)])).await.expect("insert");
    insert(store, 1, &path(2, "Beta", &[(6, None), (5, None), (2, None)])).await.expect("insert");
    insert(store, 1, &path(3, "Another's", &[(1, None)])).await.expect("insert");
    for (number, path, starts_on) in [(1, 2, "2026-11-24"), (2, 1, "2039-02-03")] {
        assign(store, 1, &assignment(number, path, zoe, starts_on)).await.expect("assign");
    }
    zoe
}

fn open_to_all(number: u128, title: &str) -> Module {
    let about = domain_training::About { is_open_to_all: true, ..about(title) };
    Module::create(id(number), about, None).0
}

fn module(line: &CurriculumLine) -> &ModuleItem {
    match &line.item {
        CurriculumItem::Module(item) => item,
        CurriculumItem::Task(task) => panic!("this is no module: {task:?}"),
    }
}

fn title_of_path(line: &CurriculumLine) -> Option<&str> {
    line.step.as_ref().map(|it| it.path_title.as_str())
}
