//! What those whom one leads can do.

use application::{
    App,
    skills::{
        ListPersonSkills, SeePersonSkillsError, WhichSkills, list_person_skills, see_person_skill,
        see_report,
    },
};
use axum::extract::State;
use domain_kernel::{Person, PersonId};
use domain_skills::Skill;

use super::person_document::{PersonSkillDocument, PersonSkillHistory, ReportDocument};
use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

const PARAMS: [&str; 3] = ["q", "which", "cursor"];

/// What one of those whom one leads can do, by the names of the skills.
#[utoipa::path(
    get,
    path = "/api/v1/skills/people/{id}/skills",
    operation_id = "list_person_skills",
    tag = "Skills",
    params(
        ("id" = String, Path, description = "The person"),
        ("q" = Option<String>, Query, description = "Part of a skill's name"),
        (
            "which" = Option<String>, Query,
            description = "`theirs` (what they were rated in or need) or `all`",
            pattern = "^(theirs|all)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses(
        (status = 200, body = List<PersonSkillDocument>),
        Refuses<SeePersonSkillsError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(person): PathId<Person>,
    params: Params,
) -> Result<Answer<List<PersonSkillDocument>>, Problem> {
    let (query, list) = asked(params, person, &format!("/api/v1/skills/people/{person}/skills"))?;
    let (_, skills) = list_person_skills(&app, &caller.actor(), &query).await?;
    let today = caller.today(&app).date;
    Ok(part(&skills, &list, |it| PersonSkillDocument::new(it, today)))
}

/// One skill of one of those whom one leads, with all that was said of it.
#[utoipa::path(
    get,
    path = "/api/v1/skills/people/{id}/skills/{skill}",
    operation_id = "show_person_skill",
    tag = "Skills",
    params(("id" = String, Path, description = "The person"), ("skill" = String, Path)),
    responses((status = 200, body = PersonSkillHistory), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, skill): PathIds<Person, Skill>,
) -> Result<Answer<PersonSkillHistory>, Problem> {
    let (_, skill) = see_person_skill(&app, &caller.actor(), person, skill).await?;
    Ok(Answer::of(PersonSkillHistory::new(&skill, caller.today(&app).date)))
}

/// How one of those whom one leads stands with all their skills today.
#[utoipa::path(
    get,
    path = "/api/v1/skills/people/{id}/report",
    operation_id = "show_skill_report",
    tag = "Skills",
    params(("id" = String, Path, description = "The person")),
    responses((status = 200, body = ReportDocument), Refuses<SeePersonSkillsError>)
)]
pub(crate) async fn report(
    State(app): State<App>,
    caller: Caller,
    PathId(person): PathId<Person>,
) -> Result<Answer<ReportDocument>, Problem> {
    let today = caller.today(&app).date;
    let (_, report) = see_report(&app, &caller.actor(), person, today).await?;
    Ok(Answer::of(ReportDocument::new(&report)))
}

/// Which skills of somebody are asked for, and as which list.
pub(super) fn asked(
    params: Params,
    person: PersonId,
    path: &str,
) -> Result<(ListPersonSkills, String), Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(path);
    let mut flaws = Flaws::default();
    let which = flaws.asked("which", params.parsed("which", WhichSkills::parse)).flatten();
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let search = params.text("q").to_owned();
    let (which, page) = (which.unwrap_or_default(), page.unwrap_or_default());
    Ok((ListPersonSkills { person, search, which, page }, list))
}
