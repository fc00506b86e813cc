use std::collections::BTreeMap;

use domain_equipment::{CustodyId, CustodyReason, Ended, Taken, Taking};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Timestamp};
use thiserror::Error;

use super::{
    TakeItemError,
    moves::{colleague, give_back, hand_over, pass_requests},
    take_item::read_again,
};
use crate::{App, Class, Failure, Message, Tx};

/// What becomes of everything that somebody has who leaves, as a form showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub partings: BTreeMap<CustodyId, Parting>,
    /// Why, where something does not stay as it is.
    pub reason: Option<CustodyReason>,
}

/// What becomes of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parting {
    /// It is back.
    Return,
    /// By the e-mail address or username of whoever has it from now on, as it was typed.
    HandOver { to: String },
    /// It is still out, and somebody has to look for it.
    LeaveOpen,
}

#[derive(Debug, Error)]
pub enum LeavingError {
    #[error("what this person has has changed; look at the list again")]
    Changed,
    #[error("say why you return or hand over what somebody else has")]
    NoReason,
    #[error(transparent)]
    Taker(#[from] TakerRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why somebody does not get what another one leaves.
#[derive(Debug, Error)]
#[error("somebody cannot have {custody}")]
pub struct TakerRefused {
    pub custody: CustodyId,
    #[source]
    pub why: Box<TakeItemError>,
}

/// Does as the form says, if it fits what they have; without a form everything is left open.
pub(crate) async fn part(
    app: &App,
    tx: &mut dyn Tx,
    actor: &Actor,
    (holder, leaving): (PersonId, Option<&Leaving>),
    (now, mut facts): (Timestamp, Facts),
) -> Result<Facts, LeavingError> {
    let held = tx.custodies().of_holder(holder).await?;
    let Some(leaving) = leaving else {
        return Ok(facts);
    };
    let is_all = held.iter().all(|it| leaving.partings.contains_key(&it.id));
    if !is_all || held.len() != leaving.partings.len() {
        return Err(LeavingError::Changed);
    }
    if !held.is_empty() {
        actor.permit(Permission::ManageEquipment)?;
    }
    let by = actor.person_id();
    for custody in held {
        let (id, item) = (custody.id, custody.item);
        let parting = leaving.partings.get(&id).unwrap_or(&Parting::LeaveOpen);
        if *parting == Parting::LeaveOpen {
            continue;
        }
        let reason = leaving.reason.clone().ok_or(LeavingError::NoReason)?;
        facts = match parting {
            Parting::LeaveOpen => facts,
            Parting::Return => {
                let how = Ended::ForHolder { by, reason };
                give_back(app, tx, custody, how, (now, Some(facts))).await.map_err(read_again)?
            }
            Parting::HandOver { to } => {
                let refused = |err| refused(id, err);
                let to = colleague(tx, to).await?.ok_or(TakeItemError::NoSuchPerson);
                let taking = Taking {
                    id: app.ids.next(),
                    holder: to.map_err(refused)?,
                    taken: Taken::HandedOver { by, reason: Some(reason) },
                    due: None,
                };
                let moved = hand_over(app, tx, custody, taking, (now, Some(facts))).await;
                pass_requests(tx, item, (now, moved.map_err(refused)?)).await?
            }
        };
    }
    Ok(facts)
}

fn refused(custody: CustodyId, err: TakeItemError) -> LeavingError {
    match err {
        TakeItemError::Store(err) => read_again(err).into(),
        err => TakerRefused { custody, why: Box::new(err) }.into(),
    }
}

impl Failure for LeavingError {
    fn class(&self) -> Class {
        match self {
            Self::Changed => Class::Stale,
            Self::NoReason => Class::Invalid,
            Self::Taker(it) => it.why.class(),
            Self::Denied(it) => it.class(),
            Self::Store(it) => it.class(),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Changed => Message::new("leave-changed"),
            Self::NoReason => Message::new("leave-no-reason"),
            Self::Taker(it) => it.why.message(),
            Self::Denied(it) => it.message(),
            Self::Store(it) => it.message(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        matches!(self, Self::NoReason).then_some("reason")
    }

    fn denied(&self) -> Option<Permission> {
        match self {
            Self::Denied(it) => it.denied(),
            _ => None,
        }
    }

    fn samples() -> Vec<Self> {
        let stores = StoreError::samples().into_iter().map(Self::Store);
        let denied = Denied::samples().into_iter().map(Self::Denied);
        // What a taker is refused for is among the samples of that.
        stores.chain(denied).chain([Self::Changed, Self::NoReason]).collect()
    }
}
