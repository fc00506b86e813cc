use sea_orm_migration::{prelude::*, schema};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(deliveries(&Tables::of(manager).await?)).await?;
        // Nothing of the trail is kept for a webhook twice. What only tests it has no number.
        let columns = &["company_id", "webhook_id", "seq"];
        let mut seq = index("webhook_deliveries_seq_key", "webhook_deliveries", columns);
        manager.create_index(seq.unique().to_owned()).await?;
        for (name, columns) in [
            // What a webhook is to be told next, however much waits for it and for others.
            (
                "webhook_deliveries_next_idx",
                &["company_id", "webhook_id", "state", "due_at", "seq", "id"][..],
            ),
            ("webhook_deliveries_log_idx", &["company_id", "webhook_id", "made_at", "id"]),
            ("webhook_deliveries_made_at_idx", &["made_at"]),
        ] {
            manager.create_index(index(name, "webhook_deliveries", columns)).await?;
        }
        Ok(())
    }
}

/// What webhooks were and are to be told, by the number of its entry in the trail, which has the rest.
fn deliveries(tables: &Tables) -> TableCreateStatement {
    tables
        .table("webhook_deliveries")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("webhook_id"))
        .col(schema::big_integer_null("seq"))
        .col(schema::string_len("event", 100))
        .col(schema::big_integer("made_at"))
        .col(schema::string_len("state", 20))
        .col(schema::big_integer("due_at"))
        .col(schema::uuid_null("lease_id"))
        .col(schema::integer("n_tries"))
        .col(schema::big_integer_null("sent_at"))
        .col(schema::string_len_null("trouble", 20))
        // What was answered the last time.
        .col(schema::integer_null("status"))
        .col(schema::text_null("reply"))
        .primary_key(Index::create().name("webhook_deliveries_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("webhook_deliveries_webhook_id_fkey")
                .from("webhook_deliveries", ("company_id", "webhook_id"))
                .to("webhooks", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
