//! What is said of a skill of one of those whom one leads, and taken back.

use application::{
    App,
    skills::{
        EndExemption, ExemptError, ExemptFromSkill, RateSkill, RateSkillError, RevokeRating,
        RevokeRatingError, end_exemption, exempt_from_skill, rate_skill, revoke_rating,
    },
};
use axum::extract::State;
use domain_kernel::{Date, Person};
use domain_skills::{ExemptionReason, Level, Rating, RatingNote, RevocationReason, Skill};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    path::{PathIds, ThreePathIds},
    problem::Problem,
    value::optional_day,
};

/// At which level somebody else has a skill.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSkillRating)]
pub(crate) struct NewRating {
    /// From 0 to 4.
    #[schema(maximum = 4)]
    level: u8,
    /// The last day on which it counts.
    #[schema(format = Date)]
    until: Option<String>,
    /// Whether what trainings granted until now counts no more, for a reason in `note`.
    #[serde(default)]
    overrides: bool,
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// Why a rating is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RevokeSkillRating)]
pub(crate) struct Revoke {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Why somebody need not have a skill, and until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSkillExemption)]
pub(crate) struct NewExemption {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// The last day on which it is so.
    #[schema(format = Date)]
    until: Option<String>,
}

/// What a document says of a level.
pub(super) struct Said {
    pub(super) level: Level,
    pub(super) until: Option<Date>,
    pub(super) note: Option<RatingNote>,
}

/// Says at which level one of those whom one leads has a skill.
#[utoipa::path(
    post,
    path = "/api/v1/skills/people/{id}/skills/{skill}/ratings",
    operation_id = "rate_skill",
    tag = "Skills",
    params(("id" = String, Path, description = "The person"), ("skill" = String, Path)),
    request_body = NewRating,
    responses((status = 204), Refuses<RateSkillError>)
)]
pub(crate) async fn rate(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, skill): PathIds<Person, Skill>,
    Body(document): Body<NewRating>,
) -> Result<StatusCode, Problem> {
    let NewRating { level, until, overrides, note } = &document;
    let Said { level, until, note } = said(*level, until.as_deref(), note.as_deref())?;
    let command = RateSkill { person, skill, level, until, overrides: *overrides, note };
    rate_skill(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what was said. It stays on record, and counts no more from today on.
#[utoipa::path(
    post,
    path = "/api/v1/skills/people/{id}/skills/{skill}/ratings/{rating}/revoke",
    operation_id = "revoke_skill_rating",
    tag = "Skills",
    params(
        ("id" = String, Path, description = "The person"),
        ("skill" = String, Path),
        ("rating" = String, Path)
    ),
    request_body = Revoke,
    responses((status = 204), Refuses<RevokeRatingError>)
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    ThreePathIds(person, skill, rating): ThreePathIds<Person, Skill, Rating>,
    Body(document): Body<Revoke>,
) -> Result<StatusCode, Problem> {
    let command = RevokeRating { person, skill, rating, reason: document.reason()? };
    revoke_rating(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that one of those whom one leads need not have a skill which their job takes.
#[utoipa::path(
    post,
    path = "/api/v1/skills/people/{id}/skills/{skill}/exemption",
    operation_id = "exempt_from_skill",
    tag = "Skills",
    params(("id" = String, Path, description = "The person"), ("skill" = String, Path)),
    request_body = NewExemption,
    responses((status = 204), Refuses<ExemptError>)
)]
pub(crate) async fn exempt(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, skill): PathIds<Person, Skill>,
    Body(document): Body<NewExemption>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", ExemptionReason::parse(&document.reason));
    let until = flaws.take("until", optional_day(document.until.as_deref()));
    let (Some(reason), Some(until)) = (reason, until) else {
        return Err(flaws.into());
    };
    let command = ExemptFromSkill { person, skill, until, reason };
    exempt_from_skill(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that somebody needs a skill again, from today on.
#[utoipa::path(
    delete,
    path = "/api/v1/skills/people/{id}/skills/{skill}/exemption",
    operation_id = "end_skill_exemption",
    tag = "Skills",
    params(("id" = String, Path, description = "The person"), ("skill" = String, Path)),
    responses((status = 204), Refuses<ExemptError>)
)]
pub(crate) async fn end(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, skill): PathIds<Person, Skill>,
) -> Result<StatusCode, Problem> {
    end_exemption(&app, &caller.actor(), EndExemption { person, skill }).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn said(level: u8, until: Option<&str>, note: Option<&str>) -> Result<Said, Problem> {
    let mut flaws = Flaws::default();
    let level = flaws.take("level", Level::new(level));
    let until = flaws.take("until", optional_day(until));
    let note = flaws.take("note", RatingNote::parse_optional(note.unwrap_or_default()));
    match (level, until, note) {
        (Some(level), Some(until), Some(note)) => Ok(Said { level, until, note }),
        _ => Err(flaws.into()),
    }
}

impl Revoke {
    pub(super) fn reason(&self) -> Result<RevocationReason, Problem> {
        let mut flaws = Flaws::default();
        let reason = flaws.take("reason", RevocationReason::parse(&self.reason));
        reason.ok_or_else(|| flaws.into())
    }
}
