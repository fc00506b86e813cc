//! Whom a path is for. It stands at an address of its own, since it is about people and so another
//! scope of a token opens it than the path.

use application::{
    App, Message,
    onboarding::{AimPath, AimPathError, aim_path},
};
use axum::extract::State;
use domain_onboarding::{Audience, Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::path::AudienceDocument;
use crate::{
    RequestRefused,
    answer::{Answer, count},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    path::PathId,
    problem::Problem,
    value::{self},
};

/// What came of it.
#[derive(Serialize, ToSchema)]
#[schema(as = PathAimed)]
pub(crate) struct AimedDocument {
    /// How many people got the path now.
    people: u32,
}

/// Says whom a path is for, for admins. Whoever is that now gets it at once, and others when they
/// come or change their place.
#[utoipa::path(
    put,
    path = "/api/v1/audiences/{id}",
    operation_id = "aim_path",
    tag = "Onboarding",
    params(
        ("id" = String, Path, description = "Of the path"),
        Seen
    ),
    request_body = AudienceDocument,
    responses((status = 200, body = AimedDocument), Refuses<AimPathError>)
)]
pub(crate) async fn aim(
    State(app): State<App>,
    caller: Caller,
    PathId(path): PathId<Path>,
    Seen(expected): Seen,
    Body(document): Body<AudienceDocument>,
) -> Result<Answer<AimedDocument>, Problem> {
    let command = AimPath { path, expected, audience: audience(document)? };
    let aimed = aim_path(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(Answer::of(AimedDocument { people: count(aimed.n_people) }))
}

fn audience(document: AudienceDocument) -> Result<Audience, Problem> {
    let mut flaws = Flaws::default();
    let mut departments = Vec::new();
    for (place, id) in document.departments.iter().enumerate() {
        departments.extend(flaws.take(&format!("departments/{place}"), value::id(id)));
    }
    let audience = Audience::new(document.everyone, departments, document.job_titles);
    if audience.is_none() {
        let most = count(Audience::MOST_CHOICES);
        let many = Message::new("audience-too-many").number("most", most);
        flaws.add(Place::field("job_titles"), many);
    }
    flaws.none()?;
    audience.ok_or_else(|| RequestRefused::Invalid.into())
}
