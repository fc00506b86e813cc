//! What was found when an ERP was read as it is to be read.

use std::collections::BTreeMap;

use application::inventory::{AnswerColumn, Checked, FoundColumns};
use serde::Serialize;
use utoipa::ToSchema;

use super::{line::LineDocument, settings::columns};

/// What reading an ERP found.
#[derive(Serialize, ToSchema)]
#[schema(as = ConnectorReport)]
pub(crate) struct ReportDocument {
    /// Whether it may be saved: with more values that cannot be read, the mapping is wrong.
    is_good: bool,
    /// Such as `PostgreSQL 15.18`.
    product: String,
    /// Whether the sign-in could change something, where that can be found out.
    can_write: Option<bool>,
    answer: Vec<AnswerColumnDocument>,
    /// By field of a stock line, what its column is called.
    columns: BTreeMap<&'static str, String>,
    customers: u64,
    lines: u64,
    /// In how many values something could not be read.
    flawed: u64,
    /// By field of a stock line, of how many lines the ERP says nothing.
    empty: BTreeMap<&'static str, u64>,
    took_ms: u64,
    /// There is more, which nobody has waited for.
    is_cut: bool,
    /// The first few.
    samples: Vec<LineDocument>,
    /// The first few.
    flaws: Vec<ValueFlawDocument>,
}

/// A column of the ERP's answer.
#[derive(Serialize, ToSchema)]
#[schema(as = AnswerColumn)]
pub(crate) struct AnswerColumnDocument {
    name: String,
    /// What the ERP calls its type.
    kind: String,
}

/// A value that is none of its column.
#[derive(Serialize, ToSchema)]
#[schema(as = StockFlaw)]
pub(crate) struct ValueFlawDocument {
    column: &'static str,
    found: String,
}

/// The columns of the ERP's answer.
#[derive(Serialize, ToSchema)]
#[schema(as = AnswerColumns)]
pub(crate) struct FoundDocument {
    answer: Vec<AnswerColumnDocument>,
    /// Those that are called as the fields of a stock line are.
    columns: BTreeMap<&'static str, String>,
}

impl ReportDocument {
    pub(super) fn new(checked: Checked) -> Self {
        let flaws = checked
            .flaws
            .iter()
            .map(|it| ValueFlawDocument { column: it.column.name(), found: it.found.clone() });
        Self {
            is_good: checked.is_good(),
            product: checked.facts.product.clone(),
            can_write: checked.facts.can_write,
            answer: answer(&checked.columns),
            columns: columns(checked.mapping.columns()),
            customers: checked.n_customers,
            lines: checked.n_lines,
            flawed: checked.n_flawed,
            empty: checked.n_empty.iter().map(|(column, n)| (column.name(), *n)).collect(),
            took_ms: u64::try_from(checked.took.as_millis()).unwrap_or(u64::MAX),
            is_cut: checked.is_cut,
            flaws: flaws.collect(),
            samples: checked.samples.into_iter().map(LineDocument::new).collect(),
        }
    }
}

impl FoundDocument {
    pub(super) fn new(found: &FoundColumns) -> Self {
        Self { answer: answer(&found.columns), columns: columns(&found.by_name) }
    }
}

fn answer(columns: &[AnswerColumn]) -> Vec<AnswerColumnDocument> {
    let columns = columns.iter().map(|it| AnswerColumnDocument {
        name: it.name.as_str().to_owned(),
        kind: it.kind.clone(),
    });
    columns.collect()
}
