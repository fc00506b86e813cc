//! The webhooks of a company, and what they were and are to be told.

mod queue;
mod reads;

use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_audit::{
    DeliveryId, DeliveryState, EventGroup, NewDelivery, SealedSecret, Webhook, WebhookAddress,
    WebhookId, Webhooks,
};
use domain_kernel::{Id, StoreError, Timestamp, Version, Versioned};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        webhook_deliveries,
        webhooks::{ActiveModel, Column, Entity, Model},
    },
};

#[async_trait]
impl Webhooks for SeaTx {
    async fn find(&mut self, id: WebhookId) -> Result<Option<Versioned<Webhook>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn count(&mut self) -> Result<u32, StoreError> {
        let n = self.scope.select::<Entity>()?.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, webhook: &Webhook, after: i64) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, webhook, Version::FIRST);
        let row =
            ActiveModel { told_seq: Set(after), lease_id: Set(None), busy_until: Set(0), ..row };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, webhook: &Versioned<Webhook>) -> Result<(), StoreError> {
        let (id, read) = (webhook.value.id.uuid(), webhook.version);
        let row = to_row(self.scope.company()?, &webhook.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn skip_to(&mut self, id: WebhookId, seq: i64) -> Result<(), StoreError> {
        let change = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::ToldSeq, seq.into())
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::ToldSeq.lt(seq));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn remove(&mut self, id: WebhookId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }

    async fn push(&mut self, delivery: &NewDelivery) -> Result<(), StoreError> {
        let row = delivery_row(self.scope.company()?, delivery);
        self.scope.insert(&self.txn, row).await
    }

    async fn send_again(
        &mut self,
        webhook: WebhookId,
        id: DeliveryId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        use webhook_deliveries::{Column, Entity};

        let change = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::State, DeliveryState::Waiting.name().into())
            .col_expr(Column::DueAt, now.micros().into())
            .col_expr(Column::NTries, 0.into())
            .col_expr(Column::SentAt, Expr::value(None::<i64>))
            .col_expr(Column::Trouble, Expr::value(None::<String>))
            .col_expr(Column::Status, Expr::value(None::<i32>))
            .col_expr(Column::Reply, Expr::value(None::<String>))
            .filter(Column::WebhookId.eq(webhook.uuid()))
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::State.ne(DeliveryState::Waiting.name()));
        let changed = change.exec(&self.txn).await.map_err(store_error)?;
        Ok(changed.rows_affected == 1)
    }
}

fn to_domain(row: Model) -> Result<Versioned<Webhook>, Corrupt> {
    let version = unsigned(row.version, corrupt("version"))?;
    let value = Webhook {
        id: Id::from_uuid(row.id),
        groups: groups(&row.event_groups)?,
        address: WebhookAddress::restore(row.address),
        secret: SealedSecret(row.sealed_secret),
        is_on: row.is_on,
    };
    Ok(Versioned { value, version: Version::new(version) })
}

/// What an admin decides, without where the worker is.
fn to_row(company: Uuid, webhook: &Webhook, version: Version) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        id: Set(webhook.id.uuid()),
        address: Set(webhook.address.as_str().to_owned()),
        event_groups: Set(EventGroup::words(&webhook.groups)),
        sealed_secret: Set(webhook.secret.0.clone()),
        is_on: Set(webhook.is_on),
        version: Set(signed(version.get())),
        told_seq: NotSet,
        lease_id: NotSet,
        busy_until: NotSet,
    }
}

/// What waits from now on.
fn delivery_row(company: Uuid, delivery: &NewDelivery) -> webhook_deliveries::ActiveModel {
    webhook_deliveries::ActiveModel {
        company_id: Set(company),
        id: Set(delivery.id.uuid()),
        webhook_id: Set(delivery.webhook.uuid()),
        seq: Set(delivery.seq),
        event: Set(delivery.event.clone()),
        made_at: Set(delivery.made.micros()),
        state: Set(DeliveryState::Waiting.name().to_owned()),
        due_at: Set(delivery.made.micros()),
        lease_id: Set(None),
        n_tries: Set(0),
        sent_at: Set(None),
        trouble: Set(None),
        status: Set(None),
        reply: Set(None),
    }
}

fn groups(words: &str) -> Result<BTreeSet<EventGroup>, Corrupt> {
    EventGroup::parse_words(words).ok_or(corrupt("event_groups"))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "webhooks", column }
}

fn corrupt_delivery(column: &'static str) -> Corrupt {
    Corrupt { table: "webhook_deliveries", column }
}
