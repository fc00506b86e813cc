//! What rows of items and custodies say, as lists and pages show it.

use application::equipment::{
    CodeLine, CustodyLine, ExportedItem, HadItem, Holding, InUseLine, ItemInspection, ItemLine,
    ItemView, OwnItem,
};
use domain_equipment::CodeNumber;
use domain_identity::PersonName;
use domain_kernel::{Id, Line, StoreError, Timestamp, Version};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{rows, upkeep_rows};
use crate::{
    Corrupt,
    rules::store_error,
    stored::{count, day, unsigned},
    tables::{custodies, items},
};

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    tag: String,
    name: String,
    model: Option<String>,
    state: String,
    retired_for: Option<String>,
    location: Option<String>,
}

#[derive(FromQueryResult)]
struct HoldingRow {
    holder_id: Option<Uuid>,
    since_at: Option<i64>,
    due_on: Option<sea_orm::prelude::TimeDate>,
    holder: Option<String>,
    deactivated_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct BesideRow {
    category: Option<String>,
    location: Option<String>,
    number: i32,
    sealed: Option<Vec<u8>>,
    code_since: i64,
    own_rule: Option<Uuid>,
    every_months: Option<i32>,
    every_uses: Option<i32>,
    n_uses: i64,
}

#[derive(FromQueryResult)]
struct NamesRow {
    holder: String,
    taker: Option<String>,
    ender: Option<String>,
}

#[derive(FromQueryResult)]
struct OwnRow {
    id: Uuid,
    custody_id: Uuid,
    tag: String,
    name: String,
    model: Option<String>,
    since_at: i64,
    due_on: Option<sea_orm::prelude::TimeDate>,
}

pub(super) fn item_line(row: &QueryResult) -> Result<ItemLine, StoreError> {
    let line = LineRow::from_query_result(row, "").map_err(store_error)?;
    Ok(ItemLine {
        id: Id::from_uuid(line.id),
        tag: Line::restore(line.tag),
        name: Line::restore(line.name),
        model: line.model.map(Line::restore),
        state: rows::state(&line.state, line.retired_for.as_deref())?,
        location: line.location,
        holding: holding(row)?,
    })
}

pub(super) fn item_view(row: &QueryResult) -> Result<ItemView, StoreError> {
    let beside = BesideRow::from_query_result(row, "").map_err(store_error)?;
    let model = items::Model::from_query_result(row, "").map_err(store_error)?;
    let version = unsigned(model.version, Corrupt { table: "items", column: "version" })?;
    let number = unsigned(beside.number, Corrupt { table: "item_codes", column: "number" })?;
    let item = rows::item(model)?;
    let rule = upkeep_rows::rule(beside.every_months, beside.every_uses)?;
    let inspection = rule.map(|rule| ItemInspection {
        rule,
        is_own: beside.own_rule.is_some(),
        since: item.inspected.unwrap_or(item.created),
        n_uses: count(beside.n_uses),
    });
    Ok(ItemView {
        id: item.id,
        version: Version::new(version),
        settings: item.settings,
        state: item.state,
        condition: item.condition,
        photo: item.photo,
        category: beside.category,
        location: beside.location,
        created: item.created,
        inspection,
        holding: holding(row)?,
        needs: Vec::new(),
        code: CodeLine {
            number: CodeNumber::new(number),
            sealed: beside.sealed,
            since: Timestamp::from_micros(beside.code_since),
        },
    })
}

pub(super) fn exported_item(row: &QueryResult) -> Result<ExportedItem, StoreError> {
    let text = |column| row.try_get::<Option<String>>("", column).map_err(store_error);
    let (category, location) = (text("category")?, text("location")?);
    let model = items::Model::from_query_result(row, "").map_err(store_error)?;
    let item = rows::item(model)?;
    let (settings, state, condition) = (item.settings, item.state, item.condition);
    let holding = holding(row)?;
    Ok(ExportedItem { settings, category, location, state, condition, holding })
}

fn holding(row: &QueryResult) -> Result<Option<Holding>, StoreError> {
    let row = HoldingRow::from_query_result(row, "").map_err(store_error)?;
    let (Some(person), Some(name), Some(since)) = (row.holder_id, row.holder, row.since_at) else {
        return Ok(None);
    };
    Ok(Some(Holding {
        person: Id::from_uuid(person),
        name: PersonName::restore(name),
        is_active: row.deactivated_at.is_none(),
        since: Timestamp::from_micros(since),
        due: row.due_on.and_then(day),
    }))
}

pub(super) fn custody_line(row: &QueryResult) -> Result<CustodyLine, StoreError> {
    let names = NamesRow::from_query_result(row, "").map_err(store_error)?;
    let custody = custodies::Model::from_query_result(row, "").map_err(store_error)?;
    Ok(CustodyLine {
        custody: rows::custody(custody)?,
        holder: PersonName::restore(names.holder),
        taken_by: names.taker.map(PersonName::restore),
        ended_by: names.ender.map(PersonName::restore),
    })
}

pub(super) fn had_item(row: &QueryResult) -> Result<HadItem, StoreError> {
    let text = |column| row.try_get::<String>("", column).map_err(store_error);
    Ok(HadItem {
        tag: Line::restore(text("tag")?),
        name: Line::restore(text("name")?),
        line: custody_line(row)?,
    })
}

pub(super) fn in_use_line(row: &QueryResult) -> Result<InUseLine, StoreError> {
    let text = |column| row.try_get::<String>("", column).map_err(store_error);
    let item: Uuid = row.try_get("", "id").map_err(store_error)?;
    let nobody = Corrupt { table: "custodies", column: "holder_id" };
    Ok(InUseLine {
        item: Id::from_uuid(item),
        tag: Line::restore(text("tag")?),
        name: Line::restore(text("name")?),
        holding: holding(row)?.ok_or(nobody)?,
    })
}

pub(super) fn own_item(row: &QueryResult) -> Result<OwnItem, StoreError> {
    let row = OwnRow::from_query_result(row, "").map_err(store_error)?;
    Ok(OwnItem {
        item: Id::from_uuid(row.id),
        custody: Id::from_uuid(row.custody_id),
        tag: Line::restore(row.tag),
        name: Line::restore(row.name),
        model: row.model.map(Line::restore),
        since: Timestamp::from_micros(row.since_at),
        due: row.due_on.and_then(day),
    })
}
