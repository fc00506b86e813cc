use application::{
    App,
    identity::{
        FindPersonError, ListPeople, ListPeopleError, PeopleChoices, PersonLine, Shown, SortedBy,
        list_leaders, list_people, list_people_choices,
    },
};
use axum::extract::State;
use domain_identity::{Email, JobTitle};
use domain_kernel::Role;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part, whole},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::{Params, direction},
    problem::Problem,
};

/// A person in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonLine)]
pub(crate) struct PersonLineDocument {
    id: String,
    name: String,
    /// Nothing of somebody who was erased.
    email: Option<String>,
    /// `admin`, `manager` or `staff`.
    role: &'static str,
    job_title: Option<String>,
    department: Option<String>,
    manager: Option<String>,
    is_active: bool,
    /// Whether they have still to choose their own.
    must_change_password: bool,
    created: String,
    last_signed_in: Option<String>,
}

/// What people can be narrowed to.
#[derive(Serialize, ToSchema)]
#[schema(as = PeopleChoices)]
pub(crate) struct PeopleChoicesDocument {
    departments: Vec<NamedDocument>,
    /// The first 200 of those that somebody has.
    job_titles: Vec<String>,
    /// Whoever is anybody's manager.
    managers: Vec<NamedDocument>,
}

const PATH: &str = "/api/v1/people";
const PARAMS: [&str; 9] =
    ["q", "role", "shown", "department", "job_title", "manager", "sort", "direction", "cursor"];

/// The company's people, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people",
    operation_id = "list_people",
    tag = "People",
    params(
        ("q" = Option<String>, Query, description = "Part of a name, e-mail address or username"),
        (
            "role" = Option<String>, Query, description = "`admin`, `manager` or `staff`",
            pattern = "^(admin|manager|staff)?$"
        ),
        (
            "shown" = Option<String>, Query,
            description = "`active`, as without it, `deactivated` or `all`",
            pattern = "^(active|deactivated|all)?$"
        ),
        (
            "department" = Option<String>, Query, description = "The id of a department",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        ("job_title" = Option<String>, Query, description = "A job title, exactly"),
        (
            "manager" = Option<String>, Query, description = "The id of whoever leads them",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "sort" = Option<String>, Query,
            description = "`name`, `department`, `job_title`, `last_sign_in` or `created`",
            pattern = "^(name|department|job_title|last_sign_in|created)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<PersonLineDocument>), Refuses<ListPeopleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<PersonLineDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let page = list_people(&app, &caller.actor(), asked(&params, &list)?).await?;
    Ok(part(&page, &list, PersonLineDocument::new))
}

/// What people can be narrowed to, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people/choices",
    operation_id = "list_people_choices",
    tag = "People",
    responses((status = 200, body = PeopleChoicesDocument), Refuses<ListPeopleError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<PeopleChoicesDocument>, Problem> {
    params.only(&[], &[])?;
    let choices = list_people_choices(&app, &caller.actor()).await?;
    Ok(Answer::of(PeopleChoicesDocument::new(&choices)))
}

/// Everybody who can lead others, by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people/leaders",
    operation_id = "list_leaders",
    tag = "People",
    responses((status = 200, body = List<NamedDocument>), Refuses<FindPersonError>)
)]
pub(crate) async fn leaders(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<NamedDocument>>, Problem> {
    params.only(&[], &[])?;
    let leaders = list_leaders(&app, &caller.actor()).await?;
    let named = leaders.iter().map(|it| named(it.id, it.name.as_str()));
    Ok(whole(named.collect()))
}

fn asked(params: &Params, list: &str) -> Result<ListPeople, Problem> {
    let mut flaws = Flaws::default();
    let role = flaws.asked("role", params.parsed("role", role));
    let shown = flaws.asked("shown", params.parsed("shown", shown));
    let department = flaws.asked("department", params.parsed("department", |it| it.parse().ok()));
    let manager = flaws.asked("manager", params.parsed("manager", |it| it.parse().ok()));
    let sorted_by = flaws.asked("sort", params.parsed("sort", SortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let job_title = JobTitle::parse_optional(params.text("job_title"));
    let job_title = flaws.asked("job_title", job_title);
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListPeople {
        search: params.text("q").to_owned(),
        role: role.flatten(),
        shown: shown.flatten().unwrap_or_default(),
        department: department.flatten(),
        job_title: job_title.flatten(),
        manager: manager.flatten(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

fn role(word: &str) -> Option<Role> {
    Role::parse(word).filter(|it| it.is_of_company())
}

fn shown(word: &str) -> Option<Shown> {
    match word {
        "active" => Some(Shown::Active),
        "deactivated" => Some(Shown::Deactivated),
        "all" => Some(Shown::All),
        _ => None,
    }
}

/// Nothing where there is none any more.
pub(super) fn address(email: &Email) -> Option<String> {
    (!email.is_nobodys()).then(|| email.as_str().to_owned())
}

impl PersonLineDocument {
    fn new(person: &PersonLine) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            email: address(&person.email),
            role: person.role.name(),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            department: person.department.as_ref().map(|it| it.as_str().to_owned()),
            manager: person.manager.as_ref().map(|it| it.as_str().to_owned()),
            is_active: person.is_active,
            must_change_password: person.must_change_password,
            created: moment(person.created),
            last_signed_in: person.last_signed_in.map(moment),
        }
    }
}

impl PeopleChoicesDocument {
    fn new(choices: &PeopleChoices) -> Self {
        let departments = choices.departments.iter();
        let managers = choices.managers.iter();
        Self {
            departments: departments.map(|(id, it)| named(*id, it.as_str())).collect(),
            job_titles: choices.job_titles.iter().map(|it| it.as_str().to_owned()).collect(),
            managers: managers.map(|(id, it)| named(*id, it.as_str())).collect(),
        }
    }
}
