use application::{
    App, Failure, Message,
    platform::{IssueInvite, issue_invite},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Invite, InviteId, RegistrationNumber};
use domain_kernel::{Actor, Id, LineError, Permission, Realm};
use serde::Serialize;

use super::PATH;
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Operating,
};

/// For whom an invite is, and how long.
#[derive(Debug, Serialize)]
pub(crate) struct InviteFormPage {
    id: String,
    registration_number: Field,
    days: Field,
    lengths: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

const DAYS: [u32; 4] = [3, 7, Invite::DAYS, 30];

pub(crate) async fn new(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let draft = Draft::filled([("days", Invite::DAYS.to_string())]);
    Ok(screen.show(&InviteFormPage::new(app.ids.next(), &draft, screen.reader())))
}

pub(crate) async fn issue(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let form = form.only(&["id", "registration_number", "days"])?;
    let id: InviteId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, id, &form).await {
        // The code is on the next page and on no other.
        Ok(notice) => Ok(SeeOther::to(PATH).warning(notice).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&InviteFormPage::new(id, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: InviteId, form: &Form) -> Result<Message, Refusal> {
    let mut errors = FieldErrors::default();
    let number = RegistrationNumber::parse(form.text("registration_number"));
    let number = errors.take("registration_number", number);
    let days = form.text("days").parse().ok().filter(|it| DAYS.contains(it));
    if days.is_none() {
        errors.add("days", Message::new("choice-unknown"));
    }
    let (Some(number), Some(days)) = (number, days) else {
        return Err(errors.into());
    };
    let command = IssueInvite { id, number: number.clone(), days };
    let code = issue_invite(app, actor, command).await?;
    let message = Message::new("invite-is-issued").text("number", number.as_str());
    Ok(message.text("code", &code.to_string()).number("days", days))
}

impl InviteFormPage {
    fn new(id: InviteId, draft: &Draft, reader: &Reader) -> Self {
        let length = |it: u32| {
            (it.to_string(), reader.text(&Message::new("invite-days-count").number("n", it)))
        };
        Self {
            id: id.to_string(),
            registration_number: draft.field("registration_number", reader),
            days: draft.field("days", reader),
            lengths: draft.choices("days", DAYS.map(length)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for InviteFormPage {
    const TEMPLATE: &'static str = "platform/invites/form.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("invite-new-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("registration_number", LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("days", "7")]), errors);
        let id = || Id::from_uuid(uuid::Uuid::from_u128(1));
        vec![Self::new(id(), &Draft::blank(), reader), Self::new(id(), &refused, reader)]
    }
}
