//! The days of a course and who was there, as screens show it.

use application::{
    PageNumber,
    courses::{AttendanceSheet, OwnCourse, SessionLine, SheetLine, StudentCourse},
};
use domain_courses::{Attendance, CourseId, SessionId};
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, Text};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::{
    enrolled::{named, student_course},
    rows,
    sessions::{attendance, held_on},
};
use crate::{SeaStore, rules::store_error, stored::count};

const SESSIONS: &str = "\
    SELECT d.id, d.held_on, d.title, \
        COUNT(CASE WHEN a.state = 'present' THEN 1 END) AS n_present, \
        COUNT(CASE WHEN a.state = 'absent' THEN 1 END) AS n_absent, \
        COUNT(CASE WHEN a.state = 'excused' THEN 1 END) AS n_excused \
    FROM course_sessions d \
    LEFT JOIN course_attendance a ON a.company_id = d.company_id AND a.session_id = d.id \
    WHERE d.company_id = $1 AND d.course_id = $2 \
    GROUP BY d.id, d.held_on, d.title \
    ORDER BY d.held_on, d.id";

/// A row for each student of the course on this page, or one without, so that all is of one moment.
const SHEET: &str = "\
    SELECT d.id AS session_id, d.version, d.course_id, d.held_on, d.title, c.title AS course, \
        c.seats_taken, s.id, s.first_name, s.last_name, s.email, a.state, a.note \
    FROM course_sessions d \
    JOIN courses c ON c.company_id = d.company_id AND c.id = d.course_id \
    LEFT JOIN course_enrollments e ON e.company_id = d.company_id AND e.course_id = d.course_id \
    LEFT JOIN students s ON s.company_id = e.company_id AND s.id = e.student_id \
    LEFT JOIN course_attendance a ON a.company_id = d.company_id AND a.session_id = d.id \
        AND a.student_id = s.id \
    WHERE d.company_id = $1 AND d.id = $2 \
    ORDER BY s.sort_name, s.id LIMIT $3 OFFSET $4";

const OWN: &str = "\
    SELECT c.id, c.title, c.starts_on, c.ends_on, e.enrolled_on, e.completed_on, e.result, e.note \
    FROM students s \
    JOIN course_enrollments e ON e.company_id = s.company_id AND e.student_id = s.id \
    JOIN courses c ON c.company_id = e.company_id AND c.id = e.course_id \
    WHERE s.company_id = $1 AND s.person_id = $2";

const OWN_SESSIONS: &str = "\
    SELECT c.description, d.id, d.held_on, d.title, a.state, a.note \
    FROM students s \
    JOIN course_enrollments e ON e.company_id = s.company_id AND e.student_id = s.id \
    JOIN courses c ON c.company_id = e.company_id AND c.id = e.course_id \
    LEFT JOIN course_sessions d ON d.company_id = c.company_id AND d.course_id = c.id \
    LEFT JOIN course_attendance a ON a.company_id = d.company_id AND a.session_id = d.id \
        AND a.student_id = s.id \
    WHERE s.company_id = $1 AND s.person_id = $2 AND c.id = $3 \
    ORDER BY d.held_on, d.id";

#[derive(FromQueryResult)]
struct SessionRow {
    id: Uuid,
    held_on: TimeDate,
    title: Option<String>,
}

#[derive(FromQueryResult)]
struct HeadRow {
    session_id: Uuid,
    version: i32,
    course_id: Uuid,
    held_on: TimeDate,
    title: Option<String>,
    course: String,
    seats_taken: i32,
}

#[derive(FromQueryResult)]
struct StateRow {
    state: Option<String>,
    note: Option<String>,
}

impl SeaStore {
    pub(super) async fn days_of(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<SessionLine>, StoreError> {
        let rows = self.rows(permit, SESSIONS, [course.uuid().into()]).await?;
        rows.iter().map(session_line).collect()
    }

    pub(super) async fn sheet_of(
        &self,
        permit: &Permit,
        id: SessionId,
        page: PageNumber,
    ) -> Result<Option<AttendanceSheet>, StoreError> {
        let (limit, skipped) = (AttendanceSheet::N_LINES, AttendanceSheet::n_skipped(page));
        let values = [id.uuid().into(), i64::from(limit).into(), i64::from(skipped).into()];
        let rows = self.rows(permit, SHEET, values).await?;
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let head = HeadRow::from_query_result(first, "").map_err(store_error)?;
        let is_there =
            |row: &&QueryResult| row.try_get::<Option<Uuid>>("", "id").is_ok_and(|it| it.is_some());
        let students = rows.iter().filter(is_there).map(sheet_line).collect::<Result<_, _>>()?;
        Ok(Some(AttendanceSheet {
            id: Id::from_uuid(head.session_id),
            version: rows::version("course_sessions", head.version)?,
            course: (Id::from_uuid(head.course_id), Line::restore(head.course)),
            on: held_on(head.held_on)?,
            title: head.title.map(Line::restore),
            n_students: count(head.seats_taken.into()),
            page,
            students,
        }))
    }

    pub(super) async fn courses_of_person(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        let list = format!("{OWN} ORDER BY e.enrolled_on DESC, c.sort_title, c.id");
        let rows = self.rows(permit, &list, [person.uuid().into()]).await?;
        rows.iter().map(student_course).collect()
    }

    pub(super) async fn course_of_person(
        &self,
        permit: &Permit,
        person: PersonId,
        course: CourseId,
    ) -> Result<Option<OwnCourse>, StoreError> {
        let ids = [person.uuid().into(), course.uuid().into()];
        let one = format!("{OWN} AND c.id = $3");
        let Some(row) = self.row(permit, &one, ids.clone()).await? else {
            return Ok(None);
        };
        let rows = self.rows(permit, OWN_SESSIONS, ids).await?;
        let description = match rows.first() {
            Some(row) => row.try_get::<Option<String>>("", "description").map_err(store_error)?,
            None => None,
        };
        let is_there =
            |row: &&QueryResult| row.try_get::<Option<Uuid>>("", "id").is_ok_and(|it| it.is_some());
        let sessions = rows.iter().filter(is_there).map(|row| {
            let day = SessionRow::from_query_result(row, "").map_err(store_error)?;
            Ok::<_, StoreError>((held_on(day.held_on)?, day.title.map(Line::restore), said(row)?))
        });
        Ok(Some(OwnCourse {
            course: student_course(&row)?,
            description: description.map(Text::restore),
            sessions: sessions.collect::<Result<_, _>>()?,
        }))
    }
}

fn session_line(row: &QueryResult) -> Result<SessionLine, StoreError> {
    let n = |name: &str| row.try_get::<i64>("", name).map(count).map_err(store_error);
    let (n_present, n_absent, n_excused) = (n("n_present")?, n("n_absent")?, n("n_excused")?);
    let row = SessionRow::from_query_result(row, "").map_err(store_error)?;
    Ok(SessionLine {
        id: Id::from_uuid(row.id),
        on: held_on(row.held_on)?,
        title: row.title.map(Line::restore),
        n_present,
        n_absent,
        n_excused,
    })
}

fn sheet_line(row: &QueryResult) -> Result<SheetLine, StoreError> {
    let (student, details) = named(row)?;
    Ok(SheetLine { student, details, attendance: said(row)? })
}

fn said(row: &QueryResult) -> Result<Option<Attendance>, StoreError> {
    let row = StateRow::from_query_result(row, "").map_err(store_error)?;
    Ok(attendance(row.state.as_deref(), row.note)?)
}
