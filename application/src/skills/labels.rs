//! The lists of names by which skills and people are sorted.

use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version, Versioned};
use domain_skills::{Label, LabelId, LabelInUse, LabelKind, LabelName};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat, skills::LabelLine};

/// An author adds a name to a list.
#[derive(Clone, Debug)]
pub struct CreateLabel {
    /// Handed out with the form, so that a form sent twice makes one.
    pub id: LabelId,
    pub kind: LabelKind,
    pub name: LabelName,
}

/// An author calls it something else.
#[derive(Clone, Debug)]
pub struct RenameLabel {
    pub id: LabelId,
    /// As the form showed it.
    pub expected: Version,
    pub name: LabelName,
}

/// An author removes a name that nothing and nobody has.
#[derive(Clone, Copy, Debug)]
pub struct DeleteLabel {
    pub id: LabelId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum LabelError {
    #[error(transparent)]
    InUse(#[from] LabelInUse),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this list has the name already; choose a different one")]
    NameTaken,
    #[error("this list has no such name")]
    NoSuchLabel,
}

pub async fn list_labels(app: &App, actor: &Actor) -> Result<Vec<LabelLine>, LabelError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    Ok(app.skills.labels(&permit).await?)
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_label(
    app: &App,
    actor: &Actor,
    command: CreateLabel,
) -> Result<(), LabelError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(app: &App, actor: &Actor, command: &CreateLabel) -> Result<(), LabelError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    match tx.skill_labels().with_name(command.kind, &command.name).await? {
        Some(id) if id == command.id => return Ok(()),
        Some(_) => return Err(LabelError::NameTaken),
        None => {}
    }

    let (label, created) = Label::create(command.id, command.kind, command.name.clone());

    tx.skill_labels().insert(&label).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

pub async fn rename_label(
    app: &App,
    actor: &Actor,
    command: RenameLabel,
) -> Result<(), LabelError> {
    repeat(|| rename_once(app, actor, &command)).await
}

async fn rename_once(app: &App, actor: &Actor, command: &RenameLabel) -> Result<(), LabelError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let mut label = find(&mut *tx, command.id, command.expected).await?;
    let holder = tx.skill_labels().with_name(label.value.kind, &command.name).await?;
    if holder.is_some_and(|it| it != command.id) {
        return Err(LabelError::NameTaken);
    }

    let Some(renamed) = label.value.rename(command.name.clone()) else {
        return Ok(());
    };

    tx.skill_labels().update(&label).await?;
    tx.commit(Facts::new(app.clock.now(), &renamed)).await?;
    Ok(())
}

pub async fn delete_label(
    app: &App,
    actor: &Actor,
    command: DeleteLabel,
) -> Result<(), LabelError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(app: &App, actor: &Actor, command: DeleteLabel) -> Result<(), LabelError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nothing and nobody gets it meanwhile.
    tx.companies().guard().await?;

    let label = find(&mut *tx, command.id, command.expected).await?;
    let n_uses = tx.skill_labels().n_uses(command.id).await?;

    let deleted = label.value.delete(n_uses)?;

    tx.skill_labels().remove(command.id, label.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

async fn find(
    tx: &mut dyn Tx,
    id: LabelId,
    expected: Version,
) -> Result<Versioned<Label>, LabelError> {
    let label = tx.skill_labels().find(id).await?;
    let label = label.ok_or(LabelError::NoSuchLabel)?;
    if label.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(label)
}

failure!(LabelError {
    InUse(LabelInUse),
    Denied(Denied),
    Store(StoreError),
    ;
    NameTaken => Invalid "skill-label-taken" at "name",
    NoSuchLabel => NotFound "skill-label-not-found",
});
