use domain_kernel::{Id, Line};
use thiserror::Error;

use crate::{DepartmentCreated, DepartmentDeleted, DepartmentRenamed};

pub type DepartmentName = Line<80>;
pub type DepartmentId = Id<Department>;

/// A part of a company that people belong to. Its name is one department's, whatever the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    pub id: DepartmentId,
    pub name: DepartmentName,
}

/// Why a department stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{n_people} people are in this department; give them another one first")]
pub struct DepartmentInUse {
    pub n_people: u32,
}

impl Department {
    pub fn create(id: DepartmentId, name: DepartmentName) -> (Self, DepartmentCreated) {
        let created = DepartmentCreated { department: id, name: name.clone() };
        (Self { id, name }, created)
    }

    /// `None` when that is what it is called.
    pub fn rename(&mut self, name: DepartmentName) -> Option<DepartmentRenamed> {
        if self.name == name {
            return None;
        }
        let before = std::mem::replace(&mut self.name, name.clone());
        Some(DepartmentRenamed { department: self.id, name: (before, name) })
    }

    /// Only one without people goes: nobody's place changes by the way.
    pub fn delete(&self, n_people: u32) -> Result<DepartmentDeleted, DepartmentInUse> {
        match n_people {
            0 => Ok(DepartmentDeleted { department: self.id, name: self.name.clone() }),
            _ => Err(DepartmentInUse { n_people }),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_department_is_renamed_once_and_goes_when_it_is_empty() {
        let name = |it: &str| DepartmentName::restore(it.to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let (mut department, _) = Department::create(id, name("Yard"));

        assert!(department.rename(name("yard")).is_some());
        assert_eq!(department.rename(name("yard")), None);
        assert_eq!(department.delete(2), Err(DepartmentInUse { n_people: 2 }));
        assert!(department.delete(0).is_ok());
    }
}
