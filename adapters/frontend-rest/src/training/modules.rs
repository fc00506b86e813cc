//! Modules as their authors know them.

mod challenges;
mod correction;
mod draft;
mod import;
mod kind;
mod list;
mod media;
mod module;
mod publish;
mod question;
mod questions;
mod sections;
mod settings;
mod statistics;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(super) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, module::create))
        .routes(routes!(import::create))
        .routes(routes!(module::show, module::edit, module::delete))
        .routes(routes!(module::copy))
        .routes(routes!(module::retire))
        .routes(routes!(draft::open, draft::discard))
        .routes(routes!(publish::see))
        .routes(routes!(publish::publish))
        .routes(routes!(questions::list, questions::create))
        .routes(routes!(questions::edit, questions::delete))
        .routes(routes!(questions::shift))
        .routes(routes!(sections::list, sections::create))
        .routes(routes!(sections::edit, sections::delete))
        .routes(routes!(sections::shift))
        .routes(routes!(import::import))
        .routes(routes!(import::export))
        .routes(routes!(media::pictures))
        .routes(routes!(media::videos))
        .routes(routes!(media::remove))
        .routes(routes!(statistics::show))
        .routes(routes!(challenges::list))
        .routes(routes!(challenges::show))
        .routes(routes!(challenges::answer))
        .routes(routes!(correction::show, correction::correct))
}
