use application::{
    App, Message,
    onboarding::{AssignPath, WithdrawPath, assign_path, list_assignable, see_path, withdraw_path},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, PersonId};
use domain_onboarding::{Path, PathId as Id, StartError, parse_start};

use super::{show::answer, url};
use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

const FIELDS: [&str; 4] = ["person", "starts_on", "starts_on_month", "starts_on_year"];

pub(crate) async fn assign(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    see_path(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, id, &form, screen.reader()).await {
        Ok(notice) => Ok(SeeOther::to(url(id)).notice(notice).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, &screen, id, &draft).await
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    path: Id,
    form: &Form,
    reader: &Reader,
) -> Result<Message, Refusal> {
    let mut errors = FieldErrors::default();
    let person = person(form);
    if person.is_none() {
        errors.add("person", Message::new("assign-no-such-person"));
    }
    let starts_on = errors.take("starts_on", start(form));
    let (Some(person), Some(starts_on)) = (person, starts_on) else {
        return Err(errors.into());
    };
    assign_path(app, actor, AssignPath { path, person, starts_on }).await?;
    let name = name(app, actor, person).await?;
    let notice = Message::new("path-assigned").text("name", &name);
    Ok(notice.text("date", &reader.date(starts_on)))
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_path(&app, &actor, id).await?;
    let form = form.only(&["person"])?;
    let person = person(&form).ok_or(crate::form::FormError::Unreadable)?;
    let withdrawn = withdraw_path(&app, &actor, WithdrawPath { path: id, person }).await;
    withdrawn.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let name = name(&app, &actor, person).await?;
    let notice = Message::new("path-withdrawn").text("name", &name);
    Ok(SeeOther::to(url(id)).notice(notice))
}

fn person(form: &Form) -> Option<PersonId> {
    form.text("person").parse().ok()
}

/// Day, month and year as three fields.
fn start(form: &Form) -> Result<Date, StartError> {
    let part = |name| form.text(name).trim().to_owned();
    let (day, month, year) = (part("starts_on"), part("starts_on_month"), part("starts_on_year"));
    parse_start(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

/// How somebody is called whom the actor leads.
async fn name(
    app: &App,
    actor: &Actor,
    person: PersonId,
) -> Result<String, application::onboarding::FindPathError> {
    let team = list_assignable(app, actor).await?;
    let found = team.iter().find(|it| it.id == person);
    Ok(found.map(|it| it.name.as_str().to_owned()).unwrap_or_default())
}
