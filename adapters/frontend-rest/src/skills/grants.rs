//! What gives a skill to those who pass or complete it.

use application::{
    App,
    skills::{
        AddGrant, ChangeGrantsError, RemoveGrant, SeeGrantsError, SkillGrants, add_grant,
        remove_grant, see_grants,
    },
};
use axum::extract::State;
use domain_kernel::Id;
use domain_skills::{Giver, Level, Skill};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::giver::{GiverDocument, GrantDocument};
use crate::{
    RequestRefused,
    answer::{Answer, Created, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    path::{PathId, PathIds},
    problem::Problem,
    schema::IdText,
    value::id,
};

/// What gives a skill, and what could.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGrants)]
pub(crate) struct GrantsDocument {
    /// By title.
    grants: Vec<GrantDocument>,
    /// Modules that are offered and courses, by title; those that give it too.
    givers: Vec<GiverDocument>,
}

/// What is to give a skill from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSkillGrant)]
pub(crate) struct NewGrant {
    /// `module` or `course`.
    #[schema(pattern = "^(module|course)$")]
    kind: String,
    /// The id of the module or the course.
    #[schema(value_type = IdText)]
    giver: String,
    /// From 1 to 4.
    #[schema(minimum = 1, maximum = 4)]
    level: u8,
}

/// What gives a skill, and what could.
#[utoipa::path(
    get,
    path = "/api/v1/skills/{id}/grants",
    operation_id = "list_skill_grants",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 200, body = GrantsDocument), Refuses<SeeGrantsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
) -> Result<Answer<GrantsDocument>, Problem> {
    let seen = see_grants(&app, &caller.actor(), id).await?;
    Ok(Answer::of(GrantsDocument::new(&seen)))
}

/// Says that a module or a course gives a skill, to those who pass or complete it from now on.
#[utoipa::path(
    post,
    path = "/api/v1/skills/{id}/grants",
    operation_id = "add_skill_grant",
    tag = "Skills",
    params(("id" = String, Path)),
    request_body = NewGrant,
    responses((status = 201, body = Created), Refuses<ChangeGrantsError>)
)]
pub(crate) async fn add(
    State(app): State<App>,
    caller: Caller,
    PathId(skill): PathId<Skill>,
    Body(document): Body<NewGrant>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let giver = match document.kind.as_str() {
        "module" => flaws.take("giver", id(&document.giver)).map(Giver::Module),
        "course" => flaws.take("giver", id(&document.giver)).map(Giver::Course),
        _ => flaws.take("kind", Err(RequestRefused::WrongValue)),
    };
    let level = flaws.take("level", Level::new(document.level));
    let (Some(giver), Some(level)) = (giver, level) else {
        return Err(flaws.into());
    };
    add_grant(&app, &caller.actor(), AddGrant { skill, giver, level }).await?;
    Ok(created(&format!("/api/v1/skills/{skill}/grants"), giver_id(giver).to_string()))
}

/// Says that a module or a course does not give a skill any more. Who was given it has it still.
#[utoipa::path(
    delete,
    path = "/api/v1/skills/{id}/grants/{giver}",
    operation_id = "remove_skill_grant",
    tag = "Skills",
    params(("id" = String, Path), ("giver" = String, Path)),
    responses((status = 204), Refuses<ChangeGrantsError>)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    PathIds(skill, giver): PathIds<Skill, Giver>,
) -> Result<StatusCode, Problem> {
    let seen = see_grants(&app, &caller.actor(), skill).await?;
    let grant = seen.grants.iter().find(|it| giver_id(it.giver) == giver);
    let giver = grant.ok_or_else(Problem::not_found)?.giver;
    remove_grant(&app, &caller.actor(), RemoveGrant { skill, giver }).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn giver_id(giver: Giver) -> Id<Giver> {
    match giver {
        Giver::Module(id) => Id::from_uuid(id.uuid()),
        Giver::Course(id) => Id::from_uuid(id.uuid()),
    }
}

impl GrantsDocument {
    fn new(seen: &SkillGrants) -> Self {
        let givers = seen.givers.iter().map(|(it, title)| GiverDocument::new(*it, Some(title)));
        Self {
            grants: seen.grants.iter().map(GrantDocument::new).collect(),
            givers: givers.collect(),
        }
    }
}
