//! Webhooks are told while nobody waits for it: from the trail, behind a cursor of their own.

use std::time::Duration;

use domain_audit::{About, DeliveryTrouble, EventGroup, Kept, NewDelivery, WebhookId, wait_after};
use domain_kernel::{CompanyId, Job, Permission, Permit, Realm, StoreError, Timestamp};

use super::{
    Behind, ClaimedDelivery, NotTold, WebhookActor, WebhookEvent, WebhookMessage, secret::unseal,
};
use crate::{App, identity::act_as_program, repeat};

/// What became of one go at the trails.
#[derive(Debug, Default)]
pub struct EventsNoted {
    /// So much is to be told.
    pub n_deliveries: u32,
    /// Webhooks for which the trail could not be read, and that are tried again the next time.
    pub troubles: Vec<StoreError>,
    /// Whether there may be more to read at once.
    pub is_more: bool,
}

/// What became of one go at telling something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Nothing waits.
    Nothing,
    Sent,
    NotSent {
        why: NotTold,
        next: Option<Timestamp>,
    },
}

/// So many webhooks are looked at in one go, and so many entries for each.
const MOST_WEBHOOKS: u32 = 100;
const MOST_ENTRIES: u16 = 100;
/// For so long nothing is sent to whom nothing can be sent, so that those who are down for days take
/// little of the time in which others are told.
const REST: Duration = Duration::from_secs(30);
/// Longer than one try can take.
const LEASE: Duration = Duration::from_mins(1);

/// Keeps what the webhooks are to be told of what the trails have that they have not. Several
/// instances may do it at once.
pub async fn note_events(app: &App) -> Result<EventsNoted, StoreError> {
    let mut noted = EventsNoted::default();
    for behind in app.webhook_queue.webhooks_behind(MOST_WEBHOOKS).await? {
        match note_for(app, &behind).await {
            Ok((n_deliveries, is_more)) => {
                noted.n_deliveries += n_deliveries;
                noted.is_more |= is_more;
            }
            // The others are not to wait for it.
            Err(err) => noted.troubles.push(err),
        }
    }
    Ok(noted)
}

async fn note_for(app: &App, behind: &Behind) -> Result<(u32, bool), StoreError> {
    let permit = permit_of(behind.company)?;
    // Numbers have no gaps, and are handed out in the order in which transactions are committed: no
    // entry ever appears before one that was read.
    let entries = app.trail.recorded(&permit, behind.told, MOST_ENTRIES).await?;
    let Some(last) = entries.last().map(|it| it.seq) else {
        return Ok((0, false));
    };
    let now = app.clock.now();
    let is_wanted =
        |event: &str| EventGroup::of(event).is_some_and(|it| behind.groups.contains(&it));
    let wanted = entries.iter().filter(|it| is_wanted(&it.name));
    let deliveries = wanted.map(|it| NewDelivery {
        id: app.ids.next(),
        webhook: behind.webhook,
        seq: Some(it.seq),
        event: it.name.clone(),
        made: now,
    });
    let deliveries: Vec<NewDelivery> = deliveries.collect();
    let is_kept = repeat(|| app.webhook_queue.advance_webhook(behind, last, &deliveries)).await?;
    let n_deliveries = u32::try_from(deliveries.len()).unwrap_or(u32::MAX);
    let is_more = entries.len() == usize::from(MOST_ENTRIES);
    Ok((if is_kept { n_deliveries } else { 0 }, is_more))
}

/// Tells one webhook one thing that is due. Several instances may do it at once. If this one dies
/// between sending and writing that down, it is sent once more, with the same id.
pub async fn tell_one(app: &App) -> Result<Told, StoreError> {
    let (lease, now) = (app.ids.next(), app.clock.now());
    let claimed = repeat(|| app.webhook_queue.claim_delivery(lease, now, now.plus(LEASE))).await?;
    let Some(claimed) = claimed else {
        return Ok(Told::Nothing);
    };
    let answer = match message(app, &claimed).await? {
        Ok(message) => app.webhook_sender.send(&message).await,
        Err(why) => Err(why),
    };
    let now = app.clock.now();
    match answer {
        Ok(answer) => {
            repeat(|| app.webhook_queue.delivery_sent(&claimed, lease, now, &answer)).await?;
            Ok(Told::Sent)
        }
        Err(why) => {
            let next = wait_after(claimed.n_tries, claimed.seq).map(|it| now.plus(it));
            let rests_until = if why.trouble.is_of_all() { now.plus(REST) } else { now };
            let queue = &app.webhook_queue;
            repeat(|| queue.delivery_failed(&claimed, lease, &why, next, rests_until)).await?;
            Ok(Told::NotSent { why, next })
        }
    }
}

async fn message(
    app: &App,
    claimed: &ClaimedDelivery,
) -> Result<Result<WebhookMessage, NotTold>, StoreError> {
    let unreadable = NotTold::new(DeliveryTrouble::Unreadable);
    let ClaimedDelivery { company, webhook, id, .. } = *claimed;
    let Some(secret) = unseal(app, company, webhook, &claimed.secret) else {
        return Ok(Err(unreadable));
    };
    let event = match claimed.seq {
        None => Some(test_event(claimed)),
        Some(seq) => recorded_event(app, company, seq).await?,
    };
    let (address, at) = (claimed.address.clone(), app.clock.now());
    let message = |event| WebhookMessage { address, secret, delivery: id, at, event };
    Ok(event.map(message).ok_or(unreadable))
}

/// What a test says: all that other messages have, about the webhook itself.
fn test_event(claimed: &ClaimedDelivery) -> WebhookEvent {
    WebhookEvent {
        name: claimed.event.clone(),
        at: claimed.made,
        company: claimed.company,
        actor: WebhookActor { kind: "nobody", id: None, name: None },
        target: target(claimed.webhook),
        changes: Vec::new(),
    }
}

fn target(webhook: WebhookId) -> String {
    format!("webhook:{webhook}")
}

/// Read with each try, so that what was erased meanwhile is not told.
async fn recorded_event(
    app: &App,
    company: CompanyId,
    seq: i64,
) -> Result<Option<WebhookEvent>, StoreError> {
    let permit = permit_of(company)?;
    let entries = app.trail.entries(&permit, seq - 1, 1).await?;
    let Some(Kept { recorded, personal }) = entries.into_iter().find(|it| it.recorded.seq == seq)
    else {
        return Ok(None);
    };
    let parts = recorded.author.parts();
    let id = parts.id.or(parts.acting_for);
    let (kind, id) = (parts.kind, id.map(|it| it.to_string()));
    let name = match recorded.author.person() {
        Some(person) => app.identity.names(&permit, &[person]).await?.remove(&person),
        None => None,
    };
    // Not from where somebody did it: that is for those who look into the trail.
    let beside = personal.into_iter().filter(|it| it.about == About::Subject);
    let beside = beside.flat_map(|it| it.content);
    let mut changes: Vec<_> = recorded.details.into_iter().chain(beside).collect();
    changes.sort();
    Ok(Some(WebhookEvent {
        name: recorded.name,
        at: recorded.at,
        company,
        actor: WebhookActor { kind, id, name },
        target: recorded.subject,
        changes,
    }))
}

fn permit_of(company: CompanyId) -> Result<Permit, StoreError> {
    let realm = Realm::Company(company);
    let permit = act_as_program(Job::Webhooks).permit_in(realm, Permission::ManageWebhooks);
    permit.map_err(StoreError::corrupt)
}
