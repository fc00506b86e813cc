use async_trait::async_trait;
use domain_identity::{Department, DepartmentId, DepartmentName, Departments};
use domain_kernel::{Id, StoreError, Version, Versioned, fold};
use sea_orm::{ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::{
        departments::{ActiveModel, Column, Entity, Model},
        people,
    },
};

#[async_trait]
impl Departments for SeaTx {
    async fn find(
        &mut self,
        id: DepartmentId,
    ) -> Result<Option<Versioned<Department>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn named(&mut self, name: &DepartmentName) -> Result<Option<DepartmentId>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::SortName.eq(fold(name.as_str())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn insert(&mut self, department: &Department) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, to_row(company, department, Version::FIRST)).await
    }

    async fn update(&mut self, department: &Versioned<Department>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let (id, read) = (department.value.id.uuid(), department.version);
        let row = to_row(company, &department.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn remove(&mut self, id: DepartmentId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }

    async fn n_people(&mut self, id: DepartmentId) -> Result<u32, StoreError> {
        let query = self.scope.select::<people::Entity>()?;
        let query = query.filter(people::Column::DepartmentId.eq(id.uuid()));
        let n_people = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_people).unwrap_or(u32::MAX))
    }
}

fn to_domain(row: Model) -> Result<Versioned<Department>, Corrupt> {
    let version = unsigned(row.version, Corrupt { table: "departments", column: "version" })?;
    let value = Department { id: Id::from_uuid(row.id), name: DepartmentName::restore(row.name) };
    Ok(Versioned { value, version: Version::new(version) })
}

fn to_row(company: Uuid, department: &Department, version: Version) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        id: Set(department.id.uuid()),
        name: Set(department.name.as_str().to_owned()),
        sort_name: Set(fold(department.name.as_str())),
        version: Set(signed(version.get())),
    }
}
