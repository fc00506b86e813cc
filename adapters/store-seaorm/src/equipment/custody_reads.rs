use application::equipment::{CustodyReads, DueItem, OpenAsk};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, Permit, PersonId, StoreError, Timestamp};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::handovers;
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::{day, day_column},
    tables::handovers::Model,
};

const ASKED_OF: &str = "\
    SELECT h.*, i.tag, i.name, p.name AS asker \
    FROM handovers h \
    JOIN custodies c ON c.company_id = h.company_id AND c.id = h.custody_id \
    JOIN items i ON i.company_id = h.company_id AND i.id = h.item_id \
    JOIN people p ON p.company_id = h.company_id AND p.id = h.to_id \
    WHERE h.company_id = $1 AND h.open_item_id IS NOT NULL \
        AND c.holder_id = $2 AND c.ended_at IS NULL AND h.asked_at > $3 \
    ORDER BY h.asked_at, h.id";

const DUE_BY: &str = "\
    SELECT c.holder_id, c.due_on, i.tag, i.name \
    FROM custodies c \
    JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
    WHERE c.company_id = $1 AND c.open_due_on <= $2 \
    ORDER BY c.open_due_on, c.id";

#[derive(FromQueryResult)]
struct AskRow {
    tag: String,
    name: String,
    asker: String,
}

#[derive(FromQueryResult)]
struct DueRow {
    holder_id: Uuid,
    due_on: TimeDate,
    tag: String,
    name: String,
}

#[async_trait]
impl CustodyReads for SeaStore {
    async fn asked_of(
        &self,
        permit: &Permit,
        holder: PersonId,
        after: Timestamp,
    ) -> Result<Vec<OpenAsk>, StoreError> {
        let values = [holder.uuid().into(), after.micros().into()];
        let rows = self.rows(permit, ASKED_OF, values).await?;
        rows.iter().map(open_ask).collect()
    }

    async fn due_by(&self, permit: &Permit, day: Date) -> Result<Vec<DueItem>, StoreError> {
        let rows = self.rows(permit, DUE_BY, [day_column(day)?.into()]).await?;
        rows.iter().map(due_item).collect()
    }
}

fn open_ask(row: &QueryResult) -> Result<OpenAsk, StoreError> {
    let beside = AskRow::from_query_result(row, "").map_err(store_error)?;
    let handover = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(OpenAsk {
        handover: handovers::to_domain(&handover)?,
        tag: Line::restore(beside.tag),
        name: Line::restore(beside.name),
        by: PersonName::restore(beside.asker),
    })
}

fn due_item(row: &QueryResult) -> Result<DueItem, StoreError> {
    let row = DueRow::from_query_result(row, "").map_err(store_error)?;
    let due = day(row.due_on).ok_or(Corrupt { table: "custodies", column: "due_on" })?;
    Ok(DueItem {
        holder: Id::from_uuid(row.holder_id),
        tag: Line::restore(row.tag),
        name: Line::restore(row.name),
        due,
    })
}
