//! The second page of signing in, for those who have a second factor.

use application::{
    App, Failure as _,
    identity::{self, EnterCode, EnterCodeError, Ticket},
};
use axum::{extract::State, response::Response};
use domain_kernel::Actor;
use serde::Serialize;
use tower_sessions::Session;

use super::{
    resend::Onward,
    sign_in::{SignInPage, lead_on},
};
use crate::{
    address::{Browser, Caller},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    session,
    views::Page,
};

/// Asks for a code after the right password.
#[derive(Debug, Serialize)]
pub(crate) struct EnterCodePage {
    code: Field,
    /// For those without their phone: letters, which the keys for a code do not have.
    recovery: Field,
    is_recovering: bool,
    ticket: String,
    remember: Option<String>,
    next: Option<String>,
    resend: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 6] = ["code", "recovery", "ticket", "remember", "next", "resend"];

/// Whoever comes here without the form of the first page begins again.
pub(crate) async fn ask() -> SeeOther {
    SeeOther::to("/login")
}

pub(crate) async fn enter(
    State(app): State<App>,
    Caller(origin): Caller,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    let onward = Onward::parse(&form)?;
    let Some(ticket) = Ticket::parse(form.text("ticket")) else {
        return again(EnterCodeError::Over, form, &onward, &screen);
    };
    let typed = typed_field(&form);
    let command = EnterCode { ticket, code: form.text(typed).to_owned() };
    match identity::enter_code(&app, &Actor::nobody(origin), command).await {
        Ok(to) => {
            session::begin(&session, to, form.is_ticked("remember"), &device).await?;
            Ok(lead_on(to, onward, &form, &screen))
        }
        Err(err @ (EnterCodeError::Over | EnterCodeError::TooOften(_))) => {
            again(err, form, &onward, &screen)
        }
        Err(EnterCodeError::Wrong) => {
            let draft = Draft::refused(form, wrong(typed));
            Ok(screen.show(&EnterCodePage::new(&draft, screen.reader())))
        }
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            Ok(screen.show(&EnterCodePage::new(&draft, screen.reader())))
        }
    }
}

/// Which of the two fields somebody has used.
fn typed_field(form: &Form) -> &'static str {
    match form.text("recovery").trim() {
        "" => "code",
        _ => "recovery",
    }
}

fn wrong(field: &'static str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add(field, EnterCodeError::Wrong.message());
    errors
}

/// Back to the first page, with what waits to be sent.
fn again(
    err: EnterCodeError,
    form: Form,
    onward: &Onward,
    screen: &Screen,
) -> Result<Response, Problem> {
    let errors = match err {
        EnterCodeError::Over => {
            let mut errors = FieldErrors::default();
            errors.add("password", err.message());
            errors
        }
        err => Refusal::from(err).mistakes()?,
    };
    let draft = Draft::refused(form, errors);
    Ok(screen.show(&SignInPage::new(&draft, onward.next(), screen.reader())))
}

impl EnterCodePage {
    /// For somebody whose password has just been found right, by a form that may carry another.
    pub(super) fn first(sign_in: &Form, ticket: Ticket, reader: &Reader) -> Self {
        let carried = ["remember", "next", "resend"].map(|it| (it, sign_in.text(it).to_owned()));
        let carried = carried.into_iter().filter(|(_, value)| !value.is_empty());
        let ticket = [("ticket", ticket.text())];
        Self::new(&Draft::filled(carried.chain(ticket)), reader)
    }

    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            code: draft.secret("code", reader),
            recovery: draft.secret("recovery", reader),
            is_recovering: typed_field(draft.form()) == "recovery",
            ticket: draft.kept("ticket").unwrap_or_default(),
            remember: draft.kept("remember"),
            next: draft.kept("next"),
            resend: draft.kept("resend"),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for EnterCodePage {
    const TEMPLATE: &'static str = "identity/enter_code.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("enter-code-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let carried = Form::from_iter([
            ("remember", "1"),
            ("next", "/training"),
            ("resend", "question_1=a%26b"),
        ]);
        let refused = |field| {
            let typed = Form::from_iter([(field, "123456"), ("ticket", "00ff")]);
            Self::new(&Draft::refused(typed, wrong(field)), reader)
        };
        vec![
            Self::new(&Draft::refused(carried, FieldErrors::default()), reader),
            refused("code"),
            refused("recovery"),
        ]
    }
}
