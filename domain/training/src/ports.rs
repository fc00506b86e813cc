use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Timestamp, Versioned};

use crate::{
    Attempt, AttemptId, CalendarAddress, Challenge, ChallengeId, Completion, CompletionId,
    Correction, ExtraTry, Graded, Module, ModuleId, ModuleVersion, Past, Picture, PictureId,
    Recall, Regrade, Release, VersionNumber, Video, VideoId,
};

/// The modules of the transaction's company, and their versions.
#[async_trait]
pub trait Modules: Send {
    async fn find(&mut self, id: ModuleId) -> Result<Option<Versioned<Module>>, StoreError>;
    async fn insert(&mut self, module: &Module) -> Result<(), StoreError>;
    /// Refuses a module that was changed since it was read.
    async fn update(&mut self, module: &Versioned<Module>) -> Result<(), StoreError>;
    /// Until the transaction ends nobody publishes a module or corrects a key of it: they come before
    /// this, or after the transaction.
    async fn hold(&mut self, id: ModuleId) -> Result<(), StoreError>;
    /// Removes a module that was never published. Refuses one that was changed since it was read.
    async fn remove(&mut self, module: &Versioned<Module>) -> Result<(), StoreError>;
    /// Which of these modules were ever published.
    async fn published_of(&mut self, ids: &[ModuleId]) -> Result<BTreeSet<ModuleId>, StoreError>;
    /// Keeps what was published, for ever.
    async fn insert_version(
        &mut self,
        version: &ModuleVersion,
        release: &Release,
    ) -> Result<(), StoreError>;
    async fn version(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError>;
    /// How a version was given to people.
    async fn release(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Release>, StoreError>;
    /// What the versions after one ask of those who complete it: what ends first, if anything does.
    async fn recalled_since(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Recall>, StoreError>;
}

/// The attempts of the transaction's company, with their answers.
#[async_trait]
pub trait Attempts: Send {
    async fn find(&mut self, id: AttemptId) -> Result<Option<Versioned<Attempt>>, StoreError>;
    /// The one attempt of a person at a module that is in progress.
    async fn find_open(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Attempt>>, StoreError>;
    /// What a person has made of a module so far.
    async fn past(&mut self, person: PersonId, module: ModuleId) -> Result<Past, StoreError>;
    /// Lets somebody try once more. Refuses a second one after the same attempts.
    async fn insert_extra_try(&mut self, extra: &ExtraTry) -> Result<(), StoreError>;
    /// Refuses a second attempt in progress of the same person at the same module, and a second one
    /// of the same ordinal.
    async fn insert(&mut self, attempt: &Attempt) -> Result<(), StoreError>;
    /// Refuses an attempt that was changed since it was read.
    async fn update(&mut self, attempt: &Versioned<Attempt>) -> Result<(), StoreError>;
}

/// The addresses of the calendars of the transaction's company.
#[async_trait]
pub trait Calendars: Send {
    /// Somebody's first, or the next one after the last was removed.
    async fn insert(&mut self, address: &CalendarAddress) -> Result<(), StoreError>;
    /// Makes a person's address good for nothing, and says whether there was one.
    async fn remove(&mut self, person: PersonId) -> Result<bool, StoreError>;
}

/// What people of the transaction's company say against questions.
#[async_trait]
pub trait Challenges: Send {
    async fn find(&mut self, id: ChallengeId) -> Result<Option<Versioned<Challenge>>, StoreError>;
    /// All of somebody's, the oldest first.
    async fn of_person(&mut self, person: PersonId) -> Result<Vec<Challenge>, StoreError>;
    /// Refuses a second open one of the same person and question.
    async fn insert(&mut self, challenge: &Challenge) -> Result<(), StoreError>;
    /// Refuses a challenge that was changed since it was read.
    async fn update(&mut self, challenge: &Versioned<Challenge>) -> Result<(), StoreError>;
}

/// The pictures of the modules of the transaction's company.
#[async_trait]
pub trait ModulePictures: Send {
    async fn find(&mut self, id: PictureId) -> Result<Option<Picture>, StoreError>;
    /// Keeps a picture for a module, and that it is to be looked for then.
    async fn insert(
        &mut self,
        picture: &Picture,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError>;
    /// Makes the pictures of a module those of another one too, which is a copy of it.
    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError>;
    /// Whether what is written or was ever published of its modules shows a picture.
    async fn is_mentioned(&mut self, id: PictureId) -> Result<bool, StoreError>;
    /// Removes a picture, and says whether its content is no other one's.
    async fn remove(&mut self, id: PictureId) -> Result<bool, StoreError>;
}

/// The films of the modules of the transaction's company. Their files stay when they go.
#[async_trait]
pub trait ModuleVideos: Send {
    /// Until the transaction ends nobody else changes its captions.
    async fn find(&mut self, id: VideoId) -> Result<Option<Video>, StoreError>;
    /// Keeps a film for a module, and that it is to be looked for then.
    async fn insert(
        &mut self,
        video: &Video,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError>;
    /// Keeps the captions that a film has now.
    async fn caption(&mut self, video: &Video) -> Result<(), StoreError>;
    /// Makes the films of a module those of another one too, which is a copy of it.
    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError>;
    /// Whether what is written or was ever published of its modules shows a film.
    async fn is_mentioned(&mut self, id: VideoId) -> Result<bool, StoreError>;
    async fn remove(&mut self, id: VideoId) -> Result<(), StoreError>;
}

/// How attempts of the transaction's company are marked otherwise than their version said.
#[async_trait]
pub trait Corrections: Send {
    /// The last correction of a version, which says all that is corrected of it.
    async fn latest(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Option<Correction>, StoreError>;
    /// Refuses a second one of the same ordinal.
    async fn insert(&mut self, correction: &Correction, at: Timestamp) -> Result<(), StoreError>;
    /// The attempts at a version that have ended, with what they came to by corrections.
    async fn graded(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<Graded>, StoreError>;
    /// Keeps what attempts came to by the correction of that version and ordinal, as what they come
    /// to now.
    async fn insert_regrades(
        &mut self,
        correction: &Correction,
        regrades: &[Regrade],
    ) -> Result<(), StoreError>;
}

/// The completions of the transaction's company.
#[async_trait]
pub trait Completions: Send {
    async fn find(&mut self, id: CompletionId)
    -> Result<Option<Versioned<Completion>>, StoreError>;
    /// The newest one of a person and a module, whatever it is worth.
    async fn find_current(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Completion>>, StoreError>;
    /// The one that an attempt came to.
    async fn find_by_attempt(
        &mut self,
        attempt: AttemptId,
    ) -> Result<Option<Versioned<Completion>>, StoreError>;
    /// Keeps a completion as the newest one of its person and module. Refuses a second one of the
    /// same attempt, and one beside another that came in the meantime.
    async fn insert(&mut self, completion: &Completion) -> Result<(), StoreError>;
    /// Refuses a completion that was changed since it was read.
    async fn update(&mut self, completion: &Versioned<Completion>) -> Result<(), StoreError>;
    /// Recalls the newest completions of a module that are of a version before the recalling one,
    /// unless they end as early anyway or were revoked. Says how many those are.
    async fn recall(&mut self, module: ModuleId, recall: Recall) -> Result<u32, StoreError>;
}
