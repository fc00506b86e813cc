//! What several windows of one learner do at the same moment, through the use cases. Nobody is told
//! that the program is broken or too busy.

use std::{sync::Arc, time::Duration};

use application::{
    Class,
    training::{
        AttemptInProgress, AttemptLineState, GiveTry, SaveAnswers, SavedAnswers, StartAttempt,
        SubmitAttempt, Submitted, end_overdue, give_try, save_answers, see_attempt, start_attempt,
        submit_attempt,
    },
};
use domain_kernel::{Permission, Role};
use domain_training::{
    AttemptId, Deadline, Ending, ExtraTryReason, Given, ModuleId, MostTries, Points, QuizRules,
    SheetEntry, TimeLimit, Tries,
};
use world::{Somebody, World};

use crate::{
    AnyStore, audit,
    world::{at_once, told},
};

/// Somebody who learns, and a quiz for everybody with a question of each kind.
struct Learner {
    world: Arc<World>,
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

/// One of them starts and hands in at once, so that the other may come before, between or after.
pub async fn at_the_last_try_two_windows_make_one_attempt<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let who = world.found().await;
    let rules = QuizRules {
        tries: Tries { most: MostTries::new(2).ok(), ..Tries::default() },
        ..QuizRules::default()
    };
    let mut modules = Vec::new();
    for round in 0..n_rounds {
        modules.push(world.quiz_under(&who, &format!("Quiz {round}"), rules).await);
    }
    for module in modules {
        let learner = Arc::new(Learner { world: Arc::clone(&world), who, module });
        let first = learner.start().await.attempt.value.id();
        learner.submit(first, Vec::new()).await.expect("in progress");

        let windows = at_once(2, |_| {
            let learner = Arc::clone(&learner);
            async move {
                let command = StartAttempt { module: learner.module };
                let started =
                    told(start_attempt(&learner.world.app, &learner.who.actor, command).await);
                if let Ok(started) = &started {
                    learner.submit(started.attempt, Vec::new()).await.expect("their own");
                }
                started
            }
        })
        .await;

        let permit = who.actor.permit(Permission::TakeTraining).expect("everybody may");
        let attempts = store.attempts_of(&permit, who.id).await.expect("read");
        let n_tries = attempts.iter().filter(|it| it.module == learner.module).count();
        assert_eq!(n_tries, 2, "{windows:?}");
        assert!(windows.iter().all(|it| matches!(it, Ok(_) | Err(Class::Refused))), "{windows:?}");
    }
}

/// A late save, a late submit and the sweeps of two instances meet: there is one end, at the
/// deadline, with what was saved before it.
pub async fn an_attempt_whose_time_is_up_ends_once<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let who = world.found().await;
    let rules = QuizRules { time_limit: TimeLimit::from_minutes(10).ok(), ..QuizRules::default() };
    let module = world.quiz_under(&who, "Quiz", rules).await;
    let learner = Arc::new(Learner { world: Arc::clone(&world), who, module });
    for _ in 0..n_rounds {
        let found = learner.start().await;
        let (id, entries) = (found.attempt.value.id(), right(&found, 5));
        learner.save(id, &entries[0]).await.expect("in time");
        world.clock.pass(Duration::from_secs(10 * 60 + 31));

        let done = at_once(4, |n| {
            let (learner, entries) = (Arc::clone(&learner), entries.clone());
            async move {
                match n {
                    0 => learner.save(id, &entries[1]).await.map(|_| 0),
                    1 => learner.submit(id, entries).await.map(|_| 0),
                    _ => Ok(end_overdue(&learner.world.app).await.expect("a sweep")),
                }
            }
        })
        .await;

        assert_eq!(done[0], Err(Class::Refused), "{done:?}");
        assert!(done[1].is_ok(), "{done:?}");
        let swept: u32 = done[2..].iter().filter_map(|it| it.as_ref().ok()).sum();
        assert!(swept <= 1, "{done:?}");
        let ended = learner.see(id).await.attempt.value;
        assert_eq!(ended.ending(), Some(Ending::TimedOut));
        assert_eq!(ended.state().finished_at(), ended.deadline().map(Deadline::instant));
        assert_eq!(ended.result().map(|it| it.score), Some(Points::ONE));
    }
    learner.has_finished(&*store, n_rounds).await;
}

pub async fn two_managers_at_once_give_one_try<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let world = Arc::new(World::over(Arc::clone(&store)));
    let admin = world.found().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let rules = QuizRules {
        tries: Tries { most: MostTries::new(1).ok(), ..Tries::default() },
        ..QuizRules::default()
    };
    let module = world.quiz_under(&admin, "Quiz", rules).await;
    let learner = Arc::new(Learner { world: Arc::clone(&world), who: kofi, module });
    for _ in 0..n_rounds {
        let id = learner.start().await.attempt.value.id();
        learner.submit(id, Vec::new()).await.expect("in progress");

        let given = at_once(2, |_| {
            let world = Arc::clone(&world);
            let reason = ExtraTryReason::restore("The alarm rang".to_owned());
            let command = GiveTry { person: kofi.id, module, reason };
            async move { told(give_try(&world.app, &admin.actor, command).await) }
        })
        .await;

        assert_eq!(given.iter().filter(|it| it.is_ok()).count(), 1, "{given:?}");
        assert!(given.contains(&Err(Class::Refused)), "{given:?}");
    }
}

async fn given_learner<S: AnyStore>(store: &Arc<S>) -> Arc<Learner> {
    let world = Arc::new(World::over(Arc::clone(store)));
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
