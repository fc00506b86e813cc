//! Who is in which course, as screens show it.

use application::{
    Page, PageNumber,
    courses::{CourseLine, CourseOutcome, EnrolledStudent, StudentCourse},
};
use domain_courses::{CourseId, StudentDetails, StudentId};
use domain_kernel::{Id, Line, Permit, StoreError, fold};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::{
    enrollments::{enrolled_on, outcome},
    reads::course_line,
    rows,
};
use crate::{SeaStore, rules::store_error, search::containing};

const ENROLLED: &str = "\
    SELECT s.id, s.first_name, s.last_name, s.email, e.enrolled_on, e.completed_on, e.result, \
        e.note \
    FROM course_enrollments e \
    JOIN students s ON s.company_id = e.company_id AND s.id = e.student_id \
    WHERE e.company_id = $1 AND e.course_id = $2";

const BY_NAME: &str = " ORDER BY s.sort_name, s.id";

const PIECE: &str = " LIMIT $3 OFFSET $4";

const NOT_ENROLLED: &str = "\
    SELECT s.id, s.first_name, s.last_name, s.email FROM students s \
    WHERE s.company_id = $1 AND s.search LIKE $3 ESCAPE '!' AND NOT EXISTS ( \
        SELECT 1 FROM course_enrollments e \
        WHERE e.company_id = $1 AND e.course_id = $2 AND e.student_id = s.id) \
    ORDER BY s.sort_name, s.id LIMIT $4";

const COURSES_OF: &str = "\
    SELECT c.id, c.title, c.starts_on, c.ends_on, e.enrolled_on, e.completed_on, e.result, e.note \
    FROM course_enrollments e \
    JOIN courses c ON c.company_id = e.company_id AND c.id = e.course_id \
    WHERE e.company_id = $1 AND e.student_id = $2 \
    ORDER BY e.enrolled_on DESC, c.sort_title, c.id";

const COURSES_WITHOUT: &str = "\
    SELECT c.id, c.title, c.starts_on, c.ends_on, c.capacity, c.seats_taken FROM courses c \
    WHERE c.company_id = $1 AND c.sort_title LIKE $3 ESCAPE '!' AND NOT EXISTS ( \
        SELECT 1 FROM course_enrollments e \
        WHERE e.company_id = $1 AND e.course_id = c.id AND e.student_id = $2) \
    ORDER BY c.sort_title, c.id LIMIT $4";

#[derive(FromQueryResult)]
struct NameRow {
    id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
}

#[derive(FromQueryResult)]
struct CourseRow {
    id: Uuid,
    title: String,
    starts_on: Option<TimeDate>,
    ends_on: Option<TimeDate>,
}

#[derive(FromQueryResult)]
struct OutcomeRow {
    enrolled_on: TimeDate,
    completed_on: Option<TimeDate>,
    result: Option<String>,
    note: Option<String>,
}

impl SeaStore {
    pub(super) async fn students_in(
        &self,
        permit: &Permit,
        course: CourseId,
        page: PageNumber,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        let list = format!("{ENROLLED}{BY_NAME}{PIECE}");
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = [course.uuid().into(), limit.into(), offset.into()];
        let rows = self.rows(permit, &list, values).await?;
        rows.iter().map(enrolled_student).collect()
    }

    pub(super) async fn students_without_result(
        &self,
        permit: &Permit,
        course: CourseId,
        limit: u32,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        let list = format!("{ENROLLED} AND e.completed_on IS NULL{BY_NAME} LIMIT $3");
        let values = [course.uuid().into(), i64::from(limit).into()];
        let rows = self.rows(permit, &list, values).await?;
        rows.iter().map(enrolled_student).collect()
    }

    pub(super) async fn student_in(
        &self,
        permit: &Permit,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<EnrolledStudent>, StoreError> {
        let one = format!("{ENROLLED} AND e.student_id = $3");
        let row = self.row(permit, &one, [course.uuid().into(), student.uuid().into()]).await?;
        row.as_ref().map(enrolled_student).transpose()
    }

    pub(super) async fn students_not_in(
        &self,
        permit: &Permit,
        course: CourseId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<(StudentId, StudentDetails)>, StoreError> {
        let pattern = containing(&fold(search.trim()));
        let values = [course.uuid().into(), pattern.into(), i64::from(limit).into()];
        let rows = self.rows(permit, NOT_ENROLLED, values).await?;
        rows.iter().map(named).collect()
    }

    pub(super) async fn courses_with(
        &self,
        permit: &Permit,
        student: StudentId,
        page: PageNumber,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        let list = format!("{COURSES_OF}{PIECE}");
        let (limit, offset) = (i64::from(Page::<()>::N_LINES), i64::from(page.n_skipped()));
        let values = [student.uuid().into(), limit.into(), offset.into()];
        let rows = self.rows(permit, &list, values).await?;
        rows.iter().map(student_course).collect()
    }

    pub(super) async fn courses_not_with(
        &self,
        permit: &Permit,
        student: StudentId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<CourseLine>, StoreError> {
        let pattern = containing(&fold(search.trim()));
        let values = [student.uuid().into(), pattern.into(), i64::from(limit).into()];
        let rows = self.rows(permit, COURSES_WITHOUT, values).await?;
        rows.iter().map(course_line).collect()
    }
}

pub(super) fn named(row: &QueryResult) -> Result<(StudentId, StudentDetails), StoreError> {
    let row = NameRow::from_query_result(row, "").map_err(store_error)?;
    Ok((Id::from_uuid(row.id), rows::details(row.first_name, row.last_name, row.email)))
}

fn enrolled_student(row: &QueryResult) -> Result<EnrolledStudent, StoreError> {
    let (id, details) = named(row)?;
    let row = OutcomeRow::from_query_result(row, "").map_err(store_error)?;
    let enrolled_on = enrolled_on(row.enrolled_on)?;
    Ok(EnrolledStudent { id, details, enrolled_on, outcome: row.outcome()? })
}

pub(super) fn student_course(row: &QueryResult) -> Result<StudentCourse, StoreError> {
    let course = CourseRow::from_query_result(row, "").map_err(store_error)?;
    let row = OutcomeRow::from_query_result(row, "").map_err(store_error)?;
    Ok(StudentCourse {
        id: Id::from_uuid(course.id),
        title: Line::restore(course.title),
        days: rows::days(course.starts_on, course.ends_on)?,
        enrolled_on: enrolled_on(row.enrolled_on)?,
        outcome: row.outcome()?,
    })
}

impl OutcomeRow {
    fn outcome(self) -> Result<Option<CourseOutcome>, StoreError> {
        let note = self.note.map(Line::restore);
        let outcome = outcome(self.completed_on, self.result.as_deref())?;
        Ok(outcome.map(|(on, result)| CourseOutcome { on, result, note }))
    }
}
