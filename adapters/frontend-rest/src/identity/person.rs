use application::{
    App,
    identity::{FindPersonError, JobLine, PersonView, see_jobs, see_person},
};
use axum::extract::State;
use domain_identity::AccountState;
use domain_kernel::Person;
use serde::Serialize;
use utoipa::ToSchema;

use super::people::address;
use crate::{
    answer::{Answer, List, moment, whole},
    caller::Caller,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A person with all that an admin sees of them.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(crate) struct PersonDocument {
    id: String,
    name: String,
    /// Nothing of somebody who was erased.
    email: Option<String>,
    username: Option<String>,
    job_title: Option<String>,
    phone: Option<String>,
    /// `admin`, `manager` or `staff`.
    role: &'static str,
    department: Option<NamedDocument>,
    manager: Option<NamedDocument>,
    /// `active`, `deactivated` or `erased`.
    state: &'static str,
    /// Since when they are not active.
    since: Option<String>,
    /// Whether they have still to choose their own.
    must_change_password: bool,
    /// Until when the link works that was mailed to them and that they have not used.
    invited_until: Option<String>,
    created: String,
    /// How long they have where time is limited: 100 is as long as others.
    time_percent: u16,
}

/// What somebody's job was for a time.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonJob)]
pub(crate) struct JobDocument {
    since: String,
    /// When the next one began, if one did.
    until: Option<String>,
    job_title: Option<String>,
    department: Option<String>,
    manager: Option<String>,
    reason: Option<String>,
}

/// One person, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people/{id}",
    operation_id = "show_person",
    tag = "People",
    params(("id" = String, Path)),
    responses((
        status = 200, body = PersonDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindPersonError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<Answer<PersonDocument>, Problem> {
    let person = see_person(&app, &caller.actor(), id).await?;
    Ok(Answer::of(PersonDocument::new(&person)).version(person.version))
}

/// What somebody's job was, the latest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people/{id}/jobs",
    operation_id = "list_person_jobs",
    tag = "People",
    params(("id" = String, Path)),
    responses((status = 200, body = List<JobDocument>), Refuses<FindPersonError>)
)]
pub(crate) async fn jobs(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    params: Params,
) -> Result<Answer<List<JobDocument>>, Problem> {
    params.only(&[], &[])?;
    see_person(&app, &caller.actor(), id).await?;
    let jobs = see_jobs(&app, &caller.actor(), id).await?;
    Ok(whole(jobs.iter().map(JobDocument::new).collect()))
}

impl PersonDocument {
    fn new(person: &PersonView) -> Self {
        let department = person.department.as_ref();
        let manager = person.manager.as_ref();
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            email: address(&person.email),
            username: person.username.as_ref().map(|it| it.as_str().to_owned()),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            phone: person.phone.as_ref().map(|it| it.as_str().to_owned()),
            role: person.role.name(),
            department: department.map(|(id, name)| named(*id, name.as_str())),
            manager: manager.map(|it| named(it.id, it.name.as_str())),
            state: match person.state {
                AccountState::Active => "active",
                AccountState::Deactivated { .. } => "deactivated",
                AccountState::Erased { .. } => "erased",
            },
            since: person.state.since().map(moment),
            must_change_password: person.must_change_password,
            invited_until: person.invited_until.map(moment),
            created: moment(person.created),
            time_percent: person.time_factor.percent(),
        }
    }
}

impl JobDocument {
    fn new(job: &JobLine) -> Self {
        Self {
            since: moment(job.since),
            until: job.until.map(moment),
            job_title: job.title.as_ref().map(|it| it.as_str().to_owned()),
            department: job.department.as_ref().map(|it| it.as_str().to_owned()),
            manager: job.manager.as_ref().map(|it| it.as_str().to_owned()),
            reason: job.reason.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}
