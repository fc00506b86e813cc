//! What several windows of one learner do at the same moment, through the use cases. Nobody is told
//! that the program is broken or too busy.

use std::sync::Arc;

use application::{
    Class,
    training::{
        AttemptInProgress, AttemptLineState, SaveAnswers, SavedAnswers, StartAttempt,
        SubmitAttempt, Submitted, save_answers, see_attempt, start_attempt, submit_attempt,
    },
};
use domain_kernel::Permission;
use domain_training::{AttemptId, Given, ModuleId, SheetEntry};
use world::{Somebody, World};

use crate::{
    AnyStore, audit,
    world::{at_once, told},
};

/// Somebody who learns, and a quiz for everybody with a question of each kind.
struct Learner {
    world: World,
    who: Somebody,
    module: ModuleId,
}

pub async fn two_starts_at_once_are_one_attempt_and_two_submits_one_result<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let learner = given_learner(&store).await;
    for _ in 0..n_rounds {
        learner.starts_and_submits(2).await;
    }
    learner.has_finished(&*store, n_rounds).await;
}

pub async fn a_hundred_starts_at_once_are_one_attempt_and_as_many_submits_one_result<
    S: AnyStore,
>(
    store: Arc<S>,
    _: usize,
) {
    let learner = given_learner(&store).await;
    learner.starts_and_submits(100).await;
    learner.has_finished(&*store, 1).await;
}

/// Five windows answer a question each while a sixth submits, which is another one each time.
pub async fn an_answer_that_was_acknowledged_counts_unless_the_submit_came_first<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let learner = given_learner(&store).await;
    for round in 0..n_rounds {
        let found = learner.start().await;
        let id = found.attempt.value.id();
        let entries = right(&found, 5);
        let saved = at_once(6, |n| {
            let (learner, entries) = (Arc::clone(&learner), entries.clone());
            async move {
                let place = (n + round) % 6;
                match entries.get(place) {
                    Some(entry) => (Some(place), learner.save(id, entry).await.map(|_| ())),
                    None => (None, learner.submit(id, Vec::new()).await.map(|_| ())),
                }
            }
        })
        .await;

        let attempt = learner.see(id).await.attempt.value;
        for (place, told) in &saved {
            let Some(place) = *place else {
                assert_eq!(*told, Ok(()), "the submit");
                continue;
            };
            let is_there = attempt.response(entries[place].question).answer.is_some();
            let expected = if is_there { Ok(()) } else { Err(Class::Refused) };
            assert_eq!(*told, expected, "{place} of {saved:?}");
        }
        let earned = attempt.marks(&found.version).iter().map(|it| it.earned).sum();
        assert_eq!(attempt.result().map(|it| it.score), Some(earned));
    }
}

pub async fn of_two_answers_at_once_one_is_kept_and_the_other_window_is_told<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let learner = given_learner(&store).await;
    let id = learner.start().await.attempt.value.id();
    for round in 0..n_rounds {
        let found = learner.see(id).await;
        let saved = at_once(2, |n| {
            let (learner, given) = (Arc::clone(&learner), format!("{}", 2 * round + n));
            let entry = entry(&found, 3, Given::typed(&given));
            async move { learner.save(id, &entry).await.expect("in progress").saved }
        })
        .await;

        let conflicts: Vec<_> = saved.iter().flat_map(|it| &it.conflicts).collect();
        assert_eq!(conflicts.len(), 1, "{saved:?}");
        let kept = learner.see(id).await.attempt.value.response(conflicts[0].question);
        assert_eq!(kept, conflicts[0].stored);
        let is_kept = |it: &domain_training::Saved| it.conflicts.is_empty() && it.is_changed;
        let winner = saved.iter().position(is_kept).expect("one is kept");
        let typed = Given::typed(&format!("{}", 2 * round + winner));
        assert_eq!(kept.answer.map(|it| it.given()), Some(typed));
    }
}

async fn given_learner<S: AnyStore>(store: &Arc<S>) -> Arc<Learner> {
    let world = World::over(Arc::clone(store));
    let who = world.found().await;
    let module = world.open_quiz(&who, "Locks").await;
    Arc::new(Learner { world, who, module })
}

impl Learner {
    /// So many windows start, and then so many submit different answers.
    async fn starts_and_submits(self: &Arc<Self>, n_windows: usize) {
        let started = at_once(n_windows, |_| {
            let learner = Arc::clone(self);
            async move {
                let command = StartAttempt { module: learner.module };
                told(start_attempt(&learner.world.app, &learner.who.actor, command).await)
            }
        });
        let started: Vec<_> =
            started.await.into_iter().map(|it| it.expect("open to all")).collect();
        let id = started[0].attempt;
        assert!(started.iter().all(|it| it.attempt == id), "{started:?}");
        assert_eq!(started.iter().filter(|it| it.is_new).count(), 1, "{started:?}");

        let found = self.see(id).await;
        let submitted = at_once(n_windows, |n| {
            let (learner, sheet) = (Arc::clone(self), right(&found, n % 6));
            async move { learner.submit(id, sheet).await.expect("in progress or finished") }
        })
        .await;
        let result = self.see(id).await.attempt.value.finished().map(Submitted::Finished);
        assert!(submitted.iter().all(|it| Some(it) == result.as_ref()), "{submitted:?}");
    }

    /// There are so many attempts, all of them finished, and the trail knows of no others.
    async fn has_finished(&self, store: &dyn AnyStore, n_attempts: usize) {
        let permit = self.who.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
        let attempts = store.attempts_of(&permit, self.who.id).await.expect("read");
        assert_eq!(attempts.len(), n_attempts);
        let is_finished = |it: &AttemptLineState| matches!(it, AttemptLineState::Finished { .. });
        assert!(attempts.iter().all(|it| is_finished(&it.state)));

        let (entries, _) = audit::trail(store, &permit).await;
        for name in ["training.attempt_started", "training.attempt_finished"] {
            let n_entries = entries.iter().filter(|it| it.recorded.name == name).count();
            assert_eq!(n_entries, n_attempts, "{name}");
        }
        audit::verify(store, permit.realm()).await;
    }

    async fn start(&self) -> AttemptInProgress {
        let command = StartAttempt { module: self.module };
        let started = start_attempt(&self.world.app, &self.who.actor, command).await;
        self.see(started.expect("open to all").attempt).await
    }

    async fn see(&self, id: AttemptId) -> AttemptInProgress {
        see_attempt(&self.world.app, &self.who.actor, id).await.expect("their own")
    }

    async fn save(&self, attempt: AttemptId, entry: &SheetEntry) -> Result<SavedAnswers, Class> {
        let command = SaveAnswers { attempt, sheet: vec![entry.clone()] };
        told(save_answers(&self.world.app, &self.who.actor, command).await)
    }

    async fn submit(&self, attempt: AttemptId, sheet: Vec<SheetEntry>) -> Result<Submitted, Class> {
        let command = SubmitAttempt { attempt, sheet, even_incomplete: true };
        told(submit_attempt(&self.world.app, &self.who.actor, command).await)
    }
}

/// Right answers to the first so many questions.
fn right(found: &AttemptInProgress, n_questions: usize) -> Vec<SheetEntry> {
    let questions = found.version.lesson().questions().iter().take(n_questions);
    let answers = questions.map(|it| it.right_answer().expect("a key").given());
    answers.enumerate().map(|(place, given)| entry(found, place, given)).collect()
}

/// An answer from somebody who has seen what is there.
fn entry(found: &AttemptInProgress, place: usize, given: Given) -> SheetEntry {
    let question = found.version.lesson().questions()[place].id();
    let seen = found.attempt.value.response(question).revision;
    SheetEntry { question, seen, given }
}
