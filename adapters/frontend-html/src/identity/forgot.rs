//! For those who have forgotten their password: a link by mail, and what it leads to.

use application::{
    App, Failure, Message,
    identity::{
        AskForReset, AskForResetError, RecoverPassword, RecoverPasswordError, ask_for_reset,
        follow_reset_link, recover_password,
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_identity::{PasswordError, Purpose};
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

/// Where somebody says whose password they have forgotten.
#[derive(Debug, Serialize)]
pub(crate) struct ForgotPage {
    identifier: Field,
    mistakes: Vec<Mistake>,
}

/// Where the link in the mail leads.
#[derive(Debug, Serialize)]
pub(crate) struct RecoverPage {
    heading: String,
    lead: String,
    action: String,
    password: Field,
    again: Field,
    mistakes: Vec<Mistake>,
}

/// Where it leads when it is good no more.
#[derive(Debug, Serialize)]
pub(crate) struct LinkOverPage {}

pub(crate) async fn ask(screen: Screen) -> Response {
    screen.show(&ForgotPage::new(&Draft::blank(), screen.reader()))
}

pub(crate) async fn send(
    State(app): State<App>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["identifier"])?;
    let command = AskForReset {
        identifier: form.text("identifier").to_owned(),
        language: screen.reader().language(),
    };
    match ask_for_reset(&app, &Actor::nobody(origin), command).await {
        // Whoever it was: the answer does not say whether there is such an account.
        Ok(()) => Ok(SeeOther::to("/login").notice(Message::new("forgot-sent")).into_response()),
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            Ok(screen.show(&ForgotPage::new(&draft, screen.reader())))
        }
    }
}

pub(crate) async fn follow(
    State(app): State<App>,
    Path(token): Path<String>,
    screen: Screen,
) -> Result<Response, Problem> {
    match follow_reset_link(&app, &token).await {
        Ok(purpose) => {
            let page = RecoverPage::new(&token, purpose, &Draft::blank(), screen.reader());
            Ok(screen.show(&page))
        }
        Err(err) => over(err, &screen),
    }
}

pub(crate) async fn recover(
    State(app): State<App>,
    Path(token): Path<String>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["password", "again"])?;
    if form.text("password") != form.text("again") {
        let mut errors = FieldErrors::default();
        errors.add("again", Message::new("password-differs"));
        return again(&app, &token, &Draft::refused(form, errors), &screen).await;
    }
    let new = form.text("password").to_owned();
    let command = RecoverPassword { token: token.clone(), new };
    match recover_password(&app, &Actor::nobody(origin), command).await {
        Ok(()) => Ok(SeeOther::to("/login").notice(Message::new("recover-done")).into_response()),
        Err(err @ RecoverPasswordError::LinkIsOver) => over(err, &screen),
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            again(&app, &token, &draft, &screen).await
        }
    }
}

/// Shows what is wrong, as long as the link is good.
async fn again(
    app: &App,
    token: &str,
    draft: &Draft,
    screen: &Screen,
) -> Result<Response, Problem> {
    match follow_reset_link(app, token).await {
        Ok(purpose) => Ok(screen.show(&RecoverPage::new(token, purpose, draft, screen.reader()))),
        Err(err) => over(err, screen),
    }
}

/// A page of its own for a link that is over; for everything else, what is always shown.
fn over(err: RecoverPasswordError, screen: &Screen) -> Result<Response, Problem> {
    match err {
        RecoverPasswordError::LinkIsOver => {
            Ok((StatusCode::GONE, screen.show(&LinkOverPage {})).into_response())
        }
        err => Err(err.into()),
    }
}

impl ForgotPage {
    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self { identifier: draft.field("identifier", reader), mistakes: draft.mistakes(reader) }
    }
}

impl RecoverPage {
    fn new(token: &str, purpose: Purpose, draft: &Draft, reader: &Reader) -> Self {
        let (heading, lead) = match purpose {
            // A link for something else never leads here.
            Purpose::ResetPassword | Purpose::ChangeEmail => ("recover-title", "recover-lead"),
            Purpose::Welcome => ("welcome-title", "welcome-lead"),
        };
        Self {
            heading: reader.say(heading),
            lead: reader.say(lead),
            action: format!("/password/reset/{token}"),
            password: draft.secret("password", reader),
            again: draft.secret("again", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ForgotPage {
    const TEMPLATE: &'static str = "identity/forgot.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("forgot-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("identifier", AskForResetError::Empty.message());
        let refused = Draft::refused(Form::default(), errors);
        vec![Self::new(&Draft::blank(), reader), Self::new(&refused, reader)]
    }
}

impl Page for RecoverPage {
    const TEMPLATE: &'static str = "identity/recover.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("password", PasswordError::Common.message());
        let refused = Draft::refused(Form::default(), errors);
        vec![
            Self::new("0a1b", Purpose::ResetPassword, &Draft::blank(), reader),
            Self::new("0a1b", Purpose::ResetPassword, &refused, reader),
            Self::new("0a1b", Purpose::Welcome, &Draft::blank(), reader),
        ]
    }
}

impl Page for LinkOverPage {
    const TEMPLATE: &'static str = "identity/link_over.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("link-over-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}
