use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeSet,
};

use application::{
    Page, PageNumber,
    courses::{
        AttendanceSheet, CourseLine, CourseOutcome, CourseView, CoursesReads, CoursesSortedBy,
        EnrolledStudent, ListCourses, ListStudents, MaterialLine, MaterialView, OwnCourse,
        SessionLine, SheetLine, StudentAccount, StudentCourse, StudentLine, StudentView,
        StudentsSortedBy,
    },
    identity::Direction,
};
use async_trait::async_trait;
use domain_courses::{
    Course, CourseId, CourseSession, Enrollment, FileId, MaterialId, Presence, SessionId, Student,
    StudentDetails, StudentId, Summary,
};
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, fold};

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page};

#[async_trait]
impl CoursesReads for MemoryStore {
    async fn courses(
        &self,
        permit: &Permit,
        query: &ListCourses,
    ) -> Result<Page<CourseLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let courses = state.courses.courses.iter().filter(|((it, _), _)| *it == company);
        let courses = courses.map(|(_, it)| &it.value);
        let courses = courses.filter(|it| title(it).contains(&searched));
        let mut lines: Vec<CourseLine> = courses.map(|it| state.course_line(company, it)).collect();
        lines.sort_by(|one, two| course_order(query, one, two));
        Ok(on_page(lines.into_iter(), query.page))
    }

    async fn course(
        &self,
        permit: &Permit,
        id: CourseId,
    ) -> Result<Option<CourseView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.courses.courses.get(&(company, id)).map(|it| CourseView {
            id,
            version: it.version,
            settings: it.value.settings.clone(),
            creator: it.value.creator.and_then(|it| state.account(company, it)).map(|it| it.name),
            created: it.value.created,
            n_enrolled: state.courses.n_enrolled(company, id),
        }))
    }

    async fn students(
        &self,
        permit: &Permit,
        query: &ListStudents,
    ) -> Result<Page<StudentLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let students = state.courses.students_of(company).map(|it| &it.value);
        let mut students: Vec<&Student> =
            students.filter(|it| searchable(it).contains(&searched)).collect();
        students.sort_by(|one, two| student_order(query, one, two));
        let lines = students.into_iter().map(|it| state.student_line(company, it));
        Ok(on_page(lines, query.page))
    }

    async fn students_after(
        &self,
        permit: &Permit,
        search: &str,
        after: Option<&StudentLine>,
        limit: u32,
    ) -> Result<Vec<StudentLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let (state, searched) = (self.state(), fold(search.trim()));
        let place = |it: &Student| (sort_name(it), it.id);
        let last = after.and_then(|it| state.courses.students.get(&(company, it.id)));
        let last = last.map(|it| place(&it.value));
        let students = state.courses.students_of(company).map(|it| &it.value);
        let mut students: Vec<&Student> =
            students.filter(|it| searchable(it).contains(&searched)).collect();
        students.retain(|it| last.as_ref().is_none_or(|last| *last < place(it)));
        students.sort_by_key(|it| place(it));
        let students = students.into_iter().take(limit as usize);
        Ok(students.map(|it| state.student_line(company, it)).collect())
    }

    async fn student(
        &self,
        permit: &Permit,
        id: StudentId,
    ) -> Result<Option<StudentView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.courses.students.get(&(company, id)).map(|it| StudentView {
            id,
            version: it.version,
            details: it.value.details.clone(),
            account: it.value.person.and_then(|it| state.account(company, it)),
            created: it.value.created,
            n_courses: state.courses.n_courses(company, id),
        }))
    }

    async fn materials(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<MaterialLine>, StoreError> {
        Ok(self.state().material_lines(company_of(permit.realm())?, course))
    }

    async fn material(
        &self,
        permit: &Permit,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError> {
        Ok(self.state().material_view(company_of(permit.realm())?, id))
    }

    async fn material_of_student(
        &self,
        permit: &Permit,
        person: PersonId,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError> {
        Ok(self.state().material_of_student(company_of(permit.realm())?, person, id))
    }

    async fn summary(
        &self,
        permit: &Permit,
        material: MaterialId,
    ) -> Result<Option<Summary>, StoreError> {
        Ok(self.state().summary(company_of(permit.realm())?, material))
    }

    async fn kept_files(
        &self,
        permit: &Permit,
        files: &[FileId],
    ) -> Result<BTreeSet<FileId>, StoreError> {
        Ok(self.state().files_of_materials(company_of(permit.realm())?, files))
    }

    async fn enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        page: PageNumber,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(on_page(self.state().enrolled(company, course).into_iter(), page).items)
    }

    async fn without_result(
        &self,
        permit: &Permit,
        course: CourseId,
        limit: u32,
    ) -> Result<Vec<EnrolledStudent>, StoreError> {
        let company = company_of(permit.realm())?;
        let mut enrolled = self.state().enrolled(company, course);
        enrolled.retain(|it| it.outcome.is_none());
        enrolled.truncate(limit as usize);
        Ok(enrolled)
    }

    async fn enrollment(
        &self,
        permit: &Permit,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<EnrolledStudent>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().enrolled(company, course).into_iter().find(|it| it.id == student))
    }

    async fn not_enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<(StudentId, StudentDetails)>, StoreError> {
        let company = company_of(permit.realm())?;
        let (state, searched) = (self.state(), fold(search.trim()));
        let is_in =
            |it: &Student| state.courses.enrollments.contains_key(&(company, course, it.id));
        let students = state.courses.students_of(company).map(|it| &it.value);
        let mut students: Vec<&Student> =
            students.filter(|it| !is_in(it) && searchable(it).contains(&searched)).collect();
        students.sort_by_key(|it| (sort_name(it), it.id));
        let students = students.into_iter().take(limit as usize);
        Ok(students.map(|it| (it.id, it.details.clone())).collect())
    }

    async fn courses_of(
        &self,
        permit: &Permit,
        student: StudentId,
        page: PageNumber,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(on_page(self.state().courses_of(company, student).into_iter(), page).items)
    }

    async fn courses_without(
        &self,
        permit: &Permit,
        student: StudentId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<CourseLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let (state, searched) = (self.state(), fold(search.trim()));
        let is_in = |it: CourseId| state.courses.enrollments.contains_key(&(company, it, student));
        let courses = state.courses.courses.iter().filter(|((it, _), _)| *it == company);
        let courses = courses.map(|(_, it)| &it.value);
        let courses = courses.filter(|it| !is_in(it.id) && title(it).contains(&searched));
        let mut lines: Vec<CourseLine> = courses.map(|it| state.course_line(company, it)).collect();
        lines.sort_by_key(|it| (fold(it.title.as_str()), it.id));
        lines.truncate(limit as usize);
        Ok(lines)
    }

    async fn sessions(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<SessionLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let sessions = state.courses.sessions_of(company, course);
        let mut lines: Vec<SessionLine> =
            sessions.map(|it| state.session_line(company, &it.value)).collect();
        lines.sort_by_key(|it| (it.on, it.id));
        Ok(lines)
    }

    async fn sheet(
        &self,
        permit: &Permit,
        session: SessionId,
        page: PageNumber,
    ) -> Result<Option<AttendanceSheet>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let courses = &state.courses;
        let Some(found) = courses.sessions.get(&(company, session)) else {
            return Ok(None);
        };
        let of = &found.value;
        let Some(course) = courses.courses.get(&(company, of.course)) else {
            return Ok(None);
        };
        let students = state.enrolled(company, of.course).into_iter().map(|it| SheetLine {
            student: it.id,
            details: it.details,
            attendance: courses.attendance.get(&(company, session, it.id)).cloned(),
        });
        let skipped = AttendanceSheet::n_skipped(page) as usize;
        Ok(Some(AttendanceSheet {
            id: session,
            version: found.version,
            course: (of.course, course.value.settings.title.clone()),
            on: of.on,
            title: of.title.clone(),
            n_students: courses.n_enrolled(company, of.course),
            page,
            students: students.skip(skipped).take(AttendanceSheet::N_LINES as usize).collect(),
        }))
    }

    async fn own_courses(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<StudentCourse>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let student = state.courses.of_person(company, person).map(|it| it.value.id);
        Ok(student.map(|it| state.courses_of(company, it)).unwrap_or_default())
    }

    async fn own_course(
        &self,
        permit: &Permit,
        person: PersonId,
        course: CourseId,
    ) -> Result<Option<OwnCourse>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let Some(student) = state.courses.of_person(company, person).map(|it| it.value.id) else {
            return Ok(None);
        };
        let mut theirs = state.courses_of(company, student).into_iter();
        let Some(line) = theirs.find(|it| it.id == course) else {
            return Ok(None);
        };
        let settings = state.courses.courses.get(&(company, course)).map(|it| &it.value.settings);
        let mut sessions: Vec<_> = state.courses.sessions_of(company, course).collect();
        sessions.sort_by_key(|it| (it.value.on, it.value.id));
        let said = |it: SessionId| state.courses.attendance.get(&(company, it, student)).cloned();
        let sessions = sessions.into_iter().map(|it| &it.value);
        Ok(Some(OwnCourse {
            course: line,
            description: settings.and_then(|it| it.description.clone()),
            sessions: sessions.map(|it| (it.on, it.title.clone(), said(it.id))).collect(),
        }))
    }
}

impl State {
    fn session_line(&self, company: CompanyId, session: &CourseSession) -> SessionLine {
        let of = |state| {
            let all = self.courses.attendance.iter();
            let all = all.filter(|((of, it, _), _)| (*of, *it) == (company, session.id));
            let n = all.filter(|(_, it)| it.state == state).count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        SessionLine {
            id: session.id,
            on: session.on,
            title: session.title.clone(),
            n_present: of(Presence::Present),
            n_absent: of(Presence::Absent),
            n_excused: of(Presence::Excused),
        }
    }

    fn student_line(&self, company: CompanyId, student: &Student) -> StudentLine {
        StudentLine {
            id: student.id,
            details: student.details.clone(),
            has_account: student.person.is_some(),
            created: student.created,
            n_courses: self.courses.n_courses(company, student.id),
        }
    }

    /// By last name.
    fn enrolled(&self, company: CompanyId, course: CourseId) -> Vec<EnrolledStudent> {
        let all = self.courses.enrollments.iter();
        let all = all.filter(|((of, it, _), _)| (*of, *it) == (company, course));
        let student = |it: StudentId| Some(&self.courses.students.get(&(company, it))?.value);
        let all = all.filter_map(|(_, it)| Some((&it.value, student(it.value.student)?)));
        let mut all: Vec<(&Enrollment, &Student)> = all.collect();
        all.sort_by_key(|(_, it)| (sort_name(it), it.id));
        let lines = all.into_iter().map(|(enrollment, student)| EnrolledStudent {
            id: student.id,
            details: student.details.clone(),
            enrolled_on: enrollment.enrolled_on,
            outcome: outcome(enrollment),
        });
        lines.collect()
    }

    /// The latest first.
    pub(crate) fn courses_of(&self, company: CompanyId, student: StudentId) -> Vec<StudentCourse> {
        let all = self.courses.enrollments.iter();
        let all = all.filter(|((of, _, it), _)| (*of, *it) == (company, student));
        let line = |it: &Enrollment| {
            let course = &self.courses.courses.get(&(company, it.course))?.value;
            Some(StudentCourse {
                id: course.id,
                title: course.settings.title.clone(),
                days: course.settings.days,
                enrolled_on: it.enrolled_on,
                outcome: outcome(it),
            })
        };
        let mut lines: Vec<StudentCourse> = all.filter_map(|(_, it)| line(&it.value)).collect();
        lines.sort_by_key(|it| (Reverse(it.enrolled_on), fold(it.title.as_str()), it.id));
        lines
    }

    fn course_line(&self, company: CompanyId, course: &Course) -> CourseLine {
        CourseLine {
            id: course.id,
            title: course.settings.title.clone(),
            days: course.settings.days,
            n_places: course.settings.capacity.map(domain_courses::Capacity::get),
            n_enrolled: self.courses.n_enrolled(company, course.id),
        }
    }

    pub(crate) fn account(&self, company: CompanyId, person: PersonId) -> Option<StudentAccount> {
        let profile = &self.identity.people.get(&(company, person))?.value.profile;
        Some(StudentAccount { person, name: profile.name.clone(), email: profile.email.clone() })
    }
}

fn outcome(enrollment: &Enrollment) -> Option<CourseOutcome> {
    let completion = enrollment.completion.as_ref()?;
    let (on, result, note) = (completion.on, completion.result, completion.note.clone());
    Some(CourseOutcome { on, result, note })
}

fn title(course: &Course) -> String {
    fold(course.settings.title.as_str())
}

/// What a search looks at.
pub(crate) fn searchable(student: &Student) -> String {
    fold(&format!("{} {}", student.details.name(), student.details.email.as_str()))
}

/// The last name first, as lists sort it.
pub(crate) fn sort_name(student: &Student) -> String {
    let details = &student.details;
    fold(&format!("{} {}", details.last_name.as_str(), details.first_name.as_str()))
}

fn turned(direction: Direction, it: Ordering) -> Ordering {
    match direction {
        Direction::Ascending => it,
        Direction::Descending => it.reverse(),
    }
}

fn course_order(query: &ListCourses, one: &CourseLine, two: &CourseLine) -> Ordering {
    let turned = |it| turned(query.direction, it);
    let by_title = |it: &CourseLine| (fold(it.title.as_str()), it.id);
    let then = || by_title(one).cmp(&by_title(two));
    match query.sorted_by {
        CoursesSortedBy::Title => turned(then()),
        CoursesSortedBy::Starts => match (one.days.starts_on(), two.days.starts_on()) {
            (Some(one), Some(two)) => turned(one.cmp(&two)),
            // What has none comes last, whichever way.
            (one, two) => one.is_none().cmp(&two.is_none()),
        }
        .then_with(then),
        CoursesSortedBy::Students => turned(one.n_enrolled.cmp(&two.n_enrolled)).then_with(then),
    }
}

fn student_order(query: &ListStudents, one: &Student, two: &Student) -> Ordering {
    let email = |it: &Student| fold(it.details.email.as_str());
    let order = match query.sorted_by {
        StudentsSortedBy::Name => (sort_name(one), one.id).cmp(&(sort_name(two), two.id)),
        StudentsSortedBy::Email => email(one).cmp(&email(two)),
        StudentsSortedBy::Created => (one.created, one.id).cmp(&(two.created, two.id)),
    };
    turned(query.direction, order)
}
