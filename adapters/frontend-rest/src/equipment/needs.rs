//! What items and categories ask of whoever has one.

use application::{
    App, PageNumber,
    equipment::{
        CategoryLine, EditNeeds, EditNeedsError, ItemNeedLine, SeeItemError, edit_needs,
        list_categories, list_skills_to_need, see_category_needs, see_item,
    },
};
use axum::extract::State;
use domain_equipment::{Category, CategoryId, Item, NeededLevel, Needs, NeedsOf};
use domain_kernel::{Actor, Version};
use domain_skills::LevelError;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, whole},
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

/// The skills that equipment asks for.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemNeeds)]
pub(crate) struct NeedsDocument {
    needs: Vec<NeedDocument>,
}

/// A skill that equipment asks for.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemNeed)]
pub(crate) struct NeedDocument {
    skill: NamedDocument,
    /// The level that an item asks for by itself; 0 where it does not.
    own: u8,
    /// The level that its category asks for; 0 where it does not.
    of_category: u8,
}

/// All that an item or a category asks for by itself from then on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ItemNeedsSettings)]
pub(crate) struct NeedsSettings {
    needs: Vec<NeedSettings>,
}

/// A skill, and the level that is enough.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ItemNeedSettings)]
pub(crate) struct NeedSettings {
    /// The id of a skill.
    #[schema(value_type = IdText)]
    skill: String,
    /// From 1 to 4.
    #[schema(minimum = 1, maximum = 4)]
    level: u8,
}

/// The skills for which equipment can ask, by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/skills",
    operation_id = "list_skills_to_need",
    tag = "Equipment",
    responses((status = 200, body = List<NamedDocument>), Refuses<SeeItemError>)
)]
pub(crate) async fn skills(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<NamedDocument>>, Problem> {
    params.only(&[], &[])?;
    let skills = list_skills_to_need(&app, &caller.actor()).await?;
    let named = skills.iter().map(|(id, name)| named(*id, name.as_str()));
    Ok(whole(named.collect()))
}

/// What an item asks for, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}/needs",
    operation_id = "show_item_needs",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((
        status = 200, body = NeedsDocument,
        headers(("ETag" = String, description = "The version of the item, for `If-Match`"))
    ), Refuses<SeeItemError>)
)]
pub(crate) async fn of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
) -> Result<Answer<NeedsDocument>, Problem> {
    let item = see_item(&app, &caller.actor(), id, PageNumber::FIRST).await?.item;
    Ok(Answer::of(NeedsDocument::new(&item.needs)).version(item.version))
}

/// Says what an item asks for by itself, for admins. Whoever has it keeps it.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/items/{id}/needs",
    operation_id = "edit_item_needs",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = NeedsSettings,
    responses((status = 204), Refuses<EditNeedsError>)
)]
pub(crate) async fn edit_of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
    Body(document): Body<NeedsSettings>,
) -> Result<StatusCode, Problem> {
    edit((&app, &caller.actor()), NeedsOf::Item(id), expected, &document).await
}

/// What all items of a category ask for, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/categories/{id}/needs",
    operation_id = "show_category_needs",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((
        status = 200, body = NeedsDocument,
        headers(("ETag" = String, description = "The version of the category, for `If-Match`"))
    ), Refuses<SeeItemError>)
)]
pub(crate) async fn of_category(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
) -> Result<Answer<NeedsDocument>, Problem> {
    let version = find_category(&app, &caller.actor(), id).await?.version;
    let needs = see_category_needs(&app, &caller.actor(), id).await?;
    Ok(Answer::of(NeedsDocument::new(&needs)).version(version))
}

/// Says what all items of a category ask for, for admins. Whoever has one keeps it.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/categories/{id}/needs",
    operation_id = "edit_category_needs",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = NeedsSettings,
    responses((status = 204), Refuses<EditNeedsError>)
)]
pub(crate) async fn edit_of_category(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
    Seen(expected): Seen,
    Body(document): Body<NeedsSettings>,
) -> Result<StatusCode, Problem> {
    edit((&app, &caller.actor()), NeedsOf::Category(id), expected, &document).await
}

async fn edit(
    (app, actor): (&App, &Actor),
    of: NeedsOf,
    expected: Version,
    document: &NeedsSettings,
) -> Result<StatusCode, Problem> {
    let command = EditNeeds { of, expected, needs: needs(document)? };
    edit_needs(app, actor, command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn needs(document: &NeedsSettings) -> Result<Needs, Problem> {
    let mut flaws = Flaws::default();
    let mut needs = Vec::new();
    for (place, need) in document.needs.iter().enumerate() {
        let skill = flaws.take(&format!("needs/{place}/skill"), id(&need.skill));
        let level = NeededLevel::new(need.level).ok_or(LevelError);
        let level = flaws.take(&format!("needs/{place}/level"), level);
        needs.extend(skill.zip(level));
    }
    flaws.none()?;
    Ok(Needs::new(&needs)?)
}

pub(super) async fn find_category(
    app: &App,
    actor: &Actor,
    id: CategoryId,
) -> Result<CategoryLine, Problem> {
    let categories = list_categories(app, actor).await?;
    categories.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}

impl NeedsDocument {
    fn new(needs: &[ItemNeedLine]) -> Self {
        Self { needs: needs.iter().map(NeedDocument::new).collect() }
    }
}

impl NeedDocument {
    fn new(need: &ItemNeedLine) -> Self {
        Self {
            skill: named(need.skill, need.name.as_str()),
            own: need.own.get(),
            of_category: need.of_category.get(),
        }
    }
}
