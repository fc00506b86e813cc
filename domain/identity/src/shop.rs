//! What companies pay for an invite, and what becomes of their orders.

mod facts;
mod money;
mod purchase;
mod purchase_number;
mod purchase_state;
#[cfg(test)]
mod tests;

pub use facts::{
    PaymentIgnored, PurchaseCancelled, PurchaseDisputed, PurchasePaid, PurchasePlaced,
    PurchaseRefunded,
};
pub use money::{Currency, Money, MoneyError};
pub use purchase::{Buyer, Payment, PaymentEventId, Purchase, PurchaseId, PurchaseRefused, Refund};
pub use purchase_number::PurchaseNumber;
pub use purchase_state::{Doubt, PurchaseStanding, PurchaseState};
