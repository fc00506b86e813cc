//! Many students at once, out of a table: all of them, or nobody.

mod columns;
mod faults;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use domain_courses::{
    NewStudent, Student, StudentCreated, StudentDetails, StudentEmail, StudentId, StudentsImported,
};
use domain_identity::{Holder, Known};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Realm, StoreError, fold};
use thiserror::Error;

use rows::{Row, read};

pub use columns::StudentColumn;
pub use faults::{StudentFault, StudentRowFault};

use crate::{
    App, Tx,
    failure::failure,
    identity::{Columns, Fault, Heading, Table},
    repeat,
};

/// A teacher makes students of a table.
#[derive(Clone, Debug)]
pub struct ImportStudents {
    /// The company that they are taught in.
    pub realm: Realm,
    /// Of the first in the table. Handed out with the form, so that a form sent twice makes everybody
    /// once and is answered twice.
    pub first: StudentId,
    pub table: Table,
}

/// What would become of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckedStudents {
    /// By line; only those that could be made, if they all could.
    pub students: Vec<CheckedStudent>,
    /// By line. Whoever has one keeps everybody out.
    pub faults: Vec<StudentRowFault>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedStudent {
    pub line: u32,
    pub details: StudentDetails,
    /// Of the person who sees the courses as their own, as it was typed.
    pub account: Option<String>,
    person: Option<PersonId>,
}

#[derive(Debug, Error)]
pub enum ImportStudentsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("some of these students cannot be taken, so nobody was")]
    SomeRefused,
}

/// Says what would become of a table, and stores nothing.
pub async fn check_students(
    app: &App,
    actor: &Actor,
    command: &ImportStudents,
) -> Result<CheckedStudents, ImportStudentsError> {
    let permit = actor.permit_in(command.realm, Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;
    Ok(check(&mut *tx, &command.table).await?)
}

/// Makes students of a table: all of them, or nobody.
pub async fn import_students(
    app: &App,
    actor: &Actor,
    command: &ImportStudents,
) -> Result<CheckedStudents, ImportStudentsError> {
    match repeat(|| import_once(app, actor, command)).await {
        // Somebody else was quicker, with the same form or with one of them, which is found now.
        Err(ImportStudentsError::Store(StoreError::Duplicate(_))) => {
            repeat(|| import_once(app, actor, command)).await
        }
        done => done,
    }
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportStudents,
) -> Result<CheckedStudents, ImportStudentsError> {
    let permit = actor.permit_in(command.realm, Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;
    let mut checked = check(&mut *tx, &command.table).await?;
    if tx.students().find(command.first).await?.is_some() {
        // Nothing speaks against them but that they are here.
        checked.faults.clear();
        return Ok(checked);
    }
    if !checked.faults.is_empty() {
        return Err(ImportStudentsError::SomeRefused);
    }

    let now = app.clock.now();
    let others = checked.students.iter().skip(1).map(|_| app.ids.next());
    let ids: Vec<StudentId> = std::iter::once(command.first).chain(others).collect();
    let made = ids.into_iter().zip(&checked.students).map(|(id, it)| {
        Student::create(NewStudent { id, details: it.details.clone(), person: it.person }, now)
    });
    let (students, created): (Vec<Student>, Vec<StudentCreated>) = made.unzip();

    tx.students().insert_all(&students).await?;
    let n_students = u32::try_from(students.len()).unwrap_or(u32::MAX);
    let imported = StudentsImported { company: permit.realm().company(), n_students };
    let facts = created.iter().fold(Facts::new(now, &imported), |all, it| all.and(it));
    tx.commit(facts).await?;
    Ok(checked)
}

async fn check(tx: &mut dyn Tx, table: &Table) -> Result<CheckedStudents, StoreError> {
    let mut checked = CheckedStudents::default();
    let Some((head, lines)) = table.rows.split_first() else {
        checked.faults.push(StudentRowFault::new(
            1,
            StudentColumn::FirstName.name(),
            StudentFault::Nobody,
        ));
        return Ok(checked);
    };
    let (columns, faults) = Columns::of(head);
    checked.faults = faults;
    if lines.is_empty() {
        let first = StudentColumn::FirstName.name();
        checked.faults.push(StudentRowFault::new(head.line, first, StudentFault::Nobody));
    }
    if !columns.are_all_there() {
        return Ok(checked);
    }
    let mut rows = Vec::new();
    for line in lines {
        match read(line, &columns) {
            Ok(row) => rows.push(row),
            Err(faults) => checked.faults.extend(faults),
        }
    }
    settle(tx, rows, &mut checked).await?;
    checked.faults.sort_by_key(|it| it.line);
    Ok(checked)
}

/// What only the other lines and the company tell of a line.
async fn settle(
    tx: &mut dyn Tx,
    rows: Vec<Row>,
    checked: &mut CheckedStudents,
) -> Result<(), StoreError> {
    let emails: Vec<StudentEmail> = rows.iter().map(|it| it.details.email.clone()).collect();
    let taken = tx.students().with_emails(&emails).await?;
    let taken: BTreeSet<String> = taken.iter().map(|it| fold(it.details.email.as_str())).collect();
    let accounts = rows.iter().filter_map(|it| Some(it.account.as_ref()?.1.clone()));
    let known = tx.people().known(&accounts.collect::<Vec<_>>()).await?;
    let (mut by_email, mut by_person) = (BTreeMap::new(), BTreeMap::new());
    for Row { line, details, account } in rows {
        let email = StudentColumn::Email.name();
        let key = fold(details.email.as_str());
        if taken.contains(&key) {
            checked.faults.push(StudentRowFault::new(line, email, StudentFault::EmailTaken));
        } else if let Some(first) = by_email.insert(key, line) {
            checked.faults.push(StudentRowFault::new(line, email, Fault::Repeated { line: first }));
        }
        let person = match &account {
            Some((_, identifier)) => match person(tx, known.get(identifier)).await? {
                Ok(person) => Some(person),
                Err(why) => {
                    checked.faults.push(StudentRowFault::new(
                        line,
                        StudentColumn::Account.name(),
                        why,
                    ));
                    None
                }
            },
            None => None,
        };
        if let Some(first) = person.and_then(|it| by_person.insert(it, line)) {
            let twice = Fault::Repeated { line: first };
            checked.faults.push(StudentRowFault::new(line, StudentColumn::Account.name(), twice));
        }
        let account = account.map(|(typed, _)| typed);
        checked.students.push(CheckedStudent { line, details, account, person });
    }
    Ok(())
}

/// Somebody of the company who is no student yet.
async fn person(
    tx: &mut dyn Tx,
    known: Option<&Known>,
) -> Result<Result<PersonId, StudentFault>, StoreError> {
    let Some(Holder::Colleague { id, .. }) = known.map(|it| &it.holder) else {
        return Ok(Err(StudentFault::NoSuchPerson));
    };
    match tx.students().of_person(*id).await? {
        Some(_) => Ok(Err(StudentFault::PersonTaken)),
        None => Ok(Ok(*id)),
    }
}

impl CheckedStudent {
    /// Somebody with an account that nobody has looked for yet.
    pub fn new(line: u32, details: StudentDetails, account: Option<String>) -> Self {
        Self { line, details, account, person: None }
    }
}

failure!(ImportStudentsError {
    Denied(Denied),
    Store(StoreError),
    ;
    SomeRefused => Invalid "import-students-refused",
});
