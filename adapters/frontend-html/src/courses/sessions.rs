//! The days of a course: added, changed and taken out.

use application::{
    App, Message, PageNumber,
    courses::{
        AddSession, AttendanceSheet, CourseView, DeleteSession, EditSession, add_session,
        delete_session, edit_session, see_course, see_sheet,
    },
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_courses::{Course, CourseId, SessionId, SessionTitle};
use domain_kernel::{Actor, Date};
use http::request::Parts;
use serde::Serialize;

use super::{
    back,
    days::{DayFields, HELD_ON, day, filled},
    sample, url,
};
use crate::{
    Web,
    confirm::{Change, ConfirmPage},
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed, two_ids},
};

/// A day of a course: a new one, or one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct SessionFormPage {
    heading: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    held_on: DayFields,
    title: Field,
    delete_url: Option<String>,
    mistakes: Vec<Mistake>,
}

/// A course and one of its days, as a path names them. Malformed ids name nothing.
pub(crate) struct OfSession(pub(super) CourseId, pub(super) SessionId);

const FIELDS: [&str; 6] = ["id", "version", "held_on", "held_on_month", "held_on_year", "title"];

pub(super) fn session_url(course: CourseId, session: SessionId) -> String {
    format!("{}/sessions/{session}", url(course))
}

/// A session of this very course.
pub(super) async fn find(
    app: &App,
    actor: &Actor,
    OfSession(course, session): &OfSession,
    page: PageNumber,
) -> Result<AttendanceSheet, Problem> {
    let sheet = see_sheet(app, actor, *session, page).await?;
    if sheet.course.0 == *course { Ok(sheet) } else { Err(Problem::not_found()) }
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let draft = Draft::filled(filled(HELD_ON, today));
    Ok(screen.show(&SessionFormPage::create(&course, app.ids.next(), &draft, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    let session: SessionId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, (id, session), &form).await {
        Ok(()) => {
            let notice = Message::new("session-added");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let page = SessionFormPage::create(&course, session, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    (course, id): (CourseId, SessionId),
    form: &Form,
) -> Result<(), Refusal> {
    let (on, title) = parse(form)?;
    Ok(add_session(app, actor, AddSession { id, course, on, title }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    screen: Screen,
) -> Result<Response, Problem> {
    let sheet = find(&app, &actor, &of, PageNumber::FIRST).await?;
    Ok(screen.show(&SessionFormPage::edit(&sheet, &stored(&sheet), screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let sheet = find(&app, &actor, &of, PageNumber::FIRST).await?;
    let form = form.only(&FIELDS)?;
    match save_edited(&app, &actor, sheet.id, &form).await {
        Ok(()) => {
            let notice = Message::new("session-saved");
            Ok(SeeOther::to(session_url(of.0, of.1)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&SessionFormPage::edit(&sheet, &draft, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: SessionId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let (on, title) = parse(form)?;
    Ok(edit_session(app, actor, EditSession { id, expected, on, title }).await?)
}

fn parse(form: &Form) -> Result<(Date, Option<SessionTitle>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let on = errors.take("held_on", day(form, HELD_ON));
    let title = errors.take("title", SessionTitle::parse_optional(form.text("title")));
    on.zip(title).ok_or(errors)
}

fn stored(sheet: &AttendanceSheet) -> Draft {
    let title = sheet.title.as_ref().map(|it| it.as_str().to_owned());
    let title = [("title", title.unwrap_or_default())];
    Draft::filled(title.into_iter().chain(filled(HELD_ON, sheet.on)))
}

pub(crate) async fn ask_to_delete(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    screen: Screen,
) -> Result<Response, Problem> {
    let sheet = find(&app, &actor, &of, PageNumber::FIRST).await?;
    let change = change(&sheet, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back_to(&sheet), change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    form: Form,
) -> Result<SeeOther, Problem> {
    let sheet = find(&app, &actor, &of, PageNumber::FIRST).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_session(&app, &actor, DeleteSession { id: sheet.id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(of.0)))?;
    Ok(SeeOther::to(url(of.0)).notice(Message::new("session-is-deleted")))
}

pub(super) fn change(sheet: &AttendanceSheet, reader: &Reader) -> Change {
    Change {
        heading: Message::new("session-delete-title").text("date", &reader.date(sheet.on)),
        lead: "session-delete-lead",
        points: vec![Message::new("session-delete-goes")],
        stem: None,
        refused: None,
        action: format!("{}/delete", session_url(sheet.course.0, sheet.id)),
        hidden: vec![Hidden::new("version", &sheet.version.get())],
        button: Message::new("session-delete-submit"),
        is_destructive: true,
    }
}

pub(super) fn back_to(sheet: &AttendanceSheet) -> Link {
    Link { href: url(sheet.course.0), text: sheet.course.1.as_str().to_owned() }
}

impl FromRequestParts<Web> for OfSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (course, session) = two_ids(parts, web).await?;
        Ok(Self(course, session))
    }
}

impl SessionFormPage {
    fn create(course: &CourseView, id: SessionId, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("session-new-title"),
            back: back(course),
            action: format!("{}/sessions", url(course.id)),
            button: reader.say("session-add"),
            hidden: Hidden::new("id", &id),
            held_on: DayFields::new(HELD_ON, draft, reader),
            title: draft.field("title", reader),
            delete_url: None,
            mistakes: draft.mistakes(reader),
        }
    }

    fn edit(sheet: &AttendanceSheet, draft: &Draft, reader: &Reader) -> Self {
        let own = session_url(sheet.course.0, sheet.id);
        Self {
            heading: reader.say("session-edit-title"),
            back: back_to(sheet),
            action: format!("{own}/edit"),
            button: reader.say("save"),
            hidden: Hidden::new("version", &draft.version(sheet.version)),
            held_on: DayFields::new(HELD_ON, draft, reader),
            title: draft.field("title", reader),
            delete_url: Some(format!("{own}/delete")),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SessionFormPage {
    const TEMPLATE: &'static str = "courses/session.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (course, sheet) = (sample::course(), sample::sheet());
        let typed = Form::from_iter([("held_on", "32"), ("title", "\"Scales\"")]);
        let errors = parse(&typed).err().unwrap_or_default();
        vec![
            Self::create(&course, sheet.id, &Draft::refused(typed, errors), reader),
            Self::edit(&sheet, &stored(&sheet), reader),
        ]
    }
}
