use domain_kernel::Timestamp;

use crate::InviteId;

/// What has become of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PurchaseState {
    Open,
    Paid {
        invite: InviteId,
        at: Timestamp,
    },
    /// Somebody has to look: there is money, and no invite yet.
    Disputed {
        doubt: Doubt,
        at: Timestamp,
    },
    Cancelled {
        at: Timestamp,
    },
    /// The money is back. An invite that there was lets nobody in.
    Refunded {
        invite: Option<InviteId>,
        at: Timestamp,
    },
    /// The money is back, and a company had come in before. Somebody has to look.
    RefundedAfterUse {
        invite: InviteId,
        at: Timestamp,
    },
}

/// Why what a payment provider says is not taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Another amount, or in another currency.
    Amount,
    /// The order had been cancelled.
    Cancelled,
    /// A company of this registration number is here already.
    AlreadyHere,
}

/// How an order stands, as lists show and filter it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PurchaseStanding {
    Open,
    Paid,
    Disputed,
    Cancelled,
    Refunded,
    RefundedAfterUse,
}

impl PurchaseState {
    pub fn standing(self) -> PurchaseStanding {
        match self {
            Self::Open => PurchaseStanding::Open,
            Self::Paid { .. } => PurchaseStanding::Paid,
            Self::Disputed { .. } => PurchaseStanding::Disputed,
            Self::Cancelled { .. } => PurchaseStanding::Cancelled,
            Self::Refunded { .. } => PurchaseStanding::Refunded,
            Self::RefundedAfterUse { .. } => PurchaseStanding::RefundedAfterUse,
        }
    }

    /// The invite that was issued, whatever has become of it.
    pub fn invite(self) -> Option<InviteId> {
        match self {
            Self::Paid { invite, .. } | Self::RefundedAfterUse { invite, .. } => Some(invite),
            Self::Refunded { invite, .. } => invite,
            Self::Open | Self::Disputed { .. } | Self::Cancelled { .. } => None,
        }
    }

    /// Since when it is so; nothing while it is open.
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Open => None,
            Self::Paid { at, .. }
            | Self::Disputed { at, .. }
            | Self::Cancelled { at }
            | Self::Refunded { at, .. }
            | Self::RefundedAfterUse { at, .. } => Some(at),
        }
    }
}

impl PurchaseStanding {
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Paid,
        Self::Disputed,
        Self::Cancelled,
        Self::Refunded,
        Self::RefundedAfterUse,
    ];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Disputed => "disputed",
            Self::Cancelled => "cancelled",
            Self::Refunded => "refunded",
            Self::RefundedAfterUse => "refunded_after_use",
        }
    }

    /// The opposite of [`PurchaseStanding::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Doubt {
    pub const ALL: [Self; 3] = [Self::Amount, Self::Cancelled, Self::AlreadyHere];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Cancelled => "after_cancellation",
            Self::AlreadyHere => "already_here",
        }
    }

    /// The opposite of [`Doubt::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
