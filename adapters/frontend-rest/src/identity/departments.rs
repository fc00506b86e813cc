use application::{
    App,
    identity::{
        CreateDepartment, DeleteDepartment, DepartmentError, DepartmentLine, RenameDepartment,
        create_department, delete_department, list_departments, rename_department,
    },
};
use axum::extract::State;
use domain_identity::{Department, DepartmentName};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, Created, List, created, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed, tag},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A department.
#[derive(Serialize, ToSchema)]
#[schema(as = Department)]
pub(crate) struct DepartmentDocument {
    id: String,
    name: String,
    /// How many are in it, with those who are deactivated.
    people: u32,
    /// For `If-Match`.
    etag: String,
}

/// What a department is called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DepartmentSettings {
    #[schema(min_length = 1, max_length = 80)]
    name: String,
}

const DEPARTMENTS: &str = "/api/v1/departments";

/// All departments by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/departments",
    operation_id = "list_departments",
    tag = "People",
    responses((status = 200, body = List<DepartmentDocument>), Refuses<DepartmentError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<DepartmentDocument>>, Problem> {
    params.only(&[], &[])?;
    let lines = list_departments(&app, &caller.actor()).await?;
    Ok(whole(lines.iter().map(DepartmentDocument::new).collect()))
}

/// Adds a department, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/departments",
    operation_id = "create_department",
    tag = "People",
    request_body = DepartmentSettings,
    responses((status = 201, body = Created), Refuses<DepartmentError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<DepartmentSettings>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateDepartment { id: app.ids.next(), name: name(&document)? };
    let id = command.id.to_string();
    create_department(&app, &caller.actor(), command).await?;
    Ok(created(DEPARTMENTS, id))
}

/// Gives a department another name, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/departments/{id}",
    operation_id = "rename_department",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = DepartmentSettings,
    responses((status = 204), Refuses<DepartmentError>)
)]
pub(crate) async fn rename(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Department>,
    Seen(expected): Seen,
    Body(document): Body<DepartmentSettings>,
) -> Result<StatusCode, Problem> {
    let command = RenameDepartment { id, expected, name: name(&document)? };
    rename_department(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a department that nobody is in, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/departments/{id}",
    operation_id = "delete_department",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DepartmentError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Department>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteDepartment { id, expected };
    delete_department(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn name(document: &DepartmentSettings) -> Result<DepartmentName, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", DepartmentName::parse(&document.name));
    name.ok_or_else(|| flaws.into())
}

impl DepartmentDocument {
    fn new(line: &DepartmentLine) -> Self {
        Self {
            id: line.id.to_string(),
            name: line.name.as_str().to_owned(),
            people: line.n_people,
            etag: tag(line.version),
        }
    }
}
