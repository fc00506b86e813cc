use domain_courses::{FirstName, LastName, StudentDetails, StudentEmail};
use domain_identity::{Email, Identifier};

use super::{StudentColumn, StudentFault, StudentRowFault};
use crate::identity::{Cell, Fault, TableRow, is_formula, plain};

/// One line, as far as it tells by itself.
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) details: StudentDetails,
    pub(super) account: Option<(String, Identifier)>,
}

pub(super) fn read(
    row: &TableRow,
    columns: &[Option<StudentColumn>],
) -> Result<Row, Vec<StudentRowFault>> {
    let mut faults = formulas(row, columns);
    let text = |column| {
        let place = columns.iter().position(|it| *it == Some(column));
        match place.and_then(|it| row.cells.get(it)) {
            Some(Cell::Text(text)) => plain(text).trim(),
            Some(Cell::Formula) | None => "",
        }
    };
    let mut note = |column: StudentColumn, why: Fault| {
        faults.push(StudentRowFault::new(row.line, column.name(), why));
    };
    let first_name = FirstName::parse(text(StudentColumn::FirstName));
    let first_name = first_name.map_err(|err| note(StudentColumn::FirstName, err.into())).ok();
    let last_name = LastName::parse(text(StudentColumn::LastName));
    let last_name = last_name.map_err(|err| note(StudentColumn::LastName, err.into())).ok();
    let email = Email::parse(text(StudentColumn::Email));
    let email = email.map_err(|err| note(StudentColumn::Email, err.into())).ok();
    let typed = text(StudentColumn::Account);
    let account = Identifier::parse(typed);
    if account.is_none() && !typed.is_empty() {
        faults.push(StudentRowFault::new(
            row.line,
            StudentColumn::Account.name(),
            StudentFault::NoSuchPerson,
        ));
    }
    match (first_name, last_name, email) {
        (Some(first_name), Some(last_name), Some(email)) if faults.is_empty() => {
            let email = StudentEmail::restore(email.as_str().to_owned());
            let details = StudentDetails { first_name, last_name, email };
            let account = account.map(|it| (typed.to_owned(), it));
            Ok(Row { line: row.line, details, account })
        }
        _ => Err(faults),
    }
}

/// A formula in any cell, and a cell that is below no head.
fn formulas(row: &TableRow, columns: &[Option<StudentColumn>]) -> Vec<StudentRowFault> {
    let cells = row.cells.iter().enumerate().filter_map(|(place, cell)| {
        let column = columns.get(place).copied().flatten();
        let why = match cell {
            Cell::Formula => Fault::Formula,
            Cell::Text(text) if is_formula(text) => Fault::Formula,
            Cell::Text(text) if column.is_none() && !text.trim().is_empty() => Fault::NoHead,
            Cell::Text(_) => return None,
        };
        let name = column.map_or_else(|| (place + 1).to_string(), |it| it.name().to_owned());
        Some(StudentRowFault::new(row.line, &name, why))
    });
    cells.collect()
}
