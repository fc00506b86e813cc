//! Who is on a path, and who could be.

use application::{
    App,
    onboarding::{
        Candidate, FindAssignable, FindPathError, PersonBehind, PersonOnPath, list_assignable,
        list_people_behind, list_people_on_path, see_path, see_person_on_path,
    },
};
use axum::extract::State;
use domain_kernel::Person;
use domain_onboarding::{Path, PathProgress};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, count, part},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// Somebody who is on a path.
#[derive(Serialize, ToSchema)]
#[schema(as = PathPerson)]
pub(crate) struct OnPathDocument {
    id: String,
    name: String,
    starts_on: String,
    /// The version whose steps are theirs.
    number: u32,
    is_active: bool,
}

/// Who can be put on a path, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = PathAssignable)]
pub(crate) struct AssignableDocument {
    people: Vec<CandidateDocument>,
    /// Whether there are more than these.
    has_more: bool,
}

/// Somebody who can be put on a path.
#[derive(Serialize, ToSchema)]
#[schema(as = PathCandidate)]
pub(crate) struct CandidateDocument {
    id: String,
    name: String,
    job_title: Option<String>,
}

/// Somebody who has the steps of an earlier version of a path than the newest.
#[derive(Serialize, ToSchema)]
#[schema(as = PathBehind)]
pub(crate) struct BehindDocument {
    id: String,
    name: String,
    number: u32,
    before: ProgressDocument,
    /// With the steps of the newest version.
    after: ProgressDocument,
}

/// How far somebody is.
#[derive(Serialize, ToSchema)]
#[schema(as = PathProgress)]
pub(crate) struct ProgressDocument {
    done: u32,
    counted: u32,
}

/// Who of those whom one leads is on a path, by name.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}/people",
    operation_id = "list_people_on_path",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<OnPathDocument>), Refuses<FindPathError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
    params: Params,
) -> Result<Answer<List<OnPathDocument>>, Problem> {
    let list = format!("/api/v1/onboarding/paths/{id}/people");
    let page = params.only_cursor(&list)?;
    see_path(&app, &caller.actor(), id).await?;
    let people = list_people_on_path(&app, &caller.actor(), id, page).await?;
    Ok(part(&people, &list, OnPathDocument::new))
}

/// One of them.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}/people/{person}",
    operation_id = "show_person_on_path",
    tag = "Onboarding",
    params(("id" = String, Path), ("person" = String, Path)),
    responses((status = 200, body = OnPathDocument), Refuses<FindPathError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathIds(path, person): PathIds<Path, Person>,
) -> Result<Answer<OnPathDocument>, Problem> {
    let found = see_person_on_path(&app, &caller.actor(), path, person).await?;
    Ok(Answer::of(OnPathDocument::new(&found)))
}

/// Who of those whom one leads can be put on a path.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}/assignable",
    operation_id = "list_path_candidates",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        ("q" = Option<String>, Query, description = "Part of a name, address or username")
    ),
    responses((status = 200, body = AssignableDocument), Refuses<FindPathError>)
)]
pub(crate) async fn assignable(
    State(app): State<App>,
    caller: Caller,
    PathId(path): PathId<Path>,
    params: Params,
) -> Result<Answer<AssignableDocument>, Problem> {
    let params = params.only(&["q"], &[])?;
    see_path(&app, &caller.actor(), path).await?;
    let query = FindAssignable { path, search: params.text("q").to_owned() };
    let found = list_assignable(&app, &caller.actor(), query).await?;
    let people = found.people.iter().map(CandidateDocument::new).collect();
    Ok(Answer::of(AssignableDocument { people, has_more: found.has_more }))
}

/// Who of those whom one leads has the steps of an earlier version, and what it would do to each to
/// be moved to the newest.
#[utoipa::path(
    get,
    path = "/api/v1/onboarding/paths/{id}/behind",
    operation_id = "list_people_behind",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<BehindDocument>), Refuses<FindPathError>)
)]
pub(crate) async fn behind(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Path>,
    params: Params,
) -> Result<Answer<List<BehindDocument>>, Problem> {
    let list = format!("/api/v1/onboarding/paths/{id}/behind");
    let page = params.only_cursor(&list)?;
    let (actor, today) = (caller.actor(), caller.today(&app).date);
    see_path(&app, &actor, id).await?;
    let people = list_people_behind(&app, &actor, id, today, page).await?;
    Ok(part(&people, &list, BehindDocument::new))
}

impl OnPathDocument {
    fn new(person: &PersonOnPath) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            starts_on: person.starts_on.to_string(),
            number: person.number.get(),
            is_active: person.is_active,
        }
    }
}

impl CandidateDocument {
    fn new(candidate: &Candidate) -> Self {
        Self {
            id: candidate.id.to_string(),
            name: candidate.name.as_str().to_owned(),
            job_title: candidate.job_title.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl BehindDocument {
    fn new(person: &PersonBehind) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            number: person.number.get(),
            before: ProgressDocument::new(person.before),
            after: ProgressDocument::new(person.after),
        }
    }
}

impl ProgressDocument {
    fn new(progress: PathProgress) -> Self {
        Self { done: count(progress.n_done), counted: count(progress.n_counted) }
    }
}
