//! Many students put into a course by a list of addresses: looked at, and then done.

use application::{
    App, Message,
    courses::{
        CourseView, EnrollStudents, Enrolled, EnrollmentPreview, NotEnrolled, PreviewEnrollment,
        preview_enrollment, see_course,
    },
};
use axum::{
    body::Bytes,
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_courses::{Course, CourseId};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{back, enroll, places, sample, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, count},
    preview::{LeftOutLine, Preview},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    table_import::upload,
    views::Page,
    visitor::{PathId, Signed},
};

/// A list of addresses of students who are to be put into a course.
#[derive(Debug, Serialize)]
pub(crate) struct EnrollListPage {
    lead: String,
    back: Link,
    action: String,
    text: Field,
    file: Field,
    preview: Option<Preview>,
    /// What the button that does it says, if there is anything to do.
    apply: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 2] = ["text", "action"];

pub(super) fn list_url(course: CourseId) -> String {
    format!("{}/enroll/list", url(course))
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    Ok(screen.show(&EnrollListPage::new(&course, None, &Draft::blank(), screen.reader())))
}

pub(super) async fn enroll(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::KeepStudents)?;
    let course = see_course(&app, &actor, id).await?;
    let upload = upload::read(body).await?;
    let mut form = upload.form.only(&FIELDS)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && upload.file.is_none();
    let (field, bytes) = match upload.file {
        Some(file) => ("file", file),
        None => ("text", Bytes::from(form.text("text").to_owned())),
    };
    let mut errors = FieldErrors::default();
    let addresses = match bytes.iter().all(u8::is_ascii_whitespace) {
        true => Some(Vec::new()),
        false => errors.take(field, app.tables.read(bytes).await).map(|it| it.addresses()),
    };
    let Some(addresses) = addresses else {
        let draft = Draft::refused(form, errors);
        return Ok(screen.show(&EnrollListPage::new(&course, None, &draft, screen.reader())));
    };
    if field == "file" {
        form = Form::from_iter([("text", addresses.join("\n"))]);
    }
    let (preview, draft) = match go_on(&app, &actor, id, addresses, is_asked).await {
        Ok(Done::Enrolled(enrolled)) => {
            let notice = enroll::notice(&enrolled);
            return Ok(SeeOther::to(url(id)).notice(notice).into_response());
        }
        Ok(Done::Looked(preview)) => {
            if 0 < preview.n_too_many() {
                errors.add("text", no_places(&preview));
            }
            (Some(preview), Draft::refused(form, errors))
        }
        Err(refusal) => (None, Draft::refused(form, refusal.mistakes()?)),
    };
    Ok(screen.show(&EnrollListPage::new(&course, preview.as_ref(), &draft, screen.reader())))
}

enum Done {
    Looked(EnrollmentPreview),
    Enrolled(Enrolled),
}

async fn go_on(
    app: &App,
    actor: &Actor,
    course: CourseId,
    addresses: Vec<String>,
    is_asked: bool,
) -> Result<Done, Refusal> {
    let query = PreviewEnrollment { course, addresses };
    let preview = preview_enrollment(app, actor, query).await?;
    if !is_asked || preview.new.is_empty() || 0 < preview.n_too_many() {
        return Ok(Done::Looked(preview));
    }
    let students = preview.new.into_iter().map(|(id, _)| id).collect();
    let command = EnrollStudents { course, students };
    Ok(Done::Enrolled(enroll::enroll_all(app, actor, command).await?))
}

fn no_places(preview: &EnrollmentPreview) -> Message {
    Message::new("enroll-list-no-places")
        .number("n", count(preview.new.len()))
        .number("free", preview.n_free.unwrap_or_default())
}

fn preview(preview: &EnrollmentPreview, reader: &Reader) -> Preview {
    let summary = Message::new("enroll-list-preview").number("n", count(preview.new.len()));
    let left_out = preview.left_out.iter().map(|it| {
        let (who, why) = match it {
            NotEnrolled::InCourse(name) => (name, "enroll-list-in-course"),
            NotEnrolled::Unknown(written) => (written, "enroll-list-unknown"),
        };
        LeftOutLine::new(who, &Message::new(why), reader)
    });
    let names = preview.new.iter().map(|(_, name)| name.as_str());
    Preview::new(reader.text(&summary), names, left_out.collect(), reader)
}

impl EnrollListPage {
    fn new(
        course: &CourseView,
        looked_at: Option<&EnrollmentPreview>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let n_places = course.settings.capacity.map(domain_courses::Capacity::get);
        let enrolled = places(course.n_enrolled, n_places, reader);
        let can = looked_at.filter(|it| !it.new.is_empty() && it.n_too_many() == 0);
        let apply = |n| reader.text(&Message::new("enroll-list-apply").number("n", count(n)));
        Self {
            lead: reader.text(&Message::new("course-enroll-lead").text("enrolled", &enrolled)),
            back: back(course),
            action: list_url(course.id),
            text: draft.field("text", reader),
            file: draft.field("file", reader),
            preview: looked_at.map(|it| preview(it, reader)),
            apply: can.map(|it| apply(it.new.len())),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for EnrollListPage {
    const TEMPLATE: &'static str = "courses/enroll_list.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("enroll-list-title"), self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let course = sample::course();
        let id = sample::student().id;
        let some = EnrollmentPreview {
            new: (0..102).map(|_| (id, "Ana <Lima>".to_owned())).collect(),
            left_out: vec![
                NotEnrolled::InCourse("Kofi Mensah".to_owned()),
                NotEnrolled::Unknown("=x@elsewhere.example".to_owned()),
            ],
            n_free: None,
        };
        let full = EnrollmentPreview { n_free: Some(3), ..some.clone() };
        let mut errors = FieldErrors::default();
        errors.add("text", no_places(&full));
        let typed = || Form::from_iter([("text", "ana@students.example\r\n<b>")]);
        let read = Draft::refused(typed(), FieldErrors::default());
        vec![
            Self::new(&course, None, &Draft::blank(), reader),
            Self::new(&course, Some(&some), &read, reader),
            Self::new(&course, Some(&full), &Draft::refused(typed(), errors), reader),
        ]
    }
}
