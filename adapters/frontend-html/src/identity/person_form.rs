//! The fields of a person that an admin fills in.

use application::{
    Message,
    identity::{DepartmentLine, Leader, PersonView},
};
use domain_identity::{
    DepartmentId, Email, JobEdit, JobReason, JobTitle, PersonName, Phone, Profile, Username,
};
use domain_kernel::{PersonId, Role, Version};
use serde::Serialize;

use super::people::role;
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Tick},
    reader::Reader,
};

pub(super) const FIELDS: [&str; 8] =
    ["name", "email", "username", "job_title", "department", "phone", "role", "manager"];
/// Those that only somebody has who is here.
pub(super) const EDIT_FIELDS: [&str; 3] = ["version", "reason", "is_correction"];

/// What there is to choose from.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) leaders: Vec<Leader>,
    pub(super) departments: Vec<DepartmentLine>,
}

/// As `identity/people/form.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct PersonFields {
    name: Field,
    email: Field,
    username: Field,
    job_title: Field,
    department: Field,
    departments: Vec<Choice>,
    phone: Field,
    role: Field,
    roles: Vec<Choice>,
    manager: Field,
    managers: Vec<Choice>,
    reason: Field,
    is_correction: Tick,
}

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) profile: Profile,
    pub(super) role: Role,
    pub(super) department: Option<DepartmentId>,
    pub(super) manager: Option<PersonId>,
}

impl PersonFields {
    pub(super) fn new(draft: &Draft, choices: &Choices, reader: &Reader) -> Self {
        let roles = [Role::Staff, Role::Manager, Role::Admin];
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        let nobody = (String::new(), reader.say("person-no-manager"));
        let leaders = choices.leaders.iter();
        let leaders = leaders.map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        let none = (String::new(), reader.say("person-no-department"));
        let departments = choices.departments.iter();
        let departments = departments.map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        Self {
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            username: draft.field("username", reader),
            job_title: draft.field("job_title", reader),
            department: draft.field("department", reader),
            departments: draft.choices("department", [none].into_iter().chain(departments)),
            phone: draft.field("phone", reader),
            role: draft.field("role", reader),
            roles: draft.choices("role", roles),
            manager: draft.field("manager", reader),
            managers: draft.choices("manager", [nobody].into_iter().chain(leaders)),
            reason: draft.field("reason", reader),
            is_correction: draft.tick("is_correction", reader),
        }
    }
}

impl FilledIn {
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", PersonName::parse(form.text("name")));
        let email = errors.take("email", Email::parse(form.text("email")));
        let username = errors.take("username", Username::parse(form.text("username")));
        let job_title = errors.take("job_title", JobTitle::parse_optional(form.text("job_title")));
        let phone = errors.take("phone", Phone::parse_optional(form.text("phone")));
        let role = Role::parse(form.text("role"));
        if role.is_none() {
            errors.add("role", Message::new("choice-unknown"));
        }
        let manager = match form.text("manager") {
            "" => Some(None),
            id => id.parse().ok().map(Some),
        };
        if manager.is_none() {
            errors.add("manager", Message::new("manager-not-found"));
        }
        let department = match form.text("department") {
            "" => Some(None),
            id => id.parse().ok().map(Some),
        };
        if department.is_none() {
            errors.add("department", Message::new("department-not-listed"));
        }
        let place = role.zip(department).zip(manager);
        let profile = name.zip(email).zip(username).zip(job_title).zip(phone);
        let (Some(profile), Some(((role, department), manager))) = (profile, place) else {
            return Err(errors);
        };
        let ((((name, email), username), job_title), phone) = profile;
        let profile = Profile { name, email, username, job_title, phone };
        Ok(Self { profile, role, department, manager })
    }
}

/// What another job means, as the boxes below the form say it.
pub(super) fn job_edit(form: &Form) -> Result<JobEdit, FieldErrors> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", JobReason::parse_optional(form.text("reason")));
    let reason = reason.ok_or(errors)?;
    Ok(match form.is_ticked("is_correction") {
        true => JobEdit::Corrected,
        false => JobEdit::Moved { reason },
    })
}

/// Both, or all that is wrong with either.
pub(super) fn both<A, B>(
    one: Result<A, FieldErrors>,
    two: Result<B, FieldErrors>,
) -> Result<(A, B), FieldErrors> {
    match (one, two) {
        (Ok(one), Ok(two)) => Ok((one, two)),
        (Err(mut errors), Err(more)) => {
            errors.append(more);
            Err(errors)
        }
        (Err(errors), _) | (_, Err(errors)) => Err(errors),
    }
}

/// The fields as they are stored.
pub(super) fn stored(person: &PersonView) -> Draft {
    let manager = person.manager.as_ref().map(|it| it.id.to_string());
    let department = person.department.as_ref().map(|(id, _)| id.to_string());
    Draft::filled([
        ("name", person.name.as_str()),
        ("email", person.email.as_str()),
        ("username", person.username.as_ref().map(Username::as_str).unwrap_or_default()),
        ("job_title", person.job_title.as_ref().map(JobTitle::as_str).unwrap_or_default()),
        ("phone", person.phone.as_ref().map(Phone::as_str).unwrap_or_default()),
        ("department", department.as_deref().unwrap_or_default()),
        ("role", person.role.name()),
        ("manager", manager.as_deref().unwrap_or_default()),
    ])
}

/// The version that an edit is based on. Only our own page writes it.
pub(super) fn version(form: &Form) -> Result<Version, FormError> {
    form.text("version").parse().map(Version::new).map_err(|_| FormError::Unreadable)
}
