//! Attempts: one person's run through one version of a module.

mod save;
mod state;

pub use save::{Conflict, Problem, SaveRefused, Saved, SheetEntry};
pub use state::{AttemptState, AttemptStatus, Outcome, Sitting};

use domain_kernel::{Id, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    AttemptFinished, AttemptStarted, Mark, ModuleId, ModuleVersion, Points, Question, QuestionId,
    QuizResult, Response, Responses, VersionNumber,
};

pub type AttemptId = Id<Attempt>;

/// One person's run through one version of a module: in progress, then finished, and then it never
/// changes (spec: training, T2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    id: AttemptId,
    module: ModuleId,
    version: VersionNumber,
    person: PersonId,
    started: Timestamp,
    is_practice: bool,
    state: AttemptState,
}

/// Whose attempt at what it is: what never changes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub id: AttemptId,
    pub module: ModuleId,
    pub version: VersionNumber,
    pub person: PersonId,
    pub started: Timestamp,
    /// A retake after a pass, which changes nothing (spec: training, T10).
    pub is_practice: bool,
}

/// Why an attempt cannot be finished like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SubmitRefused {
    #[error("this attempt is finished already")]
    AlreadyFinished,
    #[error("this module has no questions to submit; acknowledge it")]
    NothingToSubmit,
    #[error("this module has questions to answer; submit it")]
    NothingToAcknowledge,
    #[error("these are the questions of another version")]
    OtherVersion,
}

impl Attempt {
    /// Begins an attempt at a version. What it takes to pass is fixed now.
    pub fn start(
        id: AttemptId,
        person: PersonId,
        version: &ModuleVersion,
        is_practice: bool,
        at: Timestamp,
    ) -> (Self, AttemptStarted) {
        let state = match version.lesson().needed() {
            None => AttemptState::Reading,
            Some(needed) => {
                let (max, needed) = (needed.max, needed.score);
                AttemptState::Answering { sitting: Sitting::new(max, needed) }
            }
        };
        let (module, version) = (version.module(), version.number());
        let run = Run { id, module, version, person, started: at, is_practice };
        let started = AttemptStarted { attempt: id, module, version, person, is_practice };
        (Self::restore(run, state), started)
    }

    /// Rebuilds an attempt from storage.
    pub fn restore(run: Run, state: AttemptState) -> Self {
        let Run { id, module, version, person, started, is_practice } = run;
        Self { id, module, version, person, started, is_practice, state }
    }

    /// Scores what was saved, and ends the attempt. Questions without an answer earn nothing.
    pub fn submit(
        &mut self,
        version: &ModuleVersion,
        at: Timestamp,
    ) -> Result<AttemptFinished, SubmitRefused> {
        let sitting = match &self.state {
            AttemptState::Answering { sitting } => sitting.clone(),
            AttemptState::Reading => return Err(SubmitRefused::NothingToSubmit),
            AttemptState::Graded { .. } | AttemptState::Acknowledged { .. } => {
                return Err(SubmitRefused::AlreadyFinished);
            }
        };
        if !self.is_at(version) {
            return Err(SubmitRefused::OtherVersion);
        }
        let earned: Points = self.marks(version).iter().map(|it| it.earned).sum();
        let score = earned.min(sitting.max);
        self.state = AttemptState::Graded { sitting, at: at.max(self.started), score };
        self.finished().ok_or(SubmitRefused::NothingToSubmit)
    }

    /// Ends an attempt at a module without quiz: its person has read and understood it.
    pub fn acknowledge(&mut self, at: Timestamp) -> Result<AttemptFinished, SubmitRefused> {
        match self.state {
            AttemptState::Reading => {}
            AttemptState::Answering { .. } => return Err(SubmitRefused::NothingToAcknowledge),
            AttemptState::Graded { .. } | AttemptState::Acknowledged { .. } => {
                return Err(SubmitRefused::AlreadyFinished);
            }
        }
        self.state = AttemptState::Acknowledged { at: at.max(self.started) };
        self.finished().ok_or(SubmitRefused::NothingToAcknowledge)
    }

    /// How the attempt ended; `None` while it is in progress.
    pub fn finished(&self) -> Option<AttemptFinished> {
        Some(AttemptFinished {
            attempt: self.id,
            module: self.module,
            version: self.version,
            person: self.person,
            is_practice: self.is_practice,
            outcome: self.state.outcome()?,
            result: self.result(),
        })
    }

    /// What was earned; `None` while it is in progress, and where nothing was asked.
    pub fn result(&self) -> Option<QuizResult> {
        let AttemptState::Graded { sitting, score, .. } = &self.state else {
            return None;
        };
        Some(QuizResult { score: *score, needed: sitting.needed, max: sitting.max })
    }

    /// What each question's answer is worth, in the order of the version. Nothing if the version is
    /// another one.
    pub fn marks(&self, version: &ModuleVersion) -> Vec<Mark> {
        if !self.is_at(version) {
            return Vec::new();
        }
        let questions = version.lesson().questions().iter();
        questions.map(|it| it.mark(self.response(it.id()).answer.as_ref())).collect()
    }

    /// The questions that have no answer yet, in the order of the version.
    pub fn unanswered(&self, version: &ModuleVersion) -> Vec<QuestionId> {
        let questions = version.lesson().questions().iter().map(Question::id);
        questions.filter(|it| self.response(*it).answer.is_none()).collect()
    }

    /// What is kept for one question; an untouched one has revision 0 and no answer.
    pub fn response(&self, question: QuestionId) -> Response {
        self.responses().and_then(|it| it.get(&question)).cloned().unwrap_or_default()
    }

    /// What was answered, where there is something to answer.
    pub fn responses(&self) -> Option<&Responses> {
        self.state.sitting().map(|it| &it.responses)
    }

    pub fn run(&self) -> Run {
        let &Self { id, module, version, person, started, is_practice, .. } = self;
        Run { id, module, version, person, started, is_practice }
    }

    pub fn id(&self) -> AttemptId {
        self.id
    }

    pub fn module(&self) -> ModuleId {
        self.module
    }

    /// The version it is an attempt at, whatever was published since.
    pub fn version(&self) -> VersionNumber {
        self.version
    }

    pub fn person(&self) -> PersonId {
        self.person
    }

    pub fn started(&self) -> Timestamp {
        self.started
    }

    pub fn is_practice(&self) -> bool {
        self.is_practice
    }

    pub fn state(&self) -> &AttemptState {
        &self.state
    }

    pub fn status(&self) -> AttemptStatus {
        self.state.status()
    }

    pub fn outcome(&self) -> Option<Outcome> {
        self.state.outcome()
    }

    fn is_at(&self, version: &ModuleVersion) -> bool {
        self.module == version.module() && self.version == version.number()
    }
}
