//! The students of a list as a table: the same as on the page, and all of them.

use application::{
    App,
    courses::{StudentLine, StudentsExport, export_students},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::StoreError;
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::list;
use crate::{
    csv::Csv,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    visitor::Signed,
    xlsx::{self, Cell},
};

/// What the columns are called; the ones that an import knows come first.
const HEADS: [&str; 5] =
    ["student-first-name", "student-last-name", "person-email", "courses-title", "people-since"];

/// What is being sent: the students that are left, for whom, and the line above them if it has not
/// been sent.
type Sending = (StudentsExport, Reader, Option<Csv>);

pub(super) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let export = export_students(&app, &actor, list::asked(&query)).await?;
    let mut head = Csv::begin();
    line(&mut head, heads(screen.reader()));
    let state = (export, screen.reader().clone(), Some(head));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"students.csv\""),
    ];
    Ok((headers, Body::from_stream(stream::try_unfold(state, next))).into_response())
}

pub(super) async fn xlsx(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let mut export = export_students(&app, &actor, list::asked(&query)).await?;
    let mut rows = vec![heads(screen.reader())];
    loop {
        let students = export.next().await?;
        if students.is_empty() {
            break;
        }
        rows.extend(students.iter().map(|it| row(it, screen.reader())));
    }
    let book = xlsx::workbook(rows).map_err(StoreError::corrupt)?;
    let headers = [
        (CONTENT_TYPE, xlsx::MEDIA_TYPE),
        (CONTENT_DISPOSITION, "attachment; filename=\"students.xlsx\""),
    ];
    Ok((headers, book).into_response())
}

async fn next((mut export, reader, head): Sending) -> Result<Option<(Bytes, Sending)>, StoreError> {
    let students = export.next().await?;
    if students.is_empty() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    for student in &students {
        line(&mut csv, row(student, &reader));
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, reader, None))))
}

fn line(csv: &mut Csv, row: Vec<Cell>) {
    let texts: Vec<String> = row.into_iter().map(Cell::into_text).collect();
    csv.line(texts.iter().map(String::as_str));
}

fn heads(reader: &Reader) -> Vec<Cell> {
    HEADS.map(|it| Cell::Text(reader.say(it))).to_vec()
}

fn row(student: &StudentLine, reader: &Reader) -> Vec<Cell> {
    let text = |it: &str| Cell::Text(it.to_owned());
    let details = &student.details;
    let since = reader.date_of(student.created).map(|it| it.to_string()).unwrap_or_default();
    vec![
        text(details.first_name.as_str()),
        text(details.last_name.as_str()),
        text(details.email.as_str()),
        Cell::Number(student.n_courses),
        Cell::Text(since),
    ]
}
