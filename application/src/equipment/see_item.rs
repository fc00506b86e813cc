use domain_equipment::{
    ActivationCode, ItemId, ItemState, NotYourTurn, Reservation, Turn, turn_of,
};
use domain_identity::PersonName;
use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError};
use thiserror::Error;

use super::{
    Asking, CustodyLine, FindByCodeError, ItemView, ReservedBy, codes::unseal, edit_item::company,
    find_by_code, handovers::asking, see_reservations::list_reservations, take_item::shows_holders,
};
use crate::{App, Page, PageNumber, failure::failure, onboarding::leads};

/// An item as whoever leads people sees it.
#[derive(Debug)]
pub struct ItemSeen {
    pub item: ItemView,
    /// What stands on its label, for whoever keeps the equipment.
    pub code: Option<ActivationCode>,
    /// Whether this actor can return it for whoever has it.
    pub may_return: bool,
    /// Who has and had it, the last ones first.
    pub history: Page<CustodyLine>,
}

/// An item as whoever has its label before them sees it.
#[derive(Debug)]
pub struct ScannedItem {
    pub item: ItemView,
    pub is_own: bool,
    /// Who has it, if this actor may read that.
    pub holder: Option<PersonName>,
    /// Whether this actor can ask somebody else for it.
    pub asking: Option<Asking>,
    /// What somebody else has reserved it for, if this actor could take it otherwise.
    pub reserved: Option<Reserved>,
}

/// Somebody else's reservation comes in the way of whoever takes an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserved {
    pub by: ReservedBy,
    /// Whether it is kept for them already; else it has to be back before theirs begins.
    pub is_kept: bool,
}

#[derive(Debug, Error)]
pub enum SeeItemError {
    #[error(transparent)]
    Code(#[from] FindByCodeError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
}

pub async fn see_item(
    app: &App,
    actor: &Actor,
    id: ItemId,
    page: PageNumber,
) -> Result<ItemSeen, SeeItemError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    let item = app.equipment.item(&permit, id).await?.ok_or(SeeItemError::NoSuchItem)?;
    let history = app.equipment.history(&permit, id, page).await?;
    let code = match (actor.permit(Permission::ManageEquipment), &item.code.sealed) {
        (Ok(_), Some(sealed)) => {
            Some(unseal(app, company(&permit)?, (id, item.code.number), sealed)?)
        }
        _ => None,
    };
    let may_return = match &item.holding {
        Some(it) => leads(&mut *app.store.begin(&permit).await?, actor, it.person).await?,
        None => false,
    };
    Ok(ItemSeen { item, code, may_return, history })
}

/// What a scanned label opens (spec: product, "Pages").
pub async fn see_scanned_item(
    app: &App,
    actor: &Actor,
    code: &str,
) -> Result<ScannedItem, SeeItemError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let (id, _) = find_by_code(app, actor, code).await?;
    let item = app.equipment.item(&permit, id).await?.ok_or(SeeItemError::NoSuchItem)?;
    let own = actor.person_id();
    let Some(holding) = item.holding.as_ref() else {
        let reserved = match own.filter(|_| item.state == ItemState::Available) {
            Some(own) => reserved(app, actor, &permit, (id, own)).await?,
            None => None,
        };
        return Ok(ScannedItem { item, is_own: false, holder: None, asking: None, reserved });
    };
    let is_own = Some(holding.person) == own;
    let mut tx = app.store.begin(&permit).await?;
    let is_shown = is_own || shows_holders(&mut *tx, actor).await?;
    let holder = Some(holding.name.clone()).filter(|_| is_shown);
    let asking = match own.filter(|_| !is_own) {
        Some(_) if !holding.is_active => Some(Asking::HolderGone),
        Some(own) => asking(&mut *tx, id, own, app.clock.now()).await?,
        None => None,
    };
    Ok(ScannedItem { item, is_own, holder, asking, reserved: None })
}

/// The reservation of somebody else that decides whether somebody may have an item, and until when.
async fn reserved(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    (item, own): (ItemId, PersonId),
) -> Result<Option<Reserved>, StoreError> {
    let lines = list_reservations(app, actor, permit, item).await?;
    let coming: Vec<Reservation> = lines.iter().map(|it| it.reservation.clone()).collect();
    let (from, is_kept) = match turn_of(own, &coming, app.clock.now()) {
        Ok(Turn { own: None, next: Some(from) }) => (from, false),
        Ok(_) => return Ok(None),
        Err(NotYourTurn::Now { period, .. } | NotYourTurn::Before { period, .. }) => {
            (period.from(), true)
        }
    };
    let theirs = |it: &Reservation| it.person != own && it.is_open() && it.period.from() == from;
    let line = lines.into_iter().find(|it| theirs(&it.reservation));
    Ok(line.map(|it| {
        let by = ReservedBy { name: it.person, period: it.reservation.period };
        Reserved { by, is_kept }
    }))
}

failure!(SeeItemError {
    Code(FindByCodeError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
});
