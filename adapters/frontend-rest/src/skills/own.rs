//! What somebody can do themselves, and says so. It is of the trainings that they take, so that a
//! token for these opens it.

use application::{
    App,
    skills::{
        DecideCertificateError, RateOwnSkill, RateSkillError, RevokeRating, RevokeRatingError,
        SeeCertificatesError, SeePersonSkillsError, list_givers, list_own_certificates,
        list_own_gaps, list_own_skills, rate_own_skill, revoke_rating, see_own_report,
        see_own_skill, see_skill_certificate, withdraw_certificate,
    },
};
use axum::extract::State;
use domain_skills::{Rating, Skill, SkillCertificate};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    certificates::CertificateDocument,
    gaps::GapDocument,
    giver::GrantDocument,
    people::asked,
    person_document::{PersonSkillDocument, PersonSkillHistory, ReportDocument},
    ratings::{Revoke, Said, said},
};
use crate::{
    answer::{Answer, List, part, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// At which level somebody finds that they have a skill.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOwnSkillRating)]
pub(crate) struct NewOwnRating {
    /// From 0 to 4.
    #[schema(maximum = 4)]
    level: u8,
    /// The last day on which it counts.
    #[schema(format = Date)]
    until: Option<String>,
    #[schema(max_length = 500)]
    note: Option<String>,
}

const PATH: &str = "/api/v1/training/skills";

/// What whoever asks can do, by the names of the skills.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills",
    operation_id = "list_own_skills",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a skill's name"),
        (
            "which" = Option<String>, Query,
            description = "`theirs` (what they were rated in or need) or `all`",
            pattern = "^(theirs|all)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses(
        (status = 200, body = List<PersonSkillDocument>),
        Refuses<SeePersonSkillsError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<PersonSkillDocument>>, Problem> {
    let (query, list) = asked(params, caller.token().person, PATH)?;
    let skills = list_own_skills(&app, &caller.actor(), query).await?;
    let today = caller.today(&app).date;
    Ok(part(&skills, &list, |it| PersonSkillDocument::new(it, today)))
}

/// One skill of whoever asks, with all that was said of it.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/{id}",
    operation_id = "show_own_skill",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 200, body = PersonSkillHistory), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
) -> Result<Answer<PersonSkillHistory>, Problem> {
    let skill = see_own_skill(&app, &caller.actor(), id).await?;
    Ok(Answer::of(PersonSkillHistory::new(&skill, caller.today(&app).date)))
}

/// What gives a skill, for whoever is to have it.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/{id}/givers",
    operation_id = "list_skill_givers",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 200, body = List<GrantDocument>), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn givers(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
    params: Params,
) -> Result<Answer<List<GrantDocument>>, Problem> {
    params.only(&[], &[])?;
    see_own_skill(&app, &caller.actor(), id).await?;
    let givers = list_givers(&app, &caller.actor(), id).await?;
    Ok(whole(givers.iter().map(GrantDocument::new).collect()))
}

/// Says at which level one finds that one has a skill.
#[utoipa::path(
    post,
    path = "/api/v1/training/skills/{id}/ratings",
    operation_id = "rate_own_skill",
    tag = "Skills",
    params(("id" = String, Path)),
    request_body = NewOwnRating,
    responses((status = 204), Refuses<RateSkillError>)
)]
pub(crate) async fn rate(
    State(app): State<App>,
    caller: Caller,
    PathId(skill): PathId<Skill>,
    Body(document): Body<NewOwnRating>,
) -> Result<StatusCode, Problem> {
    let NewOwnRating { level, until, note } = &document;
    let Said { level, until, note } = said(*level, until.as_deref(), note.as_deref())?;
    rate_own_skill(&app, &caller.actor(), RateOwnSkill { skill, level, until, note }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what one said of oneself.
#[utoipa::path(
    post,
    path = "/api/v1/training/skills/{id}/ratings/{rating}/revoke",
    operation_id = "revoke_own_skill_rating",
    tag = "Skills",
    params(("id" = String, Path), ("rating" = String, Path)),
    request_body = Revoke,
    responses((status = 204), Refuses<RevokeRatingError>)
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    PathIds(skill, rating): PathIds<Skill, Rating>,
    Body(document): Body<Revoke>,
) -> Result<StatusCode, Problem> {
    let (person, reason) = (caller.token().person, document.reason()?);
    let command = RevokeRating { person, skill, rating, reason };
    revoke_rating(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How whoever asks stands with all their skills today.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/report",
    operation_id = "show_own_skill_report",
    tag = "Skills",
    responses((status = 200, body = ReportDocument), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn report(
    State(app): State<App>,
    caller: Caller,
) -> Result<Answer<ReportDocument>, Problem> {
    let (_, report) = see_own_report(&app, &caller.actor(), caller.today(&app).date).await?;
    Ok(Answer::of(ReportDocument::new(&report)))
}

/// What whoever asks has less of than their job roles need, with what closes it.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/gaps",
    operation_id = "list_own_skill_gaps",
    tag = "Skills",
    responses((status = 200, body = List<GapDocument>), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn gaps(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<GapDocument>>, Problem> {
    params.only(&[], &[])?;
    let gaps = list_own_gaps(&app, &caller.actor(), caller.today(&app).date).await?;
    Ok(whole(gaps.iter().map(GapDocument::new).collect()))
}

/// The certificates of whoever asks in a skill, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/{id}/certificates",
    operation_id = "list_own_skill_certificates",
    tag = "Skills",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = List<CertificateDocument>),
        Refuses<SeeCertificatesError>
    )
)]
pub(crate) async fn certificates(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Skill>,
    params: Params,
) -> Result<Answer<List<CertificateDocument>>, Problem> {
    params.only(&[], &[])?;
    let (_, lines) = list_own_certificates(&app, &caller.actor(), id).await?;
    Ok(whole(lines.iter().map(CertificateDocument::new).collect()))
}

/// One certificate: one's own, or with a token that opens skills too that of somebody whom one leads.
#[utoipa::path(
    get,
    path = "/api/v1/training/skills/certificates/{id}",
    operation_id = "show_skill_certificate",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 200, body = CertificateDocument), Refuses<SeeCertificatesError>)
)]
pub(crate) async fn certificate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<SkillCertificate>,
) -> Result<Answer<CertificateDocument>, Problem> {
    let seen = see_skill_certificate(&app, &caller.actor(), id).await?;
    Ok(Answer::of(CertificateDocument::new(&seen.line)))
}

/// Takes back what one handed in, before somebody has looked at it.
#[utoipa::path(
    post,
    path = "/api/v1/training/skills/certificates/{id}/withdraw",
    operation_id = "withdraw_skill_certificate",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<DecideCertificateError>)
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<SkillCertificate>,
) -> Result<StatusCode, Problem> {
    withdraw_certificate(&app, &caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
