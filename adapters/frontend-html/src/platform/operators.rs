//! Those who run the platform, as root operators keep them.

mod list;
mod page;
pub(super) mod second_factor;
pub(super) mod switch;

use application::{
    App, Message,
    platform::{HireOperator, OperatorView, hire_operator, list_operators, see_operator},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Email, PersonName, Profile, Username};
use domain_kernel::{Actor, Operator, OperatorId, OperatorRole, Permission, Realm};

use crate::{
    form::{Draft, FieldErrors, Form, FormError, Refusal},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Operating, PathId},
};

pub(crate) use list::OperatorsPage;
pub(crate) use page::OperatorPage;
pub(crate) use switch::changes;

const FIELDS: [&str; 5] = ["id", "name", "email", "username", "role"];

pub(crate) async fn index(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let operators = list_operators(&app, &actor, query.page()).await?;
    Ok(screen.show(&OperatorsPage::new(&operators, screen.reader())))
}

pub(crate) async fn new(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let draft = Draft::filled([("role", OperatorRole::Support.name())]);
    Ok(screen.show(&OperatorPage::create(app.ids.next(), &draft, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let form = form.only(&FIELDS)?;
    let id: OperatorId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        // The password is on the next page and on no other.
        Ok(notice) => Ok(SeeOther::to(url(id)).warning(notice).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&OperatorPage::create(id, &draft, screen.reader())))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    id: OperatorId,
    form: &Form,
) -> Result<Message, Refusal> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let username = errors.take("username", Username::parse(form.text("username")));
    let role = OperatorRole::parse(form.text("role"));
    if role.is_none() {
        errors.add("role", Message::new("choice-unknown"));
    }
    let (Some(name), Some(email), Some(username), Some(role)) = (name, email, username, role)
    else {
        return Err(errors.into());
    };
    let profile = Profile { name: name.clone(), email, username, job_title: None, phone: None };
    let created = hire_operator(app, actor, HireOperator { id, profile, role }).await?;
    Ok(Message::new("person-created")
        .text("name", name.as_str())
        .text("password", created.temporary.as_str()))
}

pub(crate) async fn show(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Operator>,
    screen: Screen,
) -> Result<Response, Problem> {
    let operator = see_operator(&app, &actor, id).await?;
    Ok(screen.show(&OperatorPage::of(&operator, screen.reader())))
}

fn url(id: OperatorId) -> String {
    format!("/platform/operators/{id}")
}

pub(super) fn role(role: OperatorRole, reader: &Reader) -> String {
    reader.say(match role {
        OperatorRole::Root => "role-root",
        OperatorRole::Support => "role-support",
    })
}

/// Somebody for the samples of pages.
pub(super) fn sample() -> OperatorView {
    page::sample()
}
