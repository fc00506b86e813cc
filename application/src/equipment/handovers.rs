use domain_equipment::{
    AskRefused, CodeNumber, Custody, Handover, HandoverAnswer, HandoverId, HandoverOver, ItemId,
    Taken, Taking,
};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Rule, StoreError, Timestamp};
use thiserror::Error;

use super::{
    FindByCodeError, TakeItemError,
    find_by_code::{find_by_code, replaced},
    moves::{hand_over, pass},
    news::tell,
    take_item::{may_take, read_again},
};
use crate::{App, Tx, failure::failure, mail::ItemNews, repeat, training::today};

#[derive(Debug, Error)]
pub enum AskForItemError {
    #[error(transparent)]
    Code(#[from] FindByCodeError),
    #[error(transparent)]
    Refused(#[from] AskRefused),
    #[error(transparent)]
    Taker(#[from] TakeItemError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody has this item any more; scan it again to take it")]
    NotHeld,
    #[error("whoever has this item does not work here any more; ask an admin for it")]
    HolderGone,
}

#[derive(Debug, Error)]
pub enum AnswerHandoverError {
    #[error(transparent)]
    Over(#[from] HandoverOver),
    #[error(transparent)]
    Taker(#[from] TakeItemError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Or it is somebody else's to answer.
    #[error("there is no such request")]
    NoSuchRequest,
}

/// Somebody beside an item, with the code on its label as it was typed or scanned, asks whoever has
/// it to hand it over. Asked already, it stays as it is.
pub async fn ask_for_item(app: &App, actor: &Actor, code: &str) -> Result<(), AskForItemError> {
    let permission = Permission::HoldEquipment;
    let own = actor.person_id().ok_or(Denied { permission })?;
    let found = find_by_code(app, actor, code).await?;
    repeat(async || match ask_once(app, actor, own, found).await {
        // Somebody else was quicker, who is found now.
        Err(AskForItemError::Store(StoreError::Duplicate(Rule::OpenHandover))) => {
            Err(StoreError::Busy.into())
        }
        Err(AskForItemError::Store(err)) => Err(read_again(err).into()),
        asked => asked,
    })
    .await
}

async fn ask_once(
    app: &App,
    actor: &Actor,
    own: PersonId,
    (item, code): (ItemId, CodeNumber),
) -> Result<(), AskForItemError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let found = tx.items().find(item).await?.ok_or(TakeItemError::NoSuchItem)?.value;
    if code != found.code {
        let refused = replaced(&mut *tx, actor, now).await?;
        return Err(FindByCodeError::from(refused).into());
    }
    let custody = tx.custodies().open(item).await?.ok_or(AskForItemError::NotHeld)?;
    let holder = tx.people().find(custody.holder).await?;
    if !holder.is_some_and(|it| it.value.state.is_active()) {
        return Err(AskForItemError::HolderGone);
    }
    let taken = Taken::HandedOver { by: Some(custody.holder), reason: None };
    let taking = Taking { id: app.ids.next(), holder: own, taken, due: None };
    let today = today(app, &mut *tx, now).await?;
    may_take(&mut *tx, &found, &taking, today).await?;
    let open = tx.handovers().open(item).await?;
    let waiting = open.as_ref().filter(|it| it.custody == custody.id && it.waits(now));
    match waiting {
        Some(open) if open.to == own => return Ok(()),
        Some(_) => return Err(AskRefused::Asked.into()),
        None => {}
    }
    let last = tx.handovers().last_of(custody.id, own).await?;

    let (request, asked) = Handover::ask(app.ids.next(), &custody, own, last.as_ref(), now)?;

    // Only the one that was read: another one that came meanwhile is refused with the insert.
    let facts = pass(&mut *tx, open, (now, Facts::new(now, &asked))).await?;
    tx.handovers().insert(&request).await?;
    tell(app, &mut *tx, custody.holder, ItemNews::Asked, (&found, now)).await?;
    tx.commit(facts).await?;
    Ok(())
}

/// Whoever has an item gives it to the one who asks. A form sent twice does it once.
pub async fn accept_handover(
    app: &App,
    actor: &Actor,
    id: HandoverId,
) -> Result<(), AnswerHandoverError> {
    repeat(async || match accept_once(app, actor, id).await {
        Err(
            AnswerHandoverError::Store(err) | AnswerHandoverError::Taker(TakeItemError::Store(err)),
        ) => Err(read_again(err).into()),
        answered => answered,
    })
    .await
}

async fn accept_once(app: &App, actor: &Actor, id: HandoverId) -> Result<(), AnswerHandoverError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let Some((mut request, custody)) = asked(&mut *tx, actor, id).await? else {
        return Ok(());
    };
    let answered = request.answer(HandoverAnswer::Accepted, now)?;
    let taken = Taken::HandedOver { by: Some(custody.holder), reason: None };
    let taking = Taking { id: app.ids.next(), holder: request.to, taken, due: None };

    let before = Some(Facts::new(now, &answered));
    let facts = hand_over(app, &mut *tx, custody, taking, (now, before)).await?;

    tx.handovers().finish(&request).await?;
    tx.commit(facts).await?;
    Ok(())
}

/// Whoever has an item keeps it. Said twice, it is said once.
pub async fn decline_handover(
    app: &App,
    actor: &Actor,
    id: HandoverId,
) -> Result<(), AnswerHandoverError> {
    repeat(async || match decline_once(app, actor, id).await {
        Err(AnswerHandoverError::Store(err)) => Err(read_again(err).into()),
        answered => answered,
    })
    .await
}

async fn decline_once(app: &App, actor: &Actor, id: HandoverId) -> Result<(), AnswerHandoverError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let (mut request, _) = asked(&mut *tx, actor, id).await?.ok_or(HandoverOver)?;
    if request.is_declined() {
        return Ok(());
    }

    let answered = request.answer(HandoverAnswer::Declined, now)?;

    tx.handovers().finish(&request).await?;
    tx.commit(Facts::new(now, &answered)).await?;
    Ok(())
}

/// What somebody is asked for who has the item, or `None` if they handed it over a moment ago.
async fn asked(
    tx: &mut dyn Tx,
    actor: &Actor,
    id: HandoverId,
) -> Result<Option<(Handover, Custody)>, AnswerHandoverError> {
    let request = tx.handovers().find(id).await?.ok_or(AnswerHandoverError::NoSuchRequest)?;
    let own = actor.person_id();
    match tx.custodies().open(request.item).await? {
        Some(custody) if custody.id == request.custody => match Some(custody.holder) == own {
            true => Ok(Some((request, custody))),
            false => Err(AnswerHandoverError::NoSuchRequest),
        },
        Some(custody) if is_from(own, &custody) && custody.holder == request.to => Ok(None),
        _ => Err(HandoverOver.into()),
    }
}

/// Whether somebody handed it over to whoever has it now.
fn is_from(own: Option<PersonId>, custody: &Custody) -> bool {
    matches!(custody.taken, Taken::HandedOver { by, reason: None } if by == own)
}

/// How it stands between an item and somebody beside it who does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    CanAsk,
    /// Until then there may be an answer.
    Waits {
        until: Timestamp,
    },
    /// Somebody else waits.
    Other,
    /// The answer was no.
    Declined,
    /// Whoever has it cannot answer.
    HolderGone,
}

pub(super) async fn asking(
    tx: &mut dyn Tx,
    item: ItemId,
    own: PersonId,
    now: Timestamp,
) -> Result<Option<Asking>, StoreError> {
    let Some(custody) = tx.custodies().open(item).await?.filter(|it| it.holder != own) else {
        return Ok(None);
    };
    let open = tx.handovers().open(item).await?.filter(|it| it.custody == custody.id);
    if let Some(open) = open.filter(|it| it.waits(now)) {
        let until = open.expires();
        return Ok(Some(if open.to == own { Asking::Waits { until } } else { Asking::Other }));
    }
    let last = tx.handovers().last_of(custody.id, own).await?;
    Ok(Some(match last.is_some_and(|it| it.is_declined()) {
        true => Asking::Declined,
        false => Asking::CanAsk,
    }))
}

failure!(AskForItemError {
    Code(FindByCodeError) at "code",
    Refused(AskRefused),
    Taker(TakeItemError),
    Denied(Denied),
    Store(StoreError),
    ;
    NotHeld => Refused "handover-not-held",
    HolderGone => Refused "handover-holder-gone",
});

failure!(AnswerHandoverError {
    Over(HandoverOver),
    Taker(TakeItemError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchRequest => NotFound "handover-not-found",
});
