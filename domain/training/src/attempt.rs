//! Attempts: one person's run through one version of a module.

mod save;
mod state;

pub use save::{Conflict, Problem, SaveRefused, Saved, SheetEntry};
pub use state::{AttemptState, AttemptStatus, Ending, Outcome, Sitting, Unmet};

use domain_kernel::{Id, PersonId, TimeFactor, Timestamp};
use thiserror::Error;

use crate::{
    Asked, AttemptFinished, AttemptStarted, Deadline, Layout, Mark, ModuleId, ModuleVersion,
    Needed, Points, Question, QuestionId, Quiz, QuizResult, Response, Responses, SectionId,
    VersionNumber,
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
    ordinal: Option<u32>,
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
    /// Counts the attempts of its person at its module, from 1, so that two can't both be somebody's
    /// third. `None` in what is older than the count.
    pub ordinal: Option<u32>,
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
    #[error("the time is not up yet")]
    InTime,
}

/// What an attempt begins with, beside its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    pub at: Timestamp,
    /// A retake after a pass, which changes nothing (spec: training, T10).
    pub is_practice: bool,
    /// How much longer this person has than others.
    pub factor: TimeFactor,
    /// Which attempt of this person at this module it is, from 1.
    pub ordinal: Option<u32>,
    /// Any number: what is drawn and shuffled is drawn and shuffled by it.
    pub seed: u64,
}

impl Beginning {
    /// What counts, for somebody who has no more time than others.
    pub fn at(at: Timestamp) -> Self {
        Self { at, is_practice: false, factor: TimeFactor::NONE, ordinal: None, seed: 0 }
    }

    #[must_use]
    pub fn as_practice(self, is_practice: bool) -> Self {
        Self { is_practice, ..self }
    }
}

impl Attempt {
    /// Begins an attempt at a version. What it takes to pass is fixed now.
    pub fn start(
        id: AttemptId,
        person: PersonId,
        version: &ModuleVersion,
        beginning: Beginning,
    ) -> (Self, AttemptStarted) {
        let Beginning { at, is_practice, factor, ordinal, seed } = beginning;
        let state = match version.quiz() {
            None => AttemptState::Reading,
            Some(quiz) => {
                let Needed { max, score: needed, .. } = quiz.needed();
                let layout = Layout::draw(quiz, seed);
                let deadline = quiz.rules.time_limit.map(|it| it.deadline(at, factor));
                let responses = Responses::new();
                let sitting = Sitting { max, needed, layout, deadline, responses };
                AttemptState::Answering { sitting }
            }
        };
        let (module, version) = (version.module(), version.number());
        let run = Run { id, module, version, person, started: at, is_practice, ordinal };
        let started = AttemptStarted { attempt: id, module, version, person, is_practice };
        (Self::restore(run, state), started)
    }

    /// Rebuilds an attempt from storage.
    pub fn restore(run: Run, state: AttemptState) -> Self {
        let Run { id, module, version, person, started, is_practice, ordinal } = run;
        Self { id, module, version, person, started, is_practice, ordinal, state }
    }

    /// Scores what was saved, and ends the attempt. Questions without an answer earn nothing. What
    /// arrives within the grace after the deadline ended at the deadline; after that it has timed
    /// out.
    pub fn submit(
        &mut self,
        version: &ModuleVersion,
        at: Timestamp,
    ) -> Result<AttemptFinished, SubmitRefused> {
        let ending = if self.is_time_up(at) { Ending::TimedOut } else { Ending::Submitted };
        self.grade(version, at, ending)
    }

    /// Ends an attempt whose time is up with the answers that were saved.
    pub fn time_out(
        &mut self,
        version: &ModuleVersion,
        at: Timestamp,
    ) -> Result<AttemptFinished, SubmitRefused> {
        if self.status() == AttemptStatus::InProgress && !self.is_time_up(at) {
            return Err(SubmitRefused::InTime);
        }
        self.grade(version, at, Ending::TimedOut)
    }

    fn grade(
        &mut self,
        version: &ModuleVersion,
        at: Timestamp,
        ending: Ending,
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
        let marks = self.marks(version);
        let score = earned(&marks).min(sitting.max);
        let unmet = version.quiz().map(|it| unmet(it, &marks)).unwrap_or_default();
        let at = sitting.deadline.map_or(at, |it| at.min(it.instant())).max(self.started);
        self.state = AttemptState::Graded { sitting, at, score, unmet, ending };
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
            ending: self.ending(),
        })
    }

    /// What was earned; `None` while it is in progress, and where nothing was asked.
    pub fn result(&self) -> Option<QuizResult> {
        let AttemptState::Graded { sitting, score, .. } = &self.state else {
            return None;
        };
        Some(QuizResult { score: *score, needed: sitting.needed, max: sitting.max })
    }

    /// What is asked, in the order of the person's page. Nothing if the version is another one.
    pub fn asked<'a>(&self, version: &'a ModuleVersion) -> Vec<Asked<'a>> {
        match (version.quiz(), self.state.sitting()) {
            (Some(quiz), Some(sitting)) if self.is_at(version) => {
                Layout::ask(sitting.layout.as_ref(), quiz)
            }
            _ => Vec::new(),
        }
    }

    /// What each question's answer is worth, in the order of the person's page. Nothing if the
    /// version is another one.
    pub fn marks(&self, version: &ModuleVersion) -> Vec<Mark> {
        let questions = self.asked(version).into_iter().map(|it| it.question);
        questions.map(|it| it.mark(self.response(it.id()).answer.as_ref())).collect()
    }

    /// The questions that have no answer yet, in the order of the person's page.
    pub fn unanswered(&self, version: &ModuleVersion) -> Vec<QuestionId> {
        let questions = self.asked(version).into_iter().map(|it| it.question.id());
        questions.filter(|it| self.response(*it).answer.is_none()).collect()
    }

    /// When it ends whether it is submitted or not.
    pub fn deadline(&self) -> Option<Deadline> {
        self.state.sitting().and_then(|it| it.deadline)
    }

    /// Whether nothing is taken any more.
    pub fn is_time_up(&self, now: Timestamp) -> bool {
        self.deadline().is_some_and(|it| it.is_over(now))
    }

    /// What it did not come to beside its score; nothing while it is in progress.
    pub fn unmet(&self) -> Option<&Unmet> {
        match &self.state {
            AttemptState::Graded { unmet, .. } => Some(unmet),
            _ => None,
        }
    }

    /// How it came to its end; `None` while it is in progress, and where nothing was asked.
    pub fn ending(&self) -> Option<Ending> {
        match &self.state {
            AttemptState::Graded { ending, .. } => Some(*ending),
            _ => None,
        }
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
        let &Self { id, module, version, person, started, is_practice, ordinal, .. } = self;
        Run { id, module, version, person, started, is_practice, ordinal }
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

pub(crate) fn earned<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> Points {
    marks.into_iter().map(|it| it.earned).sum()
}

/// What these marks fall short of, whatever they add up to.
pub(crate) fn unmet(quiz: &Quiz, marks: &[Mark]) -> Unmet {
    let rules = |it: &Mark| quiz.question(it.question).map(Question::rules).unwrap_or_default();
    let falls_short = |id: SectionId| {
        let mark = quiz.section(id).and_then(|it| it.settings.pass_mark);
        let inside = || marks.iter().filter(|it| rules(it).section == Some(id));
        // Of a section of which some questions are drawn, those were asked.
        let max: Points = inside().map(|it| it.out_of).sum();
        mark.is_some_and(|it| earned(inside()) < it.needed(max).min(max))
    };
    let sections = quiz.sections().iter().map(|it| it.id).filter(|it| falls_short(*it));
    let wrong = marks.iter().filter(|it| rules(it).is_critical && !it.is_right);
    Unmet { sections: sections.collect(), critical: wrong.map(|it| it.question).collect() }
}
