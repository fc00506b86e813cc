//! Work orders and rules of inspections as rows have them.

use domain_equipment::{
    Cost, InspectionMonths, InspectionRule, InspectionUses, OrderEnd, OrderKind, OrderResult,
    RuleOf, WorkOrder,
};
use domain_kernel::{Id, Line, StoreError, Timestamp};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use crate::{
    Corrupt,
    stored::{day, day_column},
    tables::{inspection_rules, work_orders},
};

pub(super) fn order_row(
    company: Uuid,
    order: &WorkOrder,
) -> Result<work_orders::ActiveModel, StoreError> {
    let end = order.end.as_ref();
    let cost = end.and_then(|it| it.cost);
    let blocks = order.is_blocking && end.is_none();
    let note = end.and_then(|it| it.note.as_ref());
    Ok(work_orders::ActiveModel {
        company_id: Set(company),
        id: Set(order.id.uuid()),
        item_id: Set(order.item.uuid()),
        kind: Set(order.kind.name().to_owned()),
        opened_by: Set(order.opened_by.map(Id::uuid)),
        opened_at: Set(order.opened.micros()),
        due_on: Set(order.due.map(day_column).transpose()?),
        is_blocking: Set(order.is_blocking),
        description: Set(order.description.as_str().to_owned()),
        taken_from: Set(order.taken_from.map(Id::uuid)),
        blocked_item_id: Set(blocks.then(|| order.item.uuid())),
        closed_at: Set(end.map(|it| it.at.micros())),
        closed_by: Set(end.and_then(|it| it.by).map(Id::uuid)),
        result: Set(end.map(|it| it.result.name().to_owned())),
        cost: Set(cost.map(Cost::thousandths)),
        currency: Set(cost.map(Cost::currency)),
        note: Set(note.map(|it| it.as_str().to_owned())),
    })
}

pub(super) fn order(row: work_orders::Model) -> Result<WorkOrder, Corrupt> {
    let corrupt = |column| Corrupt { table: "work_orders", column };
    let cost = row.cost.map(|it| {
        let cost = Cost::restore(it, row.currency.as_deref().unwrap_or_default());
        cost.ok_or(corrupt("currency"))
    });
    let cost = cost.transpose()?;
    let end = row.closed_at.map(|at| {
        Ok(OrderEnd {
            at: Timestamp::from_micros(at),
            by: row.closed_by.map(Id::from_uuid),
            result: result(row.result.as_deref())?.ok_or(corrupt("result"))?,
            cost,
            note: row.note.map(Line::restore),
        })
    });
    Ok(WorkOrder {
        id: Id::from_uuid(row.id),
        item: Id::from_uuid(row.item_id),
        kind: OrderKind::parse(&row.kind).ok_or(corrupt("kind"))?,
        opened_by: row.opened_by.map(Id::from_uuid),
        opened: Timestamp::from_micros(row.opened_at),
        due: row.due_on.and_then(day),
        is_blocking: row.is_blocking,
        description: Line::restore(row.description),
        taken_from: row.taken_from.map(Id::from_uuid),
        end: end.transpose()?,
    })
}

pub(super) fn result(name: Option<&str>) -> Result<Option<OrderResult>, Corrupt> {
    let corrupt = Corrupt { table: "work_orders", column: "result" };
    name.map(|it| OrderResult::parse(it).ok_or(corrupt)).transpose()
}

pub(super) fn rule_id(of: RuleOf) -> Uuid {
    match of {
        RuleOf::Item(id) => id.uuid(),
        RuleOf::Category(id) => id.uuid(),
    }
}

pub(super) fn rule_row(
    company: Uuid,
    of: RuleOf,
    rule: InspectionRule,
) -> inspection_rules::ActiveModel {
    let (item, category) = match of {
        RuleOf::Item(id) => (Some(id.uuid()), None),
        RuleOf::Category(id) => (None, Some(id.uuid())),
    };
    inspection_rules::ActiveModel {
        company_id: Set(company),
        id: Set(rule_id(of)),
        item_id: Set(item),
        category_id: Set(category),
        every_months: Set(rule.months().map(|it| it.get().into())),
        every_uses: Set(rule.uses().map(|it| it.get().into())),
    }
}

/// `None` without both.
pub(super) fn rule(
    months: Option<i32>,
    uses: Option<i32>,
) -> Result<Option<InspectionRule>, Corrupt> {
    let corrupt = |column| Corrupt { table: "inspection_rules", column };
    let months = months.map(|it| self::months(it).ok_or(corrupt("every_months"))).transpose()?;
    let uses = uses.map(|it| {
        let uses = u16::try_from(it).ok().and_then(|it| InspectionUses::new(it).ok());
        uses.ok_or(corrupt("every_uses"))
    });
    Ok(InspectionRule::new(months, uses.transpose()?))
}

pub(super) fn months(number: i32) -> Option<InspectionMonths> {
    u8::try_from(number).ok().and_then(|it| InspectionMonths::new(it).ok())
}
