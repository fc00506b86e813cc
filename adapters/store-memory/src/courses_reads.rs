use std::{cmp::Ordering, collections::BTreeSet};

use application::{
    Page,
    courses::{
        CourseLine, CourseView, CoursesReads, CoursesSortedBy, ListCourses, ListStudents,
        MaterialLine, MaterialView, StudentAccount, StudentLine, StudentView, StudentsSortedBy,
    },
    identity::Direction,
};
use async_trait::async_trait;
use domain_courses::{Course, CourseId, FileId, MaterialId, Student, StudentId, Summary};
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
        let lines = students.into_iter().map(|it| StudentLine {
            id: it.id,
            details: it.details.clone(),
            has_account: it.person.is_some(),
            created: it.created,
            n_courses: state.courses.n_courses(company, it.id),
        });
        Ok(on_page(lines, query.page))
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
}

impl State {
    fn course_line(&self, company: CompanyId, course: &Course) -> CourseLine {
        CourseLine {
            id: course.id,
            title: course.settings.title.clone(),
            days: course.settings.days,
            n_places: course.settings.capacity.map(domain_courses::Capacity::get),
            n_enrolled: self.courses.n_enrolled(company, course.id),
        }
    }

    fn account(&self, company: CompanyId, person: PersonId) -> Option<StudentAccount> {
        let profile = &self.identity.people.get(&(company, person))?.value.profile;
        Some(StudentAccount { person, name: profile.name.clone(), email: profile.email.clone() })
    }
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
