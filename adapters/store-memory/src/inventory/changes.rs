//! What is different between two generations.

use std::collections::BTreeMap;

use application::inventory::{ChangeKind, StockChange, StockFilter, StockScope};
use domain_inventory::{CustomerKey, Quantity, StockLine, natural_key};
use domain_kernel::fold;

use super::lines::{bounded, is_seen};

/// What lines are compared by: customer, part, lot, bin and unit.
type Which = (CustomerKey, String, Option<String>, Option<String>, Option<String>);
/// What the same part and lot of a customer is of.
type Of = (CustomerKey, String, Option<String>, Option<String>);

/// What there is on one side.
#[derive(Default)]
struct Side {
    n_lines: u64,
    millionths: i128,
    n_decimals: u8,
    description: Option<String>,
}

#[derive(Default)]
struct Sides {
    before: Side,
    after: Side,
}

/// In natural order.
pub(super) fn changes(
    before: &[StockLine],
    after: &[StockLine],
    scope: &StockScope,
) -> Vec<StockChange> {
    let mut all: BTreeMap<Which, Sides> = BTreeMap::new();
    let is_theirs = |it: &&StockLine| is_seen(it, scope, &StockFilter::default());
    for line in before.iter().filter(is_theirs) {
        all.entry(which(line)).or_default().before.add(line);
    }
    for line in after.iter().filter(is_theirs) {
        all.entry(which(line)).or_default().after.add(line);
    }
    all.retain(|_, it| {
        it.before.n_lines == 0
            || it.after.n_lines == 0
            || it.before.millionths != it.after.millionths
    });
    let mut net: BTreeMap<Of, i128> = BTreeMap::new();
    for (which, sides) in &all {
        *net.entry(of(which)).or_default() += sides.after.millionths - sides.before.millionths;
    }
    let changes = all.into_iter().map(|(which, sides)| {
        let is_moved = net.get(&of(&which)) == Some(&0);
        change(which, sides, is_moved)
    });
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by_cached_key(order);
    changes
}

impl Side {
    fn add(&mut self, line: &StockLine) {
        self.n_lines += 1;
        if let Some(quantity) = line.quantity {
            self.millionths += i128::from(quantity.millionths());
            self.n_decimals = self.n_decimals.max(quantity.n_decimals());
        }
        self.description = self.description.take().max(line.description.clone());
    }

    fn quantity(&self) -> Option<Quantity> {
        let there = || Quantity::restore(bounded(self.millionths), self.n_decimals);
        (0 < self.n_lines).then(there)
    }
}

fn which(line: &StockLine) -> Which {
    let part = (line.customer.clone(), line.part.clone());
    (part.0, part.1, line.lot.clone(), line.bin.clone(), line.unit.clone())
}

fn of((customer, part, lot, _, unit): &Which) -> Of {
    (customer.clone(), part.clone(), lot.clone(), unit.clone())
}

fn change(which: Which, sides: Sides, is_moved: bool) -> StockChange {
    let (customer, part, lot, bin, unit) = which;
    let Sides { before, after } = sides;
    let kind = match (before.n_lines, after.n_lines) {
        _ if is_moved && before.millionths != after.millionths => ChangeKind::Moved,
        (0, _) => ChangeKind::Received,
        (_, 0) => ChangeKind::Shipped,
        _ => ChangeKind::Counted,
    };
    let (before_it, after_it) = (before.quantity(), after.quantity());
    StockChange {
        customer,
        part,
        description: after.description.or(before.description),
        lot,
        bin,
        unit,
        before: before_it,
        after: after_it,
        kind,
    }
}

/// What is empty comes last.
type Order = (CustomerKey, String, Last, Last, Last, String);
type Last = (bool, Option<String>, Option<String>);

fn order(change: &StockChange) -> Order {
    (
        change.customer.clone(),
        natural_key(&change.part),
        last(change.lot.as_deref(), natural_key),
        last(change.bin.as_deref(), natural_key),
        last(change.unit.as_deref(), fold),
        change.part.clone(),
    )
}

fn last(text: Option<&str>, key: fn(&str) -> String) -> Last {
    (text.is_none(), text.map(key), text.map(str::to_owned))
}
