//! What people do: their grade, projects and job roles.

use application::{
    App,
    skills::{
        EditProfile, EditProfileError, ProfileChoices, ProfileView, edit_profile,
        list_profile_choices, see_profile,
    },
};
use axum::extract::State;
use domain_kernel::Person;
use domain_skills::{LabelId, LabelName, ProfileSettings};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{SeenOrNone, changed, tag},
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::{ids, optional_id},
};

/// What somebody does.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillProfile)]
pub(crate) struct ProfileDocument {
    person: NamedDocument,
    /// The id of a label of the kind `grade`.
    grade: Option<String>,
    /// Ids of labels of the kind `project`.
    projects: Vec<String>,
    job_roles: Vec<String>,
    /// For `If-Match`; nothing as long as nothing has been said, for which `If-None-Match: *` stands.
    etag: Option<String>,
}

/// All that is said about what somebody does. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SkillProfileSettings)]
pub(crate) struct ProfileSettingsDocument {
    #[schema(value_type = Option<IdText>)]
    grade: Option<String>,
    #[serde(default)]
    #[schema(value_type = Vec<IdText>)]
    projects: Vec<String>,
    #[serde(default)]
    #[schema(value_type = Vec<IdText>)]
    job_roles: Vec<String>,
}

/// What can be said of people, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillProfileChoices)]
pub(crate) struct ProfileChoicesDocument {
    grades: Vec<NamedDocument>,
    projects: Vec<NamedDocument>,
    job_roles: Vec<NamedDocument>,
}

/// What somebody does, for whoever leads them.
#[utoipa::path(
    get,
    path = "/api/v1/skills/people/{id}/profile",
    operation_id = "show_skill_profile",
    tag = "Skills",
    params(("id" = String, Path, description = "The person")),
    responses((
        status = 200, body = ProfileDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<EditProfileError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(person): PathId<Person>,
) -> Result<Answer<ProfileDocument>, Problem> {
    let profile = see_profile(&app, &caller.actor(), person).await?;
    let answer = Answer::of(ProfileDocument::new(&profile));
    Ok(match profile.version {
        Some(version) => answer.version(version),
        None => answer,
    })
}

/// Says what somebody does, for whoever leads them.
///
/// Where nothing has been said yet, `If-None-Match: *` stands in the place of `If-Match`.
#[utoipa::path(
    put,
    path = "/api/v1/skills/people/{id}/profile",
    operation_id = "edit_skill_profile",
    tag = "Skills",
    params(
        ("id" = String, Path, description = "The person"),
        SeenOrNone
    ),
    request_body = ProfileSettingsDocument,
    responses((status = 204), Refuses<EditProfileError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(person): PathId<Person>,
    SeenOrNone(expected): SeenOrNone,
    Body(document): Body<ProfileSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditProfile { person, expected, settings: settings(&document)? };
    edit_profile(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The grades, projects and job roles that people can have.
#[utoipa::path(
    get,
    path = "/api/v1/skills/profile-choices",
    operation_id = "list_skill_profile_choices",
    tag = "Skills",
    responses((status = 200, body = ProfileChoicesDocument), Refuses<EditProfileError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<ProfileChoicesDocument>, Problem> {
    params.only(&[], &[])?;
    let choices = list_profile_choices(&app, &caller.actor()).await?;
    Ok(Answer::of(ProfileChoicesDocument::new(&choices)))
}

fn settings(document: &ProfileSettingsDocument) -> Result<ProfileSettings, Problem> {
    let mut flaws = Flaws::default();
    let grade = flaws.take("grade", optional_id(document.grade.as_deref()));
    let projects = flaws.take("projects", ids(&document.projects));
    let job_roles = flaws.take("job_roles", ids(&document.job_roles));
    match (grade, projects, job_roles) {
        (Some(grade), Some(projects), Some(job_roles)) => Ok(ProfileSettings {
            grade,
            projects: projects.into_iter().collect(),
            job_roles: job_roles.into_iter().collect(),
        }),
        _ => Err(flaws.into()),
    }
}

impl ProfileDocument {
    fn new(profile: &ProfileView) -> Self {
        let ProfileSettings { grade, projects, job_roles } = &profile.settings;
        Self {
            person: named(profile.person, profile.name.as_str()),
            grade: grade.map(|it| it.to_string()),
            projects: projects.iter().map(ToString::to_string).collect(),
            job_roles: job_roles.iter().map(ToString::to_string).collect(),
            etag: profile.version.map(tag),
        }
    }
}

impl ProfileChoicesDocument {
    fn new(choices: &ProfileChoices) -> Self {
        let labels = |it: &[(LabelId, LabelName)]| {
            it.iter().map(|(id, name)| named(*id, name.as_str())).collect()
        };
        let job_roles = choices.job_roles.iter().map(|(id, title)| named(*id, title.as_str()));
        Self {
            grades: labels(&choices.grades),
            projects: labels(&choices.projects),
            job_roles: job_roles.collect(),
        }
    }
}
