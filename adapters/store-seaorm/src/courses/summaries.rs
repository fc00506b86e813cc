//! The worker makes the summaries of everybody.
#![expect(clippy::disallowed_methods, reason = "a summary says whose company it is")]

use application::courses::{DocumentKind, LeasedSummary, Summaries, SummaryLease, SummaryQueue};
use async_trait::async_trait;
use domain_courses::{
    EndpointTrouble, Material, MaterialId, NoSummary, Summary, SummaryMethod, SummaryStanding,
    SummaryState, SummaryText,
};
use domain_kernel::{Id, Permit, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::materials;
use crate::{
    Corrupt, SeaStore, SeaTx,
    rules::store_error,
    scope::Scope,
    stored::unsigned,
    tables::{
        course_materials,
        course_summaries::{ActiveModel, Column, Entity, Model},
    },
};

/// So many are looked at, since others may be quicker with the first ones.
const CANDIDATES: u64 = 8;
const TABLE: &str = "course_summaries";

#[async_trait]
impl Summaries for SeaTx {
    async fn find(&mut self, material: MaterialId) -> Result<Option<Summary>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::MaterialId.eq(material.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn ask(&mut self, summary: &Summary) -> Result<(), StoreError> {
        let row = ActiveModel {
            file_id: Set(summary.file.uuid()),
            state: Set(SummaryStanding::Waiting.name().to_owned()),
            asked_at: Set(summary.asked.micros()),
            done_at: Set(None),
            text: Set(None),
            method: Set(None),
            writer: Set(None),
            trouble: Set(None),
            due_at: Set(summary.asked.micros()),
            lease_id: Set(None),
            n_tries: Set(0),
            ..ActiveModel::default()
        };
        let change = self.scope.change::<Entity>()?.set(row.clone());
        let change = change.filter(Column::MaterialId.eq(summary.material.uuid()));
        if 0 < change.exec(&self.txn).await.map_err(store_error)?.rows_affected {
            return Ok(());
        }
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            material_id: Set(summary.material.uuid()),
            course_id: Set(summary.course.uuid()),
            ..row
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn remove(&mut self, material: MaterialId) -> Result<(), StoreError> {
        let this = self.scope.delete::<Entity>()?.filter(Column::MaterialId.eq(material.uuid()));
        this.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn settle(&mut self, summary: &Summary, lease: SummaryLease) -> Result<bool, StoreError> {
        let row = ActiveModel { lease_id: Set(None), ..outcome(&summary.state) };
        let change = self.scope.change::<Entity>()?.set(row);
        let change = change
            .filter(Column::MaterialId.eq(summary.material.uuid()))
            .filter(Column::LeaseId.eq(lease.uuid()));
        let changed = change.exec(&self.txn).await.map_err(store_error)?;
        Ok(changed.rows_affected == 1)
    }
}

#[async_trait]
impl SummaryQueue for SeaStore {
    async fn claim_summary(
        &self,
        lease: SummaryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedSummary>, StoreError> {
        let candidates = Entity::find()
            .filter(Column::State.eq(SummaryStanding::Waiting.name()))
            .filter(Column::DueAt.lte(now.micros()))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::MaterialId)
            .limit(CANDIDATES);
        for row in candidates.all(&self.read).await.map_err(store_error)? {
            // Whoever was quicker has moved the time on.
            let update = Entity::update_many()
                .col_expr(Column::LeaseId, lease.uuid().into())
                .col_expr(Column::DueAt, until.micros().into())
                .col_expr(Column::NTries, (row.n_tries + 1).into())
                .filter(this(row.company_id, row.material_id))
                .filter(Column::State.eq(SummaryStanding::Waiting.name()))
                .filter(Column::DueAt.eq(row.due_at));
            let claimed = update.exec(&self.write).await.map_err(store_error)?;
            if claimed.rows_affected == 1
                && let Some(leased) = self.leased(row).await?
            {
                return Ok(Some(leased));
            }
        }
        Ok(None)
    }

    async fn put_off(
        &self,
        job: &LeasedSummary,
        lease: SummaryLease,
        next: Timestamp,
    ) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::LeaseId, Expr::value(None::<Uuid>))
            .col_expr(Column::DueAt, next.micros().into())
            .filter(this(job.company.uuid(), job.material.uuid()))
            .filter(Column::LeaseId.eq(lease.uuid()));
        update.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

impl SeaStore {
    pub(super) async fn summary_of(
        &self,
        permit: &Permit,
        material: MaterialId,
    ) -> Result<Option<Summary>, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?;
        let query = query.filter(Column::MaterialId.eq(material.uuid()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    /// What was claimed, of a material that is still there and still has this file.
    async fn leased(&self, row: Model) -> Result<Option<LeasedSummary>, StoreError> {
        let key = (row.company_id, row.material_id);
        let material = course_materials::Entity::find_by_id(key).one(&self.read).await;
        let Some(material) = material.map_err(store_error)? else {
            return Ok(None);
        };
        let material = materials::to_domain(material)?.value;
        let kind =
            DocumentKind::of(material.kind).filter(|_| material.file.id.uuid() == row.file_id);
        let corrupt = Corrupt { table: TABLE, column: "n_tries" };
        let n_tries = unsigned(row.n_tries, corrupt)?.saturating_add(1);
        let company = Id::from_uuid(row.company_id);
        let Material { id, file, .. } = material;
        Ok(kind.map(|kind| LeasedSummary { company, material: id, kind, file, n_tries }))
    }
}

fn this(company: Uuid, material: Uuid) -> Condition {
    Condition::all().add(Column::CompanyId.eq(company)).add(Column::MaterialId.eq(material))
}

/// The columns that say what came of it.
fn outcome(state: &SummaryState) -> ActiveModel {
    let row =
        ActiveModel { state: Set(state.standing().name().to_owned()), ..ActiveModel::default() };
    match state {
        SummaryState::Waiting => row,
        SummaryState::Ready { text, method, at } => {
            let (name, model, trouble) = match method {
                SummaryMethod::Extract => ("extract", None, None),
                SummaryMethod::Model { name } => ("model", Some(name.clone()), None),
                SummaryMethod::ExtractInstead { trouble } => {
                    ("extract", None, Some(trouble.name().to_owned()))
                }
            };
            ActiveModel {
                text: Set(Some(text.as_str().to_owned())),
                method: Set(Some(name.to_owned())),
                writer: Set(model),
                trouble: Set(trouble),
                done_at: Set(Some(at.micros())),
                ..row
            }
        }
        SummaryState::Failed { why, at } => ActiveModel {
            trouble: Set(Some(why.name().to_owned())),
            done_at: Set(Some(at.micros())),
            ..row
        },
    }
}

fn to_domain(row: Model) -> Result<Summary, Corrupt> {
    let corrupt = |column| Corrupt { table: TABLE, column };
    let done = || row.done_at.map(Timestamp::from_micros).ok_or(corrupt("done_at"));
    let state = match SummaryStanding::parse(&row.state).ok_or(corrupt("state"))? {
        SummaryStanding::Waiting => SummaryState::Waiting,
        SummaryStanding::Ready => SummaryState::Ready {
            at: done()?,
            text: SummaryText::restore(row.text.ok_or(corrupt("text"))?),
            method: method(row.method.as_deref(), row.writer, row.trouble.as_deref())?,
        },
        SummaryStanding::Failed => SummaryState::Failed {
            at: done()?,
            why: row.trouble.as_deref().and_then(NoSummary::parse).ok_or(corrupt("trouble"))?,
        },
    };
    Ok(Summary {
        material: Id::from_uuid(row.material_id),
        course: Id::from_uuid(row.course_id),
        file: Id::from_uuid(row.file_id),
        asked: Timestamp::from_micros(row.asked_at),
        state,
    })
}

fn method(
    name: Option<&str>,
    model: Option<String>,
    trouble: Option<&str>,
) -> Result<SummaryMethod, Corrupt> {
    let corrupt = |column| Corrupt { table: TABLE, column };
    match (name, model, trouble) {
        (Some("model"), Some(name), _) => Ok(SummaryMethod::Model { name }),
        (Some("extract"), _, None) => Ok(SummaryMethod::Extract),
        (Some("extract"), _, Some(trouble)) => {
            let trouble = EndpointTrouble::parse(trouble).ok_or(corrupt("trouble"))?;
            Ok(SummaryMethod::ExtractInstead { trouble })
        }
        _ => Err(corrupt("method")),
    }
}
