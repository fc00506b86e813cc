use application::{
    App, Failure, Message,
    identity::SignedInTo,
    platform::{Register, RegisterError, register},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{CompanyName, Email, PersonName, Profile, RegistrationNumber, Username};
use domain_kernel::Actor;
use serde::Serialize;
use tower_sessions::Session;

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

/// How an invited company comes in.
#[derive(Debug, Serialize)]
pub(crate) struct StartPage {
    invite_code: Field,
    registration_number: Field,
    company_name: Field,
    name: Field,
    email: Field,
    username: Field,
    password: Field,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 7] =
    ["invite_code", "registration_number", "company_name", "name", "email", "username", "password"];

pub(crate) async fn ask(screen: Screen) -> Response {
    screen.show(&StartPage::new(&Draft::blank(), screen.reader()))
}

pub(crate) async fn start(
    State(app): State<App>,
    Caller(origin): Caller,
    Browser(device): Browser,
    screen: Screen,
    browsers: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    match save(&app, &Actor::nobody(origin), &form).await {
        Ok(done) => {
            session::begin(&browsers, done, false, &device).await?;
            let welcome = Message::new("start-welcome").text("company", form.text("company_name"));
            Ok(SeeOther::to("/dashboard").notice(welcome).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&StartPage::new(&draft, screen.reader())))
        }
    }
}

async fn save(app: &App, nobody: &Actor, form: &Form) -> Result<SignedInTo, Refusal> {
    let mut errors = FieldErrors::default();
    let number = RegistrationNumber::parse(form.text("registration_number"));
    let number = errors.take("registration_number", number);
    let company_name = errors.take("company_name", CompanyName::parse(form.text("company_name")));
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let username = errors.take("username", Username::parse(form.text("username")));
    let person = name.zip(email).zip(username);
    let (Some(number), Some(company_name), Some(person)) = (number, company_name, person) else {
        return Err(errors.into());
    };
    let ((name, email), username) = person;
    let command = Register {
        invite_code: form.text("invite_code").to_owned(),
        number,
        company_name,
        profile: Profile { name, email, username, job_title: None, phone: None },
        password: form.text("password").to_owned(),
    };
    Ok(register(app, nobody, command).await?)
}

impl StartPage {
    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            invite_code: draft.field("invite_code", reader),
            registration_number: draft.field("registration_number", reader),
            company_name: draft.field("company_name", reader),
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            username: draft.field("username", reader),
            password: draft.secret("password", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "platform/start.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("start-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let form = Form::from_iter([("invite_code", "7K3M-Q9TF"), ("company_name", "A & B")]);
        let mut errors = FieldErrors::default();
        errors.add("invite_code", RegisterError::Unusable.message());
        let drafts = [Draft::blank(), Draft::refused(form, errors)];
        drafts.iter().map(|it| Self::new(it, reader)).collect()
    }
}
