//! One line of a table, from its cells to what a person is made of.

use domain_identity::{
    DepartmentName, Email, JobTitle, Language, PersonName, Phone, Profile, Username,
};
use domain_kernel::{Role, fold};

use super::{Column, Fault};
use crate::identity::{Cells, Columns, RowFault, TableRow};

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) profile: Profile,
    pub(super) role: Role,
    pub(super) department: Option<DepartmentName>,
    pub(super) manager: Option<Email>,
    pub(super) language: Option<Language>,
}

pub(super) fn read(row: &TableRow, columns: &Columns<Column>) -> Result<Row, Vec<RowFault>> {
    let mut cells = Cells::of(row, columns);
    let name = cells.take(Column::Name, PersonName::parse);
    let email = cells.take(Column::Email, Email::parse);
    let username = cells.take(Column::Username, Username::parse);
    let job_title = cells.take(Column::JobTitle, JobTitle::parse_optional);
    let department = cells.take(Column::Department, DepartmentName::parse_optional);
    let phone = cells.take(Column::Phone, Phone::parse_optional);
    let role = cells.take(Column::Role, role);
    let manager = cells.take(Column::Manager, |it| match it {
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
