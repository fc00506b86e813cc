use application::training::MarkLine;
use async_trait::async_trait;
use domain_kernel::{Id, Line, PersonId, StoreError, Timestamp};
use domain_onboarding::{Marked, PathId, StepId, StepMark, StepMarks};
use sea_orm::{ActiveValue::Set, ColumnTrait, FromQueryResult, QueryFilter, QueryResult};
use uuid::Uuid;

use crate::{
    SeaTx,
    rules::store_error,
    tables::onboarding_step_marks::{ActiveModel, Column, Entity},
};

/// What was said about a step, as every query of it selects that: a course that is completed is
/// done, whatever was said. Of the tables that [`COURSE_OF`] joins.
pub(super) const MARK: &str = "\
    COALESCE(ce.completed_at, k.marked_at) AS marked_at, \
    CASE WHEN ce.completed_at IS NULL THEN k.waived_for END AS waived_for";

/// The course that a step `s` is, and whether a person, named between the two, has completed it.
pub(super) const COURSE_OF: [&str; 2] = [
    " LEFT JOIN courses cs ON cs.company_id = $1 AND cs.id = s.course_id \
    LEFT JOIN students st ON st.company_id = $1 AND st.person_id = ",
    " LEFT JOIN course_enrollments ce ON ce.company_id = $1 AND ce.course_id = s.course_id \
        AND ce.student_id = st.id AND ce.result <> 'not_passed'",
];

/// When a person first had an item of the category that a step `s` is, as every query of [`MARK`]
/// selects that too: of what they have still, or gave back after a moment. Both are named as the
/// query names them.
pub(super) fn taken_at(person: &str, begins: &str) -> String {
    format!(
        ", CASE WHEN s.category_id IS NOT NULL THEN ( \
            SELECT MIN(cu.since_at) FROM custodies cu \
            JOIN items ci ON ci.company_id = $1 AND ci.id = cu.item_id \
                AND ci.category_id = s.category_id \
            WHERE cu.company_id = $1 AND cu.holder_id = {person} \
                AND (cu.ended_at IS NULL OR {begins} <= cu.ended_at) \
        ) END AS taken_at"
    )
}

#[derive(FromQueryResult)]
struct MarkRow {
    marked_at: Option<i64>,
    taken_at: Option<i64>,
    waived_for: Option<String>,
}

#[async_trait]
impl StepMarks for SeaTx {
    async fn find(
        &mut self,
        person: PersonId,
        path: PathId,
        step: StepId,
    ) -> Result<Option<StepMark>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::PathId.eq(path.uuid()))
            .filter(Column::StepId.eq(step.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| StepMark {
            person,
            path,
            step,
            at: Timestamp::from_micros(it.marked_at),
            by: it.marked_by.map(Id::from_uuid),
            what: marked(it.waived_for),
        }))
    }

    async fn insert(&mut self, mark: &StepMark) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            person_id: Set(mark.person.uuid()),
            path_id: Set(mark.path.uuid()),
            step_id: Set(mark.step.uuid()),
            marked_at: Set(mark.at.micros()),
            marked_by: Set(mark.by.map(Id::uuid)),
            waived_for: Set(match &mark.what {
                Marked::Done => None,
                Marked::Waived(reason) => Some(reason.as_str().to_owned()),
            }),
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn remove(&mut self, mark: &StepMark) -> Result<(), StoreError> {
        let deleted = self
            .scope
            .delete::<Entity>()?
            .filter(Column::PersonId.eq(mark.person.uuid()))
            .filter(Column::PathId.eq(mark.path.uuid()))
            .filter(Column::StepId.eq(mark.step.uuid()));
        deleted.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

impl SeaTx {
    /// Of a path that nobody is on any more.
    pub(super) async fn remove_marks(&self, path: Uuid) -> Result<(), StoreError> {
        let deleted = self.scope.delete::<Entity>()?.filter(Column::PathId.eq(path));
        deleted.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    /// That somebody need not do a step stays; why does not.
    pub(crate) async fn forget_waivers(&self, person: PersonId) -> Result<(), StoreError> {
        let change = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::WaivedFor, "".into())
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::WaivedFor.is_not_null());
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

/// Of a row with [`MARK`] and [`taken_at`]. Whoever took the item has done it, whatever was said.
pub(crate) fn mark_line(row: &QueryResult) -> Result<Option<MarkLine>, StoreError> {
    let row = MarkRow::from_query_result(row, "").map_err(store_error)?;
    if let Some(at) = row.taken_at.map(Timestamp::from_micros) {
        return Ok(Some(MarkLine { at, what: Marked::Done }));
    }
    let at = row.marked_at.map(Timestamp::from_micros);
    Ok(at.map(|at| MarkLine { at, what: marked(row.waived_for) }))
}

fn marked(waived_for: Option<String>) -> Marked {
    waived_for.map_or(Marked::Done, |it| Marked::Waived(Line::restore(it)))
}
