//! People and skills against each other: who can do what, and what is missing.

use std::fmt::Write;

use application::{
    App,
    skills::{
        Matrix, MatrixFilter, MatrixOrder, MatrixSortedBy, SeeMatrix, SeeMatrixError, see_matrix,
    },
};
use axum::extract::State;
use domain_kernel::{Date, Id, parse_day};
use domain_skills::Level;

use super::matrix_document::MatrixDocument;
use crate::{
    RequestRefused,
    answer::Answer,
    caller::Caller,
    cursor::{self, next_if},
    document::Refuses,
    flaw::Flaws,
    params::{Params, direction},
    problem::Problem,
};

const FILTERS: [&str; 14] = [
    "q",
    "team",
    "department",
    "job_role",
    "project",
    "grade",
    "category",
    "skill",
    "level",
    "gaps",
    "lapsing",
    "as_of",
    "sort",
    "direction",
];
/// What `lapsing` can be at most: ten years.
const MOST_DAYS: u16 = 3_650;

/// Which people and which skills, each as a list of its own.
struct Lists {
    people: String,
    skills: String,
}

/// Who of those whom one leads can do what, and what is missing.
///
/// People and skills come in parts: the cells are of those people and skills that are in the answer.
/// `skill` with `level` finds whoever has a skill well enough.
#[utoipa::path(
    get,
    path = "/api/v1/skills/matrix",
    operation_id = "show_skill_matrix",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a person's name"),
        (
            "team" = Option<String>, Query, description = "Those below this person",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "department" = Option<String>, Query, description = "The id of a department",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "job_role" = Option<String>, Query, description = "The id of a job role",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "project" = Option<String>, Query, description = "The id of a project",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "grade" = Option<String>, Query, description = "The id of a grade",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "category" = Option<String>, Query, description = "The id of a category of skills",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "skill" = Option<String>, Query, description = "Those who have this skill",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "level" = Option<String>, Query,
            description = "At least this well, from 1 to 4; 1 if left out",
            pattern = "^[1-4]?$"
        ),
        (
            "gaps" = Option<String>, Query, description = "Only those who lack what they need",
            pattern = "^(true|false)?$"
        ),
        (
            "lapsing" = Option<String>, Query,
            description = "Those who lose a level in so many days",
            pattern = "^([1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-4][0-9]|3650)?$"
        ),
        ("as_of" = Option<String>, Query, description = "A day, today or before"),
        (
            "sort" = Option<String>, Query, description = "`name` or `department`",
            pattern = "^(name|department)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the people before"),
        ("skills_cursor" = Option<String>, Query, description = "The `next` of the skills before")
    ),
    responses((status = 200, body = MatrixDocument), Refuses<SeeMatrixError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<MatrixDocument>, Problem> {
    let known: Vec<&'static str> = FILTERS.into_iter().chain(["cursor", "skills_cursor"]).collect();
    let params = params.only(&known, &[])?;
    let lists = Lists::new(&params);
    let today = caller.today(&app).date;
    let query = asked(&params, &lists, today)?;
    let (on, skills_page) = (query.filter.on, query.skills_page);
    let matrix = see_matrix(&app, &caller.actor(), query, today).await.map_err(refused)?;
    let people_next = cursor::next(&matrix.people, &lists.people);
    let has_more = skills_page.get().saturating_mul(Matrix::N_COLUMNS) < matrix.n_skills;
    let skills_next = next_if(has_more, skills_page, &lists.skills);
    Ok(Answer::of(MatrixDocument::new(&matrix, on, people_next, skills_next)))
}

/// The day stands in the address.
fn refused(err: SeeMatrixError) -> Problem {
    match err {
        SeeMatrixError::NotYet => {
            let mut flaws = Flaws::default();
            flaws.asked::<(), _>("as_of", Err(err));
            flaws.into()
        }
        err => err.into(),
    }
}

fn asked(params: &Params, lists: &Lists, today: Date) -> Result<SeeMatrix, Problem> {
    let mut flaws = Flaws::default();
    let team = one(params, "team", &mut flaws);
    let department = one(params, "department", &mut flaws);
    let job_role = one(params, "job_role", &mut flaws);
    let project = one(params, "project", &mut flaws);
    let grade = one(params, "grade", &mut flaws);
    let category = one(params, "category", &mut flaws);
    let skill = one(params, "skill", &mut flaws);
    let level = flaws.asked("level", params.parsed("level", level)).flatten();
    if skill.is_none() && level.is_some() {
        // Of which skill is not said.
        flaws.asked::<(), _>("level", Err(RequestRefused::Mismatched));
    }
    let only_gaps = flaws.asked("gaps", params.parsed("gaps", |it| it.parse().ok())).flatten();
    let lapsing = flaws.asked("lapsing", params.parsed("lapsing", n_days)).flatten();
    let day = Some(params.text("as_of")).filter(|it| !it.is_empty()).map(parse_day).transpose();
    let on = flaws.asked("as_of", day).flatten();
    let sorted_by = flaws.asked("sort", params.parsed("sort", MatrixSortedBy::parse)).flatten();
    let direction = flaws.asked("direction", params.parsed("direction", direction)).flatten();
    let page = flaws.asked("cursor", params.page(&lists.people));
    let skills_page = cursor::page(params.text("skills_cursor"), &lists.skills);
    let skills_page = flaws.asked("skills_cursor", skills_page);
    flaws.none()?;
    let filter = MatrixFilter {
        on: on.unwrap_or(today),
        search: params.text("q").to_owned(),
        team,
        department,
        job_role,
        project,
        grade,
        category,
        skill: skill.map(|it| (it, level.unwrap_or(Level::ALL[1]))),
        only_gaps: only_gaps.unwrap_or_default(),
        lapsing,
    };
    let order = MatrixOrder {
        sorted_by: sorted_by.unwrap_or_default(),
        direction: direction.unwrap_or_default(),
    };
    let (page, skills_page) = (page.unwrap_or_default(), skills_page.unwrap_or_default());
    Ok(SeeMatrix { filter, order, page, skills_page })
}

/// What a list is narrowed to, if it is.
pub(super) fn one<T>(params: &Params, name: &'static str, flaws: &mut Flaws) -> Option<Id<T>> {
    flaws.asked(name, params.parsed(name, |it| it.parse().ok())).flatten()
}

/// At which somebody has a skill.
pub(super) fn level(text: &str) -> Option<Level> {
    Level::parse(text).ok().filter(|it| Level::NONE < *it)
}

fn n_days(text: &str) -> Option<u16> {
    text.parse().ok().filter(|it| (1..=MOST_DAYS).contains(it))
}

impl Lists {
    /// A cursor of the one stays good wherever the other is.
    fn new(params: &Params) -> Self {
        let mut asked = String::new();
        for name in FILTERS {
            let value = params.text(name);
            // Writing to a text never fails.
            let _ = write!(asked, "&{}:{name}={value}", value.len());
        }
        Self { people: format!("matrix/people{asked}"), skills: format!("matrix/skills{asked}") }
    }
}
