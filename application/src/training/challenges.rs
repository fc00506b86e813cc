//! That somebody thinks a question is wrong, and what its authors answer.

use std::time::Duration;

use domain_identity::{Language, Limit, PersonName};
use domain_kernel::{
    Actor, Denied, Facts, Permission, Rule, StoreError, Timestamp, Version, Versioned,
};
use domain_training::{
    AlreadyAnswered, AttemptId, Challenge, ChallengeAnswer, ChallengeId, ChallengeRefused,
    ChallengeReply, ChallengeText, ChallengeVerdict, ModuleId, ModuleTitle, Question, QuestionId,
    VersionNumber,
};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::{TooOften, throttle_key},
    mail::{Letter, NewMail, Recipient},
    repeat,
    training::{AttemptInProgress, FindAttemptError, FindModuleError, see_attempt},
};

/// A person says that a question which they were asked is wrong.
#[derive(Clone, Debug)]
pub struct ChallengeQuestion {
    /// Handed out with the form, so that a form sent twice says it once.
    pub id: ChallengeId,
    pub attempt: AttemptId,
    pub question: QuestionId,
    pub text: ChallengeText,
}

/// An author says what comes of it.
#[derive(Clone, Debug)]
pub struct AnswerChallenge {
    pub id: ChallengeId,
    /// As the page showed it.
    pub expected: Version,
    pub verdict: ChallengeVerdict,
    pub reply: ChallengeReply,
}

/// A challenge on the list of a module's authors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeLine {
    pub challenge: Versioned<Challenge>,
    /// Who made it.
    pub name: PersonName,
    /// What the question asks, as that version has it; `None` if it has no such question.
    pub question: Option<Question>,
    /// The module's title in that version.
    pub title: ModuleTitle,
}

/// What somebody has said against a question of one of their attempts, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnChallenge {
    pub question: QuestionId,
    pub text: ChallengeText,
    pub made: Timestamp,
    pub answer: Option<(ChallengeVerdict, ChallengeReply)>,
}

#[derive(Debug, Error)]
pub enum ChallengeQuestionError {
    #[error(transparent)]
    Attempt(#[from] FindAttemptError),
    #[error(transparent)]
    Refused(#[from] ChallengeRefused),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also where its author shows nobody which questions were asked.
    #[error("there is no such question")]
    NoSuchQuestion,
}

#[derive(Debug, Error)]
pub enum AnswerChallengeError {
    #[error(transparent)]
    Answered(#[from] AlreadyAnswered),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody has said this")]
    NoSuchChallenge,
}

/// Ten at once, then one every six minutes: enough for a quiz that is all wrong.
const LIMIT: Limit = Limit::Bucket { burst: 10, every: Duration::from_mins(6) };

/// A person looks at a question of a finished attempt of theirs, to say what is wrong with it.
pub async fn see_challengeable(
    app: &App,
    actor: &Actor,
    attempt: AttemptId,
    question: QuestionId,
) -> Result<(AttemptInProgress, Question), ChallengeQuestionError> {
    let found = see_attempt(app, actor, attempt).await?;
    let (value, version) = (&found.attempt.value, &found.version);
    let outcome = value.outcome().ok_or(ChallengeRefused::NotFinished)?;
    let reveals = version.quiz().map(|it| it.rules.reveals(outcome));
    if !reveals.is_some_and(|it| it.marks) {
        return Err(ChallengeQuestionError::NoSuchQuestion);
    }
    let asked = value.asked(version).into_iter().find(|it| it.question.id() == question);
    let asked = asked.map(|it| it.question.clone());
    let question = asked.ok_or(ChallengeQuestionError::NoSuchQuestion)?;
    Ok((found, question))
}

/// Of one person one challenge of a question is open at a time.
pub async fn challenge_question(
    app: &App,
    actor: &Actor,
    command: ChallengeQuestion,
) -> Result<(), ChallengeQuestionError> {
    let seen = see_challengeable(app, actor, command.attempt, command.question).await?;
    let (key, now) = (seen.0.attempt.value.person().to_string(), app.clock.now());
    let key = throttle_key("challenge", &key);
    let taken = repeat(|| app.throttle.take(&key, &LIMIT, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;
    match repeat(|| challenge_once(app, actor, &command, &seen.0)).await {
        // The form was sent twice.
        Err(ChallengeQuestionError::Store(StoreError::Duplicate(Rule::ChallengeId))) => Ok(()),
        Err(ChallengeQuestionError::Store(StoreError::Duplicate(Rule::OpenChallenge))) => {
            Err(ChallengeRefused::StillOpen.into())
        }
        made => made,
    }
}

async fn challenge_once(
    app: &App,
    actor: &Actor,
    command: &ChallengeQuestion,
    seen: &AttemptInProgress,
) -> Result<(), ChallengeQuestionError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let ChallengeQuestion { id, question, text, .. } = command.clone();
    let of = (&seen.attempt.value, &seen.version);
    let (challenge, challenged) = Challenge::make(id, of, question, text, now)?;

    tx.challenges().insert(&challenge).await?;
    tx.commit(Facts::new(now, &challenged)).await?;
    Ok(())
}

/// A person looks at what they have said against the questions of a version.
pub async fn own_challenges(
    app: &App,
    actor: &Actor,
    of: (ModuleId, VersionNumber),
) -> Result<Vec<OwnChallenge>, FindAttemptError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.training.own_challenges(&permit, person, of).await?)
}

/// An author looks at what was said against the questions of a module: what is open first, then
/// what was made last.
pub async fn list_challenges(
    app: &App,
    actor: &Actor,
    module: ModuleId,
    page: PageNumber,
) -> Result<Page<ChallengeLine>, FindModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.training.challenges(&permit, module, page).await?)
}

/// An author looks at one challenge.
pub async fn see_challenge(
    app: &App,
    actor: &Actor,
    id: ChallengeId,
) -> Result<ChallengeLine, AnswerChallengeError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let found = app.training.challenge(&permit, id).await?;
    found.ok_or(AnswerChallengeError::NoSuchChallenge)
}

/// Whoever made it is told by mail.
pub async fn answer_challenge(
    app: &App,
    actor: &Actor,
    command: AnswerChallenge,
) -> Result<(), AnswerChallengeError> {
    repeat(|| answer_once(app, actor, &command)).await
}

async fn answer_once(
    app: &App,
    actor: &Actor,
    command: &AnswerChallenge,
) -> Result<(), AnswerChallengeError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.challenges().find(command.id).await?;
    let mut challenge = found.ok_or(AnswerChallengeError::NoSuchChallenge)?;
    let (module, number) = (challenge.value.module, challenge.value.version);
    let version = tx.modules().version(module, number).await?;
    let version = version.ok_or(AnswerChallengeError::NoSuchChallenge)?;

    let (now, by) = (app.clock.now(), actor.person_id());
    let (verdict, reply) = (command.verdict, command.reply.clone());
    let answer = ChallengeAnswer { verdict, reply: reply.clone(), by, at: now };
    let answered = challenge.value.answer(answer)?;
    if challenge.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.challenges().update(&challenge).await?;
    let person = tx.people().find(challenge.value.person).await?;
    // Whoever does not come in any more waits for no answer.
    if let Some(person) = person.filter(|it| it.value.state.is_active()) {
        let title = version.lesson().about().title.clone();
        let mail = NewMail {
            id: app.ids.next(),
            to: Recipient::of(&mut *tx, &person.value, Language::English).await?,
            letter: Letter::ChallengeAnswered {
                attempt: challenge.value.attempt,
                question: challenge.value.question,
                title,
                verdict,
                reply,
            },
            written: now,
        };
        tx.outbox().push(&mail).await?;
    }
    tx.commit(Facts::new(now, &answered)).await?;
    Ok(())
}

failure!(ChallengeQuestionError {
    Attempt(FindAttemptError),
    Refused(ChallengeRefused),
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchQuestion => NotFound "question-not-found",
});

failure!(AnswerChallengeError {
    Answered(AlreadyAnswered),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchChallenge => NotFound "challenge-not-found",
});
