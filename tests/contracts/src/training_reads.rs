use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    identity::Direction,
    training::{AttemptLineState, ListModules, ModuleLine, ModulesSortedBy, Progress},
};
use domain_kernel::{Permit, PersonId};
use domain_training::{
    Attempt, Beginning, Given, KindType, ModuleStatus, ModuleVersion, Outcome, Points,
    RevocationReason, VersionNumber,
};

use crate::{
    AnyStore,
    attempts::answer_all,
    completions::{self, completion, given_acknowledged},
    lessons::{
        about, answer, attempt, find, find_attempt, given_person, given_published, given_retired,
        id, insert, insert_attempt, publish, publish_at, question_id, quiz, save, save_attempt,
        three_points, to_read,
    },
    world::{given_company, noon, permit, person_id, platform_permit},
};

pub async fn modules_are_listed_by_title_found_by_a_part_of_it_and_paged<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    for number in 1..=27 {
        let module = to_read(number, &format!("module {number:02}"));
        insert(&*store, 1, &module).await.expect("insert");
    }
    given_published(&*store, 1, &quiz(98, "100% ÉMILE_")).await;
    given_retired(&*store, 1, &to_read(99, "Wild!card")).await;

    let all = list(&*store, &permit(1), "", None, 1).await;
    assert_eq!((all.0, all.1.len()), (29, 25));
    let titles: Vec<&str> = all.1[..2].iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["100% ÉMILE_", "module 01"]);
    let second = list(&*store, &permit(1), "", None, 2).await;
    let titles: Vec<&str> = second.1.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["module 25", "module 26", "module 27", "Wild!card"]);
    for (searched, number) in [("100%", 98), (" émile_ ", 98), ("WILD!", 99), ("E 07", 7)] {
        let (n_matches, lines) = list(&*store, &permit(1), searched, None, 1).await;
        assert_eq!((n_matches, lines[0].id), (1, id(number)), "{searched}");
    }
    assert_eq!(list(&*store, &permit(1), "_%", None, 1).await.0, 0);
    for (status, n_matches) in
        [(ModuleStatus::Draft, 27), (ModuleStatus::Published, 1), (ModuleStatus::Retired, 1)]
    {
        let listed = list(&*store, &permit(1), "", Some(status), 1).await;
        assert_eq!(listed.0, n_matches, "{status:?}");
        assert!(listed.1.iter().all(|it| it.status == status));
    }
    assert_eq!(list(&*store, &permit(2), "", None, 1).await, (0, Vec::new()));
    assert!(store.modules(&platform_permit(), &query("", None, 1)).await.is_err());
}

pub async fn modules_are_sorted_and_narrowed_to_a_kind<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let quiz = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert(&*store, 1, &to_read(2, "Reading")).await.expect("insert");
    let later = noon().plus(Duration::from_mins(1));
    let reading = publish_at(&*store, 1, id(2), later).await.expect("publish");
    insert(&*store, 1, &to_read(3, "Draft")).await.expect("insert");
    given_retired(&*store, 1, &to_read(4, "Old")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &reading)).await.expect("insert");
    given_finished(&*store, 1, 2, person_id(1, 1), &quiz, true).await;
    let mut read = find(&*store, &permit(1), id(2)).await.expect("saved");
    read.value.open_draft(&reading).expect("it is the newest");
    save(&*store, &permit(1), &read).await.expect("save");

    let (up, down) = (Direction::Ascending, Direction::Descending);
    for (sorted_by, direction, titles) in [
        (ModulesSortedBy::Title, down, ["Reading", "Quiz", "Old", "Draft"]),
        (ModulesSortedBy::Published, up, ["Old", "Quiz", "Reading", "Draft"]),
        (ModulesSortedBy::Published, down, ["Reading", "Old", "Quiz", "Draft"]),
        (ModulesSortedBy::InProgress, up, ["Draft", "Old", "Quiz", "Reading"]),
        (ModulesSortedBy::InProgress, down, ["Reading", "Draft", "Old", "Quiz"]),
        (ModulesSortedBy::Completed, up, ["Draft", "Old", "Reading", "Quiz"]),
        (ModulesSortedBy::Completed, down, ["Quiz", "Draft", "Old", "Reading"]),
    ] {
        let asked = ListModules { sorted_by, direction, ..ListModules::default() };
        let listed = store.modules(&permit(1), &asked).await.expect("modules").items;
        let listed: Vec<&str> = listed.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(listed, titles, "{sorted_by:?} {direction:?}");
    }
    for (kind, titles) in
        [(KindType::Quiz, vec!["Quiz"]), (KindType::Acknowledge, vec!["Draft", "Old", "Reading"])]
    {
        let asked = ListModules { kind: Some(kind), ..ListModules::default() };
        let found = store.modules(&permit(1), &asked).await.expect("modules");
        let listed: Vec<&str> = found.items.iter().map(|it| it.title.as_str()).collect();
        assert_eq!((found.n_matches as usize, listed), (titles.len(), titles), "{kind:?}");
    }
    // Of what was never published the draft counts, and not what somebody has typed into it.
    insert(&*store, 1, &three_points(5, "Asked")).await.expect("insert");
    insert(&*store, 1, &to_read(6, "Says ,\"quiz\":{")).await.expect("insert");
    let asked = ListModules { kind: Some(KindType::Quiz), ..ListModules::default() };
    let found = store.modules(&permit(1), &asked).await.expect("modules").items;
    let listed: Vec<&str> = found.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(listed, ["Asked", "Quiz"]);
}

pub async fn modules_are_narrowed_to_those_in_writing<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert(&*store, 1, &to_read(2, "Reading")).await.expect("insert");
    let reading = publish(&*store, 1, id(2)).await.expect("publish");
    insert(&*store, 1, &to_read(3, "Draft")).await.expect("insert");
    given_retired(&*store, 1, &to_read(4, "Old")).await;
    let mut read = find(&*store, &permit(1), id(2)).await.expect("saved");
    read.value.open_draft(&reading).expect("it is the newest");
    save(&*store, &permit(1), &read).await.expect("save");
    for (has_draft, titles) in [(true, ["Draft", "Reading"]), (false, ["Old", "Quiz"])] {
        let asked = ListModules { has_draft: Some(has_draft), ..ListModules::default() };
        let found = store.modules(&permit(1), &asked).await.expect("modules");
        let listed: Vec<&str> = found.items.iter().map(|it| it.title.as_str()).collect();
        assert_eq!((found.n_matches, listed), (2, titles.to_vec()), "{has_draft}");
    }
}

pub async fn a_module_is_called_like_its_newest_version<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "First")).await;
    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.open_draft(&version).expect("it is the newest");
    read.value.edit(about("Second"), version.quiz().map(|it| it.rules)).expect("a draft");
    read.value.remove_question(question_id(0)).expect("a question");
    save(&*store, &permit(1), &read).await.expect("save");

    let line = only_line(&*store, "First").await;
    assert_eq!((line.version, line.has_draft), (Some(VersionNumber::FIRST), true));
    assert_eq!(line.n_questions, Some(6));
    let view = store.module(&permit(1), id(1)).await.expect("read").expect("saved");
    assert_eq!(view.module, find(&*store, &permit(1), id(1)).await.expect("saved"));
    assert_eq!(view.latest, Some(version));

    let version = publish(&*store, 1, id(1)).await.expect("publish");
    let line = only_line(&*store, "Second").await;
    assert_eq!((line.version, line.has_draft), (Some(VersionNumber::new(2)), false));
    assert_eq!(line.n_questions, Some(5));
    let view = store.module(&permit(1), id(1)).await.expect("read").expect("saved");
    assert_eq!(view.latest, Some(version));

    insert(&*store, 1, &to_read(2, "Draft")).await.expect("insert");
    let line = only_line(&*store, "Draft").await;
    assert_eq!((line.version, line.has_draft, line.n_questions), (None, true, None));
    let view = store.module(&permit(1), id(2)).await.expect("read").expect("saved");
    assert_eq!((view.module.value, view.latest), (to_read(2, "Draft"), None));
    assert_eq!(store.module(&permit(1), id(3)).await.expect("read"), None);
    assert_eq!(store.module(&permit(2), id(1)).await.expect("read"), None);
    assert!(store.module(&platform_permit(), id(1)).await.is_err());
}

pub async fn a_module_counts_people_and_not_attempts<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let to_read = given_published(&*store, 1, &to_read(2, "To read")).await;
    let theirs = given_published(&*store, 2, &quiz(1, "Quiz")).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let admin = person_id(1, 1);
    for (number, is_right) in [(1, true), (2, true), (3, false)] {
        given_finished(&*store, 1, number, admin, &version, is_right).await;
    }
    given_finished(&*store, 1, 4, other, &version, false).await;
    for (number, person) in [(5, admin), (6, other)] {
        insert_attempt(&*store, 1, &attempt(number, person, &version)).await.expect("insert");
    }
    let read = given_acknowledged(&*store, 1, 7, other, &to_read).await;
    completions::insert(&*store, 1, &completion(&read, None)).await.expect("insert");
    let again = given_acknowledged(&*store, 1, 8, admin, &to_read).await;
    let mut revoked = completion(&again, None);
    revoked.revoke(RevocationReason::restore("Why".to_owned())).expect("it counts");
    completions::insert(&*store, 1, &revoked).await.expect("insert");
    given_finished(&*store, 2, 1, person_id(2, 1), &theirs, true).await;

    for (title, number, counts) in [("Quiz", 1, (2, 1)), ("To read", 2, (0, 1))] {
        let line = only_line(&*store, title).await;
        assert_eq!((line.n_in_progress, line.n_completed), counts, "{title}");
        let view = store.module(&permit(1), id(number)).await.expect("read").expect("saved");
        assert_eq!((view.n_in_progress, view.n_completed), counts, "{title}");
    }
}

pub async fn attempts_are_listed_newest_first_as_they_stand<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "First")).await;
    let to_read = given_published(&*store, 1, &to_read(2, "To read")).await;
    let admin = person_id(1, 1);
    let minute = |n: u64| noon().plus(Duration::from_mins(n));
    given_finished(&*store, 1, 1, admin, &version, true).await;
    let (mut acknowledged, _) =
        Attempt::start(id(2), admin, &to_read, Beginning::at(minute(1)).as_practice(true));
    acknowledged.acknowledge(minute(3)).expect("in progress");
    insert_attempt(&*store, 1, &acknowledged).await.expect("insert");
    let (begun, _) = Attempt::start(id(3), admin, &version, Beginning::at(minute(2)));
    insert_attempt(&*store, 1, &begun).await.expect("insert");
    rename(&*store, &version, "Second").await;

    let mut read = find_attempt(&*store, &permit(1), id(3)).await.expect("saved");
    answer_all(&mut read.value, &version, true);
    answer(&mut read.value, &version, 4, Given::cleared());
    Progress::save(&*store, &permit(1), &read, minute(7)).await.expect("save");

    let lines = store.attempts_of(&permit(1), admin).await.expect("read");
    let numbers: Vec<_> = lines.iter().map(|it| it.id).collect();
    assert_eq!(numbers, [id(3), id(2), id(1)]);
    assert_eq!(lines[0].state, AttemptLineState::InProgress { n_answered: 4, saved: minute(7) });
    assert_eq!((lines[0].title.as_str(), lines[0].n_questions), ("First", 6));
    assert_eq!((lines[0].started, lines[0].is_practice), (minute(2), false));
    assert_eq!((lines[1].module, lines[1].is_practice), (id(2), true));
    let (outcome, zero) = (Outcome::Acknowledged, Points::ZERO);
    let at = minute(3);
    let state = AttemptLineState::Finished { at, outcome, score: zero, needed: zero, max: zero };
    assert_eq!(lines[1].state, state);
    let (all, half) = (Points::from_milli(6_500), Points::from_milli(3_250));
    let (at, outcome) = (noon(), Outcome::Passed);
    let state = AttemptLineState::Finished { at, outcome, score: all, needed: half, max: all };
    assert_eq!((lines[2].state, lines[2].version), (state, VersionNumber::FIRST));

    for (permit, person) in [(permit(1), person_id(1, 2)), (permit(2), admin)] {
        assert_eq!(store.attempts_of(&permit, person).await.expect("read"), []);
    }
    assert!(store.attempts_of(&platform_permit(), admin).await.is_err());
}

/// Publishes the next version of a module under another title.
pub(crate) async fn rename(store: &dyn AnyStore, version: &ModuleVersion, title: &str) {
    let mut read = find(store, &permit(1), version.module()).await.expect("saved");
    read.value.open_draft(version).expect("it is the newest");
    read.value.edit(about(title), version.quiz().map(|it| it.rules)).expect("a draft");
    save(store, &permit(1), &read).await.expect("save");
    publish(store, 1, version.module()).await.expect("publish");
}

/// An attempt that was begun, answered and submitted at noon.
pub(crate) async fn given_finished(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    person: PersonId,
    version: &ModuleVersion,
    is_right: bool,
) {
    let begun = attempt(number, person, version);
    insert_attempt(store, company, &begun).await.expect("insert");
    let mut read = find_attempt(store, &permit(company), begun.id()).await.expect("saved");
    answer_all(&mut read.value, version, is_right);
    read.value.submit(version, noon()).expect("in progress");
    save_attempt(store, &permit(company), &read).await.expect("save");
    if is_right {
        completions::insert(store, company, &completion(&read.value, None)).await.expect("insert");
    }
}

fn query(search: &str, status: Option<ModuleStatus>, page: u32) -> ListModules {
    let page = PageNumber::parse(page).expect("a page");
    ListModules { search: search.to_owned(), status, page, ..ListModules::default() }
}

async fn list(
    store: &dyn AnyStore,
    permit: &Permit,
    search: &str,
    status: Option<ModuleStatus>,
    page: u32,
) -> (u32, Vec<ModuleLine>) {
    let found = store.modules(permit, &query(search, status, page)).await.expect("modules");
    (found.n_matches, found.items)
}

async fn only_line(store: &dyn AnyStore, title: &str) -> ModuleLine {
    let (n_matches, mut lines) = list(store, &permit(1), title, None, 1).await;
    assert_eq!((n_matches, lines[0].title.as_str()), (1, title));
    lines.remove(0)
}
