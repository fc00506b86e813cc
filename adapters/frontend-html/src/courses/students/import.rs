//! Many students out of one file.

use application::{
    App, Message,
    courses::{
        CheckedStudent, CheckedStudents, ImportStudents, StudentColumn, StudentFault,
        StudentRowFault, check_students, import_students,
    },
    identity::{Fault, Heading},
};
use domain_kernel::{Actor, Id, Permission};

use super::{super::sample, PATH};
use crate::{
    form::Refusal,
    parts::count,
    problem::Problem,
    reader::Reader,
    table_import::{Asked, CellText, Looked, LookedFault, LookedRow, TableImport, Words},
};

pub(crate) struct StudentsImport;

impl TableImport for StudentsImport {
    const WORDS: Words = Words {
        permission: Permission::KeepStudents,
        path: "/students/import",
        back: (PATH, "students-title"),
        done: PATH,
        title: "import-students-title",
        lead: "import-students-lead",
        file_hint: "import-students-file-hint",
        check: "import-students-check",
        apply: "import-students-apply",
        caption: "import-students-caption",
        heads: &["person-name", "import-line", "student-account"],
        good: "import-students-good",
        faults: "import-people-faults",
        note: None,
        day: None,
        choice: None,
        catalog: None,
        other: None,
    };
    type Checked = CheckedStudents;

    async fn check(app: &App, actor: &Actor, asked: &Asked) -> Result<CheckedStudents, Problem> {
        Ok(check_students(app, actor, &command(asked)).await?)
    }

    async fn import(app: &App, actor: &Actor, asked: &Asked) -> Result<Message, Refusal> {
        let done = import_students(app, actor, &command(asked)).await?;
        Ok(Message::new("import-students-done").number("n", count(done.students.len())))
    }

    fn look(checked: &CheckedStudents, reader: &Reader) -> Looked {
        let students = checked.students.iter().map(|it| LookedRow {
            line: it.line,
            name: it.details.name(),
            detail: Some(it.details.email.as_str().to_owned()),
            cells: vec![CellText::of(it.account.clone())],
        });
        let faults = checked.faults.iter().map(|it| {
            let column = StudentColumn::ALL.into_iter().find(|column| column.name() == it.column);
            let column = column.map_or_else(|| it.column.clone(), |it| reader.say(head(it)));
            LookedFault::new(it.line, column, &it.fault, reader)
        });
        let (n_students, n_faults) = (checked.students.len(), checked.faults.len());
        Looked::new((n_students, students), (n_faults, faults), None)
    }

    fn samples() -> [CheckedStudents; 2] {
        let student = |line: u32| {
            let account = (line < 4).then(|| "ana@harbour.example".to_owned());
            CheckedStudent::new(line, sample::details("Ana", "Lima <b>"), account)
        };
        let fault =
            |column: &str, fault| StudentRowFault { line: 3, column: column.to_owned(), fault };
        let faults = vec![
            fault("shoe \"size\"", StudentFault::from(Fault::UnknownHead)),
            fault("account", StudentFault::PersonTaken),
        ];
        let good = CheckedStudents { students: (2..=103).map(student).collect(), faults: vec![] };
        [good, CheckedStudents { faults, students: Vec::new() }]
    }
}

fn command(asked: &Asked) -> ImportStudents {
    let first = Id::from_uuid(asked.first.uuid());
    ImportStudents { realm: asked.realm, first, table: asked.table.clone() }
}

fn head(column: StudentColumn) -> &'static str {
    match column {
        StudentColumn::FirstName => "student-first-name",
        StudentColumn::LastName => "student-last-name",
        StudentColumn::Email => "person-email",
        StudentColumn::Account => "student-account",
    }
}
