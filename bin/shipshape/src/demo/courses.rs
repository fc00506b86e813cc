//! What is taught at Harbour & Sons, to whom, and what came of it.

use std::{ops::Range, sync::Arc};

use anyhow::Context;
use application::{
    App,
    courses::{
        AddSession, CompleteCourse, CreateCourse, CreateStudent, EnrollStudents, TakeAttendance,
        add_session, complete_course, create_course, create_student, enroll_students,
        take_attendance,
    },
    identity::act_as,
};
use domain_courses::{
    Attendance, Capacity, CourseDays, CourseDescription, CourseId, CourseResult, CourseSettings,
    CourseTitle, FirstName, LastName, Presence, SessionId, SessionTitle, StudentDetails,
    StudentEmail, StudentId,
};
use domain_identity::Identifier;
use domain_kernel::{Actor, Id, Version};
use domain_skills::Giver;

use super::{
    clock::DemoClock,
    handouts,
    skills::{self, Skills},
};

/// First and last name, and the username of whoever works here.
const STUDENTS: [(&str, &str, &str); 20] = [
    ("Chiara", "Romano", "chiara"),
    ("Priya", "Raman", "priya"),
    ("Tomasz", "Wiśniewski", "tomasz"),
    ("Lars", "Eriksen", "lars"),
    ("Ana", "Lima", ""),
    ("Ben", "Adair", ""),
    ("Carla", "Moretti", ""),
    ("Dai", "Evans", ""),
    ("Elif", "Demir", ""),
    ("Finn", "Larsen", ""),
    ("Greta", "Holm", ""),
    ("Hassan", "Farah", ""),
    ("Inês", "Duarte", ""),
    ("Amina", "Yusuf", "amina"),
    ("Jiro", "Sato", ""),
    ("Karin", "Vogel", ""),
    ("Luis", "Herrera", ""),
    ("Mirela", "Popa", ""),
    ("Nadia", "Saleh", ""),
    ("Oskar", "Lind", ""),
];
/// So many of them came first.
const N_EARLY: usize = 13;

struct Plan {
    /// How many days ago it was planned.
    planned: i64,
    title: &'static str,
    text: &'static str,
    /// How many days ago each session was, or is to be when it is negative.
    sessions: &'static [(i64, &'static str)],
    n_places: Option<u32>,
    /// The skill that it gives, and how well.
    gives: Option<(&'static str, u8)>,
    students: Range<usize>,
    /// What came of it so many days ago, for so many of the students.
    results: &'static [(i64, Range<usize>, CourseResult)],
    files: &'static [&'static str],
}

const PLANS: [Plan; 5] = [
    Plan {
        planned: 45,
        title: "Moving loads by hand and by trolley",
        text: "Two mornings in hall 2: how to lift, when not to, and what the trolley is for.\n\n\
               Wear safety shoes and gloves.",
        sessions: &[(41, "Lifting and carrying"), (34, "Trolleys, slopes and corners")],
        n_places: Some(12),
        gives: Some(("Manual handling", 3)),
        students: 0..9,
        results: &[(33, 0..7, CourseResult::Passed), (33, 7..8, CourseResult::NotPassed)],
        files: &["moving-loads.pdf", "lift-and-move.mp4"],
    },
    Plan {
        planned: 30,
        title: "Handing over a shift",
        text: "What the next shift has to know, in five minutes and on one page.",
        sessions: &[(20, "What goes on the page"), (13, "Handing over in turn")],
        n_places: Some(15),
        gives: Some(("Shift handover", 2)),
        students: 3..13,
        results: &[(12, 0..8, CourseResult::Attended)],
        files: &["shift-handover.docx"],
    },
    Plan {
        planned: 7,
        title: "Signals of the hall",
        text: "Which signal means what, and who gives it. With an exercise for the ear.",
        sessions: &[(4, "Listening"), (-3, "Giving signals"), (-10, "Test")],
        n_places: Some(8),
        gives: Some(("Crane signals", 1)),
        students: 8..15,
        results: &[],
        files: &["signals.mp3"],
    },
    Plan {
        planned: 6,
        title: "English on the phone",
        text: "Dates, quantities and complaints. Ten evenings, without an examination.",
        sessions: &[(-12, "First evening")],
        n_places: None,
        gives: Some(("English on the phone", 2)),
        students: 12..18,
        results: &[],
        files: &[],
    },
    Plan {
        planned: 2,
        title: "Crane signals, every year",
        text: "The signs by hand, and what the crane driver sees of them.",
        sessions: &[],
        n_places: Some(20),
        gives: Some(("Crane signals", 2)),
        students: 16..20,
        results: &[],
        files: &[],
    },
];

/// What happened on a day after everything was planned.
enum Happened {
    Attendance(SessionId, Vec<StudentId>),
    Result(CourseId, Vec<StudentId>, CourseResult),
}

/// Bilal teaches them.
pub(super) async fn teach(
    app: &App,
    clock: &Arc<DemoClock>,
    skills: &Skills,
) -> anyhow::Result<()> {
    let teacher = act_as(app, "bilal").await?;
    let (mut students, mut happened) = (Vec::new(), Vec::new());
    for (number, student) in STUDENTS.into_iter().enumerate() {
        clock.put(if number < N_EARLY { 45 } else { 7 }, 9 * 60);
        students.push(note_down(app, &teacher, student).await?);
    }
    for plan in &PLANS {
        clock.put(plan.planned, 10 * 60);
        let taught = students.get(plan.students.clone()).context("there are 20 students")?;
        let planned = plan_out(app, clock, &teacher, (plan, taught, skills), &mut happened);
        planned.await.with_context(|| format!("“{}” cannot be taught", plan.title))?;
    }
    // The longest ago first.
    happened.sort_by_key(|(days_ago, _)| -days_ago);
    for (number, (days_ago, what)) in happened.into_iter().enumerate() {
        clock.put(days_ago, 12 * 60);
        match what {
            Happened::Attendance(id, students) => {
                let command = attendance(id, &students, number);
                take_attendance(app, &teacher, command).await?;
            }
            Happened::Result(course, students, result) => {
                let on = clock.day(days_ago);
                let command = CompleteCourse { course, students, on, result, note: None };
                complete_course(app, &teacher, command).await?;
            }
        }
    }
    Ok(())
}

async fn note_down(
    app: &App,
    teacher: &Actor,
    (first_name, last_name, username): (&str, &str, &str),
) -> anyhow::Result<StudentId> {
    let id = app.ids.next();
    let letters = first_name.to_lowercase().replace('ê', "e");
    let details = StudentDetails {
        first_name: FirstName::parse(first_name)?,
        last_name: LastName::parse(last_name)?,
        email: StudentEmail::parse(&format!("{letters}@students.example"))?,
    };
    let command = CreateStudent { id, details, account: Identifier::parse(username) };
    create_student(app, teacher, command).await?;
    Ok(id)
}

async fn plan_out(
    app: &App,
    clock: &Arc<DemoClock>,
    teacher: &Actor,
    (plan, students, skills): (&Plan, &[StudentId], &Skills),
    happened: &mut Vec<(i64, Happened)>,
) -> anyhow::Result<()> {
    let course = app.ids.next();
    let day = |it: Option<&(i64, &str)>| it.map(|(days_ago, _)| clock.day(*days_ago));
    let settings = CourseSettings {
        title: CourseTitle::parse(plan.title)?,
        description: CourseDescription::parse_optional(plan.text)?,
        days: CourseDays::new(day(plan.sessions.first()), day(plan.sessions.last()))?,
        capacity: plan.n_places.map(Capacity::new).transpose()?,
    };
    create_course(app, teacher, CreateCourse { id: course, settings }).await?;
    if let Some((skill, level)) = plan.gives {
        let giver = Giver::Course(Id::from_uuid(course.uuid()));
        skills::give(app, teacher, skills, (giver, skill, level)).await?;
    }
    let command = EnrollStudents { course, students: students.to_vec() };
    enroll_students(app, teacher, command).await?;
    for (days_ago, title) in plan.sessions {
        let (id, on) = (app.ids.next(), clock.day(*days_ago));
        let title = SessionTitle::parse_optional(title)?;
        add_session(app, teacher, AddSession { id, course, on, title }).await?;
        if 0 < *days_ago {
            happened.push((*days_ago, Happened::Attendance(id, students.to_vec())));
        }
    }
    for file in plan.files {
        handouts::hand_out(app, teacher, course, file).await?;
    }
    for (days_ago, of, result) in plan.results {
        let some = students.get(of.clone()).context("so many are not enrolled")?.to_vec();
        happened.push((*days_ago, Happened::Result(course, some, *result)));
    }
    Ok(())
}

/// Most are there.
fn attendance(id: SessionId, students: &[StudentId], number: usize) -> TakeAttendance {
    let marks = students.iter().enumerate().map(|(place, student)| {
        let state = match (place + 3 * number) % 7 {
            5 => Presence::Excused,
            6 => Presence::Absent,
            _ => Presence::Present,
        };
        (*student, Some(Attendance { state, note: None }))
    });
    TakeAttendance { id, expected: Version::FIRST, marks: marks.collect() }
}
