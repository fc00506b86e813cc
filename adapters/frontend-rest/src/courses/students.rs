//! Those who are taught.

use application::{
    App, Message,
    courses::{
        CreateStudent, DeleteStudent, DeleteStudentError, EditStudent, EditStudentError,
        FindStudentError, ListStudents, StudentLine, StudentView, StudentsSortedBy, create_student,
        delete_student, edit_student, list_students, see_student,
    },
};
use axum::extract::State;
use domain_courses::{FirstName, LastName, Student, StudentDetails, StudentEmail};
use domain_identity::{Email, Identifier};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::enrolled::StudentNamed;
use crate::{
    answer::{Answer, Created, List, created, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    me::{NamedDocument, named},
    params::{Params, direction},
    path::PathId,
    problem::Problem,
};

/// A student in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = StudentLine)]
pub(crate) struct StudentLineDocument {
    #[serde(flatten)]
    student: StudentNamed,
    /// Whether a person sees the courses as their own.
    has_account: bool,
    created: String,
    courses: u32,
}

/// A student with all that is known of them.
#[derive(Serialize, ToSchema)]
#[schema(as = Student)]
pub(crate) struct StudentDocument {
    #[serde(flatten)]
    student: StudentNamed,
    /// The person who sees the courses as their own.
    person: Option<NamedDocument>,
    created: String,
    courses: u32,
}

/// All that is decided about a student. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StudentSettings)]
pub(crate) struct StudentSettings {
    #[schema(min_length = 1, max_length = 120)]
    first_name: String,
    #[schema(min_length = 1, max_length = 120)]
    last_name: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// The e-mail or username of the person who sees the courses as their own.
    account: Option<String>,
}

const PATH: &str = "/api/v1/students";
const PARAMS: [&str; 4] = ["q", "sort", "direction", "cursor"];

/// The company's students, for whoever teaches.
#[utoipa::path(
    get,
    path = "/api/v1/students",
    operation_id = "list_students",
    tag = "Students",
    params(
        ("q" = Option<String>, Query, description = "Part of a name or an address"),
        (
            "sort" = Option<String>, Query, description = "`name`, `email` or `created`",
            pattern = "^(name|email|created)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<StudentLineDocument>), Refuses<FindStudentError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<StudentLineDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let page = list_students(&app, &caller.actor(), asked(&params, &list)?).await?;
    Ok(part(&page, &list, StudentLineDocument::new))
}

/// Adds a student.
#[utoipa::path(
    post,
    path = "/api/v1/students",
    operation_id = "create_student",
    tag = "Students",
    request_body = StudentSettings,
    responses((status = 201, body = Created), Refuses<EditStudentError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<StudentSettings>,
) -> Result<Answer<Created>, Problem> {
    let (details, account) = settings(&document)?;
    let command = CreateStudent { id: app.ids.next(), details, account };
    let id = command.id.to_string();
    create_student(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// One student.
#[utoipa::path(
    get,
    path = "/api/v1/students/{id}",
    operation_id = "show_student",
    tag = "Students",
    params(("id" = String, Path)),
    responses((
        status = 200, body = StudentDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindStudentError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Student>,
) -> Result<Answer<StudentDocument>, Problem> {
    let student = see_student(&app, &caller.actor(), id).await?;
    Ok(Answer::of(StudentDocument::new(&student)).version(student.version))
}

/// Changes how a student is called and reached, or which person it is.
#[utoipa::path(
    put,
    path = "/api/v1/students/{id}",
    operation_id = "edit_student",
    tag = "Students",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = StudentSettings,
    responses((status = 204), Refuses<EditStudentError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Student>,
    Seen(expected): Seen,
    Body(document): Body<StudentSettings>,
) -> Result<StatusCode, Problem> {
    let (details, account) = settings(&document)?;
    let command = EditStudent { id, expected, details, account };
    edit_student(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a student, with everything that says who it was. A person stays.
#[utoipa::path(
    delete,
    path = "/api/v1/students/{id}",
    operation_id = "delete_student",
    tag = "Students",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteStudentError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Student>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteStudent { id, expected };
    delete_student(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn asked(params: &Params, list: &str) -> Result<ListStudents, Problem> {
    let mut flaws = Flaws::default();
    let sorted_by = flaws.asked("sort", params.parsed("sort", StudentsSortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListStudents {
        search: params.text("q").to_owned(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

fn settings(document: &StudentSettings) -> Result<(StudentDetails, Option<Identifier>), Problem> {
    let mut flaws = Flaws::default();
    let first_name = flaws.take("first_name", FirstName::parse(&document.first_name));
    let last_name = flaws.take("last_name", LastName::parse(&document.last_name));
    let email = flaws.take("email", Email::parse(&document.email));
    let account = match document.account.as_deref().unwrap_or_default().trim() {
        "" => Some(None),
        typed => Identifier::parse(typed).map(Some),
    };
    if account.is_none() {
        flaws.add(Place::field("account"), Message::new("student-no-such-person"));
    }
    match (first_name, last_name, email, account) {
        (Some(first_name), Some(last_name), Some(email), Some(account)) => {
            let email = StudentEmail::restore(email.as_str().to_owned());
            Ok((StudentDetails { first_name, last_name, email }, account))
        }
        _ => Err(flaws.into()),
    }
}

impl StudentLineDocument {
    fn new(student: &StudentLine) -> Self {
        Self {
            student: StudentNamed::new(student.id, &student.details),
            has_account: student.has_account,
            created: moment(student.created),
            courses: student.n_courses,
        }
    }
}

impl StudentDocument {
    fn new(student: &StudentView) -> Self {
        let person = student.account.as_ref().map(|it| named(it.person, it.name.as_str()));
        Self {
            student: StudentNamed::new(student.id, &student.details),
            person,
            created: moment(student.created),
            courses: student.n_courses,
        }
    }
}
