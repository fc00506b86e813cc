//! Reminding people of what they are late with.

use application::{
    App,
    onboarding::{self, Nudge, NudgeError, Nudged, Nudgee, Whom, plan_nudge},
};
use axum::extract::State;
use domain_identity::PersonName;
use domain_kernel::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, count},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    problem::Problem,
    schema::IdText,
    value::{self},
};

/// Who is to be reminded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TeamNudge)]
pub(crate) struct NudgeDocument {
    /// Their ids; without them everybody of the team who is late.
    #[schema(value_type = Option<Vec<IdText>>)]
    people: Option<Vec<String>>,
    /// Whether it is only told who would be.
    #[serde(default)]
    dry_run: bool,
}

/// Who gets a mail, or has got one.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamNudged)]
pub(crate) struct NudgedDocument {
    people: Vec<NudgeeDocument>,
    /// The names of those who are late and were written to today already.
    before: Vec<String>,
    /// The names of those who were meant and are late with nothing.
    on_time: Vec<String>,
    /// How many are late beside these: too many for once.
    left: u32,
}

/// Somebody with what they are late with.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamNudgee)]
pub(crate) struct NudgeeDocument {
    id: String,
    name: String,
    overdue: Vec<OverdueDocument>,
}

/// Something that should have been done.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamOverdue)]
pub(crate) struct OverdueDocument {
    title: String,
    due: String,
}

/// Writes to people of the team about what they should have done by now, to each once a day at
/// most.
#[utoipa::path(
    post,
    path = "/api/v1/team/nudge",
    operation_id = "nudge_team",
    tag = "Team",
    request_body = NudgeDocument,
    responses((status = 200, body = NudgedDocument), Refuses<NudgeError>)
)]
pub(crate) async fn nudge(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<NudgeDocument>,
) -> Result<Answer<NudgedDocument>, Problem> {
    let whom = match &document.people {
        None => Whom::Late,
        Some(ids) => Whom::These(people(ids)?),
    };
    let command = Nudge { whom, today: caller.today(&app).date };
    let nudged = match document.dry_run {
        true => plan_nudge(&app, &caller.actor(), &command).await?,
        false => onboarding::nudge(&app, &caller.actor(), &command).await?,
    };
    Ok(Answer::of(NudgedDocument::new(&nudged)))
}

/// Each once.
pub(crate) fn people(ids: &[String]) -> Result<Vec<PersonId>, Problem> {
    let mut flaws = Flaws::default();
    let mut people = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let id = flaws.take(&format!("people/{place}"), value::id(id));
        let new = id.filter(|it| !people.contains(it));
        people.extend(new);
    }
    flaws.none()?;
    Ok(people)
}

impl NudgedDocument {
    fn new(nudged: &Nudged) -> Self {
        let names = |of: &[PersonName]| of.iter().map(|it| it.as_str().to_owned()).collect();
        Self {
            people: nudged.people.iter().map(NudgeeDocument::new).collect(),
            before: names(&nudged.before),
            on_time: names(&nudged.on_time),
            left: count(nudged.n_left),
        }
    }
}

impl NudgeeDocument {
    fn new(nudgee: &Nudgee) -> Self {
        let overdue = nudgee.overdue.iter().map(|it| OverdueDocument {
            title: it.title.as_str().to_owned(),
            due: it.on.to_string(),
        });
        Self {
            id: nudgee.id.to_string(),
            name: nudgee.name.as_str().to_owned(),
            overdue: overdue.collect(),
        }
    }
}
