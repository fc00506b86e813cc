//! Certificates of what was completed.

use application::{
    App,
    training::{
        CertificateView, CheckCertificateError, CheckedCertificate, RevokeCompletion,
        RevokeCompletionError, SeeCertificateError, check_certificate, revoke_completion,
        see_certificate,
    },
};
use axum::extract::{Path, State};
use domain_kernel::Date;
use domain_training::{Completion, RevocationReason, Standing, Tenure};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    me::{NamedDocument, named},
    path::PathId,
    problem::Problem,
};

/// A certificate with what stands on it.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingCertificate)]
pub(crate) struct CertificateDocument {
    id: String,
    person: NamedDocument,
    company: String,
    title: String,
    version: u32,
    completed_on: String,
    /// By which anybody checks it.
    code: String,
    worth: WorthDocument,
    /// Why it was revoked, if it was.
    revoked: Option<String>,
}

/// A certificate as whoever has its code sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingCheckedCertificate)]
pub(crate) struct CheckedDocument {
    company: String,
    /// The name for those of the same company, and initials for all others.
    person: String,
    title: String,
    completed_on: String,
    worth: WorthDocument,
}

/// What something that was completed is worth today.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingWorth)]
pub(crate) struct WorthDocument {
    /// `good`, `to_renew`, `over` or `revoked`.
    standing: &'static str,
    /// The last day on which it is good, or the first on which it was not any more.
    day: Option<String>,
}

/// Why it does not count any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingRevocation)]
pub(crate) struct RevocationDocument {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// A certificate: one's own, that of somebody whom one leads, or for admins any.
#[utoipa::path(
    get,
    path = "/api/v1/training/certificates/{id}",
    operation_id = "show_training_certificate",
    tag = "Training",
    params(("id" = String, Path, description = "Of the completion")),
    responses((
        status = 200, body = CertificateDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<SeeCertificateError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Completion>,
) -> Result<Answer<CertificateDocument>, Problem> {
    let seen = see_certificate(&app, &caller.actor(), id).await?;
    let document = CertificateDocument::new(&seen, caller.today(&app).date);
    Ok(Answer::of(document).version(seen.version))
}

/// Takes back what somebody completed, with its certificate, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/training/certificates/{id}/revoke",
    operation_id = "revoke_training_certificate",
    tag = "Training",
    params(
        ("id" = String, Path, description = "Of the completion"),
        Seen
    ),
    request_body = RevocationDocument,
    responses((status = 204), Refuses<RevokeCompletionError>)
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Completion>,
    Seen(expected): Seen,
    Body(document): Body<RevocationDocument>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", RevocationReason::parse(&document.reason)).ok_or(flaws)?;
    let command = RevokeCompletion { id, expected, reason };
    revoke_completion(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Checks a certificate of whichever company by the code on it.
#[utoipa::path(
    get,
    path = "/api/v1/certificates/{code}",
    operation_id = "check_training_certificate",
    tag = "Training",
    params(("code" = String, Path)),
    responses((status = 200, body = CheckedDocument), Refuses<CheckCertificateError>)
)]
pub(crate) async fn check(
    State(app): State<App>,
    caller: Caller,
    Path(code): Path<String>,
) -> Result<Answer<CheckedDocument>, Problem> {
    let checked = check_certificate(&app, &caller.actor(), &code).await?;
    Ok(Answer::of(CheckedDocument::new(&checked)))
}

impl CertificateDocument {
    fn new(seen: &CertificateView, today: Date) -> Self {
        Self {
            id: seen.completion.to_string(),
            person: named(seen.person, seen.person_name.as_str()),
            company: seen.company_name.as_str().to_owned(),
            title: seen.title.as_str().to_owned(),
            version: seen.number.get(),
            completed_on: seen.completed_on.to_string(),
            code: seen.code.grouped(),
            worth: WorthDocument::new(&seen.tenure, today),
            revoked: seen.revoked.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl CheckedDocument {
    fn new(checked: &CheckedCertificate) -> Self {
        Self {
            company: checked.company.as_str().to_owned(),
            person: checked.person.clone(),
            title: checked.title.as_str().to_owned(),
            completed_on: checked.completed_on.to_string(),
            worth: WorthDocument::new(&checked.tenure, checked.today),
        }
    }
}

impl WorthDocument {
    fn new(tenure: &Tenure, today: Date) -> Self {
        let (standing, day) = match tenure.standing(today) {
            Standing::Good { until } => ("good", until),
            Standing::ToRenew { until } => ("to_renew", Some(until)),
            Standing::Over { since } => ("over", Some(since)),
            Standing::Revoked => ("revoked", None),
        };
        Self { standing, day: day.map(|it| it.to_string()) }
    }
}
