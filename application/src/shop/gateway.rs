//! How orders are paid.

use async_trait::async_trait;
use domain_identity::{Money, PaymentEventId, Purchase, PurchaseId};
use domain_kernel::Timestamp;
use thiserror::Error;

/// What an installation sells invites for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    pub price: Money,
    /// The address of the page on which the terms stand that a buyer agrees to.
    pub terms: String,
    pub paying: Paying,
}

/// Who takes the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paying {
    /// Those who run the platform, who send an invoice and say when it is paid.
    ByInvoice,
    /// A payment provider, on a page of its own, which says so itself.
    AtProvider,
}

impl Paying {
    pub const ALL: [Self; 2] = [Self::ByInvoice, Self::AtProvider];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByInvoice => "by_invoice",
            Self::AtProvider => "at_provider",
        }
    }

    /// The opposite of [`Paying::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Takes money for orders, somewhere else: no number of a card ever comes here.
#[async_trait]
pub trait PaymentGateway: Send + Sync {
    /// Where the buyer pays. However often this is asked about one order, it is paid for once.
    async fn begin(&self, purchase: &Purchase) -> Result<Checkout, GatewayError>;
    /// What a message of the provider says, if it is one about an order. `now` is when it came.
    fn read_callback(
        &self,
        callback: &Callback<'_>,
        now: Timestamp,
    ) -> Result<Option<PaymentEvent>, CallbackError>;
}

/// How a buyer goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checkout {
    /// They wait for an invoice.
    Waits,
    /// On the page at this address.
    At(String),
}

/// A message that somebody sent, and that says that it is the provider's.
#[derive(Clone, Debug)]
pub struct Callback<'a> {
    /// The names in lower case.
    pub headers: Vec<(&'a str, &'a str)>,
    pub body: &'a [u8],
}

/// Something that the provider says about an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentEvent {
    pub id: PaymentEventId,
    pub purchase: PurchaseId,
    pub said: PaymentSaid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentSaid {
    /// `None` for an amount that is none, or in a currency that there is not.
    Paid(Option<Money>),
    /// All of it was given back.
    Refunded,
}

#[derive(Debug, Error)]
#[error("the payment provider cannot be reached right now")]
pub struct GatewayError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CallbackError {
    #[error("no payment provider sends messages here")]
    NotExpected,
    #[error("this message is not signed by the payment provider, or not just now")]
    Unsigned,
    #[error("this message of the payment provider cannot be read")]
    Unreadable,
}

/// Those who run the platform send invoices, and say themselves what is paid.
#[derive(Clone, Copy, Debug, Default)]
pub struct ManualPayments;

#[async_trait]
impl PaymentGateway for ManualPayments {
    async fn begin(&self, _: &Purchase) -> Result<Checkout, GatewayError> {
        Ok(Checkout::Waits)
    }

    fn read_callback(
        &self,
        _: &Callback<'_>,
        _: Timestamp,
    ) -> Result<Option<PaymentEvent>, CallbackError> {
        Err(CallbackError::NotExpected)
    }
}
