//! The stock that a page shows as a table: all of it, and no more.

use application::{
    App,
    inventory::{ExportBroken, ExportStock, StockExport, export_stock},
};
use axum::{extract::State, response::Response};
use domain_identity::CompanyName;

use super::{
    asked::Asked,
    csv_file,
    tables::{Datum, Taken},
    xlsx_file::{self, BookError},
};
use crate::{
    problem::Problem,
    query::Query,
    screen::Screen,
    visitor::{Signed, SignedIn},
};

pub(super) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = Asked::of(&query);
    let export = export_stock(&app, &actor, command(&asked)).await?;
    let (head, name) = above(&app, &export, &asked, ("csv", &screen));
    Ok(csv_file::answer(export, head, &name))
}

pub(super) async fn xlsx(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = Asked::of(&query);
    let export = export_stock(&app, &actor, command(&asked)).await?;
    let (head, name) = above(&app, &export, &asked, ("xlsx", &screen));
    xlsx_file::answer(export, head, &name).await.map_err(problem)
}

/// Whoever may not see it any more gets no part of it.
fn problem(err: BookError) -> Problem {
    match err {
        BookError::Broken(ExportBroken::NotTheirs) => Problem::not_found(),
        BookError::Broken(ExportBroken::Store(err)) => Problem::from(err),
        BookError::Write(_) | BookError::File(_) | BookError::Stopped(_) => Problem::broken(&err),
    }
}

fn command(asked: &Asked) -> ExportStock {
    let filter = asked.filter.clone();
    ExportStock { filter, order: asked.order, insists: asked.insists, whose: asked.whose }
}

/// What stands above the lines, and what the file is called.
fn above(
    app: &App,
    export: &StockExport,
    asked: &Asked,
    (extension, screen): (&str, &Screen),
) -> (Vec<Vec<Datum>>, String) {
    let person = screen.visitor().person();
    let taken = Taken {
        export,
        asked,
        name: person.map(|it| it.name.as_str()).unwrap_or_default(),
        company: company(person),
        now: app.clock.now(),
        reader: screen.reader(),
    };
    (taken.head(), taken.file_name(extension))
}

pub(super) fn company(person: Option<&SignedIn>) -> &str {
    let company = person.and_then(|it| it.company.as_ref());
    company.map(|it| &it.name).map(CompanyName::as_str).unwrap_or_default()
}
