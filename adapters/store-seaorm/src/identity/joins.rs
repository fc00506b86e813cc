//! Who asks to join, before it is known where, and as the company's admins see them.
#![expect(clippy::disallowed_methods, reason = "the ID or the link says which company it is")]

use application::{
    Page, PageNumber,
    joining::{JoinLink, Joins, WaitingLine, WaitingView},
};
use async_trait::async_trait;
use domain_identity::{Company, CompanyCode, Joining, LinkHash};
use domain_kernel::{Permit, PersonId, StoreError, Timestamp, Versioned};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::{companies, join_requests::to_domain};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    tables::{
        companies as company_table,
        join_requests::{Column, Entity},
    },
};

#[async_trait]
impl Joins for SeaStore {
    async fn joinable_by_code(&self, code: CompanyCode) -> Result<Option<Company>, StoreError> {
        let query = company_table::Entity::find()
            .filter(company_table::Column::Code.eq(code.plain()))
            .filter(company_table::Column::SuspendedAt.is_null())
            .filter(company_table::Column::Joining.ne(Joining::Closed.name()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(companies::to_domain).transpose()?.map(|it| it.value))
    }

    async fn request_by_link(&self, hash: &LinkHash) -> Result<Option<JoinLink>, StoreError> {
        let query = Entity::find().filter(Column::LinkHash.eq(hash.0.to_vec()));
        let Some(row) = query.one(&self.read).await.map_err(store_error)? else {
            return Ok(None);
        };
        let company = company_table::Entity::find_by_id(row.company_id).one(&self.read).await;
        let missing = Corrupt { table: "join_requests", column: "company_id" };
        let company = companies::to_domain(company.map_err(store_error)?.ok_or(missing)?)?.value;
        Ok(Some(JoinLink { company, request: to_domain(row)?.value }))
    }

    async fn sweep_requests(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let ids: Vec<Uuid> = Entity::find()
            .filter(Column::AskedAt.lt(before.micros()))
            .filter(Column::WaitingSince.is_null())
            .limit(u64::from(most))
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        if ids.is_empty() {
            return Ok(0);
        }
        // Asked again: somebody may have confirmed their address in between.
        let deleted = Entity::delete_many()
            .filter(Column::Id.is_in(ids))
            .filter(Column::AskedAt.lt(before.micros()))
            .filter(Column::WaitingSince.is_null());
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }

    async fn waiting(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<WaitingLine>, StoreError> {
        let rows = waiting(permit)?;
        let counted = rows.clone().limit(u64::from(Page::<()>::MOST_COUNTED) + 1);
        let n_matches = counted.count(&self.read).await.map_err(store_error)?;
        let rows = rows
            .order_by_asc(Column::WaitingSince)
            .order_by_asc(Column::Id)
            .offset(u64::from(page.n_skipped()))
            .limit(u64::from(Page::<()>::N_LINES));
        let rows = rows.all(&self.read).await.map_err(store_error)?;
        let mut items = Vec::new();
        for row in rows {
            let request = to_domain(row)?.value;
            let since = request.waiting_since().unwrap_or(request.asked);
            items.push(WaitingLine {
                id: request.id,
                name: request.name,
                email: request.email,
                since,
            });
        }
        Ok(Page { items, number: page, n_matches: u32::try_from(n_matches).unwrap_or(u32::MAX) })
    }

    async fn waiting_one(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<WaitingView>, StoreError> {
        let query = waiting(permit)?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        let found = row.map(to_domain).transpose()?;
        Ok(found.map(|Versioned { value: it, version }| WaitingView {
            id: it.id,
            version,
            since: it.waiting_since().unwrap_or(it.asked),
            name: it.name,
            email: it.email,
            username: it.username,
        }))
    }
}

fn waiting(permit: &Permit) -> Result<Select<Entity>, StoreError> {
    let requests = Scope::of(permit).select::<Entity>()?;
    Ok(requests.filter(Column::WaitingSince.is_not_null()))
}
