//! Many students out of one file: looked at first, then made, all of them or nobody.

use application::{
    App, Failure, Message,
    courses::{
        CheckedStudent, CheckedStudents, ImportStudents, StudentColumn, StudentFault,
        StudentRowFault, check_students, import_students,
    },
    identity::Table,
};
use axum::{
    body::Bytes,
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_courses::StudentId;
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{super::sample, PATH};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    identity::table_upload as upload,
    parts::count,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// A file of students, before anybody is made of it.
#[derive(Debug, Serialize)]
pub(crate) struct ImportStudentsPage {
    file: Field,
    text: Field,
    checked: Option<Checked>,
    /// What the button that does it says, and whose id it sends, if it can be done.
    apply: Option<String>,
    first: Option<String>,
    mistakes: Vec<Mistake>,
}

/// What would become of it.
#[derive(Debug, Serialize)]
struct Checked {
    summary: String,
    faults: Vec<FaultRow>,
    students: Vec<StudentRow>,
    /// How many lines are not shown.
    more: Option<String>,
}

#[derive(Debug, Serialize)]
struct FaultRow {
    line: u32,
    column: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct StudentRow {
    line: u32,
    name: String,
    email: String,
    account: Option<String>,
}

const FIELDS: [&str; 3] = ["text", "action", "first"];
/// As many as somebody reads; a page of ten thousand is no page.
const MOST_LINES: usize = 100;

pub(crate) async fn ask(Signed(actor): Signed, screen: Screen) -> Result<Response, Problem> {
    actor.permit(Permission::KeepStudents)?;
    Ok(screen.show(&ImportStudentsPage::new(None, &Draft::blank(), screen.reader())))
}

pub(crate) async fn import(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::KeepStudents)?;
    let mut errors = FieldErrors::default();
    let upload = upload::read(body).await?;
    let mut form = upload.form.only(&FIELDS)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && upload.file.is_none();
    let (field, is_file) = match upload.file {
        Some(_) => ("file", true),
        None => ("text", false),
    };
    let bytes = upload.file.unwrap_or_else(|| Bytes::from(form.text("text").to_owned()));
    let Some(table) = errors.take(field, app.tables.read(bytes).await) else {
        let draft = Draft::refused(form, errors);
        return Ok(screen.show(&ImportStudentsPage::new(None, &draft, screen.reader())));
    };
    if is_file {
        form = Form::from_iter([("text", upload::text(&table))]);
    }
    if is_asked {
        let first = form.text("first").parse().unwrap_or_else(|_| app.ids.next());
        match save(&app, &actor, first, &table).await {
            Ok(n) => {
                let notice = Message::new("import-students-done").number("n", n);
                return Ok(SeeOther::to(PATH).notice(notice).into_response());
            }
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    let first = app.ids.next();
    let command = ImportStudents { realm: actor.realm(), first, table };
    let checked = check_students(&app, &actor, &command).await?;
    if !checked.faults.is_empty() && !is_asked {
        let n = count(checked.faults.len());
        errors.add("verdicts", Message::new("import-people-faults").number("n", n));
    }
    let draft = Draft::refused(form, errors);
    let page = ImportStudentsPage::new(Some((&checked, first)), &draft, screen.reader());
    Ok(screen.show(&page))
}

async fn save(app: &App, actor: &Actor, first: StudentId, table: &Table) -> Result<u32, Refusal> {
    let command = ImportStudents { realm: actor.realm(), first, table: table.clone() };
    Ok(count(import_students(app, actor, &command).await?.students.len()))
}

impl ImportStudentsPage {
    fn new(checked: Option<(&CheckedStudents, StudentId)>, draft: &Draft, reader: &Reader) -> Self {
        let good = checked.filter(|(it, _)| it.faults.is_empty());
        let apply = good.map(|(it, _)| {
            let n = count(it.students.len());
            reader.text(&Message::new("import-students-apply").number("n", n))
        });
        Self {
            file: draft.field("file", reader),
            text: draft.field("text", reader),
            checked: checked.map(|(it, _)| Checked::new(it, reader)),
            apply,
            first: good.map(|(_, first)| first.to_string()),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Checked {
    fn new(checked: &CheckedStudents, reader: &Reader) -> Self {
        let (n_students, n_faults) = (checked.students.len(), checked.faults.len());
        let (key, n_lines) = match n_faults {
            0 => ("import-students-good", n_students),
            _ => ("import-people-faults", n_faults),
        };
        let more = n_lines.checked_sub(MOST_LINES).filter(|it| 0 < *it);
        let more = more.map(|it| Message::new("import-people-more").number("n", count(it)));
        let students = checked.students.iter().filter(|_| n_faults == 0).take(MOST_LINES);
        let faults = checked.faults.iter().take(MOST_LINES);
        Self {
            summary: reader.text(&Message::new(key).number("n", count(n_lines))),
            faults: faults.map(|it| FaultRow::new(it, reader)).collect(),
            students: students.map(StudentRow::new).collect(),
            more: more.map(|it| reader.text(&it)),
        }
    }
}

impl FaultRow {
    fn new(fault: &StudentRowFault, reader: &Reader) -> Self {
        let column = StudentColumn::ALL.into_iter().find(|it| it.name() == fault.column);
        Self {
            line: fault.line,
            column: column.map_or_else(|| fault.column.clone(), |it| reader.say(head(it))),
            text: reader.text(&fault.fault.message()),
        }
    }
}

impl StudentRow {
    fn new(student: &CheckedStudent) -> Self {
        Self {
            line: student.line,
            name: student.details.name(),
            email: student.details.email.as_str().to_owned(),
            account: student.account.clone(),
        }
    }
}

fn head(column: StudentColumn) -> &'static str {
    match column {
        StudentColumn::FirstName => "student-first-name",
        StudentColumn::LastName => "student-last-name",
        StudentColumn::Email => "person-email",
        StudentColumn::Account => "student-account",
    }
}

impl Page for ImportStudentsPage {
    const TEMPLATE: &'static str = "courses/students/import.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("import-students-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let student = |line: u32| {
            let account = (line < 4).then(|| "ana@harbour.example".to_owned());
            CheckedStudent::new(line, sample::details("Ana", "Lima <b>"), account)
        };
        let good = CheckedStudents { students: (2..=103).map(student).collect(), faults: vec![] };
        let fault = |column: &str, fault| {
            let column = column.to_owned();
            StudentRowFault { line: 3, column, fault }
        };
        let unknown = application::identity::Fault::UnknownHead;
        let faults = vec![
            fault("shoe \"size\"", StudentFault::from(unknown)),
            fault("account", StudentFault::PersonTaken),
        ];
        let bad = CheckedStudents { faults, students: Vec::new() };
        let first = sample::student().id;
        let mut errors = FieldErrors::default();
        errors.add("verdicts", Message::new("import-people-faults").number("n", 2));
        let typed = || Form::from_iter([("text", "first name\r\n<b>")]);
        let refused = Draft::refused(typed(), errors);
        let read = Draft::refused(typed(), FieldErrors::default());
        vec![
            Self::new(None, &Draft::blank(), reader),
            Self::new(Some((&good, first)), &read, reader),
            Self::new(Some((&bad, first)), &refused, reader),
        ]
    }
}
