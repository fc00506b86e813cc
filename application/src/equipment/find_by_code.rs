use std::time::Duration;

use domain_equipment::{ActivationCode, CodeError, CodeNumber, ItemId};
use domain_identity::{Limit, PersonName};
use domain_kernel::{Actor, CompanyId, Denied, Permission, StoreError, Timestamp, fold};
use thiserror::Error;

use super::edit_item::company;
use crate::{
    App, Class, Failure, Message, Tx,
    failure::failure,
    identity::{ThrottleKey, TooOften, Try, throttle_key, throttle_network},
    repeat,
};

#[derive(Debug, Error)]
pub enum FindByCodeError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Refused(#[from] CodeRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was typed opens no item.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodeRefused {
    #[error(transparent)]
    Slip(#[from] CodeError),
    /// The same for a code of another company as for one that there is not.
    #[error("no item has this code; check it against the label")]
    Unknown,
    /// Or the item that had it is retired. `ask` has the new label, unless whoever asks is the only
    /// one who does.
    #[error("another label has taken the place of this one; ask an admin for it")]
    Replaced { at: Timestamp, ask: Option<PersonName> },
}

/// The item that a code opens, and which of its codes it is. A wrong code counts against whoever
/// typed it (spec: equipment, "Activation code"); one whose check character is wrong does not.
pub async fn find_by_code(
    app: &App,
    actor: &Actor,
    typed: &str,
) -> Result<(ItemId, CodeNumber), FindByCodeError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let company = company(&permit)?;
    let code = ActivationCode::parse(typed).map_err(CodeRefused::from)?;

    let tries = Tries::of(app, actor, company);
    let counted = tries.take().await?;
    let hash = app.policy.code_key.hash(company, &code);
    let found = app.equipment.code(&permit, hash).await;
    // A code that was the item's is no guess.
    if !matches!(found, Ok(None)) {
        tries.give_back(&counted).await?;
    }
    let found = found?.ok_or(CodeRefused::Unknown)?;
    match found.replaced {
        None => Ok((found.item, found.number)),
        Some(at) => Err(replaced(&mut *app.store.begin(&permit).await?, actor, at).await?.into()),
    }
}

/// Another code is the item's since then.
pub(super) async fn replaced(
    tx: &mut dyn Tx,
    actor: &Actor,
    at: Timestamp,
) -> Result<CodeRefused, StoreError> {
    let admins = tx.people().admins().await?.into_iter();
    let others = admins.filter(|it| Some(it.id) != actor.person_id()).map(|it| it.profile.name);
    let ask = others.min_by_key(|it| fold(it.as_str()));
    Ok(CodeRefused::Replaced { at, ask })
}

/// What is counted: codes that one person types, that a company's people do, and that come from one
/// address.
struct Tries<'a> {
    app: &'a App,
    person: ThrottleKey,
    company: ThrottleKey,
    address: ThrottleKey,
    /// What somebody types while the company or the address has to wait.
    patience: ThrottleKey,
}

/// Whose codes are wrong must not keep a whole company from its tools: while the company has to
/// wait, everybody may still type one wrong code in an hour, and as many right ones as they like.
const PATIENCE: Limit = Limit::Bucket { burst: 1, every: Duration::from_hours(1) };

impl<'a> Tries<'a> {
    fn of(app: &'a App, actor: &Actor, company: CompanyId) -> Self {
        let person = actor.person_id().map(|it| it.to_string()).unwrap_or_default();
        let address = actor.origin().address.map(throttle_network).unwrap_or_default();
        Self {
            app,
            person: throttle_key("activation code", &person),
            company: throttle_key("activation codes of a company", &company.to_string()),
            address: throttle_key("activation codes from an address", &address),
            patience: throttle_key("activation code in between", &person),
        }
    }

    /// Counts the try before it is known how it turns out, so that a thousand at once are counted
    /// like a thousand in a row. Says what was counted.
    async fn take(&self) -> Result<Vec<Try<'_>>, FindByCodeError> {
        let (throttle, policy, now) = (&self.app.throttle, &self.app.policy, self.app.clock.now());
        let all = [
            Try { key: self.person, limit: &policy.code_person },
            Try { key: self.company, limit: &policy.code_company },
            Try { key: self.address, limit: &policy.code_address },
        ];
        let taken = repeat(|| throttle.take_all(&all, now)).await?;
        if let Some(Err(wait)) = taken.first() {
            return Err(TooOften { wait: *wait }.into());
        }
        let counted = all.into_iter().zip(&taken).filter(|(_, taken)| taken.is_ok());
        let mut counted: Vec<Try<'_>> = counted.map(|(it, _)| it).collect();
        if counted.len() < all.len() {
            let taken = repeat(|| throttle.take(&self.patience, &PATIENCE, now)).await?;
            taken.map_err(|wait| TooOften { wait })?;
            counted.push(Try { key: self.patience, limit: &PATIENCE });
        }
        Ok(counted)
    }

    async fn give_back(&self, counted: &[Try<'_>]) -> Result<(), StoreError> {
        repeat(|| self.app.throttle.give_back_all(counted)).await
    }
}

impl Failure for CodeRefused {
    fn class(&self) -> Class {
        match self {
            Self::Slip(it) => it.class(),
            Self::Unknown => Class::Invalid,
            Self::Replaced { .. } => Class::Denied,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Slip(it) => it.message(),
            Self::Unknown => Message::new("item-code-unknown"),
            Self::Replaced { ask: Some(name), .. } => {
                Message::new("item-code-replaced-ask").text("name", name.as_str())
            }
            Self::Replaced { ask: None, .. } => Message::new("item-code-replaced"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("code")
    }

    fn samples() -> Vec<Self> {
        let slips = CodeError::samples().into_iter().map(Self::Slip);
        let name = PersonName::restore("Anna Admin".to_owned());
        let replaced = [Some(name), None];
        let replaced = replaced.map(|ask| Self::Replaced { at: Timestamp::from_micros(0), ask });
        slips.chain([Self::Unknown]).chain(replaced).collect()
    }
}

failure!(FindByCodeError {
    TooOften(TooOften),
    Refused(CodeRefused),
    Denied(Denied),
    Store(StoreError),
});
