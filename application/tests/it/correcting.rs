//! A key was wrong, and is corrected for those who were marked by it.

use std::collections::BTreeMap;

use application::{
    Class, Failure,
    training::{
        CorrectKey, Correctable, CorrectedResult, OpenModuleDraft, Rehearsal, Standing,
        StartAttempt, SubmitAttempt, correct_key, list_training, open_draft, rehearse_correction,
        see_aftermath, see_attempt, see_correctable, start_attempt, submit_attempt,
    },
};
use domain_kernel::{Date, Role};
use domain_training::{
    AttemptId, CorrectionCounts, CorrectionReason, Given, ModuleId, Outcome, QuestionId, Reach,
    Remedy, Revision, SheetEntry, VersionNumber,
};
use world::{Somebody, World, no_id};

fn today() -> Date {
    "2026-11-24".parse().expect("a date")
}

/// A quiz of which three of five points pass.
async fn given_quiz() -> (World, Somebody, ModuleId) {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Lock-out").await;
    (world, admin, module)
}

/// Answers the first so many questions right.
async fn begin(world: &World, who: &Somebody, module: ModuleId, n_right: usize) -> SubmitAttempt {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    let attempt = started.expect("may").attempt;
    let found = see_attempt(&world.app, &who.actor, attempt).await.expect("their own");
    let questions = found.version.lesson().questions().iter().take(n_right);
    let sheet = questions.map(|it| SheetEntry {
        question: it.id(),
        seen: Revision::NEVER,
        given: it.right_answer().map_or_else(Given::cleared, |it| it.given()),
    });
    SubmitAttempt { attempt, sheet: sheet.collect(), even_incomplete: true }
}

async fn take(world: &World, who: &Somebody, module: ModuleId, n_right: usize) -> AttemptId {
    let command = begin(world, who, module, n_right).await;
    let attempt = command.attempt;
    submit_attempt(&world.app, &who.actor, command).await.expect("their own");
    world.clock.pass(std::time::Duration::from_mins(1));
    attempt
}

async fn correctable(world: &World, admin: &Somebody, module: ModuleId) -> Correctable {
    see_correctable(&world.app, &admin.actor, module, None).await.expect("it was taken")
}

fn question(found: &Correctable, place: usize) -> QuestionId {
    found.version.lesson().questions()[place].id()
}

fn command(found: &Correctable, remedies: &[(usize, Remedy)], reach: Reach) -> CorrectKey {
    let remedies = remedies.iter().map(|(place, it)| (question(found, *place), *it));
    CorrectKey {
        module: found.module,
        expected: found.expected,
        version: found.version.number(),
        remedies: remedies.collect(),
        reach,
        reason: CorrectionReason::restore("nobody could know".to_owned()),
    }
}

async fn rehearse(world: &World, admin: &Somebody, command: &CorrectKey) -> Rehearsal {
    let found = correctable(world, admin, command.module).await;
    rehearse_correction(&world.app, &admin.actor, &found, command).await.expect("a correction")
}

/// What somebody reads on the page of their result.
async fn see(world: &World, who: &Somebody, attempt: AttemptId) -> Option<CorrectedResult> {
    let found = see_attempt(&world.app, &who.actor, attempt).await.expect("their own");
    see_aftermath(&world.app, &who.actor, &found).await.expect("their own").corrected
}

async fn standing(world: &World, who: &Somebody) -> Standing {
    let record = list_training(&world.app, &who.actor, today()).await.expect("may");
    record.modules[0].standing.clone()
}

#[tokio::test]
async fn what_is_shown_by_name_first_is_what_happens() {
    let (world, admin, module) = given_quiz().await;
    let zoe = world.person(&admin, "Zoë Adler", Role::Staff, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let slow = world.person(&admin, "Sam Slow", Role::Staff, None).await;
    let failed = take(&world, &zoe, module, 2).await;
    let passed = take(&world, &kofi, module, 4).await;
    let late = begin(&world, &slow, module, 2).await;
    assert!(matches!(standing(&world, &zoe).await, Standing::Failed(_)));

    let found = correctable(&world, &admin, module).await;
    assert_eq!(found.versions, [(VersionNumber::FIRST, 2)]);
    let command = command(&found, &[(4, Remedy::FullMarks)], Reach::WhereItHelps);
    let rehearsal = rehearse(&world, &admin, &command).await;
    let names: Vec<&str> = rehearsal.changes.iter().map(|it| it.person.as_str()).collect();
    assert_eq!(names, ["Zoë Adler", "Kofi Mensah"]);
    let counts = CorrectionCounts { n_changed: 2, n_passed: 1, n_failed: 0, n_revoked: 0 };
    assert_eq!(rehearsal.counts, counts);
    assert!(see(&world, &zoe, failed).await.is_none(), "it was only shown");

    assert_eq!(correct_key(&world.app, &admin.actor, command.clone()).await.expect("may"), counts);
    let Standing::Completed(by, _) = standing(&world, &zoe).await else {
        panic!("it passes now");
    };
    assert_eq!(by.id, failed);
    let result = see(&world, &zoe, failed).await.expect("it was marked again");
    assert_eq!(result.regrade.result.score.milli(), 3_000);
    assert_eq!(result.correction.reason, command.reason);
    let own = see_attempt(&world.app, &zoe.actor, failed).await.expect("hers").attempt.value;
    assert_eq!(own.outcome(), Some(Outcome::Failed), "the attempt ended as it ended");
    let result = see(&world, &kofi, passed).await.expect("it was marked again");
    assert_eq!(result.regrade.result.score.milli(), 5_000);

    // Whoever was in the middle of it is marked by the same key.
    let attempt = late.attempt;
    submit_attempt(&world.app, &slow.actor, late).await.expect("their own");
    assert!(matches!(standing(&world, &slow).await, Standing::Completed(..)));
    assert!(see(&world, &slow, attempt).await.is_some());

    // The form once more is not a second correction.
    let again = correct_key(&world.app, &admin.actor, command).await.expect_err("it is stale");
    assert_eq!(again.class(), Class::Stale);
}

#[tokio::test]
async fn nobody_loses_anything_unless_that_is_asked_for() {
    let (world, admin, module) = given_quiz().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let attempt = take(&world, &kofi, module, 3).await;
    let two_out = [(0, Remedy::LeftOut), (1, Remedy::LeftOut)];
    let mut counts = CorrectionCounts::default();
    for (reach, n_failed, n_revoked) in
        [(Reach::WhereItHelps, 0, 0), (Reach::Everybody, 1, 0), (Reach::EverybodyRevoking, 0, 0)]
    {
        let found = correctable(&world, &admin, module).await;
        let command = command(&found, &two_out, reach);
        let rehearsal = rehearse(&world, &admin, &command).await;
        counts = correct_key(&world.app, &admin.actor, command).await.expect("may");
        assert_eq!((counts.n_failed, counts.n_revoked), (n_failed, n_revoked), "{reach:?}");
        assert_eq!(rehearsal.counts, counts, "{reach:?}");
        assert!(matches!(standing(&world, &kofi).await, Standing::Completed(..)), "{reach:?}");
    }
    assert_eq!(counts.n_changed, 0, "the result is what it was by the correction before");
    let result = see(&world, &kofi, attempt).await.expect("it was marked again");
    assert_eq!(result.regrade.outcome(), Outcome::Failed);
}

#[tokio::test]
async fn a_completion_that_would_not_have_been_one_is_revoked_where_that_is_asked_for() {
    let (world, admin, module) = given_quiz().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    take(&world, &kofi, module, 3).await;
    let found = correctable(&world, &admin, module).await;
    let two_out = [(0, Remedy::LeftOut), (1, Remedy::LeftOut)];
    let command = command(&found, &two_out, Reach::EverybodyRevoking);
    let rehearsal = rehearse(&world, &admin, &command).await;
    let counts = CorrectionCounts { n_changed: 1, n_passed: 0, n_failed: 1, n_revoked: 1 };
    assert_eq!(rehearsal.counts, counts);
    assert_eq!(correct_key(&world.app, &admin.actor, command).await.expect("may"), counts);
    let Standing::Again(again) = standing(&world, &kofi).await else {
        panic!("it is to be done again");
    };
    assert_eq!(again.worth, domain_training::Standing::Revoked);
}

#[tokio::test]
async fn the_key_of_the_next_version_is_that_of_the_one_before_where_it_differs() {
    let (world, admin, module) = given_quiz().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    take(&world, &kofi, module, 3).await;
    open_draft(&world.app, &admin.actor, OpenModuleDraft { id: module }).await.expect("may");
    world.publish(&admin, module).await;
    let found = correctable(&world, &admin, module).await;
    assert_eq!(found.version.number(), VersionNumber::FIRST);
    assert_eq!(found.key.number(), VersionNumber::FIRST.next());
    let command = command(&found, &[(1, Remedy::NewKey)], Reach::WhereItHelps);
    let refused = correct_key(&world.app, &admin.actor, command).await.expect_err("the same key");
    assert_eq!(refused.class(), Class::Invalid);
}

#[tokio::test]
async fn only_an_admin_corrects_keys_and_only_what_was_taken() {
    let (world, admin, module) = given_quiz().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let untaken = world.draft(&admin, "Draft", None, true).await;
    let missing = see_correctable(&world.app, &admin.actor, untaken, None).await;
    assert_eq!(missing.expect_err("it was never published").class(), Class::NotFound);
    assert_eq!(correctable(&world, &admin, module).await.versions, [], "nobody has taken it");
    take(&world, &mara, module, 3).await;
    let found = correctable(&world, &admin, module).await;
    let command = command(&found, &[(1, Remedy::FullMarks)], Reach::WhereItHelps);
    let seen = see_correctable(&world.app, &mara.actor, module, None).await;
    assert_eq!(seen.expect_err("a manager").class(), Class::Denied);
    let refused = correct_key(&world.app, &mara.actor, command.clone()).await;
    assert_eq!(refused.expect_err("a manager").class(), Class::Denied);

    let elsewhere = CorrectKey { module: no_id(), ..command.clone() };
    let missing = correct_key(&world.app, &admin.actor, elsewhere).await;
    assert_eq!(missing.expect_err("no such module").class(), Class::NotFound);
    let nothing = CorrectKey { remedies: BTreeMap::new(), ..command };
    let refused = correct_key(&world.app, &admin.actor, nothing).await;
    assert_eq!(refused.expect_err("nothing to correct").class(), Class::Invalid);
}
