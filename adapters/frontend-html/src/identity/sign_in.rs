use application::{
    App, Failure, Message,
    identity::{self, Entry, SignedInTo},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::TypedPassword;
use http::{HeaderName, HeaderValue, StatusCode};
use serde::Serialize;
use tower_sessions::Session;

use super::{
    enter_code::EnterCodePage,
    front::knows_somebody,
    password::PasswordPage,
    resend::{Onward, password_url},
    suspended::SuspendedPage,
};
use crate::{
    Web,
    address::{Browser, Caller},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal, Tick},
    next::Next,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    session,
    views::Page,
    visitor::{Signed, Visitor},
};

/// How someone gets in.
#[derive(Debug, Serialize)]
pub(crate) struct SignInPage {
    identifier: Field,
    password: Field,
    remember: Tick,
    next: String,
    /// A form that was sent without a session, to be sent again after signing in.
    resend: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 5] = ["identifier", "password", "remember", "next", "resend"];

pub(crate) async fn ask(
    State(web): State<Web>,
    visitor: Visitor,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let next = Next::parse(query.text("next"));
    if visitor.person().is_some() {
        return Ok(SeeOther::to(next.as_str()).into_response());
    }
    if !knows_somebody(&web).await? {
        return Ok(SeeOther::to("/setup").into_response());
    }
    Ok(screen.show(&SignInPage::new(&Draft::blank(), &next, screen.reader())))
}

/// Asks somebody to sign in who has sent a form without a session, and keeps the form.
pub(crate) fn sign_in_and_send(screen: &Screen, form: &Form) -> Response {
    let draft = Draft::filled([("resend", form.encoded())]);
    screen.show(&SignInPage::new(&draft, &Next::parse(screen.path()), screen.reader()))
}

pub(crate) async fn sign_in(
    State(app): State<App>,
    Caller(origin): Caller,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    let onward = Onward::parse(&form)?;
    let command = identity::SignIn {
        identifier: form.text("identifier").to_owned(),
        password: TypedPassword::new(form.text("password")),
    };
    let nobody = domain_kernel::Actor::nobody(origin);
    match identity::sign_in(&app, &nobody, command).await {
        Ok(Entry::In(to)) => {
            session::begin(&session, to, form.is_ticked("remember"), &device).await?;
            Ok(lead_on(to, onward, &form, &screen))
        }
        Ok(Entry::Halfway(ticket)) => {
            Ok(screen.show(&EnterCodePage::first(&form, ticket, screen.reader())))
        }
        Err(identity::SignInError::Suspended) => {
            Ok((StatusCode::FORBIDDEN, screen.show(&SuspendedPage {})).into_response())
        }
        Err(err) => {
            let errors = Refusal::from(err).mistakes()?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&SignInPage::new(&draft, onward.next(), screen.reader())))
        }
    }
}

/// Where somebody goes who has just come in.
pub(super) fn lead_on(to: SignedInTo, onward: Onward, form: &Form, screen: &Screen) -> Response {
    match (to.must_change_password, onward.has_form()) {
        (false, _) => onward.go(to.account, None, screen),
        (true, false) => SeeOther::to(password_url(onward.next())).into_response(),
        (true, true) => screen.show(&PasswordPage::first(form, screen.reader())),
    }
}

pub(crate) async fn sign_out(
    State(app): State<App>,
    Signed(actor): Signed,
    session: Session,
) -> Result<Response, Problem> {
    // First, so that nobody believes to be out who is not.
    session::end(&session).await?;
    identity::sign_out(&app, &actor).await?;
    let forget = HeaderValue::from_static("\"cache\", \"storage\"");
    let headers = [(HeaderName::from_static("clear-site-data"), forget)];
    let done = SeeOther::to("/login").notice(Message::new("signed-out"));
    Ok((headers, done).into_response())
}

impl SignInPage {
    pub(crate) fn new(draft: &Draft, next: &Next, reader: &Reader) -> Self {
        Self {
            identifier: draft.field("identifier", reader),
            password: draft.secret("password", reader),
            remember: draft.tick("remember", reader),
            next: next.as_str().to_owned(),
            resend: draft.kept("resend"),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "identity/sign_in.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("sign-in-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let form = Form::from_iter([("identifier", "amina <x>"), ("remember", "1")]);
        let mut errors = FieldErrors::default();
        errors.add("password", application::identity::SignInError::Wrong.message());
        let drafts = [
            Draft::blank(),
            Draft::refused(form, errors),
            Draft::filled([("resend", "question_1=a%26b&action=save")]),
        ];
        let next = Next::parse("/team?page=2&sort=due");
        drafts.iter().map(|it| Self::new(it, &next, reader)).collect()
    }
}
