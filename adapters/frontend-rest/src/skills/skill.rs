use application::{
    App,
    skills::{
        CreateSkill, DeleteSkill, DeleteSkillError, EditSkill, EditSkillError, FindSkillError,
        SkillView, create_skill, delete_skill, edit_skill, see_skill,
    },
};
use axum::extract::State;
use domain_skills::{LevelText, Skill, SkillName, SkillSettings};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, Created, created, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    me::{NamedDocument, named},
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::optional_id,
};

/// A skill with all that is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Skill)]
pub(crate) struct SkillDocument {
    id: String,
    name: String,
    category: Option<NamedDocument>,
    /// What the levels from 1 to 4 mean, where that is said.
    levels: Vec<Option<String>>,
    /// Whether somebody has to have it at any time.
    critical: bool,
    created: String,
    /// How many job roles need it.
    job_roles: u32,
    /// How many items and categories of equipment ask for it.
    equipment: u32,
}

/// All that its author decides about a skill. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SkillSettings)]
pub(crate) struct SkillSettingsDocument {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The id of a label of the kind `category`.
    #[schema(value_type = Option<IdText>)]
    category: Option<String>,
    /// What the levels mean, from 1 on: four at most.
    #[serde(default)]
    #[schema(max_items = 4)]
    levels: Vec<Option<String>>,
    #[serde(default)]
    critical: bool,
}

const PATH: &str = "/api/v1/skills";

/// Adds a skill.
#[utoipa::path(
    post,
    path = "/api/v1/skills",
    operation_id = "create_skill",
    tag = "Skills",
    request_body = SkillSettingsDocument,
    responses((status = 201, body = Created), Refuses<EditSkillError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<SkillSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateSkill { id: app.ids.next(), settings: settings(&document)? };
    let id = command.id.to_string();
    create_skill(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// One skill.
#[utoipa::path(
    get,
    path = "/api/v1/skills/{id}",
    operation_id = "show_skill",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((
        status = 200, body = SkillDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindSkillError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
) -> Result<Answer<SkillDocument>, Problem> {
    let skill = see_skill(&app, &caller.actor(), id).await?;
    Ok(Answer::of(SkillDocument::new(&skill)).version(skill.version))
}

/// Changes what a skill is.
#[utoipa::path(
    put,
    path = "/api/v1/skills/{id}",
    operation_id = "edit_skill",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = SkillSettingsDocument,
    responses((status = 204), Refuses<EditSkillError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
    Seen(expected): Seen,
    Body(document): Body<SkillSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditSkill { id, expected, settings: settings(&document)? };
    edit_skill(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a skill in which nobody was ever rated and for which no equipment asks.
#[utoipa::path(
    delete,
    path = "/api/v1/skills/{id}",
    operation_id = "delete_skill",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteSkillError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    delete_skill(&app, &caller.actor(), DeleteSkill { id, expected }).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn settings(document: &SkillSettingsDocument) -> Result<SkillSettings, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", SkillName::parse(&document.name));
    let category = flaws.take("category", optional_id(document.category.as_deref()));
    let levels = levels(&document.levels, &mut flaws);
    match (name, category, levels) {
        (Some(name), Some(category), Some(levels)) => {
            Ok(SkillSettings { name, category, levels, is_critical: document.critical })
        }
        _ => Err(flaws.into()),
    }
}

fn levels(texts: &[Option<String>], flaws: &mut Flaws) -> Option<[Option<LevelText>; 4]> {
    let mut levels = [const { None }; 4];
    if levels.len() < texts.len() {
        let message = application::Failure::message(&RequestRefused::WrongValue);
        flaws.add(Place::field("levels"), message);
        return None;
    }
    for (place, (level, text)) in levels.iter_mut().zip(texts).enumerate() {
        let parsed = LevelText::parse_optional(text.as_deref().unwrap_or_default());
        *level = flaws.take(&format!("levels/{place}"), parsed)?;
    }
    Some(levels)
}

impl SkillDocument {
    fn new(skill: &SkillView) -> Self {
        let SkillSettings { name, category, levels, is_critical } = &skill.settings;
        let category = category.zip(skill.category.as_ref());
        let text = |it: &Option<LevelText>| it.as_ref().map(|it| it.as_str().to_owned());
        Self {
            id: skill.id.to_string(),
            name: name.as_str().to_owned(),
            category: category.map(|(id, name)| named(id, name.as_str())),
            levels: levels.iter().map(text).collect(),
            critical: *is_critical,
            created: moment(skill.created),
            job_roles: skill.n_job_roles,
            equipment: skill.n_equipment,
        }
    }
}
