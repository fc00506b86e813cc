//! That somebody thinks a question is wrong, and what its authors say to it.

use domain_kernel::{Id, PersonId, Text, Timestamp};
use thiserror::Error;

use crate::{
    Attempt, AttemptId, ChallengeAnswered, ModuleId, ModuleVersion, QuestionChallenged, QuestionId,
    VersionNumber,
};

/// What somebody thinks is wrong, in their words.
pub type ChallengeText = Text<1_000>;
/// What an author says to it.
pub type ChallengeReply = Text<1_000>;

pub type ChallengeId = Id<Challenge>;

/// What one person says against one question of a version that they were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    pub id: ChallengeId,
    pub person: PersonId,
    pub attempt: AttemptId,
    pub module: ModuleId,
    pub version: VersionNumber,
    pub question: QuestionId,
    pub text: ChallengeText,
    pub made: Timestamp,
    /// `None` as long as it is open.
    pub answer: Option<ChallengeAnswer>,
}

/// What its authors say to a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeAnswer {
    pub verdict: ChallengeVerdict,
    pub reply: ChallengeReply,
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

/// Whether a challenge is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChallengeVerdict {
    Accepted,
    Refused,
}

/// Why a question cannot be challenged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChallengeRefused {
    #[error("this attempt is not finished yet")]
    NotFinished,
    #[error("this question was not asked in this attempt")]
    NotAsked,
    #[error("you have said so already; its authors have not answered yet")]
    StillOpen,
}

/// This challenge was answered already, which does not change any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this was answered already")]
pub struct AlreadyAnswered;

impl Challenge {
    /// Says something against a question of a finished attempt.
    pub fn make(
        id: ChallengeId,
        (attempt, version): (&Attempt, &ModuleVersion),
        question: QuestionId,
        text: ChallengeText,
        made: Timestamp,
    ) -> Result<(Self, QuestionChallenged), ChallengeRefused> {
        if attempt.finished().is_none() {
            return Err(ChallengeRefused::NotFinished);
        }
        if attempt.asked(version).iter().all(|it| it.question.id() != question) {
            return Err(ChallengeRefused::NotAsked);
        }
        let (person, module) = (attempt.person(), attempt.module());
        let challenged =
            QuestionChallenged { challenge: id, person, module, question, text: text.clone() };
        let challenge = Self {
            id,
            person,
            attempt: attempt.id(),
            module,
            version: attempt.version(),
            question,
            text,
            made,
            answer: None,
        };
        Ok((challenge, challenged))
    }

    /// Says what comes of it, once.
    pub fn answer(
        &mut self,
        answer: ChallengeAnswer,
    ) -> Result<ChallengeAnswered, AlreadyAnswered> {
        if self.answer.is_some() {
            return Err(AlreadyAnswered);
        }
        let answered = ChallengeAnswered {
            challenge: self.id,
            person: self.person,
            module: self.module,
            question: self.question,
            verdict: answer.verdict,
            reply: answer.reply.clone(),
        };
        self.answer = Some(answer);
        Ok(answered)
    }
}

impl ChallengeVerdict {
    pub const ALL: [Self; 2] = [Self::Accepted, Self::Refused];

    /// The word that stores, forms and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }

    /// The opposite of [`ChallengeVerdict::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Beginning,
        tests::given::{amina, at, given_version, id, rules, true_false},
    };

    fn text() -> ChallengeText {
        ChallengeText::restore("Both are right".to_owned())
    }

    #[test]
    fn what_was_asked_in_a_finished_attempt_can_be_challenged() {
        let version = given_version(rules(1, 2), &[true_false(true)]);
        let (mut attempt, _) = Attempt::start(id(9), amina(), &version, Beginning::at(at(0)));
        let make = |attempt: &Attempt, question| {
            Challenge::make(id(1), (attempt, &version), id(question), text(), at(3))
        };
        assert_eq!(make(&attempt, 101), Err(ChallengeRefused::NotFinished));
        attempt.submit(&version, at(2)).expect("in progress");
        assert_eq!(make(&attempt, 102), Err(ChallengeRefused::NotAsked));
        let (challenge, fact) = make(&attempt, 101).expect("it was asked");
        assert_eq!((challenge.person, challenge.module), (amina(), version.module()));
        assert_eq!((fact.question, challenge.answer), (id(101), None));
    }

    #[test]
    fn an_answer_is_given_once() {
        let version = given_version(rules(1, 2), &[true_false(true)]);
        let (mut attempt, _) = Attempt::start(id(9), amina(), &version, Beginning::at(at(0)));
        attempt.submit(&version, at(2)).expect("in progress");
        let made = Challenge::make(id(1), (&attempt, &version), id(101), text(), at(3));
        let (mut challenge, _) = made.expect("it was asked");
        let answer = |verdict| ChallengeAnswer {
            verdict,
            reply: ChallengeReply::restore("So it is".to_owned()),
            by: Some(id(2)),
            at: at(4),
        };
        let fact = challenge.answer(answer(ChallengeVerdict::Accepted)).expect("it is open");
        assert_eq!(fact.verdict, ChallengeVerdict::Accepted);
        assert_eq!(challenge.answer(answer(ChallengeVerdict::Refused)), Err(AlreadyAnswered));
        assert_eq!(challenge.answer, Some(answer(ChallengeVerdict::Accepted)));
    }
}
