//! Where anybody writes to those who run the platform.

use application::{
    App, Failure, Message,
    mail::{SendContact, WrittenTo, send_contact},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Email, EmailError, Language, PersonName, WrittenMessage};
use domain_kernel::{Actor, LineError};
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

/// A name, an address for the answer, and what there is to say.
#[derive(Debug, Serialize)]
pub(crate) struct ContactPage {
    /// Whether there is anybody who reads it.
    is_read: bool,
    name: Field,
    email: Field,
    message: Field,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 3] = ["name", "email", "message"];

pub(super) async fn ask(State(app): State<App>, screen: Screen) -> Response {
    let is_read = app.policy.contact_to.is_some();
    screen.show(&ContactPage::new(is_read, &Draft::blank(), screen.reader()))
}

pub(super) async fn send(
    State(app): State<App>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    match save(&app, &Actor::nobody(origin), &form, screen.reader().language()).await {
        Ok(()) => Ok(SeeOther::to("/contact").notice(Message::new("contact-sent")).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&ContactPage::new(true, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, nobody: &Actor, form: &Form, language: Language) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let message = errors.take("message", WrittenMessage::parse(form.text("message")));
    let (Some(name), Some(email), Some(message)) = (name, email, message) else {
        return Err(errors.into());
    };
    let written = WrittenTo { name, email, message };
    Ok(send_contact(app, nobody, SendContact { written, language }).await?)
}

impl ContactPage {
    fn new(is_read: bool, draft: &Draft, reader: &Reader) -> Self {
        Self {
            is_read,
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            message: draft.field("message", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ContactPage {
    const TEMPLATE: &'static str = "public/contact.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("contact-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let typed = [("name", "Kofi <b>"), ("email", "kofi"), ("message", "")];
        let mut errors = FieldErrors::default();
        errors.add("email", EmailError::Malformed.message());
        errors.add("message", LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter(typed), errors);
        vec![
            Self::new(true, &Draft::blank(), reader),
            Self::new(true, &refused, reader),
            Self::new(false, &Draft::blank(), reader),
        ]
    }
}
