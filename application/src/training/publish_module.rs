use domain_kernel::{Actor, Date, Denied, Facts, Permission, StoreError, Version};
use domain_skills::{Revocation, RevocationReason};
use domain_training::{
    Impact, ModuleId, ModulePublished, PublishRefused, Recall, Release, VersionNumber,
};
use thiserror::Error;

use super::{list_modules::FindModuleError, reads::ModuleView};
use crate::{
    App, Tx,
    failure::failure,
    repeat,
    skills::{SkillFacts, shorten_granted},
    training::{see_module, today},
};

/// An author gives the draft of a module to those who are to take it.
#[derive(Clone, Debug)]
pub struct PublishModule {
    pub id: ModuleId,
    /// As the page showed it.
    pub expected: Version,
    /// Which version the page said that it becomes.
    pub number: VersionNumber,
    pub release: Release,
}

/// A module before it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub module: ModuleView,
    /// Why it cannot be, if it cannot.
    pub refused: Option<PublishRefused>,
    /// Whether nothing changed that is scored.
    pub is_editorial: bool,
    /// People who have completed it, and for whom that is good today.
    pub n_good: u32,
}

#[derive(Debug, Error)]
pub enum PublishModuleError {
    #[error(transparent)]
    Refused(#[from] PublishRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

/// An author looks at what publishing would do.
pub async fn see_publication(
    app: &App,
    actor: &Actor,
    id: ModuleId,
    today: Date,
) -> Result<Publication, FindModuleError> {
    let module = see_module(app, actor, id).await?;
    let tried = |impact| {
        let latest = module.latest.as_ref();
        module.module.value.clone().release(impact, latest, app.clock.now()).err()
    };
    let (refused, is_editorial) = (tried(Impact::NewContent), tried(Impact::Editorial).is_none());
    let permit = actor.permit(Permission::AuthorTraining)?;
    let n_good = app.training.n_good(&permit, id, today).await?;
    Ok(Publication { module, refused, is_editorial, n_good })
}

/// Says which version it has become. A form that was sent twice is told the same as the first time,
/// and whoever published something else in between is not.
pub async fn publish_module(
    app: &App,
    actor: &Actor,
    command: PublishModule,
) -> Result<VersionNumber, PublishModuleError> {
    repeat(|| publish_once(app, actor, &command)).await
}

async fn publish_once(
    app: &App,
    actor: &Actor,
    command: &PublishModule,
) -> Result<VersionNumber, PublishModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.id).await?;
    let mut module = found.ok_or(PublishModuleError::NoSuchModule)?;
    if module.version == command.expected.next() && module.value.latest() == Some(command.number) {
        let release = tx.modules().release(command.id, command.number).await?;
        if release.as_ref() == Some(&command.release) {
            return Ok(command.number);
        }
    }
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let now = app.clock.now();
    let current = match module.value.latest() {
        Some(number) => tx.modules().version(command.id, number).await?,
        None => None,
    };
    let impact = command.release.impact;
    let (version, published) = module.value.release(impact, current.as_ref(), now)?;

    // First what somebody else may have changed, so that who is too late is told that.
    tx.modules().update(&module).await?;
    tx.modules().insert_version(&version, &command.release).await?;
    let (n_recalled, skills) = match impact.recall(version.number()) {
        Some(recall) => {
            let skills = shorten_skills(app, actor, &mut *tx, command, recall).await?;
            (tx.completions().recall(command.id, recall).await?, skills)
        }
        None => (0, SkillFacts::default()),
    };
    let published = ModulePublished { n_recalled, ..published };
    tx.commit(skills.after(Facts::new(now, &published))).await?;
    Ok(version.number())
}

/// What the module gave ends when its completions do, for what has changed in it.
async fn shorten_skills(
    app: &App,
    actor: &Actor,
    tx: &mut dyn Tx,
    command: &PublishModule,
    recall: Recall,
) -> Result<SkillFacts, StoreError> {
    let now = app.clock.now();
    let note = command.release.note.as_ref().map(|it| it.as_str().to_owned());
    let revocation = Revocation {
        on: today(app, tx, now).await?,
        by: actor.person_id(),
        reason: RevocationReason::restore(note.unwrap_or_default()),
    };
    shorten_granted(app, tx, (command.id, recall.until), &revocation, now).await
}

failure!(PublishModuleError {
    Refused(PublishRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
