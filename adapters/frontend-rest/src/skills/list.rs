use application::{
    App,
    skills::{
        FindJobRoleError, FindSkillError, ListSkills, SkillLine, SkillsSortedBy,
        list_skill_choices, list_skills,
    },
};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, part, whole},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::{Params, direction},
    problem::Problem,
};

/// A skill in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillLine)]
pub(crate) struct SkillLineDocument {
    id: String,
    name: String,
    category: Option<String>,
    /// Whether somebody has to have it at any time.
    critical: bool,
    /// How many job roles need it.
    job_roles: u32,
}

const PATH: &str = "/api/v1/skills";
const PARAMS: [&str; 5] = ["q", "category", "sort", "direction", "cursor"];

/// The company's skills, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/skills",
    operation_id = "list_skills",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a name"),
        (
            "category" = Option<String>, Query, description = "The id of a category",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "sort" = Option<String>, Query, description = "`name`, `category` or `job_roles`",
            pattern = "^(name|category|job_roles)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<SkillLineDocument>), Refuses<FindSkillError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<SkillLineDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let page = list_skills(&app, &caller.actor(), asked(&params, &list)?).await?;
    Ok(part(&page, &list, SkillLineDocument::new))
}

/// All skills by name, of which a job role or equipment can need some.
#[utoipa::path(
    get,
    path = "/api/v1/skills/choices",
    operation_id = "list_skill_choices",
    tag = "Skills",
    responses((status = 200, body = List<NamedDocument>), Refuses<FindJobRoleError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<NamedDocument>>, Problem> {
    params.only(&[], &[])?;
    let skills = list_skill_choices(&app, &caller.actor()).await?;
    Ok(whole(skills.iter().map(|(id, name)| named(*id, name.as_str())).collect()))
}

fn asked(params: &Params, list: &str) -> Result<ListSkills, Problem> {
    let mut flaws = Flaws::default();
    let category = flaws.asked("category", params.parsed("category", |it| it.parse().ok()));
    let sorted_by = flaws.asked("sort", params.parsed("sort", SkillsSortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListSkills {
        search: params.text("q").to_owned(),
        category: category.flatten(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

impl SkillLineDocument {
    fn new(skill: &SkillLine) -> Self {
        Self {
            id: skill.id.to_string(),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            critical: skill.is_critical,
            job_roles: skill.n_job_roles,
        }
    }
}
