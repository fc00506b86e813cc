use domain_kernel::{Actor, Date, Denied, Permission, StoreError, TimeFactor};
use domain_training::{Content, ModuleId, ModuleVersion, Video};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    training::{ListTrainingError, ModuleRecord, VideoCaptions, list_training},
};

/// A module on the page that comes before it is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferView {
    pub record: ModuleRecord,
    /// What would be started.
    pub version: ModuleVersion,
    /// How much longer than others this person has, where time is limited.
    pub factor: TimeFactor,
    /// In which languages the films in it have captions.
    pub captions: VideoCaptions,
}

#[derive(Debug, Error)]
pub enum SeeOfferError {
    #[error(transparent)]
    List(#[from] ListTrainingError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of a module that is not this person's to take (spec: training, T6).
    #[error("there is no such module")]
    NoSuchModule,
    #[error("this module is retired and cannot be started any more")]
    Retired,
}

/// A person looks at a module before starting it.
pub async fn see_offer(
    app: &App,
    actor: &Actor,
    id: ModuleId,
    today: Date,
) -> Result<OfferView, SeeOfferError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    let record = list_training(app, actor, today).await?;
    let record = record.module(id).cloned().ok_or(SeeOfferError::NoSuchModule)?;
    // What is in none of the person's paths any more is none of theirs, whatever they did with it.
    if record.offer.is_none() {
        return Err(SeeOfferError::NoSuchModule);
    }
    if !record.is_offered {
        return Err(SeeOfferError::Retired);
    }
    let module = app.training.module(&permit, id).await?.ok_or(SeeOfferError::NoSuchModule)?;
    let version = module.latest.ok_or(SeeOfferError::NoSuchModule)?;
    let is_limited = version.quiz().is_some_and(|it| it.rules.time_limit.is_some());
    let content = version.lesson().about().content.as_ref();
    let videos = content.map(|it| Video::mentioned(Content::as_str(it))).unwrap_or_default();
    let (factor, captions) = match actor.person_id() {
        Some(person) if !videos.is_empty() => {
            app.videos.captions_for_reader(&permit, person, &videos).await?
        }
        Some(person) if is_limited => {
            (app.identity.time_factor(&permit, person).await?, Vec::new())
        }
        _ => (TimeFactor::NONE, Vec::new()),
    };
    Ok(OfferView { record, version, factor, captions })
}

failure!(SeeOfferError {
    List(ListTrainingError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
    Retired => Refused "module-retired",
});
