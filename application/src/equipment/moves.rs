//! How items come back and go on to somebody else, whatever the reason is.

use domain_equipment::{Custody, Ended, Handover, ItemId, Taken, Taking};
use domain_identity::{Holder, Identifier};
use domain_kernel::{Fact, Facts, PersonId, StoreError, Timestamp};

use super::{TakeItemError, news::tell, take_item::may_take};
use crate::{App, Tx, mail::ItemNews, training::today};

/// Ends a custody, and what others asked its holder for. The holder hears of it if somebody else
/// did it.
pub(super) async fn give_back(
    app: &App,
    tx: &mut dyn Tx,
    mut custody: Custody,
    how: Ended,
    (now, before): (Timestamp, Option<Facts>),
) -> Result<Facts, StoreError> {
    let is_told = matches!(how, Ended::ForHolder { .. });
    // It is another one's by now, or nobody's.
    let mut item = tx.items().find(custody.item).await?.ok_or(StoreError::Stale)?;

    let returned = item.value.give_back(&mut custody, how, now);

    tx.items().update(&item).await?;
    tx.custodies().finish(&custody).await?;
    if is_told {
        tell(app, tx, custody.holder, ItemNews::Returned, (&item.value, now)).await?;
    }
    let facts = also(before, now, &returned);
    pass_requests(tx, custody.item, (now, facts)).await
}

/// Ends a custody and begins that of somebody else, who may have the item. The holder hears of it if
/// it was an admin.
pub(super) async fn hand_over(
    app: &App,
    tx: &mut dyn Tx,
    mut custody: Custody,
    taking: Taking,
    (now, before): (Timestamp, Option<Facts>),
) -> Result<Facts, TakeItemError> {
    let is_told = matches!(taking.taken, Taken::HandedOver { reason: Some(_), .. });
    // Whoever deactivates them comes before this or after it.
    tx.people().guard(taking.holder).await?;
    let item = tx.items().find(custody.item).await?.ok_or(TakeItemError::NoSuchItem)?;
    let today = today(app, tx, now).await?;
    let taking = may_take(tx, &item.value, &taking, today).await?;

    let (next, handed_over) = item.value.hand_over(&mut custody, taking, (today, now))?;

    // Of all who do something with it at once, one does.
    tx.items().update(&item).await?;
    tx.custodies().finish(&custody).await?;
    tx.custodies().insert(&next).await?;
    if is_told {
        tell(app, tx, custody.holder, ItemNews::HandedOver, (&item.value, now)).await?;
    }
    Ok(also(before, now, &handed_over))
}

/// What others asked whoever had the item for comes to nothing.
pub(super) async fn pass_requests(
    tx: &mut dyn Tx,
    item: ItemId,
    (now, facts): (Timestamp, Facts),
) -> Result<Facts, StoreError> {
    let open = tx.handovers().open(item).await?;
    pass(tx, open, (now, facts)).await
}

/// What this request asked for comes to nothing, if there is one.
pub(super) async fn pass(
    tx: &mut dyn Tx,
    request: Option<Handover>,
    (now, facts): (Timestamp, Facts),
) -> Result<Facts, StoreError> {
    let Some(mut request) = request else {
        return Ok(facts);
    };
    let passed = request.pass(now);
    tx.handovers().finish(&request).await?;
    Ok(facts.and(&passed))
}

pub(super) fn also(before: Option<Facts>, now: Timestamp, fact: &dyn Fact) -> Facts {
    match before {
        Some(facts) => facts.and(fact),
        None => Facts::new(now, fact),
    }
}

/// Whoever of the company has this e-mail address or username.
pub(super) async fn colleague(
    tx: &mut dyn Tx,
    typed: &str,
) -> Result<Option<PersonId>, StoreError> {
    let Some(identifier) = Identifier::parse(typed) else {
        return Ok(None);
    };
    Ok(match tx.people().holder(&identifier).await? {
        Some(Holder::Colleague { id, .. }) => Some(id),
        _ => None,
    })
}
