//! A payment provider that says what a test wants it to, in plain words.

use std::sync::{Mutex, PoisonError};

use application::shop::{
    Callback, CallbackError, Checkout, GatewayError, HearPaymentError, PaymentEvent,
    PaymentGateway, PaymentSaid, PlaceOrder, hear_payment, place_order,
};
use async_trait::async_trait;
use domain_identity::{
    Buyer, CompanyName, Email, Language, Money, PaymentEventId, PersonName, Purchase, PurchaseId,
    RegistrationNumber,
};
use domain_kernel::Timestamp;

use crate::{World, visitor};

/// Takes a message for the provider's that has the header `x-signed`, and reads one such as
/// `evt_1 0190… paid 490.00 EUR` or `evt_2 0190… refunded`.
#[derive(Default)]
pub struct FakePayments {
    page: Mutex<Option<Page>>,
}

#[derive(Clone)]
enum Page {
    At(String),
    Down,
}

impl FakePayments {
    /// From now on buyers pay at this address; before, they wait for an invoice.
    pub fn lead_to(&self, page: &str) {
        *self.page.lock().unwrap_or_else(PoisonError::into_inner) = Some(Page::At(page.to_owned()));
    }

    /// From now on it does not answer.
    pub fn break_down(&self) {
        *self.page.lock().unwrap_or_else(PoisonError::into_inner) = Some(Page::Down);
    }
}

#[async_trait]
impl PaymentGateway for FakePayments {
    async fn begin(&self, _: &Purchase) -> Result<Checkout, GatewayError> {
        let page = self.page.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match page {
            None => Ok(Checkout::Waits),
            Some(Page::At(page)) => Ok(Checkout::At(page)),
            Some(Page::Down) => Err(GatewayError("nobody answers".into())),
        }
    }

    fn read_callback(
        &self,
        callback: &Callback<'_>,
        _: Timestamp,
    ) -> Result<Option<PaymentEvent>, CallbackError> {
        if !callback.headers.iter().any(|(name, _)| *name == "x-signed") {
            return Err(CallbackError::Unsigned);
        }
        let text = std::str::from_utf8(callback.body).map_err(|_| CallbackError::Unreadable)?;
        let mut words = text.splitn(4, ' ');
        let (Some(id), Some(purchase), Some(said)) = (words.next(), words.next(), words.next())
        else {
            return Err(CallbackError::Unreadable);
        };
        let amount = words.next().and_then(|it| Money::parse(it).ok());
        let said = match said {
            "paid" => PaymentSaid::Paid(amount),
            "refunded" => PaymentSaid::Refunded,
            _ => return Ok(None),
        };
        let id = PaymentEventId::restore(id.to_owned());
        let purchase = purchase.parse().map_err(|_| CallbackError::Unreadable)?;
        Ok(Some(PaymentEvent { id, purchase, said }))
    }
}

impl World {
    /// An order of a company with this registration number, by `buyer@dock.example`.
    pub async fn order(&self, number: &str) -> PurchaseId {
        let id = self.app.ids.next();
        let command = PlaceOrder { id, buyer: buyer(number) };
        place_order(&self.app, &visitor(), command).await.expect("invites are sold");
        id
    }

    /// The code of the invite that was mailed last to `buyer@dock.example`.
    pub async fn mailed_code(&self) -> Option<String> {
        self.deliver_all().await;
        let mails = self.mailbox.all();
        let brought = mails.iter().rev().find(|it| {
            it.email.as_str() == "buyer@dock.example" && it.written.subject == "order paid"
        });
        brought.and_then(|it| it.written.text.rsplit(' ').next().map(str::to_owned))
    }

    /// The provider says this, and signs it.
    pub async fn hear(&self, message: &str) -> Result<(), HearPaymentError> {
        let headers = vec![("x-signed", "yes")];
        let callback = Callback { headers, body: message.as_bytes() };
        hear_payment(&self.app, &visitor(), &callback).await
    }
}

pub fn buyer(number: &str) -> Buyer {
    Buyer {
        company: CompanyName::restore("Dock & Daughters".to_owned()),
        registration: RegistrationNumber::restore(number.to_owned()),
        name: PersonName::restore("Dana Dock".to_owned()),
        email: Email::restore("buyer@dock.example".to_owned()),
        language: Language::English,
    }
}

/// What an invite costs.
pub(crate) fn price() -> Money {
    Money::parse("490.00 EUR").expect("an amount")
}
