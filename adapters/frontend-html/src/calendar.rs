//! The days that matter to somebody, for the calendar that they already use.

mod feed;
mod ical;
mod page;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

#[cfg(test)]
pub(crate) use page::CalendarPage;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/account/calendar", get(page::show).post(page::make))
        .route("/account/calendar/revoke", post(page::revoke))
        .route("/calendar/{file}", get(feed::feed))
}
