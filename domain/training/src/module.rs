//! Modules: the one draft that authors work on, and what is published of it.

mod refused;

pub use refused::{DeleteRefused, EditRefused, NotOffered, PublishRefused, RetireRefused};

use domain_kernel::{Id, Ids, Timestamp};

use crate::{
    About, DraftOpened, Impact, Lesson, ModuleCopied, ModuleCreated, ModuleDeleted, ModuleEdit,
    ModuleEdited, ModulePublished, ModuleRetired, ModuleTitle, ModuleVersion, NewQuestion, Points,
    QuestionId, Quiz, QuizRules, SectionId, SectionSettings, VersionNumber,
};

pub type ModuleId = Id<Module>;

/// A piece of training: what is published of it, and the one draft that its authors work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    id: ModuleId,
    state: ModuleState,
}

/// How far a module has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleState {
    /// Never published: there is nothing but the draft.
    Unpublished { draft: Lesson },
    /// People take this version, while the next one may be written.
    Published { number: VersionNumber, draft: Option<Lesson> },
    /// Nobody can start it any more. Its versions stay.
    Retired { number: VersionNumber },
}

/// The state of a module without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModuleStatus {
    Draft,
    Published,
    Retired,
}

impl Module {
    /// Begins a module with a draft. Without rules for a quiz it is one to acknowledge.
    pub fn create(id: ModuleId, about: About, rules: Option<QuizRules>) -> (Self, ModuleCreated) {
        let draft = Lesson::write(about, rules);
        let created = ModuleCreated {
            module: id,
            title: draft.about().title.clone(),
            kind: draft.kind().of_type(),
        };
        (Self { id, state: ModuleState::Unpublished { draft } }, created)
    }

    /// Begins a module with the draft of another one, or with what is published of it.
    pub fn copy(
        id: ModuleId,
        title: ModuleTitle,
        from: ModuleId,
        lesson: &Lesson,
        ids: &dyn Ids,
    ) -> Result<(Self, ModuleCopied), EditRefused> {
        let draft = lesson.copy(title.clone(), ids)?;
        let n_questions = draft.questions().len();
        let copied = ModuleCopied { module: id, from, title, n_questions };
        Ok((Self { id, state: ModuleState::Unpublished { draft } }, copied))
    }

    /// Rebuilds a module from storage.
    pub fn restore(id: ModuleId, state: ModuleState) -> Self {
        Self { id, state }
    }

    pub fn id(&self) -> ModuleId {
        self.id
    }

    pub fn state(&self) -> &ModuleState {
        &self.state
    }

    pub fn status(&self) -> ModuleStatus {
        match self.state {
            ModuleState::Unpublished { .. } => ModuleStatus::Draft,
            ModuleState::Published { .. } => ModuleStatus::Published,
            ModuleState::Retired { .. } => ModuleStatus::Retired,
        }
    }

    /// What its authors work on, if there is anything.
    pub fn draft(&self) -> Option<&Lesson> {
        match &self.state {
            ModuleState::Unpublished { draft } => Some(draft),
            ModuleState::Published { draft, .. } => draft.as_ref(),
            ModuleState::Retired { .. } => None,
        }
    }

    /// The newest version, which is the one that people start, or started last.
    pub fn latest(&self) -> Option<VersionNumber> {
        match self.state {
            ModuleState::Unpublished { .. } => None,
            ModuleState::Published { number, .. } | ModuleState::Retired { number } => Some(number),
        }
    }

    /// The version that an attempt starts with now.
    pub fn offered(&self) -> Result<VersionNumber, NotOffered> {
        match self.state {
            ModuleState::Unpublished { .. } => Err(NotOffered::NeverPublished),
            ModuleState::Published { number, .. } => Ok(number),
            ModuleState::Retired { .. } => Err(NotOffered::Retired),
        }
    }

    /// Opens the one draft of a published module as a copy of the published version, with the same
    /// questions and options. `None` if there is a draft already.
    pub fn open_draft(
        &mut self,
        published: &ModuleVersion,
    ) -> Result<Option<DraftOpened>, EditRefused> {
        match &mut self.state {
            ModuleState::Retired { .. } => Err(EditRefused::Retired),
            ModuleState::Unpublished { .. } | ModuleState::Published { draft: Some(_), .. } => {
                Ok(None)
            }
            ModuleState::Published { number, draft } => {
                if published.module() != self.id || published.number() != *number {
                    return Err(EditRefused::OtherVersion);
                }
                *draft = Some(published.lesson().clone());
                Ok(Some(DraftOpened { module: self.id, from: *number }))
            }
        }
    }

    /// Throws away what was written since the last version was published.
    pub fn discard_draft(&mut self) -> Result<ModuleEdited, EditRefused> {
        match &mut self.state {
            ModuleState::Retired { .. } => Err(EditRefused::Retired),
            ModuleState::Published { draft, .. } if draft.is_some() => {
                *draft = None;
                Ok(self.edited(ModuleEdit::DraftDiscarded))
            }
            ModuleState::Unpublished { .. } | ModuleState::Published { .. } => {
                Err(EditRefused::NoDraft)
            }
        }
    }

    /// Changes everything of the draft but its questions. `None` when nothing changed.
    pub fn edit(
        &mut self,
        about: About,
        rules: Option<QuizRules>,
    ) -> Result<Option<ModuleEdited>, EditRefused> {
        let changes = self.draft_mut()?.edit(about, rules).ok_or(EditRefused::HasQuestions)?;
        Ok((!changes.is_empty()).then(|| self.edited(ModuleEdit::Settings { changes })))
    }

    /// Adds a question at the end.
    pub fn add_question(
        &mut self,
        id: QuestionId,
        question: NewQuestion,
        ids: &dyn Ids,
    ) -> Result<ModuleEdited, EditRefused> {
        self.quiz_mut()?.add(id, question, ids)?;
        Ok(self.edited(ModuleEdit::QuestionAdded { question: id }))
    }

    /// Writes a question anew. Options that say so keep their ids. `None` when nothing changed.
    pub fn edit_question(
        &mut self,
        id: QuestionId,
        question: NewQuestion,
        ids: &dyn Ids,
    ) -> Result<Option<ModuleEdited>, EditRefused> {
        let is_changed = self.quiz_mut()?.edit(id, question, ids)?;
        Ok(is_changed.then(|| self.edited(ModuleEdit::QuestionEdited { question: id })))
    }

    pub fn remove_question(&mut self, id: QuestionId) -> Result<ModuleEdited, EditRefused> {
        self.quiz_mut()?.remove(id)?;
        Ok(self.edited(ModuleEdit::QuestionRemoved { question: id }))
    }

    /// Moves a question to a place counted from 0, or to the end. `None` if it was there.
    pub fn move_question(
        &mut self,
        id: QuestionId,
        to: usize,
    ) -> Result<Option<ModuleEdited>, EditRefused> {
        let (from, to) = self.quiz_mut()?.shift(id, to)?;
        let edit = ModuleEdit::QuestionMoved { question: id, from, to };
        Ok((from != to).then(|| self.edited(edit)))
    }

    /// Adds a section, or gives one other settings. `None` when nothing changed.
    pub fn put_section(
        &mut self,
        id: SectionId,
        settings: SectionSettings,
    ) -> Result<Option<ModuleEdited>, EditRefused> {
        let before = self.quiz_mut()?.section(id).map(|it| it.settings.clone());
        let changes = SectionSettings::changes(before.as_ref(), Some(&settings));
        if changes.is_empty() {
            return Ok(None);
        }
        self.quiz_mut()?.put_section(id, settings)?;
        Ok(Some(self.edited(ModuleEdit::SectionPut { section: id, changes })))
    }

    /// Moves a section to a place counted from 0, or to the end. `None` if it was there.
    pub fn move_section(
        &mut self,
        id: SectionId,
        to: usize,
    ) -> Result<Option<ModuleEdited>, EditRefused> {
        let (from, to) = self.quiz_mut()?.shift_section(id, to)?;
        let edit = ModuleEdit::SectionMoved { section: id, from, to };
        Ok((from != to).then(|| self.edited(edit)))
    }

    /// Removes a section. Its questions stay, in none.
    pub fn remove_section(&mut self, id: SectionId) -> Result<ModuleEdited, EditRefused> {
        let section = self.quiz_mut()?.remove_section(id)?;
        let changes = SectionSettings::changes(Some(&section.settings), None);
        Ok(self.edited(ModuleEdit::SectionRemoved { section: id, changes }))
    }

    /// Puts the questions of a file after all there are, which keep their ids.
    pub fn append_questions(
        &mut self,
        questions: Vec<NewQuestion>,
        ids: &dyn Ids,
    ) -> Result<ModuleEdited, EditRefused> {
        let quiz = self.quiz_mut()?;
        let n_before = quiz.questions().len();
        quiz.append(questions, ids)?;
        let n_after = quiz.questions().len();
        Ok(self.edited(ModuleEdit::QuestionsAppended { n_before, n_after }))
    }

    /// Puts the questions of a file in the place of all there were.
    pub fn replace_questions(
        &mut self,
        questions: Vec<NewQuestion>,
        ids: &dyn Ids,
    ) -> Result<ModuleEdited, EditRefused> {
        let quiz = self.quiz_mut()?;
        let n_before = quiz.questions().len();
        quiz.replace(questions, ids)?;
        let n_after = quiz.questions().len();
        Ok(self.edited(ModuleEdit::QuestionsReplaced { n_before, n_after }))
    }

    /// Makes the draft the version that people take from now on, which asks nothing of those who
    /// completed an older one.
    pub fn publish(
        &mut self,
        at: Timestamp,
    ) -> Result<(ModuleVersion, ModulePublished), PublishRefused> {
        self.release(Impact::NewContent, None, at)
    }

    /// Makes the draft the version that people take from now on. Who is in the middle of an older
    /// one finishes that. `current` is the newest version until now, against which an editorial
    /// change is checked.
    pub fn release(
        &mut self,
        impact: Impact,
        current: Option<&ModuleVersion>,
        at: Timestamp,
    ) -> Result<(ModuleVersion, ModulePublished), PublishRefused> {
        let (draft, number) = match &self.state {
            ModuleState::Retired { .. } => return Err(PublishRefused::Retired),
            ModuleState::Published { draft: None, .. } => return Err(PublishRefused::NoDraft),
            ModuleState::Unpublished { draft } => (draft, VersionNumber::FIRST),
            ModuleState::Published { number, draft: Some(draft) } => (draft, number.next()),
        };
        if let Some(quiz) = draft.quiz() {
            check_passable(quiz)?;
        }
        let is_scored_anew = current.is_none_or(|it| !draft.is_scored_like(it.lesson()));
        if impact == Impact::Editorial && is_scored_anew {
            return Err(PublishRefused::NotEditorial);
        }
        let version = ModuleVersion::new(self.id, number, at, draft.clone());
        let published = ModulePublished {
            module: self.id,
            number,
            title: draft.about().title.clone(),
            n_questions: draft.questions().len(),
            needed: draft.needed(),
            impact,
            n_recalled: 0,
        };
        self.state = ModuleState::Published { number, draft: None };
        Ok((version, published))
    }

    /// Takes a module out of use. A draft of it goes; who is in the middle of it may finish.
    pub fn retire(&mut self) -> Result<ModuleRetired, RetireRefused> {
        match self.state {
            ModuleState::Unpublished { .. } => Err(RetireRefused::NeverPublished),
            ModuleState::Retired { .. } => Err(RetireRefused::AlreadyRetired),
            ModuleState::Published { number, .. } => {
                self.state = ModuleState::Retired { number };
                Ok(ModuleRetired { module: self.id, number })
            }
        }
    }

    /// Ends a module that was never published. What was ever taken stays for the record.
    pub fn delete(&self) -> Result<ModuleDeleted, DeleteRefused> {
        let ModuleState::Unpublished { draft } = &self.state else {
            return Err(DeleteRefused);
        };
        let (title, n_questions) = (draft.about().title.clone(), draft.questions().len());
        Ok(ModuleDeleted { module: self.id, title, n_questions })
    }

    fn draft_mut(&mut self) -> Result<&mut Lesson, EditRefused> {
        match &mut self.state {
            ModuleState::Unpublished { draft } => Ok(draft),
            ModuleState::Published { draft, .. } => draft.as_mut().ok_or(EditRefused::NoDraft),
            ModuleState::Retired { .. } => Err(EditRefused::Retired),
        }
    }

    fn quiz_mut(&mut self) -> Result<&mut Quiz, EditRefused> {
        self.draft_mut()?.quiz_mut().ok_or(EditRefused::NoQuiz)
    }

    fn edited(&self, edit: ModuleEdit) -> ModuleEdited {
        ModuleEdited { module: self.id, edit }
    }
}

fn check_passable(quiz: &Quiz) -> Result<(), PublishRefused> {
    if quiz.max() == Points::ZERO {
        return Err(PublishRefused::NothingScored);
    }
    let (needed, best) = (quiz.needed().score, quiz.best());
    if best < needed {
        return Err(PublishRefused::OutOfReach { needed, best });
    }
    Ok(quiz.check_sections()?)
}

impl ModuleStatus {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Retired];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }

    /// The opposite of [`ModuleStatus::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
