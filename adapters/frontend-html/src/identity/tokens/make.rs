use application::{
    App, Failure as _, Message,
    identity::{MakeApiToken, TokenSecret, make_api_token, offer_scopes},
};
use axum::{extract::State, response::Response};
use domain_identity::{ApiToken, ApiTokenName, ApiTokenRefused};
use domain_kernel::{Access, Actor, Area, Scopes};
use serde::Serialize;

use super::{access, area};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Confirmed,
};

/// Where somebody says what a token is for and what it opens.
#[derive(Debug, Serialize)]
pub(crate) struct MakeTokenPage {
    name: Field,
    days: Field,
    lifetimes: Vec<Choice>,
    scopes: Vec<Scope>,
    /// What is wrong with what it opens.
    scopes_error: Option<String>,
    mistakes: Vec<Mistake>,
}

/// How far an area is open, to choose from.
#[derive(Debug, Serialize)]
struct Scope {
    of: Field,
    label: String,
    choices: Vec<Choice>,
}

/// The secret of a token, this once.
#[derive(Debug, Serialize)]
pub(crate) struct TokenMadePage {
    secret: String,
}

/// The field of each area.
const FIELDS: [(Area, &str); 5] = [
    (Area::Training, "training"),
    (Area::Skills, "skills"),
    (Area::Equipment, "equipment"),
    (Area::Inventory, "inventory"),
    (Area::Administration, "administration"),
];
const LIFETIMES: [u16; 4] = [7, 30, 90, ApiToken::MOST_DAYS];

pub(crate) async fn ask(Confirmed(actor): Confirmed, screen: Screen) -> Result<Response, Problem> {
    let draft = Draft::filled([("days", "90")]);
    Ok(screen.show(&MakeTokenPage::new(&draft, offer_scopes(&actor)?, screen.reader())))
}

/// The secret is on the page that this answers with, and on no other.
pub(crate) async fn make(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let names: Vec<&str> = FIELDS.iter().map(|(_, it)| *it).chain(["name", "days"]).collect();
    let form = form.only(&names)?;
    match save(&app, &actor, &form).await {
        Ok(secret) => Ok(screen.show(&TokenMadePage::new(&secret.text()))),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&MakeTokenPage::new(&draft, offer_scopes(&actor)?, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<TokenSecret, Refusal> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", ApiTokenName::parse(form.text("name")));
    let days = form.text("days").parse().map_err(|_| ApiTokenRefused::Days);
    let days = errors.take("days", days);
    let scopes = scopes(form, &mut errors);
    let (Some(name), Some(days), Some(scopes)) = (name, days, scopes) else {
        return Err(errors.into());
    };
    Ok(make_api_token(app, actor, MakeApiToken { name, scopes, days }).await?)
}

fn scopes(form: &Form, errors: &mut FieldErrors) -> Option<Scopes> {
    let mut scopes = Vec::new();
    for (area, field) in FIELDS {
        let word = form.text(field);
        match Access::ALL.into_iter().find(|it| it.name() == word) {
            Some(access) => scopes.push((area, access)),
            None if word.is_empty() => {}
            None => {
                errors.add(field, Message::new("choice-unknown"));
                return None;
            }
        }
    }
    Some(Scopes::of(scopes))
}

impl MakeTokenPage {
    fn new(draft: &Draft, open: Scopes, reader: &Reader) -> Self {
        let lifetimes = LIFETIMES.map(|days| {
            let text = Message::new("token-days").number("days", days.into());
            (days.to_string(), reader.text(&text))
        });
        let nothing = (String::new(), reader.say("token-access-none"));
        let accesses = Access::ALL.map(|it| (it.name().to_owned(), reader.say(access(it))));
        let choices: Vec<_> = [nothing].into_iter().chain(accesses).collect();
        let fields = FIELDS.into_iter().filter(|(area, _)| open.access(*area).is_some());
        let scopes = fields.map(|(of, field)| Scope {
            of: draft.field(field, reader),
            label: reader.say(area(of)),
            choices: draft.choices(field, choices.clone()),
        });
        Self {
            name: draft.field("name", reader),
            days: draft.field("days", reader),
            lifetimes: draft.choices("days", lifetimes),
            scopes: scopes.collect(),
            scopes_error: draft.error("scopes", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl TokenMadePage {
    fn new(secret: &str) -> Self {
        Self { secret: secret.to_owned() }
    }
}

impl Page for MakeTokenPage {
    const TEMPLATE: &'static str = "identity/tokens/new.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("token-make")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use domain_kernel::Role;

        let mut errors = FieldErrors::default();
        errors.take("name", ApiTokenName::parse(""));
        errors.add("scopes", ApiTokenRefused::NothingOpen.message());
        let typed = Form::from_iter([("days", "30"), ("equipment", "write")]);
        let refused = Draft::refused(typed, errors);
        let blank = Draft::filled([("days", "90")]);
        vec![
            Self::new(&blank, Scopes::of_role(Role::Admin), reader),
            Self::new(&refused, Scopes::of_role(Role::Staff), reader),
        ]
    }
}

impl Page for TokenMadePage {
    const TEMPLATE: &'static str = "identity/tokens/made.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("token-made-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self::new("ssp_0123456789abcdef0123456789abcdef0123456701234567")]
    }
}
