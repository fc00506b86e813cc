use async_trait::async_trait;
use domain_courses::{
    Course, CourseId, Courses, Enrollment, Enrollments, Student, StudentEmail, StudentId, Students,
};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Version, Versioned, fold};

use crate::{
    MemoryTx, State,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct CourseTables {
    pub(crate) courses: Table<(CompanyId, CourseId), Course>,
    pub(crate) students: Table<(CompanyId, StudentId), Student>,
    pub(crate) enrollments: Table<(CompanyId, CourseId, StudentId), Enrollment>,
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

    fn check_person(&self, company: CompanyId, person: Option<PersonId>) -> Result<(), StoreError> {
        let is_there = |it: PersonId| self.identity.people.contains_key(&(company, it));
        match person.is_none_or(is_there) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such person")),
        }
    }

    fn check_company(&self, company: CompanyId) -> Result<(), StoreError> {
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
            state.courses.enrollments.retain(|(of, it, _), _| (*of, *it) != (company, id));
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

    async fn remove(&mut self, id: StudentId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.courses.students, &(company, id), read)?;
            state.courses.enrollments.retain(|(of, _, it), _| (*of, *it) != (company, id));
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
        self.write(move |state| table::remove(&mut state.courses.enrollments, &key, read))
    }
}
