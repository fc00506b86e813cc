//! What is written of a module and not published yet.

use application::{
    App,
    training::{
        DiscardDraft, EditModuleError, FindModuleError, OpenModuleDraft, discard_draft, open_draft,
        see_module,
    },
};
use axum::extract::State;
use domain_training::{Module, VersionNumber};
use http::StatusCode;

use crate::{
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    path::PathId,
    problem::Problem,
};

/// Begins to write the next version of a published module, for authors. What is begun already stays
/// as it is.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/draft",
    operation_id = "open_module_draft",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<EditModuleError>)
)]
pub(crate) async fn open(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
) -> Result<StatusCode, Problem> {
    open_draft(&app, &caller.actor(), OpenModuleDraft { id }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Throws away what was written since the last version, for authors.
#[utoipa::path(
    delete,
    path = "/api/v1/training/modules/{id}/draft",
    operation_id = "discard_module_draft",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<FindModuleError, EditModuleError>)
)]
pub(crate) async fn discard(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let latest = see_module(&app, &caller.actor(), id).await?.module.value.latest();
    let number = latest.unwrap_or(VersionNumber::FIRST);
    let command = DiscardDraft { id, expected, number };
    discard_draft(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}
