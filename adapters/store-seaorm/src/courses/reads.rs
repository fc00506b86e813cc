//! Lists of courses and students, and one of each.

use std::collections::BTreeSet;

use application::{
    Page, PageNumber,
    courses::{
        AttendanceSheet, CourseLine, CourseView, CoursesReads, CoursesSortedBy, EnrolledStudent,
        ListCourses, ListStudents, MaterialLine, MaterialView, OwnCourse, SessionLine,
        StudentAccount, StudentCourse, StudentLine, StudentView, StudentsSortedBy,
    },
};
use async_trait::async_trait;
use domain_courses::{CourseId, FileId, MaterialId, SessionId, StudentDetails, StudentId, Summary};
use domain_identity::{Email, PersonName};
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, Timestamp, fold};
use sea_orm::{FromQueryResult, QueryResult, Value, prelude::TimeDate};
use uuid::Uuid;

use super::{materials, rows};
use crate::{
    SeaStore,
    pages::HEAD,
    picked::way,
    rules::store_error,
    search::containing,
    stored::count,
    tables::{courses, students},
};

const COURSES: &str = "\
    SELECT c.id, c.title, c.starts_on, c.ends_on, c.capacity, c.seats_taken \
    FROM courses c \
    WHERE c.company_id = $1 AND c.sort_title LIKE $2 ESCAPE '!'";

const COURSE: &str = "\
    SELECT c.*, p.name AS creator \
    FROM courses c \
    LEFT JOIN people p ON p.company_id = c.company_id AND p.id = c.creator_id \
    WHERE c.company_id = $1 AND c.id = $2";

const STUDENTS: &str = "\
    s.id, s.first_name, s.last_name, s.email, s.person_id, s.created_at, \
        (SELECT COUNT(*) FROM course_enrollments e \
            WHERE e.company_id = s.company_id AND e.student_id = s.id) AS n_courses \
    FROM students s \
    WHERE s.company_id = $1 AND s.search LIKE $2 ESCAPE '!'";

const STUDENT: &str = "\
    SELECT s.*, p.name AS person_name, p.email AS person_email, \
        (SELECT COUNT(*) FROM course_enrollments e \
            WHERE e.company_id = s.company_id AND e.student_id = s.id) AS n_courses \
    FROM students s \
    LEFT JOIN people p ON p.company_id = s.company_id AND p.id = s.person_id \
    WHERE s.company_id = $1 AND s.id = $2";

/// Count no further than they are told.
const N_COURSES: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT c.id FROM courses c \
        WHERE c.company_id = $1 AND c.sort_title LIKE $2 ESCAPE '!' LIMIT $3) AS counted";

const N_STUDENTS: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT s.id FROM students s \
        WHERE s.company_id = $1 AND s.search LIKE $2 ESCAPE '!' LIMIT $3) AS counted";

#[derive(FromQueryResult)]
struct CourseRow {
    id: Uuid,
    title: String,
    starts_on: Option<TimeDate>,
    ends_on: Option<TimeDate>,
    capacity: Option<i32>,
    seats_taken: i32,
}

#[derive(FromQueryResult)]
struct StudentRow {
    id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
    person_id: Option<Uuid>,
    created_at: i64,
    n_courses: i64,
}

#[derive(FromQueryResult)]
struct AccountRow {
    person_id: Option<Uuid>,
    person_name: Option<String>,
    person_email: Option<String>,
    n_courses: i64,
}

#[async_trait]
impl CoursesReads for SeaStore {
    async fn courses(
        &self,
        permit: &Permit,
        query: &ListCourses,
    ) -> Result<Page<CourseLine>, StoreError> {
        let pattern = containing(&fold(query.search.trim()));
        let list = format!("{COURSES} ORDER BY {}", course_order(query));
        self.a_page(permit, (&list, N_COURSES), vec![pattern.into()], query.page, course_line).await
    }

    async fn course(
        &self,
        permit: &Permit,
        id: CourseId,
    ) -> Result<Option<CourseView>, StoreError> {
        let row = self.row(permit, COURSE, [id.uuid().into()]).await?;
        row.as_ref().map(course_view).transpose()
    }

    async fn students(
        &self,
        permit: &Permit,
        query: &ListStudents,
    ) -> Result<Page<StudentLine>, StoreError> {
        let pattern = containing(&fold(query.search.trim()));
        let list = format!("SELECT {HEAD}, {STUDENTS} ORDER BY {}", student_order(query));
        let values = vec![pattern.into()];
        self.a_page(permit, (&list, N_STUDENTS), values, query.page, student_line).await
    }

    async fn students_after(
        &self,
        permit: &Permit,
        search: &str,
        after: Option<&StudentLine>,
        limit: u32,
    ) -> Result<Vec<StudentLine>, StoreError> {
        let mut values = vec![Value::from(containing(&fold(search.trim())))];
        let mut list = format!("SELECT {STUDENTS}");
        if let Some(last) = after {
            list.push_str(" AND (s.sort_name, s.id) > ($3, $4)");
            values.extend([rows::sort_name(&last.details).into(), last.id.uuid().into()]);
        }
        let list = format!("{list} ORDER BY s.sort_name, s.id LIMIT {limit}");
        let rows = self.rows(permit, &list, values).await?;
        rows.iter().map(student_line).collect()
    }

    async fn student(
        &self,
        permit: &Permit,
        id: StudentId,
    ) -> Result<Option<StudentView>, StoreError> {
        let row = self.row(permit, STUDENT, [id.uuid().into()]).await?;
        row.as_ref().map(student_view).transpose()
    }

    async fn materials(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<MaterialLine>, StoreError> {
        let rows = self.rows(permit, materials::OF_COURSE, [course.uuid().into()]).await?;
        rows.iter().map(materials::line).collect()
    }

    async fn material(
        &self,
        permit: &Permit,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError> {
        let row = self.row(permit, materials::MATERIAL, [id.uuid().into()]).await?;
        row.as_ref().map(materials::view).transpose()
    }

    async fn material_of_student(
        &self,
        permit: &Permit,
        person: PersonId,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError> {
        let values = [id.uuid().into(), person.uuid().into()];
        let row = self.row(permit, materials::OF_STUDENT, values).await?;
        row.as_ref().map(materials::view).transpose()
    }

    async fn summary(
        &self,
        permit: &Permit,
        material: MaterialId,
    ) -> Result<Option<Summary>, StoreError> {
        self.summary_of(permit, material).await
    }

    async fn kept_files(
        &self,
        permit: &Permit,
        files: &[FileId],
    ) -> Result<BTreeSet<FileId>, StoreError> {
        self.files_of_materials(permit, files).await
    }

    async fn enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        page: PageNumber,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        self.students_in(permit, course, page).await
    }

    async fn without_result(
        &self,
        permit: &Permit,
        course: CourseId,
        limit: u32,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        self.students_without_result(permit, course, limit).await
    }

    async fn enrollment(
        &self,
        permit: &Permit,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<EnrolledStudent>, StoreError> {
        self.student_in(permit, course, student).await
    }

    async fn not_enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<(StudentId, StudentDetails)>, StoreError> {
        self.students_not_in(permit, course, search, limit).await
    }

    async fn courses_of(
        &self,
        permit: &Permit,
        student: StudentId,
        page: PageNumber,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        self.courses_with(permit, student, page).await
    }

    async fn courses_without(
        &self,
        permit: &Permit,
        student: StudentId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<CourseLine>, StoreError> {
        self.courses_not_with(permit, student, search, limit).await
    }

    async fn sessions(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<SessionLine>, StoreError> {
        self.days_of(permit, course).await
    }

    async fn sheet(
        &self,
        permit: &Permit,
        session: SessionId,
        page: PageNumber,
    ) -> Result<Option<AttendanceSheet>, StoreError> {
        self.sheet_of(permit, session, page).await
    }

    async fn own_courses(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        self.courses_of_person(permit, person).await
    }

    async fn own_course(
        &self,
        permit: &Permit,
        person: PersonId,
        course: CourseId,
    ) -> Result<Option<OwnCourse>, StoreError> {
        self.course_of_person(permit, person, course).await
    }
}

/// Words of ours only. What has no first day comes last, whichever database it is.
fn course_order(query: &ListCourses) -> String {
    let way = way(query.direction);
    match query.sorted_by {
        CoursesSortedBy::Title => format!("c.sort_title{way}, c.id{way}"),
        CoursesSortedBy::Starts => {
            format!("c.starts_on IS NULL, c.starts_on{way}, c.sort_title, c.id")
        }
        CoursesSortedBy::Students => format!("c.seats_taken{way}, c.sort_title, c.id"),
    }
}

fn student_order(query: &ListStudents) -> String {
    let way = way(query.direction);
    match query.sorted_by {
        StudentsSortedBy::Name => format!("s.sort_name{way}, s.id{way}"),
        StudentsSortedBy::Email => format!("s.email_key{way}"),
        StudentsSortedBy::Created => format!("s.created_at{way}, s.id{way}"),
    }
}

pub(super) fn course_line(row: &QueryResult) -> Result<CourseLine, StoreError> {
    let row = CourseRow::from_query_result(row, "").map_err(store_error)?;
    Ok(CourseLine {
        id: Id::from_uuid(row.id),
        title: Line::restore(row.title),
        days: rows::days(row.starts_on, row.ends_on)?,
        n_places: rows::capacity(row.capacity)?,
        n_enrolled: count(row.seats_taken.into()),
    })
}

fn course_view(row: &QueryResult) -> Result<CourseView, StoreError> {
    let creator: Option<String> = row.try_get("", "creator").map_err(store_error)?;
    let row = courses::Model::from_query_result(row, "").map_err(store_error)?;
    let (version, n_enrolled) = (rows::version("courses", row.version)?, row.seats_taken);
    let course = rows::course(row)?;
    Ok(CourseView {
        id: course.id,
        version,
        settings: course.settings,
        creator: creator.map(PersonName::restore),
        created: course.created,
        n_enrolled: count(n_enrolled.into()),
    })
}

fn student_line(row: &QueryResult) -> Result<StudentLine, StoreError> {
    let row = StudentRow::from_query_result(row, "").map_err(store_error)?;
    Ok(StudentLine {
        id: Id::from_uuid(row.id),
        details: rows::details(row.first_name, row.last_name, row.email),
        has_account: row.person_id.is_some(),
        created: Timestamp::from_micros(row.created_at),
        n_courses: count(row.n_courses),
    })
}

fn student_view(row: &QueryResult) -> Result<StudentView, StoreError> {
    let account = AccountRow::from_query_result(row, "").map_err(store_error)?;
    let row = students::Model::from_query_result(row, "").map_err(store_error)?;
    let version = rows::version("students", row.version)?;
    let student = rows::student(row);
    let person = account.person_id.zip(account.person_name).zip(account.person_email);
    Ok(StudentView {
        id: student.id,
        version,
        details: student.details,
        account: person.map(|((person, name), email)| StudentAccount {
            person: Id::from_uuid(person),
            name: PersonName::restore(name),
            email: Email::restore(email),
        }),
        created: student.created,
        n_courses: count(account.n_courses),
    })
}
