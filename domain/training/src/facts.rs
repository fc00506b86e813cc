//! What happens to modules and attempts, for the audit trail. A person is named by id only.

mod attempts;
mod calendar;
mod challenges;
mod pictures;
mod videos;

pub use attempts::{
    AttemptFinished, AttemptStarted, CompletionRevoked, ExtraTryGiven, KeyCorrected, QuizResult,
};
pub use calendar::{CalendarMade, CalendarRevoked};
pub use challenges::{ChallengeAnswered, QuestionChallenged};
pub use pictures::{PictureAdded, PictureSwept};
pub use videos::{CaptionsAdded, CaptionsRemoved, VideoAdded, VideoSwept};

use domain_kernel::{Change, Fact};

use crate::{
    Impact, KindType, ModuleId, ModuleTitle, Needed, QuestionId, SectionId, VersionNumber,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleCreated {
    pub module: ModuleId,
    pub title: ModuleTitle,
    pub kind: KindType,
}

/// A module was begun as a copy of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleCopied {
    pub module: ModuleId,
    pub from: ModuleId,
    pub title: ModuleTitle,
    pub n_questions: usize,
}

/// The next version of a published module is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftOpened {
    pub module: ModuleId,
    pub from: VersionNumber,
}

/// The draft of a module changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleEdited {
    pub module: ModuleId,
    pub edit: ModuleEdit,
}

/// What changed about a draft. Places count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleEdit {
    Settings { changes: Vec<Change> },
    QuestionAdded { question: QuestionId },
    QuestionEdited { question: QuestionId },
    QuestionRemoved { question: QuestionId },
    QuestionMoved { question: QuestionId, from: usize, to: usize },
    QuestionsAppended { n_before: usize, n_after: usize },
    QuestionsReplaced { n_before: usize, n_after: usize },
    SectionPut { section: SectionId, changes: Vec<Change> },
    SectionMoved { section: SectionId, from: usize, to: usize },
    SectionRemoved { section: SectionId, changes: Vec<Change> },
    DraftDiscarded,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModulePublished {
    pub module: ModuleId,
    pub number: VersionNumber,
    pub title: ModuleTitle,
    pub n_questions: usize,
    /// `None` where there is no quiz.
    pub needed: Option<Needed>,
    pub impact: Impact,
    /// How many completions of older versions are to be made good again.
    pub n_recalled: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModuleRetired {
    pub module: ModuleId,
    pub number: VersionNumber,
}

/// A module that was never published is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleDeleted {
    pub module: ModuleId,
    pub title: ModuleTitle,
    pub n_questions: usize,
}

fn module(id: ModuleId) -> String {
    format!("module:{id}")
}

impl Fact for ModuleCreated {
    fn name(&self) -> &'static str {
        "training.module_created"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("title", self.title.as_str()), Change::set("kind", self.kind.name())]
    }
}

impl Fact for ModuleCopied {
    fn name(&self) -> &'static str {
        "training.module_copied"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("title", self.title.as_str()),
            Change::set("module", self.from.to_string()),
            Change::set("questions", self.n_questions.to_string()),
        ]
    }
}

impl Fact for DraftOpened {
    fn name(&self) -> &'static str {
        "training.draft_opened"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("from", self.from.get().to_string())]
    }
}

impl Fact for ModuleEdited {
    fn name(&self) -> &'static str {
        match self.edit {
            ModuleEdit::Settings { .. } => "training.module_edited",
            ModuleEdit::QuestionAdded { .. } => "training.question_added",
            ModuleEdit::QuestionEdited { .. } => "training.question_edited",
            ModuleEdit::QuestionRemoved { .. } => "training.question_removed",
            ModuleEdit::QuestionMoved { .. } => "training.question_moved",
            ModuleEdit::QuestionsAppended { .. } => "training.questions_appended",
            ModuleEdit::QuestionsReplaced { .. } => "training.questions_replaced",
            ModuleEdit::SectionPut { .. } => "training.section_edited",
            ModuleEdit::SectionMoved { .. } => "training.section_moved",
            ModuleEdit::SectionRemoved { .. } => "training.section_removed",
            ModuleEdit::DraftDiscarded => "training.draft_discarded",
        }
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        let set = |it: QuestionId| Change::set("question", it.to_string());
        match &self.edit {
            ModuleEdit::Settings { changes } => changes.clone(),
            ModuleEdit::QuestionAdded { question } | ModuleEdit::QuestionEdited { question } => {
                vec![set(*question)]
            }
            ModuleEdit::QuestionRemoved { question } => {
                let before = Some(question.to_string());
                Change::between("question", before, None).into_iter().collect()
            }
            ModuleEdit::QuestionMoved { question, from, to } => {
                let place = |it: &usize| (it + 1).to_string();
                vec![set(*question), Change::from_to("place", place(from), place(to))]
            }
            ModuleEdit::SectionMoved { section, from, to } => {
                let place = |it: &usize| (it + 1).to_string();
                let section = Change::set("section", section.to_string());
                vec![section, Change::from_to("place", place(from), place(to))]
            }
            ModuleEdit::QuestionsAppended { n_before, n_after }
            | ModuleEdit::QuestionsReplaced { n_before, n_after } => {
                vec![Change::from_to("questions", n_before.to_string(), n_after.to_string())]
            }
            ModuleEdit::SectionPut { section, changes }
            | ModuleEdit::SectionRemoved { section, changes } => {
                let section = Change::set("section", section.to_string());
                [section].into_iter().chain(changes.iter().cloned()).collect()
            }
            ModuleEdit::DraftDiscarded => Vec::new(),
        }
    }
}

impl Fact for ModulePublished {
    fn name(&self) -> &'static str {
        "training.module_published"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        let mut details = vec![
            Change::set("version", self.number.get().to_string()),
            Change::set("title", self.title.as_str()),
            Change::set("questions", self.n_questions.to_string()),
        ];
        if let Some(needed) = self.needed {
            details.push(Change::set("needed", needed.score.to_string()));
            details.push(Change::set("max", needed.max.to_string()));
        }
        details.push(Change::set("impact", self.impact.name()));
        if let Impact::Retraining { from, until } = self.impact {
            details.push(Change::set("recalled_from", from.to_string()));
            details.push(Change::set("recalled_until", until.to_string()));
            details.push(Change::set("recalled", self.n_recalled.to_string()));
        }
        details
    }
}

impl Fact for ModuleRetired {
    fn name(&self) -> &'static str {
        "training.module_retired"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("version", self.number.get().to_string())]
    }
}

impl Fact for ModuleDeleted {
    fn name(&self) -> &'static str {
        "training.module_deleted"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("title", self.title.as_str()),
            Change::gone("questions", self.n_questions.to_string()),
        ]
    }
}
