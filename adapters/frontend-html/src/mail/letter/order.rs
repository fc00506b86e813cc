//! What somebody hears who has ordered an invite.

use application::{
    Message,
    mail::{OrderSaid, Said},
    shop::Paying,
};
use domain_identity::{CompanyName, InviteCode, Money, PurchaseNumber, RegistrationNumber};

use super::LetterPage;
use crate::{parts::Link, reader::Reader, shop::price};

/// `start` leads to where an invited company comes in.
pub(super) fn news(
    said: &OrderSaid,
    start: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    match said {
        OrderSaid::Placed { order, company, price, paying } => {
            placed(*order, (company, *price, *paying), blank, reader)
        }
        OrderSaid::Paid { order, registration, days, code } => {
            let link = code.is_some().then_some(start);
            paid(*order, (registration, *days, code.as_ref()), link, blank, reader)
        }
    }
}

fn placed(
    order: PurchaseNumber,
    (company, due, paying): (&CompanyName, Money, Paying),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let here = Message::new("mail-ordered-here")
        .text("number", &order.to_string())
        .text("company", company.as_str())
        .text("price", &price(due, reader));
    let next = match paying {
        Paying::ByInvoice => "mail-ordered-invoice",
        Paying::AtProvider => "mail-ordered-provider",
    };
    LetterPage {
        subject: titled("mail-ordered-subject", order, reader),
        sentences: vec![reader.text(&here), reader.say(next)],
        notes: vec![reader.say("mail-ordered-unpaid")],
        ..blank
    }
}

fn paid(
    order: PurchaseNumber,
    (registration, days, code): (&RegistrationNumber, u32, Option<&InviteCode>),
    link: Option<Link>,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let sentence = match code {
        Some(_) => {
            let given = Message::new("mail-paid-invite").text("number", registration.as_str());
            reader.text(&given)
        }
        None => reader.say("mail-left-out"),
    };
    LetterPage {
        subject: titled("mail-paid-subject", order, reader),
        sentences: vec![titled("mail-paid-done", order, reader), sentence],
        code: code.map(ToString::to_string),
        link,
        notes: vec![reader.text(&Message::new("mail-paid-expires").number("days", days))],
        ..blank
    }
}

fn titled(key: &'static str, order: PurchaseNumber, reader: &Reader) -> String {
    reader.text(&Message::new(key).text("number", &order.to_string()))
}

fn number() -> PurchaseNumber {
    PurchaseNumber::draw([0, 0, 0x30, 0x39])
}

pub(super) fn samples_placed() -> Vec<Said> {
    let Ok(price) = Money::parse("1490.00 EUR") else {
        return Vec::new();
    };
    let company = || CompanyName::restore("Dock <b>& Daughters</b>".to_owned());
    let placed = |paying| OrderSaid::Placed { order: number(), company: company(), price, paying };
    Paying::ALL.map(|it| Said::Order(placed(it))).into()
}

pub(super) fn sample_paid() -> Said {
    Said::Order(OrderSaid::Paid {
        order: number(),
        registration: RegistrationNumber::restore("HRB 1234 <b>".to_owned()),
        days: 14,
        code: Some(InviteCode::draw([7; 28])),
    })
}
