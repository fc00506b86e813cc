//! The whole matrix as a table: a line for each person, a column for each skill.

use application::{
    App, Message,
    skills::{MatrixExport, MatrixRow, export_matrix},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{DepartmentName, JobTitle};
use domain_kernel::StoreError;
use domain_skills::Level;
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::asked::Asked;
use crate::{
    csv::Csv,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    visitor::Signed,
    xlsx::{self, Cell, Sheet},
};

/// What the columns before the skills are called.
const HEADS: [&str; 4] =
    ["people-person", "person-job-title", "person-department", "matrix-n-gaps"];

/// What is being sent: the people that are left, and the line above them if it has not been sent.
type Sending = (MatrixExport, Words, Option<Csv>);

/// The word for each level that somebody has and each that is needed, said once.
struct Words([[String; Level::ALL.len()]; Level::ALL.len()]);

pub(in crate::skills) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let filter = Asked::parse(&query, today).query.filter;
    let export = export_matrix(&app, &actor, filter, today).await?;
    let mut head = Csv::begin();
    let firsts = HEADS.map(|it| reader.say(it));
    let skills = export.skills.iter().map(|it| it.name.as_str());
    head.line(firsts.iter().map(String::as_str).chain(skills));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"skills-matrix.csv\""),
    ];
    let state = (export, Words::new(reader), Some(head));
    Ok((headers, Body::from_stream(stream::try_unfold(state, next))).into_response())
}

async fn next((mut export, words, head): Sending) -> Result<Option<(Bytes, Sending)>, StoreError> {
    let rows = export.next().await?;
    if rows.is_empty() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    for row in &rows {
        let n_gaps = n_gaps(row).to_string();
        let firsts = [first(row), [n_gaps.as_str()].into()].concat();
        let levels = row.cells.iter();
        let levels = levels.map(|it| it.as_ref().map_or("", |it| words.of(it.level, it.needed)));
        csv.line(firsts.into_iter().chain(levels));
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, words, None))))
}

pub(in crate::skills) async fn xlsx(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let filter = Asked::parse(&query, today).query.filter;
    let mut export = export_matrix(&app, &actor, filter, today).await?;
    let words = Words::new(reader);
    let mut sheet = Sheet::begin().map_err(StoreError::corrupt)?;
    let text = |it: &str| Some(Cell::Text(it.to_owned()));
    let firsts = HEADS.map(|it| Some(Cell::Text(reader.say(it))));
    let skills = export.skills.iter().map(|it| text(it.name.as_str()));
    sheet.row(firsts.into_iter().chain(skills)).map_err(StoreError::corrupt)?;
    loop {
        let rows = export.next().await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let n_gaps = Some(Cell::Number(n_gaps(row)));
            let firsts = first(row).into_iter().map(text).chain([n_gaps]);
            let levels = row.cells.iter().map(|cell| {
                let cell = cell.as_ref()?;
                match cell.standing().is_gap() {
                    true => text(words.of(cell.level, cell.needed)),
                    false => Some(Cell::Number(cell.level.get().into())),
                }
            });
            sheet.row(firsts.chain(levels)).map_err(StoreError::corrupt)?;
        }
    }
    let headers = [
        (CONTENT_TYPE, xlsx::MEDIA_TYPE),
        (CONTENT_DISPOSITION, "attachment; filename=\"skills-matrix.xlsx\""),
    ];
    Ok((headers, sheet.finish().map_err(StoreError::corrupt)?).into_response())
}

/// Who it is.
fn first(row: &MatrixRow) -> Vec<&str> {
    let person = &row.person;
    vec![
        person.name.as_str(),
        person.job_title.as_ref().map(JobTitle::as_str).unwrap_or_default(),
        person.department.as_ref().map(DepartmentName::as_str).unwrap_or_default(),
    ]
}

/// Among the skills that are taken away.
fn n_gaps(row: &MatrixRow) -> u32 {
    let cells = row.cells.iter().flatten();
    crate::parts::count(cells.filter(|it| it.standing().is_gap()).count())
}

impl Words {
    fn new(reader: &Reader) -> Self {
        Self(Level::ALL.map(|has| Level::ALL.map(|needed| word(has, needed, reader))))
    }

    fn of(&self, has: Level, needed: Level) -> &str {
        let words = self.0.get(usize::from(has.get()));
        words.and_then(|it| it.get(usize::from(needed.get()))).map_or("", String::as_str)
    }
}

/// "2", and "1 of 2" where it is not enough.
fn word(has: Level, needed: Level, reader: &Reader) -> String {
    match needed <= has {
        true => has.get().to_string(),
        false => {
            let (has, needed) = (has.get().into(), needed.get().into());
            reader.text(&Message::new("matrix-of").number("n", has).number("all", needed))
        }
    }
}
