use application::{
    App, Failure, Message,
    courses::{
        CreateStudent, EditStudent, EditStudentError, StudentView, create_student, edit_student,
        see_student,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{Student, StudentId as Id};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{
    PATH, back, sample,
    student_form::{self, FIELDS, FilledIn, StudentFields},
    url,
};
use crate::{
    form::{Draft, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// How a student is called and reached: somebody new, or somebody who is here.
#[derive(Debug, Serialize)]
pub(crate) struct StudentFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    fields: StudentFields,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::KeepStudents)?;
    Ok(screen.show(&StudentFormPage::create(app.ids.next(), &Draft::blank(), screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::KeepStudents)?;
    let form = form.only(&FIELDS)?;
    let id: Id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("student-created");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&StudentFormPage::create(id, &draft, screen.reader())))
        }
    }
}

async fn save_new(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let FilledIn { details, account } = FilledIn::parse(form)?;
    Ok(create_student(app, actor, CreateStudent { id, details, account }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
) -> Result<Response, Problem> {
    let student = see_student(&app, &actor, id).await?;
    let draft = student_form::stored(&student);
    Ok(screen.show(&StudentFormPage::edit(&student, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let student = see_student(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("student-saved");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&StudentFormPage::edit(&student, &draft, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let FilledIn { details, account } = FilledIn::parse(form)?;
    Ok(edit_student(app, actor, EditStudent { id, expected, details, account }).await?)
}

impl StudentFormPage {
    fn create(id: Id, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("student-new-title"),
            lead: reader.say("student-new-lead"),
            back: Link { href: PATH.to_owned(), text: reader.say("students-title") },
            action: PATH.to_owned(),
            button: reader.say("student-create"),
            hidden: Hidden::new("id", &id),
            fields: StudentFields::new(draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }

    fn edit(student: &StudentView, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("student-edit-title"),
            lead: String::new(),
            back: back(student),
            action: format!("{}/edit", url(student.id)),
            button: reader.say("save"),
            hidden: Hidden::new("version", &draft.version(student.version)),
            fields: StudentFields::new(draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for StudentFormPage {
    const TEMPLATE: &'static str = "courses/students/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let student = sample::student();
        let typed = Form::from_iter([("first_name", "\"Ana\""), ("email", "ana@lima.example")]);
        let mut errors = FieldErrors::default();
        errors.add("last_name", domain_kernel::LineError::Empty.message());
        errors.add("email", EditStudentError::EmailTaken.message());
        errors.add("account", EditStudentError::PersonTaken.message());
        vec![
            Self::create(student.id, &Draft::blank(), reader),
            Self::create(student.id, &Draft::refused(typed, errors), reader),
            Self::edit(&student, &student_form::stored(&student), reader),
        ]
    }
}
