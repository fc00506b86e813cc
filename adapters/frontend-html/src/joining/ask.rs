use application::{
    App, Failure, Message,
    joining::{AskToJoin, AskToJoinError, ask_to_join},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{CompanyCode, Email, Language, PasswordError, PersonName, Username};
use domain_kernel::Actor;
use serde::Serialize;

use crate::{
    address::Caller,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
};

/// Where somebody asks to join the company that they work for.
#[derive(Debug, Serialize)]
pub(crate) struct JoinPage {
    company_id: Field,
    name: Field,
    email: Field,
    username: Field,
    password: Field,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 5] = ["company_id", "name", "email", "username", "password"];

/// A company may hand out the address with its ID in it.
pub(crate) async fn ask(screen: Screen, query: Query) -> Response {
    let draft = Draft::filled([("company_id", query.text("company_id"))]);
    screen.show(&JoinPage::new(&draft, screen.reader()))
}

pub(crate) async fn send(
    State(app): State<App>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    match save(&app, &Actor::nobody(origin), &form, screen.reader().language()).await {
        // Whoever it was: the answer does not say whether there is such an account.
        Ok(()) => Ok(SeeOther::to("/login").notice(Message::new("join-sent")).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&JoinPage::new(&draft, screen.reader())))
        }
    }
}

async fn save(app: &App, nobody: &Actor, form: &Form, language: Language) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let code = errors.take("company_id", CompanyCode::parse(form.text("company_id")));
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let username = errors.take("username", Username::parse(form.text("username")));
    let (Some(code), Some(name), Some(email), Some(username)) = (code, name, email, username)
    else {
        return Err(errors.into());
    };
    let password = form.text("password").to_owned();
    let command = AskToJoin { code, name, email, username, password, language };
    Ok(ask_to_join(app, nobody, command).await?)
}

impl JoinPage {
    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            company_id: draft.field("company_id", reader),
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            username: draft.field("username", reader),
            password: draft.secret("password", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for JoinPage {
    const TEMPLATE: &'static str = "joining/ask.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("join-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let typed = [("company_id", "KHTR-4W7C"), ("name", "Kofi <b>"), ("password", "secret")];
        let mut errors = FieldErrors::default();
        errors.add("company_id", AskToJoinError::NoSuchCompany.message());
        errors.add("password", PasswordError::TooShort.message());
        let refused = Draft::refused(Form::from_iter(typed), errors);
        vec![Self::new(&Draft::blank(), reader), Self::new(&refused, reader)]
    }
}
