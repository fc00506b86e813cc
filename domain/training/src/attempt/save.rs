use std::collections::BTreeSet;

use domain_kernel::Timestamp;
use thiserror::Error;

use super::{Attempt, AttemptState, AttemptStatus};
use crate::{
    Answer, AnswerRefused, Given, ModuleVersion, Question, QuestionId, Response, Responses,
    Revision,
};

/// What somebody sends for one question, and the revision of its answer that they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetEntry {
    pub question: QuestionId,
    pub seen: Revision,
    pub given: Given,
}

/// What a save came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub n_answered: usize,
    pub n_questions: usize,
    /// Which questions had been answered otherwise in the meantime. They were left as they were.
    pub conflicts: Vec<Conflict>,
    /// Whether there is anything to store.
    pub is_changed: bool,
}

/// Two answers to one question, given without knowledge of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub question: QuestionId,
    pub stored: Response,
    /// `None` would have cleared the answer.
    pub given: Option<Answer>,
}

/// Why nothing of a sheet was saved.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SaveRefused {
    #[error("this attempt is finished already")]
    AlreadyFinished,
    #[error("this module has no questions to answer; acknowledge it")]
    NothingToAnswer,
    #[error("these are the questions of another version")]
    OtherVersion,
    #[error("the time is up; the answers saved before that count")]
    TimeIsUp,
    #[error("some answers cannot be saved, so none were")]
    Problems(Vec<Problem>),
}

/// What is wrong with the answer to one question. `Display` says it at its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{refused}")]
pub struct Problem {
    pub question: QuestionId,
    pub refused: AnswerRefused,
}

/// An entry that was read as an answer.
struct Read {
    question: QuestionId,
    seen: Revision,
    answer: Option<Answer>,
}

impl Attempt {
    /// Keeps the answers of a sheet; questions that are not on it stay as they are. If anything on
    /// it is no answer, nothing of it is kept. An answer that was changed since it was seen is not
    /// written over, which concerns that question only (spec: training, "Attempts").
    pub fn save(
        &mut self,
        version: &ModuleVersion,
        sheet: &[SheetEntry],
        now: Timestamp,
    ) -> Result<Saved, SaveRefused> {
        if self.status() == AttemptStatus::Finished {
            return Err(SaveRefused::AlreadyFinished);
        }
        if !self.is_at(version) {
            return Err(SaveRefused::OtherVersion);
        }
        if self.is_time_up(now) {
            return Err(SaveRefused::TimeIsUp);
        }
        let asked: BTreeSet<QuestionId> =
            self.asked(version).into_iter().map(|it| it.question.id()).collect();
        let (Some(quiz), AttemptState::Answering { sitting }) = (version.quiz(), &mut self.state)
        else {
            return Err(SaveRefused::NothingToAnswer);
        };
        let known = |it: &QuestionId| asked.contains(it).then(|| quiz.question(*it)).flatten();
        let read = read(known, &sitting.responses, sheet).map_err(SaveRefused::Problems)?;
        let (mut conflicts, mut is_changed) = (Vec::new(), false);
        for Read { question, seen, answer } in read {
            let stored = sitting.responses.get(&question).cloned().unwrap_or_default();
            if stored.answer == answer {
                continue;
            }
            if seen < stored.revision {
                conflicts.push(Conflict { question, stored, given: answer });
                continue;
            }
            let revision = stored.revision.next();
            sitting.responses.insert(question, Response { answer, revision });
            is_changed = true;
        }
        let n_questions = asked.len();
        let n_answered = n_questions - self.unanswered(version).len();
        Ok(Saved { n_answered, n_questions, conflicts, is_changed })
    }
}

fn read<'a>(
    known: impl Fn(&QuestionId) -> Option<&'a Question>,
    responses: &Responses,
    sheet: &[SheetEntry],
) -> Result<Vec<Read>, Vec<Problem>> {
    let (mut read, mut problems): (Vec<Read>, Vec<Problem>) = (Vec::new(), Vec::new());
    let mut met = BTreeSet::new();
    for entry in sheet {
        let question = entry.question;
        let answer = if met.insert(question) {
            let question = known(&entry.question).ok_or(AnswerRefused::UnknownQuestion);
            question.and_then(|it| read_entry(it, responses, entry))
        } else {
            Err(AnswerRefused::QuestionTwice)
        };
        match answer {
            Ok(answer) => read.push(Read { question, seen: entry.seen, answer }),
            Err(refused) => problems.push(Problem { question, refused }),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

fn read_entry(
    question: &Question,
    responses: &Responses,
    entry: &SheetEntry,
) -> Result<Option<Answer>, AnswerRefused> {
    let stored = responses.get(&entry.question).map_or(Revision::NEVER, |it| it.revision);
    if stored < entry.seen {
        return Err(AnswerRefused::FromTheFuture);
    }
    question.read(&entry.given)
}
