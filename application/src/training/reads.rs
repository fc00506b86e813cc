use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, PersonId, StoreError, Timestamp, Versioned};
use domain_onboarding::{
    Calendar, Marked, PathId, PathTitle, StepCategory, StepId, Task, WorkingDays,
};
use domain_training::{
    Attempt, AttemptId, ChallengeId, ChangeNote, CompletionId, Graded, KindType, Minutes, Module,
    ModuleId, ModuleStatus, ModuleTitle, ModuleVersion, Outcome, Picture, PictureId, Points,
    Tenure, TimeLimit, Tries, VersionNumber,
};

use crate::{
    Page, PageNumber,
    training::{
        Aftermath, CertificateView, ChallengeLine, Correctable, FoundPicture, ListModules,
        OwnChallenge,
    },
};

/// What training's screens show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait TrainingReads: Send + Sync {
    /// The company's modules that are asked for, in the order that is.
    async fn modules(
        &self,
        permit: &Permit,
        query: &ListModules,
    ) -> Result<Page<ModuleLine>, StoreError>;
    /// One module with its newest version, as its authors see it.
    async fn module(&self, permit: &Permit, id: ModuleId)
    -> Result<Option<ModuleView>, StoreError>;
    /// How many people have completed a module, and that is good on a day.
    async fn n_good(
        &self,
        permit: &Permit,
        module: ModuleId,
        today: Date,
    ) -> Result<u32, StoreError>;
    /// What a person is to learn: a line for each step of each path that they are on, in the order
    /// of the paths' titles and the steps' places, then a line for each module that is open to all
    /// and not retired, by title. A module that was never published is in none of them.
    async fn curriculum(&self, permit: &Permit, person: PersonId)
    -> Result<Curriculum, StoreError>;
    /// The certificate that a completion has.
    async fn certificate(
        &self,
        permit: &Permit,
        id: CompletionId,
    ) -> Result<Option<CertificateView>, StoreError>;
    /// A version of a module, the newest that has been taken, or else the newest of all, if none is
    /// named, with what its key can be corrected by.
    async fn correctable(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: Option<VersionNumber>,
    ) -> Result<Option<Correctable>, StoreError>;
    /// The attempts at a version that have ended, with whose they are.
    async fn graded(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<(PersonName, Graded)>, StoreError>;
    /// What became of an attempt after its end.
    async fn aftermath(&self, permit: &Permit, attempt: AttemptId)
    -> Result<Aftermath, StoreError>;
    /// All attempts of a person, newest first.
    async fn attempts_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<AttemptLine>, StoreError>;
    /// What was said against the questions of a module: what is open first, then what was made last.
    async fn challenges(
        &self,
        permit: &Permit,
        module: ModuleId,
        page: PageNumber,
    ) -> Result<Page<ChallengeLine>, StoreError>;
    /// One challenge.
    async fn challenge(
        &self,
        permit: &Permit,
        id: ChallengeId,
    ) -> Result<Option<ChallengeLine>, StoreError>;
    /// What a person has said against the questions of a version, oldest first.
    async fn own_challenges(
        &self,
        permit: &Permit,
        person: PersonId,
        of: (ModuleId, VersionNumber),
    ) -> Result<Vec<OwnChallenge>, StoreError>;
    /// One picture, with the modules that it was brought for.
    async fn picture(
        &self,
        permit: &Permit,
        id: PictureId,
    ) -> Result<Option<FoundPicture>, StoreError>;
    /// The pictures of a module, those added last first.
    async fn pictures_of(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<Picture>, StoreError>;
    /// What was published of a module, newest first.
    async fn versions(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<VersionLine>, StoreError>;
    /// One published version.
    async fn version(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError>;
    /// Of each person, the first attempt at a version that is finished and no practice; so many at
    /// most, those begun last first.
    async fn first_attempts(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
        most: u32,
    ) -> Result<Vec<Attempt>, StoreError>;
}

/// A module as a line of the authors' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleLine {
    pub id: ModuleId,
    /// Of the newest version; of the draft if there is none.
    pub title: ModuleTitle,
    pub status: ModuleStatus,
    pub version: Option<VersionNumber>,
    /// When that version was published.
    pub published: Option<Timestamp>,
    /// Whether there is a draft beside what is published, or before it.
    pub has_draft: bool,
    /// Of the newest version; `None` before there is one.
    pub n_questions: Option<u32>,
    /// People in the middle of it.
    pub n_in_progress: u32,
    /// People who have passed or acknowledged it, and of whom that was not taken back.
    pub n_completed: u32,
}

/// A module on its authors' page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleView {
    pub module: Versioned<Module>,
    pub latest: Option<ModuleVersion>,
    pub n_in_progress: u32,
    pub n_completed: u32,
    /// What people have said against its questions and nobody has answered.
    pub n_challenges: u32,
}

/// A version as a line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionLine {
    pub number: VersionNumber,
    pub published: Timestamp,
}

/// What somebody is to learn and to do, and the calendar by which it is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curriculum {
    pub lines: Vec<CurriculumLine>,
    pub calendar: Calendar,
}

/// Something that somebody is to do, or may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurriculumLine {
    /// The step that it is; `None` for a module that is open to all.
    pub step: Option<StepLine>,
    pub item: CurriculumItem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CurriculumItem {
    Module(ModuleItem),
    Task(Task),
}

/// A module that somebody is to take, or may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleItem {
    pub module: ModuleId,
    pub status: ModuleStatus,
    /// What is said of the newest version.
    pub offer: Offer,
    /// Tries that the person was given since they last completed it; not counted where there is no
    /// end to tries.
    pub n_extra_tries: u32,
}

/// A step of a path that somebody is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    pub id: StepId,
    pub path: PathId,
    pub path_title: PathTitle,
    pub starts_on: Date,
    pub due_after: Option<WorkingDays>,
    /// Whether it begins only when all that stands before it is done.
    pub waits: bool,
    pub mark: Option<MarkLine>,
    /// What to take an item of; `None` of any other step.
    pub category: Option<StepCategory>,
}

/// What was said about a step, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkLine {
    pub at: Timestamp,
    pub what: Marked,
}

/// What a version of a module says about itself in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub title: ModuleTitle,
    pub kind: KindType,
    pub minutes: Minutes,
    pub n_questions: u32,
    /// The least that passes and can be reached, and what can be earned; zero where nothing is
    /// asked.
    pub needed: Points,
    pub max: Points,
    pub tries: Tries,
    pub time_limit: Option<TimeLimit>,
}

/// One attempt as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptLine {
    pub id: AttemptId,
    pub module: ModuleId,
    /// As the module was called in the version of the attempt.
    pub title: ModuleTitle,
    pub version: VersionNumber,
    pub started: Timestamp,
    pub is_practice: bool,
    pub n_questions: u32,
    pub state: AttemptLineState,
    /// What it achieved, unless the module was completed again since.
    pub completion: Option<CompletionLine>,
    /// What changed in the version that recalled it, if one did and its author has said so.
    pub recalled_for: Option<ChangeNote>,
}

/// The newest completion of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompletionLine {
    pub id: CompletionId,
    pub tenure: Tenure,
    pub has_certificate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptLineState {
    InProgress {
        n_answered: u32,
        /// When an answer was last kept; the start if none was.
        saved: Timestamp,
    },
    /// Score, needed and max are zero where nothing was asked. What was needed is the least score
    /// that passes and can be reached, as in [`Offer`].
    Finished { at: Timestamp, outcome: Outcome, score: Points, needed: Points, max: Points },
}
