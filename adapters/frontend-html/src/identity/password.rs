use application::{App, Failure, Message, identity};
use axum::{extract::State, response::Response};
use domain_identity::{PasswordError, TypedPassword};
use domain_kernel::Actor;
use serde::Serialize;
use tower_sessions::Session;

use super::resend::Onward;
use crate::{
    address::Browser,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    session,
    views::Page,
    visitor::Signed,
};

/// Where one chooses another password, of one's own accord or after signing in with a temporary
/// one.
#[derive(Debug, Serialize)]
pub(crate) struct PasswordPage {
    current: Field,
    password: Field,
    again: Field,
    /// Nothing else is open before it is done.
    must_change: bool,
    /// Where to go on afterwards, and a form to take along.
    next: Option<String>,
    resend: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 5] = ["current", "password", "again", "next", "resend"];

pub(crate) async fn ask(_: Signed, screen: Screen, query: Query) -> Response {
    let draft = Draft::filled([("next", query.text("next"))]);
    screen.show(&PasswordPage::new(&draft, must_change(&screen), screen.reader()))
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(actor): Signed,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    let onward = Onward::parse(&form)?;
    match save(&app, &actor, &form).await {
        Ok(to) => {
            // All sessions have ended; this browser goes on with a new one.
            session::begin(&session, to, false, &device).await?;
            Ok(onward.go(to.account, Some(Message::new("password-changed")), &screen))
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&PasswordPage::new(&draft, must_change(&screen), screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<identity::SignedInTo, Refusal> {
    if form.text("password") != form.text("again") {
        let mut errors = FieldErrors::default();
        errors.add("again", Message::new("password-differs"));
        return Err(errors.into());
    }
    let command = identity::ChangePassword {
        current: TypedPassword::new(form.text("current")),
        new: form.text("password").to_owned(),
    };
    Ok(identity::change_password(app, actor, command).await?)
}

fn must_change(screen: &Screen) -> bool {
    screen.visitor().person().is_some_and(|it| it.must_change_password)
}

impl PasswordPage {
    /// For somebody who has signed in with a temporary password by a form that carries another.
    pub(super) fn first(sign_in: &Form, reader: &Reader) -> Self {
        let carried = ["next", "resend"].map(|it| (it, sign_in.text(it)));
        Self::new(&Draft::filled(carried), true, reader)
    }

    fn new(draft: &Draft, must_change: bool, reader: &Reader) -> Self {
        Self {
            current: draft.secret("current", reader),
            password: draft.secret("password", reader),
            again: draft.secret("again", reader),
            must_change,
            next: draft.kept("next"),
            resend: draft.kept("resend"),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "identity/password.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("password-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("password", PasswordError::Common.message());
        let refused = Draft::refused(Form::default(), errors);
        let carried = Form::from_iter([("next", "/training"), ("resend", "question_1=a%26b")]);
        vec![
            Self::new(&Draft::blank(), true, reader),
            Self::new(&refused, false, reader),
            Self::first(&carried, reader),
        ]
    }
}
