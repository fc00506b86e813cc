use application::{
    App,
    onboarding::{
        DeletePath, DeletePathError, EditPath, EditPathError, FindPathError, PathView, delete_path,
        edit_path, see_path, simulate_path,
    },
};
use axum::extract::State;
use domain_onboarding::{Audience, Path, PathNumber, PathSettings, parse_start};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{paths::PathSettingsDocument, step::StepDocument};
use crate::{
    answer::{Answer, List, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
    schema::IdText,
};

/// A path with its steps.
#[derive(Serialize, ToSchema)]
#[schema(as = OnboardingPath)]
pub(crate) struct PathDocument {
    id: String,
    title: String,
    /// The version that people are put on now.
    number: u32,
    steps: Vec<StepDocument>,
    audience: AudienceDocument,
    /// How many people have the steps of an earlier version.
    behind: u32,
}

/// Whom a path is for: who gets it by itself.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathAudience)]
pub(crate) struct AudienceDocument {
    #[serde(default)]
    pub(super) everyone: bool,
    /// Their ids.
    #[serde(default)]
    #[schema(value_type = Vec<IdText>)]
    pub(super) departments: Vec<String>,
    /// Compared without regard to case.
    #[serde(default)]
    pub(super) job_titles: Vec<String>,
}

/// A version that a change has begun.
#[derive(Serialize, ToSchema)]
#[schema(as = PathEdited)]
pub(crate) struct EditedDocument {
    /// The new version; nothing if people are on none that it would change.
    number: Option<u32>,
}

/// A step with when it would be due.
#[derive(Serialize, ToSchema)]
#[schema(as = PathSimulatedStep)]
pub(crate) struct SimulatedDocument {
    step: StepDocument,
    due: Option<String>,
}

/// A path, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}",
    operation_id = "show_path",
    tag = "Onboarding",
    params(("id" = String, Path)),
    responses((
        status = 200, body = PathDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindPathError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
) -> Result<Answer<PathDocument>, Problem> {
    let path = see_path(&app, &caller.actor(), id).await?;
    Ok(Answer::of(PathDocument::new(&path)).version(path.version))
}

/// Changes a path, for authors. Whoever is on it keeps the steps that they have.
#[utoipa::path(
    put,
    path = "/api/v1/onboarding/paths/{id}",
    operation_id = "edit_path",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = PathSettingsDocument,
    responses((status = 200, body = EditedDocument), Refuses<EditPathError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
    Seen(expected): Seen,
    Body(document): Body<PathSettingsDocument>,
) -> Result<Answer<EditedDocument>, Problem> {
    let (title, steps) = document.parsed()?;
    // Whom it is for stays as it is.
    let settings = see_path(&app, &caller.actor(), id).await?.settings;
    let settings = PathSettings { title, ..settings };
    let command = EditPath { id, expected, settings, steps };
    let number = edit_path(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(Answer::of(EditedDocument { number: number.map(PathNumber::get) }))
}

/// Deletes a path that nobody is on, for authors.
#[utoipa::path(
    delete,
    path = "/api/v1/onboarding/paths/{id}",
    operation_id = "delete_path",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeletePathError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeletePath { id, expected };
    delete_path(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// When each step would be due for whoever begins on a day, for authors.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}/simulation",
    operation_id = "simulate_path",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        ("starts_on" = Option<String>, Query, description = "Today without it")
    ),
    responses((status = 200, body = List<SimulatedDocument>), Refuses<FindPathError>)
)]
pub(crate) async fn simulate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
    params: Params,
) -> Result<Answer<List<SimulatedDocument>>, Problem> {
    let params = params.only(&["starts_on"], &[])?;
    let mut flaws = Flaws::default();
    let starts_on = match params.text("starts_on") {
        "" => caller.today(&app).date,
        day => flaws.asked("starts_on", parse_start(day)).ok_or(flaws)?,
    };
    let (path, due) = simulate_path(&app, &caller.actor(), id, starts_on).await?;
    let steps = path.steps.iter().zip(due).map(|(step, due)| SimulatedDocument {
        step: StepDocument::new(step),
        due: due.map(|it| it.to_string()),
    });
    Ok(whole(steps.collect()))
}

impl PathDocument {
    fn new(path: &PathView) -> Self {
        Self {
            id: path.id.to_string(),
            title: path.title().as_str().to_owned(),
            number: path.number.get(),
            steps: path.steps.iter().map(StepDocument::new).collect(),
            audience: AudienceDocument::new(&path.settings.audience),
            behind: path.n_behind,
        }
    }
}

impl AudienceDocument {
    fn new(audience: &Audience) -> Self {
        Self {
            everyone: audience.is_everyone(),
            departments: audience.departments().iter().map(ToString::to_string).collect(),
            job_titles: audience.job_titles().iter().cloned().collect(),
        }
    }
}
