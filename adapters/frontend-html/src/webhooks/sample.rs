//! Webhooks for the samples of pages.

use std::{collections::BTreeSet, time::Duration};

use application::webhooks::{Answer, DeliveryLine, WebhookLine};
use domain_audit::{
    DeliveryState, DeliveryTrouble, EventGroup, TEST_EVENT, WebhookAddress, WebhookSettings,
};
use domain_kernel::{Id, Timestamp, Version};
use uuid::Uuid;

pub(super) fn line(number: u8) -> WebhookLine {
    let groups = match number {
        1 => BTreeSet::from(EventGroup::ALL),
        _ => BTreeSet::from([EventGroup::Items]),
    };
    WebhookLine {
        id: Id::from_uuid(Uuid::from_u128(number.into())),
        version: Version::FIRST,
        settings: WebhookSettings {
            address: WebhookAddress::restore(format!("https://a{number}.example/in?to=<b>")),
            groups,
            is_on: number != 2,
        },
        n_waiting: 1_200,
        n_failed: number.into(),
    }
}

/// One in each state, and one for each trouble.
pub(super) fn deliveries() -> Vec<DeliveryLine> {
    let troubles = DeliveryTrouble::ALL.map(|it| (DeliveryState::Failed, Some(it)));
    let waiting = (DeliveryState::Waiting, Some(DeliveryTrouble::TimedOut));
    let all = [(DeliveryState::Waiting, None), waiting, (DeliveryState::Sent, None)];
    let all = all.into_iter().chain(troubles);
    (1_u8..).zip(all).map(|(number, (state, trouble))| delivery(number, state, trouble)).collect()
}

fn delivery(number: u8, state: DeliveryState, trouble: Option<DeliveryTrouble>) -> DeliveryLine {
    let made = Timestamp::from_micros(1_795_521_600_000_000);
    let event = if number == 3 { TEST_EVENT } else { "equipment.item_taken" };
    let has_answer = state == DeliveryState::Sent || trouble == Some(DeliveryTrouble::Refused);
    DeliveryLine {
        id: Id::from_uuid(Uuid::from_u128(number.into())),
        seq: (number != 3).then_some(4_711),
        event: event.to_owned(),
        made,
        state,
        due: made.plus(Duration::from_mins(5)),
        n_tries: u32::from(number) - 1,
        sent: (state == DeliveryState::Sent).then_some(made),
        trouble,
        answer: has_answer.then(|| Answer { status: 200, reply: "<b>thanks".to_owned() }),
    }
}
