//! Work orders and inspections for the samples of pages.

use application::equipment::{ItemInspection, OrderFileLine, OrderLine};
use domain_equipment::{
    Cost, InspectionMonths, InspectionRule, InspectionUses, OrderEnd, OrderFile, OrderFileId,
    OrderKind, OrderResult, RuleOf, WorkOrder, WorkOrderId,
};
use domain_identity::PersonName;
use domain_kernel::{Date, Line, PaperKind, Timestamp, Version};

use super::rule::Owner;
use crate::equipment::{categories, group_sample, words::item_url};

/// 2026-11-26 12:00 UTC.
const NOON: i64 = 1_795_694_400_000_000;
const DAY: i64 = 86_400_000_000;

fn days_ago(days: i64) -> Timestamp {
    Timestamp::from_micros(NOON - days * DAY)
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

pub(super) fn id() -> WorkOrderId {
    group_sample::id(30)
}

/// Every 6 months, and after every 50 uses.
pub(super) fn rule() -> Option<InspectionRule> {
    InspectionRule::new(InspectionMonths::new(6).ok(), InspectionUses::new(50).ok())
}

/// By that rule, so many days after the last one.
pub(in crate::equipment) fn inspection(days: i64, is_own: bool) -> Option<ItemInspection> {
    Some(ItemInspection { rule: rule()?, is_own, since: days_ago(days), n_uses: 12 })
}

pub(super) fn owners() -> [Owner; 2] {
    let (item, category) = (group_sample::id(1), group_sample::id(2));
    [
        Owner {
            of: RuleOf::Item(item),
            version: Version::FIRST,
            called: "Bench grinder 200 mm (GR-0101)".to_owned(),
            url: item_url(item),
        },
        Owner {
            of: RuleOf::Category(category),
            version: Version::FIRST,
            called: "Ladders <b>".to_owned(),
            url: categories::url(category),
        },
    ]
}

pub(super) fn next_file() -> OrderFileId {
    group_sample::id(42)
}

pub(super) fn files() -> [OrderFileLine; 2] {
    let file = |number, kind, name: &str, n_bytes| OrderFile {
        id: group_sample::id(number),
        order: group_sample::id(31),
        content: group_sample::id(number),
        kind,
        name: line(name),
        n_bytes,
        added: days_ago(2),
        added_by: None,
    };
    [
        OrderFileLine {
            file: file(40, PaperKind::Pdf, "Ring test <b> \"2026\".pdf", 340_100),
            added_by: Some(PersonName::restore("Amina <b>".to_owned())),
        },
        OrderFileLine {
            file: file(41, PaperKind::Jpeg, "Cracked wheel.jpg", 1_290_000),
            added_by: None,
        },
    ]
}

pub(super) fn orders() -> Vec<OrderLine> {
    let open = |number, kind, text: &str| WorkOrder {
        id: group_sample::id(number),
        item: group_sample::id(1),
        kind,
        opened_by: None,
        opened: days_ago(3),
        due: None,
        is_blocking: true,
        description: line(text),
        taken_from: None,
        end: None,
    };
    let end = |result, cost, note: Option<&str>| {
        let at = days_ago(2);
        Some(OrderEnd { at, by: Some(group_sample::id(3)), result, cost, note: note.map(line) })
    };
    let cost = Cost::parse("120.50", "EUR").ok().flatten();
    let orders = [
        WorkOrder {
            opened_by: Some(group_sample::id(2)),
            due: Some(Date::constant(2026, 11, 20)),
            ..open(31, OrderKind::Repair, "The <i>left</i> wheel is cracked")
        },
        WorkOrder {
            is_blocking: false,
            due: Some(Date::constant(2026, 12, 20)),
            ..open(32, OrderKind::Calibration, "Yearly calibration")
        },
        WorkOrder {
            end: end(OrderResult::Pass, cost, Some("New wheel, ring test passed")),
            ..open(33, OrderKind::Repair, "Makes noise")
        },
        WorkOrder {
            end: end(OrderResult::Fail, None, None),
            ..open(34, OrderKind::Inspection, "Half-yearly inspection")
        },
        WorkOrder {
            end: end(OrderResult::NotApplicable, None, None),
            ..open(35, OrderKind::Inspection, "Opened by mistake")
        },
    ];
    let lines = orders.into_iter().map(|order| OrderLine {
        tag: line("GR-0101"),
        name: line("Bench grinder 200 mm"),
        opened_by: order.opened_by.map(|_| PersonName::restore("Amina <b>".to_owned())),
        closed_by: order.end.as_ref().map(|_| PersonName::restore("Eleanor Harbour".to_owned())),
        order,
    });
    lines.collect()
}
