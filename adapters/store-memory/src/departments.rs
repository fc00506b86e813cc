use async_trait::async_trait;
use domain_identity::{Department, DepartmentId, DepartmentName, Departments};
use domain_kernel::{CompanyId, Rule, StoreError, Version, Versioned, fold};

use crate::{MemoryTx, identity::IdentityTables, table};

impl IdentityTables {
    pub(crate) fn departments_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = &Versioned<Department>> {
        self.departments.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    pub(crate) fn n_in(&self, company: CompanyId, department: DepartmentId) -> u32 {
        let people = self.people_of(company);
        let n = people.filter(|it| it.value.department == Some(department)).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    fn department_named(&self, company: CompanyId, name: &DepartmentName) -> Option<DepartmentId> {
        let folded = fold(name.as_str());
        let mut all = self.departments_of(company).map(|it| &it.value);
        all.find(|it| fold(it.name.as_str()) == folded).map(|it| it.id)
    }

    fn check_name_is_free(
        &self,
        company: CompanyId,
        department: &Department,
    ) -> Result<(), StoreError> {
        match self.department_named(company, &department.name) {
            Some(it) if it != department.id => Err(StoreError::Duplicate(Rule::DepartmentName)),
            _ => Ok(()),
        }
    }
}

#[async_trait]
impl Departments for MemoryTx {
    async fn find(
        &mut self,
        id: DepartmentId,
    ) -> Result<Option<Versioned<Department>>, StoreError> {
        Ok(self.local.identity.departments.get(&(self.company()?, id)).cloned())
    }

    async fn named(&mut self, name: &DepartmentName) -> Result<Option<DepartmentId>, StoreError> {
        Ok(self.local.identity.department_named(self.company()?, name))
    }

    async fn insert(&mut self, department: &Department) -> Result<(), StoreError> {
        let (company, department) = (self.company()?, department.clone());
        self.write(move |state| {
            state.identity.check_name_is_free(company, &department)?;
            let departments = &mut state.identity.departments;
            table::insert(departments, (company, department.id), &department, Rule::DepartmentId)
        })
    }

    async fn update(&mut self, department: &Versioned<Department>) -> Result<(), StoreError> {
        let (company, department) = (self.company()?, department.clone());
        self.write(move |state| {
            state.identity.check_name_is_free(company, &department.value)?;
            let key = (company, department.value.id);
            table::update(&mut state.identity.departments, &key, &department)
        })
    }

    async fn remove(&mut self, id: DepartmentId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            if 0 < state.identity.n_in(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.identity.departments, &(company, id), read)
        })
    }

    async fn n_people(&mut self, id: DepartmentId) -> Result<u32, StoreError> {
        Ok(self.local.identity.n_in(self.company()?, id))
    }
}
