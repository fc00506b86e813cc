use application::{
    App, Failure,
    identity::{self, asks_for_code},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{CompanyName, Email, PersonName, Profile, Username};
use domain_kernel::{Actor, LineError};
use serde::Serialize;
use tower_sessions::Session;

use super::front::knows_somebody;
use crate::{
    Web,
    address::{Browser, Caller},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    session,
    views::Page,
};

/// How an empty installation gets its first company.
#[derive(Debug, Serialize)]
pub(crate) struct SetUpPage {
    company_name: Field,
    name: Field,
    email: Field,
    username: Field,
    password: Field,
    /// For those who are not on the machine itself.
    code: Option<Field>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 6] = ["company_name", "name", "email", "username", "password", "code"];

pub(crate) async fn ask(
    State(web): State<Web>,
    Caller(origin): Caller,
    screen: Screen,
) -> Result<Response, Problem> {
    if knows_somebody(&web).await? {
        return Err(Problem::not_found());
    }
    let asks = asks_for_code(&web.app, &Actor::nobody(origin));
    Ok(screen.show(&SetUpPage::new(&Draft::blank(), asks, screen.reader())))
}

pub(crate) async fn set_up(
    State(web): State<Web>,
    Caller(origin): Caller,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    if knows_somebody(&web).await? {
        return Err(Problem::not_found());
    }
    let app = web.app;
    let form = form.only(&FIELDS)?;
    let nobody = Actor::nobody(origin);
    match save(&app, &nobody, &form).await {
        Ok(done) => {
            session::begin(&session, done, false, &device).await?;
            Ok(SeeOther::to("/dashboard").into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let asks = asks_for_code(&app, &nobody);
            Ok(screen.show(&SetUpPage::new(&draft, asks, screen.reader())))
        }
    }
}

async fn save(app: &App, nobody: &Actor, form: &Form) -> Result<identity::SetUpDone, Refusal> {
    let mut errors = FieldErrors::default();
    let company_name = errors.take("company_name", CompanyName::parse(form.text("company_name")));
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let username = errors.take("username", Username::parse(form.text("username")));
    let (Some(company_name), Some(name), Some(email), Some(username)) =
        (company_name, name, email, username)
    else {
        return Err(errors.into());
    };
    let profile = Profile { name, email, username, job_title: None, phone: None };
    let (password, code) = (form.text("password").to_owned(), form.text("code").to_owned());
    let command = identity::SetUp { company_name, profile, password, code };
    Ok(identity::set_up(app, nobody, command).await?)
}

impl SetUpPage {
    fn new(draft: &Draft, asks_for_code: bool, reader: &Reader) -> Self {
        Self {
            company_name: draft.field("company_name", reader),
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            username: draft.field("username", reader),
            password: draft.secret("password", reader),
            code: asks_for_code.then(|| draft.field("code", reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "identity/set_up.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("set-up-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let form = Form::from_iter([("company_name", "Harbour & Sons"), ("name", "")]);
        let mut errors = FieldErrors::default();
        errors.add("name", LineError::Empty.message());
        let refused = Draft::refused(form, errors);
        vec![Self::new(&Draft::blank(), false, reader), Self::new(&refused, true, reader)]
    }
}
