use async_trait::async_trait;
use domain_kernel::{Date, Id, PersonId, StoreError, Timestamp, Version, Versioned};
use domain_training::{
    Achievement, AttemptId, CertificateCode, Completion, CompletionId, Completions, End, ModuleId,
    Recall, RevocationReason, Tenure, Term, VersionNumber,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter, QueryResult,
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
    c.ends_on, c.aims_at, c.opens_on, c.recalled_by, c.recalled_from, c.recalled_until, \
    c.revoked_for IS NOT NULL AS is_revoked";

/// What the domain does with one of them, with all at once.
const RECALL: &str = "\
    UPDATE training_completions \
    SET recalled_by = $2, recalled_from = $3, recalled_until = $4, version = version + 1 \
    WHERE company_id = $1 AND current_module_id = $5 AND number < $2 AND revoked_for IS NULL \
        AND (ends_on IS NULL OR ends_on > $4) AND (recalled_until IS NULL OR recalled_until > $4)";

#[derive(FromQueryResult)]
struct TenureRow {
    ends_on: Option<TimeDate>,
    aims_at: Option<i32>,
    opens_on: Option<TimeDate>,
    recalled_by: Option<i32>,
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

    async fn find_by_attempt(
        &mut self,
        attempt: AttemptId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::AttemptId.eq(attempt.uuid()));
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

    async fn recall(&mut self, module: ModuleId, recall: Recall) -> Result<u32, StoreError> {
        let values = [
            signed(recall.by.get()).into(),
            day_column(recall.from)?.into(),
            day_column(recall.until)?.into(),
            module.uuid().into(),
        ];
        let backend = self.txn.get_database_backend();
        let update = self.scope.by_hand(backend, RECALL, values)?;
        let recalled = self.txn.execute_raw(update).await.map_err(store_error)?;
        Ok(u32::try_from(recalled.rows_affected()).unwrap_or(u32::MAX))
    }
}

impl SeaTx {
    /// Of somebody who was erased nobody reads why anything was revoked; that it was, stays.
    pub(crate) async fn forget_revocations(&self, person: PersonId) -> Result<(), StoreError> {
        let change = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::RevokedFor, Expr::value(String::new()))
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::RevokedFor.is_not_null());
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
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
        recalled_by: row.recalled_by,
        recalled_from: row.recalled_from,
        recalled_until: row.recalled_until,
    };
    let (term, recall) = (term(&tenure)?, recall(&tenure)?);
    let revoked = row.revoked_for.map(RevocationReason::restore);
    let id = Id::from_uuid(row.id);
    let code = row.certificate_code.as_deref().map(code).transpose()?;
    let value = Completion::restore(id, achievement, term, recall, revoked).certified(code);
    Ok(Versioned { value, version })
}

pub(super) fn code(stored: &str) -> Result<CertificateCode, Corrupt> {
    CertificateCode::parse(stored).ok_or(corrupt("certificate_code"))
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
    match (row.recalled_by, from, dated(row.recalled_until, "recalled_until")?) {
        (Some(by), Some(from), Some(until)) => {
            let by = VersionNumber::new(unsigned(by, corrupt("recalled_by"))?);
            Ok(Some(Recall { by, from, until }))
        }
        (None, None, None) => Ok(None),
        _ => Err(corrupt("recalled_from")),
    }
}

fn dated(column: Option<TimeDate>, name: &'static str) -> Result<Option<Date>, Corrupt> {
    column.map(|it| day(it).ok_or(corrupt(name))).transpose()
}

pub(super) fn corrupt(column: &'static str) -> Corrupt {
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
        recalled_by: Set(recall.map(|it| signed(it.by.get()))),
        recalled_from: Set(column(recall.map(|it| it.from))?),
        recalled_until: Set(column(recall.map(|it| it.until))?),
        revoked_for: Set(completion.revoked().map(|it| it.as_str().to_owned())),
        certificate_code: Set(completion.certificate().map(|it| it.plain())),
        current_module_id: NotSet,
        version: Set(signed(version.get())),
    })
}
