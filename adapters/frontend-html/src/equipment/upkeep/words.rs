//! How work orders and inspections stand, in words and colors.

use application::{
    Failure, Message,
    equipment::{ItemInspection, ItemView, TakeItemError},
};
use domain_equipment::{
    InspectionDue, InspectionOverdue, InspectionRule, OrderEnd, OrderKind, OrderResult,
};
use domain_kernel::Date;
use http::StatusCode;
use serde::Serialize;

use crate::{
    equipment::words::today as day_of, form::Refusal, parts::Fact, problem::Problem, reader::Reader,
};

/// As `components/state.html` shows it.
#[derive(Debug, Serialize)]
pub(super) struct OrderState {
    word: String,
    tone: &'static str,
    icon: &'static str,
}

/// When an item is to be inspected.
#[derive(Debug, Serialize)]
pub(in crate::equipment) struct InspectionText {
    text: String,
    /// "late", "soon" or nothing.
    tone: &'static str,
}

impl OrderState {
    pub(super) fn of(end: Option<&OrderEnd>, reader: &Reader) -> Self {
        let (key, tone, icon) = match end.map(|it| it.result) {
            None => ("work-order-open", "warning", "wrench"),
            Some(OrderResult::Pass) => ("work-order-pass", "positive", "check-circle"),
            Some(OrderResult::Fail) => ("work-order-fail", "negative", "exclamation-circle"),
            Some(OrderResult::NotApplicable) => ("work-order-na", "", "archive"),
        };
        Self { word: reader.say(key), tone, icon }
    }
}

pub(super) fn kind(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Repair => "work-order-repair",
        OrderKind::Inspection => "work-order-inspection",
        OrderKind::Calibration => "work-order-calibration",
    }
}

impl InspectionText {
    pub(in crate::equipment) fn of(item: &ItemView, today: Date, reader: &Reader) -> Option<Self> {
        let due = due(item.inspection.as_ref()?, reader);
        let tone = match due.check(today) {
            Err(_) => "late",
            Ok(()) if due.is_near(today) => "soon",
            Ok(()) => "",
        };
        Some(Self { text: due_text(due, today, reader), tone })
    }

    /// Why an item cannot be taken.
    pub(in crate::equipment) fn overdue(
        item: &ItemView,
        today: Date,
        reader: &Reader,
    ) -> Option<String> {
        let overdue = due(item.inspection.as_ref()?, reader).check(today).err()?;
        Some(reader.text(&overdue_message(overdue, reader)))
    }

    /// How often an item is inspected, and when the last time was and the next time is.
    pub(in crate::equipment) fn facts(item: &ItemView, today: Date, reader: &Reader) -> Vec<Fact> {
        let Some(inspection) = &item.inspection else {
            return Vec::new();
        };
        let rule = rule(inspection.rule, reader);
        let of_category =
            || reader.text(&Message::new("inspection-of-category").text("rule", &rule));
        let value = if inspection.is_own { rule.clone() } else { of_category() };
        let next = due_text(due(inspection, reader), today, reader);
        [("item-inspection", value), ("item-inspection-next", next)]
            .map(|(key, value)| Fact { name: reader.say(key), value })
            .into()
    }
}

fn due(inspection: &ItemInspection, reader: &Reader) -> InspectionDue {
    inspection.due(day_of(inspection.since, reader))
}

fn rule(rule: InspectionRule, reader: &Reader) -> String {
    let months = rule.months().map_or(0, |it| it.get().into());
    let uses = rule.uses().map_or(0, |it| it.get().into());
    let key = match (rule.months(), rule.uses()) {
        (Some(_), Some(_)) => "inspection-every-both",
        (None, Some(_)) => "inspection-every-uses",
        _ => "inspection-every-months",
    };
    reader.text(&Message::new(key).number("months", months).number("uses", uses))
}

fn due_text(due: InspectionDue, today: Date, reader: &Reader) -> String {
    let on = due.on.map(|on| {
        let key = if on < today { "inspection-overdue-since" } else { "inspection-due-by" };
        reader.text(&Message::new(key).text("date", &reader.date(on)))
    });
    let uses = due
        .uses
        .map(|it| reader.text(&Message::new("inspection-uses-left").number("n", it.n_left)));
    on.into_iter().chain(uses).collect::<Vec<_>>().join(", ")
}

fn overdue_message(overdue: InspectionOverdue, reader: &Reader) -> Message {
    match overdue {
        InspectionOverdue::Since { on } => {
            Message::new("item-inspection-overdue").text("date", &reader.date(on))
        }
        InspectionOverdue::AfterUses { .. } => overdue.message(),
    }
}

/// Why nobody gets an item, with days as its reader writes them.
pub(in crate::equipment) fn refusal(err: TakeItemError, reader: &Reader) -> Refusal {
    match err {
        TakeItemError::Inspection(overdue) => {
            let problem = Problem::new(StatusCode::CONFLICT);
            Refusal::Problem(problem.because(overdue_message(overdue, reader)))
        }
        err => err.into(),
    }
}
