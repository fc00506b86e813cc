use std::collections::BTreeMap;

use domain_kernel::Line;
use thiserror::Error;

use crate::StockColumn;

/// What a column of the ERP's answer is called.
pub type ColumnName = Line<128>;

/// Which column of the ERP's answer is which of a stock line. What is in none of them is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockMapping {
    // Invariant: has every column that a stock line needs.
    columns: BTreeMap<StockColumn, ColumnName>,
}

/// A column without which there is no stock line is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("say which column is the {}", .0.name())]
pub struct ColumnMissing(pub StockColumn);

impl StockMapping {
    pub fn new(columns: BTreeMap<StockColumn, ColumnName>) -> Result<Self, ColumnMissing> {
        match StockColumn::NEEDED.into_iter().find(|it| !columns.contains_key(it)) {
            Some(missing) => Err(ColumnMissing(missing)),
            None => Ok(Self { columns }),
        }
    }

    /// Of an answer whose columns are called as those of a stock line, whatever the case: those that
    /// it has.
    pub fn by_name(answer: &[ColumnName]) -> Result<Self, ColumnMissing> {
        let columns = StockColumn::ALL.into_iter().filter_map(|column| {
            let named = |it: &&ColumnName| it.as_str().eq_ignore_ascii_case(column.name());
            Some((column, answer.iter().find(named)?.clone()))
        });
        Self::new(columns.collect())
    }

    /// Takes a mapping from storage.
    pub fn restore(columns: BTreeMap<StockColumn, ColumnName>) -> Self {
        Self { columns }
    }

    pub fn columns(&self) -> &BTreeMap<StockColumn, ColumnName> {
        &self.columns
    }

    pub fn has(&self, column: StockColumn) -> bool {
        self.columns.contains_key(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<ColumnName> {
        names.iter().map(|it| ColumnName::restore((*it).to_owned())).collect()
    }

    #[test]
    fn columns_are_found_by_their_names() {
        let mapping = StockMapping::by_name(&named(&["PART", "Customer", "quantity", "shelf"]));

        let mapping = mapping.expect("a mapping");
        assert_eq!(mapping.columns()[&StockColumn::Part].as_str(), "PART");
        assert!(!mapping.has(StockColumn::Bin));
    }

    #[test]
    fn a_stock_line_needs_a_customer_a_part_and_a_quantity() {
        let missing = StockMapping::by_name(&named(&["customer", "part", "bin"]));

        assert_eq!(missing, Err(ColumnMissing(StockColumn::Quantity)));
    }
}
