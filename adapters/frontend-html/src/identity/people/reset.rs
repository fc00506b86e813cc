//! A temporary password for somebody who has forgotten theirs.

use application::{
    App, Failure, Message,
    identity::{PasswordGiven, PersonView, ResetPassword, reset_password, see_person},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{PersonName, ResetRefused};
use domain_kernel::{Person, Version};

use super::{deactivate::back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Confirmation, PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let change = change(&person, app.policy.has_smtp);
    let page = ConfirmPage::new(back(id, &person.name), change, screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn reset(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let expected = version(&form.only(&["version"])?)?;
    let given = reset_password(&app, &actor, ResetPassword { id, expected }).await;
    let given = given.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(told(SeeOther::to(url(id)), &person.name, &given).into_response())
}

/// Says where the temporary password is: on the next page and on no other, or in a mail.
pub(crate) fn told(go: SeeOther, name: &PersonName, given: &PasswordGiven) -> SeeOther {
    match given {
        PasswordGiven::Mailed => {
            go.notice(Message::new("reset-mailed").text("name", name.as_str()))
        }
        PasswordGiven::Shown { temporary } => go.warning(
            Message::new("person-created")
                .text("name", name.as_str())
                .text("password", temporary.as_str()),
        ),
    }
}

pub(super) fn change(person: &PersonView, is_mailed: bool) -> Change {
    let action = format!("{}/password", url(person.id));
    let is_active = person.state.is_active();
    reset_of(&person.name, is_active, is_mailed, action, person.version)
}

/// What a reset of somebody's password would do.
pub(crate) fn reset_of(
    name: &PersonName,
    is_active: bool,
    is_mailed: bool,
    action: String,
    version: Version,
) -> Change {
    let refused = (!is_active).then(|| ResetRefused::Deactivated.message());
    Change {
        heading: Message::new("reset-title").text("name", name.as_str()),
        lead: "reset-lead",
        points: vec![
            Message::new("reset-old"),
            Message::new("reset-sessions"),
            match is_mailed {
                true => Message::new("reset-temporary-mailed"),
                false => Message::new("reset-temporary"),
            },
        ],
        stem: None,
        refused,
        action,
        hidden: vec![Hidden::new("version", &version.get())],
        button: Message::new("reset-submit"),
        is_destructive: false,
    }
}
