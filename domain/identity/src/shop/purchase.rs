use std::time::Duration;

use domain_kernel::{Id, Line, Timestamp, fold};
use thiserror::Error;

use super::{
    Doubt, Money, PurchaseCancelled, PurchaseDisputed, PurchaseNumber, PurchasePaid,
    PurchasePlaced, PurchaseRefunded, PurchaseState,
};
use crate::{
    CompanyName, Email, Invite, InviteId, InviteRevoked, Language, PersonName, RegistrationNumber,
};

/// Names a [`Purchase`].
pub type PurchaseId = Id<Purchase>;
/// What a payment provider calls one message of its, so that it counts once.
pub type PaymentEventId = Line<200>;

/// An order for an invite. Of one order comes one invite at most, whoever says how often that it is
/// paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    pub id: PurchaseId,
    pub number: PurchaseNumber,
    pub buyer: Buyer,
    /// What is to be paid, as it was when it was ordered.
    pub price: Money,
    pub ordered: Timestamp,
    pub state: PurchaseState,
}

/// Who has ordered, and for which company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buyer {
    pub company: CompanyName,
    pub registration: RegistrationNumber,
    pub name: PersonName,
    pub email: Email,
    /// In which they read the form.
    pub language: Language,
}

/// What comes of it that a payment provider says that an order is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// The invite is to be issued now.
    Taken(PurchasePaid),
    Doubted(PurchaseDisputed),
    /// It changes nothing any more.
    Ignored,
}

/// What comes of it that the money was given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    pub refunded: PurchaseRefunded,
    pub revoked: Option<InviteRevoked>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PurchaseRefused {
    #[error("the money for this order has been given back")]
    Refunded,
    #[error("only an order that is open can be cancelled")]
    NotOpen,
    #[error("nothing was paid for this order, so nothing can be given back")]
    NotPaid,
}

impl Purchase {
    /// How long an order waits to be paid.
    pub const OPEN_FOR: Duration = Duration::from_hours(30 * 24);
    /// How long the form that placed it goes on with it. Payment providers know for a day that they
    /// were asked about an order before; then they would take its money a second time.
    pub const GOES_ON_FOR: Duration = Duration::from_hours(23);

    pub fn place(
        id: PurchaseId,
        number: PurchaseNumber,
        buyer: Buyer,
        price: Money,
        now: Timestamp,
    ) -> (Self, PurchasePlaced) {
        let state = PurchaseState::Open;
        (Self { id, number, buyer, price, ordered: now, state }, PurchasePlaced { purchase: id })
    }

    /// Whether the same form, sent again, goes on with this order.
    pub fn goes_on(&self, buyer: &Buyer, now: Timestamp) -> bool {
        let is_soon = now < self.ordered.plus(Self::GOES_ON_FOR);
        self.state == PurchaseState::Open && self.buyer == *buyer && is_soon
    }

    /// A payment provider says that this was paid; `None` for an amount that is none. `is_here`:
    /// whether there is a company of the registration number. If the payment is taken, `invite` is
    /// what its invite is called.
    pub fn hear_paid(
        &mut self,
        paid: Option<Money>,
        is_here: bool,
        invite: InviteId,
        now: Timestamp,
    ) -> Payment {
        let doubt = match self.state {
            PurchaseState::Open if paid != Some(self.price) => Doubt::Amount,
            PurchaseState::Open if is_here => Doubt::AlreadyHere,
            PurchaseState::Open => return Payment::Taken(self.paid(invite, now)),
            PurchaseState::Cancelled { .. } => Doubt::Cancelled,
            PurchaseState::Paid { .. }
            | PurchaseState::Disputed { .. }
            | PurchaseState::Refunded { .. }
            | PurchaseState::RefundedAfterUse { .. } => return Payment::Ignored,
        };
        self.state = PurchaseState::Disputed { doubt, at: now };
        Payment::Doubted(PurchaseDisputed { purchase: self.id, doubt })
    }

    /// An operator says that it is paid, whatever else was said. `None` when it is already.
    pub fn accept(
        &mut self,
        invite: InviteId,
        now: Timestamp,
    ) -> Result<Option<PurchasePaid>, PurchaseRefused> {
        match self.state {
            PurchaseState::Paid { .. } => Ok(None),
            PurchaseState::Refunded { .. } | PurchaseState::RefundedAfterUse { .. } => {
                Err(PurchaseRefused::Refunded)
            }
            PurchaseState::Open
            | PurchaseState::Disputed { .. }
            | PurchaseState::Cancelled { .. } => Ok(Some(self.paid(invite, now))),
        }
    }

    /// Nothing comes of it. `None` when that is so already.
    pub fn cancel(&mut self, now: Timestamp) -> Result<Option<PurchaseCancelled>, PurchaseRefused> {
        match self.state {
            PurchaseState::Cancelled { .. } => Ok(None),
            PurchaseState::Open => {
                self.state = PurchaseState::Cancelled { at: now };
                Ok(Some(PurchaseCancelled { purchase: self.id }))
            }
            _ => Err(PurchaseRefused::NotOpen),
        }
    }

    /// An operator says that the money was given back. `invite` is the one that it was paid for.
    /// `None` when this is known.
    pub fn refund(
        &mut self,
        invite: Option<&mut Invite>,
        now: Timestamp,
    ) -> Result<Option<Refund>, PurchaseRefused> {
        match self.state {
            PurchaseState::Open | PurchaseState::Cancelled { .. } => Err(PurchaseRefused::NotPaid),
            _ => Ok(self.hear_refunded(invite, now)),
        }
    }

    /// A payment provider says the same. It may say so before it has said that it was paid.
    pub fn hear_refunded(&mut self, invite: Option<&mut Invite>, now: Timestamp) -> Option<Refund> {
        let issued = match self.state {
            PurchaseState::Refunded { .. } | PurchaseState::RefundedAfterUse { .. } => return None,
            PurchaseState::Paid { invite, .. } => Some(invite),
            PurchaseState::Open
            | PurchaseState::Disputed { .. }
            | PurchaseState::Cancelled { .. } => None,
        };
        let revoked = match (issued, invite) {
            (Some(_), Some(invite)) => invite.revoke(now),
            _ => Ok(None),
        };
        let after_use = revoked.is_err();
        self.state = match issued {
            Some(invite) if after_use => PurchaseState::RefundedAfterUse { invite, at: now },
            invite => PurchaseState::Refunded { invite, at: now },
        };
        let refunded = PurchaseRefunded { purchase: self.id, after_use };
        Some(Refund { refunded, revoked: revoked.ok().flatten() })
    }

    /// What a search looks at, case-folded.
    pub fn sought(&self) -> String {
        let Buyer { company, registration, name, email, .. } = &self.buyer;
        fold(&format!(
            "{} {} {} {} {} {}",
            self.number,
            self.number.digits(),
            company.as_str(),
            registration.as_str(),
            name.as_str(),
            email.as_str(),
        ))
    }

    fn paid(&mut self, invite: InviteId, now: Timestamp) -> PurchasePaid {
        self.state = PurchaseState::Paid { invite, at: now };
        PurchasePaid { purchase: self.id, invite }
    }
}
