//! The calendar of what somebody is to do and until when, at an address that only they know.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{
        DeactivatePerson, ReactivatePerson, deactivate_person, reactivate_person, see_person,
    },
    onboarding::{FinishTask, StepOf, WithdrawPath, finish_task, withdraw_path},
    training::{
        AcknowledgeModule, ReadCalendarError, StartAttempt, acknowledge_module, make_calendar,
        read_calendar, revoke_calendar, see_calendar, start_attempt,
    },
};
use domain_kernel::Role;
use domain_onboarding::{Doer, WorkingDays, WrittenStep};
use domain_training::{DayKind, ModuleId};
use world::{Somebody, World, task, visitor};

/// The kind, the day, whether it was called off, and how often it was changed, of each entry.
type Said = (DayKind, String, bool, u32);

async fn read(world: &World, secret: &str) -> Result<Vec<Said>, ReadCalendarError> {
    let view = read_calendar(&world.app, &visitor(), secret).await?;
    let entries = view.calendar.entries();
    let said = entries.map(|(key, it)| (key.kind, it.on.to_string(), it.is_cancelled, it.sequence));
    Ok(said.collect())
}

async fn class_of(world: &World, secret: &str) -> Option<Class> {
    read(world, secret).await.err().map(|it| it.class())
}

async fn make(world: &World, who: &Somebody) -> String {
    make_calendar(&world.app, &who.actor).await.expect("their own").text()
}

async fn acknowledge(world: &World, who: &Somebody, module: ModuleId) {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("theirs").attempt;
    let command = AcknowledgeModule { attempt };
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
}

fn due(on: &str, is_cancelled: bool, sequence: u32) -> Said {
    (DayKind::Due, on.to_owned(), is_cancelled, sequence)
}

#[tokio::test]
async fn what_is_due_is_told_until_it_is_done() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.reading(&admin, "Locks").await;
    let open = world.reading(&admin, "Open to all").await;
    let path = world.path(&admin, "Starter", &[(module, Some(3)), (open, None)]).await;
    let secret = make(&world, &kofi).await;
    assert_eq!(read(&world, &secret).await.expect("theirs"), []);

    world.assign(&admin, path, &kofi, "2026-11-23").await;
    let told = [due("2026-11-26", false, 0)];
    for _ in 0..2 {
        assert_eq!(read(&world, &secret).await.expect("theirs"), told);
    }
    acknowledge(&world, &kofi, module).await;
    assert_eq!(read(&world, &secret).await.expect("theirs"), [due("2026-11-26", true, 1)]);
}

#[tokio::test]
async fn tasks_are_told_with_who_does_them_until_they_are_done() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let dated = |title, by| {
        let WrittenStep { id, mut plan } = task(title, by);
        plan.due_after = WorkingDays::new(3).ok();
        WrittenStep { id, plan }
    };
    let steps = vec![
        dated("Papers", Doer::Person),
        dated("Key", Doer::Manager),
        dated("Badge", Doer::Admin),
        task("At any time", Doer::Person),
    ];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &kofi, "2026-11-23").await;
    let secret = make(&world, &kofi).await;
    let told = async || {
        let mut told = read(&world, &secret).await.expect("theirs");
        told.sort_by_key(|it| it.0);
        assert!(told.iter().all(|it| it.1 == "2026-11-26"), "{told:?}");
        told.into_iter().map(|(kind, _, is_off, n)| (kind, is_off, n)).collect::<Vec<_>>()
    };
    let [own, managers, admins] = [DayKind::Task, DayKind::ManagersTask, DayKind::AdminsTask];
    assert_eq!(told().await, [(own, false, 0), (managers, false, 0), (admins, false, 0)]);

    let steps = world.steps(&admin, path).await;
    let of = |step| StepOf { person: kofi.id, path, step };
    let papers = FinishTask { of: of(steps[0]) };
    finish_task(&world.app, &kofi.actor, papers).await.expect("their own");
    let badge = FinishTask { of: of(steps[2]) };
    finish_task(&world.app, &admin.actor, badge).await.expect("an admin may");
    assert_eq!(told().await, [(own, true, 1), (managers, false, 0), (admins, true, 1)]);
}

#[tokio::test]
async fn what_is_taken_away_is_called_off_and_may_come_back() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.reading(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(3))]).await;
    let secret = make(&world, &kofi).await;
    world.assign(&admin, path, &kofi, "2026-11-23").await;
    read(&world, &secret).await.expect("theirs");

    let command = WithdrawPath { path, person: kofi.id };
    withdraw_path(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!(read(&world, &secret).await.expect("theirs"), [due("2026-11-26", true, 1)]);
    world.assign(&admin, path, &kofi, "2026-11-24").await;
    assert_eq!(read(&world, &secret).await.expect("theirs"), [due("2026-11-27", false, 2)]);
}

#[tokio::test]
async fn what_was_completed_for_a_time_is_told_with_its_last_day() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.yearly_reading(&admin, "First aid").await;
    let secret = make(&world, &kofi).await;
    acknowledge(&world, &kofi, module).await;

    let ends = |on: &str, sequence| [(DayKind::Ends, on.to_owned(), false, sequence)];
    let told = read(&world, &secret).await.expect("theirs");
    assert_eq!(told, ends("2027-11-24", 0));
    world.clock.pass(Duration::from_hours(350 * 24));
    // It is open to all and on no path, so it is not due.
    assert_eq!(read(&world, &secret).await.expect("theirs"), ends("2027-11-24", 0));
    acknowledge(&world, &kofi, module).await;
    assert_eq!(read(&world, &secret).await.expect("theirs"), ends("2028-11-24", 1));
}

#[tokio::test]
async fn an_address_ends_when_it_is_replaced_or_taken_back() {
    let (world, admin) = World::set_up().await;
    assert_eq!(see_calendar(&world.app, &admin.actor).await.expect("may"), None);
    let first = make(&world, &admin).await;
    assert_eq!(first.len(), 64);
    let second = make(&world, &admin).await;
    assert_eq!(class_of(&world, &first).await, Some(Class::NotFound));
    assert_eq!(class_of(&world, &second).await, None);
    assert!(see_calendar(&world.app, &admin.actor).await.expect("may").is_some());
    for _ in 0..2 {
        revoke_calendar(&world.app, &admin.actor).await.expect("may");
    }
    assert_eq!(class_of(&world, &second).await, Some(Class::NotFound));
    assert_eq!(see_calendar(&world.app, &admin.actor).await.expect("may"), None);
    for bad in ["", "x", &second[1..], &second.to_uppercase()] {
        assert_eq!(class_of(&world, bad).await, Some(Class::NotFound), "{bad}");
    }
}

#[tokio::test]
async fn an_address_does_not_come_back_with_its_person() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let secret = make(&world, &kofi).await;
    let version =
        async || see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let command = DeactivatePerson { id: kofi.id, expected: version().await, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!(class_of(&world, &secret).await, Some(Class::NotFound));
    let command = ReactivatePerson { id: kofi.id, expected: version().await };
    reactivate_person(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!(class_of(&world, &secret).await, Some(Class::NotFound));
}

#[tokio::test]
async fn one_address_of_the_network_asks_only_so_often() {
    let (world, admin) = World::set_up().await;
    let secret = make(&world, &admin).await;
    for _ in 0..20 {
        read(&world, &secret).await.expect("not too often");
    }
    let refused = class_of(&world, &secret).await;
    assert!(matches!(refused, Some(Class::Throttled(_))), "{refused:?}");
    world.clock.pass(Duration::from_secs(2));
    assert_eq!(class_of(&world, &secret).await, None);
}
