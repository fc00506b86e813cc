use application::{
    App, Message,
    courses::{CourseView, CreateCourse, EditCourse, create_course, edit_course, see_course},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{Course, CourseId as Id};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{
    PATH, back,
    course_form::{self, CourseFields, FIELDS},
    sample, url,
};
use crate::{
    form::{Draft, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a course is: a new one, or one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct CourseFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    fields: CourseFields,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorCourses)?;
    Ok(screen.show(&CourseFormPage::create(app.ids.next(), &Draft::blank(), screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorCourses)?;
    let form = form.only(&FIELDS)?;
    let id: Id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("course-created");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&CourseFormPage::create(id, &draft, screen.reader())))
        }
    }
}

async fn save_new(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let settings = course_form::parse(form)?;
    Ok(create_course(app, actor, CreateCourse { id, settings }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let draft = course_form::stored(&course);
    Ok(screen.show(&CourseFormPage::edit(&course, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("course-saved");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&CourseFormPage::edit(&course, &draft, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: Id, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = course_form::parse(form)?;
    Ok(edit_course(app, actor, EditCourse { id, expected, settings }).await?)
}

impl CourseFormPage {
    fn create(id: Id, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("course-new-title"),
            lead: reader.say("course-new-lead"),
            back: Link { href: PATH.to_owned(), text: reader.say("courses-title") },
            action: PATH.to_owned(),
            button: reader.say("course-create"),
            hidden: Hidden::new("id", &id),
            fields: CourseFields::new(draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }

    fn edit(course: &CourseView, draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("course-edit-lead").number("n", course.n_enrolled);
        Self {
            heading: reader.say("course-edit-title"),
            lead: reader.text(&lead),
            back: back(course),
            action: format!("{}/edit", url(course.id)),
            button: reader.say("save"),
            hidden: Hidden::new("version", &draft.version(course.version)),
            fields: CourseFields::new(draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CourseFormPage {
    const TEMPLATE: &'static str = "courses/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let course = sample::course();
        let typed = Form::from_iter([
            ("title", ""),
            ("starts_on", "5"),
            ("starts_on_month", "12"),
            ("starts_on_year", "2026"),
            ("ends_on", "4"),
            ("ends_on_month", "12"),
            ("ends_on_year", "2026"),
            ("capacity", "\"many\""),
        ]);
        let errors = course_form::parse(&typed).err().unwrap_or_default();
        vec![
            Self::create(course.id, &Draft::blank(), reader),
            Self::create(course.id, &Draft::refused(typed, errors), reader),
            Self::edit(&course, &course_form::stored(&course), reader),
        ]
    }
}
