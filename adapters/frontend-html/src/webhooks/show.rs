use application::{
    App, Message, Page as Lines, PageNumber,
    webhooks::{
        DeliveryLine, SendDeliveryAgain, WebhookSeen, see_webhook, send_delivery_again,
        test_webhook,
    },
};
use axum::{extract::State, response::Response};
use domain_audit::{DeliveryState, DeliveryTrouble, TEST_EVENT, Webhook};
use serde::Serialize;

use super::{DeliveryPath, sample, told_of, url};
use crate::{
    audit,
    pager::Pager,
    parts::Fact,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// One webhook, with what it was and is to be told.
#[derive(Debug, Serialize)]
pub(crate) struct WebhookPage {
    heading: String,
    is_on: bool,
    facts: Vec<Fact>,
    edit_url: String,
    test_url: String,
    secret_url: String,
    delete_url: String,
    matches: String,
    deliveries: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    event: String,
    /// Its number in the trail.
    number: Option<String>,
    id: String,
    made: String,
    /// When it was sent, or is tried next.
    when: Option<String>,
    state: Standing,
    tries: String,
    trouble: Option<String>,
    /// What was answered, with its status.
    reply: Option<String>,
    /// Where it is sent again, unless it waits.
    send_url: Option<String>,
}

/// As `components/state.html` draws it.
#[derive(Debug, Serialize)]
struct Standing {
    word: String,
    tone: &'static str,
    icon: &'static str,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let seen = see_webhook(&app, &actor, id, query.page()).await?;
    Ok(screen.show(&WebhookPage::new(&seen, screen.reader())))
}

pub(crate) async fn test(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
) -> Result<SeeOther, Problem> {
    test_webhook(&app, &actor, id).await?;
    Ok(SeeOther::to(url(id)).notice(Message::new("webhook-test-sent")))
}

pub(crate) async fn send_again(
    State(app): State<App>,
    Signed(actor): Signed,
    DeliveryPath { webhook, delivery }: DeliveryPath,
) -> Result<SeeOther, Problem> {
    send_delivery_again(&app, &actor, SendDeliveryAgain { webhook, id: delivery }).await?;
    Ok(SeeOther::to(url(webhook)).notice(Message::new("webhook-sent-again")))
}

impl WebhookPage {
    fn new(seen: &WebhookSeen, reader: &Reader) -> Self {
        let (webhook, deliveries) = (&seen.webhook, &seen.deliveries);
        let url = url(webhook.id);
        let fact = |key, value| Fact { name: reader.say(key), value };
        let facts = vec![
            fact("webhook-groups", told_of(&webhook.settings, reader)),
            fact("webhook-n-waiting", reader.number(webhook.n_waiting)),
            fact("webhook-n-failed", reader.number(webhook.n_failed)),
        ];
        Self {
            heading: webhook.settings.address.origin().to_owned(),
            is_on: webhook.settings.is_on,
            facts,
            edit_url: format!("{url}/edit"),
            test_url: format!("{url}/test"),
            secret_url: format!("{url}/secret"),
            delete_url: format!("{url}/delete"),
            matches: reader.count(
                "deliveries-match",
                "deliveries-match-many",
                deliveries.n_matches,
            ),
            deliveries: deliveries.items.iter().map(|it| Line::new(it, &url, reader)).collect(),
            pager: Pager::new(deliveries, &url, &[]),
        }
    }
}

impl Line {
    fn new(delivery: &DeliveryLine, url: &str, reader: &Reader) -> Self {
        let moment = |key, at| reader.text(&Message::new(key).text("when", &reader.date_time(at)));
        let when = match delivery.state {
            DeliveryState::Waiting if delivery.n_tries == 0 => None,
            DeliveryState::Waiting => Some(moment("mail-next", delivery.due)),
            DeliveryState::Sent => delivery.sent.map(|it| moment("mail-sent-at", it)),
            DeliveryState::Failed => None,
        };
        let event = match delivery.event.as_str() {
            TEST_EVENT => reader.say("webhook-test-event"),
            event => audit::action(event, reader),
        };
        let number = delivery.seq.map(|it| {
            let number = u32::try_from(it).unwrap_or(u32::MAX);
            reader.text(&Message::new("webhook-entry").number("n", number))
        });
        let can_send = delivery.state != DeliveryState::Waiting;
        Self {
            event,
            number,
            id: delivery.id.to_string(),
            made: reader.date_time(delivery.made),
            when,
            state: Standing::new(delivery.state, reader),
            tries: reader.text(&Message::new("mail-tries").number("n", delivery.n_tries)),
            trouble: delivery.trouble.map(|it| reader.say(trouble(it))),
            reply: delivery.answer.as_ref().map(|it| format!("{} {}", it.status, it.reply)),
            send_url: can_send.then(|| format!("{url}/deliveries/{}/send", delivery.id)),
        }
    }
}

impl Standing {
    fn new(state: DeliveryState, reader: &Reader) -> Self {
        let (key, tone, icon) = match state {
            DeliveryState::Waiting => ("mail-waiting", "warning", "clock"),
            DeliveryState::Sent => ("mail-sent", "positive", "check-circle"),
            DeliveryState::Failed => ("mail-failed", "negative", "x-circle"),
        };
        Self { word: reader.say(key), tone, icon }
    }
}

fn trouble(trouble: DeliveryTrouble) -> &'static str {
    match trouble {
        DeliveryTrouble::Unreachable => "webhook-unreachable",
        DeliveryTrouble::NotAllowed => "webhook-not-allowed",
        DeliveryTrouble::TimedOut => "webhook-timed-out",
        DeliveryTrouble::Insecure => "webhook-insecure",
        DeliveryTrouble::Redirected => "webhook-redirected",
        DeliveryTrouble::Refused => "webhook-refused",
        DeliveryTrouble::NoHttp => "webhook-no-http",
        DeliveryTrouble::Unreadable => "webhook-unreadable",
    }
}

impl Page for WebhookPage {
    const TEMPLATE: &'static str = "webhooks/show.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let seen = |number, deliveries| WebhookSeen { webhook: sample::line(number), deliveries };
        vec![
            Self::new(&seen(1, page(sample::deliveries(), 27)), reader),
            Self::new(&seen(2, page(Vec::new(), 0)), reader),
        ]
    }
}
