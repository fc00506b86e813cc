//! Whose lines a generation has, and what they come to, counted while they come.

use std::collections::{BTreeMap, HashMap};

use application::inventory::Loaded;
use domain_inventory::{CustomerKey, StockLine};
use domain_kernel::fold;

use super::{
    figures::bounded,
    shelf::UnitTotal,
    timeline::{counted, long},
};

/// Whose lines came, and what they come to.
#[derive(Default)]
pub(super) struct Tally {
    numbers: HashMap<CustomerKey, usize>,
    /// By number.
    units: Vec<BTreeMap<Option<String>, UnitTotal>>,
    n_lines: i64,
}

/// A row of `stock_parties`.
pub(super) struct PartyRow {
    pub(super) customer: i32,
    pub(super) key: String,
    pub(super) place: i32,
    pub(super) n_lines: i64,
}

/// A row of `stock_totals`.
pub(super) struct TotalRow {
    pub(super) customer: i32,
    pub(super) number: i32,
    pub(super) unit: Option<String>,
    pub(super) n_lines: i64,
    pub(super) millionths: i64,
    pub(super) n_decimals: i32,
}

impl Tally {
    /// The number of the line in the generation, and that of its customer.
    pub(super) fn count(&mut self, line: &StockLine) -> (i64, i32) {
        self.n_lines += 1;
        let number = match self.numbers.get(&line.customer) {
            Some(number) => *number,
            None => {
                self.numbers.insert(line.customer.clone(), self.units.len());
                self.units.push(BTreeMap::new());
                self.units.len() - 1
            }
        };
        if let Some(units) = self.units.get_mut(number) {
            let (millionths, n_decimals) = match line.quantity {
                Some(quantity) => (i128::from(quantity.millionths()), quantity.n_decimals()),
                None => (0, 0),
            };
            match units.get_mut(&line.unit) {
                Some(total) => {
                    total.n_lines += 1;
                    total.millionths += millionths;
                    total.n_decimals = total.n_decimals.max(n_decimals);
                }
                None => {
                    let unit = line.unit.clone();
                    let total = UnitTotal { unit, n_lines: 1, millionths, n_decimals };
                    units.insert(line.unit.clone(), total);
                }
            }
        }
        (self.n_lines, small(number))
    }

    pub(super) fn n_lines(&self) -> i64 {
        self.n_lines
    }

    /// Those that are alike but for the case have the same place.
    pub(super) fn parties(&self) -> Vec<PartyRow> {
        let mut folded: Vec<_> =
            self.numbers.iter().map(|(key, number)| (fold(key.as_str()), key, *number)).collect();
        folded.sort_unstable();
        let (mut place, mut rows) = (0, Vec::with_capacity(folded.len()));
        let mut before: Option<String> = None;
        for (folded, key, number) in folded {
            if before.as_ref().is_some_and(|it| *it != folded) {
                place += 1;
            }
            let (key, customer) = (key.as_str().to_owned(), small(number));
            rows.push(PartyRow { customer, key, place, n_lines: long(self.n_lines_of(number)) });
            before = Some(folded);
        }
        rows
    }

    pub(super) fn totals(&self) -> Vec<TotalRow> {
        let mut rows = Vec::new();
        for (customer, units) in self.units.iter().enumerate() {
            for (number, total) in units.values().enumerate() {
                rows.push(TotalRow {
                    customer: small(customer),
                    number: small(number),
                    unit: total.unit.clone(),
                    n_lines: long(total.n_lines),
                    millionths: bounded(total.millionths),
                    n_decimals: total.n_decimals.into(),
                });
            }
        }
        rows
    }

    pub(super) fn loaded(&self) -> Loaded {
        let numbers = self.numbers.iter();
        let customers = numbers.map(|(key, number)| (key.clone(), self.n_lines_of(*number)));
        Loaded { n_lines: counted(self.n_lines), customers: customers.collect() }
    }

    fn n_lines_of(&self, number: usize) -> u64 {
        let units = self.units.get(number);
        units.map_or(0, |it| it.values().map(|total| total.n_lines).sum())
    }
}

fn small(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
