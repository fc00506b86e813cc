//! Papers from elsewhere that say that somebody has a skill.

use application::{
    App,
    skills::{
        CertificateLine, DecideCertificateError, SeeCertificatesError, approve_certificate,
        list_certificates, list_proposed_certificates, refuse_certificate,
    },
};
use axum::extract::State;
use domain_identity::PersonName;
use domain_kernel::Person;
use domain_skills::{CertificateState, RefusalReason, Skill, SkillCertificate};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// A paper that says that somebody has a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillCertificate)]
pub(crate) struct CertificateDocument {
    id: String,
    person: NamedDocument,
    skill: NamedDocument,
    /// What it says, from 1 to 4.
    level: u8,
    issued: String,
    /// The last day on which it is good.
    until: Option<String>,
    note: Option<String>,
    handed_in: String,
    handed_in_by: Option<String>,
    /// `proposed`, `approved`, `refused` or `withdrawn`.
    state: &'static str,
    decided: Option<String>,
    decided_by: Option<String>,
    /// Why it was refused.
    reason: Option<String>,
}

/// Why a certificate does not count.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefuseSkillCertificate)]
pub(crate) struct RefuseCertificate {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

const PROPOSED: &str = "/api/v1/skills/certificates";

/// What was handed in and waits for whoever may rate the person, the oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/skills/certificates",
    operation_id = "list_proposed_skill_certificates",
    tag = "Skills",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses(
        (status = 200, body = List<CertificateDocument>),
        Refuses<SeeCertificatesError>
    )
)]
pub(crate) async fn proposed(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CertificateDocument>>, Problem> {
    let page = params.only_cursor(PROPOSED)?;
    let lines = list_proposed_certificates(&app, &caller.actor(), page).await?;
    Ok(part(&lines, PROPOSED, CertificateDocument::new))
}

/// The certificates of one of those whom one leads in a skill, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/skills/people/{id}/skills/{skill}/certificates",
    operation_id = "list_skill_certificates",
    tag = "Skills",
    params(("id" = String, Path, description = "The person"), ("skill" = String, Path)),
    responses(
        (status = 200, body = List<CertificateDocument>),
        Refuses<SeeCertificatesError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, skill): PathIds<Person, Skill>,
    params: Params,
) -> Result<Answer<List<CertificateDocument>>, Problem> {
    params.only(&[], &[])?;
    let (_, _, lines) = list_certificates(&app, &caller.actor(), person, skill).await?;
    Ok(whole(lines.iter().map(CertificateDocument::new).collect()))
}

/// Says that a certificate counts, from today on.
#[utoipa::path(
    post,
    path = "/api/v1/skills/certificates/{id}/approve",
    operation_id = "approve_skill_certificate",
    tag = "Skills",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<DecideCertificateError>)
)]
pub(crate) async fn approve(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<SkillCertificate>,
) -> Result<StatusCode, Problem> {
    approve_certificate(&app, &caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says why a certificate does not count.
#[utoipa::path(
    post,
    path = "/api/v1/skills/certificates/{id}/refuse",
    operation_id = "refuse_skill_certificate",
    tag = "Skills",
    params(("id" = String, Path)),
    request_body = RefuseCertificate,
    responses((status = 204), Refuses<DecideCertificateError>)
)]
pub(crate) async fn refuse(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<SkillCertificate>,
    Body(document): Body<RefuseCertificate>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", RefusalReason::parse(&document.reason)).ok_or(flaws)?;
    refuse_certificate(&app, &caller.actor(), id, reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl CertificateDocument {
    pub(super) fn new(line: &CertificateLine) -> Self {
        let (certificate, claim) = (&line.certificate, &line.certificate.claim);
        let name = |it: &Option<PersonName>| it.as_ref().map(|it| it.as_str().to_owned());
        let (decided, reason) = match &certificate.state {
            CertificateState::Proposed => (None, None),
            CertificateState::Approved { at, .. } | CertificateState::Withdrawn { at } => {
                (Some(*at), None)
            }
            CertificateState::Refused { at, reason, .. } => (Some(*at), Some(reason)),
        };
        Self {
            id: certificate.id.to_string(),
            person: named(certificate.person, line.person.as_str()),
            skill: named(certificate.skill, line.skill.as_str()),
            level: claim.level.get(),
            issued: claim.issued.to_string(),
            until: claim.until.map(|it| it.to_string()),
            note: claim.note.as_ref().map(|it| it.as_str().to_owned()),
            handed_in: moment(certificate.handed_in),
            handed_in_by: name(&line.handed_in_by),
            state: certificate.state.name(),
            decided: decided.map(moment),
            decided_by: name(&line.decided_by),
            reason: reason.map(|it| it.as_str().to_owned()),
        }
    }
}
