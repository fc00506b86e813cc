use application::{
    Page, PageNumber,
    webhooks::{Answer, DeliveryLine, WebhookLine, WebhookReads},
};
use async_trait::async_trait;
use domain_audit::{DeliveryState, DeliveryTrouble, WebhookAddress, WebhookId, WebhookSettings};
use domain_kernel::{Id, Permit, StoreError, Timestamp, Version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{corrupt, corrupt_delivery, groups};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    stored::{count, unsigned},
    tables::webhook_deliveries::{Column, Entity, Model},
};

const WEBHOOKS: &str = "\
    SELECT w.id, w.address, w.event_groups, w.is_on, w.version, \
        (SELECT COUNT(*) FROM webhook_deliveries d WHERE d.company_id = w.company_id \
            AND d.webhook_id = w.id AND d.state = 'waiting') AS n_waiting, \
        (SELECT COUNT(*) FROM webhook_deliveries d WHERE d.company_id = w.company_id \
            AND d.webhook_id = w.id AND d.state = 'failed') AS n_failed \
    FROM webhooks w \
    WHERE w.company_id = $1 \
    ORDER BY w.id";

#[derive(FromQueryResult)]
struct WebhookRow {
    id: Uuid,
    address: String,
    event_groups: String,
    is_on: bool,
    version: i32,
    n_waiting: i64,
    n_failed: i64,
}

#[async_trait]
impl WebhookReads for SeaStore {
    async fn webhooks(&self, permit: &Permit) -> Result<Vec<WebhookLine>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = Scope::of(permit).by_hand(backend, WEBHOOKS, [])?;
        let rows = WebhookRow::find_by_statement(query).all(&self.read).await;
        let lines = rows.map_err(store_error)?.into_iter().map(to_line);
        Ok(lines.collect::<Result<_, Corrupt>>()?)
    }

    async fn deliveries(
        &self,
        permit: &Permit,
        webhook: WebhookId,
        page: PageNumber,
    ) -> Result<Page<DeliveryLine>, StoreError> {
        let all = Scope::of(permit).select::<Entity>()?;
        let all = all.filter(Column::WebhookId.eq(webhook.uuid()));
        let most = Page::<()>::MOST_COUNTED + 1;
        let n_matches = all.clone().limit(u64::from(most)).count(&self.read).await;
        let n_matches = n_matches.map_err(store_error)?;
        let rows = all
            .order_by_desc(Column::MadeAt)
            .order_by_desc(Column::Id)
            .offset(u64::from(page.n_skipped()))
            .limit(u64::from(Page::<()>::N_LINES));
        let rows = rows.all(&self.read).await.map_err(store_error)?;
        let items = rows.into_iter().map(to_delivery).collect::<Result<_, Corrupt>>()?;
        Ok(Page { items, number: page, n_matches: u32::try_from(n_matches).unwrap_or(most) })
    }
}

fn to_line(row: WebhookRow) -> Result<WebhookLine, Corrupt> {
    Ok(WebhookLine {
        id: Id::from_uuid(row.id),
        version: Version::new(unsigned(row.version, corrupt("version"))?),
        settings: WebhookSettings {
            address: WebhookAddress::restore(row.address),
            groups: groups(&row.event_groups)?,
            is_on: row.is_on,
        },
        n_waiting: count(row.n_waiting),
        n_failed: count(row.n_failed),
    })
}

fn to_delivery(row: Model) -> Result<DeliveryLine, Corrupt> {
    let trouble = row.trouble.map(|it| DeliveryTrouble::parse(&it));
    let status = row.status.map(|it| u16::try_from(it).map_err(|_| corrupt_delivery("status")));
    let reply = row.reply.unwrap_or_default();
    Ok(DeliveryLine {
        id: Id::from_uuid(row.id),
        seq: row.seq,
        event: row.event,
        made: Timestamp::from_micros(row.made_at),
        state: DeliveryState::parse(&row.state).ok_or(corrupt_delivery("state"))?,
        due: Timestamp::from_micros(row.due_at),
        n_tries: unsigned(row.n_tries, corrupt_delivery("n_tries"))?,
        sent: row.sent_at.map(Timestamp::from_micros),
        trouble: trouble.map(|it| it.ok_or(corrupt_delivery("trouble"))).transpose()?,
        answer: status.transpose()?.map(|status| Answer { status, reply }),
    })
}
