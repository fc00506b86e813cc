//! Departments, and what is taken in, out and away of many people or of one.

use domain_kernel::{Change, CompanyId, Fact, PersonId};

use super::person;
use crate::{DepartmentId, DepartmentName};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentCreated {
    pub department: DepartmentId,
    pub name: DepartmentName,
}

/// The names are before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentRenamed {
    pub department: DepartmentId,
    pub name: (DepartmentName, DepartmentName),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentDeleted {
    pub department: DepartmentId,
    pub name: DepartmentName,
}

/// An admin removed whatever said who somebody was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonErased {
    pub person: PersonId,
    /// By which they are called now.
    pub number: u32,
}

/// Somebody took away all that is kept about a person: that person, or an admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonTakenOut {
    pub person: PersonId,
}

/// An admin took the people away as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleExported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

/// An admin made people of a table. Each of them has a fact of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleImported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

/// An admin took away the temporary passwords of those who were imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordsListed {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

fn company(id: Option<CompanyId>) -> String {
    id.map_or_else(|| "platform".to_owned(), |it| format!("company:{it}"))
}

fn counted(n_people: u32) -> Vec<Change> {
    vec![Change::set("people", n_people.to_string())]
}

fn department(id: DepartmentId) -> String {
    format!("department:{id}")
}

impl Fact for DepartmentCreated {
    fn name(&self) -> &'static str {
        "identity.department_created"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("name", self.name.as_str())]
    }
}

impl Fact for DepartmentRenamed {
    fn name(&self) -> &'static str {
        "identity.department_renamed"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("name", self.name.0.as_str(), self.name.1.as_str())]
    }
}

impl Fact for DepartmentDeleted {
    fn name(&self) -> &'static str {
        "identity.department_deleted"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("name", self.name.as_str())]
    }
}

impl Fact for PeopleExported {
    fn name(&self) -> &'static str {
        "identity.people_exported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PeopleImported {
    fn name(&self) -> &'static str {
        "identity.people_imported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PasswordsListed {
    fn name(&self) -> &'static str {
        "identity.passwords_listed"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PersonErased {
    fn name(&self) -> &'static str {
        "identity.person_erased"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("number", self.number.to_string())]
    }
}

impl Fact for PersonTakenOut {
    fn name(&self) -> &'static str {
        "identity.person_taken_out"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}
