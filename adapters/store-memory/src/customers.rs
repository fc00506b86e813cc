use std::{cmp::Reverse, collections::BTreeMap};

use application::{
    Page, PageNumber,
    identity::Shown,
    inventory::{
        ActiveCustomer, CustomerLine, CustomerReads, CustomerView, FindStockCustomers,
        ListCustomers, PortalUse, StockCustomer,
    },
};
use async_trait::async_trait;
use domain_identity::Person;
use domain_inventory::{
    CustomerKey, CustomerName, ErpCustomer, StockCustomers, Visibilities, Visibility,
};
use domain_kernel::{CompanyId, Permit, PersonId, Realm, StoreError, Timestamp, Versioned, fold};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[derive(Clone, Default)]
pub(crate) struct CustomerTables {
    visibilities: BTreeMap<(CompanyId, PersonId), Visibility>,
    /// The ERP's, as the last load had them.
    erp: BTreeMap<(CompanyId, CustomerKey), KeptCustomer>,
}

#[derive(Clone)]
struct KeptCustomer {
    name: CustomerName,
    gone: Option<Timestamp>,
}

impl CustomerTables {
    /// What an account sees. `None` if it is no customer's.
    pub(crate) fn visibility(&self, company: CompanyId, account: PersonId) -> Option<&Visibility> {
        self.visibilities.get(&(company, account))
    }

    /// What a customer of the ERP is called, or was when they were there last.
    pub(crate) fn name(&self, company: CompanyId, key: &CustomerKey) -> Option<&CustomerName> {
        self.erp.get(&(company, key.clone())).map(|it| &it.name)
    }
}

#[async_trait]
impl Visibilities for MemoryTx {
    async fn find(&mut self, account: PersonId) -> Result<Option<Visibility>, StoreError> {
        let key = (self.company()?, account);
        Ok(self.local.customers.visibilities.get(&key).cloned())
    }

    async fn save(&mut self, account: PersonId, visibility: &Visibility) -> Result<(), StoreError> {
        let (key, visibility) = ((self.company()?, account), visibility.clone());
        self.write(move |state| {
            if !state.identity.people.contains_key(&key) {
                return Err(StoreError::corrupt("the company has no such account"));
            }
            state.customers.visibilities.insert(key, visibility.clone());
            Ok(())
        })
    }
}

#[async_trait]
impl StockCustomers for MemoryStore {
    async fn keep_customers(
        &self,
        company: CompanyId,
        customers: &[ErpCustomer],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut state = self.state();
        let now: BTreeMap<&CustomerKey, &ErpCustomer> =
            customers.iter().map(|it| (&it.key, it)).collect();
        let kept = state.customers.erp.iter_mut().filter(|((it, _), _)| *it == company);
        for ((_, key), customer) in kept {
            if !now.contains_key(key) {
                customer.gone.get_or_insert(at);
            }
        }
        for it in now.into_values() {
            let kept = KeptCustomer { name: it.name.clone(), gone: None };
            state.customers.erp.insert((company, it.key.clone()), kept);
        }
        Ok(())
    }
}

#[async_trait]
impl CustomerReads for MemoryStore {
    async fn customers(
        &self,
        permit: &Permit,
        query: &ListCustomers,
    ) -> Result<Page<CustomerLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let nothing = Visibility::nothing();
        let mut found: Vec<(&Person, &Visibility)> = state
            .customers_of(company)
            .map(|(it, sees)| (&it.value, sees.unwrap_or(&nothing)))
            .filter(|(it, _)| match query.shown {
                Shown::Active => it.state.is_active(),
                Shown::Deactivated => !it.state.is_active(),
                Shown::All => true,
            })
            .filter(|(it, _)| {
                let profile = &it.profile;
                let names = [profile.name.as_str(), profile.email.as_str()];
                names.iter().any(|it| fold(it).contains(&searched))
            })
            .filter(|(_, sees)| query.seeing.as_ref().is_none_or(|key| sees.sees(key)))
            .collect();
        found.sort_by_key(|(it, _)| (fold(it.profile.name.as_str()), it.id));
        let lines = found.into_iter().map(|(it, sees)| CustomerLine {
            id: it.id,
            name: it.profile.name.clone(),
            email: it.profile.email.clone(),
            sees_all: sees.sees_all(),
            n_grants: count(sees.keys().count()),
            last_signed_in: state.identity.last_sign_ins.get(&(company, it.id)).copied(),
            is_active: it.state.is_active(),
            must_change_password: it.credential.must_change(),
        });
        Ok(page(lines.collect(), query.page))
    }

    async fn customer(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<CustomerView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let Some((it, sees)) = state.customers_of(company).find(|(it, _)| it.value.id == id) else {
            return Ok(None);
        };
        let keys: Vec<CustomerKey> = sees.into_iter().flat_map(Visibility::keys).cloned().collect();
        let mut grants: Vec<StockCustomer> =
            keys.into_iter().map(|key| state.stock_customer(company, key)).collect();
        grants.sort_by_key(by_name);
        Ok(Some(CustomerView {
            id,
            version: it.version,
            name: it.value.profile.name.clone(),
            email: it.value.profile.email.clone(),
            state: it.value.state,
            must_change_password: it.value.credential.must_change(),
            created: it.value.created,
            last_signed_in: state.identity.last_sign_ins.get(&(company, id)).copied(),
            sees_all: sees.is_some_and(Visibility::sees_all),
            grants,
        }))
    }

    async fn stock_customers(
        &self,
        permit: &Permit,
        query: &FindStockCustomers,
    ) -> Result<Page<StockCustomer>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let mut found = state.erp_of(company);
        found.retain(StockCustomer::is_there);
        found.retain(|it| {
            fold(it.text()).contains(&searched) || fold(it.key.as_str()).contains(&searched)
        });
        Ok(page(found, query.page))
    }

    async fn stock_customers_of(
        &self,
        permit: &Permit,
        keys: &[CustomerKey],
    ) -> Result<Vec<StockCustomer>, StoreError> {
        let company = company_of(permit.realm())?;
        let mut found = self.state().erp_of(company);
        found.retain(|it| keys.contains(&it.key));
        Ok(found)
    }

    async fn portal_use(
        &self,
        permit: &Permit,
        since: Timestamp,
        most: u32,
    ) -> Result<PortalUse, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let (mut quarters, mut people) = (BTreeMap::new(), BTreeMap::new());
        for entry in state.trails.get(&Realm::Company(company)).into_iter().flatten() {
            let entry = &entry.recorded;
            if entry.name != "identity.signed_in" || entry.at < since {
                continue;
            }
            let mut whose = state.customers_of(company).map(|(it, _)| &it.value);
            let whose = whose.find(|it| entry.subject == format!("person:{}", it.id));
            let Some(whose) = whose else { continue };
            let at = entry.at.micros();
            let quarter = Timestamp::from_micros(at - at % PortalUse::QUARTER);
            *quarters.entry(quarter).or_insert(0) += 1;
            people.entry(whose.id).or_insert((whose, 0)).1 += 1;
        }
        let mut most_active: Vec<ActiveCustomer> = people
            .into_values()
            .map(|(it, n_sign_ins)| ActiveCustomer {
                id: it.id,
                name: it.profile.name.clone(),
                n_sign_ins,
                last_signed_in: state.identity.last_sign_ins.get(&(company, it.id)).copied(),
            })
            .collect();
        most_active.sort_by_key(|it| (Reverse(it.n_sign_ins), Reverse(it.last_signed_in), it.id));
        most_active.truncate(most as usize);
        Ok(PortalUse { quarters: quarters.into_iter().collect(), most_active })
    }
}

impl State {
    fn customers_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = (&Versioned<Person>, Option<&Visibility>)> {
        let customers = self.identity.customers_of(company);
        customers.map(move |it| (it, self.customers.visibilities.get(&(company, it.value.id))))
    }

    fn stock_customer(&self, company: CompanyId, key: CustomerKey) -> StockCustomer {
        match self.customers.erp.get(&(company, key.clone())) {
            Some(it) => StockCustomer { key, name: Some(it.name.clone()), gone: it.gone },
            None => StockCustomer::unknown(key),
        }
    }

    /// By name, those that are gone too.
    fn erp_of(&self, company: CompanyId) -> Vec<StockCustomer> {
        let keys = self.customers.erp.keys().filter(|(it, _)| *it == company);
        let all = keys.map(|(_, key)| self.stock_customer(company, key.clone()));
        let mut all: Vec<StockCustomer> = all.collect();
        all.sort_by_key(by_name);
        all
    }
}

/// Those without a name come last.
fn by_name(it: &StockCustomer) -> (bool, Option<String>, CustomerKey) {
    let name = it.name.as_ref().map(|it| fold(it.as_str()));
    (name.is_none(), name, it.key.clone())
}

fn page<T>(all: Vec<T>, number: PageNumber) -> Page<T> {
    let n_matches = count(all.len()).min(Page::<()>::MOST_COUNTED + 1);
    let items = all.into_iter().skip(number.n_skipped() as usize);
    Page { items: items.take(Page::<()>::N_LINES as usize).collect(), number, n_matches }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
