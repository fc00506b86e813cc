use application::{
    App,
    identity::{RotateCompanyCode, RotateCompanyCodeError, rotate_company_code},
};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::Answer,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    problem::Problem,
};

/// The ID by which workers ask to join.
#[derive(Serialize, ToSchema)]
#[schema(as = CompanyCode)]
pub(crate) struct CodeDocument {
    #[schema(example = "QF7K-M3XT")]
    code: String,
}

/// Gives the company another ID to join by, for admins. Nobody asks to join by the old one any more.
#[utoipa::path(
    post,
    path = "/api/v1/company/code",
    operation_id = "rotate_company_code",
    tag = "Company",
    params(Seen),
    responses((status = 200, body = CodeDocument), Refuses<RotateCompanyCodeError>)
)]
pub(crate) async fn rotate(
    State(app): State<App>,
    caller: Caller,
    Seen(expected): Seen,
) -> Result<Answer<CodeDocument>, Problem> {
    let rotated = rotate_company_code(&app, &caller.actor(), RotateCompanyCode { expected }).await;
    let code = rotated.map_err(changed)?.to_string();
    Ok(Answer::of(CodeDocument { code }))
}
