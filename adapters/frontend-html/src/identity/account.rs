use application::{
    App, Failure, Message,
    identity::{EditAccount, PersonView, PictureError, edit_account, see_account},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{Appearance, Language, Phone};
use domain_kernel::{Actor, StoreError};
use serde::Serialize;

use super::{people, person_form};
use crate::{
    chrome::initials,
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    platform,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{Signed, photo_url},
};

/// What is one's own: who one is here, the photo, how the pages look.
#[derive(Debug, Serialize)]
pub(crate) struct AccountPage {
    name: String,
    initials: String,
    photo: Option<String>,
    photo_field: Field,
    facts: Vec<Fact>,
    version: String,
    phone: Field,
    language: Field,
    languages: Vec<Choice>,
    appearance: Field,
    appearances: Vec<Choice>,
    /// Of what is due, which is nothing for a customer.
    has_calendar: bool,
    mistakes: Vec<Mistake>,
}

/// A name and a value, as `components/facts.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) value: String,
}

const FIELDS: [&str; 4] = ["version", "phone", "language", "appearance"];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    if actor.operator_id().is_some() {
        return platform::show_account(&app, &actor, &screen).await;
    }
    let page = AccountPage::load(&app, &actor, None, screen.reader()).await?;
    Ok(screen.show(&page))
}

pub(crate) async fn edit(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    if actor.operator_id().is_some() {
        return platform::edit_account(&app, &actor, &screen, form).await;
    }
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, &form).await {
        Ok(()) => {
            Ok(SeeOther::to("/account").notice(Message::new("account-saved")).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let person = see_account(&app, &actor).await?;
            Ok(screen.show(&AccountPage::new(&person, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let version = person_form::version(form)?;
    let phone = errors.take("phone", Phone::parse_optional(form.text("phone")));
    let settings = Settings::parse(form, &mut errors);
    let (Some(phone), Some((language, appearance))) = (phone, settings) else {
        return Err(errors.into());
    };
    let command = EditAccount { expected: version, phone, language, appearance };
    Ok(edit_account(app, actor, command).await?)
}

/// What everyone with an account sets for themselves, operators too.
pub(crate) struct Settings;

impl Settings {
    pub(crate) fn parse(
        form: &Form,
        errors: &mut FieldErrors,
    ) -> Option<(Option<Language>, Appearance)> {
        let language = match form.text("language") {
            "" => Some(None),
            tag => Language::parse(tag).map(Some),
        };
        if language.is_none() {
            errors.add("language", Message::new("choice-unknown"));
        }
        let appearance = Appearance::parse(form.text("appearance"));
        if appearance.is_none() {
            errors.add("appearance", Message::new("choice-unknown"));
        }
        language.zip(appearance)
    }

    pub(crate) fn languages(reader: &Reader) -> [(String, String); 3] {
        [
            (String::new(), reader.say("language-browser")),
            ("en".to_owned(), "English".to_owned()),
            ("de".to_owned(), "Deutsch".to_owned()),
        ]
    }

    pub(crate) fn appearances(reader: &Reader) -> [(String, String); 3] {
        let appearances = [
            (Appearance::System, "appearance-system"),
            (Appearance::Light, "appearance-light"),
            (Appearance::Dark, "appearance-dark"),
        ];
        appearances.map(|(value, key)| (value.name().to_owned(), reader.say(key)))
    }
}

impl AccountPage {
    /// The page as it is stored, with what was wrong with the photo if there was something.
    pub(crate) async fn load(
        app: &App,
        actor: &Actor,
        photo_errors: Option<FieldErrors>,
        reader: &Reader,
    ) -> Result<Self, Problem> {
        let person = see_account(app, actor).await?;
        let draft = Draft::refused(stored(&person), photo_errors.unwrap_or_default());
        Ok(Self::new(&person, &draft, reader))
    }

    fn new(person: &PersonView, draft: &Draft, reader: &Reader) -> Self {
        Self {
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.account.photo.map(|it| photo_url(person.id, it)),
            photo_field: draft.field("photo", reader),
            facts: facts(person, reader),
            version: draft.version(person.version),
            phone: draft.field("phone", reader),
            language: draft.field("language", reader),
            languages: draft.choices("language", Settings::languages(reader)),
            appearance: draft.field("appearance", reader),
            appearances: draft.choices("appearance", Settings::appearances(reader)),
            has_calendar: person.role.is_of_company(),
            mistakes: draft.mistakes(reader),
        }
    }
}

fn stored(person: &PersonView) -> Form {
    let phone = person.phone.as_ref().map(Phone::as_str).unwrap_or_default();
    let language = person.account.language.map(Language::tag).unwrap_or_default();
    let appearance = person.account.appearance.name();
    Form::from_iter([("phone", phone), ("language", language), ("appearance", appearance)])
}

fn facts(person: &PersonView, reader: &Reader) -> Vec<Fact> {
    let fact =
        |key, value: Option<String>| value.map(|it| Fact { name: reader.say(key), value: it });
    let facts = [
        fact("person-email", Some(person.email.as_str().to_owned())),
        fact("person-username", person.username.as_ref().map(|it| it.as_str().to_owned())),
        fact("person-job-title", person.job_title.as_ref().map(|it| it.as_str().to_owned())),
        fact("person-department", person.department.as_ref().map(|(_, it)| it.as_str().to_owned())),
        fact("person-role", Some(people::role(person.role, reader))),
        fact("person-manager", person.manager.as_ref().map(|it| it.name.as_str().to_owned())),
    ];
    facts.into_iter().flatten().collect()
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "identity/account.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("account-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = people::sample_person();
        let mut errors = FieldErrors::default();
        errors.add("photo", PictureError::TooBig.message());
        let stale = FieldErrors::try_from_failure(StoreError::Stale).unwrap_or_default();
        let drafts = [
            Draft::filled([("phone", "01632 960 155")]),
            Draft::refused(stored(&person), errors),
            Draft::refused(stored(&person), stale),
        ];
        drafts.iter().map(|it| Self::new(&person, it, reader)).collect()
    }
}
