//! What people have less of than they need, and how many have enough.

use application::{
    App,
    skills::{
        CoverageLine, GapLine, Held, ListCoverage, ListGaps, SeePersonSkillsError, WhichPeople,
        list_gaps, see_coverage,
    },
};
use axum::extract::State;
use domain_skills::Level;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    giver::ClosingDocument,
    matrix::{level, one},
    matrix_document::LapseDocument,
};
use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    problem::Problem,
};

/// A skill of which somebody has less than they need.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillGap)]
pub(crate) struct GapDocument {
    person: NamedDocument,
    skill: NamedDocument,
    critical: bool,
    level: u8,
    /// The highest level that one of their job roles asks for.
    needed: u8,
    lapse: Option<LapseDocument>,
    /// What gives enough of it, the lowest level first.
    closings: Vec<ClosingDocument>,
}

/// How many people have a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillCoverage)]
pub(crate) struct CoverageDocument {
    skill: NamedDocument,
    category: Option<String>,
    critical: bool,
    /// The highest level that a job role needs; 0 if none needs it.
    needed: u8,
    /// From this level on people count.
    enough: u8,
    /// How many have it well enough today.
    today: u32,
    /// How many have it in 60 days, if nothing else happens.
    soon: u32,
    /// Who it is, where it is only one.
    only: Option<String>,
    /// Nothing about levels that nobody has.
    held: Vec<HeldDocument>,
}

/// How many people have a skill at exactly this level.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillHeld)]
pub(crate) struct HeldDocument {
    level: u8,
    today: u32,
    soon: u32,
}

const GAPS: &str = "/api/v1/skills/gaps";
const COVERAGE: &str = "/api/v1/skills/coverage";
const OF_GAPS: [&str; 7] = ["q", "skill", "team", "department", "job_role", "critical", "cursor"];
const OF_COVERAGE: [&str; 8] =
    ["q", "category", "level", "team", "department", "job_role", "critical", "cursor"];

/// What those whom one leads have less of than their job roles need, today.
#[utoipa::path(
    get,
    path = "/api/v1/skills/gaps",
    operation_id = "list_skill_gaps",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a person's name"),
        ("skill" = Option<String>, Query, description = "Part of a skill's name"),
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
            "critical" = Option<String>, Query,
            description = "Only what somebody has to have always",
            pattern = "^(true|false)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<GapDocument>), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<GapDocument>>, Problem> {
    let params = params.only(&OF_GAPS, &[])?;
    let list = params.list(GAPS);
    let mut flaws = Flaws::default();
    let people = people(&params, &mut flaws);
    let only_critical = only_critical(&params, &mut flaws);
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let query = ListGaps {
        search: params.text("q").to_owned(),
        skill: params.text("skill").to_owned(),
        people,
        only_critical,
        day: caller.today(&app).date,
        page: page.unwrap_or_default(),
    };
    let (gaps, _) = list_gaps(&app, &caller.actor(), &query).await?;
    Ok(part(&gaps, &list, GapDocument::new))
}

/// How many of those whom one leads have which skill, today.
#[utoipa::path(
    get,
    path = "/api/v1/skills/coverage",
    operation_id = "show_skill_coverage",
    tag = "Skills",
    params(
        ("q" = Option<String>, Query, description = "Part of a skill's name"),
        (
            "category" = Option<String>, Query, description = "The id of a category of skills",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "level" = Option<String>, Query,
            description = "Who has it from this level on, from 1 to 4",
            pattern = "^[1-4]?$"
        ),
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
            "critical" = Option<String>, Query,
            description = "Only what somebody has to have always",
            pattern = "^(true|false)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<CoverageDocument>), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn coverage(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CoverageDocument>>, Problem> {
    let params = params.only(&OF_COVERAGE, &[])?;
    let list = params.list(COVERAGE);
    let mut flaws = Flaws::default();
    let people = people(&params, &mut flaws);
    let only_critical = only_critical(&params, &mut flaws);
    let category = one(&params, "category", &mut flaws);
    let enough = flaws.asked("level", params.parsed("level", level)).flatten();
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let query = ListCoverage {
        search: params.text("q").to_owned(),
        category,
        only_critical,
        people,
        day: caller.today(&app).date,
        page: page.unwrap_or_default(),
    };
    let (lines, _) = see_coverage(&app, &caller.actor(), &query).await?;
    Ok(part(&lines, &list, |it| CoverageDocument::new(it, enough)))
}

fn people(params: &Params, flaws: &mut Flaws) -> WhichPeople {
    WhichPeople {
        team: one(params, "team", flaws),
        department: one(params, "department", flaws),
        job_role: one(params, "job_role", flaws),
    }
}

fn only_critical(params: &Params, flaws: &mut Flaws) -> bool {
    let asked = params.parsed("critical", |it| it.parse().ok());
    flaws.asked("critical", asked).flatten().unwrap_or_default()
}

impl GapDocument {
    pub(super) fn new(gap: &GapLine) -> Self {
        Self {
            person: named(gap.person, gap.name.as_str()),
            skill: named(gap.skill, gap.skill_name.as_str()),
            critical: gap.is_critical,
            level: gap.has.get(),
            needed: gap.needed.get(),
            lapse: gap.lapse.map(LapseDocument::new),
            closings: gap.closings.iter().map(ClosingDocument::new).collect(),
        }
    }
}

impl CoverageDocument {
    fn new(line: &CoverageLine, asked: Option<Level>) -> Self {
        let enough = line.enough(asked);
        let holders = line.holders(enough);
        Self {
            skill: named(line.skill, line.name.as_str()),
            category: line.category.as_ref().map(|it| it.as_str().to_owned()),
            critical: line.is_critical,
            needed: line.needed.get(),
            enough: enough.get(),
            today: holders.n_today,
            soon: holders.n_soon,
            only: holders.only.map(|it| it.as_str().to_owned()),
            held: line.held.iter().map(HeldDocument::new).collect(),
        }
    }
}

impl HeldDocument {
    fn new(held: &Held) -> Self {
        Self { level: held.level.get(), today: held.n_today, soon: held.n_soon }
    }
}
