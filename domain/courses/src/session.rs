use domain_kernel::{Change, Date, Id, Line};
use thiserror::Error;

use crate::{AttendanceTaken, CourseId, SessionAdded, SessionDeleted, SessionEdited, StudentId};

pub type SessionId = Id<CourseSession>;
/// What a session is about, where that is worth saying.
pub type SessionTitle = Line<120>;
/// What is said about somebody's attendance.
pub type AttendanceNote = Line<200>;

/// A day on which a course takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseSession {
    pub id: SessionId,
    pub course: CourseId,
    pub on: Date,
    pub title: Option<SessionTitle>,
}

/// Whether a student was at a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    pub state: Presence,
    pub note: Option<AttendanceNote>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    Present,
    Absent,
    /// Was not there, and is not to blame for it.
    Excused,
}

/// What is said of one student at a session; nothing takes back what was said.
pub type AttendanceMark = (StudentId, Option<Attendance>);

/// A course has so many sessions already as it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a course has {} sessions at most", CourseSession::MOST)]
pub struct TooManySessions;

impl CourseSession {
    /// Of one course.
    pub const MOST: u32 = 200;

    /// Adds a day to a course that has so many.
    pub fn add(
        id: SessionId,
        course: CourseId,
        (on, title): (Date, Option<SessionTitle>),
        n_sessions: u32,
    ) -> Result<(Self, SessionAdded), TooManySessions> {
        if Self::MOST <= n_sessions {
            return Err(TooManySessions);
        }
        let added = SessionAdded { course, session: id, on, title: title.clone() };
        Ok((Self { id, course, on, title }, added))
    }

    /// Moves it to another day, or calls it something else. `None` when nothing changed.
    pub fn edit(&mut self, on: Date, title: Option<SessionTitle>) -> Option<SessionEdited> {
        let text = |it: &Option<SessionTitle>| it.as_ref().map(|it| it.as_str().to_owned());
        let days = Change::between("held_on", Some(self.on.to_string()), Some(on.to_string()));
        let titles = Change::between("title", text(&self.title), text(&title));
        let details: Vec<Change> = days.into_iter().chain(titles).collect();
        self.on = on;
        self.title = title;
        let edited = SessionEdited { course: self.course, session: self.id, details };
        (!edited.details.is_empty()).then_some(edited)
    }

    /// Takes it out of its course, with who was there.
    pub fn delete(&self) -> SessionDeleted {
        SessionDeleted { course: self.course, session: self.id, on: self.on }
    }

    /// Says who was there. `None` where nothing is said.
    pub fn take(&self, marks: &[AttendanceMark]) -> Option<AttendanceTaken> {
        let count = |state| {
            let of_state = marks.iter().filter(|(_, it)| it.as_ref().map(|it| it.state) == state);
            u32::try_from(of_state.count()).unwrap_or(u32::MAX)
        };
        let taken = AttendanceTaken {
            course: self.course,
            session: self.id,
            on: self.on,
            n_present: count(Some(Presence::Present)),
            n_absent: count(Some(Presence::Absent)),
            n_excused: count(Some(Presence::Excused)),
            n_cleared: count(None),
        };
        (!marks.is_empty()).then_some(taken)
    }
}

impl Presence {
    pub const ALL: [Self; 3] = [Self::Present, Self::Absent, Self::Excused];

    /// The word that stores and forms keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Excused => "excused",
        }
    }

    /// The opposite of [`Presence::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn given_session() -> CourseSession {
        let day = Date::constant(2026, 12, 1);
        CourseSession::add(id(1), id(2), (day, None), 0).expect("the first").0
    }

    #[test]
    fn a_course_has_only_so_many_sessions() {
        let day = || (Date::constant(2026, 12, 1), None);
        assert!(CourseSession::add(id(1), id(2), day(), CourseSession::MOST - 1).is_ok());
        let refused = CourseSession::add(id(1), id(2), day(), CourseSession::MOST);
        assert_eq!(refused, Err(TooManySessions));
    }

    #[test]
    fn a_session_that_stays_the_same_is_no_change() {
        let mut session = given_session();
        let title = SessionTitle::parse_optional("Scales").expect("a title");
        assert_eq!(session.edit(session.on, None), None);
        let edited = session.edit(session.on, title).expect("a change");
        assert_eq!(edited.details, [Change::set("title", "Scales")]);
    }

    #[test]
    fn what_is_said_about_who_was_there_is_counted() {
        let of = |state| Some(Attendance { state, note: None });
        let marks = [
            (id(1), of(Presence::Present)),
            (id(2), of(Presence::Excused)),
            (id(3), of(Presence::Present)),
            (id(4), None),
        ];
        let taken = given_session().take(&marks).expect("four of them");
        let counts = [taken.n_present, taken.n_absent, taken.n_excused, taken.n_cleared];
        assert_eq!(counts, [2, 0, 1, 1]);
        assert_eq!(given_session().take(&[]), None);
    }
}
