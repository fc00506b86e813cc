//! The labels of items, and whose codes can be replaced.

use application::equipment::{CodesOf, LabelLine, LabelReads, LabelSelection};
use async_trait::async_trait;
use domain_equipment::{CodeNumber, ItemId};
use domain_kernel::{Id, Line, Permit, StoreError};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::{count, unsigned},
};

/// An item that is retired has no such code.
const FROM: &str = "\
    FROM items i \
    JOIN item_codes c ON c.company_id = i.company_id AND c.item_id = i.id \
    WHERE i.company_id = $1 AND c.replaced_at IS NULL";

#[derive(FromQueryResult)]
struct LabelRow {
    id: Uuid,
    tag: String,
    name: String,
    number: i32,
    sealed: Option<Vec<u8>>,
}

#[async_trait]
impl LabelReads for SeaStore {
    async fn item_labels(
        &self,
        permit: &Permit,
        selection: &LabelSelection,
        most: u32,
    ) -> Result<Vec<LabelLine>, StoreError> {
        let LabelSelection { items, category, location, since } = selection;
        let (mut filters, mut values) = (Vec::new(), Vec::new());
        let mut filter = |condition: &str, value: Value| {
            values.push(value);
            filters.push(format!(" AND {condition} ${}", values.len() + 1));
        };
        if let Some(id) = category {
            filter("i.category_id =", id.uuid().into());
        }
        if let Some(id) = location {
            filter("i.location_id =", id.uuid().into());
        }
        if let Some(since) = since {
            filter("c.since_at >=", since.micros().into());
        }
        if !items.is_empty() {
            let first = values.len() + 2;
            values.extend(items.iter().map(|it| Value::from(it.uuid())));
            let places = (first..first + items.len()).map(|it| format!("${it}"));
            let places: Vec<String> = places.collect();
            filters.push(format!(" AND i.id IN ({})", places.join(", ")));
        }
        let sql = format!(
            "SELECT i.id, i.tag, i.name, c.number, c.sealed {FROM}{} ORDER BY i.sort_tag LIMIT {most}",
            filters.concat()
        );
        let rows = self.rows(permit, &sql, values).await?;
        rows.iter().map(label_line).collect()
    }

    async fn n_codes(&self, permit: &Permit, of: CodesOf) -> Result<u32, StoreError> {
        let (filter, values) = whose(of);
        let sql = format!("SELECT COUNT(*) AS n_codes {FROM}{filter}");
        let row = self.row(permit, &sql, values).await?;
        let n_codes = row.map(|it| it.try_get("", "n_codes").map_err(store_error)).transpose()?;
        Ok(n_codes.map_or(0, count))
    }

    async fn items_with_codes(
        &self,
        permit: &Permit,
        of: CodesOf,
        after: Option<ItemId>,
        most: u32,
    ) -> Result<Vec<ItemId>, StoreError> {
        let (mut filter, mut values) = whose(of);
        if let Some(after) = after {
            values.push(after.uuid().into());
            filter = format!("{filter} AND ${} < i.id", values.len() + 1);
        }
        let sql = format!("SELECT i.id {FROM}{filter} ORDER BY i.id LIMIT {most}");
        let rows = self.rows(permit, &sql, values).await?;
        let ids = rows.iter().map(|it| it.try_get("", "id").map_err(store_error));
        ids.map(|it: Result<Uuid, _>| it.map(Id::from_uuid)).collect()
    }
}

fn whose(of: CodesOf) -> (String, Vec<Value>) {
    match of {
        CodesOf::Company => (String::new(), Vec::new()),
        CodesOf::Category(id) => (" AND i.category_id = $2".to_owned(), vec![id.uuid().into()]),
    }
}

fn label_line(row: &QueryResult) -> Result<LabelLine, StoreError> {
    let row = LabelRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = Corrupt { table: "item_codes", column: "number" };
    let sealed = row.sealed.ok_or_else(|| StoreError::corrupt("a code that opens is not kept"))?;
    Ok(LabelLine {
        id: Id::from_uuid(row.id),
        tag: Line::restore(row.tag),
        name: Line::restore(row.name),
        number: CodeNumber::new(unsigned(row.number, corrupt)?),
        sealed,
    })
}
