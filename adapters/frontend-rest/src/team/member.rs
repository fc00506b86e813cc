use application::{
    App,
    identity::JobLine,
    onboarding::{SeeTeamError, see_member},
    training::{self, GiveTry, GiveTryError},
};
use axum::extract::State;
use domain_kernel::Person;
use domain_training::{ExtraTryReason, Module};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::MemberDocument;
use crate::{
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    path::{PathId, PathIds},
    problem::Problem,
    training::record::RecordDocument,
};

/// Somebody whom one leads, with what they are to learn and have learned.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamPerson)]
pub(crate) struct PersonDocument {
    person: MemberDocument,
    record: RecordDocument,
    /// What they did, the newest first.
    jobs: Vec<JobDocument>,
}

/// What somebody's job was for a time.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamJob)]
pub(crate) struct JobDocument {
    since: String,
    until: Option<String>,
    title: Option<String>,
    department: Option<String>,
    /// What the manager is called now.
    manager: Option<String>,
    reason: Option<String>,
}

/// Why somebody may try once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TeamExtraTry)]
pub(crate) struct ExtraTryDocument {
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
}

/// What somebody is to learn and has learned, for whoever leads them.
#[utoipa::path(
    get,
    path = "/api/v1/team/{id}",
    operation_id = "show_team_member",
    tag = "Team",
    params(("id" = String, Path)),
    responses((status = 200, body = PersonDocument), Refuses<SeeTeamError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<Answer<PersonDocument>, Problem> {
    let (now, today) = (app.clock.now(), caller.today(&app).date);
    let (member, record, jobs) = see_member(&app, &caller.actor(), id, today).await?;
    Ok(Answer::of(PersonDocument {
        person: MemberDocument::new(&member),
        record: RecordDocument::new(&record, now, today),
        jobs: jobs.iter().map(JobDocument::new).collect(),
    }))
}

/// Gives one more try at a module to somebody who has used all of theirs.
#[utoipa::path(
    post,
    path = "/api/v1/team/{id}/modules/{module}/try",
    operation_id = "give_try",
    tag = "Team",
    params(("id" = String, Path), ("module" = String, Path)),
    request_body = ExtraTryDocument,
    responses((status = 204), Refuses<GiveTryError>)
)]
pub(crate) async fn give_try(
    State(app): State<App>,
    caller: Caller,
    PathIds(person, module): PathIds<Person, Module>,
    Body(document): Body<ExtraTryDocument>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", ExtraTryReason::parse(&document.reason)).ok_or(flaws)?;
    let command = GiveTry { person, module, reason };
    training::give_try(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl JobDocument {
    fn new(line: &JobLine) -> Self {
        Self {
            since: moment(line.since),
            until: line.until.map(moment),
            title: line.title.as_ref().map(|it| it.as_str().to_owned()),
            department: line.department.as_ref().map(|it| it.as_str().to_owned()),
            manager: line.manager.as_ref().map(|it| it.as_str().to_owned()),
            reason: line.reason.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}
