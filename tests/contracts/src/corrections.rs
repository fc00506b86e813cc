//! Keys that are corrected, also while people are in the middle of what they are corrected for.

use std::{sync::Arc, time::Duration};

use application::{
    Class,
    training::{
        Aftermath, AttemptLineState, CorrectKey, OpenModuleDraft, PublishModule, SaveAnswers,
        StartAttempt, SubmitAttempt, correct_key, open_draft, publish_module, save_answers,
        see_aftermath, see_attempt, see_correctable, see_module, start_attempt, submit_attempt,
    },
};
use domain_kernel::{Facts, Role, Rule, StoreError, Version};
use domain_training::{
    Attempt, AttemptId, Correction, CorrectionReason, Given, Graded, ModuleId, ModuleVersion,
    Outcome, Points, Reach, Regrade, Release, Remedy, Revision, SheetEntry, VersionNumber,
};
use world::{Somebody, World};

use crate::{
    AnyStore,
    attempts::answer_all,
    identity::fact,
    lessons::{attempt, given_published, insert_attempt, question_id, quiz},
    world::{at_once, given_company, noon, permit, person_id, told},
};

fn correction(version: &ModuleVersion, ordinal: u32, remedy: Remedy) -> Correction {
    Correction {
        module: version.module(),
        version: version.number(),
        ordinal,
        key: version.number(),
        remedies: [(question_id(0), remedy), (question_id(1), Remedy::LeftOut)].into(),
        reach: Reach::Everybody,
        reason: CorrectionReason::restore("Zoë \"x\" \\ <b>".to_owned()),
    }
}

async fn correct(
    store: &dyn AnyStore,
    company: u128,
    correction: &Correction,
    regrades: &[Regrade],
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.corrections().insert(correction, noon()).await?;
    tx.corrections().insert_regrades(correction, regrades).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn latest(
    store: &dyn AnyStore,
    company: u128,
    version: &ModuleVersion,
) -> Option<Correction> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.corrections().latest(version.module(), version.number()).await.expect("find")
}

async fn graded(store: &dyn AnyStore, company: u128, version: &ModuleVersion) -> Vec<Graded> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.corrections().graded(version.module(), version.number()).await.expect("find")
}

/// An attempt in which everything is wrong, in the store.
async fn given_failed(store: &dyn AnyStore, number: u128, version: &ModuleVersion) -> Attempt {
    let mut failed = attempt(number, person_id(1, 1), version);
    answer_all(&mut failed, version, false);
    failed.submit(version, noon()).expect("in progress");
    insert_attempt(store, 1, &failed).await.expect("insert");
    failed
}

pub async fn a_correction_read_back_is_the_correction_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    given_failed(&*store, 1, &version).await;
    assert_eq!(latest(&*store, 1, &version).await, None);
    for (ordinal, remedy) in [(1, Remedy::FullMarks), (2, Remedy::NewKey)] {
        let new = correction(&version, ordinal, remedy);
        correct(&*store, 1, &new, &[]).await.expect("insert");
        assert_eq!(latest(&*store, 1, &version).await, Some(new.clone()));
        let twice = correct(&*store, 1, &new, &[]).await;
        assert!(matches!(twice, Err(StoreError::Duplicate(Rule::Correction))), "{twice:?}");
    }
    assert_eq!(latest(&*store, 2, &version).await, None, "another company's");

    let found = store.correctable(&permit(1), version.module(), None).await.expect("read");
    let found = found.expect("it was taken");
    assert_eq!((found.expected, &found.version), (Version::FIRST.next(), &version));
    assert_eq!((found.key, found.versions), (version.clone(), vec![(version.number(), 1)]));
    assert_eq!(found.correction, Some(correction(&version, 2, Remedy::NewKey)));
    for (company, number) in
        [(2, None), (2, Some(version.number())), (1, Some(VersionNumber::FIRST.next()))]
    {
        let found = store.correctable(&permit(company), version.module(), number).await;
        assert_eq!(found.expect("read"), None, "{company} {number:?}");
    }
}

pub async fn an_attempt_comes_to_what_its_last_correction_says<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let failed = given_failed(&*store, 1, &version).await;
    let untouched = given_failed(&*store, 2, &version).await;
    // Whoever is in the middle of it has come to nothing yet.
    insert_attempt(&*store, 1, &attempt(3, person_id(1, 1), &version)).await.expect("insert");

    let mut regrades = Vec::new();
    for (ordinal, score) in [(1, 2_000), (2, 4_500)] {
        let mut regrade = Graded { attempt: failed.clone(), regrade: None }.standing();
        if let Some(it) = &mut regrade {
            it.ordinal = ordinal;
            it.result.score = Points::from_milli(score);
            it.unmet.critical = if ordinal == 1 { vec![question_id(2)] } else { Vec::new() };
        }
        let regrade = regrade.expect("it has ended");
        let new = correction(&version, ordinal, Remedy::FullMarks);
        correct(&*store, 1, &new, std::slice::from_ref(&regrade)).await.expect("insert");
        let found = graded(&*store, 1, &version).await;
        let of = |attempt: &Attempt| {
            found.iter().find(|it| it.attempt == *attempt).expect("it has ended").regrade.clone()
        };
        assert_eq!((found.len(), of(&failed)), (2, Some(regrade.clone())));
        assert_eq!(of(&untouched), None);
        let told = store.aftermath(&permit(1), failed.id()).await.expect("read");
        let told = told.corrected.expect("there");
        assert_eq!((&told.regrade, &told.correction, told.at), (&regrade, &new, noon()));
        assert_eq!(told.key, version);
        regrades.push(regrade);
    }
    let outcomes: Vec<Outcome> = regrades.iter().map(Regrade::outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::Passed]);

    let lines = store.attempts_of(&permit(1), person_id(1, 1)).await.expect("read");
    let state = |of: &Attempt| lines.iter().find(|it| it.id == of.id()).expect("there").state;
    let AttemptLineState::Finished { outcome, score, .. } = state(&failed) else {
        panic!("it has ended");
    };
    assert_eq!((outcome, score.milli()), (Outcome::Passed, 4_500));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let past = tx.attempts().past(person_id(1, 1), version.module()).await.expect("read");
    assert_eq!(past.tries.n, 0, "it was passed at the same moment");
    drop(tx);

    assert_eq!(graded(&*store, 2, &version).await, []);
    for (permit, of) in [(permit(2), &failed), (permit(1), &untouched)] {
        let after = store.aftermath(&permit, of.id()).await.expect("read");
        assert_eq!(after, Aftermath::default());
    }
    let theirs = correct(&*store, 2, &correction(&version, 1, Remedy::FullMarks), &[]).await;
    assert!(matches!(theirs, Err(StoreError::Corrupt(_))), "{theirs:?}");
}

/// A quiz that people take while it is changed.
struct Classroom {
    world: Arc<World>,
    admin: Somebody,
    module: ModuleId,
}

impl Classroom {
    async fn given<S: AnyStore>(store: &Arc<S>) -> Arc<Self> {
        let world = Arc::new(World::over(Arc::clone(store)));
        let admin = world.found().await;
        let module = world.open_quiz(&admin, "Locks").await;
        Arc::new(Self { world, admin, module })
    }

    async fn start(&self, who: &Somebody) -> AttemptId {
        let command = StartAttempt { module: self.module };
        told(start_attempt(&self.world.app, &who.actor, command).await).expect("open").attempt
    }

    /// Answers one question more, right or wrong by turns, and says what was kept.
    async fn answer(&self, who: &Somebody, attempt: AttemptId, place: usize) -> SheetEntry {
        let found = see_attempt(&self.world.app, &who.actor, attempt).await.expect("their own");
        let question = &found.version.lesson().questions()[place];
        let right = question.right_answer().expect("a key").given();
        let given = if place == 1 { Given::said(true) } else { right };
        let entry = SheetEntry { question: question.id(), seen: Revision::NEVER, given };
        let command = SaveAnswers { attempt, sheet: vec![entry.clone()] };
        told(save_answers(&self.world.app, &who.actor, command).await).expect("in progress");
        entry
    }

    async fn submit(&self, who: &Somebody, attempt: AttemptId) {
        let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
        told(submit_attempt(&self.world.app, &who.actor, command).await).expect("their own");
    }

    /// Gives the second question to everybody, and says whether nobody came before.
    async fn correct(&self) -> Result<(), Class> {
        let (app, actor) = (&self.world.app, &self.admin.actor);
        let first = Some(VersionNumber::FIRST);
        let found = see_correctable(app, actor, self.module, first).await.expect("may");
        let question = found.version.lesson().questions()[1].id();
        let command = CorrectKey {
            module: self.module,
            expected: found.expected,
            version: VersionNumber::FIRST,
            remedies: [(question, Remedy::FullMarks)].into(),
            reach: Reach::WhereItHelps,
            reason: CorrectionReason::restore("both are right".to_owned()),
        };
        told(correct_key(app, actor, command).await).map(|_| ())
    }

    async fn publish_again(&self) {
        let (app, actor) = (&self.world.app, &self.admin.actor);
        let id = self.module;
        told(open_draft(app, actor, OpenModuleDraft { id }).await).expect("may");
        let module = see_module(app, actor, id).await.expect("there").module;
        let number = module.value.latest().expect("published").next();
        let release = Release::default();
        let command = PublishModule { id, expected: module.version, number, release };
        told(publish_module(app, actor, command).await).expect("a draft");
    }

    /// Asserts that the attempt has these answers, and is marked by the correction if it is at the
    /// version that was corrected.
    async fn assert_marked(&self, who: &Somebody, attempt: AttemptId, kept: &[SheetEntry]) {
        let found = see_attempt(&self.world.app, &who.actor, attempt).await.expect("their own");
        for entry in kept {
            let answer = found.attempt.value.response(entry.question).answer;
            assert_eq!(answer.map(|it| it.given()).as_ref(), Some(&entry.given));
        }
        let own = found.attempt.value.result().expect("it has ended").score;
        assert_eq!(found.version.number(), found.attempt.value.version());
        let after = see_aftermath(&self.world.app, &who.actor, &found).await.expect("own");
        let corrected = after.corrected;
        if found.attempt.value.version() == VersionNumber::FIRST {
            let regrade = corrected.expect("it is marked by the corrected key").regrade;
            assert_eq!(regrade.result.score.milli(), own.milli() + 1_000);
        } else {
            assert_eq!(corrected, None);
        }
    }
}

/// Whoever hands in at the moment when a key is corrected comes before or after that, and is marked
/// by it either way.
pub async fn whoever_hands_in_while_a_key_is_corrected_is_marked_by_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let class = Classroom::given(&store).await;
    let who = class.admin;
    for _ in 0..n_rounds {
        let attempt = class.start(&who).await;
        let kept = class.answer(&who, attempt, 0).await;
        at_once(2, |n| {
            let class = Arc::clone(&class);
            async move {
                match n {
                    0 => class.submit(&who, attempt).await,
                    _ => class.correct().await.expect("nobody else corrects"),
                }
            }
        })
        .await;
        class.assert_marked(&who, attempt, &[kept]).await;
        class.world.clock.pass(Duration::from_mins(1));
    }
}

pub async fn of_two_corrections_at_once_one_is_made<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let class = Classroom::given(&store).await;
    let attempt = class.start(&class.admin).await;
    class.submit(&class.admin, attempt).await;
    for _ in 0..n_rounds {
        let (app, actor) = (&class.world.app, &class.admin.actor);
        let found = see_correctable(app, actor, class.module, None).await.expect("it was taken");
        let question = found.version.lesson().questions()[1].id();
        let command = CorrectKey {
            module: class.module,
            expected: found.expected,
            version: found.version.number(),
            remedies: [(question, Remedy::FullMarks)].into(),
            reach: Reach::WhereItHelps,
            reason: CorrectionReason::restore("both are right".to_owned()),
        };
        let done = at_once(2, |_| {
            let (class, command) = (Arc::clone(&class), command.clone());
            async move { told(correct_key(&class.world.app, &class.admin.actor, command).await) }
        })
        .await;
        assert_eq!(done.iter().filter(|it| it.is_ok()).count(), 1, "{done:?}");
        assert!(done.contains(&Err(Class::Stale)), "{done:?}");
    }
}

/// Fifty people take a module while its author publishes another version, and then corrects the key
/// of the first. Nobody loses an answer, and every result is of the version that was begun.
pub async fn fifty_take_a_module_while_it_is_published_and_corrected<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    const N_PEOPLE: usize = 50;
    let mut people = Vec::new();
    let class = Classroom::given(&store).await;
    for n in 0..N_PEOPLE {
        let name = format!("Person {n}");
        people.push(class.world.person(&class.admin, &name, Role::Staff, None).await);
    }
    let people = Arc::new(people);
    for _ in 0..n_rounds.div_ceil(100) {
        let class = Classroom::again(&class).await;
        // Some are at the first version, whoever comes first of the others.
        for who in people.iter().take(5) {
            class.start(who).await;
        }
        let taken = at_once(N_PEOPLE + 1, |n| {
            let (class, people) = (Arc::clone(&class), Arc::clone(&people));
            async move {
                let Some(who) = people.get(n) else {
                    class.publish_again().await;
                    // Until somebody has handed in there is nothing to correct.
                    while class.is_untaken().await {
                        tokio::time::sleep(Duration::from_millis(5)).await;
                    }
                    class.correct().await.expect("nobody else corrects");
                    return None;
                };
                let attempt = class.start(who).await;
                let mut kept = Vec::new();
                for place in 0..5 {
                    if place != 3 {
                        kept.push(class.answer(who, attempt, place).await);
                    }
                }
                class.submit(who, attempt).await;
                Some((n, attempt, kept))
            }
        })
        .await;
        let taken: Vec<_> = taken.into_iter().flatten().collect();
        assert_eq!(taken.len(), N_PEOPLE);
        for (n, attempt, kept) in &taken {
            class.assert_marked(&people[*n], *attempt, kept).await;
        }
    }
}

impl Classroom {
    /// The same people, and another quiz.
    async fn again(before: &Self) -> Arc<Self> {
        let (world, admin) = (Arc::clone(&before.world), before.admin);
        let module = world.open_quiz(&admin, "Locks").await;
        Arc::new(Self { world, admin, module })
    }

    async fn is_untaken(&self) -> bool {
        let (app, actor) = (&self.world.app, &self.admin.actor);
        let found = see_correctable(app, actor, self.module, Some(VersionNumber::FIRST)).await;
        found.is_ok_and(|it| it.versions.iter().all(|(it, _)| *it != VersionNumber::FIRST))
    }
}
