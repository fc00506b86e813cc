use application::courses::{
    AddSession, CreateCourse, CreateStudent, EnrollStudents, add_session, create_course,
    create_student, enroll_students,
};
use domain_courses::{
    Capacity, CourseDays, CourseId, CourseSettings, CourseTitle, FirstName, LastName, SessionId,
    StudentDetails, StudentEmail, StudentId,
};
use domain_identity::Identifier;

use crate::{Somebody, World};

/// A course of this title, on no day, for so many.
pub fn course_settings(title: &str, n_places: Option<u32>) -> CourseSettings {
    CourseSettings {
        title: CourseTitle::restore(title.to_owned()),
        description: None,
        days: CourseDays::default(),
        capacity: n_places.map(Capacity::restore),
    }
}

/// Ana Student, whose address is `ana@students.example`.
pub fn student_details(first_name: &str) -> StudentDetails {
    StudentDetails {
        first_name: FirstName::restore(first_name.to_owned()),
        last_name: LastName::restore("Student".to_owned()),
        email: StudentEmail::restore(format!("{}@students.example", first_name.to_lowercase())),
    }
}

impl World {
    /// One more course.
    pub async fn course(&self, admin: &Somebody, title: &str, n_places: Option<u32>) -> CourseId {
        let id = self.app.ids.next();
        let command = CreateCourse { id, settings: course_settings(title, n_places) };
        create_course(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// One more student, who may be somebody with an account.
    pub async fn student(
        &self,
        admin: &Somebody,
        first_name: &str,
        person: Option<&Somebody>,
    ) -> StudentId {
        let id = self.app.ids.next();
        let account = match person {
            Some(somebody) => {
                let seen = application::identity::see_person(&self.app, &admin.actor, somebody.id);
                Identifier::parse(seen.await.expect("there").email.as_str())
            }
            None => None,
        };
        let command = CreateStudent { id, details: student_details(first_name), account };
        create_student(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// Puts students into a course.
    pub async fn enroll(&self, admin: &Somebody, course: CourseId, students: &[StudentId]) {
        let command = EnrollStudents { course, students: students.to_vec() };
        enroll_students(&self.app, &admin.actor, command).await.expect("a place for each");
    }

    /// One more day of a course.
    pub async fn session(&self, admin: &Somebody, course: CourseId, on: &str) -> SessionId {
        let (id, on) = (self.app.ids.next(), on.parse().expect("a date"));
        let command = AddSession { id, course, on, title: None };
        add_session(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }
}
