use domain_equipment::{
    CodeNumber, Custody, CustodyId, InspectionOverdue, Item, ItemId, ItemState, ItemTaken,
    TakeRefused, Taken, Taking,
};
use domain_identity::PersonName;
use domain_kernel::{
    Actor, Date, Denied, Facts, Permission, Permit, PersonId, Rule, StoreError, Timestamp,
};
use thiserror::Error;

use super::{
    FindByCodeError, NotQualified, ReservedBy,
    find_by_code::{find_by_code, replaced},
    inspections::inspected,
    qualified::qualified,
    turns::not_reserved,
};
use crate::{App, Class, Failure, Message, Tx, failure::failure, repeat, training::today};

/// Somebody beside an item takes it, by the code on its label.
#[derive(Clone, Debug)]
pub struct TakeItem {
    /// As it was typed, or the address of the label as it was scanned.
    pub code: String,
    /// The last day on which it will be in time to return it.
    pub due: Option<Date>,
}

/// What somebody has now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TookItem {
    pub item: ItemId,
    pub custody: CustodyId,
    /// Whether they did not have it already.
    pub is_new: bool,
    /// When somebody else's reservation begins that may come before they return it.
    pub reserved_from: Option<Timestamp>,
}

#[derive(Debug, Error)]
pub enum TakeItemError {
    #[error(transparent)]
    Code(#[from] FindByCodeError),
    #[error(transparent)]
    Refused(#[from] TakeRefused),
    #[error(transparent)]
    Held(#[from] HeldBy),
    #[error(transparent)]
    NotQualified(#[from] NotQualified),
    #[error(transparent)]
    Reserved(#[from] ReservedBy),
    #[error(transparent)]
    Inspection(#[from] InspectionOverdue),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    /// Or they cannot sign in any more.
    #[error("choose somebody who works here")]
    NoSuchPerson,
}

/// Somebody else has the item.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("somebody has had this item since {}", since.micros())]
pub struct HeldBy {
    /// Unless the company does not say who has what.
    pub name: Option<PersonName>,
    pub since: Timestamp,
}

/// Of any number who take one item at once, one has it. Who has it already has it as before.
pub async fn take_item(
    app: &App,
    actor: &Actor,
    command: TakeItem,
) -> Result<TookItem, TakeItemError> {
    let permission = Permission::HoldEquipment;
    let holder = actor.person_id().ok_or(Denied { permission })?;
    let (item, code) = find_by_code(app, actor, &command.code).await?;
    let taking = Taking { id: app.ids.next(), holder, taken: Taken::ByCode, due: command.due };
    take(app, &actor.permit(permission)?, (item, Some(code)), &taking).await
}

/// By its code, if it is said which one it was.
pub(super) async fn take(
    app: &App,
    permit: &Permit,
    item: (ItemId, Option<CodeNumber>),
    taking: &Taking,
) -> Result<TookItem, TakeItemError> {
    repeat(async || match take_once(app, permit, item, taking).await {
        Err(TakeItemError::Store(err)) => Err(read_again(err).into()),
        took => took,
    })
    .await
}

/// Somebody was quicker, and what they did decides what comes now. Whoever takes or returns an item
/// has not seen a form that showed it as it was, so nobody is told that it has changed.
pub(super) fn read_again(err: StoreError) -> StoreError {
    match err {
        StoreError::Stale | StoreError::Duplicate(Rule::OpenCustody | Rule::CustodyId) => {
            StoreError::Busy
        }
        err => err,
    }
}

async fn take_once(
    app: &App,
    permit: &Permit,
    (item, code): (ItemId, Option<CodeNumber>),
    taking: &Taking,
) -> Result<TookItem, TakeItemError> {
    let mut tx = app.store.begin(permit).await?;
    // Whoever deactivates them comes before this or after it.
    tx.people().guard(taking.holder).await?;

    let found = tx.items().find(item).await?;
    let mut found = found.ok_or(TakeItemError::NoSuchItem)?;
    if found.value.state == ItemState::InUse {
        return held(&mut *tx, permit, item, taking.holder).await;
    }
    let now = app.clock.now();
    // Another one took its place since it was looked up.
    if code.is_some_and(|it| it != found.value.code) {
        let refused = replaced(&mut *tx, &permit.actor(), now).await?;
        return Err(FindByCodeError::from(refused).into());
    }
    let today = today(app, &mut *tx, now).await?;
    inspected(app, &mut *tx, &found.value, today).await?;
    let taking = may_take(&mut *tx, &found.value, taking, today).await?;
    let turn = not_reserved(app, &mut *tx, permit, (item, &taking), (today, now)).await?;

    let taking = Taking { due: turn.due, ..taking };
    let (custody, taken): (Custody, ItemTaken) = found.value.take(taking, (today, now))?;

    tx.items().update(&found).await?;
    tx.custodies().insert(&custody).await?;
    let reserved_from = turn.reserved_from;
    let facts = turn.keep(&mut *tx, custody.id, Facts::new(now, &taken)).await?;
    tx.commit(facts).await?;
    Ok(TookItem { item, custody: custody.id, is_new: true, reserved_from })
}

/// How somebody may have an item today, by whichever way they get it.
pub(super) async fn may_take(
    tx: &mut dyn Tx,
    item: &Item,
    taking: &Taking,
    today: Date,
) -> Result<Taking, TakeItemError> {
    let holder = tx.people().find(taking.holder).await?;
    let is_there = holder.is_some_and(|it| it.value.state.is_active());
    match (is_there, &taking.taken) {
        (true, _) => qualified(tx, item, taking, today).await,
        (false, Taken::ByCode) => Err(Denied { permission: Permission::HoldEquipment }.into()),
        (false, Taken::OnBehalf { .. } | Taken::Waived { .. } | Taken::HandedOver { .. }) => {
            Err(TakeItemError::NoSuchPerson)
        }
    }
}

/// Who has it, if that is not the one who asks.
async fn held(
    tx: &mut dyn Tx,
    permit: &Permit,
    item: ItemId,
    asking: PersonId,
) -> Result<TookItem, TakeItemError> {
    // It was returned since the item was read.
    let open = tx.custodies().open(item).await?.ok_or(StoreError::Busy)?;
    if open.holder == asking {
        let (custody, reserved_from) = (open.id, None);
        return Ok(TookItem { item, custody, is_new: false, reserved_from });
    }
    let holder = tx.people().find(open.holder).await?.ok_or(TakeRefused::InUse)?;
    let is_shown = shows_holders(tx, &permit.actor()).await?;
    let name = Some(holder.value.profile.name).filter(|_| is_shown);
    Err(HeldBy { name, since: open.since }.into())
}

/// Whether somebody reads who has an item that is not theirs.
pub(super) async fn shows_holders(tx: &mut dyn Tx, actor: &Actor) -> Result<bool, StoreError> {
    if actor.permit(Permission::SeeEquipment).is_ok() {
        return Ok(true);
    }
    Ok(tx.companies().find().await?.is_some_and(|it| it.value.settings.shows_holders))
}

impl Failure for HeldBy {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match &self.name {
            Some(name) => Message::new("item-held-by").text("name", name.as_str()),
            None => Message::new("item-held-by-somebody"),
        }
    }

    fn samples() -> Vec<Self> {
        let (name, since) =
            (PersonName::restore("Sam Staff".to_owned()), Timestamp::from_micros(0));
        vec![Self { name: Some(name), since }, Self { name: None, since }]
    }
}

failure!(TakeItemError {
    Code(FindByCodeError) at "code",
    Refused(TakeRefused),
    Held(HeldBy),
    NotQualified(NotQualified),
    Reserved(ReservedBy),
    Inspection(InspectionOverdue),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NoSuchPerson => Invalid "item-no-such-person" at "person",
});
