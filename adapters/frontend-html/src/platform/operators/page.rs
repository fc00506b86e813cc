use application::{Failure, Message, identity::NameTaken, platform::OperatorView};
use domain_identity::{Account, AccountState, Email, PersonName, Username};
use domain_kernel::{Id, OperatorId, OperatorRole, Timestamp, Version};
use serde::Serialize;
use uuid::Uuid;

use super::{role, url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake},
    parts::Fact,
    reader::Reader,
    views::Page,
};

/// A new operator's form, or one who is here.
#[derive(Debug, Serialize)]
pub(crate) struct OperatorPage {
    heading: String,
    lead: String,
    form: Option<NewForm>,
    mistakes: Vec<Mistake>,
    facts: Vec<Fact>,
    account: Option<AccountPanel>,
}

#[derive(Debug, Serialize)]
struct NewForm {
    id: String,
    name: Field,
    email: Field,
    username: Field,
    role: Field,
    roles: Vec<Choice>,
}

/// Whether they can come in, and what root may do about it.
#[derive(Debug, Serialize)]
struct AccountPanel {
    is_active: bool,
    text: String,
    change_url: String,
    second_factor_url: String,
}

impl OperatorPage {
    pub(super) fn create(id: OperatorId, draft: &Draft, reader: &Reader) -> Self {
        let roles = [OperatorRole::Support, OperatorRole::Root];
        let roles = roles.map(|it| (it.name().to_owned(), role(it, reader)));
        Self {
            heading: reader.say("operator-new-title"),
            lead: reader.say("person-new-lead"),
            form: Some(NewForm {
                id: id.to_string(),
                name: draft.field("name", reader),
                email: draft.field("email", reader),
                username: draft.field("username", reader),
                role: draft.field("role", reader),
                roles: draft.choices("role", roles),
            }),
            mistakes: draft.mistakes(reader),
            facts: Vec::new(),
            account: None,
        }
    }

    pub(super) fn of(operator: &OperatorView, reader: &Reader) -> Self {
        let lead = match operator.must_change_password {
            true => reader.say("person-waits"),
            false => {
                let when = reader.date_time(operator.created);
                reader.text(&Message::new("person-since").text("when", &when))
            }
        };
        let fact = |key, value: &str| Fact { name: reader.say(key), value: value.to_owned() };
        let username = operator.username.as_ref().map(Username::as_str);
        let facts = [
            Some(fact("person-email", operator.email.as_str())),
            username.map(|it| fact("person-username", it)),
            Some(fact("person-role", &role(operator.role, reader))),
        ];
        Self {
            heading: operator.name.as_str().to_owned(),
            lead,
            form: None,
            mistakes: Vec::new(),
            facts: facts.into_iter().flatten().collect(),
            account: Some(AccountPanel::new(operator, reader)),
        }
    }
}

impl AccountPanel {
    fn new(operator: &OperatorView, reader: &Reader) -> Self {
        let since = operator.state.since().map(|it| reader.date_time(it));
        let (verb, key) = match since {
            None => ("deactivate", "person-is-active"),
            Some(_) => ("reactivate", "person-deactivated-since"),
        };
        let text = Message::new(key).text("when", &since.unwrap_or_default());
        Self {
            is_active: operator.state.is_active(),
            text: reader.text(&text),
            change_url: format!("{}/{verb}", url(operator.id)),
            second_factor_url: format!("{}/second-factor", url(operator.id)),
        }
    }
}

impl Page for OperatorPage {
    const TEMPLATE: &'static str = "platform/operators/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("email", NameTaken::Email.message());
        let typed = Form::from_iter([("name", "Noor \"B\" Haddad"), ("role", "root")]);
        let refused = Draft::refused(typed, errors);
        let waiting = OperatorView { must_change_password: true, ..sample() };
        let gone = OperatorView {
            state: AccountState::Deactivated { since: sample().created },
            ..sample()
        };
        vec![
            Self::create(sample().id, &refused, reader),
            Self::of(&sample(), reader),
            Self::of(&waiting, reader),
            Self::of(&gone, reader),
        ]
    }
}

pub(super) fn sample() -> OperatorView {
    OperatorView {
        id: Id::from_uuid(Uuid::from_u128(1)),
        version: Version::FIRST,
        name: PersonName::restore("Noor Haddad".to_owned()),
        email: Email::restore("noor@shipshape.example".to_owned()),
        username: Some(Username::restore("noor".to_owned())),
        role: OperatorRole::Support,
        state: AccountState::Active,
        account: Account::default(),
        must_change_password: false,
        created: Timestamp::from_micros(1_795_521_600_000_000),
    }
}
