//! What reservations make of somebody's taking an item.

use std::time::Duration;

use domain_equipment::{CustodyId, ItemId, NotYourTurn, Period, Reservation, Taking, turn_of};
use domain_identity::PersonName;
use domain_kernel::{Date, Facts, Permit, StoreError, Timestamp, date_in, days_later};
use thiserror::Error;

use super::{TakeItemError, stop_reservations::settle, take_item::shows_holders};
use crate::{App, Class, Failure, Message, Tx, training::zone};

/// Somebody else has reserved the item.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("somebody has reserved this item from {}", period.from().micros())]
pub struct ReservedBy {
    /// Unless the company does not say who has what.
    pub name: Option<PersonName>,
    pub period: Period,
}

/// Nobody else's reservation is against it.
pub(super) struct OwnTurn {
    own: Option<Reservation>,
    /// By when it is due. Where nobody says so, that follows from reservations: the day on which
    /// one's own ends, or the day before the next one begins.
    pub(super) due: Option<Date>,
    /// When somebody else's reservation begins that may come before that.
    pub(super) reserved_from: Option<Timestamp>,
}

/// Refuses whoever takes what is kept for somebody else.
pub(super) async fn not_reserved(
    app: &App,
    tx: &mut dyn Tx,
    permit: &Permit,
    (item, taking): (ItemId, &Taking),
    (today, now): (Date, Timestamp),
) -> Result<OwnTurn, TakeItemError> {
    // Nobody reserves or cancels anything of it meanwhile.
    tx.reservations().guard(item).await?;
    let coming = tx.reservations().coming(item, now).await?;
    let turn = match turn_of(taking.holder, &coming, now) {
        Ok(turn) => turn,
        Err(NotYourTurn::Now { person, period } | NotYourTurn::Before { person, period }) => {
            let found = tx.people().find(person).await?;
            let found = found.ok_or_else(|| StoreError::corrupt("a reservation of nobody"))?;
            let is_shown = shows_holders(tx, &permit.actor()).await?;
            let name = Some(found.value.profile.name).filter(|_| is_shown);
            return Err(ReservedBy { name, period }.into());
        }
    };

    if turn.own.is_none() && turn.next.is_none() {
        return Ok(OwnTurn { own: None, due: taking.due, reserved_from: None });
    }
    let zone = zone(app, tx).await?;
    let last_day =
        |it: &Reservation| date_in(&zone, it.period.to().minus(Duration::from_micros(1)));
    let next_day = turn.next.map(|it| date_in(&zone, it));
    let follows = match &turn.own {
        Some(own) => Some(last_day(own)),
        None => next_day.and_then(|it| days_later(it, -1)),
    };
    let due = taking.due.or(follows.map(|it| it.max(today)));
    let is_told = match (&turn.own, taking.due) {
        (None, None) => true,
        _ => due.zip(next_day).is_some_and(|(due, next)| next <= due),
    };
    Ok(OwnTurn { own: turn.own, due, reserved_from: turn.next.filter(|_| is_told) })
}

impl OwnTurn {
    /// Notes that whoever reserved the item has it.
    pub(super) async fn keep(
        self,
        tx: &mut dyn Tx,
        custody: CustodyId,
        facts: Facts,
    ) -> Result<Facts, StoreError> {
        let Some(mut own) = self.own else {
            return Ok(facts);
        };
        let fulfilled = own.fulfil(custody);
        settle(tx, &own).await?;
        Ok(facts.and(&fulfilled))
    }
}

impl Failure for ReservedBy {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match &self.name {
            Some(name) => Message::new("item-reserved-by").text("name", name.as_str()),
            None => Message::new("item-reserved-by-somebody"),
        }
    }

    fn samples() -> Vec<Self> {
        let name = PersonName::restore("Sam Staff".to_owned());
        let at = Timestamp::from_micros;
        let period = Period::restore(at(0), at(1));
        vec![Self { name: Some(name), period }, Self { name: None, period }]
    }
}
