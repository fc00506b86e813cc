use std::collections::BTreeMap;

use application::{
    Page,
    identity::{
        IdentityReads, Leader, ListPeople, Login, Logins, Member, PersonLine, PersonView, Shown,
    },
};
use async_trait::async_trait;
use domain_identity::{
    Company, CompanyName, Identifier, Link, LinkHash, Person, PersonName, PhotoId, Purpose,
    Username,
};
use domain_kernel::{CompanyId, Permit, PersonId, Realm, Role, StoreError, Versioned, fold};

use crate::{MemoryStore, company_of};

#[async_trait]
impl Logins for MemoryStore {
    async fn login(&self, identifier: &Identifier) -> Result<Option<Login>, StoreError> {
        let state = self.state();
        let person = state.identity.account(identifier).map(|(company, it)| Login {
            member: Member::Person { id: it.id, company, role: it.role },
            is_active: it.state.is_active(),
            credential: it.credential.clone(),
            epoch: it.epoch,
        });
        let operator = || {
            state.identity.operator(identifier).map(|it| Login {
                member: Member::Operator { id: it.id, role: it.role },
                is_active: it.state.is_active(),
                credential: it.credential.clone(),
                epoch: it.epoch,
            })
        };
        Ok(person.or_else(operator))
    }

    async fn link(&self, hash: &LinkHash) -> Result<Option<(CompanyId, Link)>, StoreError> {
        Ok(self.state().links.find(hash))
    }

    async fn is_set_up(&self) -> Result<bool, StoreError> {
        Ok(self.state().identity.is_set_up)
    }
}

#[async_trait]
impl IdentityReads for MemoryStore {
    async fn company(&self, permit: &Permit) -> Result<Option<Versioned<Company>>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().identity.companies.get(&company).cloned())
    }

    async fn companies_named(
        &self,
        permit: &Permit,
        name: &CompanyName,
    ) -> Result<Vec<Company>, StoreError> {
        if permit.realm() != Realm::Platform {
            return Err(StoreError::corrupt("a company does not see the others"));
        }
        let state = self.state();
        let companies = state.identity.companies.values().map(|it| &it.value);
        Ok(companies.filter(|it| it.settings.name == *name).cloned().collect())
    }

    async fn people(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let mut people: Vec<&Person> = state
            .identity
            .people_of(company)
            .map(|it| &it.value)
            .filter(|it| query.role.is_none_or(|role| it.role == role))
            .filter(|it| match query.shown {
                Shown::Active => it.state.is_active(),
                Shown::Deactivated => !it.state.is_active(),
                Shown::All => true,
            })
            .filter(|it| searchable(it).contains(&searched))
            .collect();
        people.sort_by_key(|it| (fold(it.profile.name.as_str()), it.id));
        let n_matches = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let manager_of = |it: &Person| {
            let manager = state.identity.people.get(&(company, it.manager?))?;
            Some(manager.value.profile.name.clone())
        };
        let on_page = people.into_iter().skip(query.page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).map(|it| PersonLine {
            id: it.id,
            name: it.profile.name.clone(),
            email: it.profile.email.clone(),
            role: it.role,
            job_title: it.profile.job_title.clone(),
            manager: manager_of(it),
            photo: it.account.photo,
            is_active: it.state.is_active(),
            must_change_password: it.credential.must_change(),
        });
        let n_matches = n_matches.min(Page::<()>::MOST_COUNTED + 1);
        Ok(Page { items: items.collect(), number: query.page, n_matches })
    }

    async fn person(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = &state.identity.people;
        Ok(people.get(&(company, id)).map(|it| PersonView {
            id,
            version: it.version,
            name: it.value.profile.name.clone(),
            email: it.value.profile.email.clone(),
            username: it.value.profile.username.clone(),
            job_title: it.value.profile.job_title.clone(),
            phone: it.value.profile.phone.clone(),
            role: it.value.role,
            manager: it
                .value
                .manager
                .and_then(|it| people.get(&(company, it)))
                .map(|it| leader(&it.value)),
            state: it.value.state,
            account: it.value.account,
            must_change_password: it.value.credential.must_change(),
            invited_until: state.links.expires(company, id, Purpose::Welcome),
            created: it.value.created,
        }))
    }

    async fn manager_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Leader>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = &state.identity.people;
        let manager = people.get(&(company, person)).and_then(|it| it.value.manager);
        Ok(manager.and_then(|it| people.get(&(company, it))).map(|it| leader(&it.value)))
    }

    async fn leaders(&self, permit: &Permit) -> Result<Vec<Leader>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = state.identity.people_of(company).map(|it| &it.value);
        let people = people.filter(|it| it.role != Role::Staff && it.state.is_active());
        let mut leaders: Vec<Leader> = people.map(leader).collect();
        leaders.sort_by_key(|it| (fold(it.name.as_str()), it.id));
        Ok(leaders)
    }

    async fn names(
        &self,
        permit: &Permit,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PersonName>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let named = people.iter().filter_map(|id| {
            let person = state.identity.people.get(&(company, *id))?;
            Some((*id, person.value.profile.name.clone()))
        });
        Ok(named.collect())
    }

    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.identity.people.get(&(company, id)).and_then(|it| it.value.account.photo))
    }
}

pub(crate) fn searchable(person: &Person) -> String {
    let profile = &person.profile;
    let username = profile.username.as_ref().map(Username::as_str).unwrap_or_default();
    fold(&format!("{} {} {username}", profile.name.as_str(), profile.email.as_str()))
}

fn leader(person: &Person) -> Leader {
    Leader {
        id: person.id,
        name: person.profile.name.clone(),
        email: person.profile.email.clone(),
        phone: person.profile.phone.clone(),
        photo: person.account.photo,
    }
}
