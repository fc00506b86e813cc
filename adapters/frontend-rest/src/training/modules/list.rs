use application::{
    App,
    training::{FindModuleError, ListModules, ModuleLine, ModulesSortedBy, list_modules},
};
use axum::extract::State;
use domain_training::{KindType, ModuleStatus, VersionNumber};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::{Params, direction},
    problem::Problem,
};

/// A module in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleLine)]
pub(crate) struct ModuleLineDocument {
    id: String,
    title: String,
    /// `draft`, `published` or `retired`.
    status: &'static str,
    /// The newest version.
    version: Option<u32>,
    published: Option<String>,
    /// Whether there is a draft beside what is published, or before it.
    has_draft: bool,
    questions: Option<u32>,
    /// People in the middle of it.
    in_progress: u32,
    /// People who have completed it.
    completed: u32,
}

const PATH: &str = "/api/v1/training/modules";
const PARAMS: [&str; 7] = ["q", "status", "kind", "draft", "sort", "direction", "cursor"];

/// The company's modules, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules",
    operation_id = "list_modules",
    tag = "Modules",
    params(
        ("q" = Option<String>, Query, description = "Part of a title"),
        (
            "status" = Option<String>, Query,
            description = "`draft`, `published` or `retired`",
            pattern = "^(draft|published|retired)?$"
        ),
        (
            "kind" = Option<String>, Query, description = "`quiz` or `acknowledge`",
            pattern = "^(quiz|acknowledge)?$"
        ),
        (
            "draft" = Option<String>, Query, description = "`yes` or `no`: whether one is written",
            pattern = "^(yes|no)?$"
        ),
        (
            "sort" = Option<String>, Query,
            description = "`title`, `published`, `in_progress` or `completed`",
            pattern = "^(title|published|in_progress|completed)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<ModuleLineDocument>), Refuses<FindModuleError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<ModuleLineDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let query = asked(&params, &list)?;
    let modules = list_modules(&app, &caller.actor(), query).await?;
    Ok(part(&modules, &list, ModuleLineDocument::new))
}

fn asked(params: &Params, list: &str) -> Result<ListModules, Problem> {
    let mut flaws = Flaws::default();
    let status = flaws.asked("status", params.parsed("status", ModuleStatus::parse));
    let kind = flaws.asked("kind", params.parsed("kind", KindType::parse));
    let has_draft = flaws.asked("draft", params.parsed("draft", yes_or_no));
    let sorted_by = flaws.asked("sort", params.parsed("sort", ModulesSortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListModules {
        search: params.text("q").to_owned(),
        status: status.flatten(),
        kind: kind.flatten(),
        has_draft: has_draft.flatten(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

impl ModuleLineDocument {
    fn new(line: &ModuleLine) -> Self {
        Self {
            id: line.id.to_string(),
            title: line.title.as_str().to_owned(),
            status: line.status.name(),
            version: line.version.map(VersionNumber::get),
            published: line.published.map(moment),
            has_draft: line.has_draft,
            questions: line.n_questions,
            in_progress: line.n_in_progress,
            completed: line.n_completed,
        }
    }
}
