use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use application::{
    Page,
    identity::{
        ChartPerson, DepartmentLine, Direction, ExportedPerson, FactorView, IdentityReads,
        IssuedPeople, IssuedPerson, JobLine, Leader, ListPeople, PendingEmail, PeopleChoices,
        PersonLine, PersonView, Shown, SortedBy,
    },
};
use async_trait::async_trait;
use domain_identity::{
    AccountId, Company, CompanyName, Credential, Department, Owner, Person, PersonName, PhotoId,
    Purpose, Username,
};
use domain_kernel::{
    CompanyId, Permit, PersonId, Realm, Role, StoreError, TimeFactor, Timestamp, Versioned, fold,
};

use crate::{MemoryStore, company_of, identity::IdentityTables};

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
        let mut people = state.identity.asked(company, query);
        state.identity.sort(company, &mut people, query);
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
            department: state.identity.department_of(company, it).map(|it| it.name.clone()),
            manager: manager_of(it),
            created: it.created,
            last_signed_in: state.identity.last_sign_ins.get(&(company, it.id)).copied(),
            photo: it.account.photo,
            is_active: it.state.is_active(),
            must_change_password: it.credential.must_change(),
        });
        let n_matches = n_matches.min(Page::<()>::MOST_COUNTED + 1);
        Ok(Page { items: items.collect(), number: query.page, n_matches })
    }

    async fn exported(
        &self,
        permit: &Permit,
        query: &ListPeople,
        after: Option<(&PersonName, PersonId)>,
        limit: u32,
    ) -> Result<Vec<ExportedPerson>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let place = |it: &Person| (fold(it.profile.name.as_str()), it.id);
        let after = after.map(|(name, id)| (fold(name.as_str()), id));
        let mut people = state.identity.asked(company, query);
        people.retain(|it| after.as_ref().is_none_or(|after| *after < place(it)));
        people.sort_by_key(|it| place(it));
        let manager_of = |it: &Person| {
            let manager = state.identity.people.get(&(company, it.manager?))?;
            Some(manager.value.profile.email.clone())
        };
        let exported = people.into_iter().take(limit as usize).map(|it| ExportedPerson {
            id: it.id,
            name: it.profile.name.clone(),
            email: it.profile.email.clone(),
            username: it.profile.username.clone(),
            job_title: it.profile.job_title.clone(),
            department: state.identity.department_of(company, it).map(|it| it.name.clone()),
            phone: it.profile.phone.clone(),
            role: it.role,
            manager: manager_of(it),
            language: it.account.language,
            is_active: it.state.is_active(),
            created: it.created,
            last_signed_in: state.identity.last_sign_ins.get(&(company, it.id)).copied(),
        });
        Ok(exported.collect())
    }

    async fn issued(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<Vec<IssuedPerson>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = state.identity.people_of(company).map(|it| &it.value);
        let issued =
            people.filter(|it| it.state.is_active()).filter_map(|it| match it.credential {
                Credential::Issued { expires } if now < expires => Some(IssuedPerson {
                    id: it.id,
                    name: it.profile.name.clone(),
                    email: it.profile.email.clone(),
                    expires,
                }),
                _ => None,
            });
        let mut issued: Vec<IssuedPerson> = issued.collect();
        issued.sort_by_key(|it| (fold(it.name.as_str()), it.id));
        Ok(issued)
    }

    async fn n_issued(&self, permit: &Permit, now: Timestamp) -> Result<IssuedPeople, StoreError> {
        let issued = self.issued(permit, now).await?;
        Ok(IssuedPeople {
            n_people: u32::try_from(issued.len()).unwrap_or(u32::MAX),
            until: issued.iter().map(|it| it.expires).max(),
        })
    }

    async fn people_choices(&self, permit: &Permit) -> Result<PeopleChoices, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let identity = &state.identity;
        let people: Vec<&Person> = identity.people_of(company).map(|it| &it.value).collect();
        let mut departments: Vec<_> =
            identity.departments_of(company).map(|it| &it.value).collect();
        departments.sort_by_key(|it| fold(it.name.as_str()));
        let titles = people.iter().filter_map(|it| it.profile.job_title.clone());
        let titles: BTreeSet<_> = titles.collect();
        let leads = |it: &&&Person| people.iter().any(|led| led.manager == Some(it.id));
        let mut managers: Vec<_> = people.iter().filter(leads).collect();
        managers.sort_by_key(|it| (fold(it.profile.name.as_str()), it.id));
        Ok(PeopleChoices {
            departments: departments.into_iter().map(|it| (it.id, it.name.clone())).collect(),
            job_titles: titles.into_iter().take(PeopleChoices::MOST_JOB_TITLES as usize).collect(),
            managers: managers.into_iter().map(|it| (it.id, it.profile.name.clone())).collect(),
        })
    }

    async fn chart(&self, permit: &Permit) -> Result<Vec<ChartPerson>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = state.identity.people_of(company).map(|it| &it.value);
        let mut chart: Vec<ChartPerson> = people
            .map(|it| ChartPerson {
                id: it.id,
                name: it.profile.name.clone(),
                job_title: it.profile.job_title.clone(),
                photo: it.account.photo,
                manager: it.manager,
                is_active: it.state.is_active(),
            })
            .collect();
        chart.sort_by_key(|it| (fold(it.name.as_str()), it.id));
        Ok(chart)
    }

    async fn departments(&self, permit: &Permit) -> Result<Vec<DepartmentLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let departments = state.identity.departments_of(company);
        let mut lines: Vec<DepartmentLine> = departments
            .map(|it| DepartmentLine {
                id: it.value.id,
                version: it.version,
                name: it.value.name.clone(),
                n_people: state.identity.n_in(company, it.value.id),
            })
            .collect();
        lines.sort_by_key(|it| fold(it.name.as_str()));
        Ok(lines)
    }

    async fn jobs(&self, permit: &Permit, person: PersonId) -> Result<Vec<JobLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let entries = state.identity.jobs.get(&(company, person)).into_iter().flatten().rev();
        let mut until = None;
        let lines = entries.map(|it| JobLine {
            since: it.since,
            until: until.replace(it.since),
            title: it.title.clone(),
            department: it.department.clone(),
            manager: it
                .manager
                .and_then(|it| state.identity.people.get(&(company, it)))
                .map(|it| it.value.profile.name.clone()),
            reason: it.reason.clone(),
        });
        Ok(lines.collect())
    }

    async fn person(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError> {
        let found = self.account(permit, id).await?;
        Ok(found.filter(|it| it.role.is_of_company()))
    }

    async fn account(
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
            department: state
                .identity
                .department_of(company, &it.value)
                .map(|it| (it.id, it.name.clone())),
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
            time_factor: it.value.time_factor,
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
        let manager = manager.and_then(|it| people.get(&(company, it))).map(|it| &it.value);
        Ok(manager.filter(|it| it.state.is_active()).map(leader))
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

    async fn second_factor(
        &self,
        permit: &Permit,
        owner: Owner,
    ) -> Result<Option<FactorView>, StoreError> {
        let account = AccountId::of(permit.realm(), owner);
        let account =
            account.ok_or_else(|| StoreError::corrupt("the realm has no such accounts"))?;
        let state = self.state();
        Ok(state.identity.second_factors.get(&account).map(|it| FactorView {
            since: it.value.since,
            n_recovery_codes: it.value.recovery.len(),
        }))
    }

    async fn time_factor(&self, permit: &Permit, id: PersonId) -> Result<TimeFactor, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let person = state.identity.people.get(&(company, id));
        Ok(person.map(|it| it.value.time_factor).unwrap_or_default())
    }

    async fn pending_email(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<PendingEmail>, StoreError> {
        let pending = self.state().links.pending(company_of(permit.realm())?, person, now);
        Ok(pending.map(|(email, until)| PendingEmail { email, until }))
    }

    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let is_own = permit.actor().person_id() == Some(id);
        let person = state.identity.people.get(&(company, id)).map(|it| &it.value);
        let person = person.filter(|it| is_own || it.role.is_of_company());
        Ok(person.and_then(|it| it.account.photo))
    }
}

impl IdentityTables {
    fn asked(&self, company: CompanyId, query: &ListPeople) -> Vec<&Person> {
        let searched = fold(query.search.trim());
        self.people_of(company)
            .map(|it| &it.value)
            .filter(|it| query.role.is_none_or(|role| it.role == role))
            .filter(|it| query.department.is_none() || it.department == query.department)
            .filter(|it| query.job_title.is_none() || it.profile.job_title == query.job_title)
            .filter(|it| query.manager.is_none() || it.manager == query.manager)
            .filter(|it| match query.shown {
                Shown::Active => it.state.is_active(),
                Shown::Deactivated => !it.state.is_active(),
                Shown::All => true,
            })
            .filter(|it| searchable(it).contains(&searched))
            .collect()
    }

    fn department_of(&self, company: CompanyId, person: &Person) -> Option<&Department> {
        let department = self.departments.get(&(company, person.department?))?;
        Some(&department.value)
    }

    fn sort(&self, company: CompanyId, people: &mut [&Person], query: &ListPeople) {
        let name = |it: &Person| (fold(it.profile.name.as_str()), it.id);
        let signed_in = |it: &Person| self.last_sign_ins.get(&(company, it.id)).copied();
        let department =
            |it: &Person| self.department_of(company, it).map(|it| fold(it.name.as_str()));
        let turned = |it: Ordering| match query.direction {
            Direction::Ascending => it,
            Direction::Descending => it.reverse(),
        };
        // Whoever has none comes last, whichever way.
        let last = |one: Option<String>, two: Option<String>| match (one, two) {
            (Some(one), Some(two)) => turned(one.cmp(&two)),
            (one, two) => one.is_none().cmp(&two.is_none()),
        };
        let title = |it: &Person| it.profile.job_title.as_ref().map(|it| it.as_str().to_owned());
        people.sort_by(|one, two| match query.sorted_by {
            SortedBy::Name => turned(name(one).cmp(&name(two))),
            SortedBy::Department => {
                last(department(one), department(two)).then_with(|| name(one).cmp(&name(two)))
            }
            SortedBy::JobTitle => {
                last(title(one), title(two)).then_with(|| name(one).cmp(&name(two)))
            }
            SortedBy::LastSignIn => turned((signed_in(one), one.id).cmp(&(signed_in(two), two.id))),
            SortedBy::Created => turned((one.created, one.id).cmp(&(two.created, two.id))),
        });
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
