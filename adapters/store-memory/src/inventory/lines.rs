//! Which lines somebody sees, in which order, and what they come to.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use application::inventory::{
    DateRange, StockCursor, StockFilter, StockOrder, StockPage, StockQuery, StockScope,
    StockTotals, Turn, ValueCount,
};
use domain_inventory::{Quantity, StockColumn, StockKind, StockLine, natural_key};
use domain_kernel::{Date, fold};

const N_LINES: usize = StockPage::N_LINES as usize;

/// By what a line is sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Text(String),
    Number(i64),
    Day(Date),
}

/// A line where it stands in some order.
pub(super) struct Placed<'a> {
    key: Option<Key>,
    number: i64,
    pub(super) line: &'a StockLine,
}

pub(super) fn is_seen(line: &StockLine, scope: &StockScope, filter: &StockFilter) -> bool {
    scope.visibility().sees(&line.customer) && has(line, filter)
}

fn has(line: &StockLine, filter: &StockFilter) -> bool {
    let text = fold(filter.text.as_deref().unwrap_or_default());
    let others = [&line.description, &line.lot, &line.reference, &line.po].into_iter().flatten();
    let searched: Vec<String> = others.chain([&line.part]).map(|it| fold(it)).collect();
    let is_one = |all: &BTreeSet<String>, text: Option<&String>| {
        all.is_empty() || text.is_some_and(|it| all.contains(it))
    };
    text.split_whitespace().all(|word| searched.iter().any(|it| it.contains(word)))
        && is_one(&filter.parts, Some(&line.part))
        && is_one(&filter.bins, line.bin.as_ref())
        && is_one(&filter.statuses, line.status.as_ref())
        && (filter.customers.is_empty() || filter.customers.contains(&line.customer))
        && is_within(filter.expires, line.expires_on)
        && is_within(filter.last_moved, line.last_moved_on)
}

fn is_within(days: DateRange, day: Option<Date>) -> bool {
    days.is_empty()
        || day.is_some_and(|it| {
            days.from.is_none_or(|from| from <= it) && days.to.is_none_or(|to| it <= to)
        })
}

fn text(line: &StockLine, column: StockColumn) -> Option<&str> {
    match column {
        StockColumn::Customer => Some(line.customer.as_str()),
        StockColumn::Part => Some(&line.part),
        StockColumn::CustomerPart => line.customer_part.as_deref(),
        StockColumn::Description => line.description.as_deref(),
        StockColumn::Unit => line.unit.as_deref(),
        StockColumn::Bin => line.bin.as_deref(),
        StockColumn::Reference => line.reference.as_deref(),
        StockColumn::Lot => line.lot.as_deref(),
        StockColumn::Po => line.po.as_deref(),
        StockColumn::Status => line.status.as_deref(),
        StockColumn::Quantity
        | StockColumn::ExpiresOn
        | StockColumn::LastMovedOn
        | StockColumn::ReceivedOn => None,
    }
}

fn key(line: &StockLine, column: StockColumn) -> Option<Key> {
    match (column, column.kind()) {
        (StockColumn::Quantity, _) => line.quantity.map(|it| Key::Number(it.millionths())),
        (StockColumn::ExpiresOn, _) => line.expires_on.map(Key::Day),
        (StockColumn::LastMovedOn, _) => line.last_moved_on.map(Key::Day),
        (StockColumn::ReceivedOn, _) => line.received_on.map(Key::Day),
        (_, StockKind::Code) => text(line, column).map(|it| Key::Text(natural_key(it))),
        _ => text(line, column).map(|it| Key::Text(fold(it))),
    }
}

fn placed(lines: &[StockLine], column: StockColumn) -> impl Iterator<Item = Placed<'_>> {
    let numbered = (1..).zip(lines);
    numbered.map(move |(number, line)| Placed { key: key(line, column), number, line })
}

fn compared(a: &Placed<'_>, b: &Placed<'_>, order: StockOrder) -> Ordering {
    let by_key = match (&a.key, &b.key) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if order.is_descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
    };
    by_key.then(a.number.cmp(&b.number))
}

/// All of them that somebody sees.
pub(super) fn sorted<'a>(
    lines: &'a [StockLine],
    scope: &StockScope,
    filter: &StockFilter,
    order: StockOrder,
) -> Vec<Placed<'a>> {
    let seen = placed(lines, order.column).filter(|it| is_seen(it.line, scope, filter));
    let mut sorted: Vec<_> = seen.collect();
    sorted.sort_by(|a, b| compared(a, b, order));
    sorted
}

pub(super) fn page(lines: &[StockLine], scope: &StockScope, query: &StockQuery) -> StockPage {
    let all = sorted(lines, scope, &query.filter, query.order);
    let customers =
        StockFilter { customers: query.filter.customers.clone(), ..StockFilter::default() };
    let beside = query.cursor.filter(|it| it.generation == scope.generation()).and_then(|cursor| {
        let mut lines = placed(lines, query.order.column);
        let line = lines.find(|it| it.number == cursor.line)?;
        is_seen(line.line, scope, &customers).then_some((line, cursor.turn))
    });
    if let Some((beside, turn)) = beside {
        let wanted = if turn == Turn::Back { Ordering::Less } else { Ordering::Greater };
        let beyond = all.iter().filter(|it| compared(it, &beside, query.order) == wanted);
        let beyond: Vec<_> = beyond.collect();
        if !beyond.is_empty() {
            return shown(&beyond, scope, Some(turn));
        }
    }
    let all: Vec<_> = all.iter().collect();
    StockPage { is_restarted: query.cursor.is_some(), ..shown(&all, scope, None) }
}

fn shown(lines: &[&Placed<'_>], scope: &StockScope, turned: Option<Turn>) -> StockPage {
    let is_back = turned == Some(Turn::Back);
    let has_more = N_LINES < lines.len();
    let page = match is_back {
        true => &lines[lines.len().saturating_sub(N_LINES)..],
        false => &lines[..lines.len().min(N_LINES)],
    };
    let cursor = |it: &&Placed<'_>, turn| StockCursor {
        generation: scope.generation(),
        line: it.number,
        turn,
    };
    let has_previous = if is_back { has_more } else { turned.is_some() };
    StockPage {
        lines: page.iter().map(|it| it.line.clone()).collect(),
        previous: page.first().filter(|_| has_previous).map(|it| cursor(it, Turn::Back)),
        next: page.last().filter(|_| is_back || has_more).map(|it| cursor(it, Turn::Forward)),
        is_restarted: false,
    }
}

pub(super) fn totals<'a>(lines: impl Iterator<Item = &'a StockLine>) -> StockTotals {
    let (mut n_lines, mut units) = (0, BTreeMap::new());
    for line in lines {
        n_lines += 1;
        let folded = line.unit.as_deref().map(fold);
        let of_unit = units.entry((folded.is_none(), folded, line.unit.clone()));
        let (millionths, n_decimals): &mut (i128, u8) = of_unit.or_default();
        if let Some(quantity) = line.quantity {
            *millionths += i128::from(quantity.millionths());
            *n_decimals = (*n_decimals).max(quantity.n_decimals());
        }
    }
    let units = units.into_iter().map(|((_, _, unit), (millionths, n_decimals))| {
        (unit, Quantity::restore(bounded(millionths), n_decimals))
    });
    StockTotals { n_lines, units: units.collect() }
}

pub(super) fn bounded(millionths: i128) -> i64 {
    let bound = if millionths < 0 { i64::MIN } else { i64::MAX };
    i64::try_from(millionths).unwrap_or(bound)
}

pub(super) fn values<'a>(
    lines: impl Iterator<Item = &'a StockLine>,
    column: StockColumn,
    looked_for: Option<&str>,
) -> impl Iterator<Item = ValueCount> {
    let looked_for = fold(looked_for.unwrap_or_default());
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for line in lines {
        let Some(value) = text(line, column).filter(|it| fold(it).contains(&looked_for)) else {
            continue;
        };
        let key = if column.kind() == StockKind::Code { natural_key(value) } else { fold(value) };
        *counts.entry((key, value.to_owned())).or_default() += 1;
    }
    counts.into_iter().map(|((_, value), n_lines)| ValueCount { value, n_lines })
}
