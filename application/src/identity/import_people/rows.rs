//! One line of a table, from its cells to what a person is made of.

use domain_identity::{
    DepartmentName, Email, JobTitle, Language, PersonName, Phone, Profile, Username,
};
use domain_kernel::{Role, fold};

use super::{Column, Fault, RowFault};
use crate::identity::{Cell, TableRow};

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) profile: Profile,
    pub(super) role: Role,
    pub(super) department: Option<DepartmentName>,
    pub(super) manager: Option<Email>,
    pub(super) language: Option<Language>,
}

/// The cells of a line, by what they are about, and what is wrong with them.
struct Cells<'a> {
    row: &'a TableRow,
    columns: &'a [Option<Column>],
    faults: Vec<RowFault>,
}

pub(super) fn read(row: &TableRow, columns: &[Option<Column>]) -> Result<Row, Vec<RowFault>> {
    let mut cells = Cells { row, columns, faults: Vec::new() };
    cells.check_formulas();
    let name = cells.take(Column::Name, PersonName::parse);
    let email = cells.take(Column::Email, Email::parse);
    let username = cells.take(Column::Username, Username::parse);
    let job_title = cells.take(Column::JobTitle, JobTitle::parse_optional);
    let department = cells.take(Column::Department, DepartmentName::parse_optional);
    let phone = cells.take(Column::Phone, Phone::parse_optional);
    let role = cells.take(Column::Role, role);
    let manager = cells.take(Column::Manager, |it| match it.trim() {
        "" => Ok(None),
        it => Email::parse(it).map(Some),
    });
    let language = cells.take(Column::Language, language);
    let profile = name.zip(email).zip(username).zip(job_title).zip(phone);
    let place = role.zip(department).zip(manager).zip(language);
    match (profile, place) {
        (
            Some(((((name, email), username), job_title), phone)),
            Some((((role, department), manager), language)),
        ) if cells.faults.is_empty() => {
            let profile = Profile { name, email, username, job_title, phone };
            Ok(Row { line: row.line, profile, role, department, manager, language })
        }
        _ => Err(cells.faults),
    }
}

impl Cells<'_> {
    /// What was read of one cell, or a note of why it was not.
    fn take<T, E: Into<Fault>>(
        &mut self,
        column: Column,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(column);
        match parse(&text) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.faults.push(RowFault::new(self.row.line, column.name(), fault));
                None
            }
        }
    }

    fn text(&self, column: Column) -> String {
        let place = self.columns.iter().position(|it| *it == Some(column));
        match place.and_then(|it| self.row.cells.get(it)) {
            Some(Cell::Text(text)) => plain(text).to_owned(),
            Some(Cell::Formula) | None => String::new(),
        }
    }

    /// A formula in any cell, and a cell that is below no head.
    fn check_formulas(&mut self) {
        for (place, cell) in self.row.cells.iter().enumerate() {
            let column = self.columns.get(place).copied().flatten();
            let name = column.map_or_else(|| (place + 1).to_string(), |it| it.name().to_owned());
            let fault = match cell {
                Cell::Formula => Fault::Formula,
                Cell::Text(text) if is_formula(text) => Fault::Formula,
                Cell::Text(text) if column.is_none() && !text.trim().is_empty() => Fault::NoHead,
                Cell::Text(_) => continue,
            };
            self.faults.push(RowFault::new(self.row.line, &name, fault));
        }
    }
}

/// What a spreadsheet would work out. A phone number begins with a plus too.
pub(crate) fn is_formula(text: &str) -> bool {
    let is_number = |it: &str| it.chars().all(|it| it.is_ascii_digit() || " ()/.-".contains(it));
    match text.strip_prefix(['+', '-']) {
        Some(rest) => !is_number(rest),
        None => text.starts_with(['=', '@']),
    }
}

/// Without the apostrophe by which a spreadsheet knows that a text is no formula.
pub(crate) fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// In the words of the program and in those of its pages. Without one it is staff.
fn role(text: &str) -> Result<Role, Fault> {
    match fold(text.trim()).as_str() {
        "" | "staff" | "belegschaft" | "mitarbeit" => Ok(Role::Staff),
        "manager" | "leitung" => Ok(Role::Manager),
        "admin" | "administrator" | "administration" => Ok(Role::Admin),
        _ => Err(Fault::UnknownRole),
    }
}

fn language(text: &str) -> Result<Option<Language>, Fault> {
    match fold(text.trim()).as_str() {
        "" => Ok(None),
        "english" | "englisch" => Ok(Some(Language::English)),
        "german" | "deutsch" => Ok(Some(Language::German)),
        tag => Language::parse(tag).map(Some).ok_or(Fault::UnknownLanguage),
    }
}
