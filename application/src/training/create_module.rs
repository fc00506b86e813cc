use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError};
use domain_training::{About, Module, ModuleId, QuizRules};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author begins a module. It is a draft until it is published.
#[derive(Clone, Debug)]
pub struct CreateModule {
    /// Handed out with the form, so that a form sent twice makes one module.
    pub id: ModuleId,
    pub about: About,
    /// `None` for a module to acknowledge.
    pub rules: Option<QuizRules>,
}

#[derive(Debug, Error)]
pub enum CreateModuleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A form that was sent twice is told the same as the first time.
pub async fn create_module(
    app: &App,
    actor: &Actor,
    command: CreateModule,
) -> Result<(), CreateModuleError> {
    match repeat(|| create_once(app, actor, &command)).await {
        Err(CreateModuleError::Store(StoreError::Duplicate(Rule::ModuleId))) => Ok(()),
        done => done,
    }
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateModule,
) -> Result<(), CreateModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let (module, created) = Module::create(command.id, command.about.clone(), command.rules);

    tx.modules().insert(&module).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

failure!(CreateModuleError {
    Denied(Denied),
    Store(StoreError),
});
