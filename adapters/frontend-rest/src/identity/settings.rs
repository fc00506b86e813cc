//! Somebody new, and what an admin decides about somebody who is here.

use application::{
    App,
    identity::{
        CreatePerson, CreatePersonError, EditPerson, EditPersonError, edit_person, invite_person,
    },
};
use axum::extract::State;
use domain_identity::{
    DepartmentId, Email, JobEdit, JobReason, JobTitle, PersonName, Phone, Profile, Username,
};
use domain_kernel::{Person, PersonId, Role};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, Created, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::optional_id,
};

/// Somebody who is to have an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPerson)]
pub(crate) struct NewPersonDocument {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    username: Option<String>,
    #[schema(max_length = 120)]
    job_title: Option<String>,
    #[schema(max_length = 40)]
    phone: Option<String>,
    /// `admin`, `manager` or `staff`.
    #[schema(pattern = "^(admin|manager|staff)$")]
    role: String,
    /// The id of a department.
    #[schema(value_type = Option<IdText>)]
    department: Option<String>,
    /// The id of whoever leads them.
    #[schema(value_type = Option<IdText>)]
    manager: Option<String>,
}

/// All that an admin decides about somebody. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonSettings)]
pub(crate) struct PersonSettingsDocument {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// Another one takes the page, where the admin types their password first.
    #[schema(format = Email, max_length = 254)]
    email: String,
    username: Option<String>,
    #[schema(max_length = 120)]
    job_title: Option<String>,
    #[schema(max_length = 40)]
    phone: Option<String>,
    /// `admin`, `manager` or `staff`. Another one takes the page, as another e-mail does.
    #[schema(pattern = "^(admin|manager|staff)$")]
    role: String,
    /// The id of a department.
    #[schema(value_type = Option<IdText>)]
    department: Option<String>,
    /// The id of whoever leads them.
    #[schema(value_type = Option<IdText>)]
    manager: Option<String>,
    /// Why they have another title, department or manager from now on.
    #[schema(max_length = 200)]
    reason: Option<String>,
    /// Whether they had it all along, and the one before was a mistake.
    #[serde(default)]
    is_correction: bool,
}

/// What a document says of somebody.
struct Place {
    profile: Profile,
    role: Role,
    department: Option<DepartmentId>,
    manager: Option<PersonId>,
}

const PEOPLE: &str = "/api/v1/people";

/// Gives somebody an account, for admins. They are mailed a link to choose a password.
#[utoipa::path(
    post,
    path = "/api/v1/people",
    operation_id = "invite_person",
    tag = "People",
    request_body = NewPersonDocument,
    responses((status = 201, body = Created), Refuses<CreatePersonError>)
)]
pub(crate) async fn invite(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<NewPersonDocument>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let place = place(&document, &mut flaws).ok_or(flaws)?;
    let Place { profile, role, department, manager } = place;
    let command = CreatePerson { id: app.ids.next(), profile, role, department, manager };
    let id = command.id.to_string();
    invite_person(&app, &caller.actor(), command).await?;
    Ok(created(PEOPLE, id))
}

/// Changes how somebody is called, what they are and who leads them, for admins.
///
/// Another e-mail or role is refused (`edit-unconfirmed`): it takes the password of whoever changes
/// it, which is typed on the page.
#[utoipa::path(
    put,
    path = "/api/v1/people/{id}",
    operation_id = "edit_person",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = PersonSettingsDocument,
    responses((status = 204), Refuses<EditPersonError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(document): Body<PersonSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let (document, reason, is_correction) = document.parts();
    let mut flaws = Flaws::default();
    let place = place(&document, &mut flaws);
    let reason = flaws.take("reason", JobReason::parse_optional(&reason));
    let (place, reason) = place.zip(reason).ok_or(flaws)?;
    let job = match is_correction {
        true => JobEdit::Corrected,
        false => JobEdit::Moved { reason },
    };
    let Place { profile, role, department, manager } = place;
    // Nobody types a password here.
    let has_confirmed = false;
    let command =
        EditPerson { id, expected, profile, role, department, manager, job, has_confirmed };
    edit_person(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl PersonSettingsDocument {
    /// What it says of the person, and what another job means.
    fn parts(self) -> (NewPersonDocument, String, bool) {
        let document = NewPersonDocument {
            name: self.name,
            email: self.email,
            username: self.username,
            job_title: self.job_title,
            phone: self.phone,
            role: self.role,
            department: self.department,
            manager: self.manager,
        };
        (document, self.reason.unwrap_or_default(), self.is_correction)
    }
}

fn place(document: &NewPersonDocument, flaws: &mut Flaws) -> Option<Place> {
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let name = flaws.take("name", PersonName::parse(&document.name));
    let email = flaws.take("email", Email::parse(&document.email));
    let username = flaws.take("username", Username::parse(&text(&document.username)));
    let job_title = flaws.take("job_title", JobTitle::parse_optional(&text(&document.job_title)));
    let phone = flaws.take("phone", Phone::parse_optional(&text(&document.phone)));
    let role = flaws.take("role", role(&document.role));
    let department = flaws.take("department", optional_id(document.department.as_deref()));
    let manager = flaws.take("manager", optional_id(document.manager.as_deref()));
    let (name, email, username) = (name?, email?, username?);
    let profile = Profile { name, email, username, job_title: job_title?, phone: phone? };
    Some(Place { profile, role: role?, department: department?, manager: manager? })
}

fn role(word: &str) -> Result<Role, RequestRefused> {
    Role::parse(word).ok_or(RequestRefused::WrongValue)
}
