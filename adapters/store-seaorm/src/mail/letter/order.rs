//! What buyers of invites are written.

use application::{mail::Letter, shop::Paying};
use domain_identity::{CompanyName, Currency, InviteId, Money, PurchaseNumber, RegistrationNumber};
use domain_kernel::{Id, Line};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CONTENT;
use crate::Corrupt;

#[derive(Serialize, Deserialize)]
pub(super) struct PlacedContent {
    order: u32,
    company: String,
    amount: u64,
    currency: String,
    paying: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PaidContent {
    order: u32,
    registration: String,
    invite: Uuid,
    days: u32,
}

impl PlacedContent {
    pub(super) fn of(
        order: PurchaseNumber,
        company: &CompanyName,
        price: Money,
        paying: Paying,
    ) -> Self {
        Self {
            order: order.get(),
            company: company.as_str().to_owned(),
            amount: price.minor(),
            currency: price.currency().code().to_owned(),
            paying: paying.name().to_owned(),
        }
    }
}

impl PaidContent {
    pub(super) fn of(
        order: PurchaseNumber,
        registration: &RegistrationNumber,
        invite: InviteId,
        days: u32,
    ) -> Self {
        let registration = registration.as_str().to_owned();
        Self { order: order.get(), registration, invite: invite.uuid(), days }
    }
}

pub(super) fn placed(content: PlacedContent) -> Result<Letter, Corrupt> {
    let currency = Currency::parse(&content.currency).ok_or(CONTENT)?;
    Ok(Letter::OrderPlaced {
        order: number(content.order)?,
        company: Line::restore(content.company),
        price: Money::new(content.amount, currency).map_err(|_| CONTENT)?,
        paying: Paying::parse(&content.paying).ok_or(CONTENT)?,
    })
}

pub(super) fn paid(content: PaidContent) -> Result<Letter, Corrupt> {
    Ok(Letter::OrderPaid {
        order: number(content.order)?,
        registration: RegistrationNumber::restore(content.registration),
        invite: Id::from_uuid(content.invite),
        days: content.days,
    })
}

fn number(order: u32) -> Result<PurchaseNumber, Corrupt> {
    PurchaseNumber::restore(order).ok_or(CONTENT)
}
