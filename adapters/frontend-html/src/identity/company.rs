//! What an admin decides about the company.

pub(super) mod accent;
pub(super) mod code;
pub(super) mod logo;
mod page;

use application::{
    App, Message,
    identity::{EditCompany, edit_company, see_company},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{
    Accent, Address, CompanyName, CompanySettings, FactorRoles, Joining, Language,
};
use domain_kernel::{Actor, Role, ZoneName};

use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    parts::version,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) use page::CompanyPage;

pub(super) const URL: &str = "/admin/settings";

const FIELDS: [&str; 12] = [
    "version",
    "name",
    "address",
    "accent",
    "language",
    "time_zone",
    "joining",
    "factor_admin",
    "factor_manager",
    "factor_staff",
    "factor_customer",
    "shows_holders",
];

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let page = CompanyPage::load(&app, &actor, None, screen.reader()).await?;
    Ok(screen.show(&page))
}

pub(super) async fn edit(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, &form).await {
        Ok(()) => Ok(SeeOther::to(URL).notice(Message::new("company-saved")).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let company = see_company(&app, &actor).await?;
            Ok(screen.show(&CompanyPage::new(&company, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = parse(form)?;
    Ok(edit_company(app, actor, EditCompany { expected, settings }).await?)
}

fn parse(form: &Form) -> Result<CompanySettings, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", CompanyName::parse(form.text("name")));
    let address = errors.take("address", Address::parse_optional(form.text("address")));
    let accent = match form.text("accent").trim() {
        "" => Some(None),
        typed => errors.take("accent", Accent::parse(typed)).map(Some),
    };
    let language = Language::parse(form.text("language"));
    let zone = ZoneName::parse(form.text("time_zone"));
    // The first choice of each list is empty and stands for none.
    for (field, is_none) in [("language", language.is_none()), ("time_zone", zone.is_none())] {
        if is_none && !form.text(field).is_empty() {
            errors.add(field, Message::new("choice-unknown"));
        }
    }
    let joining = Joining::parse(form.text("joining"));
    if joining.is_none() {
        errors.add("joining", Message::new("choice-unknown"));
    }
    let parsed = name.zip(address).zip(accent).zip(joining).filter(|_| errors.is_empty());
    let Some((((name, address), accent), joining)) = parsed else {
        return Err(errors);
    };
    let roles = Role::ALL.into_iter().filter(|it| form.is_ticked(factor_field(*it)));
    let second_factor = FactorRoles::of(roles);
    let shows_holders = form.is_ticked("shows_holders");
    Ok(CompanySettings {
        name,
        address,
        accent,
        language,
        zone,
        joining,
        second_factor,
        shows_holders,
    })
}

/// The box that says that everybody of a role needs a second factor.
fn factor_field(role: Role) -> &'static str {
    match role {
        Role::Admin => "factor_admin",
        Role::Manager => "factor_manager",
        Role::Staff => "factor_staff",
        Role::Customer => "factor_customer",
    }
}
