//! What happens to orders, for the audit trail. Who has ordered stands in the order only.

use domain_kernel::{Change, Fact};

use super::{Doubt, PurchaseId};
use crate::InviteId;

/// Somebody, who need not have an account, has ordered an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchasePlaced {
    pub purchase: PurchaseId,
}

/// It is paid, and this invite was issued for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchasePaid {
    pub purchase: PurchaseId,
    pub invite: InviteId,
}

/// The payment provider says that it is paid, and there is a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseDisputed {
    pub purchase: PurchaseId,
    pub doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseCancelled {
    pub purchase: PurchaseId,
}

/// The money was given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseRefunded {
    pub purchase: PurchaseId,
    /// A company had come in by its invite already.
    pub after_use: bool,
}

/// The payment provider said something that changes nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentIgnored {
    pub purchase: PurchaseId,
}

fn purchase(id: PurchaseId) -> String {
    format!("purchase:{id}")
}

impl Fact for PurchasePlaced {
    fn name(&self) -> &'static str {
        "identity.purchase_placed"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }
}

impl Fact for PurchasePaid {
    fn name(&self) -> &'static str {
        "identity.purchase_paid"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("invite", self.invite.to_string())]
    }
}

impl Fact for PurchaseDisputed {
    fn name(&self) -> &'static str {
        "identity.purchase_disputed"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("doubt", self.doubt.name())]
    }
}

impl Fact for PurchaseCancelled {
    fn name(&self) -> &'static str {
        "identity.purchase_cancelled"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }
}

impl Fact for PurchaseRefunded {
    fn name(&self) -> &'static str {
        "identity.purchase_refunded"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("after_use", self.after_use.to_string())]
    }
}

impl Fact for PaymentIgnored {
    fn name(&self) -> &'static str {
        "identity.payment_ignored"
    }

    fn subject(&self) -> String {
        purchase(self.purchase)
    }
}
