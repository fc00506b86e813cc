use application::{
    App, Message,
    joining::{RefuseJoin, WaitingView, refuse_join, see_waiting},
};
use axum::{extract::State, response::Response};
use domain_kernel::Person;

use super::{PATH, show::url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
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
    let waiting = see_waiting(&app, &actor, id).await?;
    Ok(screen.show(&ConfirmPage::new(back(&waiting), change(&waiting), screen.reader())))
}

pub(crate) async fn refuse(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let waiting = see_waiting(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let refused = refuse_join(&app, &actor, RefuseJoin { id, expected }).await;
    refused.map_err(|err| Problem::from(err).back_to(PATH.to_owned()))?;
    let message = Message::new("join-refused").text("name", waiting.name.as_str());
    Ok(SeeOther::to(PATH).notice(message))
}

pub(super) fn back(waiting: &WaitingView) -> Link {
    Link { href: url(waiting.id), text: waiting.name.as_str().to_owned() }
}

pub(super) fn change(waiting: &WaitingView) -> Change {
    Change {
        heading: Message::new("join-refuse-title").text("name", waiting.name.as_str()),
        lead: "join-refuse-lead",
        points: vec![
            Message::new("join-refuse-mail").text("email", waiting.email.as_str()),
            Message::new("join-refuse-gone"),
            Message::new("join-refuse-again"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/refuse", url(waiting.id)),
        hidden: vec![Hidden::new("version", &waiting.version.get())],
        button: Message::new("join-refuse"),
        is_destructive: true,
    }
}
