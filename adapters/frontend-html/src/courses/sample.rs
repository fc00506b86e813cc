//! Courses and students for the samples of their pages.

use application::{
    PageNumber,
    courses::{
        AttendanceSheet, CourseLine, CourseOutcome, CourseView, EnrolledStudent, OwnCourse,
        SessionLine, SheetLine, StudentAccount, StudentCourse, StudentLine, StudentView,
    },
};
use domain_courses::{
    Attendance, Capacity, CourseDays, CourseDescription, CourseResult, CourseSettings, CourseTitle,
    Presence, StudentDetails, StudentId,
};
use domain_identity::{Email, PersonName};
use domain_kernel::{Date, Id, Line, Timestamp, Version};
use uuid::Uuid;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn created() -> Timestamp {
    Timestamp::from_micros(1_795_521_600_000_000)
}

fn title(text: &str) -> CourseTitle {
    CourseTitle::restore(text.to_owned())
}

pub(super) fn course() -> CourseView {
    let (starts_on, ends_on) = (Date::constant(2026, 12, 1), Date::constant(2027, 2, 26));
    CourseView {
        id: id(1),
        version: Version::new(3),
        settings: CourseSettings {
            title: title("Reading <b>scores</b> & charts"),
            description: Some(CourseDescription::restore(
                "Two evenings a week.\n\nBring <i>ink</i>.".to_owned(),
            )),
            days: CourseDays::restore(Some(starts_on), Some(ends_on)),
            capacity: Some(Capacity::restore(20)),
        },
        creator: Some(PersonName::restore("Anna Lindqvist".to_owned())),
        created: created(),
        n_enrolled: 12,
    }
}

/// One of which little is known yet.
pub(super) fn bare() -> CourseView {
    CourseView {
        id: id(2),
        version: Version::FIRST,
        settings: CourseSettings {
            title: title("Choir"),
            description: None,
            days: CourseDays::default(),
            capacity: None,
        },
        creator: None,
        created: created(),
        n_enrolled: 0,
    }
}

pub(super) fn lines() -> Vec<CourseLine> {
    let courses = [course(), bare()];
    let lines = courses.into_iter().map(|it| CourseLine {
        id: it.id,
        title: it.settings.title,
        days: it.settings.days,
        n_places: it.settings.capacity.map(Capacity::get),
        n_enrolled: it.n_enrolled,
    });
    lines.collect()
}

pub(super) fn details(first_name: &str, last_name: &str) -> StudentDetails {
    let email = format!("{}@lima.example", first_name.to_lowercase());
    StudentDetails {
        first_name: Line::restore(first_name.to_owned()),
        last_name: Line::restore(last_name.to_owned()),
        email: Line::restore(email),
    }
}

pub(super) fn student() -> StudentView {
    StudentView {
        id: id(11),
        version: Version::new(2),
        details: details("Ana", "Lima <b>"),
        account: Some(StudentAccount {
            person: id(21),
            name: PersonName::restore("Ana M. Lima".to_owned()),
            email: Email::restore("ana@harbour.example".to_owned()),
        }),
        created: created(),
        n_courses: 2,
    }
}

/// One who does not sign in and is in no course.
pub(super) fn stranger() -> StudentView {
    let details = details("Zoë", "O’Connor");
    StudentView { id: id(12), details, account: None, n_courses: 0, ..student() }
}

pub(super) fn student_lines() -> Vec<StudentLine> {
    let lines = [student(), stranger()].into_iter().map(|it| StudentLine {
        id: it.id,
        details: it.details,
        has_account: it.account.is_some(),
        created: it.created,
        n_courses: it.n_courses,
    });
    lines.collect()
}

pub(super) fn enrollable() -> Vec<(StudentId, StudentDetails)> {
    [student(), stranger()].map(|it| (it.id, it.details)).into()
}

fn outcomes() -> [Option<CourseOutcome>; 3] {
    let on = Date::constant(2026, 11, 20);
    let note = Some(Line::restore("With <b> & a song".to_owned()));
    let passed = CourseOutcome { on, result: CourseResult::Passed, note };
    let failed = CourseOutcome { on, result: CourseResult::NotPassed, note: None };
    [None, Some(passed), Some(failed)]
}

pub(super) fn enrolled() -> Vec<EnrolledStudent> {
    let lines = outcomes().into_iter().zip([student(), stranger(), student()]);
    let lines = lines.zip(1_u128..).map(|((outcome, it), number)| EnrolledStudent {
        id: id(10 + number),
        details: it.details,
        enrolled_on: Date::constant(2026, 11, 3),
        outcome,
    });
    lines.collect()
}

pub(super) fn courses() -> Vec<StudentCourse> {
    let lines = outcomes().into_iter().zip([course(), bare(), course()]);
    let lines = lines.zip(1_u128..).map(|((outcome, it), number)| StudentCourse {
        id: id(number),
        title: it.settings.title,
        days: it.settings.days,
        enrolled_on: Date::constant(2026, 11, 3),
        outcome,
    });
    lines.collect()
}

fn attendances() -> [Option<Attendance>; 3] {
    let note = Some(Line::restore("On a <b> boat".to_owned()));
    let present = Attendance { state: Presence::Present, note: None };
    [Some(present), Some(Attendance { state: Presence::Excused, note }), None]
}

pub(super) fn sheet() -> AttendanceSheet {
    let students = attendances().into_iter().zip(enrolled());
    let students = students.map(|(attendance, it)| SheetLine {
        student: it.id,
        details: it.details,
        attendance,
    });
    AttendanceSheet {
        id: id(31),
        version: Version::new(4),
        course: (id(1), course().settings.title),
        on: Date::constant(2026, 11, 17),
        title: Some(Line::restore("Scales & <b>".to_owned())),
        n_students: 250,
        page: PageNumber::parse(2).unwrap_or_default(),
        students: students.collect(),
    }
}

pub(super) fn sessions() -> Vec<SessionLine> {
    let day = |number: u128, title: Option<&str>, n_present| SessionLine {
        id: id(30 + number),
        on: Date::constant(2026, 11, 17),
        title: title.map(|it| Line::restore(it.to_owned())),
        n_present,
        n_absent: n_present / 5,
        n_excused: 0,
    };
    vec![day(1, Some("Scales & <b>"), 10), day(2, None, 0)]
}

pub(super) fn own_courses() -> Vec<OwnCourse> {
    let described = CourseDescription::restore("Two evenings.\n\nBring <i>ink</i>.".to_owned());
    let own = courses().into_iter().zip([Some(described), None]);
    let own = own.map(|(course, description)| OwnCourse {
        sessions: match description {
            Some(_) => sessions()
                .into_iter()
                .cycle()
                .zip(attendances())
                .map(|(it, attendance)| (it.on, it.title, attendance))
                .collect(),
            None => Vec::new(),
        },
        course,
        description,
    });
    own.collect()
}
