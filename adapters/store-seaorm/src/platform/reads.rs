#![expect(clippy::disallowed_methods, reason = "the platform's rows belong to no company")]

use std::collections::BTreeMap;

use application::{
    Page, PageNumber,
    platform::{
        CompanyLine, CompanyView, InviteLine, ListCompanies, ListInvites, OperatorLine,
        OperatorView, PlatformFigures, PlatformReads,
    },
    shop::ListOrders,
};
use async_trait::async_trait;
use domain_identity::{InviteId, PersonName, Purchase, PurchaseId, RegistrationNumber};
use domain_kernel::{CompanyId, Id, OperatorId, Permit, StoreError, Timestamp, Versioned};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{companies, operators::to_domain, purchases};
use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    tables::operators::{Column, Entity, Model},
};

#[async_trait]
impl PlatformReads for SeaStore {
    async fn operators(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<OperatorLine>, StoreError> {
        Scope::of(permit).check_platform()?;
        let n_matches = Entity::find().count(&self.read).await.map_err(store_error)?;
        let rows = Entity::find()
            .order_by_asc(Column::SortName)
            .order_by_asc(Column::Id)
            .offset(u64::from(page.n_skipped()))
            .limit(u64::from(Page::<()>::N_LINES));
        let rows = rows.all(&self.read).await.map_err(store_error)?;
        let items = rows.into_iter().map(line).collect::<Result<_, _>>()?;
        Ok(Page { items, number: page, n_matches: u32::try_from(n_matches).unwrap_or(u32::MAX) })
    }

    async fn operator(
        &self,
        permit: &Permit,
        id: OperatorId,
    ) -> Result<Option<OperatorView>, StoreError> {
        Scope::of(permit).check_platform()?;
        let row = Entity::find_by_id(id.uuid()).one(&self.read).await.map_err(store_error)?;
        row.map(view).transpose()
    }

    async fn operator_names(
        &self,
        permit: &Permit,
        operators: &[OperatorId],
    ) -> Result<BTreeMap<OperatorId, PersonName>, StoreError> {
        Scope::of(permit).check_platform()?;
        let query = Entity::find()
            .filter(Column::Id.is_in(operators.iter().map(|it| it.uuid())))
            .select_only()
            .column(Column::Id)
            .column(Column::Name);
        let rows = query.into_tuple::<(Uuid, String)>().all(&self.read).await;
        let rows = rows.map_err(store_error)?.into_iter();
        Ok(rows.map(|(id, name)| (Id::from_uuid(id), PersonName::restore(name))).collect())
    }

    async fn invites(
        &self,
        permit: &Permit,
        query: ListInvites,
        now: Timestamp,
    ) -> Result<Page<InviteLine>, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::invites(self, query, now).await
    }

    async fn invite(
        &self,
        permit: &Permit,
        id: InviteId,
    ) -> Result<Option<InviteLine>, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::invite(self, id).await
    }

    async fn purchases(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<Versioned<Purchase>>, StoreError> {
        Scope::of(permit).check_platform()?;
        purchases::purchases(self, query).await
    }

    async fn purchase(
        &self,
        permit: &Permit,
        id: PurchaseId,
    ) -> Result<Option<Versioned<Purchase>>, StoreError> {
        Scope::of(permit).check_platform()?;
        purchases::purchase(self, id).await
    }

    async fn has_registration(
        &self,
        permit: &Permit,
        number: &RegistrationNumber,
    ) -> Result<bool, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::has_registration(self, number).await
    }

    async fn companies(
        &self,
        permit: &Permit,
        query: &ListCompanies,
    ) -> Result<Page<CompanyLine>, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::companies(self, query).await
    }

    async fn whole_company(
        &self,
        permit: &Permit,
        id: CompanyId,
    ) -> Result<Option<CompanyView>, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::company(self, id).await
    }

    async fn platform_figures(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<PlatformFigures, StoreError> {
        Scope::of(permit).check_platform()?;
        companies::figures(self, now).await
    }
}

fn line(row: Model) -> Result<OperatorLine, StoreError> {
    let operator = to_domain(row)?.value;
    Ok(OperatorLine {
        id: operator.id,
        name: operator.profile.name,
        email: operator.profile.email,
        role: operator.role,
        is_active: operator.state.is_active(),
        must_change_password: operator.credential.must_change(),
    })
}

fn view(row: Model) -> Result<OperatorView, StoreError> {
    let operator = to_domain(row)?;
    let version = operator.version;
    let operator = operator.value;
    Ok(OperatorView {
        id: operator.id,
        version,
        name: operator.profile.name,
        email: operator.profile.email,
        username: operator.profile.username,
        role: operator.role,
        state: operator.state,
        account: operator.account,
        must_change_password: operator.credential.must_change(),
        created: operator.created,
    })
}
