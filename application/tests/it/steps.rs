//! Tasks, what waits, and what is waived.

use application::{
    Class, Failure,
    onboarding::{
        FinishTask, MarkStepError, ReopenStep, StepOf, WaiveStep, finish_task, module_step,
        reopen_step, see_member, see_team, waive_step,
    },
    training::{NextStep, Record, StartAttempt, list_training, start_attempt},
};
use domain_kernel::Role;
use domain_onboarding::{Doer, PathId, Reached, StepId, WaiverReason};
use domain_training::ModuleId;
use world::{Somebody, World, task, waiting};

use crate::records::{take, today};

async fn record(world: &World, who: &Somebody) -> Record {
    list_training(&world.app, &who.actor, today()).await.expect("may")
}

/// How far somebody is with each step of their first path, and which are locked.
async fn reached(world: &World, who: &Somebody) -> (Vec<Reached>, Vec<bool>) {
    let steps = record(world, who).await.paths.remove(0).steps;
    steps.iter().map(|it| (it.reached, it.is_locked)).unzip()
}

async fn finish(world: &World, by: &Somebody, of: StepOf) -> Result<(), MarkStepError> {
    finish_task(&world.app, &by.actor, FinishTask { of }).await
}

async fn reopen(world: &World, by: &Somebody, of: StepOf) -> Result<(), MarkStepError> {
    reopen_step(&world.app, &by.actor, ReopenStep { of }).await
}

async fn waive(world: &World, by: &Somebody, of: StepOf) -> Result<(), MarkStepError> {
    let reason = WaiverReason::restore("Has done it elsewhere".to_owned());
    waive_step(&world.app, &by.actor, WaiveStep { of, reason }).await
}

fn class(result: Result<(), MarkStepError>) -> Option<Class> {
    result.err().map(|err| err.class())
}

fn of(who: &Somebody, path: PathId, step: StepId) -> StepOf {
    StepOf { person: who.id, path, step }
}

/// Kofi, whom Bilal leads, on a path: a task of each, then a module that waits for them.
struct Given {
    world: World,
    admin: Somebody,
    bilal: Somebody,
    kofi: Somebody,
    path: PathId,
    steps: Vec<StepId>,
    module: ModuleId,
}

async fn given() -> Given {
    let (world, admin) = World::set_up().await;
    let bilal = world.person(&admin, "Bilal Haddad", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&bilal)).await;
    let module = world.quiz(&admin, "Locks").await;
    let steps = vec![
        task("Papers", Doer::Person),
        task("Keys", Doer::Manager),
        task("Badge", Doer::Admin),
        waiting(module_step(module, None)),
    ];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let steps = world.steps(&admin, path).await;
    Given { world, admin, bilal, kofi, path, steps, module }
}

#[tokio::test]
async fn each_does_their_tasks_and_then_the_module_that_waits_opens() {
    let Given { world, admin, bilal, kofi, path, steps, module } = given().await;
    let step = |place: usize| of(&kofi, path, steps[place]);
    let (open, locked) = reached(&world, &kofi).await;
    assert_eq!((open, locked), (vec![Reached::Open; 4], vec![false, false, false, true]));
    let start = async || start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
    let refused = start().await.expect_err("it waits");
    assert_eq!(refused.class(), Class::Denied);

    // Who does what is for somebody else to do, or leads somebody else, is refused.
    let sean = world.person(&admin, "Sean Byrne", Role::Manager, None).await;
    for (by, place, refused) in [
        (&kofi, 1, Class::Denied),
        (&kofi, 2, Class::Denied),
        (&bilal, 0, Class::Denied),
        (&bilal, 2, Class::Denied),
        (&sean, 1, Class::NotFound),
        (&admin, 0, Class::Denied),
        (&admin, 3, Class::Refused),
    ] {
        assert_eq!(class(finish(&world, by, step(place)).await), Some(refused), "{place}");
    }
    let elsewhere = StepOf { step: world.app.ids.next(), ..step(0) };
    assert_eq!(class(finish(&world, &kofi, elsewhere).await), Some(Class::NotFound));

    let next = record(&world, &kofi).await;
    let Some(NextStep::Task(_, first, task)) = next.next(world.app.clock.now()) else {
        panic!("the task comes first");
    };
    assert_eq!((first.id, task.title.as_str()), (steps[0], "Papers"));
    for (by, place) in [(&kofi, 0), (&bilal, 1), (&admin, 2)] {
        for _ in 0..2 {
            finish(&world, by, step(place)).await.expect("theirs");
        }
    }
    let (after, locked) = reached(&world, &kofi).await;
    assert_eq!(after[..3], [Reached::Done; 3]);
    assert_eq!(locked, [false; 4]);
    let team = see_team(&world.app, &bilal.actor, today()).await.expect("may");
    assert_eq!((team.people[0].paths[0].n_done, team.people[0].paths[0].n_steps), (3, 4));

    // Taken back, it waits again.
    assert_eq!(class(reopen(&world, &bilal, step(0)).await), Some(Class::Denied));
    reopen(&world, &kofi, step(0)).await.expect("their own");
    assert!(reached(&world, &kofi).await.1[3]);
    finish(&world, &kofi, step(0)).await.expect("their own");
    start().await.expect("nothing is before it any more");
}

#[tokio::test]
async fn a_task_that_waits_is_not_done_before_its_turn() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let steps = vec![task("First", Doer::Admin), waiting(task("Then", Doer::Person))];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let steps = world.steps(&admin, path).await;

    let refused = finish(&world, &kofi, of(&kofi, path, steps[1])).await;
    assert_eq!(class(refused), Some(Class::Denied));
    assert_eq!(record(&world, &kofi).await.next(world.app.clock.now()), None);
    waive(&world, &admin, of(&kofi, path, steps[0])).await.expect("an admin may");
    finish(&world, &kofi, of(&kofi, path, steps[1])).await.expect("nothing holds it up");
}

#[tokio::test]
async fn a_step_is_waived_by_who_leads_them_and_never_for_oneself() {
    let Given { world, admin, bilal, kofi, path, steps, module } = given().await;
    let last = of(&kofi, path, steps[3]);
    world.assign(&admin, path, &bilal, "2026-11-16").await;
    let sean = world.person(&admin, "Sean Byrne", Role::Manager, None).await;
    let own = of(&bilal, path, steps[3]);
    for (by, of, refused) in
        [(&kofi, last, Class::Denied), (&bilal, own, Class::Denied), (&sean, last, Class::NotFound)]
    {
        assert_eq!(class(waive(&world, by, of).await), Some(refused));
    }
    for _ in 0..2 {
        waive(&world, &bilal, last).await.expect("he leads him");
    }
    let (reached, locked) = reached(&world, &kofi).await;
    assert_eq!((reached[3], locked[3]), (Reached::Waived, false));
    let after = record(&world, &kofi).await;
    assert_eq!(after.paths[0].progress().n_counted, 3);
    let waived = after.module(module).expect("on the path");
    assert!(waived.is_waived() && !waived.is_to_do() && !waived.is_assigned);
    let team = see_team(&world.app, &bilal.actor, today()).await.expect("may");
    assert_eq!(team.people[0].paths[0].n_steps, 3);

    // On another path it is to be done all the same.
    let other = world.path(&admin, "Another", &[(module, Some(3))]).await;
    world.assign(&admin, other, &kofi, "2026-11-16").await;
    let after = record(&world, &kofi).await;
    assert!(after.module(module).is_some_and(|it| it.is_to_do() && it.is_assigned));

    assert_eq!(class(reopen(&world, &kofi, last).await), Some(Class::Denied));
    reopen(&world, &bilal, last).await.expect("he could have waived it");
    let (_, record, _) = see_member(&world.app, &bilal.actor, kofi.id, today()).await.expect("may");
    let starter = record.paths.iter().find(|it| it.id == path).expect("he is on it");
    assert_eq!(starter.steps[3].reached, Reached::Open);
}

#[tokio::test]
async fn what_was_completed_is_done_whatever_is_waived() {
    let Given { world, admin, kofi, path, steps, module, .. } = given().await;
    let last = of(&kofi, path, steps[3]);
    waive(&world, &admin, last).await.expect("an admin may");
    // Whoever wants to may learn it nevertheless.
    take(&world, &kofi, module, 5).await;
    assert_eq!(reached(&world, &kofi).await.0[3], Reached::Done);
}
