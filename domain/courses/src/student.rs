use domain_kernel::{Change, Id, Line, PersonId, Timestamp};

use crate::{StudentCreated, StudentDeleted, StudentEdited, StudentErased};

pub type StudentId = Id<Student>;
pub type FirstName = Line<120>;
pub type LastName = Line<120>;
/// An address as identity has found it good.
pub type StudentEmail = Line<254>;

/// Somebody who is taught, with or without an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    pub id: StudentId,
    pub details: StudentDetails,
    /// Who sees the courses as their own. A person is one student at most.
    pub person: Option<PersonId>,
    pub created: Timestamp,
}

/// How a student is called and reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentDetails {
    pub first_name: FirstName,
    pub last_name: LastName,
    /// Whatever the case, it is one student's of the company.
    pub email: StudentEmail,
}

/// What it takes to make a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStudent {
    pub id: StudentId,
    pub details: StudentDetails,
    pub person: Option<PersonId>,
}

impl Student {
    pub fn create(new: NewStudent, created: Timestamp) -> (Self, StudentCreated) {
        let NewStudent { id, details, person } = new;
        let personal = details.changes_from(None);
        let fact = StudentCreated { student: id, person, personal };
        (Self { id, details, person, created }, fact)
    }

    /// Changes how a student is called, and who it is. `None` when nothing changed.
    pub fn edit(
        &mut self,
        details: StudentDetails,
        person: Option<PersonId>,
    ) -> Option<StudentEdited> {
        let edited = StudentEdited {
            student: self.id,
            person: (self.person, person),
            personal: details.changes_from(Some(&self.details)),
        };
        self.details = details;
        self.person = person;
        edited.says_something().then_some(edited)
    }

    /// Becomes one of those of whom only a number is known, and is nobody with an account any more.
    pub fn erase(&mut self, called: FirstName, number: u32) -> StudentErased {
        self.details = StudentDetails {
            first_name: called,
            last_name: LastName::restore(number.to_string()),
            email: StudentEmail::restore(format!("{}@erased.invalid", self.id)),
        };
        StudentErased { student: self.id, person: self.person.take() }
    }

    /// Ends a student, and with it that they were enrolled anywhere.
    pub fn delete(&self, n_enrolled: u32) -> StudentDeleted {
        StudentDeleted { student: self.id, person: self.person, n_enrolled }
    }
}

impl StudentDetails {
    /// As lists show it.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name.as_str(), self.last_name.as_str())
    }

    fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let between = |field, before: Option<&str>, after: &str| {
            Change::between(field, before.map(str::to_owned), Some(after.to_owned()))
        };
        let changes = [
            between("email", before.map(|it| it.email.as_str()), self.email.as_str()),
            between(
                "first_name",
                before.map(|it| it.first_name.as_str()),
                self.first_name.as_str(),
            ),
            between("last_name", before.map(|it| it.last_name.as_str()), self.last_name.as_str()),
        ];
        changes.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Fact;
    use uuid::Uuid;

    use super::*;

    fn details(first_name: &str) -> StudentDetails {
        StudentDetails {
            first_name: Line::restore(first_name.to_owned()),
            last_name: Line::restore("Lima".to_owned()),
            email: Line::restore("ana@lima.example".to_owned()),
        }
    }

    #[test]
    fn the_trail_names_a_student_only_beside_itself() {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let new = NewStudent { id, details: details("Ana"), person: None };
        let (mut student, created) = Student::create(new, Timestamp::from_micros(0));
        assert_eq!(created.details(), []);
        assert_eq!(created.personal().map(|(_, it)| it.len()), Some(3));

        assert_eq!(student.edit(details("Ana"), None), None);
        let edited = student.edit(details("Anna"), None).expect("a change");
        assert_eq!(edited.details(), []);
        let personal = edited.personal().expect("a name").1;
        assert_eq!(personal, [Change::from_to("first_name", "Ana", "Anna")]);
    }

    #[test]
    fn of_a_student_erased_only_a_number_is_left() {
        let (id, person) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
        let new = NewStudent { id, details: details("Ana"), person: Some(person) };
        let (mut student, _) = Student::create(new, Timestamp::from_micros(0));
        let erased = student.erase(FirstName::restore("Former person".to_owned()), 7);
        assert_eq!((erased.person, student.person), (Some(person), None));
        assert_eq!(student.details.name(), "Former person 7");
        assert!(student.details.email.as_str().ends_with("@erased.invalid"));
        assert_eq!(erased.personal(), None);
    }
}
