//! One's own e-mail address and username.

use application::{
    App, Failure, Message,
    identity::{
        AskToChangeEmail, ChangeEmailError, ChangeUsername, OwnNames, PendingEmail,
        ask_to_change_email, change_username, confirm_email, follow_email_link, see_own_names,
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_identity::{Email, Username};
use domain_kernel::Actor;
use http::StatusCode;
use serde::Serialize;
use tower_sessions::Session;

use super::{people, person_form};
use crate::{
    address::Browser,
    confirm::{Change, ConfirmPage},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    session,
    views::Page,
    visitor::{Confirmed, Signed},
};

const URL: &str = "/account/email";

/// How one signs in and is written to.
#[derive(Debug, Serialize)]
pub(crate) struct OwnNamesPage {
    current: String,
    /// Which address waits to be confirmed, and how long.
    pending: Option<String>,
    email: Field,
    version: String,
    username: Field,
    mistakes: Vec<Mistake>,
}

/// Where the link leads when it is good no more.
#[derive(Debug, Serialize)]
pub(crate) struct EmailOverPage {}

pub(crate) async fn show(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
) -> Result<Response, Problem> {
    let names = see_own_names(&app, &actor).await?;
    let draft = Draft::refused(with(&names, &Form::default()), FieldErrors::default());
    Ok(screen.show(&OwnNamesPage::new(&names, &draft, screen.reader())))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["email"])?;
    match send(&app, &actor, &form).await {
        // Whoever's it is: the answer does not say whether there is such an account.
        Ok(()) => Ok(SeeOther::to(URL).notice(Message::new("own-email-asked")).into_response()),
        Err(refusal) => again(&app, &actor, &form, refusal, &screen).await,
    }
}

pub(crate) async fn rename(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["version", "username"])?;
    match save(&app, &actor, &form).await {
        Ok(()) => Ok(SeeOther::to(URL).notice(Message::new("own-username-saved")).into_response()),
        Err(refusal) => again(&app, &actor, &form, refusal, &screen).await,
    }
}

pub(crate) async fn follow(
    State(app): State<App>,
    Path(token): Path<String>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    match follow_email_link(&app, &actor, &token).await {
        Ok(email) => {
            let reader = screen.reader();
            Ok(screen.show(&ConfirmPage::new(back(reader), confirmation(&email, &token), reader)))
        }
        Err(err) => over(err, &screen),
    }
}

pub(crate) async fn confirm(
    State(app): State<App>,
    Path(token): Path<String>,
    Signed(actor): Signed,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    form.only(&[])?;
    match confirm_email(&app, &actor, &token).await {
        Ok(to) => {
            // All sessions have ended; this browser goes on with a new one.
            session::begin(&session, to, false, &device).await?;
            let done = SeeOther::to("/account").notice(Message::new("own-email-changed"));
            Ok(done.into_response())
        }
        Err(err) => over(err, &screen),
    }
}

async fn send(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let Some(email) = errors.take("email", Email::parse(form.text("email"))) else {
        return Err(errors.into());
    };
    Ok(ask_to_change_email(app, actor, AskToChangeEmail { email }).await?)
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let expected = person_form::version(form)?;
    let mut errors = FieldErrors::default();
    let Some(username) = errors.take("username", Username::parse(form.text("username"))) else {
        return Err(errors.into());
    };
    Ok(change_username(app, actor, ChangeUsername { expected, username }).await?)
}

async fn again(
    app: &App,
    actor: &Actor,
    form: &Form,
    refusal: Refusal,
    screen: &Screen,
) -> Result<Response, Problem> {
    let errors = refusal.mistakes().map_err(|it| it.back_to(URL))?;
    let names = see_own_names(app, actor).await?;
    let draft = Draft::refused(with(&names, form), errors);
    Ok(screen.show(&OwnNamesPage::new(&names, &draft, screen.reader())))
}

/// What was typed into one of the two forms, and what is stored for the other.
fn with(names: &OwnNames, typed: &Form) -> Form {
    let stored = names.person.username.as_ref().map(Username::as_str).unwrap_or_default();
    let username = typed.texts("username").next().unwrap_or(stored);
    Form::from_iter([
        ("email", typed.text("email")),
        ("username", username),
        ("version", typed.text("version")),
    ])
}

/// A page of its own for a link that is over; for everything else, what is always shown.
fn over(err: ChangeEmailError, screen: &Screen) -> Result<Response, Problem> {
    match err {
        ChangeEmailError::LinkIsOver => {
            Ok((StatusCode::GONE, screen.show(&EmailOverPage {})).into_response())
        }
        err => Err(Problem::from(err).back_to(URL)),
    }
}

/// What another address means, before it is one's own.
fn confirmation(email: &Email, token: &str) -> Change {
    Change {
        heading: Message::new("own-email-confirm").text("email", email.as_str()),
        lead: "own-email-confirm-lead",
        points: vec![
            Message::new("own-email-confirm-sign-in"),
            Message::new("own-email-confirm-old"),
            Message::new("own-email-confirm-sessions"),
        ],
        stem: None,
        refused: None,
        action: format!("{URL}/{token}"),
        hidden: Vec::new(),
        button: Message::new("own-email-confirm-submit"),
        is_destructive: false,
    }
}

fn back(reader: &Reader) -> Link {
    Link { href: "/account".to_owned(), text: reader.say("account-title") }
}

/// The page that confirms an address, for `ConfirmPage::samples`.
pub(crate) fn changes(reader: &Reader) -> [(Link, Change); 1] {
    let email = Email::restore("kofi@elsewhere.example".to_owned());
    [(back(reader), confirmation(&email, "0a1b"))]
}

impl OwnNamesPage {
    fn new(names: &OwnNames, draft: &Draft, reader: &Reader) -> Self {
        let current = names.person.email.as_str();
        let pending = names.pending.as_ref().map(|it| {
            let message = Message::new("own-email-pending")
                .text("new", it.email.as_str())
                .text("old", current)
                .text("when", &reader.date_time(it.until));
            reader.text(&message)
        });
        Self {
            current: current.to_owned(),
            pending,
            email: draft.field("email", reader),
            version: draft.version(names.person.version),
            username: draft.field("username", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for OwnNamesPage {
    const TEMPLATE: &'static str = "identity/own_names.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("own-names-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = people::sample_person();
        let email = Email::restore("kofi@elsewhere.example".to_owned());
        let pending = Some(PendingEmail { email, until: person.created });
        let names = OwnNames { person: person.clone(), pending: None };
        let asked = OwnNames { person, pending };
        let blank = Form::default();
        let mut errors = FieldErrors::default();
        errors.add("email", ChangeEmailError::Same.message());
        let drafts = [
            (&names, Draft::refused(with(&names, &blank), FieldErrors::default())),
            (&asked, Draft::refused(with(&asked, &blank), FieldErrors::default())),
            (&names, Draft::refused(with(&names, &blank), errors)),
        ];
        drafts.iter().map(|(names, draft)| Self::new(names, draft, reader)).collect()
    }
}

impl Page for EmailOverPage {
    const TEMPLATE: &'static str = "identity/email_over.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("own-email-over-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}
