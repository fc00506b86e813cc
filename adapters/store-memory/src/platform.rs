mod companies;
mod invites;
mod purchases;

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
use domain_identity::{
    AccountId, Identifier, InviteId, Operator, Operators, PersonName, Purchase, PurchaseId,
    RegistrationNumber,
};
use domain_kernel::{
    CompanyId, OperatorId, OperatorRole, Permit, Realm, Rule, StoreError, Timestamp, Versioned,
    fold,
};

use crate::{MemoryStore, MemoryTx, table};

/// A company's permit sees nothing of the platform.
fn check_platform(realm: Realm) -> Result<(), StoreError> {
    match realm {
        Realm::Platform => Ok(()),
        Realm::Company(_) => Err(StoreError::corrupt("a company sees nothing of the platform")),
    }
}

#[async_trait]
impl Operators for MemoryTx {
    async fn find(&mut self, id: OperatorId) -> Result<Option<Versioned<Operator>>, StoreError> {
        check_platform(self.realm)?;
        Ok(self.local.identity.operators.get(&id).cloned())
    }

    async fn insert(&mut self, operator: &Operator) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let operator = operator.clone();
        self.write(move |state| {
            let identity = &mut state.identity;
            if identity.operators.contains_key(&operator.id) {
                return Err(StoreError::Duplicate(Rule::OperatorId));
            }
            let own = AccountId::Operator(operator.id);
            identity.check_names(own, &operator.profile)?;
            table::insert(&mut identity.operators, operator.id, &operator, Rule::OperatorId)
        })
    }

    async fn update(&mut self, operator: &Versioned<Operator>) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let operator = operator.clone();
        self.write(move |state| {
            let identity = &mut state.identity;
            let own = AccountId::Operator(operator.value.id);
            identity.check_names(own, &operator.value.profile)?;
            table::update(&mut identity.operators, &operator.value.id, &operator)
        })
    }

    async fn n_other_roots(&mut self, id: OperatorId) -> Result<u32, StoreError> {
        check_platform(self.realm)?;
        let seen = self.local.identity.operator_guard;
        // Nobody waits here; the second to commit is given up instead, and runs again.
        self.write(move |state| {
            if state.identity.operator_guard != seen {
                return Err(StoreError::Busy);
            }
            state.identity.operator_guard = seen + 1;
            Ok(())
        })?;
        let operators = self.local.identity.operators.values().map(|it| &it.value);
        let roots = operators.filter(|it| it.role == OperatorRole::Root && it.state.is_active());
        Ok(u32::try_from(roots.filter(|it| it.id != id).count()).unwrap_or(u32::MAX))
    }

    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<AccountId>, StoreError> {
        check_platform(self.realm)?;
        Ok(self.local.identity.holder(identifier))
    }
}

#[async_trait]
impl PlatformReads for MemoryStore {
    async fn operators(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<OperatorLine>, StoreError> {
        check_platform(permit.realm())?;
        let state = self.state();
        let mut operators: Vec<_> = state.identity.operators.values().map(|it| &it.value).collect();
        operators.sort_by_key(|it| (fold(it.profile.name.as_str()), it.id));
        Ok(paged(operators, page, |it| OperatorLine {
            id: it.id,
            name: it.profile.name.clone(),
            email: it.profile.email.clone(),
            role: it.role,
            is_active: it.state.is_active(),
            must_change_password: it.credential.must_change(),
        }))
    }

    async fn operator(
        &self,
        permit: &Permit,
        id: OperatorId,
    ) -> Result<Option<OperatorView>, StoreError> {
        check_platform(permit.realm())?;
        let state = self.state();
        Ok(state.identity.operators.get(&id).map(|it| OperatorView {
            id,
            version: it.version,
            name: it.value.profile.name.clone(),
            email: it.value.profile.email.clone(),
            username: it.value.profile.username.clone(),
            role: it.value.role,
            state: it.value.state,
            account: it.value.account,
            must_change_password: it.value.credential.must_change(),
            created: it.value.created,
        }))
    }

    async fn operator_names(
        &self,
        permit: &Permit,
        operators: &[OperatorId],
    ) -> Result<BTreeMap<OperatorId, PersonName>, StoreError> {
        check_platform(permit.realm())?;
        let state = self.state();
        let named = operators.iter().filter_map(|id| {
            let operator = state.identity.operators.get(id)?;
            Some((*id, operator.value.profile.name.clone()))
        });
        Ok(named.collect())
    }

    async fn invites(
        &self,
        permit: &Permit,
        query: ListInvites,
        now: Timestamp,
    ) -> Result<Page<InviteLine>, StoreError> {
        check_platform(permit.realm())?;
        let identity = &self.state().identity;
        let found = invites::matches(identity, query, now);
        Ok(paged(found, query.page, |it| invites::line(identity, it)))
    }

    async fn invite(
        &self,
        permit: &Permit,
        id: InviteId,
    ) -> Result<Option<InviteLine>, StoreError> {
        check_platform(permit.realm())?;
        let identity = &self.state().identity;
        Ok(identity.invites.get(&id).map(|it| invites::line(identity, it)))
    }

    async fn purchases(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<Versioned<Purchase>>, StoreError> {
        check_platform(permit.realm())?;
        let identity = &self.state().identity;
        Ok(paged(purchases::matches(identity, query), query.page, Clone::clone))
    }

    async fn purchase(
        &self,
        permit: &Permit,
        id: PurchaseId,
    ) -> Result<Option<Versioned<Purchase>>, StoreError> {
        check_platform(permit.realm())?;
        Ok(self.state().identity.purchases.get(&id).cloned())
    }

    async fn has_registration(
        &self,
        permit: &Permit,
        number: &RegistrationNumber,
    ) -> Result<bool, StoreError> {
        check_platform(permit.realm())?;
        let state = self.state();
        let mut numbers =
            state.identity.companies.values().filter_map(|it| it.value.registration.as_ref());
        Ok(numbers.any(|it| it.key() == number.key()))
    }

    async fn companies(
        &self,
        permit: &Permit,
        query: &ListCompanies,
    ) -> Result<Page<CompanyLine>, StoreError> {
        check_platform(permit.realm())?;
        let identity = &self.state().identity;
        let found = companies::matches(identity, query);
        Ok(paged(found, query.page, |it| companies::line(identity, it)))
    }

    async fn whole_company(
        &self,
        permit: &Permit,
        id: CompanyId,
    ) -> Result<Option<CompanyView>, StoreError> {
        check_platform(permit.realm())?;
        let identity = &self.state().identity;
        let most = Page::<()>::N_LINES as usize;
        Ok(identity.companies.get(&id).map(|it| companies::view(identity, it, most)))
    }

    async fn platform_figures(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<PlatformFigures, StoreError> {
        check_platform(permit.realm())?;
        Ok(companies::figures(&self.state().identity, now))
    }
}

/// One page of what matches.
fn paged<T, L>(matches: Vec<T>, page: PageNumber, line: impl Fn(T) -> L) -> Page<L> {
    let n_matches = u32::try_from(matches.len()).unwrap_or(u32::MAX);
    let on_page = matches.into_iter().skip(page.n_skipped() as usize);
    let items = on_page.take(Page::<()>::N_LINES as usize).map(line).collect();
    Page { items, number: page, n_matches: n_matches.min(Page::<()>::MOST_COUNTED + 1) }
}
