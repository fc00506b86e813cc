use async_trait::async_trait;
use domain_kernel::{Date, Id, PersonId, StoreError};
use domain_onboarding::{
    Assignment, Assignments, PathId, PathNumber, Reached, Step, StepModule, Unassigned,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter, QueryOrder,
    QueryResult, QuerySelect,
};
use uuid::Uuid;

use super::{
    dates::to_date,
    marks::{COURSE_OF, MARK, taken_at},
    paths::number,
    steps::{step_state, to_step},
};
use crate::{
    SeaTx,
    rules::store_error,
    stored::{day_column, pieces, signed},
    tables::{
        onboarding_assignments::{ActiveModel, Column, Entity, Model},
        onboarding_path_steps::Model as StepModel,
    },
    training::TENURE,
};

const WITH_MODULE: &str = "\
    SELECT o.company_id, o.id, o.path_id, o.person_id, o.starts_on, o.number, o.begins_at \
    FROM onboarding_assignments o \
    JOIN onboarding_path_steps s ON s.company_id = o.company_id AND s.path_id = o.path_id \
        AND s.number = o.number \
    WHERE o.company_id = $1 AND o.person_id = $2 AND s.module_id = $3 \
    ORDER BY o.id";

/// Goes on with [`TENURE`], [`MARK`] and [`taken_at`].
const STEPS: &str = "\
    SELECT s.company_id, s.path_id, s.number, s.id, s.place, s.kind, s.module_id, s.title, s.text, \
        s.doer, s.due_after, s.waits, s.course_id, s.category_id, m.status, \
        c.id AS completion_id, ";

const OF_PERSON: &str = "\
    \x20FROM onboarding_path_steps s \
    LEFT JOIN training_modules m ON m.company_id = $1 AND m.id = s.module_id \
    LEFT JOIN training_completions c ON c.company_id = $1 AND c.person_id = $2 \
        AND c.current_module_id = m.id \
    LEFT JOIN onboarding_step_marks k ON k.company_id = $1 AND k.person_id = $2 \
        AND k.path_id = s.path_id AND k.step_id = s.id";

const BY_PLACE: &str = "\
    \x20WHERE s.company_id = $1 AND s.path_id = $3 AND s.number = $4 \
    ORDER BY s.place";

const UNASSIGNED: &str = "\
    SELECT p.id, p.department_id, p.job_title FROM people p \
    WHERE p.company_id = $1 AND p.role <> 'customer' AND p.deactivated_at IS NULL AND NOT EXISTS ( \
        SELECT 1 FROM onboarding_assignments o \
        WHERE o.company_id = $1 AND o.path_id = $2 AND o.person_id = p.id \
    ) \
    ORDER BY p.id";

#[derive(FromQueryResult)]
struct UnassignedRow {
    id: Uuid,
    department_id: Option<Uuid>,
    job_title: Option<String>,
}

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
        let moved = ActiveModel {
            number: Set(signed(assignment.number.get())),
            begins_at: Set(Some(assignment.begins().micros())),
            ..Default::default()
        };
        let change =
            self.scope.change::<Entity>()?.set(moved).filter(Column::Id.eq(assignment.id.uuid()));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn insert(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, assignment)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn insert_all(&mut self, assignments: &[Assignment]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows: Result<Vec<_>, _> = assignments.iter().map(|it| to_row(company, it)).collect();
        for rows in pieces(rows?) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    async fn unassigned(&mut self, path: PathId) -> Result<Vec<Unassigned>, StoreError> {
        let backend = self.txn.get_database_backend();
        let query = self.scope.by_hand(backend, UNASSIGNED, [path.uuid().into()])?;
        let rows = self.txn.query_all_raw(query).await.map_err(store_error)?;
        let rows = rows.iter().map(|it| UnassignedRow::from_query_result(it, ""));
        let unassigned = rows.map(|it| {
            let row = it.map_err(store_error)?;
            Ok(Unassigned {
                person: Id::from_uuid(row.id),
                department: row.department_id.map(Id::from_uuid),
                job_title: row.job_title,
            })
        });
        unassigned.collect()
    }

    async fn remove(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let deleted = self.scope.delete::<Entity>()?.filter(Column::Id.eq(assignment.id.uuid()));
        deleted.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn with_module(
        &mut self,
        person: PersonId,
        module: StepModule,
    ) -> Result<Vec<Assignment>, StoreError> {
        let values = [person.uuid().into(), module.uuid().into()];
        let backend = self.txn.get_database_backend();
        let query = self.scope.by_hand(backend, WITH_MODULE, values)?;
        let rows = self.txn.query_all_raw(query).await.map_err(store_error)?;
        let rows = rows.iter().map(|it| Model::from_query_result(it, "").map_err(store_error));
        rows.map(|it| to_assignment(&it?)).collect()
    }

    async fn reached(
        &mut self,
        assignment: &Assignment,
        today: Date,
    ) -> Result<Vec<(Step, Reached)>, StoreError> {
        let values = [
            assignment.person.uuid().into(),
            assignment.path.uuid().into(),
            signed(assignment.number.get()).into(),
            assignment.begins().micros().into(),
        ];
        let [course, completed] = COURSE_OF;
        let lines = [STEPS, TENURE, ", ", MARK, &taken_at("$2", "$5"), OF_PERSON].concat();
        let sql = [&lines, course, "$2", completed, BY_PLACE].concat();
        let query = self.scope.by_hand(self.txn.get_database_backend(), &sql, values)?;
        let rows = self.txn.query_all_raw(query).await.map_err(store_error)?;
        rows.iter().map(|it| reached(it, today)).collect()
    }
}

fn to_row(company: Uuid, assignment: &Assignment) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(assignment.id.uuid()),
        path_id: Set(assignment.path.uuid()),
        person_id: Set(assignment.person.uuid()),
        starts_on: Set(day_column(assignment.starts_on)?),
        number: Set(signed(assignment.number.get())),
        begins_at: Set(Some(assignment.begins().micros())),
    })
}

fn reached(row: &QueryResult, today: Date) -> Result<(Step, Reached), StoreError> {
    let step = to_step(&StepModel::from_query_result(row, "").map_err(store_error)?)?;
    Ok((step, step_state(row)?.reached(today)))
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
