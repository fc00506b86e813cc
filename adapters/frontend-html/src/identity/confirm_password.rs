//! The password once more, before something that a passer-by must not do.

use application::{
    App,
    identity::{ConfirmPassword, confirm_password},
};
use axum::{extract::State, response::Response};
use domain_identity::TypedPassword;
use serde::Serialize;
use tower_sessions::Session;

use super::resend::Onward;
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    next::Next,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    session,
    views::Page,
    visitor::Signed,
};

/// Asks for the password of somebody who is signed in.
#[derive(Debug, Serialize)]
pub(crate) struct ConfirmPasswordPage {
    password: Field,
    next: String,
    /// A form that waits for the password, to be sent again after it.
    resend: Option<String>,
    /// Nothing else is open before a second factor is set up.
    is_front: bool,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 3] = ["password", "next", "resend"];

pub(crate) async fn ask(_: Signed, screen: Screen, query: Query) -> Response {
    let next = Next::parse(query.text("next"));
    screen.show(&ConfirmPasswordPage::new(&Draft::blank(), &next, &screen))
}

/// Asks for the password before a form does what it was sent for, and keeps the form.
pub(crate) fn confirm_and_send(screen: &Screen, form: &Form) -> Response {
    let draft = Draft::filled([("resend", form.encoded())]);
    screen.show(&ConfirmPasswordPage::new(&draft, &Next::parse(screen.path()), screen))
}

pub(crate) async fn confirm(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    let onward = Onward::parse(&form)?;
    let command = ConfirmPassword {
        session: session::own_key(&session).ok_or_else(Problem::not_found)?,
        password: TypedPassword::new(form.text("password")),
    };
    match confirm_password(&app, &actor, command).await {
        Ok(()) => Ok(onward.confirmed(&screen)),
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            Ok(screen.show(&ConfirmPasswordPage::new(&draft, onward.next(), &screen)))
        }
    }
}

impl ConfirmPasswordPage {
    fn new(draft: &Draft, next: &Next, screen: &Screen) -> Self {
        let is_front = screen.visitor().person().is_some_and(|it| it.must_set_up_second_factor);
        Self::drawn(draft, next, is_front, screen.reader())
    }

    fn drawn(draft: &Draft, next: &Next, is_front: bool, reader: &Reader) -> Self {
        Self {
            password: draft.secret("password", reader),
            next: next.as_str().to_owned(),
            resend: draft.kept("resend"),
            is_front,
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ConfirmPasswordPage {
    const TEMPLATE: &'static str = "identity/confirm_password.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("confirm-password-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::{Failure as _, identity::ConfirmPasswordError};

        let mut errors = FieldErrors::default();
        errors.add("password", ConfirmPasswordError::Wrong.message());
        let refused = Draft::refused(Form::default(), errors);
        let next = Next::parse("/account/second-factor/set-up");
        vec![
            Self::drawn(&Draft::blank(), &next, false, reader),
            Self::drawn(&refused, &next, true, reader),
            Self::drawn(&Draft::filled([("resend", "name=a%26b")]), &next, false, reader),
        ]
    }
}
