//! Students, and a course with many of them.

use anyhow::Context;
use domain_courses::CourseId;

use super::{course::Course, crowd};

/// As many as a course page is measured with.
const N_ENROLLED: u32 = 200;

const STUDENT: u32 = 8;
const COURSE: u32 = 9;

/// So many students, of whom some are in one course.
pub(super) fn of(course: &Course, n_students: u32) -> String {
    let own = crowd::blob(course.company);
    let (student, taught) = (crowd::id(STUDENT, "n"), crowd::id(COURSE, "1"));
    let n_enrolled = N_ENROLLED.min(n_students);
    format!(
        "INSERT INTO students (company_id, id, first_name, last_name, sort_name, search, email, \
                email_key, created_at, version) \
            SELECT {own}, {student}, 'Robin', 'Doe ' || n, printf('doe %06d robin', n), \
                'robin doe ' || n || ' student-' || n || '@taught.example', \
                'student-' || n || '@taught.example', 'student-' || n || '@taught.example', n, 1 \
            FROM series WHERE n <= {n_students}; \
         INSERT INTO courses (company_id, id, title, sort_title, seats_taken, created_at, version) \
            VALUES ({own}, {taught}, 'Choir', 'choir', {n_enrolled}, 1, 1); \
         INSERT INTO course_enrollments (company_id, course_id, student_id, enrolled_on, version) \
            SELECT {own}, {taught}, {student}, '2026-11-02', 1 \
            FROM series WHERE n <= {n_enrolled}"
    )
}

pub(super) fn course_id() -> anyhow::Result<CourseId> {
    crowd::made_up(COURSE, 1).parse().context("an id cannot be made up")
}
