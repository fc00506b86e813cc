//! Where the chain ends.

use application::{
    App,
    audit::{ExportEntriesError, VerifyTrailError, check_ends, seal_trail},
};
use axum::extract::State;
use domain_audit::{Head, hex};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{answer::Answer, caller::Caller, document::Refuses, params::Params, problem::Problem};

/// Where a chain ends. Kept elsewhere, it shows later that nobody has replaced the whole of it.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditHead)]
pub(crate) struct HeadDocument {
    /// The number of entries, and of the last one.
    number: i64,
    /// The seal of the last one, in hexadecimal digits.
    seal: String,
}

/// Where the trail ends now, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/audit/head",
    operation_id = "show_audit_head",
    tag = "Audit",
    responses((status = 200, body = HeadDocument), Refuses<ExportEntriesError>)
)]
pub(crate) async fn head(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<HeadDocument>, Problem> {
    params.only(&[], &[])?;
    let actor = caller.actor();
    let seal = seal_trail(&app, &actor, actor.realm()).await?;
    Ok(Answer::of(HeadDocument::new(seal.head)))
}

/// Checks whether the last entry is as it was written and is the one in which the trail ends, for
/// admins. The whole of it is checked at the command line.
#[utoipa::path(
    get,
    path = "/api/v1/audit/check",
    operation_id = "check_audit_end",
    tag = "Audit",
    responses((status = 200, body = HeadDocument), Refuses<VerifyTrailError>)
)]
pub(crate) async fn check(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<HeadDocument>, Problem> {
    params.only(&[], &[])?;
    let checked = check_ends(&app, &caller.actor()).await?;
    let own = checked.first().ok_or_else(Problem::not_found)?;
    Ok(Answer::of(HeadDocument::new(own.end?)))
}

impl HeadDocument {
    pub(super) fn new(head: Head) -> Self {
        Self { number: head.seq, seal: hex(&head.hash) }
    }
}
