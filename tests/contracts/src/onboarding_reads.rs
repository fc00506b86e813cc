use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    onboarding::{
        Figures, FindAssignable, ListPaths, PathLine, PathStep, PathStepKind, PathView,
        PersonOnPath, StepState, TeamStep,
    },
    training::Progress,
};
use domain_identity::PersonName;
use domain_kernel::{Date, Facts, PersonId, Version};
use domain_onboarding::{PathNumber, PathProgress, PathTitle, WorkingDays};
use domain_training::{Attempt, Beginning, End, ModuleStatus, ModuleTitle, Tenure, Term};

use crate::{
    AnyStore,
    attempts::answer_all,
    completions::{self, completion, given_acknowledged},
    identity::{deactivate, fact},
    lessons::{
        attempt, find_attempt, given_person, given_published, given_retired, id,
        insert as insert_module, insert_attempt, quiz, save_attempt, to_read,
    },
    onboarding::{assign, assignment, change_under_people, date, insert, path, settings},
    training_reads::{given_finished, rename},
    world::{given_company, noon, permit, person_id, platform_permit},
};

pub async fn paths_are_listed_by_title_with_what_and_who_is_on_them<S: AnyStore>(store: Arc<S>) {
    let [zoe, emile] = given_paths(&*store).await;

    let line = |number, text, n_steps, n_people| PathLine {
        id: id(number),
        title: title(text),
        n_steps,
        n_people,
    };
    let lines = store.paths(&permit(1), &any_path("", 1)).await.expect("read");
    assert_eq!(lines.n_matches, 2);
    assert_eq!(lines.items, [line(2, "alpha", 0, 0), line(1, "Beta", 3, 2)]);
    let view = store.path(&permit(1), id(1)).await.expect("read").expect("saved");
    let kept = path(1, "Beta", &BETA);
    let step = |place: usize, module, title: &str, status| PathStep {
        id: kept.steps()[place].id,
        kind: PathStepKind::Module {
            id: id(module),
            title: ModuleTitle::parse(title).expect("a title"),
            status,
        },
        due_after: kept.steps()[place].plan.due_after,
        waits: false,
    };
    let steps = vec![
        step(0, 2, "Retired", ModuleStatus::Retired),
        step(1, 3, "Draft", ModuleStatus::Draft),
        step(2, 1, "Quiz, renamed", ModuleStatus::Published),
    ];
    let settings = settings("Beta");
    let (version, number) = (Version::FIRST, PathNumber::FIRST);
    let expected = PathView { id: id(1), version, settings, number, steps, n_behind: 0 };
    assert_eq!(view, expected);
    let view = store.path(&permit(1), id(2)).await.expect("read").expect("saved");
    assert_eq!((view.title(), view.steps.len()), (&title("alpha"), 0));
    assert_eq!(store.path(&permit(1), id(3)).await.expect("read"), None);

    let people = store.people_on(&permit(1), None, id(1), PageNumber::FIRST).await.expect("read");
    let person = |id, name: &str, starts_on| PersonOnPath {
        id,
        name: PersonName::restore(name.to_owned()),
        photo: None,
        starts_on: date(starts_on),
        number: PathNumber::FIRST,
        is_active: true,
    };
    assert_eq!(people.n_matches, 2);
    assert_eq!(
        people.items,
        [person(zoe, "adam", "2039-02-03"), person(emile, "Émile", "1990-01-01")]
    );
    let modules = store.modules_for_steps(&permit(1)).await.expect("read");
    let titles: Vec<&str> = modules.iter().map(|(_, title)| title.as_str()).collect();
    assert_eq!(titles, ["another", "Quiz, renamed"]);
    let figures = store.figures(&permit(1), Date::MAX).await.expect("read");
    assert_eq!(figures, Figures { n_modules: 2, n_paths: 2, ..Figures::default() });
}

pub async fn whoever_is_behind_is_shown_with_how_far_they_are_and_would_be<S: AnyStore>(
    store: Arc<S>,
) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    given_published(&*store, 1, &to_read(2, "To read")).await;
    given_retired(&*store, 1, &to_read(3, "Retired")).await;
    insert(&*store, 1, &path(1, "Starter", &[(1, None), (3, None)])).await.expect("insert");
    insert(&*store, 1, &path(2, "Another", &[(1, None)])).await.expect("insert");
    for (number, path, person) in [(1, 1, below), (2, 1, lowest), (3, 2, other), (4, 1, lead)] {
        let on_it = assignment(number, path, person, "2039-02-03");
        assign(&*store, 1, &on_it).await.expect("assign");
    }
    given_finished(&*store, 1, 1, below, &version, true).await;
    let first = PageNumber::FIRST;
    let none = store.people_behind(&permit(1), None, id(1), first).await.expect("read");
    assert_eq!((none.n_matches, none.items), (0, Vec::new()));

    change_under_people(&*store, 1, &[(2, None), (1, None), (3, None)]).await;
    let view = store.path(&permit(1), id(1)).await.expect("read").expect("saved");
    assert_eq!((view.number.get(), view.n_behind), (2, 3));
    let behind = store.people_behind(&permit(1), Some(lead), id(1), first).await.expect("read");
    let progress = |steps: &[StepState]| {
        let it = PathProgress::of(steps.iter().map(|it| it.reached(date("2026-11-26"))));
        (it.n_done, it.n_counted)
    };
    let found = behind
        .items
        .iter()
        .map(|it| (it.id, it.name.as_str(), it.number, progress(&it.before), progress(&it.after)));
    let found: Vec<_> = found.collect();
    let number = PathNumber::FIRST;
    let expected =
        [(lowest, "anna", number, (0, 1), (0, 2)), (below, "Bert", number, (1, 1), (1, 2))];
    assert_eq!((behind.n_matches, found), (2, expected.to_vec()));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut before = tx.assignments().before(id(1), number.next()).await.expect("read");
    assert_eq!(before.iter().map(|it| it.person).collect::<Vec<_>>(), [below, lowest, lead]);
    assert_eq!(tx.assignments().before(id(1), number).await.expect("read"), []);
    before[0].move_to(number.next()).expect("it is another");
    tx.assignments().keep_number(&before[0]).await.expect("keep");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.assignments().before(id(1), number.next()).await.expect("read"), []);
    before[1].move_to(number.next()).expect("it is another");
    tx.assignments().keep_number(&before[1]).await.expect("there is nothing to keep");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let behind = store.people_behind(&permit(1), Some(lead), id(1), first).await.expect("read");
    assert_eq!(behind.items.iter().map(|it| it.id).collect::<Vec<_>>(), [lowest]);
    let behind = store.people_behind(&permit(2), None, id(1), first).await.expect("read");
    assert_eq!(behind.n_matches, 0);
}

pub async fn paths_are_found_by_a_part_of_the_title_and_paged<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=27 {
        insert(&*store, 1, &path(number, &format!("Path {number:02}"), &[])).await.expect("insert");
    }
    insert(&*store, 1, &path(28, "100 % Émile", &[])).await.expect("insert");

    for (search, page, n_matches, n_items) in [
        ("", 1, 28, 25),
        ("", 2, 28, 3),
        (" PATH 2", 1, 8, 8),
        ("%", 1, 1, 1),
        ("émile", 1, 1, 1),
        ("_", 1, 0, 0),
        ("x", 1, 0, 0),
    ] {
        let found = store.paths(&permit(1), &any_path(search, page)).await.expect("read");
        assert_eq!((found.n_matches, found.items.len()), (n_matches, n_items), "{search:?}");
    }
}

pub async fn who_is_on_a_path_and_who_is_not_is_of_ones_team<S: AnyStore>(store: Arc<S>) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    insert(&*store, 1, &path(1, "Starter", &[])).await.expect("insert");
    insert(&*store, 1, &path(2, "Another", &[])).await.expect("insert");
    for (number, path, person) in [(1, 1, lowest), (2, 1, other), (3, 1, lead), (4, 2, below)] {
        let on_it = assignment(number, path, person, "2039-02-03");
        assign(&*store, 1, &on_it).await.expect("assign");
    }

    let admin = person_id(1, 1);
    let permit = &permit(1);
    let first = PageNumber::FIRST;
    for (manager, on, off) in [
        (None, vec![lowest, lead, other], vec![admin, below]),
        (Some(lead), vec![lowest], vec![below]),
        (Some(other), vec![], vec![]),
    ] {
        let found = store.people_on(permit, manager, id(1), first).await.expect("read");
        let found: Vec<_> = found.items.iter().map(|it| it.id).collect();
        assert_eq!(found, on, "by name");
        for person in [lead, lowest, other, below] {
            let one = store.person_on(permit, manager, id(1), person).await.expect("read");
            assert_eq!(one.is_some(), on.contains(&person));
        }
        let found = store.people_off(permit, manager, &called("", 1), 9).await.expect("read");
        assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), off, "by name");
    }
    for (search, n_found) in [("BERT", 1), ("%", 0), ("@", 2), (" ", 2), ("Lea", 0)] {
        let found = store.people_off(permit, None, &called(search, 1), 9).await.expect("read");
        assert_eq!(found.len(), n_found, "{search:?}");
    }
    let found = store.people_off(permit, None, &called("", 1), 1).await.expect("read");
    assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [admin]);
    let second = PageNumber::parse(2).expect("a page");
    let found = store.people_on(permit, None, id(1), second).await.expect("read");
    assert_eq!((found.items, found.n_matches), (Vec::new(), 3));
}

pub async fn those_chosen_are_told_with_how_they_stand_with_a_path<S: AnyStore>(store: Arc<S>) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    insert(&*store, 1, &path(2, "beta", &[])).await.expect("insert");
    insert(&*store, 1, &path(1, "Alpha", &[])).await.expect("insert");
    assign(&*store, 1, &assignment(1, 1, lowest, "2039-02-03")).await.expect("assign");
    assign(&*store, 1, &assignment(2, 2, below, "1990-01-01")).await.expect("assign");
    deactivate(&*store, below).await;

    let titles = store.path_titles(&permit(1)).await.expect("read");
    assert_eq!(titles, [(id(1), title("Alpha")), (id(2), title("beta"))]);
    let placed = async |manager, path, people: &[PersonId]| {
        let found = store.placed(&permit(1), manager, path, people).await.expect("read");
        found.iter().map(|it| (it.id, it.is_active, it.starts_on)).collect::<Vec<_>>()
    };
    let all = [other, below, lowest, person_id(2, 1), lead];
    let on_it = (lowest, true, Some(date("2039-02-03")));
    assert_eq!(placed(Some(lead), Some(id(1)), &all).await, [on_it, (below, false, None)]);
    assert_eq!(
        placed(None, None, &all).await,
        [(lowest, true, None), (below, false, None), (lead, true, None), (other, true, None)],
        "by name"
    );
    assert_eq!(placed(Some(other), Some(id(1)), &all).await, []);
    assert_eq!(placed(None, Some(id(1)), &[]).await, []);
    assert_eq!(store.placed(&permit(2), None, None, &all[..3]).await.expect("read"), []);
}

fn any_path(search: &str, page: u32) -> ListPaths {
    let page = PageNumber::parse(page).expect("a page");
    ListPaths { search: search.to_owned(), page }
}

fn called(search: &str, path: u128) -> FindAssignable {
    FindAssignable { path: id(path), search: search.to_owned() }
}

pub async fn another_company_sees_no_path<S: AnyStore>(store: Arc<S>) {
    let [zoe, _] = given_paths(&*store).await;

    assert_eq!(store.paths(&permit(2), &any_path("", 1)).await.expect("read").items, []);
    assert_eq!(store.path(&permit(2), id(1)).await.expect("read"), None);
    let first = PageNumber::FIRST;
    let theirs = store.people_on(&permit(2), None, id(1), first).await.expect("read");
    assert_eq!((theirs.items, theirs.n_matches), (Vec::new(), 0));
    let theirs = store.people_on(&permit(2), Some(zoe), id(1), first).await.expect("read");
    assert_eq!(theirs.items, []);
    assert_eq!(store.person_on(&permit(2), None, id(1), zoe).await.expect("read"), None);
    let off = store.people_off(&permit(2), None, &called("", 1), 9).await.expect("read");
    assert_eq!(off.iter().map(|it| it.id).collect::<Vec<_>>(), [person_id(2, 1)]);
    assert_eq!(store.modules_for_steps(&permit(2)).await.expect("read"), []);
    assert_eq!(store.path_titles(&permit(2)).await.expect("read"), []);
    let theirs = store.team(&permit(2), None).await.expect("read");
    assert_eq!(theirs.iter().map(|it| it.id).collect::<Vec<_>>(), [person_id(2, 1)]);
    assert_eq!(steps_of_team(&*store, 2, None).await, []);
    assert_eq!(store.member(&permit(2), None, zoe).await.expect("read"), None);
    let nothing = Figures::default();
    assert_eq!(store.figures(&permit(2), Date::MAX).await.expect("read"), nothing);
    let platform = platform_permit();
    assert!(store.paths(&platform, &any_path("", 1)).await.is_err());
    assert!(store.path(&platform, id(1)).await.is_err());
    assert!(store.people_on(&platform, None, id(1), first).await.is_err());
    assert!(store.people_behind(&platform, None, id(1), first).await.is_err());
    assert!(store.person_on(&platform, None, id(1), zoe).await.is_err());
    assert!(store.people_off(&platform, None, &called("", 1), 9).await.is_err());
    assert!(store.modules_for_steps(&platform).await.is_err());
    assert!(store.path_titles(&platform).await.is_err());
    assert!(store.placed(&platform, None, None, &[zoe]).await.is_err());
    assert!(store.team(&platform, Some(zoe)).await.is_err());
    assert!(store.member(&platform, None, zoe).await.is_err());
    assert!(store.progress_of_team(&platform, None).await.is_err());
    assert!(store.progress_of_members(&platform, None, &[zoe]).await.is_err());
    assert!(store.figures(&platform, Date::MAX).await.is_err());
}

const BETA: [(u128, Option<u16>); 3] = [(2, None), (3, Some(0)), (1, Some(5))];

async fn given_paths(store: &dyn AnyStore) -> [PersonId; 2] {
    given_company(store, 1).await;
    given_company(store, 2).await;
    let version = given_published(store, 1, &quiz(1, "Quiz")).await;
    rename(store, &version, "Quiz, renamed").await;
    given_retired(store, 1, &to_read(2, "Retired")).await;
    insert_module(store, 1, &to_read(3, "Draft")).await.expect("insert");
    given_published(store, 1, &to_read(4, "another")).await;
    let beta = path(1, "Beta", &BETA);
    insert(store, 1, &beta).await.expect("insert");
    insert(store, 1, &path(2, "alpha", &[])).await.expect("insert");
    let zoe = given_person(store, 1, 2, "adam", None).await;
    let emile = given_person(store, 1, 3, "Émile", None).await;
    for (number, person, starts_on) in [(1, emile, "1990-01-01"), (2, zoe, "2039-02-03")] {
        assign(store, 1, &assignment(number, 1, person, starts_on)).await.expect("assign");
    }
    [zoe, emile]
}

pub async fn a_team_is_everybody_below_on_all_levels<S: AnyStore>(store: Arc<S>) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    given_finished(&*store, 1, 1, below, &version, true).await;
    let begun = attempt(2, below, &version);
    insert_attempt(&*store, 1, &begun).await.expect("insert");
    let mut later = noon().plus(Duration::from_mins(1));
    let read = find_attempt(&*store, &permit(1), id(2)).await.expect("saved");
    Progress::save(&*store, &permit(1), &read, later).await.expect("save");

    let team = store.team(&permit(1), Some(lead)).await.expect("read");
    let found: Vec<_> = team.iter().map(|it| (it.id, it.manager, it.last_activity)).collect();
    let expected = [(lowest, Some(below), None), (below, Some(lead), Some(later))];
    assert_eq!(found, expected, "by name, and without the lead");
    assert_eq!(team[0].name.as_str(), "anna");
    assert_eq!(ids(&*store, Some(below)).await, [lowest]);
    assert_eq!(ids(&*store, Some(lowest)).await, []);
    assert_eq!(ids(&*store, None).await, [person_id(1, 1), lowest, below, lead, other]);
    let (all, of_lead) = (ids(&*store, None).await, ids(&*store, Some(lead)).await);
    for person in all {
        let found = store.member(&permit(1), Some(lead), person).await.expect("read");
        assert_eq!(found.is_some(), of_lead.contains(&person));
        let found = store.member(&permit(1), None, person).await.expect("read");
        assert_eq!(found.map(|it| it.id), Some(person));
    }
    let found = store.member(&permit(1), Some(lead), below).await.expect("read");
    assert_eq!(found.as_ref(), team.get(1));

    let mut read = find_attempt(&*store, &permit(1), id(2)).await.expect("saved");
    later = later.plus(Duration::from_mins(1));
    read.value.submit(&version, later).expect("in progress");
    save_attempt(&*store, &permit(1), &read).await.expect("save");
    let team = store.team(&permit(1), Some(lead)).await.expect("read");
    assert_eq!(team[1].last_activity, Some(later));
}

pub async fn the_steps_of_a_team_show_what_came_of_each<S: AnyStore>(store: Arc<S>) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let to_read = given_published(&*store, 1, &to_read(2, "To read")).await;
    given_retired(&*store, 1, &crate::lessons::to_read(3, "Retired")).await;
    insert_module(&*store, 1, &crate::lessons::to_read(4, "Draft")).await.expect("insert");
    let steps = [(3, None), (4, None), (1, Some(5)), (2, None)];
    insert(&*store, 1, &path(1, "Beta", &steps)).await.expect("insert");
    insert(&*store, 1, &path(2, "alpha", &[(1, None)])).await.expect("insert");
    let on_paths = [(1, 1, below), (2, 2, below), (3, 1, lowest), (4, 1, other), (5, 2, lead)];
    for (number, path, person) in on_paths {
        let on_it = assignment(number, path, person, "2039-02-03");
        assign(&*store, 1, &on_it).await.expect("assign");
    }
    // A pass, and a later fail in practice; and what is begun again beside it.
    given_finished(&*store, 1, 1, below, &version, true).await;
    given_finished(&*store, 1, 2, below, &version, false).await;
    insert_attempt(&*store, 1, &attempt(3, below, &version)).await.expect("insert");
    given_finished(&*store, 1, 4, lowest, &version, false).await;
    let read = given_acknowledged(&*store, 1, 5, lowest, &to_read).await;
    completions::insert(&*store, 1, &completion(&read, None)).await.expect("insert");

    let found = steps_of_team(&*store, 1, Some(lead)).await;
    let lines: Vec<_> = found.iter().map(shown).collect();
    let expected = [
        (lowest, "Beta", "Retired", [false, false, false]),
        (lowest, "Beta", "Quiz", [false, true, false]),
        (lowest, "Beta", "To read", [true, false, false]),
        (below, "alpha", "Quiz", [true, false, true]),
        (below, "Beta", "Retired", [false, false, false]),
        (below, "Beta", "Quiz", [true, false, true]),
        (below, "Beta", "To read", [false, false, false]),
    ];
    assert_eq!(lines, expected, "module 4 was never published");
    let (first, second) = (&found[0].1, &found[1].1);
    let statuses = [first.state.status, second.state.status];
    assert_eq!(statuses, [Some(ModuleStatus::Retired), Some(ModuleStatus::Published)]);
    assert_eq!((second.starts_on, second.path), (date("2039-02-03"), id(1)));
    assert_eq!((second.due_after, first.due_after), (WorkingDays::new(5).ok(), None));
    assert_eq!(steps_of_team(&*store, 1, None).await.len(), 7 + 3 + 1);
    let progress = store.progress_of_team(&permit(1), None).await.expect("read").0;
    let members: Vec<_> = progress.into_iter().map(|it| it.member).collect();
    assert_eq!(members, store.team(&permit(1), None).await.expect("read"));
}

pub async fn a_failure_counts_again_after_a_completion_that_ends<S: AnyStore>(store: Arc<S>) {
    let [lead, below, ..] = given_team(&*store).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert(&*store, 1, &path(1, "Starter", &[(1, None)])).await.expect("insert");
    assign(&*store, 1, &assignment(1, 1, below, "2039-02-03")).await.expect("assign");
    given_finished(&*store, 1, 1, below, &version, false).await;
    let step = async || steps_of_team(&*store, 1, Some(lead)).await.remove(0).1;
    assert_eq!((step().await.has_failed, step().await.state.completion), (true, None));

    let mut passed = attempt(2, below, &version);
    answer_all(&mut passed, &version, true);
    passed.submit(&version, noon()).expect("in progress");
    insert_attempt(&*store, 1, &passed).await.expect("insert");
    let (end, opens) = (End::on(date("2040-02-03")), date("2040-01-04"));
    let term = Some(Term { end, opens });
    completions::insert(&*store, 1, &completion(&passed, term)).await.expect("insert");
    let found = step().await;
    assert_eq!(found.state.completion, Some(Tenure { term, ..Tenure::default() }));
    assert!(!found.has_failed, "that was before it");

    for (number, is_practice) in [(3, true), (4, false)] {
        let later = noon().plus(Duration::from_mins(1));
        let (mut failed, _) = Attempt::start(
            id(number),
            below,
            &version,
            Beginning::at(later).as_practice(is_practice),
        );
        failed.submit(&version, later).expect("in progress");
        insert_attempt(&*store, 1, &failed).await.expect("insert");
        assert_eq!(step().await.has_failed, !is_practice);
    }
}

pub async fn who_is_deactivated_is_in_no_team_and_stays_on_their_paths<S: AnyStore>(store: Arc<S>) {
    let [lead, below, lowest, other] = given_team(&*store).await;
    insert(&*store, 1, &path(1, "Starter", &[])).await.expect("insert");
    insert(&*store, 1, &path(2, "Another", &[])).await.expect("insert");
    assign(&*store, 1, &assignment(1, 1, below, "2039-02-03")).await.expect("assign");
    deactivate(&*store, below).await;

    assert_eq!(ids(&*store, Some(lead)).await, [lowest], "whom they lead is still below the lead");
    assert_eq!(ids(&*store, None).await, [person_id(1, 1), lowest, lead, other]);
    let (progress, seq) = store.progress_of_team(&permit(1), Some(lead)).await.expect("read");
    assert_eq!(progress.iter().map(|it| it.member.id).collect::<Vec<_>>(), [lowest]);
    assert_eq!(seq, store.head(&permit(1)).await.expect("head").seq);
    let nobody = store.progress_of_team(&permit(1), Some(lowest)).await.expect("read");
    assert_eq!(nobody, (Vec::new(), 0));
    let some = [other, below, lowest, person_id(2, 1)];
    for (manager, expected) in [(None, vec![lowest, other]), (Some(lead), vec![lowest])] {
        let found = store.progress_of_members(&permit(1), manager, &some).await.expect("read");
        assert_eq!(found.iter().map(|it| it.member.id).collect::<Vec<_>>(), expected, "by name");
        let all = store.progress_of_team(&permit(1), manager).await.expect("read").0;
        assert!(found.iter().all(|it| all.contains(it)), "the same of each");
    }
    let found = store.progress_of_members(&permit(1), None, &[]).await.expect("read");
    assert_eq!(found, []);
    let off = store.people_off(&permit(1), Some(lead), &called("", 2), 9).await.expect("read");
    assert_eq!(off.iter().map(|it| it.id).collect::<Vec<_>>(), [lowest]);
    let member = store.member(&permit(1), Some(lead), below).await.expect("read");
    assert_eq!(member.map(|it| (it.id, it.is_active)), Some((below, false)));
    let first = PageNumber::FIRST;
    let on = store.people_on(&permit(1), Some(lead), id(1), first).await.expect("read");
    let on: Vec<_> = on.items.iter().map(|it| (it.id, it.is_active)).collect();
    assert_eq!(on, [(below, false)]);
}

/// Each step of a team with whose it is.
async fn steps_of_team(
    store: &dyn AnyStore,
    company: u128,
    manager: Option<PersonId>,
) -> Vec<(PersonId, TeamStep)> {
    let progress = store.progress_of_team(&permit(company), manager).await.expect("read").0;
    let steps = progress.into_iter().map(|it| (it.member.id, it.steps));
    steps.flat_map(|(id, steps)| steps.into_iter().map(move |it| (id, it))).collect()
}

/// Whose step it is, and whether it is completed, failed and in progress.
fn shown((person, step): &(PersonId, TeamStep)) -> (PersonId, &str, &str, [bool; 3]) {
    let (path, title) = (step.path_title.as_str(), step.title.as_str());
    let flags = [step.state.completion.is_some(), step.has_failed, step.is_in_progress];
    (*person, path, title, flags)
}

/// A lead, somebody below, somebody below them, and somebody elsewhere.
async fn given_team(store: &dyn AnyStore) -> [PersonId; 4] {
    given_company(store, 1).await;
    given_company(store, 2).await;
    let lead = given_person(store, 1, 2, "Lea", Some(1)).await;
    let below = given_person(store, 1, 3, "Bert", Some(2)).await;
    let lowest = given_person(store, 1, 4, "anna", Some(3)).await;
    let other = given_person(store, 1, 5, "Max", Some(1)).await;
    [lead, below, lowest, other]
}

async fn ids(store: &dyn AnyStore, manager: Option<PersonId>) -> Vec<PersonId> {
    let team = store.team(&permit(1), manager).await.expect("read");
    team.into_iter().map(|it| it.id).collect()
}

fn title(text: &str) -> PathTitle {
    PathTitle::parse(text).expect("a title")
}
