//! Who was at a session, on one form.

use application::{
    App, Message, PageNumber,
    courses::{AttendanceSheet, SheetLine, TakeAttendance, take_attendance},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{Attendance, AttendanceMark, AttendanceNote, Presence, StudentId};
use domain_kernel::Actor;
use serde::Serialize;

use super::{
    own::said,
    sample,
    sessions::{OfSession, back_to, find, session_url},
};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// A line for each student of the course.
#[derive(Debug, Serialize)]
pub(crate) struct SheetPage {
    heading: String,
    lead: Option<String>,
    back: Link,
    action: String,
    edit_url: String,
    version: String,
    page: String,
    lines: Vec<Line>,
    /// Where the students are who are not on this page.
    previous_url: Option<String>,
    next_url: Option<String>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    state: Field,
    states: Vec<Choice>,
    note: Field,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let sheet = find(&app, &actor, &of, query.page()).await?;
    Ok(screen.show(&SheetPage::new(&sheet, &stored(&sheet), screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    of: OfSession,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let page = form.text("page").parse().ok().and_then(PageNumber::parse);
    let sheet = find(&app, &actor, &of, page.unwrap_or_default()).await?;
    match take(&app, &actor, &sheet, &form).await {
        Ok(()) => {
            let notice = Message::new("attendance-saved");
            let next = sheet_url(&sheet, sheet.page);
            Ok(SeeOther::to(next).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&SheetPage::new(&sheet, &draft, screen.reader())))
        }
    }
}

async fn take(
    app: &App,
    actor: &Actor,
    sheet: &AttendanceSheet,
    form: &Form,
) -> Result<(), Refusal> {
    let is_known = |name: &str| {
        let own = ["version", "page", "action"].contains(&name);
        own || sheet.students.iter().any(|it| [state(it), note(it)].iter().any(|it| it == name))
    };
    if form.fields().any(|(name, _)| !is_known(name)) {
        return Err(FormError::UnknownField.into());
    }
    let expected = version(form)?;
    // One button takes everybody of whom nothing is said for present.
    let is_rest_present = form.text("action") == "rest";
    let mut errors = FieldErrors::default();
    let mut marks = Vec::new();
    for line in &sheet.students {
        let Some(mark) = mark(line, form, is_rest_present, &mut errors) else { continue };
        if mark.1 != line.attendance {
            marks.push(mark);
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    Ok(take_attendance(app, actor, TakeAttendance { id: sheet.id, expected, marks }).await?)
}

/// What a form says about somebody, or a note of what is wrong with it.
fn mark(
    line: &SheetLine,
    form: &Form,
    is_rest_present: bool,
    errors: &mut FieldErrors,
) -> Option<AttendanceMark> {
    let presence = match form.text(&state(line)) {
        "" if is_rest_present => Some(Presence::Present),
        "" => None,
        word => {
            let known = Presence::parse(word);
            if known.is_none() {
                errors.add(state(line), Message::new("choice-unknown"));
            }
            Some(known?)
        }
    };
    let typed = AttendanceNote::parse_optional(form.text(&note(line)));
    let said = errors.take(note(line), typed)?;
    let Some(presence) = presence else {
        if said.is_some() {
            errors.add(state(line), Message::new("attendance-note-alone"));
        }
        return Some((line.student, None));
    };
    Some((line.student, Some(Attendance { state: presence, note: said })))
}

fn state(line: &SheetLine) -> String {
    named("state", line.student)
}

fn note(line: &SheetLine) -> String {
    named("note", line.student)
}

fn named(what: &str, student: StudentId) -> String {
    format!("{what}-{student}")
}

fn stored(sheet: &AttendanceSheet) -> Draft {
    let fields = sheet.students.iter().filter_map(|line| {
        let said = line.attendance.as_ref()?;
        let text = said.note.as_ref().map(|it| it.as_str().to_owned());
        let presence = (state(line), said.state.name().to_owned());
        Some([presence, (note(line), text.unwrap_or_default())])
    });
    Draft::filled(fields.flatten())
}

fn sheet_url(sheet: &AttendanceSheet, page: PageNumber) -> String {
    let number = if page == PageNumber::FIRST { String::new() } else { page.get().to_string() };
    query::url(&session_url(sheet.course.0, sheet.id), &[("page", &number)])
}

impl SheetPage {
    fn new(sheet: &AttendanceSheet, draft: &Draft, reader: &Reader) -> Self {
        let heading = Message::new("attendance-title").text("date", &reader.date(sheet.on));
        let url = session_url(sheet.course.0, sheet.id);
        let other = |number: u32| PageNumber::parse(number).map(|it| sheet_url(sheet, it));
        let number = sheet.page.get();
        Self {
            heading: reader.text(&heading),
            lead: sheet.title.as_ref().map(|it| it.as_str().to_owned()),
            back: back_to(sheet),
            edit_url: format!("{url}/edit"),
            action: url,
            version: draft.version(sheet.version),
            page: number.to_string(),
            lines: sheet.students.iter().map(|it| Line::new(it, draft, reader)).collect(),
            previous_url: number.checked_sub(1).and_then(other),
            next_url: sheet.has_more().then(|| other(number + 1)).flatten(),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(line: &SheetLine, draft: &Draft, reader: &Reader) -> Self {
        let states = Presence::ALL.map(|it| (it.name().to_owned(), reader.say(said(it))));
        let none = [(String::new(), reader.say("presence-none"))];
        Self {
            name: line.details.name(),
            state: draft.field(state(line), reader),
            states: draft.choices(&state(line), none.into_iter().chain(states)),
            note: draft.field(note(line), reader),
        }
    }
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "courses/sheet.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let sheet = sample::sheet();
        let mut errors = FieldErrors::default();
        for line in sheet.students.iter().take(1) {
            errors.add(state(line), Message::new("attendance-note-alone"));
        }
        let nobody = AttendanceSheet { students: Vec::new(), n_students: 0, ..sheet.clone() };
        vec![
            Self::new(&sheet, &stored(&sheet), reader),
            Self::new(&sheet, &Draft::refused(Form::default(), errors), reader),
            Self::new(&nobody, &Draft::blank(), reader),
        ]
    }
}
