//! What a calendar outside is told. It has no session: the secret in the address stands for one,
//! which is why the address is in no log.

use application::{App, training::read_calendar};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_identity::Language;
use domain_kernel::Actor;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

use super::ical;
use crate::{Web, address::Caller, problem::Problem};

pub(crate) async fn feed(
    State(web): State<Web>,
    State(app): State<App>,
    Path(file): Path<String>,
    Caller(origin): Caller,
) -> Result<Response, Problem> {
    let secret = file.strip_suffix(".ics").unwrap_or_default();
    let found = read_calendar(&app, &Actor::nobody(origin), secret).await?;
    let language = found.language.unwrap_or(Language::English);
    let edition = web.views.edition(language).map_err(|err| Problem::broken(&err))?;
    let reader = edition.reader(web.settings.time_zone.clone());
    let text = ical::write(&found, web.settings.public_url.as_ref(), &reader);
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "inline; filename=\"shipshape.ics\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}
