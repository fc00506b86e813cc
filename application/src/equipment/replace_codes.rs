use domain_equipment::{CategoryId, HasNoCode, ItemId};
use domain_kernel::{Actor, CompanyId, Denied, Facts, Permission, Permit, StoreError, Version};
use thiserror::Error;

use super::{codes::fresh_code, edit_item::company};
use crate::{App, failure::failure, repeat};

/// An admin gives an item another code, and the one on its label opens it no more.
#[derive(Clone, Copy, Debug)]
pub struct ReplaceCode {
    pub id: ItemId,
    /// As the page showed it.
    pub expected: Version,
}

/// Whose codes are replaced at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesOf {
    /// All items of the company that are not retired.
    Company,
    Category(CategoryId),
}

#[derive(Debug, Error)]
pub enum ReplaceCodesError {
    #[error(transparent)]
    HasNoCode(#[from] HasNoCode),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
}

/// So many in one transaction, so that whoever takes an item meanwhile hardly waits.
const AT_ONCE: u32 = 50;

pub async fn replace_code(
    app: &App,
    actor: &Actor,
    command: ReplaceCode,
) -> Result<(), ReplaceCodesError> {
    repeat(|| replace_one(app, actor, command)).await
}

async fn replace_one(
    app: &App,
    actor: &Actor,
    command: ReplaceCode,
) -> Result<(), ReplaceCodesError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let company = company(&permit)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let item = tx.items().find(command.id).await?;
    let mut item = item.ok_or(ReplaceCodesError::NoSuchItem)?;
    if item.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let replaced = item.value.replace_code()?;
    let code = fresh_code(app, company, (command.id, item.value.code), now);

    tx.items().update(&item).await?;
    tx.item_codes().retire(command.id, now).await?;
    tx.item_codes().insert(&code).await?;
    tx.commit(Facts::new(now, &replaced)).await?;
    Ok(())
}

/// How many labels stop working when the codes are replaced.
pub async fn n_codes_to_replace(
    app: &App,
    actor: &Actor,
    of: CodesOf,
) -> Result<u32, ReplaceCodesError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.labels.n_codes(&permit, of).await?)
}

/// An admin gives many items other codes. What was done stays done if it is interrupted; doing it
/// again replaces all of them once more. Says how many there were.
pub async fn replace_codes(
    app: &App,
    actor: &Actor,
    of: CodesOf,
) -> Result<u32, ReplaceCodesError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let company = company(&permit)?;
    let mut n_replaced = 0_u32;
    let mut after = None;
    loop {
        let items = app.labels.items_with_codes(&permit, of, after, AT_ONCE).await?;
        let Some(last) = items.last() else { return Ok(n_replaced) };
        n_replaced =
            n_replaced.saturating_add(replace_piece(app, (&permit, company), &items).await?);
        after = Some(*last);
    }
}

/// Somebody takes or returns one of them meanwhile, so that it is read again.
async fn replace_piece(
    app: &App,
    whose: (&Permit, CompanyId),
    items: &[ItemId],
) -> Result<u32, ReplaceCodesError> {
    for _ in 0..3 {
        match repeat(|| replace_these(app, whose, items)).await {
            Err(ReplaceCodesError::Store(StoreError::Stale)) => {}
            done => return done,
        }
    }
    repeat(|| replace_these(app, whose, items)).await
}

async fn replace_these(
    app: &App,
    (permit, company): (&Permit, CompanyId),
    items: &[ItemId],
) -> Result<u32, ReplaceCodesError> {
    let mut tx = app.store.begin(permit).await?;
    let now = app.clock.now();
    let mut n_replaced = 0;
    let mut facts: Option<Facts> = None;
    for id in items {
        // Deleted or retired since they were counted.
        let Some(mut item) = tx.items().find(*id).await? else { continue };
        let Ok(replaced) = item.value.replace_code() else { continue };
        let code = fresh_code(app, company, (*id, item.value.code), now);
        tx.items().update(&item).await?;
        tx.item_codes().retire(*id, now).await?;
        tx.item_codes().insert(&code).await?;
        n_replaced += 1;
        facts = Some(match facts {
            Some(facts) => facts.and(&replaced),
            None => Facts::new(now, &replaced),
        });
    }
    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(n_replaced)
}

failure!(ReplaceCodesError {
    HasNoCode(HasNoCode),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
});
