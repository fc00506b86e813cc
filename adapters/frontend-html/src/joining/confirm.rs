//! Where the link in the mail leads that confirms an address.

use application::{
    App, Failure, Message,
    joining::{ConfirmJoin, ConfirmJoinError, Joined, confirm_join, follow_join_link},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_identity::TypedPassword;
use domain_kernel::Actor;
use http::StatusCode;
use serde::Serialize;

use crate::{
    address::Caller,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
};

/// Somebody shows that the address is theirs, and that it was they who asked.
#[derive(Debug, Serialize)]
pub(crate) struct ConfirmJoinPage {
    action: String,
    lead: String,
    password: Field,
    mistakes: Vec<Mistake>,
}

/// Where the link leads when it is good no more.
#[derive(Debug, Serialize)]
pub(crate) struct JoinOverPage {}

pub(crate) async fn follow(
    State(app): State<App>,
    Path(token): Path<String>,
    screen: Screen,
) -> Result<Response, Problem> {
    show(&app, &token, &Draft::blank(), &screen).await
}

pub(crate) async fn confirm(
    State(app): State<App>,
    Path(token): Path<String>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["password"])?;
    let password = TypedPassword::new(form.text("password"));
    let command = ConfirmJoin { token: token.clone(), password };
    let key = match confirm_join(&app, &Actor::nobody(origin), command).await {
        Ok(Joined::In) => "join-in",
        Ok(Joined::Waiting) => "join-waits",
        Err(ConfirmJoinError::Over(_)) => return Ok(over(&screen)),
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            return show(&app, &token, &draft, &screen).await;
        }
    };
    Ok(SeeOther::to("/login").notice(Message::new(key)).into_response())
}

async fn show(app: &App, token: &str, draft: &Draft, screen: &Screen) -> Result<Response, Problem> {
    match follow_join_link(app, token).await {
        Ok(link) => {
            let company = link.company.settings.name.as_str();
            Ok(screen.show(&ConfirmJoinPage::new(token, company, draft, screen.reader())))
        }
        Err(ConfirmJoinError::Over(_)) => Ok(over(screen)),
        Err(err) => Err(err.into()),
    }
}

fn over(screen: &Screen) -> Response {
    (StatusCode::GONE, screen.show(&JoinOverPage {})).into_response()
}

impl ConfirmJoinPage {
    fn new(token: &str, company: &str, draft: &Draft, reader: &Reader) -> Self {
        Self {
            action: format!("/join/{token}"),
            lead: reader.text(&Message::new("join-confirm-lead").text("company", company)),
            password: draft.secret("password", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ConfirmJoinPage {
    const TEMPLATE: &'static str = "joining/confirm.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("join-confirm-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("password", ConfirmJoinError::WrongPassword.message());
        let drafts = [Draft::blank(), Draft::refused(Form::default(), errors)];
        let pages = drafts.iter().map(|it| Self::new("0a1b", "Harbour & Sons", it, reader));
        pages.collect()
    }
}

impl Page for JoinOverPage {
    const TEMPLATE: &'static str = "joining/over.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("join-over-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}
