use async_trait::async_trait;
use domain_kernel::{Id, PersonId, StoreError};
use domain_onboarding::{Assignment, Assignments, PathId, PathNumber, StepModule};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{dates::to_date, paths::number};
use crate::{
    SeaTx,
    rules::store_error,
    stored::{day_column, signed},
    tables::onboarding_assignments::{ActiveModel, Column, Entity, Model},
};

const HAS_MODULE: &str = "\
    SELECT s.id FROM onboarding_assignments o \
    JOIN onboarding_path_steps s ON s.company_id = o.company_id AND s.path_id = o.path_id \
        AND s.number = o.number \
    WHERE o.company_id = $1 AND o.person_id = $2 AND s.module_id = $3 \
    LIMIT 1";

#[async_trait]
impl Assignments for SeaTx {
    async fn find(
        &mut self,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<Assignment>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PathId.eq(path.uuid()))
            .filter(Column::PersonId.eq(person.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        row.as_ref().map(to_assignment).transpose()
    }

    async fn is_anyone_on(&mut self, path: PathId) -> Result<bool, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PathId.eq(path.uuid()));
        Ok(query.limit(1).one(&self.txn).await.map_err(store_error)?.is_some())
    }

    async fn is_anyone_at(&mut self, path: PathId, number: PathNumber) -> Result<bool, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PathId.eq(path.uuid()))
            .filter(Column::Number.eq(signed(number.get())));
        Ok(query.limit(1).one(&self.txn).await.map_err(store_error)?.is_some())
    }

    async fn before(
        &mut self,
        path: PathId,
        number: PathNumber,
    ) -> Result<Vec<Assignment>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PathId.eq(path.uuid()))
            .filter(Column::Number.lt(signed(number.get())))
            .order_by_asc(Column::Id);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        rows.iter().map(to_assignment).collect()
    }

    async fn keep_number(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let moved =
            ActiveModel { number: Set(signed(assignment.number.get())), ..Default::default() };
        let change =
            self.scope.change::<Entity>()?.set(moved).filter(Column::Id.eq(assignment.id.uuid()));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn insert(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(assignment.id.uuid()),
            path_id: Set(assignment.path.uuid()),
            person_id: Set(assignment.person.uuid()),
            starts_on: Set(day_column(assignment.starts_on)?),
            number: Set(signed(assignment.number.get())),
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn remove(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let deleted = self.scope.delete::<Entity>()?.filter(Column::Id.eq(assignment.id.uuid()));
        deleted.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn has_module(
        &mut self,
        person: PersonId,
        module: StepModule,
    ) -> Result<bool, StoreError> {
        let values = [person.uuid().into(), module.uuid().into()];
        let backend = self.txn.get_database_backend();
        let query = self.scope.by_hand(backend, HAS_MODULE, values)?;
        Ok(self.txn.query_one_raw(query).await.map_err(store_error)?.is_some())
    }
}

fn to_assignment(row: &Model) -> Result<Assignment, StoreError> {
    Ok(Assignment {
        id: Id::from_uuid(row.id),
        path: Id::from_uuid(row.path_id),
        number: number(row.number)?,
        person: Id::from_uuid(row.person_id),
        starts_on: to_date(row.starts_on)?,
    })
}
