use domain_inventory::{GenerationNumber, accept_load, refuse_load};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use super::check_connector::connector_company;
use crate::{App, failure::failure, repeat};

/// An admin has looked at what a load would take away.
#[derive(Clone, Copy, Debug)]
pub struct DecideLoad {
    pub number: GenerationNumber,
    pub verdict: LoadVerdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadVerdict {
    Show,
    Drop,
}

#[derive(Debug, Error)]
pub enum DecideLoadError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this load is not held any more")]
    NotHeld,
}

pub async fn decide_load(
    app: &App,
    actor: &Actor,
    command: DecideLoad,
) -> Result<(), DecideLoadError> {
    let permit = actor.permit(Permission::ManageConnector)?;
    let company = connector_company(&permit)?;
    repeat(async || {
        let mut tx = app.store.begin(&permit).await?;
        let (number, now) = (command.number, app.clock.now());
        let (was_held, facts) = match command.verdict {
            LoadVerdict::Show => {
                let was_held = tx.connectors().show_held(number).await?;
                (was_held, Facts::new(now, &accept_load(company, number)))
            }
            LoadVerdict::Drop => {
                let was_held = tx.connectors().drop_held(number).await?;
                (was_held, Facts::new(now, &refuse_load(company, number)))
            }
        };
        if !was_held {
            return Err(DecideLoadError::NotHeld);
        }
        tx.commit(facts).await?;
        Ok::<_, DecideLoadError>(())
    })
    .await
}

impl LoadVerdict {
    pub const ALL: [Self; 2] = [Self::Show, Self::Drop];

    /// The word of forms, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Drop => "drop",
        }
    }

    /// The opposite of [`LoadVerdict::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(DecideLoadError {
    Denied(Denied),
    Store(StoreError),
    ;
    NotHeld => Refused "load-not-held",
});
