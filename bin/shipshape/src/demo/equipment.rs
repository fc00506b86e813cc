//! What Harbour & Sons lends to its people, and who had it in the year before today.

use anyhow::Context;
use application::{
    App,
    equipment::{
        ImportItems, ItemColumn, ItemLabel, LabelSelection, ReturnItem, TakeItem, import_items,
        print_labels, return_item, take_item,
    },
    identity::{Cell, Heading, Table, TableRow, act_as},
};

use super::{
    clock::DemoClock,
    patient::Patient,
    people::{Hire, People},
};

/// The first letters of the tag, what it is, category, model, location and how many there are.
const EQUIPMENT: &str = include_str!("../../demo/equipment.csv");

/// For how many days things are had, one after another.
const HAD: [i64; 7] = [1, 4, 2, 9, 1, 21, 3];

/// The first letters of a tag, how many days ago, and for how many.
const NEWEST: [(&str, i64, Option<i64>); 2] = [("TW", 4, Some(4)), ("WL", 2, None)];

/// Everything came as one list, out of the program that was there before.
pub(super) async fn lend(
    app: &App,
    clock: &DemoClock,
    people: &People,
) -> anyhow::Result<Vec<ItemLabel>> {
    clock.put(380, 9 * 60);
    let realm = people.admin.realm();
    let (id, table) = (app.ids.next(), table()?);
    let command = ImportItems { realm, id, table, adds_missing: true };
    let imported = import_items(app, &people.admin, &command).await?;
    if let Some(fault) = imported.faults.first() {
        anyhow::bail!("line {} of the equipment: {fault}", fault.line);
    }
    clock.put(379, 10 * 60);
    let labels = print_labels(app, &people.admin, &LabelSelection::default()).await?;
    let mut days: Vec<Day> =
        labels.iter().enumerate().flat_map(|(place, label)| days(place, label, people)).collect();
    days.extend(newest(&labels));
    days.sort_by_key(|it| std::cmp::Reverse((it.days_ago, 24 * 60 - it.minute)));
    let mut app = app.clone();
    app.throttle = std::sync::Arc::new(Patient);
    for day in days {
        live(&app, clock, &day).await.with_context(|| day.label.tag.as_str().to_owned())?;
    }
    Ok(labels)
}

/// Whether somebody has it now, by its place among all.
pub(super) fn is_out(place: usize) -> bool {
    place % 3 == 1
}

/// Somebody takes something or brings it back.
struct Day<'a> {
    days_ago: i64,
    minute: i64,
    who: &'static str,
    label: &'a ItemLabel,
    deed: Deed,
}

enum Deed {
    /// For so many days, if they say so.
    Take {
        n_days: Option<i64>,
    },
    Return,
}

/// Most things are in the store, a third of them has been had in the last year, and a few are out.
fn days<'a>(place: usize, label: &'a ItemLabel, people: &People) -> Vec<Day<'a>> {
    let mut days = Vec::new();
    let holder = |n: usize, days_ago: i64| -> Option<&Hire> {
        let there: Vec<&Hire> =
            people.hires.iter().filter(|it| it.is_settled() && days_ago < it.days_ago).collect();
        there.get((7 * place + 11 * n) % there.len().max(1)).copied()
    };
    let n_times = [1, 0, 2, 0, 1][place % 5];
    for n in 0..n_times {
        let begin = 340 - 13 * i64::try_from((5 * place + 9 * n) % 24).unwrap_or_default();
        let had = HAD[(place + n) % HAD.len()];
        let Some(hire) = holder(n, begin) else { continue };
        let who = hire.username;
        let minute = 7 * 60 + 5 * i64::try_from(place % 40).unwrap_or_default();
        days.push(Day {
            days_ago: begin,
            minute,
            who,
            label,
            deed: Deed::Take { n_days: Some(had) },
        });
        days.push(Day { days_ago: begin - had, minute: 16 * 60, who, label, deed: Deed::Return });
    }
    if is_out(place) {
        let begin = 1 + i64::try_from((7 * place) % 19).unwrap_or_default();
        let due = [None, Some(2), Some(30), Some(6), None][place % 5];
        let minute = 8 * 60 + i64::try_from(place).unwrap_or_default();
        if let Some(hire) = holder(5, begin) {
            let who = hire.username;
            days.push(Day {
                days_ago: begin,
                minute,
                who,
                label,
                deed: Deed::Take { n_days: due },
            });
        }
    }
    days
}

/// What the newest of the workshop has got so far.
fn newest(labels: &[ItemLabel]) -> impl Iterator<Item = Day<'_>> {
    NEWEST.into_iter().filter_map(|(prefix, days_ago, n_days)| {
        let free = labels.iter().enumerate().filter(|(place, _)| !is_out(*place));
        let mut like = free.map(|(_, it)| it).filter(|it| it.tag.as_str().starts_with(prefix));
        let (label, minute, deed) = (like.next()?, 10 * 60, Deed::Take { n_days });
        Some(Day { days_ago, minute, who: "amina", label, deed })
    })
}

async fn live(app: &App, clock: &DemoClock, day: &Day<'_>) -> anyhow::Result<()> {
    clock.put(day.days_ago, day.minute);
    let holder = act_as(app, day.who).await?;
    match day.deed {
        Deed::Take { n_days } => {
            let code = day.label.code.plain();
            let due = n_days.map(|it| clock.day(day.days_ago - it));
            take_item(app, &holder, TakeItem { code, due }).await?;
        }
        Deed::Return => {
            return_item(app, &holder, ReturnItem { item: day.label.id, reason: None }).await?;
        }
    }
    Ok(())
}

/// With a line for each of them.
fn table() -> anyhow::Result<Table> {
    let head = TableRow { line: 1, cells: ItemColumn::ALL.map(|it| text(it.name())).to_vec() };
    let mut rows = vec![head];
    for line in EQUIPMENT.lines().skip(1) {
        let [prefix, name, category, model, location, how_many] =
            line.split(';').collect::<Vec<_>>()[..]
        else {
            anyhow::bail!("a line of the equipment is too short: {line}");
        };
        for number in 1..=how_many.parse::<u32>()? {
            let line = u32::try_from(rows.len() + 1)?;
            let tag = format!("{prefix}-{number:02}");
            let serial = format!("{prefix}{:05}", 40_000 + 379 * line);
            let cells = ItemColumn::ALL.map(|it| match it {
                ItemColumn::Tag => text(&tag),
                ItemColumn::Name => text(name),
                ItemColumn::Category => text(category),
                ItemColumn::Model => text(model),
                ItemColumn::Serial => text(&serial),
                ItemColumn::Location => text(location),
                ItemColumn::Notes => text(""),
            });
            rows.push(TableRow { line, cells: cells.to_vec() });
        }
    }
    Ok(Table { rows })
}

fn text(of: &str) -> Cell {
    Cell::Text(of.to_owned())
}
