use application::{
    App,
    identity::{ExportedPerson, PeopleExport, export_people},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{DepartmentName, JobTitle, Language, Phone, Username};
use domain_kernel::{StoreError, Timestamp};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{list, role};
use crate::{
    csv::Csv, problem::Problem, query::Query, reader::Reader, screen::Screen, visitor::Signed,
};

/// What the columns are called; the ones that an import knows come first.
const HEADS: [&str; 12] = [
    "person-name",
    "person-email",
    "person-username",
    "person-job-title",
    "person-department",
    "person-phone",
    "person-role",
    "column-manager",
    "audit-field-language",
    "people-standing",
    "people-since",
    "people-last-sign-in",
];

/// The people of a list as a table, with the words of whoever asks.
pub(crate) async fn export(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let export = export_people(&app, &actor, list::asked(&query)).await?;
    let mut head = Csv::begin();
    let names = HEADS.map(|it| screen.reader().say(it));
    head.line(names.iter().map(String::as_str));
    let state = (export, screen.reader().clone(), Some(head));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"people.csv\""),
    ];
    Ok((headers, Body::from_stream(stream::try_unfold(state, next))).into_response())
}

/// What is being sent: the people that are left, for whom, and the line above them if it has not
/// been sent.
type Sending = (PeopleExport, Reader, Option<Csv>);

async fn next((mut export, reader, head): Sending) -> Result<Option<(Bytes, Sending)>, StoreError> {
    let people = export.next().await?;
    if people.is_empty() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    for person in &people {
        line(&mut csv, person, &reader);
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, reader, None))))
}

fn line(csv: &mut Csv, person: &ExportedPerson, reader: &Reader) {
    let date = |at: Timestamp| reader.date_of(at).map(|it| it.to_string()).unwrap_or_default();
    let role = role(person.role, reader);
    let standing = reader.say(match person.is_active {
        true => "people-active",
        false => "people-deactivated",
    });
    let since = date(person.created);
    let last_signed_in = person.last_signed_in.map(date).unwrap_or_default();
    csv.line([
        person.name.as_str(),
        list::address(&person.email),
        person.username.as_ref().map(Username::as_str).unwrap_or_default(),
        person.job_title.as_ref().map(JobTitle::as_str).unwrap_or_default(),
        person.department.as_ref().map(DepartmentName::as_str).unwrap_or_default(),
        person.phone.as_ref().map(Phone::as_str).unwrap_or_default(),
        &role,
        person.manager.as_ref().map(list::address).unwrap_or_default(),
        person.language.map(Language::tag).unwrap_or_default(),
        &standing,
        &since,
        &last_signed_in,
    ]);
}
