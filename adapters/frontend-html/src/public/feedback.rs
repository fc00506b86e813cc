//! Where somebody of a company writes to its admins.

use application::{
    App, Failure, Message,
    mail::{SendFeedback, send_feedback},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::WrittenMessage;
use domain_kernel::{Actor, LineError, Permission};
use serde::Serialize;

use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// What is wrong, missing or good.
#[derive(Debug, Serialize)]
pub(crate) struct FeedbackPage {
    message: Field,
    mistakes: Vec<Mistake>,
}

pub(super) async fn ask(Signed(actor): Signed, screen: Screen) -> Result<Response, Problem> {
    actor.permit(Permission::SendFeedback)?;
    Ok(screen.show(&FeedbackPage::new(&Draft::blank(), screen.reader())))
}

pub(super) async fn send(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::SendFeedback)?;
    let form = form.only(&["message"])?;
    match save(&app, &actor, &form).await {
        Ok(()) => {
            Ok(SeeOther::to("/feedback").notice(Message::new("feedback-sent")).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&FeedbackPage::new(&draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let message = errors.take("message", WrittenMessage::parse(form.text("message")));
    let Some(message) = message else {
        return Err(errors.into());
    };
    Ok(send_feedback(app, actor, SendFeedback { message }).await?)
}

impl FeedbackPage {
    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self { message: draft.field("message", reader), mistakes: draft.mistakes(reader) }
    }
}

impl Page for FeedbackPage {
    const TEMPLATE: &'static str = "public/feedback.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("feedback-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("message", LineError::Empty.message());
        let refused = Draft::refused(Form::default(), errors);
        vec![Self::new(&Draft::blank(), reader), Self::new(&refused, reader)]
    }
}
