//! How people stand with what they are to learn, in their own eyes and in their manager's.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{EditCompany, edit_company, see_company},
    onboarding::{AssignPath, assign_path, see_member, see_team},
    training::{
        AcknowledgeModule, Due, Record, Standing, StartAttempt, SubmitAttempt, acknowledge_module,
        list_training, see_attempt, start_attempt, submit_attempt,
    },
};
use domain_identity::CompanySettings;
use domain_kernel::{Date, Role, ZoneName};
use domain_training::{ModuleId, Revision, SheetEntry};
use world::{Somebody, World};

/// The day of the world's clock, a Tuesday.
pub(crate) fn today() -> Date {
    "2026-11-24".parse().expect("a date")
}

/// Takes a quiz with so many right answers.
pub(crate) async fn take(world: &World, who: &Somebody, module: ModuleId, n_right: usize) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("may").attempt;
    let found = see_attempt(&world.app, &who.actor, attempt).await.expect("their own");
    let questions = found.version.lesson().questions().iter().take(n_right);
    let sheet = questions.map(|it| SheetEntry {
        question: it.id(),
        seen: Revision::NEVER,
        given: it.right_answer().expect("a key").given(),
    });
    let command = SubmitAttempt { attempt, sheet: sheet.collect(), even_incomplete: true };
    submit_attempt(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(Duration::from_mins(1));
}

#[tokio::test]
async fn the_best_attempt_counts_and_after_a_pass_all_is_practice() {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Locks").await;

    take(&world, &admin, module, 1).await;
    let record = list_training(&world.app, &admin.actor, today()).await.expect("may");
    assert!(matches!(record.modules[0].standing, Standing::Failed(_)));
    assert_eq!(record.to_do().len(), 1);

    take(&world, &admin, module, 4).await;
    take(&world, &admin, module, 5).await;
    take(&world, &admin, module, 0).await;
    let record = list_training(&world.app, &admin.actor, today()).await.expect("may");
    let Standing::Completed(best, None) = &record.modules[0].standing else {
        panic!("it was passed");
    };
    assert!(!best.is_practice);
    assert!(record.to_do().is_empty());
    assert_eq!(record.next(world.app.clock.now()), None);
}

#[tokio::test]
async fn a_module_that_is_good_for_a_year_is_renewed_before_it_lapses() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.yearly_reading(&admin, "House rules").await;
    let path = world.path(&admin, "Starter", &[(module, Some(2))]).await;
    world.assign(&admin, path, &kofi, "2026-11-23").await;
    let date = |text: &str| text.parse::<Date>().expect("a date");
    let days = |n: u64| world.clock.pass(Duration::from_hours(24 * n));

    read(&world, &kofi, module).await;
    let record = list_training(&world.app, &kofi.actor, today()).await.expect("may");
    let until = Some(date("2027-11-24"));
    assert!(matches!(record.modules[0].standing, Standing::Completed(_, it) if it == until));
    read(&world, &kofi, module).await;
    let record = list_training(&world.app, &kofi.actor, today()).await.expect("may");
    let by = record.modules[0].standing.completed_by().expect("it is completed");
    assert!(!by.is_practice, "what came after it changed nothing");

    // The first day on which it can be renewed.
    days(335);
    let opened = date("2027-10-25");
    let record = list_training(&world.app, &kofi.actor, opened).await.expect("may");
    let [module_record] = &record.modules[..] else {
        panic!("it is there once");
    };
    assert!(module_record.is_completed() && module_record.is_to_do());
    assert_eq!(module_record.due, Due::On(date("2027-11-24")));
    assert_eq!((record.paths[0].progress().n_done, record.lapsing(opened).len()), (1, 1));
    let team = see_team(&world.app, &admin.actor, opened).await.expect("may");
    assert_eq!((team.n_lapsing(), team.n_behind()), (1, 0));
    read(&world, &kofi, module).await;
    let record = list_training(&world.app, &kofi.actor, opened).await.expect("may");
    let until = Some(date("2028-11-24"));
    assert!(matches!(record.modules[0].standing, Standing::Completed(_, it) if it == until));

    let lapsed = date("2028-11-25");
    let record = list_training(&world.app, &kofi.actor, lapsed).await.expect("may");
    assert_eq!(record.modules[0].due, Due::On(date("2028-11-24")));
    assert_eq!((record.paths[0].progress().n_done, record.to_do().len()), (0, 1));
    assert_eq!(record.completed().len(), 1, "what was achieved stays on the record");
    let team = see_team(&world.app, &admin.actor, lapsed).await.expect("may");
    assert_eq!((team.n_lapsing(), team.n_behind()), (0, 1));
}

#[tokio::test]
async fn a_day_is_that_of_the_company() {
    let (world, admin) = World::set_up().await;
    let module = world.yearly_reading(&admin, "House rules").await;
    let company = see_company(&world.app, &admin.actor).await.expect("may");
    let zone = ZoneName::parse("Pacific/Auckland");
    let settings = CompanySettings { zone, ..company.value.settings };
    let command = EditCompany { expected: company.version, settings };
    edit_company(&world.app, &admin.actor, command).await.expect("may");

    // At noon in UTC it is the next day there.
    read(&world, &admin, module).await;
    let record = list_training(&world.app, &admin.actor, today()).await.expect("may");
    let until = "2027-11-25".parse().ok();
    assert!(matches!(record.modules[0].standing, Standing::Completed(_, it) if it == until));
}

fn next(world: &World, record: &Record) -> Option<ModuleId> {
    Some(record.next(world.app.clock.now())?.module()?.module)
}

/// Says that somebody has read a module.
async fn read(world: &World, who: &Somebody, module: ModuleId) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("may").attempt;
    let command = AcknowledgeModule { attempt };
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(Duration::from_mins(1));
}

#[tokio::test]
async fn a_module_in_two_paths_is_done_once_and_due_when_the_first_says() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let (one, two) = (world.quiz(&admin, "One").await, world.quiz(&admin, "Two").await);
    let early = world.path(&admin, "Early", &[(one, Some(1)), (two, None)]).await;
    let late = world.path(&admin, "Late", &[(one, Some(9))]).await;
    world.assign(&admin, early, &kofi, "2026-11-23").await;
    world.assign(&admin, late, &kofi, "2026-11-23").await;

    let record = list_training(&world.app, &kofi.actor, today()).await.expect("may");
    assert_eq!(record.modules.len(), 2);
    assert_eq!(record.modules[0].due, Due::On(today()));
    assert_eq!(next(&world, &record), Some(one));

    take(&world, &kofi, one, 5).await;
    let record = list_training(&world.app, &kofi.actor, today()).await.expect("may");
    let done = record.paths.iter().map(|it| (it.progress().n_done, it.steps.len()));
    let done: Vec<_> = done.collect();
    assert_eq!(done, [(1, 2), (1, 1)]);
    assert_eq!(next(&world, &record), Some(two));
}

#[tokio::test]
async fn a_manager_sees_all_levels_below_and_who_is_late() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let below = world.person(&admin, "Ben Below", Role::Manager, Some(&mara)).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&below)).await;
    let other = world.person(&admin, "Olga Other", Role::Staff, Some(&admin)).await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(2))]).await;
    world.assign(&mara, path, &kofi, "2026-11-16").await;

    let team = see_team(&world.app, &mara.actor, today()).await.expect("may");
    let names: Vec<_> = team.people.iter().map(|it| it.member.name.as_str()).collect();
    assert_eq!(names, ["Ben Below", "Kofi Mensah"]);
    assert_eq!(team.n_behind(), 1);
    let on_path = &team.people[1].paths[0];
    assert_eq!((on_path.n_done, on_path.n_steps, on_path.n_overdue), (0, 1, 1));

    take(&world, &kofi, module, 0).await;
    let team = see_team(&world.app, &mara.actor, today()).await.expect("may");
    assert_eq!(team.people[1].paths[0].failed.len(), 1);
    let (member, record, _) =
        see_member(&world.app, &mara.actor, kofi.id, today()).await.expect("may");
    assert_eq!((member.id, record.modules.len()), (kofi.id, 1));
    take(&world, &kofi, module, 5).await;
    let team = see_team(&world.app, &mara.actor, today()).await.expect("may");
    let on_path = &team.people[1].paths[0];
    assert!(on_path.is_done() && on_path.n_overdue == 0);

    for person in [&other, &mara] {
        let foreign = see_member(&world.app, &mara.actor, person.id, today()).await;
        assert_eq!(foreign.expect_err("not in the team").class(), Class::NotFound);
    }
    assert_eq!(see_team(&world.app, &admin.actor, today()).await.expect("may").people.len(), 4);
    let denied = see_team(&world.app, &kofi.actor, today()).await;
    assert_eq!(denied.expect_err("staff").class(), Class::Denied);
}

#[tokio::test]
async fn a_manager_assigns_to_the_own_team_only_and_twice_is_once() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olga Other", Role::Staff, None).await;
    let path = world.path(&admin, "Starter", &[]).await;
    let command =
        |person: &Somebody| AssignPath { path, people: vec![person.id], starts_on: today() };

    for n_new in [1, 0] {
        let assigned = assign_path(&world.app, &mara.actor, command(&kofi)).await.expect("may");
        assert_eq!((assigned.new.len(), assigned.n_before), (n_new, 1 - n_new));
    }
    let both = AssignPath { people: vec![kofi.id, other.id], ..command(&kofi) };
    let refused = assign_path(&world.app, &mara.actor, both).await;
    assert_eq!(refused.expect_err("one of them is not in the team").class(), Class::Invalid);
    let team = see_team(&world.app, &mara.actor, today()).await.expect("may");
    assert_eq!(team.people[0].paths.len(), 0);
    let refused = assign_path(&world.app, &mara.actor, command(&other)).await;
    assert_eq!(refused.expect_err("not in the team").class(), Class::Invalid);
    let denied = assign_path(&world.app, &kofi.actor, command(&kofi)).await;
    assert_eq!(denied.expect_err("staff").class(), Class::Denied);
}
