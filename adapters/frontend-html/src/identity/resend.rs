use application::Message;
use axum::response::{IntoResponse, Response};
use domain_identity::AccountId;
use serde::Serialize;

use crate::{
    form::{Form, Hidden},
    next::Next,
    problem::Problem,
    query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
};

/// Where somebody goes on who has just come in: to a page, or with a form that was sent to it
/// without a session.
pub(super) struct Onward {
    next: Next,
    resend: Option<Form>,
}

/// A form that was sent without a session, or without the password of the last minutes, and waits
/// to be sent again.
#[derive(Debug, Serialize)]
pub(crate) struct ResendPage {
    heading: String,
    text: String,
    button: String,
    action: String,
    fields: Vec<Hidden>,
}

impl Onward {
    /// What the forms of signing in carry along. A form in it that cannot be read is a problem
    /// before anybody is let in, and not after.
    pub(super) fn parse(form: &Form) -> Result<Self, Problem> {
        let resend = match form.text("resend") {
            "" => None,
            kept => Some(Form::parse(kept.as_bytes())?),
        };
        Ok(Self { next: Next::parse(form.text("next")), resend })
    }

    pub(super) fn next(&self) -> &Next {
        &self.next
    }

    pub(super) fn has_form(&self) -> bool {
        self.resend.is_some()
    }

    /// Goes on as `account`, to which nobody else's form is given.
    pub(super) fn go(
        self,
        account: AccountId,
        notice: Option<Message>,
        screen: &Screen,
    ) -> Response {
        let Some(form) = self.resend else {
            let go = SeeOther::to(self.next.as_str());
            return match notice {
                Some(message) => go.notice(message).into_response(),
                None => go.into_response(),
            };
        };
        let of = form.text("person");
        let own = match account {
            AccountId::Person { person, .. } => person.to_string(),
            AccountId::Operator(operator) => operator.to_string(),
        };
        if !of.is_empty() && of != own {
            let home = SeeOther::to(Next::home().as_str());
            return home.warning(Message::new("resend-of-another")).into_response();
        }
        screen.show(&ResendPage::new(&self.next, &form, screen.reader()))
    }

    /// Goes on with what waited for the password.
    pub(super) fn confirmed(self, screen: &Screen) -> Response {
        match self.resend {
            Some(form) => screen.show(&ResendPage::confirmed(&self.next, &form, screen.reader())),
            None => SeeOther::to(self.next.as_str()).into_response(),
        }
    }
}

/// Where a temporary password is changed before going on to `next`.
pub(super) fn password_url(next: &Next) -> String {
    query::url("/password/change", &[("next", next.as_str())])
}

impl ResendPage {
    fn new(next: &Next, form: &Form, reader: &Reader) -> Self {
        Self {
            heading: reader.say("resend-title"),
            text: reader.say("resend-text"),
            button: reader.say("resend-submit"),
            action: next.as_str().to_owned(),
            fields: form.hidden(),
        }
    }

    fn confirmed(next: &Next, form: &Form, reader: &Reader) -> Self {
        Self {
            heading: reader.say("resend-confirmed-title"),
            text: reader.say("resend-confirmed-text"),
            button: reader.say("resend-confirmed-submit"),
            ..Self::new(next, form, reader)
        }
    }
}

impl Page for ResendPage {
    const TEMPLATE: &'static str = "identity/resend.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let form = Form::from_iter([("question_1", "a & b"), ("action", "save")]);
        let next = Next::parse("/training/attempts/1");
        vec![Self::new(&next, &form, reader), Self::confirmed(&next, &form, reader)]
    }
}
