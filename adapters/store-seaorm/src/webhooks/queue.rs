//! The worker tells the webhooks of everybody.
#![expect(clippy::disallowed_methods, reason = "a webhook says whose company it is")]

use application::webhooks::{
    Answer, Behind, ClaimedDelivery, DeliveryLease, NotTold, WebhookQueue,
};
use async_trait::async_trait;
use domain_audit::{DeliveryState, NewDelivery, SealedSecret, WebhookAddress};
use domain_kernel::{Id, StoreError, Timestamp, Version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

use super::{corrupt, corrupt_delivery, delivery_row, groups};
use crate::{
    Corrupt, SeaStore, by_hand,
    rules::{store_error, write_error},
    stored::{pieces, signed, unsigned},
    tables::{
        webhook_deliveries::{Column, Entity, Model},
        webhooks,
    },
};

/// Whoever is furthest behind comes first, so that nobody is left behind where there are many.
const BEHIND: &str = "\
    SELECT w.company_id, w.id, w.version, w.event_groups, w.told_seq \
    FROM webhooks w \
    JOIN companies c ON c.id = w.company_id AND c.suspended_at IS NULL \
    JOIN audit_heads h ON h.realm_id = w.company_id AND h.seq > w.told_seq \
    WHERE w.is_on \
    ORDER BY h.seq - w.told_seq DESC, w.company_id, w.id";
/// Whoever was told something last comes last, so that nobody waits for all that another one is to be
/// told. So many are looked at, since others may be quicker with the first ones. Asked whether there
/// is something due, databases may read all that waits for everybody; asked for the first, they look
/// into the index.
const FREE: &str = "\
    SELECT w.company_id, w.id, w.address, w.sealed_secret \
    FROM webhooks w \
    JOIN companies c ON c.id = w.company_id AND c.suspended_at IS NULL \
    WHERE w.is_on AND w.busy_until <= $1 \
        AND (SELECT d.due_at FROM webhook_deliveries d WHERE d.company_id = w.company_id \
            AND d.webhook_id = w.id AND d.state = 'waiting' ORDER BY d.due_at LIMIT 1) <= $1 \
    ORDER BY w.busy_until, w.company_id, w.id \
    LIMIT 8";

#[derive(FromQueryResult)]
struct BehindRow {
    company_id: Uuid,
    id: Uuid,
    version: i32,
    event_groups: String,
    told_seq: i64,
}

#[derive(FromQueryResult)]
struct FreeRow {
    company_id: Uuid,
    id: Uuid,
    address: String,
    sealed_secret: Vec<u8>,
}

#[async_trait]
impl WebhookQueue for SeaStore {
    async fn webhooks_behind(&self, most: u32) -> Result<Vec<Behind>, StoreError> {
        let sql = format!("{BEHIND} LIMIT {most}");
        let query = by_hand::statement(self.read.get_database_backend(), &sql, Vec::new());
        let rows = BehindRow::find_by_statement(query).all(&self.read).await;
        let rows = rows.map_err(store_error)?;
        Ok(rows.iter().map(to_behind).collect::<Result<_, Corrupt>>()?)
    }

    async fn advance_webhook(
        &self,
        behind: &Behind,
        seq: i64,
        new: &[NewDelivery],
    ) -> Result<bool, StoreError> {
        let company = behind.company.uuid();
        let txn = self.transaction().await?;
        // Whoever is second waits here, and then finds it moved on.
        let moved = webhooks::Entity::update_many()
            .col_expr(webhooks::Column::ToldSeq, seq.into())
            .filter(webhooks::Column::CompanyId.eq(company))
            .filter(webhooks::Column::Id.eq(behind.webhook.uuid()))
            .filter(webhooks::Column::ToldSeq.eq(behind.told))
            .filter(webhooks::Column::Version.eq(signed(behind.version.get())))
            .filter(webhooks::Column::IsOn.eq(true));
        let moved = moved.exec(&txn).await.map_err(store_error)?;
        if moved.rows_affected != 1 {
            return Ok(false);
        }
        for rows in pieces(new.iter().map(|it| delivery_row(company, it)).collect()) {
            let inserted = Entity::insert_many(rows).exec_without_returning(&txn).await;
            inserted.map_err(|err| write_error("webhook_deliveries", err))?;
        }
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }

    async fn claim_delivery(
        &self,
        lease: DeliveryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<ClaimedDelivery>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = by_hand::statement(backend, FREE, vec![now.micros().into()]);
        let free = FreeRow::find_by_statement(query).all(&self.read).await.map_err(store_error)?;
        for webhook in free {
            // Whoever was quicker has the webhook.
            let taken = webhooks::Entity::update_many()
                .col_expr(webhooks::Column::LeaseId, lease.uuid().into())
                .col_expr(webhooks::Column::BusyUntil, until.micros().into())
                .filter(webhooks::Column::CompanyId.eq(webhook.company_id))
                .filter(webhooks::Column::Id.eq(webhook.id))
                .filter(webhooks::Column::IsOn.eq(true))
                .filter(webhooks::Column::BusyUntil.lte(now.micros()));
            let taken = taken.exec(&self.write).await.map_err(store_error)?;
            if taken.rows_affected != 1 {
                continue;
            }
            // Or has had it, and has told all of it already.
            if let Some(row) = self.first_due(&webhook, now).await? {
                let claimed = Entity::update_many()
                    .col_expr(Column::LeaseId, lease.uuid().into())
                    .col_expr(Column::DueAt, until.micros().into())
                    .col_expr(Column::NTries, row.n_tries.saturating_add(1).into())
                    .filter(Column::CompanyId.eq(row.company_id))
                    .filter(Column::Id.eq(row.id))
                    .filter(Column::State.eq(DeliveryState::Waiting.name()))
                    .filter(Column::DueAt.eq(row.due_at));
                let claimed = claimed.exec(&self.write).await.map_err(store_error)?;
                if claimed.rows_affected == 1 {
                    return Ok(Some(to_claimed(webhook, row)?));
                }
            }
            self.release_webhook(webhook.company_id, webhook.id, lease, now).await?;
        }
        Ok(None)
    }

    async fn delivery_sent(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        now: Timestamp,
        answer: &Answer,
    ) -> Result<(), StoreError> {
        let update = leased(claimed, lease)
            .col_expr(Column::State, DeliveryState::Sent.name().into())
            .col_expr(Column::SentAt, now.micros().into())
            .col_expr(Column::Trouble, Expr::value(None::<String>));
        self.settle_delivery(claimed, lease, answered(update, Some(answer)), now).await
    }

    async fn delivery_failed(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        not_told: &NotTold,
        next: Option<Timestamp>,
        rests_until: Timestamp,
    ) -> Result<(), StoreError> {
        let update =
            leased(claimed, lease).col_expr(Column::Trouble, not_told.trouble.name().into());
        let update = match next {
            Some(next) => update.col_expr(Column::DueAt, next.micros().into()),
            None => update.col_expr(Column::State, DeliveryState::Failed.name().into()),
        };
        let update = answered(update, not_told.answer.as_ref());
        self.settle_delivery(claimed, lease, update, rests_until).await
    }

    async fn sweep_deliveries(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let ids: Vec<Uuid> = Entity::find()
            .filter(Column::MadeAt.lt(before.micros()))
            .limit(u64::from(most))
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        if ids.is_empty() {
            return Ok(0);
        }
        let deleted = Entity::delete_many().filter(Column::Id.is_in(ids));
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

impl SeaStore {
    /// What a webhook is to be told next, in the order of the trail. Asked where it is written, since
    /// somebody may have told it something just now.
    async fn first_due(
        &self,
        webhook: &FreeRow,
        now: Timestamp,
    ) -> Result<Option<Model>, StoreError> {
        let first = Entity::find()
            .filter(Column::CompanyId.eq(webhook.company_id))
            .filter(Column::WebhookId.eq(webhook.id))
            .filter(Column::State.eq(DeliveryState::Waiting.name()))
            .filter(Column::DueAt.lte(now.micros()))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Seq)
            .order_by_asc(Column::Id);
        first.one(&self.write).await.map_err(store_error)
    }

    /// Nothing, for whoever has lost the lease to somebody else.
    async fn settle_delivery(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        update: UpdateMany<Entity>,
        rests_until: Timestamp,
    ) -> Result<(), StoreError> {
        update.exec(&self.write).await.map_err(store_error)?;
        let (company, webhook) = (claimed.company.uuid(), claimed.webhook.uuid());
        self.release_webhook(company, webhook, lease, rests_until).await
    }

    async fn release_webhook(
        &self,
        company: Uuid,
        webhook: Uuid,
        lease: DeliveryLease,
        rests_until: Timestamp,
    ) -> Result<(), StoreError> {
        let released = webhooks::Entity::update_many()
            .col_expr(webhooks::Column::LeaseId, Expr::value(None::<Uuid>))
            .col_expr(webhooks::Column::BusyUntil, rests_until.micros().into())
            .filter(webhooks::Column::CompanyId.eq(company))
            .filter(webhooks::Column::Id.eq(webhook))
            .filter(webhooks::Column::LeaseId.eq(lease.uuid()));
        released.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

/// For changes by whoever still has the lease, which ends with them.
fn leased(claimed: &ClaimedDelivery, lease: DeliveryLease) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::LeaseId, Expr::value(None::<Uuid>))
        .filter(Column::CompanyId.eq(claimed.company.uuid()))
        .filter(Column::Id.eq(claimed.id.uuid()))
        .filter(Column::LeaseId.eq(lease.uuid()))
}

fn answered(update: UpdateMany<Entity>, answer: Option<&Answer>) -> UpdateMany<Entity> {
    update
        .col_expr(Column::Status, Expr::value(answer.map(|it| i32::from(it.status))))
        .col_expr(Column::Reply, Expr::value(answer.map(|it| it.reply.clone())))
}

fn to_behind(row: &BehindRow) -> Result<Behind, Corrupt> {
    Ok(Behind {
        company: Id::from_uuid(row.company_id),
        webhook: Id::from_uuid(row.id),
        version: Version::new(unsigned(row.version, corrupt("version"))?),
        groups: groups(&row.event_groups)?,
        told: row.told_seq,
    })
}

fn to_claimed(webhook: FreeRow, row: Model) -> Result<ClaimedDelivery, Corrupt> {
    let n_tries = unsigned(row.n_tries, corrupt_delivery("n_tries"))?;
    Ok(ClaimedDelivery {
        company: Id::from_uuid(row.company_id),
        webhook: Id::from_uuid(row.webhook_id),
        id: Id::from_uuid(row.id),
        seq: row.seq,
        event: row.event,
        made: Timestamp::from_micros(row.made_at),
        n_tries: n_tries.saturating_add(1),
        address: WebhookAddress::restore(webhook.address),
        secret: SealedSecret(webhook.sealed_secret),
    })
}
