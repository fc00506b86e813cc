//! How often one may try, how long one has, and who gives more of both.

use std::time::Duration;

use application::{
    Class, Failure,
    identity::{GiveTime, GiveTimeError, give_time, see_person},
    training::{
        AttemptInProgress, GiveTry, GiveTryError, SaveAnswers, StartAttempt, StartAttemptError,
        SubmitAttempt, Submitted, end_overdue, give_try, list_training, save_answers, see_attempt,
        see_offer, start_attempt, submit_attempt,
    },
};
use domain_kernel::{Role, StoreError, TimeFactor, Timestamp, Version};
use domain_training::{
    AttemptId, AttemptStatus, Ending, ExtraTryReason, ExtraTryRefused, ModuleId, MostTries, Points,
    QuizRules, SaveRefused, SheetEntry, TimeLimit, Tries, Turn, TurnRefused, Wait,
};
use world::{Somebody, World};

use crate::records::today;

const MINUTE: Duration = Duration::from_mins(1);

fn tries(most: u8, wait: u32) -> QuizRules {
    let wait = Wait::from_minutes(wait).expect("a wait");
    QuizRules { tries: Tries { most: MostTries::new(most).ok(), wait }, ..QuizRules::default() }
}

fn ten_minutes() -> QuizRules {
    QuizRules { time_limit: TimeLimit::from_minutes(10).ok(), ..QuizRules::default() }
}

async fn start(world: &World, who: &Somebody, module: ModuleId) -> Result<AttemptId, TurnRefused> {
    match start_attempt(&world.app, &who.actor, StartAttempt { module }).await {
        Ok(started) => Ok(started.attempt),
        Err(StartAttemptError::Turn(refused)) => Err(refused),
        Err(err) => panic!("{err:?}"),
    }
}

async fn see(world: &World, who: &Somebody, id: AttemptId) -> AttemptInProgress {
    see_attempt(&world.app, &who.actor, id).await.expect("their own")
}

/// Right answers to questions at these places.
fn right(found: &AttemptInProgress, places: &[usize]) -> Vec<SheetEntry> {
    let asked = found.attempt.value.asked(&found.version);
    let entry = |place: &usize| {
        let question = asked[*place].question;
        let seen = found.attempt.value.response(question.id()).revision;
        let given = question.right_answer().expect("a key").given();
        SheetEntry { question: question.id(), seen, given }
    };
    places.iter().map(entry).collect()
}

async fn submit(
    world: &World,
    who: &Somebody,
    attempt: AttemptId,
    sheet: Vec<SheetEntry>,
) -> Submitted {
    let command = SubmitAttempt { attempt, sheet, even_incomplete: true };
    submit_attempt(&world.app, &who.actor, command).await.expect("their own")
}

/// Starts, and hands in nothing.
async fn fail(world: &World, who: &Somebody, module: ModuleId) {
    let attempt = start(world, who, module).await.expect("may");
    submit(world, who, attempt, Vec::new()).await;
}

async fn pass(world: &World, who: &Somebody, module: ModuleId) {
    let attempt = start(world, who, module).await.expect("may");
    let sheet = right(&see(world, who, attempt).await, &[0, 1, 2, 3, 4]);
    submit(world, who, attempt, sheet).await;
}

async fn give(
    world: &World,
    by: &Somebody,
    to: &Somebody,
    module: ModuleId,
) -> Result<(), GiveTryError> {
    let reason = ExtraTryReason::restore("The fire alarm rang".to_owned());
    give_try(&world.app, &by.actor, GiveTry { person: to.id, module, reason }).await
}

async fn turn(world: &World, who: &Somebody, module: ModuleId) -> Turn {
    let record = list_training(&world.app, &who.actor, today()).await.expect("may");
    record.module(module).expect("open to all").turn(world.app.clock.now())
}

#[tokio::test]
async fn tries_run_out_and_a_manager_gives_one_more() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olga Other", Role::Manager, Some(&admin)).await;
    let stranger = world.another_company().await;
    let module = world.quiz_under(&admin, "Locks", tries(2, 0)).await;

    assert_eq!(turn(&world, &kofi, module).await, Turn::Now { n_left: Some(2) });
    fail(&world, &kofi, module).await;
    assert_eq!(turn(&world, &kofi, module).await, Turn::Now { n_left: Some(1) });
    let early = give(&world, &mara, &kofi, module).await;
    assert!(matches!(early, Err(GiveTryError::Refused(ExtraTryRefused::HasTries))), "{early:?}");
    fail(&world, &kofi, module).await;
    assert_eq!(start(&world, &kofi, module).await, Err(TurnRefused::Used { n: 2 }));
    assert_eq!(turn(&world, &kofi, module).await, Turn::Used { n: 2 });

    // Not oneself, not somebody else's people, not another company's.
    for (who, class) in
        [(&kofi, Class::Denied), (&other, Class::NotFound), (&stranger, Class::NotFound)]
    {
        let refused = give(&world, who, &kofi, module).await.expect_err("not theirs to give");
        assert_eq!(refused.class(), class, "{refused:?}");
    }
    give(&world, &mara, &kofi, module).await.expect("she leads him");
    let again = give(&world, &admin, &kofi, module).await;
    assert!(matches!(again, Err(GiveTryError::Refused(ExtraTryRefused::HasTries))), "{again:?}");
    world.deliver_all().await;
    let mail = world.mailbox.last("kofi.mensah@harbour.example").expect("a mail");
    assert!(mail.contains("extra_try"), "{mail}");

    assert_eq!(turn(&world, &kofi, module).await, Turn::Now { n_left: Some(1) });
    pass(&world, &kofi, module).await;
    // Practice counts no tries.
    for _ in 0..3 {
        fail(&world, &kofi, module).await;
    }
}

#[tokio::test]
async fn nobody_gives_themselves_a_try() {
    let (world, admin) = World::set_up().await;
    let module = world.quiz_under(&admin, "Locks", tries(1, 0)).await;
    fail(&world, &admin, module).await;
    let given = give(&world, &admin, &admin, module).await;
    assert!(matches!(given, Err(GiveTryError::Refused(ExtraTryRefused::Oneself))), "{given:?}");
}

#[tokio::test]
async fn a_try_is_waited_for_unless_it_was_given() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.quiz_under(&admin, "Locks", tries(2, 60)).await;
    fail(&world, &kofi, module).await;
    let at = world.app.clock.now().plus(60 * MINUTE);

    assert_eq!(start(&world, &kofi, module).await, Err(TurnRefused::NotYet { at }));
    assert_eq!(turn(&world, &kofi, module).await, Turn::From { at, n_left: Some(1) });
    world.clock.pass(59 * MINUTE);
    assert_eq!(start(&world, &kofi, module).await, Err(TurnRefused::NotYet { at }));
    world.clock.pass(MINUTE);
    fail(&world, &kofi, module).await;

    give(&world, &admin, &kofi, module).await.expect("an admin may");
    start(&world, &kofi, module).await.expect("it is for now");
}

#[tokio::test]
async fn what_arrives_within_thirty_seconds_counts_and_ends_at_the_deadline() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.quiz_under(&admin, "Locks", ten_minutes()).await;
    let attempt = start(&world, &kofi, module).await.expect("may");
    let end = world.app.clock.now().plus(10 * MINUTE);
    let found = see(&world, &kofi, attempt).await;

    world.clock.pass(10 * MINUTE + Duration::from_secs(20));
    assert_eq!(end_overdue(&world.app).await.expect("a sweep"), 0);
    let done = submit(&world, &kofi, attempt, right(&found, &[0, 1, 2])).await;

    assert!(matches!(done, Submitted::Finished(_)), "{done:?}");
    let ended = see(&world, &kofi, attempt).await.attempt.value;
    assert_eq!(ended.ending(), Some(Ending::Submitted));
    assert_eq!(ended.state().finished_at(), Some(end));
    assert_eq!(ended.result().map(|it| it.score), Some(Points::from_milli(3_000)));
}

/// One question is saved in time, and another comes later than the grace.
async fn given_late() -> (World, Somebody, ModuleId, AttemptInProgress, Timestamp) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.quiz_under(&admin, "Locks", ten_minutes()).await;
    let attempt = start(&world, &kofi, module).await.expect("may");
    let end = world.app.clock.now().plus(10 * MINUTE);
    let sheet = right(&see(&world, &kofi, attempt).await, &[0]);
    let command = SaveAnswers { attempt, sheet };
    save_answers(&world.app, &kofi.actor, command).await.expect("in time");
    let found = see(&world, &kofi, attempt).await;
    world.clock.pass(10 * MINUTE + Duration::from_secs(40));
    (world, kofi, module, found, end)
}

async fn has_timed_out(world: &World, who: &Somebody, id: AttemptId, end: Timestamp) {
    let ended = see(world, who, id).await.attempt.value;
    assert_eq!(ended.ending(), Some(Ending::TimedOut));
    assert_eq!(ended.state().finished_at(), Some(end), "the deadline, and not the sweep");
    assert_eq!(ended.result().map(|it| it.score), Some(Points::ONE));
}

#[tokio::test]
async fn a_late_save_ends_the_attempt_with_what_was_saved_before() {
    let (world, kofi, module, found, end) = given_late().await;
    let id = found.attempt.value.id();
    // Looking changes nothing.
    assert_eq!(see(&world, &kofi, id).await.attempt.value.status(), AttemptStatus::InProgress);

    let command = SaveAnswers { attempt: id, sheet: right(&found, &[1, 2, 3]) };
    let late = save_answers(&world.app, &kofi.actor, command).await.expect_err("late");

    let is_up = application::training::SaveAnswersError::Refused(SaveRefused::TimeIsUp);
    assert_eq!(late.to_string(), is_up.to_string());
    has_timed_out(&world, &kofi, id, end).await;
    // The next try is another attempt.
    assert_ne!(start(&world, &kofi, module).await, Ok(id));
}

#[tokio::test]
async fn a_late_submit_scores_what_was_saved_before() {
    let (world, kofi, _, found, end) = given_late().await;
    let id = found.attempt.value.id();
    let done = submit(&world, &kofi, id, right(&found, &[1, 2, 3, 4])).await;
    assert!(matches!(done, Submitted::TooLate(_)), "{done:?}");
    has_timed_out(&world, &kofi, id, end).await;
    let again = submit(&world, &kofi, id, right(&found, &[1, 2, 3, 4])).await;
    assert!(matches!(again, Submitted::Finished(_)), "{again:?}");
    has_timed_out(&world, &kofi, id, end).await;
}

#[tokio::test]
async fn a_sweep_ends_what_nobody_hands_in() {
    let (world, kofi, _, found, end) = given_late().await;
    world.clock.pass(400 * MINUTE);
    assert_eq!(end_overdue(&world.app).await.expect("a sweep"), 1);
    assert_eq!(end_overdue(&world.app).await.expect("a sweep"), 0);
    has_timed_out(&world, &kofi, found.attempt.value.id(), end).await;
}

#[tokio::test]
async fn an_admin_gives_somebody_more_time() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let module = world.quiz_under(&admin, "Locks", ten_minutes()).await;
    let before = start(&world, &kofi, module).await.expect("may");
    let factor = TimeFactor::new(150).expect("in bounds");
    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let command = GiveTime { id: kofi.id, expected, factor };

    let denied = give_time(&world.app, &mara.actor, command).await;
    assert!(matches!(denied, Err(GiveTimeError::Denied(_))), "{denied:?}");
    let stranger = world.another_company().await;
    let unknown = give_time(&world.app, &stranger.actor, command).await;
    assert!(matches!(unknown, Err(GiveTimeError::NoSuchPerson)), "{unknown:?}");
    let stale = GiveTime { expected: Version::new(99), ..command };
    let stale = give_time(&world.app, &admin.actor, stale).await;
    assert!(matches!(stale, Err(GiveTimeError::Store(StoreError::Stale))), "{stale:?}");
    give_time(&world.app, &admin.actor, command).await.expect("an admin may");

    let offer = see_offer(&world.app, &kofi.actor, module, today()).await.expect("open to all");
    assert_eq!(offer.factor, factor);
    // What has begun keeps its time.
    let minutes = |found: &AttemptInProgress| {
        let attempt = &found.attempt.value;
        let deadline = attempt.deadline().expect("a limit").instant();
        deadline.since(attempt.started()).as_secs() / 60
    };
    assert_eq!(minutes(&see(&world, &kofi, before).await), 10);
    submit(&world, &kofi, before, Vec::new()).await;
    let after = start(&world, &kofi, module).await.expect("may");
    assert_eq!(minutes(&see(&world, &kofi, after).await), 15);
}
