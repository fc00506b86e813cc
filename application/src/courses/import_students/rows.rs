use domain_courses::{FirstName, LastName, StudentDetails, StudentEmail};
use domain_identity::{Email, Identifier};

use super::{StudentColumn, StudentFault, StudentRowFault};
use crate::identity::{Cells, Columns, Fault, TableRow};

/// One line, as far as it tells by itself.
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) details: StudentDetails,
    pub(super) account: Option<(String, Identifier)>,
}

pub(super) fn read(
    row: &TableRow,
    columns: &Columns<StudentColumn>,
) -> Result<Row, Vec<StudentRowFault>> {
    let mut cells = Cells::of(row, columns);
    let first_name =
        cells.take(StudentColumn::FirstName, |it| FirstName::parse(it).map_err(Fault::from));
    let last_name =
        cells.take(StudentColumn::LastName, |it| LastName::parse(it).map_err(Fault::from));
    let email = cells.take(StudentColumn::Email, |it| Email::parse(it).map_err(Fault::from));
    let account = cells.take(StudentColumn::Account, account);
    match (first_name, last_name, email, account) {
        (Some(first_name), Some(last_name), Some(email), Some(account))
            if cells.faults.is_empty() =>
        {
            let email = StudentEmail::restore(email.as_str().to_owned());
            let details = StudentDetails { first_name, last_name, email };
            Ok(Row { line: row.line, details, account })
        }
        _ => Err(cells.faults),
    }
}

fn account(typed: &str) -> Result<Option<(String, Identifier)>, StudentFault> {
    match (typed, Identifier::parse(typed)) {
        ("", _) => Ok(None),
        (_, None) => Err(StudentFault::NoSuchPerson),
        (typed, Some(identifier)) => Ok(Some((typed.to_owned(), identifier))),
    }
}
