//! What people learn: their own training, certificates, and the modules of authors.

mod answers;
mod attempt;
mod calendar;
mod certificates;
mod challenge;
mod modules;
mod own;
pub(crate) mod record;
mod result;
mod steps;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// Left out are files that come in or go out (pictures, films, captions, archives, printed
/// certificates), and the making of the secret address of one's calendar, which opens what it opens
/// without a token.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(own::list))
        .routes(routes!(own::show))
        .routes(routes!(own::start))
        .routes(routes!(attempt::show))
        .routes(routes!(answers::save))
        .routes(routes!(answers::submit))
        .routes(routes!(answers::acknowledge))
        .routes(routes!(challenge::create))
        .routes(routes!(steps::finish))
        .routes(routes!(steps::reopen))
        .routes(routes!(calendar::show, calendar::revoke))
        .routes(routes!(certificates::show))
        .routes(routes!(certificates::revoke))
        .routes(routes!(certificates::check))
        .merge(modules::routes())
}
