//! What people say against questions, and what their authors answer. The words are of people.

use domain_kernel::{Change, Fact, PersonId};

use super::module;
use crate::{ChallengeId, ChallengeReply, ChallengeText, ChallengeVerdict, ModuleId, QuestionId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChallenged {
    pub challenge: ChallengeId,
    pub person: PersonId,
    pub module: ModuleId,
    pub question: QuestionId,
    pub text: ChallengeText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeAnswered {
    pub challenge: ChallengeId,
    pub person: PersonId,
    pub module: ModuleId,
    pub question: QuestionId,
    pub verdict: ChallengeVerdict,
    pub reply: ChallengeReply,
}

impl Fact for QuestionChallenged {
    fn name(&self) -> &'static str {
        "training.question_challenged"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("challenge", self.challenge.to_string()),
            Change::set("person", self.person.to_string()),
            Change::set("question", self.question.to_string()),
        ]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((self.person, vec![Change::set("text", self.text.as_str())]))
    }
}

impl Fact for ChallengeAnswered {
    fn name(&self) -> &'static str {
        "training.challenge_answered"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("challenge", self.challenge.to_string()),
            Change::set("person", self.person.to_string()),
            Change::set("question", self.question.to_string()),
            Change::set("verdict", self.verdict.name()),
        ]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((self.person, vec![Change::set("reply", self.reply.as_str())]))
    }
}
