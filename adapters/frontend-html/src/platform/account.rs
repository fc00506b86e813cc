use application::{
    App, Message,
    platform::{EditOperatorAccount, OperatorView, edit_operator_account, see_own_operator},
};
use axum::response::{IntoResponse, Response};
use domain_identity::{Appearance, Language, Username};
use domain_kernel::{Actor, StoreError};
use serde::Serialize;

use super::operators::{role, sample};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    identity::Settings,
    parts::{Fact, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
};

/// What is an operator's own: who they are, and how the pages look.
#[derive(Debug, Serialize)]
pub(crate) struct OperatorAccountPage {
    name: String,
    facts: Vec<Fact>,
    version: String,
    language: Field,
    languages: Vec<Choice>,
    appearance: Field,
    appearances: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 3] = ["version", "language", "appearance"];

pub(crate) async fn show(app: &App, actor: &Actor, screen: &Screen) -> Result<Response, Problem> {
    let operator = see_own_operator(app, actor).await?;
    let draft = Draft::refused(stored(&operator), FieldErrors::default());
    Ok(screen.show(&OperatorAccountPage::new(&operator, &draft, screen.reader())))
}

pub(crate) async fn edit(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    match save(app, actor, &form).await {
        Ok(()) => {
            Ok(SeeOther::to("/account").notice(Message::new("account-saved")).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let operator = see_own_operator(app, actor).await?;
            Ok(screen.show(&OperatorAccountPage::new(&operator, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let mut errors = FieldErrors::default();
    let Some((language, appearance)) = Settings::parse(form, &mut errors) else {
        return Err(errors.into());
    };
    let command = EditOperatorAccount { expected, language, appearance };
    Ok(edit_operator_account(app, actor, command).await?)
}

fn stored(operator: &OperatorView) -> Form {
    let language = operator.account.language.map(Language::tag).unwrap_or_default();
    let appearance = operator.account.appearance.name();
    Form::from_iter([("language", language), ("appearance", appearance)])
}

impl OperatorAccountPage {
    fn new(operator: &OperatorView, draft: &Draft, reader: &Reader) -> Self {
        let fact = |key, value: &str| Fact { name: reader.say(key), value: value.to_owned() };
        let username = operator.username.as_ref().map(Username::as_str);
        let facts = [
            Some(fact("person-email", operator.email.as_str())),
            username.map(|it| fact("person-username", it)),
            Some(fact("person-role", &role(operator.role, reader))),
        ];
        Self {
            name: operator.name.as_str().to_owned(),
            facts: facts.into_iter().flatten().collect(),
            version: draft.version(operator.version),
            language: draft.field("language", reader),
            languages: draft.choices("language", Settings::languages(reader)),
            appearance: draft.field("appearance", reader),
            appearances: draft.choices("appearance", Settings::appearances(reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for OperatorAccountPage {
    const TEMPLATE: &'static str = "platform/account.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("operator-account-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let operator = OperatorView {
            account: domain_identity::Account { appearance: Appearance::Dark, ..sample().account },
            ..sample()
        };
        let stale = FieldErrors::try_from_failure(StoreError::Stale).unwrap_or_default();
        let drafts = [
            Draft::refused(stored(&operator), FieldErrors::default()),
            Draft::refused(stored(&operator), stale),
        ];
        drafts.iter().map(|it| Self::new(&operator, it, reader)).collect()
    }
}
