//! The second page of signing in, for those who have a second factor.

use std::{sync::Arc, time::Duration};

use application::{
    App, Failure as _,
    identity::{self, EnterCode, EnterCodeError, Halfway},
};
use axum::{extract::State, response::Response};
use domain_identity::{AccountId, Epoch};
use domain_kernel::{Actor, Timestamp};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::{
    resend::Onward,
    sign_in::{SignInPage, lead_on},
};
use crate::{
    Settings,
    address::{Browser, Caller},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    sealed,
    see_other::SeeOther,
    session,
    views::Page,
};

/// Asks for a code after the right password.
#[derive(Debug, Serialize)]
pub(crate) struct EnterCodePage {
    code: Field,
    ticket: String,
    next: Option<String>,
    resend: Option<String>,
    mistakes: Vec<Mistake>,
}

/// That somebody has shown the right password: signed, carried by the form, and good for a short
/// time. There is no session before the code.
#[derive(Serialize, Deserialize)]
pub(super) struct Ticket {
    company: String,
    person: String,
    epoch: u32,
    is_remembered: bool,
    expires: i64,
}

const FIELDS: [&str; 4] = ["code", "ticket", "next", "resend"];
const PURPOSE: &str = "sign-in 1";

/// Whoever comes here without the form of the first page begins again.
pub(crate) async fn ask() -> SeeOther {
    SeeOther::to("/login")
}

pub(crate) async fn enter(
    State(app): State<App>,
    State(settings): State<Arc<Settings>>,
    Caller(origin): Caller,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    let onward = Onward::parse(&form)?;
    let Some(ticket) = Ticket::open(form.text("ticket"), &settings) else {
        return again(EnterCodeError::Over, form, &onward, &screen);
    };
    let is_remembered = ticket.is_remembered;
    let command = EnterCode { halfway: ticket.halfway()?, code: form.text("code").to_owned() };
    match identity::enter_code(&app, &Actor::nobody(origin), command).await {
        Ok(to) => {
            session::begin(&session, to, is_remembered, &device).await?;
            Ok(lead_on(to, onward, &form, &screen))
        }
        Err(err @ (EnterCodeError::Over | EnterCodeError::TooOften(_))) => {
            again(err, form, &onward, &screen)
        }
        Err(err) => {
            let draft = Draft::refused(form, Refusal::from(err).mistakes()?);
            Ok(screen.show(&EnterCodePage::new(&draft, screen.reader())))
        }
    }
}

/// Back to the first page, with what waits to be sent.
fn again(
    err: EnterCodeError,
    form: Form,
    onward: &Onward,
    screen: &Screen,
) -> Result<Response, Problem> {
    let errors = match err {
        EnterCodeError::Over => {
            let mut errors = FieldErrors::default();
            errors.add("password", err.message());
            errors
        }
        err => Refusal::from(err).mistakes()?,
    };
    let draft = Draft::refused(form, errors);
    Ok(screen.show(&SignInPage::new(&draft, onward.next(), screen.reader())))
}

impl Ticket {
    const GOOD_FOR: Duration = Duration::from_mins(5);

    /// Operators have no second factor, so no ticket either.
    pub(super) fn of(halfway: Halfway, is_remembered: bool, now: Timestamp) -> Option<Self> {
        let AccountId::Person { company, person } = halfway.account else {
            return None;
        };
        Some(Self {
            company: company.to_string(),
            person: person.to_string(),
            epoch: halfway.epoch.get(),
            is_remembered,
            expires: now.plus(Self::GOOD_FOR).micros(),
        })
    }

    pub(super) fn seal(&self, settings: &Settings) -> Option<String> {
        sealed::seal(PURPOSE, self, settings)
    }

    fn open(sealed: &str, settings: &Settings) -> Option<Self> {
        let ticket: Self = sealed::open(PURPOSE, sealed, settings)?;
        let is_good = settings.clock.now() < Timestamp::from_micros(ticket.expires);
        is_good.then_some(ticket)
    }

    fn halfway(&self) -> Result<Halfway, Problem> {
        let company = self.company.parse().map_err(|err| Problem::broken(&err))?;
        let person = self.person.parse().map_err(|err| Problem::broken(&err))?;
        let account = AccountId::Person { company, person };
        Ok(Halfway { account, epoch: Epoch::new(self.epoch) })
    }
}

impl EnterCodePage {
    /// For somebody whose password has just been found right, by a form that may carry another.
    pub(super) fn first(sign_in: &Form, ticket: String, reader: &Reader) -> Self {
        let carried = ["next", "resend"].map(|it| (it, sign_in.text(it).to_owned()));
        let ticket = [("ticket", ticket)];
        Self::new(&Draft::filled(carried.into_iter().chain(ticket)), reader)
    }

    fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            code: draft.secret("code", reader),
            ticket: draft.kept("ticket").unwrap_or_default(),
            next: draft.kept("next"),
            resend: draft.kept("resend"),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for EnterCodePage {
    const TEMPLATE: &'static str = "identity/enter_code.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("enter-code-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let carried = Form::from_iter([("next", "/training"), ("resend", "question_1=a%26b")]);
        let mut errors = FieldErrors::default();
        errors.add("code", EnterCodeError::Wrong.message());
        let typed = Form::from_iter([("code", "123456"), ("ticket", "e30.c2ln")]);
        vec![
            Self::first(&carried, "e30.c2ln".to_owned(), reader),
            Self::new(&Draft::refused(typed, errors), reader),
        ]
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::tests::given::{self, Given};

    #[test]
    fn a_ticket_is_good_for_five_minutes() {
        let [company, person] = [1, 2].map(Uuid::from_u128);
        let account =
            AccountId::Person { company: Id::from_uuid(company), person: Id::from_uuid(person) };
        let halfway = Halfway { account, epoch: Epoch::new(3) };
        let settings = given::settings();
        let ticket = Ticket::of(halfway, true, settings.clock.now()).expect("a person's");
        let sealed = ticket.seal(&settings).expect("it is text");

        let opened = Ticket::open(&sealed, &settings).expect("it is fresh");
        assert!(opened.is_remembered);
        assert_eq!(opened.halfway().ok(), Some(halfway));
        let now = settings.clock.now().plus(Duration::from_mins(5));
        assert!(Ticket::open(&sealed, &Given { now, ..Given::default() }.settings()).is_none());
        let other = Given { secret_key: [9; 32], ..Given::default() }.settings();
        assert!(Ticket::open(&sealed, &other).is_none());
    }
}
