//! The lists of names by which skills and people are sorted.

use application::{
    App,
    skills::{
        CreateLabel, DeleteLabel, LabelError, LabelLine, RenameLabel, create_label, delete_label,
        list_labels, rename_label,
    },
};
use axum::extract::State;
use domain_skills::{Label, LabelKind, LabelName};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, Created, List, created, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed, tag},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A name by which skills or people are sorted.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillLabel)]
pub(crate) struct LabelDocument {
    id: String,
    /// `category` of skills, `grade` or `project` of people.
    kind: &'static str,
    name: String,
    /// How many skills or people have it.
    uses: u32,
    /// For `If-Match`.
    etag: String,
}

/// What is added to one of the lists.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSkillLabel)]
pub(crate) struct NewLabel {
    /// `category`, `grade` or `project`.
    #[schema(pattern = "^(category|grade|project)$")]
    kind: String,
    #[schema(min_length = 1, max_length = 120)]
    name: String,
}

/// What a label is called.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SkillLabelSettings)]
pub(crate) struct LabelSettings {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
}

const PATH: &str = "/api/v1/skills/labels";

/// Categories of skills, and grades and projects of people, each list by name.
#[utoipa::path(
    get,
    path = "/api/v1/skills/labels",
    operation_id = "list_skill_labels",
    tag = "Skills",
    params((
        "kind" = Option<String>, Query, description = "`category`, `grade` or `project`",
        pattern = "^(category|grade|project)?$"
    )),
    responses((status = 200, body = List<LabelDocument>), Refuses<LabelError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<LabelDocument>>, Problem> {
    let params = params.only(&["kind"], &[])?;
    let mut flaws = Flaws::default();
    let kind = flaws.asked("kind", params.parsed("kind", LabelKind::parse)).flatten();
    flaws.none()?;
    let labels = list_labels(&app, &caller.actor()).await?;
    let asked = labels.iter().filter(|it| kind.is_none_or(|kind| it.kind == kind));
    Ok(whole(asked.map(LabelDocument::new).collect()))
}

/// Adds a name to one of the lists.
#[utoipa::path(
    post,
    path = "/api/v1/skills/labels",
    operation_id = "create_skill_label",
    tag = "Skills",
    request_body = NewLabel,
    responses((status = 201, body = Created), Refuses<LabelError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<NewLabel>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let kind = LabelKind::parse(&document.kind).ok_or(RequestRefused::WrongValue);
    let kind = flaws.take("kind", kind);
    let name = flaws.take("name", LabelName::parse(&document.name));
    let (Some(kind), Some(name)) = (kind, name) else {
        return Err(flaws.into());
    };
    let command = CreateLabel { id: app.ids.next(), kind, name };
    let id = command.id.to_string();
    create_label(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// Calls a label something else.
#[utoipa::path(
    put,
    path = "/api/v1/skills/labels/{id}",
    operation_id = "rename_skill_label",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = LabelSettings,
    responses((status = 204), Refuses<LabelError>)
)]
pub(crate) async fn rename(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Label>,
    Seen(expected): Seen,
    Body(document): Body<LabelSettings>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.take("name", LabelName::parse(&document.name)).ok_or(flaws)?;
    let command = RenameLabel { id, expected, name };
    rename_label(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a label that nothing and nobody has.
#[utoipa::path(
    delete,
    path = "/api/v1/skills/labels/{id}",
    operation_id = "delete_skill_label",
    tag = "Skills",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<LabelError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Label>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    delete_label(&app, &caller.actor(), DeleteLabel { id, expected }).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl LabelDocument {
    fn new(label: &LabelLine) -> Self {
        Self {
            id: label.id.to_string(),
            kind: label.kind.name(),
            name: label.name.as_str().to_owned(),
            uses: label.n_uses,
            etag: tag(label.version),
        }
    }
}
