//! What happens to an attempt: started, saved, submitted, looked back at.

use application::{
    Class, Failure,
    training::{
        AcknowledgeModule, AttemptInProgress, OpenModuleDraft, PublishModule, RetireModule,
        SaveAnswers, StartAttempt, StartAttemptError, SubmitAttempt, Submitted, acknowledge_module,
        open_draft, publish_module, retire_module, save_answers, see_attempt, see_module,
        start_attempt, submit_attempt,
    },
};
use domain_kernel::Role;
use domain_training::{
    AttemptId, Given, ModuleId, Outcome, QuestionId, Release, Revision, SheetEntry, VersionNumber,
};
use world::{Somebody, World};

async fn given_learner() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    (world, admin, kofi)
}

async fn start(world: &World, who: &Somebody, module: ModuleId) -> AttemptInProgress {
    let started = start_attempt(&world.app, &who.actor, StartAttempt { module }).await;
    see_attempt(&world.app, &who.actor, started.expect("may").attempt).await.expect("their own")
}

fn entry(found: &AttemptInProgress, place: usize, given: Given) -> SheetEntry {
    let question = found.version.lesson().questions()[place].id();
    let seen = found.attempt.value.response(question).revision;
    SheetEntry { question, seen, given }
}

/// Right answers to the first so many questions.
fn right(found: &AttemptInProgress, n: usize) -> Vec<SheetEntry> {
    let questions = found.version.lesson().questions().iter().enumerate().take(n);
    questions
        .map(|(place, it)| entry(found, place, it.right_answer().expect("a key").given()))
        .collect()
}

async fn save(
    world: &World,
    who: &Somebody,
    attempt: AttemptId,
    sheet: Vec<SheetEntry>,
) -> Result<domain_training::Saved, Class> {
    let saved = save_answers(&world.app, &who.actor, SaveAnswers { attempt, sheet }).await;
    saved.map(|it| it.saved).map_err(|err| err.class())
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

fn outcome(submitted: &Submitted) -> Option<Outcome> {
    match submitted {
        Submitted::Finished(it) => Some(it.outcome),
        Submitted::TooLate(_) | Submitted::Incomplete(_) | Submitted::Conflicting => None,
    }
}

#[tokio::test]
async fn two_starts_are_one_attempt() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;

    let one = start(&world, &kofi, module).await;
    let two = start(&world, &kofi, module).await;

    assert_eq!(one.attempt.value.id(), two.attempt.value.id());
}

#[tokio::test]
async fn only_what_is_assigned_or_open_can_be_started() {
    let (world, admin, kofi) = given_learner().await;
    let (closed, draft) =
        (world.quiz(&admin, "Locks").await, world.draft(&admin, "Later", None, true).await);
    for module in [closed, draft, world::no_id()] {
        let started = start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
        assert_eq!(started.expect_err("not theirs").class(), Class::NotFound);
    }

    let path = world.path(&admin, "Starter", &[(closed, None)]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    start(&world, &kofi, closed).await;
}

#[tokio::test]
async fn a_retired_module_says_so_to_those_it_was_for() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, None)]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let version = see_module(&world.app, &admin.actor, module).await.expect("there").module.version;
    let command = RetireModule { id: module, expected: version };
    retire_module(&world.app, &admin.actor, command).await.expect("may");

    let started = start_attempt(&world.app, &kofi.actor, StartAttempt { module }).await;
    assert!(matches!(started, Err(StartAttemptError::Retired)));
    let elsewhere = start_attempt(&world.app, &admin.actor, StartAttempt { module }).await;
    assert!(matches!(elsewhere, Err(StartAttemptError::NoSuchModule)));
}

#[tokio::test]
async fn answers_are_there_after_leaving_and_coming_back() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let id = found.attempt.value.id();

    let saved = save(&world, &kofi, id, right(&found, 2)).await.expect("good answers");
    assert_eq!((saved.n_answered, saved.n_questions), (2, 5));
    let back = see_attempt(&world.app, &kofi.actor, id).await.expect("their own");
    assert_eq!(back.attempt.value.unanswered(&back.version).len(), 3);

    // A question that is not on the sheet stays; one that is, and empty, is cleared.
    let clear = vec![entry(&back, 0, Given::cleared())];
    assert_eq!(save(&world, &kofi, id, clear).await.expect("may").n_answered, 1);
}

#[tokio::test]
async fn one_wrong_entry_keeps_the_whole_sheet_out() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let questions = found.version.lesson().questions();
    let of_another = questions[2].kind().options()[0].id;
    let two: Vec<_> = questions[0].kind().options().iter().take(2).map(|it| it.id).collect();
    let unknown = SheetEntry {
        question: world::no_id::<domain_training::Question>() as QuestionId,
        seen: Revision::NEVER,
        given: Given::typed("1"),
    };
    for bad in [
        entry(&found, 0, Given::chosen(&[of_another])),
        entry(&found, 0, Given::chosen(&two)),
        entry(&found, 0, Given::typed("x")),
        entry(&found, 3, Given::typed("1e400")),
        unknown,
    ] {
        let sheet = vec![entry(&found, 1, Given::said(false)), bad];
        let refused = save(&world, &kofi, found.attempt.value.id(), sheet).await;
        assert_eq!(refused.expect_err("no answer"), Class::Invalid);
    }
    let back = start(&world, &kofi, module).await;
    assert_eq!(back.attempt.value.unanswered(&back.version).len(), 5);
}

#[tokio::test]
async fn a_finished_attempt_never_changes() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let id = found.attempt.value.id();
    let first = submit(&world, &kofi, id, right(&found, 1)).await;
    assert_eq!(outcome(&first), Some(Outcome::Failed));

    assert_eq!(submit(&world, &kofi, id, right(&found, 5)).await, first);
    assert_eq!(save(&world, &kofi, id, right(&found, 5)).await, Err(Class::Refused));
    let back = see_attempt(&world.app, &kofi.actor, id).await.expect("their own");
    assert_eq!(
        back.attempt.value.finished(),
        match first {
            Submitted::Finished(it) => Some(it),
            _ => None,
        }
    );
}

#[tokio::test]
async fn unanswered_questions_are_asked_about_once() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let attempt = found.attempt.value.id();
    let sheet = right(&found, 4);

    let command = SubmitAttempt { attempt, sheet, even_incomplete: false };
    let asked = submit_attempt(&world.app, &kofi.actor, command).await.expect("their own");
    let last = found.version.lesson().questions()[4].id();
    assert_eq!(asked, Submitted::Incomplete(vec![last]));

    // What was sent with it is kept.
    let done = submit(&world, &kofi, attempt, Vec::new()).await;
    assert_eq!(outcome(&done), Some(Outcome::Passed));
}

#[tokio::test]
async fn two_windows_do_not_write_over_each_other() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let id = found.attempt.value.id();
    save(&world, &kofi, id, vec![entry(&found, 3, Given::typed("3"))]).await.expect("may");

    // The second window has seen neither.
    let sheet = vec![entry(&found, 3, Given::typed("4")), entry(&found, 1, Given::said(true))];
    let saved = save(&world, &kofi, id, sheet).await.expect("may");

    assert_eq!(saved.conflicts.len(), 1);
    assert_eq!(saved.n_answered, 2);
    let back = see_attempt(&world.app, &kofi.actor, id).await.expect("their own");
    let kept = back.attempt.value.response(saved.conflicts[0].question).answer;
    assert_eq!(kept.map(|it| it.given()), Some(Given::typed("3")));
}

#[tokio::test]
async fn an_edit_changes_no_result_and_no_attempt_that_is_open() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let done = submit(&world, &kofi, found.attempt.value.id(), right(&found, 3)).await;
    assert_eq!(outcome(&done), Some(Outcome::Passed));
    let open = start(&world, &kofi, module).await;

    let command = OpenModuleDraft { id: module };
    open_draft(&world.app, &admin.actor, command).await.expect("may");
    world.import(&admin, module, "A sixth question. {TRUE}").await;
    world.publish(&admin, module).await;

    let old = see_attempt(&world.app, &kofi.actor, found.attempt.value.id()).await.expect("own");
    assert_eq!(old.attempt.value.outcome(), Some(Outcome::Passed));
    let going = see_attempt(&world.app, &kofi.actor, open.attempt.value.id()).await.expect("own");
    assert_eq!(going.version.lesson().questions().len(), 5);
}

#[tokio::test]
async fn a_module_without_quiz_is_acknowledged_and_nothing_else() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.reading(&admin, "House rules").await;
    let attempt = start(&world, &kofi, module).await.attempt.value.id();
    let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
    let submitted = submit_attempt(&world.app, &kofi.actor, command).await;
    assert_eq!(submitted.expect_err("no quiz").class(), Class::Invalid);

    let done = acknowledge_module(&world.app, &kofi.actor, AcknowledgeModule { attempt }).await;
    let done = done.expect("their own");
    assert_eq!((done.outcome, done.result), (Outcome::Acknowledged, None));
    let again = acknowledge_module(&world.app, &kofi.actor, AcknowledgeModule { attempt }).await;
    assert_eq!(again.expect("the same"), done);
}

#[tokio::test]
async fn somebody_elses_attempt_is_not_there() {
    let (world, admin, kofi) = given_learner().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let found = start(&world, &kofi, module).await;
    let attempt = found.attempt.value.id();
    let other = world.another_company().await;
    for actor in [admin.actor, other.actor] {
        let seen = see_attempt(&world.app, &actor, attempt).await;
        assert_eq!(seen.expect_err("not theirs").class(), Class::NotFound);
        let sheet = right(&found, 1);
        let saved = save_answers(&world.app, &actor, SaveAnswers { attempt, sheet }).await;
        assert_eq!(saved.expect_err("not theirs").class(), Class::NotFound);
        let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
        let submitted = submit_attempt(&world.app, &actor, command).await;
        assert_eq!(submitted.expect_err("not theirs").class(), Class::NotFound);
    }
    let started = start_attempt(&world.app, &other.actor, StartAttempt { module }).await;
    assert_eq!(started.expect_err("not theirs").class(), Class::NotFound);
}

#[tokio::test]
async fn a_quiz_without_questions_cannot_be_published() {
    let (world, admin, _) = given_learner().await;
    let id =
        world.draft(&admin, "Empty", Some(domain_training::FeedbackPolicy::Nothing), true).await;
    let expected = see_module(&world.app, &admin.actor, id).await.expect("there").module.version;
    let command =
        PublishModule { id, expected, number: VersionNumber::FIRST, release: Release::default() };
    let published = publish_module(&world.app, &admin.actor, command).await;
    assert_eq!(published.expect_err("nothing scored").class(), Class::Refused);
}
