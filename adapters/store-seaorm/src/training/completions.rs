use async_trait::async_trait;
use domain_kernel::{Date, Id, PersonId, StoreError, Timestamp, Version, Versioned};
use domain_training::{
    Achievement, Completion, CompletionId, Completions, End, ModuleId, Recall, RevocationReason,
    Tenure, Term, VersionNumber,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, FromQueryResult, QueryFilter, QueryResult,
    prelude::TimeDate,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column, signed, unsigned},
    tables::training_completions::{ActiveModel, Column, Entity, Model},
};

/// How long a completion counts, as every query of it selects that.
pub(crate) const TENURE: &str = "\
    c.ends_on, c.aims_at, c.opens_on, c.recalled_from, c.recalled_until, \
    c.revoked_for IS NOT NULL AS is_revoked";

#[derive(FromQueryResult)]
struct TenureRow {
    ends_on: Option<TimeDate>,
    aims_at: Option<i32>,
    opens_on: Option<TimeDate>,
    recalled_from: Option<TimeDate>,
    recalled_until: Option<TimeDate>,
}

#[async_trait]
impl Completions for SeaTx {
    async fn find(
        &mut self,
        id: CompletionId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn find_current(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::CurrentModuleId.eq(module.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, completion: &Completion) -> Result<(), StoreError> {
        let Achievement { person, module, .. } = *completion.achievement();
        let former = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::CurrentModuleId, Expr::value(Option::<Uuid>::None))
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::CurrentModuleId.eq(module.uuid()));
        former.exec(&self.txn).await.map_err(store_error)?;
        let row = to_row(self.scope.company()?, completion, Version::FIRST)?;
        let row = ActiveModel { current_module_id: Set(Some(module.uuid())), ..row };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, completion: &Versioned<Completion>) -> Result<(), StoreError> {
        let Versioned { value, version: read } = completion;
        let row = to_row(self.scope.company()?, value, read.next())?;
        self.scope.update(&self.txn, value.id().uuid(), *read, row).await
    }
}

/// Of a row with [`TENURE`].
pub(crate) fn tenure(row: &QueryResult) -> Result<Tenure, StoreError> {
    let is_revoked = row.try_get("", "is_revoked").map_err(store_error)?;
    let row = TenureRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Tenure { term: term(&row)?, recall: recall(&row)?, is_revoked })
}

fn to_domain(row: Model) -> Result<Versioned<Completion>, Corrupt> {
    let achievement = Achievement {
        person: Id::from_uuid(row.person_id),
        module: Id::from_uuid(row.module_id),
        version: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        attempt: Id::from_uuid(row.attempt_id),
        at: Timestamp::from_micros(row.completed_at),
        on: day(row.completed_on).ok_or(corrupt("completed_on"))?,
    };
    let version = Version::new(unsigned(row.version, corrupt("version"))?);
    let tenure = TenureRow {
        ends_on: row.ends_on,
        aims_at: row.aims_at,
        opens_on: row.opens_on,
        recalled_from: row.recalled_from,
        recalled_until: row.recalled_until,
    };
    let (term, recall) = (term(&tenure)?, recall(&tenure)?);
    let revoked = row.revoked_for.map(RevocationReason::restore);
    let id = Id::from_uuid(row.id);
    Ok(Versioned { value: Completion::restore(id, achievement, term, recall, revoked), version })
}

fn term(row: &TenureRow) -> Result<Option<Term>, Corrupt> {
    let aims_at = row.aims_at.map(|it| i8::try_from(it).map_err(|_| corrupt("aims_at")));
    match (dated(row.ends_on, "ends_on")?, aims_at.transpose()?, dated(row.opens_on, "opens_on")?) {
        (Some(on), Some(aims_at), Some(opens)) => {
            Ok(Some(Term { end: End::restore(on, aims_at), opens }))
        }
        (None, None, None) => Ok(None),
        _ => Err(corrupt("ends_on")),
    }
}

fn recall(row: &TenureRow) -> Result<Option<Recall>, Corrupt> {
    let from = dated(row.recalled_from, "recalled_from")?;
    match (from, dated(row.recalled_until, "recalled_until")?) {
        (Some(from), Some(until)) => Ok(Some(Recall { from, until })),
        (None, None) => Ok(None),
        _ => Err(corrupt("recalled_from")),
    }
}

fn dated(column: Option<TimeDate>, name: &'static str) -> Result<Option<Date>, Corrupt> {
    column.map(|it| day(it).ok_or(corrupt(name))).transpose()
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "training_completions", column }
}

/// All but whether it is the current one.
fn to_row(
    company: Uuid,
    completion: &Completion,
    version: Version,
) -> Result<ActiveModel, StoreError> {
    let Achievement { person, module, version: number, attempt, at, on } =
        *completion.achievement();
    let (term, recall) = (completion.term(), completion.recalled());
    let column = |date: Option<Date>| date.map(day_column).transpose();
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(completion.id().uuid()),
        person_id: Set(person.uuid()),
        module_id: Set(module.uuid()),
        number: Set(signed(number.get())),
        attempt_id: Set(attempt.uuid()),
        completed_at: Set(at.micros()),
        completed_on: Set(day_column(on)?),
        ends_on: Set(column(term.map(|it| it.end.date()))?),
        aims_at: Set(term.map(|it| it.end.aims_at().into())),
        opens_on: Set(column(term.map(|it| it.opens))?),
        recalled_from: Set(column(recall.map(|it| it.from))?),
        recalled_until: Set(column(recall.map(|it| it.until))?),
        revoked_for: Set(completion.revoked().map(|it| it.as_str().to_owned())),
        current_module_id: NotSet,
        version: Set(signed(version.get())),
    })
}
