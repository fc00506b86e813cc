//! Letting nobody in by an account any more, and again.

use application::{
    App, Failure, Message,
    identity::{
        DeactivatePerson, Deactivation, PersonView, ReactivatePerson, deactivate_person,
        plan_deactivation, reactivate_person, see_person,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Actor, Person, PersonId};

use super::{
    leave::{self, LeavePage},
    url,
};
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Draft, Form, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let plan = plan_deactivation(&app, &actor, id).await?;
    let has_something = plan.held.as_ref().is_some_and(|it| !it.is_empty());
    if has_something && plan.refused.is_none() {
        return Ok(screen.show(&LeavePage::new(&plan, &Draft::blank(), screen.reader())));
    }
    let page = ConfirmPage::new(back(id, &plan.name), deactivation(&plan), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn deactivate(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => Ok(done("person-is-deactivated", &person).into_response()),
        Err(refusal) => {
            let errors = refusal.mistakes().map_err(|it| it.back_to(url(id)))?;
            // What they have now, whatever it was when the form was shown.
            let plan = plan_deactivation(&app, &actor, id).await?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&LeavePage::new(&plan, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: PersonId, form: &Form) -> Result<(), Refusal> {
    let (expected, leaving) = (version(form)?, Some(leave::parse(form)?));
    let command = DeactivatePerson { id, expected, leaving };
    deactivate_person(app, actor, command).await.map_err(leave::refusal)
}

pub(crate) async fn ask_back(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(id, &person.name), reactivation(&person), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn reactivate(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let reactivated = reactivate_person(&app, &actor, ReactivatePerson { id, expected }).await;
    reactivated.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("person-is-reactivated", &person))
}

fn done(key: &'static str, person: &PersonView) -> SeeOther {
    SeeOther::to(url(person.id)).notice(Message::new(key).text("name", person.name.as_str()))
}

pub(super) fn back(id: PersonId, name: &PersonName) -> Link {
    Link { href: url(id), text: name.as_str().to_owned() }
}

/// What a deactivation comes to.
pub(super) fn points(plan: &Deactivation) -> Vec<Message> {
    let mut points = vec![
        Message::new("deactivate-sessions"),
        Message::new("deactivate-attempts"),
        Message::new("deactivate-team"),
        Message::new("deactivate-stays"),
    ];
    if 0 < plan.n_led {
        points.push(Message::new("deactivate-leads").number("n", plan.n_led));
    }
    points
}

pub(super) fn deactivation(plan: &Deactivation) -> Change {
    Change {
        heading: Message::new("deactivate-title").text("name", plan.name.as_str()),
        lead: "deactivate-lead",
        points: points(plan),
        stem: None,
        refused: plan.refused.as_ref().map(Failure::message),
        action: format!("{}/deactivate", url(plan.id)),
        hidden: vec![Hidden::new("version", &plan.version.get())],
        button: Message::new("deactivate-submit"),
        is_destructive: true,
    }
}

pub(super) fn reactivation(person: &PersonView) -> Change {
    Change {
        heading: Message::new("reactivate-title").text("name", person.name.as_str()),
        lead: "reactivate-lead",
        points: vec![
            Message::new("reactivate-password"),
            Message::new("reactivate-attempts"),
            Message::new("reactivate-team"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/reactivate", url(person.id)),
        hidden: vec![Hidden::new("version", &person.version.get())],
        button: Message::new("reactivate-submit"),
        is_destructive: false,
    }
}
