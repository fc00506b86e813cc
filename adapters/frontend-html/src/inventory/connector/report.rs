//! What was found when the ERP was read as it is to be read.

use std::collections::BTreeMap;

use application::{
    Message,
    inventory::{Checked, FoundColumns},
};
use domain_inventory::{StockColumn, StockKind, StockLine};
use serde::Serialize;

use super::{form::column_field, loads::took};
use crate::{
    form::{Draft, FieldErrors, Form},
    inventory::words::{self, count},
    parts::Fact,
    reader::Reader,
};

/// What the ERP was asked for.
pub(super) enum Found {
    Columns(FoundColumns),
    Checked(Box<Checked>),
}

/// As the page shows it.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    is_good: bool,
    heading: String,
    text: String,
    /// The sign-in could change something.
    can_write: bool,
    facts: Vec<Fact>,
    columns: Vec<ReportColumn>,
    /// Whether the columns were read, and not only named.
    is_read: bool,
    heads: Vec<String>,
    samples: Vec<Vec<String>>,
    flaws: Vec<ReportFlaw>,
}

#[derive(Debug, Serialize)]
struct ReportColumn {
    name: String,
    kind: String,
    /// Which column of a stock line it is.
    is: Option<String>,
    n_empty: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReportFlaw {
    column: String,
    found: String,
}

impl Found {
    /// The form with what was found in it, and what is wrong.
    pub(super) fn draft(&self, typed: Form) -> Draft {
        match self {
            Self::Columns(found) => {
                Draft::refused(prefilled(&typed, found), FieldErrors::default())
            }
            Self::Checked(checked) => {
                let mut errors = FieldErrors::default();
                if !checked.is_good() {
                    errors.add("stock", Message::new("connector-not-good"));
                }
                Draft::refused(typed, errors)
            }
        }
    }
}

/// What somebody has filled in stays.
fn prefilled(typed: &Form, found: &FoundColumns) -> Form {
    let names: BTreeMap<&str, &str> =
        found.by_name.iter().map(|(it, name)| (column_field(*it), name.as_str())).collect();
    let is_empty = |field: &str| typed.text(field).trim().is_empty();
    let kept = typed.fields().filter(|it| !(is_empty(it.0) && names.contains_key(it.0)));
    let new = names.iter().filter(|it| is_empty(it.0));
    kept.chain(new.map(|(field, name)| (*field, *name))).collect()
}

impl Report {
    pub(super) fn new(found: &Found, reader: &Reader) -> Self {
        match found {
            Found::Columns(found) => Self::of_columns(found, reader),
            Found::Checked(checked) => Self::of_check(checked, reader),
        }
    }

    fn of_columns(found: &FoundColumns, reader: &Reader) -> Self {
        let n_named = crate::parts::count(found.by_name.len());
        let text = Message::new("connector-found-columns").number("n", n_named);
        let is = |name: &str| {
            let known = found.by_name.iter().find(|(_, it)| it.as_str() == name);
            known.map(|(column, _)| reader.say(words::column(*column)))
        };
        let columns = found.columns.iter().map(|it| ReportColumn {
            name: it.name.as_str().to_owned(),
            kind: it.kind.clone(),
            is: is(it.name.as_str()),
            n_empty: None,
        });
        Self {
            is_good: true,
            heading: reader.say("connector-found"),
            text: reader.text(&text),
            can_write: false,
            facts: Vec::new(),
            columns: columns.collect(),
            is_read: false,
            heads: Vec::new(),
            samples: Vec::new(),
            flaws: Vec::new(),
        }
    }

    fn of_check(checked: &Checked, reader: &Reader) -> Self {
        let is_good = checked.is_good();
        let (heading, text) = match (is_good, checked.is_cut) {
            (false, _) => ("connector-check-bad", "connector-not-good"),
            (true, true) => ("connector-check-good", "connector-check-cut"),
            (true, false) => ("connector-check-good", "connector-check-text"),
        };
        let columns: Vec<StockColumn> = checked.mapping.columns().keys().copied().collect();
        let flaws = checked.flaws.iter().map(|it| ReportFlaw {
            column: reader.say(words::column(it.column)),
            found: it.found.clone(),
        });
        Self {
            is_good,
            heading: reader.say(heading),
            text: reader.say(text),
            can_write: checked.facts.can_write == Some(true),
            facts: facts(checked, reader),
            columns: read_columns(checked, reader),
            is_read: true,
            heads: columns.iter().map(|it| reader.say(words::column(*it))).collect(),
            samples: checked.samples.iter().map(|it| sample(it, &columns, reader)).collect(),
            flaws: flaws.collect(),
        }
    }
}

fn facts(checked: &Checked, reader: &Reader) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { name: reader.say(key), value };
    let number = |it: u64| reader.number(count(it));
    let read_only = match checked.facts.can_write {
        Some(false) => "connector-read-only",
        Some(true) => "connector-can-write",
        None => "connector-write-unknown",
    };
    vec![
        fact("connector-product", checked.facts.product.clone()),
        fact("connector-rights", reader.say(read_only)),
        fact("connector-lines", number(checked.n_lines)),
        fact("connector-customers", number(checked.n_customers)),
        fact("connector-flawed", number(checked.n_flawed)),
        fact("connector-took", took(checked.took, reader)),
    ]
}

fn read_columns(checked: &Checked, reader: &Reader) -> Vec<ReportColumn> {
    let columns = checked.columns.iter().map(|it| {
        let mut all = checked.mapping.columns().iter();
        let known = all.find(|(_, name)| name.as_str() == it.name.as_str()).map(|(it, _)| *it);
        let n_empty = known.map(|it| checked.n_empty.get(&it).copied().unwrap_or(0));
        ReportColumn {
            name: it.name.as_str().to_owned(),
            kind: it.kind.clone(),
            is: known.map(|it| reader.say(words::column(it))),
            n_empty: n_empty.map(|it| reader.number(count(it))),
        }
    });
    columns.collect()
}

fn sample(line: &StockLine, columns: &[StockColumn], reader: &Reader) -> Vec<String> {
    let cell = |column: &StockColumn| match column.kind() {
        StockKind::Quantity => line.quantity.map(|it| words::quantity(it, reader)),
        StockKind::Date => line.date(*column).map(|it| reader.brief_date(it)),
        StockKind::Code | StockKind::Words => line.text(*column).map(str::to_owned),
    };
    columns.iter().map(|it| cell(it).unwrap_or_default()).collect()
}
