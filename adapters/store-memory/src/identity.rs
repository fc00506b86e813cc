use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use domain_identity::{
    AccountId, Companies, Company, CompanyName, Department, DepartmentId, Holder, Identifier,
    Invite, InviteId, InviteKey, JobEntry, JobReason, Known, Operator, Others, People, Person,
    Profile, Purchase, PurchaseId, RegistrationNumber, SecondFactor, Superior,
};
use domain_kernel::{
    CompanyId, OperatorId, PersonId, Role, Rule, StoreError, Timestamp, Versioned,
};

use crate::{
    MemoryTx, lock,
    sessions::VisitMark,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct IdentityTables {
    pub(crate) is_set_up: bool,
    pub(crate) companies: Table<CompanyId, Company>,
    /// How often each company's people were guarded.
    guards: BTreeMap<CompanyId, u64>,
    /// How often each person was.
    person_guards: BTreeMap<(CompanyId, PersonId), u64>,
    pub(crate) people: Table<(CompanyId, PersonId), Person>,
    pub(crate) second_factors: Table<AccountId, SecondFactor>,
    pub(crate) operators: Table<OperatorId, Operator>,
    pub(crate) invites: Table<InviteId, Invite>,
    pub(crate) invite_keys: BTreeMap<InviteKey, InviteId>,
    pub(crate) purchases: Table<PurchaseId, Purchase>,
    /// What payment providers have said, as they call it.
    pub(crate) payment_events: BTreeSet<String>,
    /// How often the operators were guarded.
    pub(crate) operator_guard: u64,
    pub(crate) departments: Table<(CompanyId, DepartmentId), Department>,
    /// Oldest first.
    pub(crate) jobs: BTreeMap<(CompanyId, PersonId), Vec<JobEntry>>,
    pub(crate) last_sign_ins: BTreeMap<(CompanyId, PersonId), Timestamp>,
}

impl IdentityTables {
    /// Those who work for the company.
    pub(crate) fn people_of(&self, company: CompanyId) -> impl Iterator<Item = &Versioned<Person>> {
        self.accounts_of(company).filter(|it| it.value.role.is_of_company())
    }

    pub(crate) fn customers_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = &Versioned<Person>> {
        self.accounts_of(company).filter(|it| !it.value.role.is_of_company())
    }

    fn accounts_of(&self, company: CompanyId) -> impl Iterator<Item = &Versioned<Person>> {
        self.people.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    /// The account that a name is of.
    pub(crate) fn account(&self, identifier: &Identifier) -> Option<(CompanyId, &Person)> {
        let mut accounts = self.people.iter().map(|((company, _), it)| (*company, &it.value));
        accounts.find(|(_, it)| it.profile.identifiers().contains(identifier))
    }

    fn has_company(&self, name: &CompanyName) -> bool {
        self.companies.values().any(|it| it.value.settings.name == *name)
    }

    fn check_code(&self, company: &Company) -> Result<(), StoreError> {
        let mut companies = self.companies.values().map(|it| &it.value);
        match companies.any(|it| it.id != company.id && it.code == company.code) {
            true => Err(StoreError::Duplicate(Rule::CompanyCode)),
            false => Ok(()),
        }
    }

    fn check_registration(&self, company: &Company) -> Result<(), StoreError> {
        let key = |it: &Company| it.registration.as_ref().map(RegistrationNumber::key);
        let own = key(company);
        let mut others = self.companies.values().filter(|it| it.value.id != company.id);
        match own.is_some() && others.any(|it| key(&it.value) == own) {
            true => Err(StoreError::Duplicate(Rule::RegistrationNumber)),
            false => Ok(()),
        }
    }

    pub(crate) fn operator(&self, identifier: &Identifier) -> Option<&Operator> {
        let mut operators = self.operators.values().map(|it| &it.value);
        operators.find(|it| it.profile.identifiers().contains(identifier))
    }

    pub(crate) fn has_account(&self, account: AccountId) -> bool {
        match account {
            AccountId::Person { company, person } => self.people.contains_key(&(company, person)),
            AccountId::Operator(operator) => self.operators.contains_key(&operator),
        }
    }

    /// Whose account a name is of.
    pub(crate) fn holder(&self, identifier: &Identifier) -> Option<AccountId> {
        let person = self.account(identifier);
        let person = person.map(|(company, it)| AccountId::Person { company, person: it.id });
        person.or_else(|| self.operator(identifier).map(|it| AccountId::Operator(it.id)))
    }

    pub(crate) fn check_names(&self, own: AccountId, profile: &Profile) -> Result<(), StoreError> {
        for identifier in profile.identifiers() {
            if self.holder(&identifier).is_some_and(|it| it != own) {
                return Err(StoreError::Duplicate(Rule::Identifier));
            }
        }
        Ok(())
    }

    fn job(
        &self,
        company: CompanyId,
        person: &Person,
        since: Timestamp,
        reason: Option<JobReason>,
    ) -> JobEntry {
        let department = person.department.and_then(|it| self.departments.get(&(company, it)));
        JobEntry {
            since,
            title: person.profile.job_title.clone(),
            department: department.map(|it| it.value.name.clone()),
            manager: person.manager,
            reason,
        }
    }

    fn check_links(&self, company: CompanyId, person: &Person) -> Result<(), StoreError> {
        if !self.companies.contains_key(&company) {
            return Err(StoreError::corrupt("there is no such company"));
        }
        let has_department = |it: &DepartmentId| self.departments.contains_key(&(company, *it));
        if !person.department.iter().all(has_department) {
            return Err(StoreError::corrupt("this company has no such department"));
        }
        match person.manager {
            Some(it) if !self.people.contains_key(&(company, it)) => {
                Err(StoreError::corrupt("this company has no such manager"))
            }
            _ => Ok(()),
        }
    }
}

#[async_trait]
impl Companies for MemoryTx {
    async fn find(&mut self) -> Result<Option<Versioned<Company>>, StoreError> {
        let company = self.company()?;
        Ok(self.local.identity.companies.get(&company).cloned())
    }

    async fn insert(&mut self, company: &Company) -> Result<(), StoreError> {
        if company.id != self.company()? {
            return Err(StoreError::corrupt("this is another company's transaction"));
        }
        let company = company.clone();
        self.write(move |state| {
            state.identity.check_code(&company)?;
            state.identity.check_registration(&company)?;
            let companies = &mut state.identity.companies;
            table::insert(companies, company.id, &company, Rule::CompanyId)
        })
    }

    async fn update(&mut self, company: &Versioned<Company>) -> Result<(), StoreError> {
        let (id, company) = (self.company()?, company.clone());
        self.write(move |state| {
            state.identity.check_code(&company.value)?;
            state.identity.check_registration(&company.value)?;
            table::update(&mut state.identity.companies, &id, &company)
        })
    }

    async fn guard(&mut self) -> Result<(), StoreError> {
        let company = self.company()?;
        let seen = self.local.identity.guards.get(&company).copied().unwrap_or_default();
        // Nobody waits here; the second to commit is given up instead, and runs again.
        self.write(move |state| {
            let guard = state.identity.guards.entry(company).or_default();
            if *guard != seen {
                return Err(StoreError::Busy);
            }
            *guard = seen + 1;
            Ok(())
        })
    }

    async fn close_visit(&mut self, by: OperatorId, ends: Timestamp) -> Result<bool, StoreError> {
        let visit = VisitMark { by, company: self.company()?, ends };
        let is_open = lock(&self.sessions).has_visit(&visit);
        self.closed.extend(is_open.then_some(visit));
        Ok(is_open)
    }

    async fn claim_installation(&mut self) -> Result<bool, StoreError> {
        if self.local.identity.is_set_up {
            return Ok(false);
        }
        self.write(|state| {
            if state.identity.is_set_up {
                return Err(StoreError::Busy);
            }
            state.identity.is_set_up = true;
            Ok(())
        })?;
        Ok(true)
    }

    async fn is_name_taken(&mut self, name: &CompanyName) -> Result<bool, StoreError> {
        if self.local.identity.has_company(name) {
            return Ok(true);
        }
        let name = name.clone();
        self.write(move |state| match state.identity.has_company(&name) {
            true => Err(StoreError::Busy),
            false => Ok(()),
        })?;
        Ok(false)
    }
}

#[async_trait]
impl People for MemoryTx {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError> {
        let found = People::account(self, id).await?;
        Ok(found.filter(|it| it.value.role.is_of_company()))
    }

    async fn account(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError> {
        Ok(self.local.identity.people.get(&(self.company()?, id)).cloned())
    }

    async fn guard(&mut self, id: PersonId) -> Result<(), StoreError> {
        let key = (self.company()?, id);
        let seen = self.local.identity.person_guards.get(&key).copied().unwrap_or_default();
        self.write(move |state| {
            let guard = state.identity.person_guards.entry(key).or_default();
            if *guard != seen {
                return Err(StoreError::Busy);
            }
            *guard = seen + 1;
            Ok(())
        })
    }

    async fn insert(&mut self, person: &Person) -> Result<(), StoreError> {
        let (company, person) = (self.company()?, person.clone());
        self.write(move |state| {
            state.identity.check_links(company, &person)?;
            let key = (company, person.id);
            if state.identity.people.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::PersonId));
            }
            let own = AccountId::Person { company, person: person.id };
            state.identity.check_names(own, &person.profile)?;
            table::insert(&mut state.identity.people, key, &person, Rule::PersonId)?;
            let job = state.identity.job(company, &person, person.created, None);
            state.identity.jobs.insert(key, vec![job]);
            Ok(())
        })
    }

    async fn insert_all(&mut self, people: &[&Person]) -> Result<(), StoreError> {
        for person in people {
            People::insert(self, person).await?;
        }
        Ok(())
    }

    async fn known(
        &mut self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, Known>, StoreError> {
        let mut known = BTreeMap::new();
        for identifier in identifiers {
            let Some(holder) = People::holder(self, identifier).await? else { continue };
            let superior = match &holder {
                Holder::Colleague { id, .. } => People::superior(self, *id).await?,
                Holder::Customer { .. } | Holder::Stranger => None,
            };
            let superior = superior.map(|it| Superior { above: Vec::new(), ..it });
            known.insert(identifier.clone(), Known { holder, superior });
        }
        Ok(known)
    }

    async fn update(&mut self, person: &Versioned<Person>) -> Result<(), StoreError> {
        let (company, person) = (self.company()?, person.clone());
        self.write(move |state| {
            let key = (company, person.value.id);
            let is_current =
                state.identity.people.get(&key).is_some_and(|it| it.version == person.version);
            if !is_current {
                return Err(StoreError::Stale);
            }
            state.identity.check_links(company, &person.value)?;
            let own = AccountId::Person { company, person: person.value.id };
            state.identity.check_names(own, &person.value.profile)?;
            table::update(&mut state.identity.people, &key, &person)
        })
    }

    async fn add_job(
        &mut self,
        person: &Person,
        since: Timestamp,
        reason: Option<&JobReason>,
    ) -> Result<(), StoreError> {
        let (company, person, reason) = (self.company()?, person.clone(), reason.cloned());
        self.write(move |state| {
            let job = state.identity.job(company, &person, since, reason.clone());
            state.identity.jobs.entry((company, person.id)).or_default().push(job);
            Ok(())
        })
    }

    async fn correct_job(&mut self, person: &Person) -> Result<(), StoreError> {
        let (company, person) = (self.company()?, person.clone());
        self.write(move |state| {
            let key = (company, person.id);
            if let Some(last) = state.identity.jobs.get_mut(&key).and_then(Vec::pop) {
                let job = state.identity.job(company, &person, last.since, last.reason);
                state.identity.jobs.entry(key).or_default().push(job);
            }
            Ok(())
        })
    }

    async fn n_erased(&mut self) -> Result<u32, StoreError> {
        let people = self.local.identity.people_of(self.company()?);
        let n_erased = people.filter(|it| it.value.state.erased().is_some()).count();
        Ok(u32::try_from(n_erased).unwrap_or(u32::MAX))
    }

    async fn erase_traces(&mut self, id: PersonId) -> Result<(), StoreError> {
        let (company, realm) = (self.company()?, self.realm);
        self.write(move |state| {
            let subject = format!("person:{id}");
            for entry in state.trails.entry(realm).or_default() {
                // Whoever signs in is nobody yet, and the entry about it says from where.
                let is_about = entry.recorded.subject == subject;
                entry.personal.retain(|it| match it.person {
                    Some(whose) => whose != id,
                    None => !is_about,
                });
            }
            for job in state.identity.jobs.entry((company, id)).or_default() {
                job.reason = None;
            }
            state.training.forget_revocations(company, id);
            state.onboarding.forget_waivers(company, id);
            state.calendars.forget(company, id);
            state.tokens.forget(company, id);
            state.challenges.retain(|(of, _), it| *of != company || it.value.person != id);
            for ((of, person, ..), extra) in &mut state.training.extra_tries {
                if (*of, *person) == (company, id) {
                    extra.reason = domain_training::ExtraTryReason::restore(String::new());
                }
            }
            // A session of somebody who is not active opens nothing, and is swept.
            Ok(())
        })
    }

    async fn end_sessions(&mut self) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let people = state.identity.people.iter_mut().filter(|((it, _), _)| *it == company);
            for (_, person) in people {
                person.value.end_sessions();
                person.version = person.version.next();
            }
            // A session of an earlier epoch opens nothing, and is swept.
            Ok(())
        })
    }

    async fn note_sign_in(&mut self, id: PersonId, at: Timestamp) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            state.identity.last_sign_ins.insert((company, id), at);
            Ok(())
        })
    }

    async fn superior(&mut self, id: PersonId) -> Result<Option<Superior>, StoreError> {
        let company = self.company()?;
        let people = &self.local.identity.people;
        let superior = people.get(&(company, id)).filter(|it| it.value.role.is_of_company());
        let Some(superior) = superior else {
            return Ok(None);
        };
        let mut above = Vec::new();
        let mut next = superior.value.manager;
        while let Some(id) = next.filter(|it| !above.contains(it)) {
            above.push(id);
            next = people.get(&(company, id)).and_then(|it| it.value.manager);
        }
        let (role, is_active) = (superior.value.role, superior.value.state.is_active());
        Ok(Some(Superior { id, role, is_active, above }))
    }

    async fn others(&mut self, id: PersonId) -> Result<Others, StoreError> {
        let company = self.company()?;
        let count = |is_one: &dyn Fn(&Person) -> bool| {
            let people = self.local.identity.people_of(company);
            u32::try_from(people.filter(|it| is_one(&it.value)).count()).unwrap_or(u32::MAX)
        };
        Ok(Others {
            n_other_admins: count(&|it| {
                it.id != id && it.role == Role::Admin && it.state.is_active()
            }),
            n_led: count(&|it| it.manager == Some(id)),
        })
    }

    async fn admins(&mut self) -> Result<Vec<Person>, StoreError> {
        let company = self.company()?;
        let people = self.local.identity.people_of(company).map(|it| &it.value);
        let admins = people.filter(|it| it.role == Role::Admin && it.state.is_active());
        Ok(admins.cloned().collect())
    }

    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<Holder>, StoreError> {
        let company = self.company()?;
        let identity = &self.local.identity;
        Ok(match identity.account(identifier) {
            Some((theirs, person)) if theirs == company => {
                let (id, name) = (person.id, person.profile.name.clone());
                Some(match person.role.is_of_company() {
                    true => Holder::Colleague { id, name },
                    false => Holder::Customer { id, name },
                })
            }
            Some(_) => Some(Holder::Stranger),
            None => identity.operator(identifier).map(|_| Holder::Stranger),
        })
    }
}
