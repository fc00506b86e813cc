//! Somebody asks for what another one has, who says yes or no.

use application::{
    App, Failure, Message,
    equipment::{AnswerHandoverError, OpenAsk, accept_handover, ask_for_item, decline_handover},
};
use axum::extract::State;
use domain_equipment::{ActivationCode, Handover};
use serde::Serialize;

use super::own;
use crate::{
    form::Form,
    problem::Problem,
    reader::Reader,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(super) const ASK: &str = "/equipment/ask";

/// What somebody is asked for, on the page of what they have.
#[derive(Debug, Serialize)]
pub(super) struct AskLine {
    name: String,
    tag: String,
    text: String,
    until: String,
    accept_url: String,
    decline_url: String,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    let form = form.only(&["code"])?;
    let typed = form.text("code");
    // Only what is a code becomes part of an address.
    let back = match ActivationCode::parse(typed) {
        Ok(code) => format!("/e/{}", code.shown().replace('-', "")),
        Err(_) => own::PATH.to_owned(),
    };
    let asked = ask_for_item(&app, &actor, typed).await;
    asked.map_err(|err| Problem::from(err).back_to(&back))?;
    Ok(SeeOther::to(back).notice(Message::new("handover-is-asked")))
}

pub(crate) async fn accept(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Handover>,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    accept_handover(&app, &actor, id).await.map_err(refused)?;
    Ok(SeeOther::to(own::PATH).notice(Message::new("handover-is-accepted")))
}

pub(crate) async fn decline(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Handover>,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    decline_handover(&app, &actor, id).await.map_err(refused)?;
    Ok(SeeOther::to(own::PATH).notice(Message::new("handover-is-declined")))
}

/// What keeps the other one from having it says so of them, and is nothing to correct.
fn refused(err: AnswerHandoverError) -> Problem {
    let problem = match &err {
        AnswerHandoverError::Taker(taker) if taker.class() == application::Class::Invalid => {
            Problem::new(http::StatusCode::CONFLICT).because(Message::new("handover-asker-gone"))
        }
        _ => Problem::from(err),
    };
    problem.back_to(own::PATH)
}

impl AskLine {
    pub(super) fn new(ask: &OpenAsk, reader: &Reader) -> Self {
        let url = format!("/equipment/handovers/{}", ask.handover.id);
        let until = reader.date_time(ask.handover.expires());
        let text = Message::new("handover-asks").text("name", ask.by.as_str());
        Self {
            name: ask.name.as_str().to_owned(),
            tag: ask.tag.as_str().to_owned(),
            text: reader.text(&text),
            until: reader.text(&Message::new("handover-until").text("until", &until)),
            accept_url: format!("{url}/accept"),
            decline_url: format!("{url}/decline"),
        }
    }
}
