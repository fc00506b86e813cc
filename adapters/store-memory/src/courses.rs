use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use domain_courses::{
    Attendance, AttendanceMark, Course, CourseId, CourseSession, CourseSessions, Courses,
    Enrollment, Enrollments, SessionId, Student, StudentEmail, StudentId, Students,
};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Version, Versioned, fold};

use crate::{
    MemoryTx, State,
    courses_reads::sort_name,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct CourseTables {
    pub(crate) courses: Table<(CompanyId, CourseId), Course>,
    pub(crate) students: Table<(CompanyId, StudentId), Student>,
    pub(crate) enrollments: Table<(CompanyId, CourseId, StudentId), Enrollment>,
    pub(crate) sessions: Table<(CompanyId, SessionId), CourseSession>,
    pub(crate) attendance: BTreeMap<(CompanyId, SessionId, StudentId), Attendance>,
}

impl CourseTables {
    pub(crate) fn n_enrolled(&self, company: CompanyId, course: CourseId) -> u32 {
        let all = self.enrollments.keys();
        let n = all.filter(|(of, it, _)| (*of, *it) == (company, course)).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    pub(crate) fn is_enrolled(
        &self,
        company: CompanyId,
        course: CourseId,
        student: StudentId,
    ) -> bool {
        self.enrollments.contains_key(&(company, course, student))
    }

    pub(crate) fn n_courses(&self, company: CompanyId, student: StudentId) -> u32 {
        let all = self.enrollments.keys();
        let n = all.filter(|(of, _, it)| (*of, *it) == (company, student)).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    /// Whether so many more find a place.
    fn is_room(&self, company: CompanyId, course: CourseId, n: usize) -> bool {
        let Some(found) = self.courses.get(&(company, course)) else { return false };
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        let taken = self.n_enrolled(company, course).saturating_add(n);
        found.value.settings.capacity.is_none_or(|it| taken <= it.get())
    }

    pub(crate) fn sessions_of(
        &self,
        company: CompanyId,
        course: CourseId,
    ) -> impl Iterator<Item = &Versioned<CourseSession>> {
        let sessions = self.sessions.iter().filter(move |((it, _), _)| *it == company);
        sessions.map(|(_, it)| it).filter(move |it| it.value.course == course)
    }

    /// What was said of whoever is not enrolled any more, or at what is no session any more.
    fn forget_attendance(&mut self, company: CompanyId) {
        let (sessions, enrollments) = (&self.sessions, &self.enrollments);
        self.attendance.retain(|(of, session, student), _| {
            let course = sessions.get(&(*of, *session)).map(|it| it.value.course);
            let is_in = |it| enrollments.contains_key(&(company, it, *student));
            *of != company || course.is_some_and(is_in)
        });
    }

    pub(crate) fn students_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = &Versioned<Student>> {
        self.students.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    fn with_email(&self, company: CompanyId, email: &StudentEmail) -> Option<StudentId> {
        let folded = fold(email.as_str());
        let mut all = self.students_of(company).map(|it| &it.value);
        all.find(|it| fold(it.details.email.as_str()) == folded).map(|it| it.id)
    }

    pub(crate) fn of_person(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> Option<&Versioned<Student>> {
        self.students_of(company).find(|it| it.value.person == Some(person))
    }
}

impl State {
    /// An address and a person are one student's, and the person is somebody of the company.
    fn check_student(&self, company: CompanyId, student: &Student) -> Result<(), StoreError> {
        let with_email = self.courses.with_email(company, &student.details.email);
        if with_email.is_some_and(|it| it != student.id) {
            return Err(StoreError::Duplicate(Rule::StudentEmail));
        }
        let Some(person) = student.person else { return Ok(()) };
        if self.courses.of_person(company, person).is_some_and(|it| it.value.id != student.id) {
            return Err(StoreError::Duplicate(Rule::StudentPerson));
        }
        self.check_person(company, Some(person))
    }

    pub(crate) fn check_person(
        &self,
        company: CompanyId,
        person: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let is_there = |it: PersonId| self.identity.people.contains_key(&(company, it));
        match person.is_none_or(is_there) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such person")),
        }
    }

    pub(crate) fn check_company(&self, company: CompanyId) -> Result<(), StoreError> {
        match self.identity.companies.contains_key(&company) {
            true => Ok(()),
            false => Err(StoreError::corrupt("there is no such company")),
        }
    }
}

#[async_trait]
impl Courses for MemoryTx {
    async fn find(&mut self, id: CourseId) -> Result<Option<Versioned<Course>>, StoreError> {
        Ok(self.local.courses.courses.get(&(self.company()?, id)).cloned())
    }

    async fn n_enrolled(&mut self, id: CourseId) -> Result<u32, StoreError> {
        Ok(self.local.courses.n_enrolled(self.company()?, id))
    }

    async fn insert(&mut self, course: &Course) -> Result<(), StoreError> {
        let (company, course) = (self.company()?, course.clone());
        self.write(move |state| {
            state.check_company(company)?;
            state.check_person(company, course.creator)?;
            let key = (company, course.id);
            table::insert(&mut state.courses.courses, key, &course, Rule::CourseId)
        })
    }

    async fn update(&mut self, course: &Versioned<Course>) -> Result<(), StoreError> {
        let (company, course) = (self.company()?, course.clone());
        self.write(move |state| {
            let key = (company, course.value.id);
            let n_enrolled = state.courses.n_enrolled(company, course.value.id);
            if course.value.settings.capacity.is_some_and(|it| it.get() < n_enrolled) {
                // Somebody was enrolled meanwhile; the next time round it shows.
                return Err(StoreError::Busy);
            }
            table::update(&mut state.courses.courses, &key, &course)
        })
    }

    async fn remove(&mut self, id: CourseId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.courses.courses, &(company, id), read)?;
            let courses = &mut state.courses;
            courses.enrollments.retain(|(of, it, _), _| (*of, *it) != (company, id));
            courses.sessions.retain(|(of, _), it| *of != company || it.value.course != id);
            courses.forget_attendance(company);
            state.remove_materials_of(company, id);
            Ok(())
        })
    }
}

#[async_trait]
impl Students for MemoryTx {
    async fn find(&mut self, id: StudentId) -> Result<Option<Versioned<Student>>, StoreError> {
        Ok(self.local.courses.students.get(&(self.company()?, id)).cloned())
    }

    async fn with_email(&mut self, email: &StudentEmail) -> Result<Option<StudentId>, StoreError> {
        Ok(self.local.courses.with_email(self.company()?, email))
    }

    async fn of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Option<Versioned<Student>>, StoreError> {
        Ok(self.local.courses.of_person(self.company()?, person).cloned())
    }

    async fn n_courses(&mut self, id: StudentId) -> Result<u32, StoreError> {
        Ok(self.local.courses.n_courses(self.company()?, id))
    }

    async fn with_emails(&mut self, emails: &[StudentEmail]) -> Result<Vec<Student>, StoreError> {
        let company = self.company()?;
        let folded: BTreeSet<String> = emails.iter().map(|it| fold(it.as_str())).collect();
        let all = self.local.courses.students_of(company).map(|it| &it.value);
        let found = all.filter(|it| folded.contains(&fold(it.details.email.as_str())));
        let mut found: Vec<Student> = found.cloned().collect();
        found.sort_by_key(|it| (sort_name(it), it.id));
        Ok(found)
    }

    async fn insert_all(&mut self, students: &[Student]) -> Result<(), StoreError> {
        for student in students {
            Students::insert(self, student).await?;
        }
        Ok(())
    }

    async fn insert(&mut self, student: &Student) -> Result<(), StoreError> {
        let (company, student) = (self.company()?, student.clone());
        self.write(move |state| {
            state.check_company(company)?;
            state.check_student(company, &student)?;
            let key = (company, student.id);
            table::insert(&mut state.courses.students, key, &student, Rule::StudentId)
        })
    }

    async fn update(&mut self, student: &Versioned<Student>) -> Result<(), StoreError> {
        let (company, student) = (self.company()?, student.clone());
        self.write(move |state| {
            state.check_student(company, &student.value)?;
            let key = (company, student.value.id);
            table::update(&mut state.courses.students, &key, &student)
        })
    }

    async fn forget(&mut self, id: StudentId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            for ((of, _, student), it) in &mut state.courses.enrollments {
                if (*of, *student) == (company, id)
                    && let Some(completion) = &mut it.value.completion
                {
                    completion.note = None;
                }
            }
            for ((of, _, student), it) in &mut state.courses.attendance {
                if (*of, *student) == (company, id) {
                    it.note = None;
                }
            }
            Ok(())
        })
    }

    async fn remove(&mut self, id: StudentId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.courses.students, &(company, id), read)?;
            state.courses.enrollments.retain(|(of, _, it), _| (*of, *it) != (company, id));
            state.courses.forget_attendance(company);
            Ok(())
        })
    }
}

#[async_trait]
impl Enrollments for MemoryTx {
    async fn find(
        &mut self,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<Versioned<Enrollment>>, StoreError> {
        let key = (self.company()?, course, student);
        Ok(self.local.courses.enrollments.get(&key).cloned())
    }

    async fn of_student(&mut self, student: StudentId) -> Result<Vec<Enrollment>, StoreError> {
        let company = self.company()?;
        let all = self.local.courses.enrollments.iter();
        let all = all.filter(|((of, _, it), _)| (*of, *it) == (company, student));
        Ok(all.map(|(_, it)| it.value.clone()).collect())
    }

    async fn among(
        &mut self,
        course: CourseId,
        students: &[StudentId],
    ) -> Result<BTreeSet<StudentId>, StoreError> {
        let company = self.company()?;
        let enrollments = &self.local.courses.enrollments;
        let among = students.iter().filter(|it| enrollments.contains_key(&(company, course, **it)));
        Ok(among.copied().collect())
    }

    async fn enroll(&mut self, enrollments: &[Enrollment]) -> Result<bool, StoreError> {
        let (company, enrollments) = (self.company()?, enrollments.to_vec());
        let Some(course) = enrollments.first().map(|it| it.course) else {
            return Ok(true);
        };
        if !self.local.courses.is_room(company, course, enrollments.len()) {
            return Ok(false);
        }
        self.write(move |state| {
            let courses = &mut state.courses;
            if !courses.is_room(company, course, enrollments.len()) {
                // Somebody was quicker; the next time round it shows.
                return Err(StoreError::Busy);
            }
            for it in &enrollments {
                if !courses.students.contains_key(&(company, it.student)) {
                    return Err(StoreError::Stale);
                }
                let key = (company, it.course, it.student);
                table::insert(&mut courses.enrollments, key, it, Rule::Enrollment)?;
            }
            Ok(())
        })?;
        Ok(true)
    }

    async fn update(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError> {
        let (company, enrollment) = (self.company()?, enrollment.clone());
        self.write(move |state| {
            let by = enrollment.value.completion.as_ref().and_then(|it| it.by);
            state.check_person(company, by)?;
            let key = (company, enrollment.value.course, enrollment.value.student);
            table::update(&mut state.courses.enrollments, &key, &enrollment)
        })
    }

    async fn withdraw(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError> {
        let Enrollment { course, student, .. } = enrollment.value;
        let (key, read) = ((self.company()?, course, student), enrollment.version);
        self.write(move |state| {
            table::remove(&mut state.courses.enrollments, &key, read)?;
            state.courses.forget_attendance(key.0);
            Ok(())
        })
    }
}

#[async_trait]
impl CourseSessions for MemoryTx {
    async fn find(
        &mut self,
        id: SessionId,
    ) -> Result<Option<Versioned<CourseSession>>, StoreError> {
        Ok(self.local.courses.sessions.get(&(self.company()?, id)).cloned())
    }

    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError> {
        let n = self.local.courses.sessions_of(self.company()?, course).count();
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, session: &CourseSession) -> Result<(), StoreError> {
        let (company, session) = (self.company()?, session.clone());
        self.write(move |state| {
            let courses = &mut state.courses;
            if !courses.courses.contains_key(&(company, session.course)) {
                return Err(StoreError::corrupt("this company has no such course"));
            }
            let key = (company, session.id);
            table::insert(&mut courses.sessions, key, &session, Rule::CourseSessionId)
        })
    }

    async fn update(&mut self, session: &Versioned<CourseSession>) -> Result<(), StoreError> {
        let (company, session) = (self.company()?, session.clone());
        self.write(move |state| {
            let key = (company, session.value.id);
            table::update(&mut state.courses.sessions, &key, &session)
        })
    }

    async fn mark(
        &mut self,
        session: &Versioned<CourseSession>,
        marks: &[AttendanceMark],
    ) -> Result<(), StoreError> {
        CourseSessions::update(self, session).await?;
        let (company, of, marks) = (self.company()?, session.value.clone(), marks.to_vec());
        self.write(move |state| {
            let courses = &mut state.courses;
            for (student, said) in &marks {
                let key = (company, of.id, *student);
                let Some(said) = said else {
                    courses.attendance.remove(&key);
                    continue;
                };
                if !courses.enrollments.contains_key(&(company, of.course, *student)) {
                    return Err(StoreError::corrupt("this course has no such student"));
                }
                courses.attendance.insert(key, said.clone());
            }
            Ok(())
        })
    }

    async fn remove(&mut self, id: SessionId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.courses.sessions, &(company, id), read)?;
            state.courses.forget_attendance(company);
            Ok(())
        })
    }
}
