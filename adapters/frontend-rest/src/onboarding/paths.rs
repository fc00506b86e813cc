use application::{
    App,
    onboarding::{
        CreatePath, EditPathError, FindPathError, ListPaths, PathLine, PreviewAssignmentError,
        create_path, list_path_titles, list_paths, list_step_categories, list_step_courses,
        list_step_modules,
    },
};
use axum::extract::State;
use domain_onboarding::{Audience, PathSettings, PathTitle, WrittenStep};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{StepSettingsDocument, steps};
use crate::{
    RequestRefused,
    answer::{Answer, Created, List, created, part, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    problem::Problem,
};

/// A path in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = PathLine)]
pub(crate) struct PathLineDocument {
    id: String,
    title: String,
    steps: u32,
    people: u32,
}

/// What steps of a path can be made of.
#[derive(Serialize, ToSchema)]
#[schema(as = PathStepChoices)]
pub(crate) struct StepChoicesDocument {
    modules: Vec<NamedDocument>,
    courses: Vec<NamedDocument>,
    /// Categories of items.
    categories: Vec<NamedDocument>,
}

/// All that an author decides about a path. Whom it is for is said elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathSettings)]
pub(crate) struct PathSettingsDocument {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    /// In order.
    steps: Vec<StepSettingsDocument>,
}

const PATH: &str = "/api/v1/onboarding/paths";

/// The company's paths by title, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths",
    operation_id = "list_paths",
    tag = "Onboarding",
    params(
        ("q" = Option<String>, Query, description = "Part of a title"),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<PathLineDocument>), Refuses<FindPathError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<PathLineDocument>>, Problem> {
    let params = params.only(&["q", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let page = flaws.asked("cursor", params.page(&list)).ok_or(flaws)?;
    let query = ListPaths { search: params.text("q").to_owned(), page };
    let paths = list_paths(&app, &caller.actor(), query).await?;
    Ok(part(&paths, &list, PathLineDocument::new))
}

/// Lays out a path, for authors.
#[utoipa::path(
    post,
    path = "/api/v1/onboarding/paths",
    operation_id = "create_path",
    tag = "Onboarding",
    request_body = PathSettingsDocument,
    responses((status = 201, body = Created), Refuses<EditPathError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<PathSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let (title, steps) = document.parsed()?;
    let settings = PathSettings { title, audience: Audience::default() };
    let command = CreatePath { id: app.ids.next(), settings, steps };
    let id = command.id.to_string();
    create_path(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// What all paths are called, for whoever puts people on them.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/path-titles",
    operation_id = "list_path_titles",
    tag = "Onboarding",
    responses((status = 200, body = List<NamedDocument>), Refuses<PreviewAssignmentError>)
)]
pub(crate) async fn titles(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<NamedDocument>>, Problem> {
    params.only(&[], &[])?;
    let titles = list_path_titles(&app, &caller.actor()).await?;
    Ok(whole(titles.iter().map(|(id, it)| named(*id, it.as_str())).collect()))
}

/// The modules, courses and categories of items that steps can be made of, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/step-choices",
    operation_id = "list_step_choices",
    tag = "Onboarding",
    responses((status = 200, body = StepChoicesDocument), Refuses<FindPathError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<StepChoicesDocument>, Problem> {
    params.only(&[], &[])?;
    let actor = caller.actor();
    let modules = list_step_modules(&app, &actor).await?;
    let courses = list_step_courses(&app, &actor).await?;
    let categories = list_step_categories(&app, &actor).await?;
    let modules = modules.iter().map(|(id, it)| named(*id, it.as_str()));
    let courses = courses.iter().map(|(id, it)| named(*id, it.as_str()));
    let categories = categories.iter().map(|(id, it)| named(*id, it.as_str()));
    Ok(Answer::of(StepChoicesDocument {
        modules: modules.collect(),
        courses: courses.collect(),
        categories: categories.collect(),
    }))
}

impl PathSettingsDocument {
    pub(super) fn parsed(&self) -> Result<(PathTitle, Vec<WrittenStep>), Problem> {
        let mut flaws = Flaws::default();
        let title = flaws.take("title", PathTitle::parse(&self.title));
        let steps = steps(&self.steps, &mut flaws);
        flaws.none()?;
        // Without a title there was something wrong with it.
        let title = title.ok_or(RequestRefused::Invalid)?;
        Ok((title, steps))
    }
}

impl PathLineDocument {
    fn new(line: &PathLine) -> Self {
        Self {
            id: line.id.to_string(),
            title: line.title.as_str().to_owned(),
            steps: line.n_steps,
            people: line.n_people,
        }
    }
}
