use application::{
    App, Failure,
    identity::{PictureError, see_company},
};
use domain_identity::{
    Accent, AccentError, Address, Company, CompanyCode, CompanyName, FactorRoles, Joining, Language,
};
use domain_kernel::{Actor, Id, Role, Text, Version, Versioned, ZoneName};
use jiff::tz;
use serde::Serialize;
use uuid::Uuid;

use super::{factor_field, logo::logo_url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Tick},
    problem::Problem,
    reader::Reader,
    views::Page,
};

/// The company's settings, its logo and the ID by which workers ask to join.
#[derive(Debug, Serialize)]
pub(crate) struct CompanyPage {
    version: String,
    name: Field,
    address: Field,
    accent: Field,
    language: Field,
    languages: Vec<Choice>,
    time_zone: Field,
    zones: Vec<Choice>,
    joining: Field,
    joinings: Vec<Choice>,
    /// Of which roles everybody needs a second factor.
    factor_admin: Tick,
    factor_manager: Tick,
    factor_staff: Tick,
    factor_customer: Tick,
    shows_holders: Tick,
    code: String,
    is_closed: bool,
    logo: Option<String>,
    logo_field: Field,
    mistakes: Vec<Mistake>,
}

impl CompanyPage {
    /// The page as it is stored, with what was wrong with the logo if there was something.
    pub(crate) async fn load(
        app: &App,
        actor: &Actor,
        logo_errors: Option<FieldErrors>,
        reader: &Reader,
    ) -> Result<Self, Problem> {
        let company = see_company(app, actor).await?;
        let draft = Draft::refused(stored(&company.value), logo_errors.unwrap_or_default());
        Ok(Self::new(&company, &draft, reader))
    }

    pub(super) fn new(company: &Versioned<Company>, draft: &Draft, reader: &Reader) -> Self {
        let Versioned { value: company, version } = company;
        let languages = [
            (String::new(), reader.say("language-browser")),
            ("en".to_owned(), "English".to_owned()),
            ("de".to_owned(), "Deutsch".to_owned()),
        ];
        let own = (String::new(), reader.say("company-zone-own"));
        let zones = zones().into_iter().map(|it| (it.clone(), it));
        let joinings = Joining::ALL.map(|it| (it.name().to_owned(), reader.say(joining(it))));
        Self {
            version: draft.version(*version),
            name: draft.field("name", reader),
            address: draft.field("address", reader),
            accent: draft.field("accent", reader),
            language: draft.field("language", reader),
            languages: draft.choices("language", languages),
            time_zone: draft.field("time_zone", reader),
            zones: draft.choices("time_zone", [own].into_iter().chain(zones)),
            joining: draft.field("joining", reader),
            joinings: draft.choices("joining", joinings),
            factor_admin: draft.tick(factor_field(Role::Admin), reader),
            factor_manager: draft.tick(factor_field(Role::Manager), reader),
            factor_staff: draft.tick(factor_field(Role::Staff), reader),
            factor_customer: draft.tick(factor_field(Role::Customer), reader),
            shows_holders: draft.tick("shows_holders", reader),
            code: company.code.to_string(),
            is_closed: company.settings.joining == Joining::Closed,
            logo: company.logo.map(logo_url),
            logo_field: draft.field("logo", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

/// Those named after a place, which is how people know theirs.
fn zones() -> Vec<String> {
    let names = tz::db().available().map(|it| it.as_str().to_owned());
    let mut names: Vec<String> = names.filter(|it| it.contains('/')).collect();
    names.retain(|it| !it.starts_with("Etc/") && !it.starts_with("SystemV/"));
    names.sort_unstable();
    names
}

fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Approval => "company-joining-approval",
        Joining::Open => "company-joining-open",
        Joining::Closed => "company-joining-closed",
    }
}

pub(super) fn stored(company: &Company) -> Form {
    let settings = &company.settings;
    let accent = settings.accent.map(|it| it.to_string()).unwrap_or_default();
    let fields = [
        ("name", settings.name.as_str()),
        ("address", settings.address.as_ref().map(Address::as_str).unwrap_or_default()),
        ("accent", &accent),
        ("language", settings.language.map(Language::tag).unwrap_or_default()),
        ("time_zone", settings.zone.as_ref().map(ZoneName::as_str).unwrap_or_default()),
        ("joining", settings.joining.name()),
    ];
    let needing = Role::ALL.into_iter().filter(|it| settings.second_factor.has(*it));
    let shown = settings.shows_holders.then_some(("shows_holders", "1"));
    let needing = needing.map(|it| (factor_field(it), "1"));
    fields.into_iter().chain(needing).chain(shown).collect()
}

impl Page for CompanyPage {
    const TEMPLATE: &'static str = "identity/company/edit.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("company-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (plain, company) = (sample(false), sample(true));
        let mut errors = FieldErrors::default();
        errors.add("accent", AccentError::TooLight.message());
        errors.add("logo", PictureError::TooBig.message());
        let (as_stored, with_all) = (stored(&plain.value), stored(&company.value));
        vec![
            Self::new(&plain, &Draft::refused(as_stored, FieldErrors::default()), reader),
            Self::new(&company, &Draft::refused(with_all, errors), reader),
        ]
    }
}

pub(super) fn sample(is_full: bool) -> Versioned<Company> {
    let name = CompanyName::restore("Harbour & Sons".to_owned());
    let (mut company, _) =
        Company::found(Id::from_uuid(Uuid::from_u128(1)), name, CompanyCode::draw([7; 16]));
    if is_full {
        company.settings.address = Some(Text::restore("Quay 4\nHull HU1 2AB".to_owned()));
        company.settings.accent = Accent::parse("#7a2e4d").ok();
        company.settings.joining = Joining::Closed;
        company.settings.shows_holders = false;
        company.settings.second_factor = FactorRoles::of([Role::Admin]);
        company.logo = Some(Id::from_uuid(Uuid::from_u128(2)));
    }
    Versioned { value: company, version: Version::FIRST }
}
