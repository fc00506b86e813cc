//! What jobs take.

use application::{
    App,
    skills::{
        CreateJobRole, DeleteJobRole, EditJobRole, EditJobRoleError, FindJobRoleError, JobRoleLine,
        JobRoleView, ListJobRoles, create_job_role, delete_job_role, edit_job_role, list_job_roles,
        see_job_role,
    },
};
use axum::extract::State;
use domain_skills::{JobRole, JobRoleSettings, JobRoleTitle, Level, Need};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, Created, List, created, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::id,
};

/// A job role in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = JobRoleLine)]
pub(crate) struct JobRoleLineDocument {
    id: String,
    title: String,
    /// How many skills it needs.
    needs: u32,
    people: u32,
}

/// What a job takes.
#[derive(Serialize, ToSchema)]
#[schema(as = JobRole)]
pub(crate) struct JobRoleDocument {
    id: String,
    title: String,
    /// By the names of the skills.
    needs: Vec<NeededSkill>,
    created: String,
    people: u32,
}

/// A skill that a job role needs.
#[derive(Serialize, ToSchema)]
#[schema(as = JobRoleNeed)]
pub(crate) struct NeededSkill {
    skill: NamedDocument,
    /// At least, from 1 to 4.
    level: u8,
}

/// All that its author decides about a job role.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JobRoleSettings)]
pub(crate) struct JobRoleSettingsDocument {
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// Each skill once.
    #[serde(default)]
    needs: Vec<NeedDocument>,
}

/// A skill, and how well it is needed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewJobRoleNeed)]
pub(crate) struct NeedDocument {
    #[schema(value_type = IdText)]
    skill: String,
    /// At least, from 1 to 4.
    #[schema(minimum = 1, maximum = 4)]
    level: u8,
}

const PATH: &str = "/api/v1/skills/job-roles";

/// The company's job roles by title.
#[utoipa::path(
    get,
    path = "/api/v1/skills/job-roles",
    operation_id = "list_job_roles",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a title"),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<JobRoleLineDocument>), Refuses<FindJobRoleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<JobRoleLineDocument>>, Problem> {
    let params = params.only(&["q", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let page = flaws.asked("cursor", params.page(&list)).ok_or(flaws)?;
    let query = ListJobRoles { search: params.text("q").to_owned(), page };
    let page = list_job_roles(&app, &caller.actor(), query).await?;
    Ok(part(&page, &list, JobRoleLineDocument::new))
}

/// Adds a job role.
#[utoipa::path(
    post,
    path = "/api/v1/skills/job-roles",
    operation_id = "create_job_role",
    tag = "Skills",
    request_body = JobRoleSettingsDocument,
    responses((status = 201, body = Created), Refuses<EditJobRoleError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<JobRoleSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateJobRole { id: app.ids.next(), settings: settings(&document)? };
    let id = command.id.to_string();
    create_job_role(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// One job role.
#[utoipa::path(
    get,
    path = "/api/v1/skills/job-roles/{id}",
    operation_id = "show_job_role",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((
        status = 200, body = JobRoleDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindJobRoleError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<JobRole>,
) -> Result<Answer<JobRoleDocument>, Problem> {
    let job_role = see_job_role(&app, &caller.actor(), id).await?;
    Ok(Answer::of(JobRoleDocument::new(&job_role)).version(job_role.version))
}

/// Changes what a job takes.
#[utoipa::path(
    put,
    path = "/api/v1/skills/job-roles/{id}",
    operation_id = "edit_job_role",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = JobRoleSettingsDocument,
    responses((status = 204), Refuses<EditJobRoleError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<JobRole>,
    Seen(expected): Seen,
    Body(document): Body<JobRoleSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditJobRole { id, expected, settings: settings(&document)? };
    edit_job_role(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a job role; whoever has it has it no more.
#[utoipa::path(
    delete,
    path = "/api/v1/skills/job-roles/{id}",
    operation_id = "delete_job_role",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<EditJobRoleError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<JobRole>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteJobRole { id, expected };
    delete_job_role(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn settings(document: &JobRoleSettingsDocument) -> Result<JobRoleSettings, Problem> {
    let mut flaws = Flaws::default();
    let title = flaws.take("title", JobRoleTitle::parse(&document.title));
    let mut needs = Vec::new();
    for (place, it) in document.needs.iter().enumerate() {
        let skill = flaws.take(&format!("needs/{place}/skill"), id(&it.skill));
        let level = flaws.take(&format!("needs/{place}/level"), Level::new(it.level));
        needs.extend(skill.zip(level).map(|(skill, level)| Need { skill, level }));
    }
    let Some(title) = title.filter(|_| needs.len() == document.needs.len()) else {
        return Err(flaws.into());
    };
    let settings = flaws.take("needs", JobRoleSettings::new(title, needs));
    settings.ok_or_else(|| flaws.into())
}

impl JobRoleLineDocument {
    fn new(job_role: &JobRoleLine) -> Self {
        Self {
            id: job_role.id.to_string(),
            title: job_role.title.as_str().to_owned(),
            needs: job_role.n_needs,
            people: job_role.n_people,
        }
    }
}

impl JobRoleDocument {
    fn new(job_role: &JobRoleView) -> Self {
        let needs = job_role.needs.iter().map(|it| NeededSkill {
            skill: named(it.skill, it.name.as_str()),
            level: it.level.get(),
        });
        Self {
            id: job_role.id.to_string(),
            title: job_role.settings.title.as_str().to_owned(),
            needs: needs.collect(),
            created: moment(job_role.created),
            people: job_role.n_people,
        }
    }
}
