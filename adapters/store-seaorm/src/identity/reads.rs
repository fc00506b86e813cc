use application::{
    Page,
    identity::{
        ChartPerson, DepartmentLine, ExportedPerson, FactorView, IdentityReads, IssuedPeople,
        IssuedPerson, JobLine, Leader, ListPeople, PendingEmail, PeopleChoices, PersonLine,
        PersonView,
    },
};
use async_trait::async_trait;
use domain_identity::{Company, CompanyName, Email, Owner, PersonName, PhotoId, Purpose, Username};
use domain_kernel::{
    Id, Line, Permit, PersonId, Realm, Role, StoreError, TimeFactor, Timestamp, Version, Versioned,
};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult, QuerySelect,
};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::{
    companies,
    people::{account, state, time_factor, version},
    second_factors::recovery_codes,
};
use crate::{
    Corrupt, SeaStore, platform,
    rules::store_error,
    scope::Scope,
    stored::{count, unsigned},
    tables::{
        companies as company_table, links,
        people::{Column, Entity, Model},
        second_factors,
    },
};

/// On every dashboard, so it is written by hand.
const MANAGER_OF: &str = "\
    SELECT m.id, m.name, m.email, m.phone, m.photo_id \
    FROM people p \
    JOIN people m ON m.company_id = p.company_id AND m.id = p.manager_id \
    WHERE p.company_id = $1 AND p.id = $2 AND m.deactivated_at IS NULL";

const PERSON: &str = "\
    SELECT p.*, d.name AS department, m.id AS m_id, m.name AS m_name, m.email AS m_email, \
        m.phone AS m_phone, m.photo_id AS m_photo_id, \
        (SELECT l.expires_at FROM links l WHERE l.company_id = p.company_id \
            AND l.person_id = p.id AND l.purpose = 'welcome' AND p.credential = 'temporary') \
            AS invited_until \
    FROM people p \
    LEFT JOIN departments d ON d.company_id = p.company_id AND d.id = p.department_id \
    LEFT JOIN people m ON m.company_id = p.company_id AND m.id = p.manager_id \
    WHERE p.company_id = $1 AND p.id = $2";

/// Goes on with [`PERSON`]: a customer is none of the company's people.
const OF_COMPANY: &str = " AND p.role <> 'customer'";

const DEPARTMENTS: &str = "\
    SELECT d.id, d.version, d.name, \
        (SELECT COUNT(*) FROM people p \
            WHERE p.company_id = $1 AND p.department_id = d.id) AS n_people \
    FROM departments d WHERE d.company_id = $1 ORDER BY d.sort_name";

const CHART: &str = "\
    SELECT p.id, p.name, p.job_title, p.photo_id, p.manager_id, p.deactivated_at \
    FROM people p WHERE p.company_id = $1 AND p.role <> 'customer' ORDER BY p.sort_name, p.id";

const JOBS: &str = "\
    SELECT j.since_at, j.job_title, j.department, j.reason, m.name AS manager \
    FROM job_history j \
    LEFT JOIN people m ON m.company_id = j.company_id AND m.id = j.manager_id \
    WHERE j.company_id = $1 AND j.person_id = $2 ORDER BY j.number DESC";

/// What stands beside a person in [`PERSON`].
#[derive(FromQueryResult)]
struct BesideRow {
    department: Option<String>,
    m_id: Option<Uuid>,
    m_name: Option<String>,
    m_email: Option<String>,
    m_phone: Option<String>,
    m_photo_id: Option<Uuid>,
    invited_until: Option<i64>,
}

#[derive(FromQueryResult)]
struct DepartmentRow {
    id: Uuid,
    version: i32,
    name: String,
    n_people: i64,
}

#[derive(FromQueryResult)]
struct ChartRow {
    id: Uuid,
    name: String,
    job_title: Option<String>,
    photo_id: Option<Uuid>,
    manager_id: Option<Uuid>,
    deactivated_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct JobRow {
    since_at: i64,
    job_title: Option<String>,
    department: Option<String>,
    reason: Option<String>,
    manager: Option<String>,
}

#[derive(FromQueryResult)]
struct LeaderRow {
    id: Uuid,
    name: String,
    email: String,
    phone: Option<String>,
    photo_id: Option<Uuid>,
}

#[async_trait]
impl IdentityReads for SeaStore {
    async fn company(&self, permit: &Permit) -> Result<Option<Versioned<Company>>, StoreError> {
        let query = Scope::of(permit).select::<company_table::Entity>()?;
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(companies::to_domain).transpose()?)
    }

    #[expect(clippy::disallowed_methods, reason = "only the platform sees all companies")]
    async fn companies_named(
        &self,
        permit: &Permit,
        name: &CompanyName,
    ) -> Result<Vec<Company>, StoreError> {
        if permit.realm() != Realm::Platform {
            return Err(StoreError::corrupt("a company does not see the others"));
        }
        let query = company_table::Entity::find()
            .filter(company_table::Column::Name.eq(name.as_str()))
            .limit(2);
        let rows = query.all(&self.read).await.map_err(store_error)?;
        let companies: Result<Vec<_>, Corrupt> =
            rows.into_iter().map(companies::to_domain).collect();
        Ok(companies?.into_iter().map(|it| it.value).collect())
    }

    async fn people(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError> {
        self.listed(permit, query).await
    }

    async fn exported(
        &self,
        permit: &Permit,
        query: &ListPeople,
        after: Option<(&PersonName, PersonId)>,
        limit: u32,
    ) -> Result<Vec<ExportedPerson>, StoreError> {
        self.exported_people(permit, query, after, limit).await
    }

    async fn issued(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<Vec<IssuedPerson>, StoreError> {
        self.issued_people(permit, now).await
    }

    async fn n_issued(&self, permit: &Permit, now: Timestamp) -> Result<IssuedPeople, StoreError> {
        self.n_issued_people(permit, now).await
    }

    async fn people_choices(&self, permit: &Permit) -> Result<PeopleChoices, StoreError> {
        self.choices(permit).await
    }

    async fn chart(&self, permit: &Permit) -> Result<Vec<ChartPerson>, StoreError> {
        let rows = self.rows(permit, CHART, []).await?;
        rows.iter().map(to_chart_person).collect()
    }

    async fn departments(&self, permit: &Permit) -> Result<Vec<DepartmentLine>, StoreError> {
        let rows = self.rows(permit, DEPARTMENTS, []).await?;
        rows.iter().map(to_department).collect()
    }

    async fn jobs(&self, permit: &Permit, person: PersonId) -> Result<Vec<JobLine>, StoreError> {
        let rows = self.rows(permit, JOBS, [person.uuid().into()]).await?;
        let mut jobs = Vec::new();
        let mut until = None;
        for row in &rows {
            let job = to_job(row, until)?;
            until = Some(job.since);
            jobs.push(job);
        }
        Ok(jobs)
    }

    async fn person(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError> {
        let row = self.row(permit, &[PERSON, OF_COMPANY].concat(), [id.uuid().into()]).await?;
        row.as_ref().map(view).transpose()
    }

    async fn account(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError> {
        let row = self.row(permit, PERSON, [id.uuid().into()]).await?;
        row.as_ref().map(view).transpose()
    }

    async fn manager_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Leader>, StoreError> {
        let row = self.row(permit, MANAGER_OF, [person.uuid().into()]).await?;
        row.as_ref().map(to_leader).transpose()
    }

    async fn leaders(&self, permit: &Permit) -> Result<Vec<Leader>, StoreError> {
        let query = Scope::of(permit)
            .select::<Entity>()?
            .filter(Column::Role.is_in([Role::Admin.name(), Role::Manager.name()]))
            .filter(Column::DeactivatedAt.is_null())
            .order_by_asc(Column::SortName)
            .order_by_asc(Column::Id);
        let rows = query.all(&self.read).await.map_err(store_error)?;
        Ok(rows.into_iter().map(leader).collect())
    }

    async fn names(
        &self,
        permit: &Permit,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PersonName>, StoreError> {
        let names = self.names_of(permit, people.iter().map(|it| it.uuid())).await?;
        Ok(names.into_iter().map(|(id, name)| (Id::from_uuid(id), name)).collect())
    }

    async fn second_factor(
        &self,
        permit: &Permit,
        owner: Owner,
    ) -> Result<Option<FactorView>, StoreError> {
        let scope = Scope::of(permit);
        let person = match owner {
            Owner::Person(person) => person,
            Owner::Operator(operator) => {
                scope.check_platform()?;
                return platform::factor_view(self, operator).await;
            }
        };
        let query = scope
            .select::<second_factors::Entity>()?
            .filter(second_factors::Column::PersonId.eq(person.uuid()));
        let Some(row) = query.one(&self.read).await.map_err(store_error)? else {
            return Ok(None);
        };
        let n_recovery_codes = recovery_codes(&row.recovery_codes)?.len();
        Ok(Some(FactorView { since: Timestamp::from_micros(row.since), n_recovery_codes }))
    }

    async fn time_factor(&self, permit: &Permit, id: PersonId) -> Result<TimeFactor, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let query = query.select_only().column(Column::TimeFactor).into_tuple::<i32>();
        let percent = query.one(&self.read).await.map_err(store_error)?;
        Ok(percent.map(time_factor).transpose()?.unwrap_or_default())
    }

    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError> {
        let mut query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        if permit.actor().person_id() != Some(id) {
            query = query.filter(Column::Role.ne(Role::Customer.name()));
        }
        let query = query.select_only().column(Column::PhotoId).into_tuple::<Option<Uuid>>();
        let photo = query.one(&self.read).await.map_err(store_error)?;
        Ok(photo.flatten().map(Id::from_uuid))
    }

    async fn pending_email(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<PendingEmail>, StoreError> {
        let query = Scope::of(permit)
            .select::<links::Entity>()?
            .filter(links::Column::PersonId.eq(person.uuid()))
            .filter(links::Column::Purpose.eq(Purpose::ChangeEmail.name()))
            .filter(links::Column::ExpiresAt.gt(now.micros()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.and_then(|row| {
            let (email, until) = (row.email.map(Email::restore)?, row.expires_at);
            Some(PendingEmail { email, until: Timestamp::from_micros(until) })
        }))
    }
}

impl SeaStore {
    async fn names_of(
        &self,
        permit: &Permit,
        people: impl Iterator<Item = Uuid>,
    ) -> Result<BTreeMap<Uuid, PersonName>, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.is_in(people));
        let query = query.select_only().column(Column::Id).column(Column::Name);
        let rows = query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let names = rows.into_iter();
        Ok(names.map(|(id, name): (Uuid, String)| (id, PersonName::restore(name))).collect())
    }
}

fn role(row: &Model) -> Result<Role, Corrupt> {
    Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })
}

fn view(row: &QueryResult) -> Result<PersonView, StoreError> {
    let mut beside = BesideRow::from_query_result(row, "").map_err(store_error)?;
    let department = beside.department.take().map(Line::restore);
    let row = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(PersonView {
        id: Id::from_uuid(row.id),
        version: version(row.version)?,
        role: role(&row)?,
        state: state(row.deactivated_at, row.erased_at),
        account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        username: row.username.map(Username::restore),
        job_title: row.job_title.map(Line::restore),
        phone: row.phone.map(Line::restore),
        department: row.department_id.map(Id::from_uuid).zip(department),
        invited_until: beside.invited_until.map(Timestamp::from_micros),
        manager: beside.leader(),
        must_change_password: row.credential != "chosen",
        created: Timestamp::from_micros(row.created_at),
        time_factor: time_factor(row.time_factor)?,
    })
}

impl BesideRow {
    fn leader(self) -> Option<Leader> {
        Some(Leader {
            id: Id::from_uuid(self.m_id?),
            name: Line::restore(self.m_name?),
            email: Email::restore(self.m_email?),
            phone: self.m_phone.map(Line::restore),
            photo: self.m_photo_id.map(Id::from_uuid),
        })
    }
}

fn to_department(row: &QueryResult) -> Result<DepartmentLine, StoreError> {
    let row = DepartmentRow::from_query_result(row, "").map_err(store_error)?;
    let corrupt = Corrupt { table: "departments", column: "version" };
    Ok(DepartmentLine {
        id: Id::from_uuid(row.id),
        version: Version::new(unsigned(row.version, corrupt)?),
        name: Line::restore(row.name),
        n_people: count(row.n_people),
    })
}

fn to_chart_person(row: &QueryResult) -> Result<ChartPerson, StoreError> {
    let row = ChartRow::from_query_result(row, "").map_err(store_error)?;
    Ok(ChartPerson {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        job_title: row.job_title.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
        manager: row.manager_id.map(Id::from_uuid),
        is_active: row.deactivated_at.is_none(),
    })
}

fn to_job(row: &QueryResult, until: Option<Timestamp>) -> Result<JobLine, StoreError> {
    let row = JobRow::from_query_result(row, "").map_err(store_error)?;
    Ok(JobLine {
        since: Timestamp::from_micros(row.since_at),
        until,
        title: row.job_title.map(Line::restore),
        department: row.department.map(Line::restore),
        manager: row.manager.map(Line::restore),
        reason: row.reason.map(Line::restore),
    })
}

fn to_leader(row: &QueryResult) -> Result<Leader, StoreError> {
    let row = LeaderRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Leader {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        phone: row.phone.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
    })
}

fn leader(row: Model) -> Leader {
    Leader {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        phone: row.phone.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
    }
}
