//! What items are sorted by.

use application::{
    App,
    equipment::{
        CategoryError, CategoryLine, CreateCategory, DeleteCategory, LocationError, RenameCategory,
        create_category, delete_category, list_categories, list_item_choices, rename_category,
    },
};
use axum::extract::State;
use domain_equipment::{Category, CategoryName};
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
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// What items can be narrowed to.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choices {
    categories: Vec<NamedDocument>,
    locations: Vec<NamedDocument>,
}

/// A category of items.
#[derive(Serialize, ToSchema)]
#[schema(as = Category)]
pub(crate) struct CategoryDocument {
    id: String,
    name: String,
    items: u32,
    /// For `If-Match`.
    etag: String,
}

/// What a category is called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CategorySettings {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
}

const CATEGORIES: &str = "/api/v1/equipment/categories";

/// The categories and locations by which items can be narrowed.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/choices",
    operation_id = "list_item_choices",
    tag = "Equipment",
    responses((status = 200, body = Choices), Refuses<LocationError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Choices>, Problem> {
    params.only(&[], &[])?;
    let choices = list_item_choices(&app, &caller.actor()).await?;
    let categories = choices.categories.iter().map(|(id, it)| named(*id, it.as_str()));
    let locations = choices.locations.iter().map(|(id, it)| named(*id, it.as_str()));
    Ok(Answer::of(Choices { categories: categories.collect(), locations: locations.collect() }))
}

/// All categories by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/categories",
    operation_id = "list_categories",
    tag = "Equipment",
    responses((status = 200, body = List<CategoryDocument>), Refuses<CategoryError>)
)]
pub(crate) async fn categories(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CategoryDocument>>, Problem> {
    params.only(&[], &[])?;
    let lines = list_categories(&app, &caller.actor()).await?;
    Ok(whole(lines.iter().map(CategoryDocument::new).collect()))
}

/// Adds a category, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/categories",
    operation_id = "create_category",
    tag = "Equipment",
    request_body = CategorySettings,
    responses((status = 201, body = Created), Refuses<CategoryError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<CategorySettings>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateCategory { id: app.ids.next(), name: name(&document)? };
    let id = command.id.to_string();
    create_category(&app, &caller.actor(), command).await?;
    Ok(created(CATEGORIES, id))
}

/// Gives a category another name, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/categories/{id}",
    operation_id = "rename_category",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = CategorySettings,
    responses((status = 204), Refuses<CategoryError>)
)]
pub(crate) async fn rename(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
    Seen(expected): Seen,
    Body(document): Body<CategorySettings>,
) -> Result<StatusCode, Problem> {
    let command = RenameCategory { id, expected, name: name(&document)? };
    rename_category(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a category of which there is no item, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/equipment/categories/{id}",
    operation_id = "delete_category",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<CategoryError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteCategory { id, expected };
    delete_category(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn name(document: &CategorySettings) -> Result<CategoryName, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", CategoryName::parse(&document.name));
    name.ok_or_else(|| flaws.into())
}

impl CategoryDocument {
    fn new(line: &CategoryLine) -> Self {
        Self {
            id: line.id.to_string(),
            name: line.name.as_str().to_owned(),
            items: line.n_items,
            etag: tag(line.version),
        }
    }
}
