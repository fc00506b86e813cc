use application::{
    App, Failure as _,
    identity::{
        FactorSecret, SecondFactorError, offer_second_factor, see_account, turn_on_second_factor,
    },
    platform::see_own_operator,
};
use axum::{extract::State, response::Response};
use domain_kernel::Actor;
use serde::Serialize;
use tower_sessions::Session;

use super::{RecoveryCodesPage, URL, must_set_up};
use crate::{
    address::Browser,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    next::encoded,
    problem::Problem,
    qr::Qr,
    reader::Reader,
    screen::Screen,
    session,
    views::Page,
    visitor::Confirmed,
};

/// Where an app gets its secret and proves that it has it.
#[derive(Debug, Serialize)]
pub(crate) struct FactorSetUpPage {
    /// What the app is told, for its camera, for a tap on the phone itself, and to be typed.
    qr: Option<Qr>,
    uri: String,
    secret: String,
    code: Field,
    /// Nothing else is open before it is set up.
    must_set_up: bool,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
    session: Session,
) -> Result<Response, Problem> {
    show(&app, &actor, &screen, &session, &Draft::blank()).await
}

/// The recovery codes are on the page that this answers with, and on no other.
pub(crate) async fn turn_on(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["code"])?;
    let key = session::own_key(&session).ok_or_else(Problem::not_found)?;
    match turn_on_second_factor(&app, &actor, &key, form.text("code")).await {
        Ok(given) => {
            // All sessions have ended; this browser goes on with a new one.
            session::begin(&session, given.to, false, &device).await?;
            Ok(screen.show(&RecoveryCodesPage::new(&given.codes)))
        }
        Err(err) => {
            let errors = Refusal::from(err).mistakes().map_err(|it| it.back_to(URL))?;
            show(&app, &actor, &screen, &session, &Draft::refused(form, errors)).await
        }
    }
}

async fn show(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    session: &Session,
    draft: &Draft,
) -> Result<Response, Problem> {
    let key = session::own_key(session).ok_or_else(Problem::not_found)?;
    let secret = offer_second_factor(app, actor, &key).await;
    let secret = secret.map_err(|err| Problem::from(err).back_to(URL))?;
    let email = match actor.operator_id() {
        Some(_) => see_own_operator(app, actor).await?.email,
        None => see_account(app, actor).await?.email,
    };
    let must = must_set_up(screen);
    Ok(screen.show(&FactorSetUpPage::new(&secret, email.as_str(), must, draft, screen.reader())))
}

impl FactorSetUpPage {
    fn new(
        secret: &FactorSecret,
        email: &str,
        must_set_up: bool,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let secret = secret.base32();
        let uri = uri(&secret, email);
        Self {
            qr: Qr::of(&uri),
            uri,
            secret: grouped(&secret),
            code: draft.secret("code", reader),
            must_set_up,
            mistakes: draft.mistakes(reader),
        }
    }
}

/// As authenticator apps read it. They take SHA-1, six digits and half a minute for granted.
fn uri(secret: &str, email: &str) -> String {
    format!("otpauth://totp/Shipshape:{}?secret={secret}&issuer=Shipshape", encoded(email))
}

/// In groups of four, as one copies it by hand.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

impl Page for FactorSetUpPage {
    const TEMPLATE: &'static str = "identity/second_factor/set_up.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("second-factor-set-up-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("code", SecondFactorError::WrongCode.message());
        let refused = Draft::refused(Form::from_iter([("code", "123456")]), errors);
        let page = |must, draft: &Draft| {
            Self::new(&FactorSecret::sample(), "amina+x@harbour.example", must, draft, reader)
        };
        vec![page(false, &Draft::blank()), page(true, &refused)]
    }
}
