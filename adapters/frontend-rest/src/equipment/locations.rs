//! Where items belong when nobody has them.

use application::{
    App,
    equipment::{
        CreateLocation, DeleteLocation, EditLocation, LocationError, LocationLine, create_location,
        delete_location, edit_location, list_locations,
    },
};
use axum::extract::State;
use domain_equipment::{Location, LocationName, LocationSettings};
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
    schema::IdText,
    value::optional_id,
};

/// A place where items belong.
#[derive(Serialize, ToSchema)]
#[schema(as = Location)]
pub(crate) struct LocationDocument {
    id: String,
    name: String,
    /// The one that it is in.
    parent: Option<String>,
    /// With those it is in.
    path: String,
    /// How many items are in it, without those in locations that are in it.
    items: u32,
    /// For `If-Match`.
    etag: String,
}

/// What a location is called, and which one it is in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LocationSettings)]
pub(crate) struct LocationSettingsDocument {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    #[schema(value_type = Option<IdText>)]
    parent: Option<String>,
}

const PATH: &str = "/api/v1/equipment/locations";

/// All locations, each followed by those that are in it, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/locations",
    operation_id = "list_locations",
    tag = "Equipment",
    responses((status = 200, body = List<LocationDocument>), Refuses<LocationError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<LocationDocument>>, Problem> {
    params.only(&[], &[])?;
    let lines = list_locations(&app, &caller.actor()).await?;
    Ok(whole(lines.iter().map(LocationDocument::new).collect()))
}

/// Adds a location, in another one or in none, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/locations",
    operation_id = "create_location",
    tag = "Equipment",
    request_body = LocationSettingsDocument,
    responses((status = 201, body = Created), Refuses<LocationError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<LocationSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateLocation { id: app.ids.next(), settings: settings(&document)? };
    let id = command.id.to_string();
    create_location(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// Calls a location something else or moves it, with all that is in it, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/locations/{id}",
    operation_id = "edit_location",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = LocationSettingsDocument,
    responses((status = 204), Refuses<LocationError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Location>,
    Seen(expected): Seen,
    Body(document): Body<LocationSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditLocation { id, expected, settings: settings(&document)? };
    edit_location(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a location in which nothing is, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/equipment/locations/{id}",
    operation_id = "delete_location",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<LocationError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Location>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteLocation { id, expected };
    delete_location(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn settings(document: &LocationSettingsDocument) -> Result<LocationSettings, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", LocationName::parse(&document.name));
    let parent = flaws.take("parent", optional_id(document.parent.as_deref()));
    match (name, parent) {
        (Some(name), Some(parent)) => Ok(LocationSettings { name, parent }),
        _ => Err(flaws.into()),
    }
}

impl LocationDocument {
    fn new(line: &LocationLine) -> Self {
        Self {
            id: line.id.to_string(),
            name: line.settings.name.as_str().to_owned(),
            parent: line.settings.parent.map(|it| it.to_string()),
            path: line.path.as_str().to_owned(),
            items: line.n_items,
            etag: tag(line.version),
        }
    }
}
