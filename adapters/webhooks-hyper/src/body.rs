use application::webhooks::{WebhookEvent, WebhookMessage};
use domain_kernel::{Change, Line, Timestamp};
use serde_json::{Value, json};

/// What is posted, as JSON.
pub(crate) fn of(message: &WebhookMessage) -> String {
    let WebhookEvent { name, at, company, actor, target, changes } = &message.event;
    let (kind, id) = target.split_once(':').unwrap_or((target, ""));
    let changes: Vec<Value> = changes.iter().map(change).collect();
    let body = json!({
        "id": message.delivery.to_string(),
        "event": name,
        "at": rfc_3339(*at),
        "company": company.to_string(),
        "actor": {
            "kind": actor.kind,
            "id": actor.id,
            "name": actor.name.as_ref().map(Line::as_str),
        },
        "target": { "kind": kind, "id": id },
        "changes": changes,
    });
    body.to_string()
}

fn change(it: &Change) -> Value {
    json!({ "field": it.field, "before": it.before, "after": it.after })
}

/// In UTC, with as many digits of the second as it takes.
fn rfc_3339(at: Timestamp) -> String {
    let bound = if at.micros() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_microsecond(at.micros()).unwrap_or(bound).to_string()
}

#[cfg(test)]
mod tests {
    use application::webhooks::{WebhookActor, WebhookSecret};
    use domain_audit::WebhookAddress;
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_body_has_what_the_trail_has_field_by_field() {
        let at = Timestamp::from_micros(1_795_521_600_250_000);
        let message = WebhookMessage {
            address: WebhookAddress::restore("https://a.example".to_owned()),
            secret: WebhookSecret::restore("whsec_1".to_owned()),
            delivery: Id::from_uuid(Uuid::from_u128(1)),
            at,
            event: WebhookEvent {
                name: "equipment.item_edited".to_owned(),
                at,
                company: Id::from_uuid(Uuid::from_u128(2)),
                actor: WebhookActor { kind: "person", id: Some("3".to_owned()), name: None },
                target: "item:4".to_owned(),
                changes: vec![
                    Change::from_to("name", "\"Drill\"", "Bohrer ü"),
                    Change::set("model", "X"),
                ],
            },
        };
        let body: Value = serde_json::from_str(&of(&message)).expect("JSON");
        assert_eq!(
            body,
            json!({
                "id": "00000000-0000-0000-0000-000000000001",
                "event": "equipment.item_edited",
                "at": "2026-11-24T12:00:00.25Z",
                "company": "00000000-0000-0000-0000-000000000002",
                "actor": { "kind": "person", "id": "3", "name": null },
                "target": { "kind": "item", "id": "4" },
                "changes": [
                    { "field": "name", "before": "\"Drill\"", "after": "Bohrer ü" },
                    { "field": "model", "before": null, "after": "X" },
                ],
            })
        );
    }
}
