//! What is kept of a team between two looks is always what a whole reading would find.

use std::time::Duration;

use application::{
    App, Ports,
    identity::{DeactivatePerson, deactivate_person, plan_deactivation},
    onboarding::{MemberOnPath, Team, WithdrawPath, see_team, withdraw_path},
    training::{
        AcknowledgeModule, SaveAnswers, StartAttempt, acknowledge_module, save_answers,
        see_attempt, start_attempt,
    },
};
use domain_kernel::{Role, date_in};
use domain_training::SheetEntry;
use world::{Somebody, World};

/// After so long it is looked for what the trail does not tell.
const LONG: Duration = Duration::from_mins(6);

async fn see(app: &App, who: &Somebody) -> Team {
    let today = date_in(&app.policy.zone, app.clock.now());
    see_team(app, &who.actor, today).await.expect("may")
}

/// What a program sees that has just started.
async fn read(world: &World, who: &Somebody) -> Team {
    see(&App::new(Ports::clone(&world.app)), who).await
}

/// That something has changed, and that it is seen at once.
async fn check(world: &World, who: &Somebody, before: &mut Team, what: &str) {
    let brought_up_to_date = see(&world.app, who).await;
    assert_ne!(*before, brought_up_to_date, "{what}");
    *before = read(world, who).await;
    assert_eq!(brought_up_to_date, *before, "{what}");
}

#[tokio::test]
async fn every_change_is_seen_at_once() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let lead = world.person(&admin, "Ines Lead", Role::Manager, Some(&mara)).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&lead)).await;
    let locks = world.reading(&admin, "Locks").await;
    let path = world.path(&admin, "Start", &[(locks, Some(0))]).await;
    let mut team = see(&world.app, &mara).await;
    assert_eq!(team.people.len(), 2);

    world.assign(&mara, path, &kofi, "2026-11-16").await;
    check(&world, &mara, &mut team, "somebody is put on a path").await;
    let begun = start_attempt(&world.app, &kofi.actor, StartAttempt { module: locks }).await;
    check(&world, &mara, &mut team, "an attempt begins").await;
    let command = AcknowledgeModule { attempt: begun.expect("may").attempt };
    acknowledge_module(&world.app, &kofi.actor, command).await.expect("their own");
    check(&world, &mara, &mut team, "an attempt ends").await;
    assert!(team.people.iter().any(|it| it.paths.iter().any(MemberOnPath::is_done)));
    let lena = world.person(&admin, "Lena Ortiz", Role::Staff, Some(&lead)).await;
    check(&world, &mara, &mut team, "somebody comes").await;
    world.assign(&mara, path, &lena, "2026-11-16").await;
    check(&world, &mara, &mut team, "the newcomer begins").await;
    let command = WithdrawPath { path, person: kofi.id };
    withdraw_path(&world.app, &mara.actor, command).await.expect("may");
    check(&world, &mara, &mut team, "somebody is taken off").await;

    // Whoever reported to her is still below Mara.
    let plan = plan_deactivation(&world.app, &admin.actor, lead.id).await.expect("there");
    let command = DeactivatePerson { id: lead.id, expected: plan.version, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    check(&world, &mara, &mut team, "somebody goes").await;
    let names: Vec<_> = team.people.iter().map(|it| it.member.name.as_str()).collect();
    assert_eq!(names, ["Kofi Mensah", "Lena Ortiz"]);

    // What concerns everybody.
    let second = world.path(&admin, "Second", &[(locks, None)]).await;
    world.assign(&admin, second, &lena, "2026-11-16").await;
    check(&world, &mara, &mut team, "another path").await;
}

#[tokio::test]
async fn a_save_is_seen_after_a_while() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Start", &[(module, None)]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let started = start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
    let attempt = started.expect("theirs").attempt;
    let before = see(&world.app, &admin).await;

    world.clock.pass(Duration::from_mins(1));
    let found = see_attempt(&world.app, &kofi.actor, attempt).await.expect("their own");
    let first = &found.version.lesson().questions()[0];
    let (question, seen) = (first.id(), found.attempt.value.response(first.id()).revision);
    let sheet =
        vec![SheetEntry { question, seen, given: first.right_answer().expect("a key").given() }];
    save_answers(&world.app, &kofi.actor, SaveAnswers { attempt, sheet }).await.expect("in time");
    assert_eq!(see(&world.app, &admin).await, before, "the trail does not tell");
    world.clock.pass(LONG);
    let after = see(&world.app, &admin).await;
    assert_ne!(after, before);
    assert_eq!(after, read(&world, &admin).await);
}
