use std::sync::Arc;

use application::{
    App, Page, PageNumber,
    onboarding::{MemberOnPath, SeeTeamError, TeamMember, TeamPerson, see_team},
};
use axum::extract::State;
use domain_kernel::fold;
use domain_training::ModuleTitle;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, count, moment, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// Somebody of a team, with every path that they are on.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamLine)]
pub(crate) struct TeamDocument {
    person: MemberDocument,
    /// Whether anything should have been done before today.
    is_behind: bool,
    /// Whether anything that they completed soon lapses.
    is_lapsing: bool,
    paths: Vec<OnPathDocument>,
}

/// Somebody whom one leads.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamMember)]
pub(crate) struct MemberDocument {
    id: String,
    name: String,
    job_title: Option<String>,
    /// `admin`, `manager` or `staff`.
    role: &'static str,
    is_active: bool,
    /// The id of whoever leads them.
    manager: Option<String>,
    /// When they last started, saved or finished an attempt.
    last_activity: Option<String>,
}

/// How far somebody is on one path.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamOnPath)]
pub(crate) struct OnPathDocument {
    path: String,
    title: String,
    done: u32,
    /// Steps that count.
    steps: u32,
    overdue: u32,
    /// When the first of the steps that are left is due, or was.
    next_due: Option<String>,
    /// The titles of what was tried and not passed yet.
    failed: Vec<String>,
    in_progress: Vec<String>,
    /// What is completed and soon is not any more.
    lapsing: Vec<TeamLapsingDocument>,
}

/// What lapses soon.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamLapsing)]
pub(crate) struct TeamLapsingDocument {
    title: String,
    until: String,
}

/// Who of a team is listed.
#[derive(Clone, Copy, Default)]
enum Show {
    #[default]
    All,
    Behind,
    Lapsing,
}

const PATH: &str = "/api/v1/team";
const PARAMS: [&str; 3] = ["q", "show", "cursor"];

/// The people below a manager on all levels, and for admins everyone, by name: how far they are,
/// who is late, and what lapses soon.
#[utoipa::path(
    get,
    path = "/api/v1/team",
    operation_id = "list_team",
    tag = "Team",
    params(
        ("q" = Option<String>, Query, description = "Part of a name"),
        (
            "show" = Option<String>, Query, description = "`all`, `behind` or `lapsing`",
            pattern = "^(all|behind|lapsing)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<TeamDocument>), Refuses<SeeTeamError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<TeamDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let show = flaws.asked("show", params.parsed("show", Show::parse));
    let number = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let team = see_team(&app, &caller.actor(), caller.today(&app).date).await?;
    let (show, wanted) = (show.flatten().unwrap_or_default(), fold(params.text("q")));
    let people = team.people.into_iter();
    let people = people.filter(|it| show.has(it) && is_called(it, &wanted)).collect();
    Ok(part(&page(people, number.unwrap_or_default()), &list, |it| TeamDocument::new(it)))
}

/// All of the team are in memory; a part of the list is some of them.
fn page(people: Vec<Arc<TeamPerson>>, number: PageNumber) -> Page<Arc<TeamPerson>> {
    let n_matches = count(people.len());
    let n_skipped = usize::try_from(number.n_skipped()).unwrap_or(usize::MAX);
    let n_lines = usize::try_from(Page::<()>::N_LINES).unwrap_or(usize::MAX);
    let items = people.into_iter().skip(n_skipped).take(n_lines).collect();
    Page { items, number, n_matches }
}

fn is_called(person: &TeamPerson, wanted: &str) -> bool {
    wanted.is_empty() || fold(person.member.name.as_str()).contains(wanted)
}

impl Show {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "all" => Some(Self::All),
            "behind" => Some(Self::Behind),
            "lapsing" => Some(Self::Lapsing),
            _ => None,
        }
    }

    fn has(self, person: &TeamPerson) -> bool {
        match self {
            Self::All => true,
            Self::Behind => person.is_behind(),
            Self::Lapsing => person.is_lapsing(),
        }
    }
}

impl TeamDocument {
    fn new(person: &TeamPerson) -> Self {
        Self {
            person: MemberDocument::new(&person.member),
            is_behind: person.is_behind(),
            is_lapsing: person.is_lapsing(),
            paths: person.paths.iter().map(OnPathDocument::new).collect(),
        }
    }
}

impl MemberDocument {
    pub(super) fn new(member: &TeamMember) -> Self {
        Self {
            id: member.id.to_string(),
            name: member.name.as_str().to_owned(),
            job_title: member.job_title.as_ref().map(|it| it.as_str().to_owned()),
            role: member.role.name(),
            is_active: member.is_active,
            manager: member.manager.map(|it| it.to_string()),
            last_activity: member.last_activity.map(moment),
        }
    }
}

impl OnPathDocument {
    fn new(path: &MemberOnPath) -> Self {
        let titles = |of: &[ModuleTitle]| of.iter().map(|it| it.as_str().to_owned()).collect();
        let lapsing = path.lapsing.iter().map(|(title, until)| TeamLapsingDocument {
            title: title.as_str().to_owned(),
            until: until.to_string(),
        });
        Self {
            path: path.path.to_string(),
            title: path.title.as_str().to_owned(),
            done: path.n_done,
            steps: path.n_steps,
            overdue: path.n_overdue,
            next_due: path.next_due.map(|it| it.to_string()),
            failed: titles(&path.failed),
            in_progress: titles(&path.in_progress),
            lapsing: lapsing.collect(),
        }
    }
}
