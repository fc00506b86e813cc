//! What a message says, once it is known to be the provider's.

use application::shop::{CallbackError, PaymentEvent, PaymentSaid};
use domain_identity::{PaymentEventId, PurchaseId};
use serde_json::Value;

use crate::amount::from_provider;

/// `None` for what is about no order of ours, and for what changes nothing: there are hundreds of
/// kinds of messages.
pub(crate) fn read(body: &[u8]) -> Result<Option<PaymentEvent>, CallbackError> {
    let event: Value = serde_json::from_slice(body).map_err(|_| CallbackError::Unreadable)?;
    let text =
        |name: &str| event.get(name).and_then(Value::as_str).ok_or(CallbackError::Unreadable);
    let (id, kind) = (text("id")?, text("type")?);
    let id = PaymentEventId::parse(id).map_err(|_| CallbackError::Unreadable)?;
    let Some(object) = event.pointer("/data/object") else {
        return Err(CallbackError::Unreadable);
    };
    let said = match kind {
        "checkout.session.completed" | "checkout.session.async_payment_succeeded" => paid(object),
        "charge.refunded" => refunded(object),
        _ => None,
    };
    let Some((said, purchase)) = said.zip(purchase(object)) else {
        return Ok(None);
    };
    Ok(Some(PaymentEvent { id, purchase, said }))
}

/// A session may be over and the money still on its way.
fn paid(session: &Value) -> Option<PaymentSaid> {
    if session.get("payment_status").and_then(Value::as_str) != Some("paid") {
        return None;
    }
    let amount = session.get("amount_total").and_then(Value::as_u64);
    let currency = session.get("currency").and_then(Value::as_str);
    let amount = amount.zip(currency).and_then(|(amount, it)| from_provider(amount, it));
    Some(PaymentSaid::Paid(amount))
}

/// Giving back a part of it is between the seller and the buyer.
fn refunded(charge: &Value) -> Option<PaymentSaid> {
    let is_whole = charge.get("refunded").and_then(Value::as_bool);
    (is_whole == Some(true)).then_some(PaymentSaid::Refunded)
}

fn purchase(object: &Value) -> Option<PurchaseId> {
    object.pointer("/metadata/order")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use domain_identity::Money;
    use domain_kernel::Id;
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    const ORDER: &str = "00000000-0000-0000-0000-000000000007";

    fn read_json(event: &Value) -> Result<Option<PaymentEvent>, CallbackError> {
        read(event.to_string().as_bytes())
    }

    fn event(kind: &str, object: &Value) -> Value {
        json!({ "id": "evt_1", "object": "event", "type": kind, "data": { "object": object } })
    }

    fn session(changes: &[(&str, Value)]) -> Value {
        let mut session = json!({
            "payment_status": "paid", "amount_total": 49_000, "currency": "eur",
            "metadata": { "order": ORDER },
        });
        for (name, value) in changes {
            session[*name] = value.clone();
        }
        session
    }

    fn said(event: &Value) -> Option<PaymentSaid> {
        read_json(event).expect("a message").map(|it| it.said)
    }

    #[test]
    fn a_session_that_is_paid_says_how_much() {
        let price = Money::parse("490.00 EUR").expect("an amount");
        for kind in ["checkout.session.completed", "checkout.session.async_payment_succeeded"] {
            let read = read_json(&event(kind, &session(&[]))).expect("a message");
            let expected = PaymentEvent {
                id: PaymentEventId::restore("evt_1".to_owned()),
                purchase: Id::from_uuid(Uuid::from_u128(7)),
                said: PaymentSaid::Paid(Some(price)),
            };
            assert_eq!(read, Some(expected), "{kind}");
        }
    }

    #[test]
    fn an_amount_that_cannot_be_compared_is_said_to_be_none() {
        for change in [
            ("amount_total", json!(null)),
            ("amount_total", json!(-1)),
            ("amount_total", json!("49000")),
            ("amount_total", json!(490.5)),
            ("currency", json!("xyz")),
            ("currency", json!(null)),
        ] {
            let event =
                event("checkout.session.completed", &session(std::slice::from_ref(&change)));
            assert_eq!(said(&event), Some(PaymentSaid::Paid(None)), "{change:?}");
        }
    }

    #[test]
    fn only_all_of_the_money_back_is_a_refund() {
        let charge = |refunded| json!({ "refunded": refunded, "metadata": { "order": ORDER } });
        let refund = |refunded| event("charge.refunded", &charge(refunded));
        assert_eq!(said(&refund(true)), Some(PaymentSaid::Refunded));
        assert_eq!(said(&refund(false)), None);
    }

    #[test]
    fn what_is_about_something_else_says_nothing() {
        let completed = "checkout.session.completed";
        for event in [
            event("customer.created", &session(&[])),
            event(completed, &session(&[("payment_status", json!("unpaid"))])),
            event(completed, &session(&[("metadata", json!({}))])),
            event(completed, &session(&[("metadata", json!(null))])),
            event(completed, &session(&[("metadata", json!({ "order": "7" }))])),
        ] {
            assert_eq!(said(&event), None, "{event}");
        }
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for body in [
            &b""[..],
            b"[]",
            b"\xff",
            b"{\"id\":\"evt_1\"}",
            b"{\"id\":7,\"type\":\"charge.refunded\",\"data\":{\"object\":{}}}",
            b"{\"id\":\"evt_1\",\"type\":\"charge.refunded\"}",
        ] {
            assert_eq!(read(body), Err(CallbackError::Unreadable));
        }
        let long = format!(
            "{{\"id\":\"{}\",\"type\":\"x\",\"data\":{{\"object\":{{}}}}}}",
            "e".repeat(201)
        );
        assert_eq!(read(long.as_bytes()), Err(CallbackError::Unreadable));
        assert_eq!(read("[".repeat(60_000).as_bytes()), Err(CallbackError::Unreadable));
    }
}
