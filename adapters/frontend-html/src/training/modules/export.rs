use application::{App, training::export_module};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_training::Module;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use crate::{
    next::encoded,
    problem::Problem,
    visitor::{PathId, Signed},
};

/// The questions of a module as a GIFT file.
pub(crate) async fn export(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
) -> Result<Response, Problem> {
    let exported = export_module(&app, &actor, id).await?;
    // The name in the file system of whoever keeps it (RFC 6266), encoded, so it ends no header.
    let name = encoded(&exported.title.as_str().replace('/', "-"));
    let disposition = format!("attachment; filename=\"module.gift\"; filename*=UTF-8''{name}.gift");
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, exported.text).into_response())
}
