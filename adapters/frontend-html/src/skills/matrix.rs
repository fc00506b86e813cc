//! People and skills against each other: who can do what, and what is missing.

mod asked;
mod cells;
mod export;
mod filters;
mod page;
mod sample;

use application::{
    App,
    skills::{SeeMatrixError, see_matrix},
};
use axum::{extract::State, response::Response};

use crate::{form::FieldErrors, problem::Problem, query::Query, screen::Screen, visitor::Signed};
use asked::Asked;

pub(super) use export::{csv, xlsx};
pub(crate) use page::MatrixPage;

const PATH: &str = "/skills/matrix";

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let mut asked = Asked::parse(&query, today);
    let mut errors = FieldErrors::default();
    let seen = match see_matrix(&app, &actor, asked.query.clone(), today).await {
        // What was typed comes back, with how it is today.
        Err(err @ SeeMatrixError::NotYet) => {
            errors = FieldErrors::try_from_failure(err)?;
            asked.query.filter.on = today;
            see_matrix(&app, &actor, asked.query.clone(), today).await
        }
        seen => seen,
    };
    Ok(screen.show(&MatrixPage::new(&seen?, &asked, errors, &actor, reader)))
}
