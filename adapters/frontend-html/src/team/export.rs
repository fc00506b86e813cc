//! The lines of a team as a table: the same as on the page, and all of them.

use application::{
    App,
    onboarding::{MemberOnPath, export_team},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::JobTitle;
use domain_kernel::{Actor, Date, StoreError};
use domain_training::ModuleTitle;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::asked::{Asked, Entry};
use crate::{
    csv::Csv,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    visitor::Signed,
    xlsx::{self, Cell},
};

const HEADS: [&str; 11] = [
    "people-person",
    "person-job-title",
    "team-path",
    "team-steps-done",
    "team-steps",
    "team-show-overdue",
    "team-due",
    "team-failed",
    "team-in-progress",
    "team-show-lapsing",
    "team-last-activity",
];

pub(super) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let rows = rows(&app, &actor, &query, screen.reader()).await?;
    let mut csv = Csv::begin();
    for row in rows {
        let texts: Vec<String> = row.into_iter().map(Cell::into_text).collect();
        csv.line(texts.iter().map(String::as_str));
    }
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"team.csv\""),
    ];
    Ok((headers, csv.into_text()).into_response())
}

pub(super) async fn xlsx(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let rows = rows(&app, &actor, &query, screen.reader()).await?;
    let book = xlsx::workbook(rows).map_err(StoreError::corrupt)?;
    let headers = [
        (CONTENT_TYPE, xlsx::MEDIA_TYPE),
        (CONTENT_DISPOSITION, "attachment; filename=\"team.xlsx\""),
    ];
    Ok((headers, book).into_response())
}

async fn rows(
    app: &App,
    actor: &Actor,
    query: &Query,
    reader: &Reader,
) -> Result<Vec<Vec<Cell>>, Problem> {
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let team = export_team(app, actor, today).await?;
    let asked = Asked::parse(query);
    let head = HEADS.map(|it| Cell::Text(reader.say(it))).to_vec();
    let chosen = asked.chosen(&asked.entries(&team.people));
    let lines = chosen.into_iter().map(|it| row(it, reader));
    Ok([head].into_iter().chain(lines).collect())
}

fn row((person, path): Entry<'_>, reader: &Reader) -> Vec<Cell> {
    let text = |it: &str| Cell::Text(it.to_owned());
    let member = &person.member;
    let count =
        |of: fn(&MemberOnPath) -> u32| path.map_or_else(|| text(""), |it| Cell::Number(of(it)));
    let date = |it: Option<Date>| text(&it.map(|it| it.to_string()).unwrap_or_default());
    let titles = |of: fn(&MemberOnPath) -> &[ModuleTitle]| {
        let titles = path.map(of).unwrap_or_default().iter().map(ModuleTitle::as_str);
        text(&titles.collect::<Vec<_>>().join(", "))
    };
    vec![
        text(member.name.as_str()),
        text(member.job_title.as_ref().map(JobTitle::as_str).unwrap_or_default()),
        text(path.map(|it| it.title.as_str()).unwrap_or_default()),
        count(|it| it.n_done),
        count(|it| it.n_steps),
        count(|it| it.n_overdue),
        date(path.and_then(|it| it.next_due)),
        titles(|it| &it.failed),
        titles(|it| &it.in_progress),
        date(path.and_then(|it| it.lapsing.iter().map(|(_, until)| *until).min())),
        date(member.last_activity.and_then(|it| reader.date_of(it))),
    ]
}
