use application::{
    App,
    identity::{EditCompany, EditCompanyError, edit_company, see_company},
};
use axum::extract::State;
use domain_identity::{
    Accent, Address, Company, CompanyName, CompanySettings, FactorRoles, Joining, Language,
};
use domain_kernel::{Role, ZoneName};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    problem::Problem,
    schema::RoleText,
    value::known,
};

/// The company with what its admins decide about it.
#[derive(Serialize, ToSchema)]
#[schema(as = Company)]
pub(crate) struct CompanyDocument {
    id: String,
    /// By which workers ask to join.
    #[schema(example = "QF7K-M3XT")]
    code: String,
    settings: SettingsDocument,
}

/// What an admin decides about the company. What is left out is empty then.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CompanySettings)]
pub(crate) struct SettingsDocument {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// As it stands on certificates and labels.
    #[schema(max_length = 500)]
    address: Option<String>,
    /// The color of its pages, dark enough for white text on it.
    #[schema(example = "#0a5c69", pattern = "^#[0-9A-Fa-f]{6}$")]
    accent: Option<String>,
    /// `en` or `de`, for those who have not chosen one. Without it the browser's.
    #[schema(pattern = "^(en|de)$")]
    language: Option<String>,
    /// A name of the IANA time zone database. Without it the installation's.
    #[schema(example = "Europe/Berlin")]
    time_zone: Option<String>,
    /// What becomes of whoever asks to join: `approval`, `open` or `closed`.
    #[schema(pattern = "^(approval|open|closed)$")]
    joining: String,
    /// The roles of which everybody needs a second factor.
    #[schema(value_type = Vec<RoleText>)]
    second_factor: Vec<String>,
    /// Whether everybody reads who has an item, and not only whoever leads people.
    shows_holders: bool,
}

/// The company, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/company",
    operation_id = "show_company",
    tag = "Company",
    responses((
        status = 200, body = CompanyDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<EditCompanyError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<CompanyDocument>, Problem> {
    params.only(&[], &[])?;
    let company = see_company(&app, &caller.actor()).await?;
    Ok(Answer::of(CompanyDocument::new(&company.value)).version(company.version))
}

/// Changes what the company decides about itself, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/company",
    operation_id = "edit_company",
    tag = "Company",
    params(Seen),
    request_body = SettingsDocument,
    responses((status = 204), Refuses<EditCompanyError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    Seen(expected): Seen,
    Body(document): Body<SettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditCompany { expected, settings: document.settings()? };
    edit_company(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl CompanyDocument {
    fn new(company: &Company) -> Self {
        Self {
            id: company.id.to_string(),
            code: company.code.to_string(),
            settings: SettingsDocument::new(&company.settings),
        }
    }
}

impl SettingsDocument {
    fn new(settings: &CompanySettings) -> Self {
        let roles = Role::ALL.into_iter().filter(|it| settings.second_factor.has(*it));
        Self {
            name: settings.name.as_str().to_owned(),
            address: settings.address.as_ref().map(|it| it.as_str().to_owned()),
            accent: settings.accent.map(|it| it.to_string()),
            language: settings.language.map(|it| it.tag().to_owned()),
            time_zone: settings.zone.as_ref().map(|it| it.as_str().to_owned()),
            joining: settings.joining.name().to_owned(),
            second_factor: roles.map(|it| it.name().to_owned()).collect(),
            shows_holders: settings.shows_holders,
        }
    }

    fn settings(&self) -> Result<CompanySettings, Problem> {
        let mut flaws = Flaws::default();
        let address = self.address.as_deref().unwrap_or_default();
        let name = flaws.take("name", CompanyName::parse(&self.name));
        let address = flaws.take("address", Address::parse_optional(address));
        let accent = self.accent.as_deref().map(Accent::parse).transpose();
        let accent = flaws.take("accent", accent);
        let language = flaws.take("language", known(self.language.as_deref(), Language::parse));
        let zone = flaws.take("time_zone", known(self.time_zone.as_deref(), ZoneName::parse));
        let joining = Joining::parse(&self.joining).ok_or(RequestRefused::WrongValue);
        let joining = flaws.take("joining", joining);
        let roles = self.second_factor.iter().map(|it| Role::parse(it));
        let roles = roles.collect::<Option<Vec<Role>>>().ok_or(RequestRefused::WrongValue);
        let roles = flaws.take("second_factor", roles);
        match (name, address, accent, language, zone, joining, roles) {
            (
                Some(name),
                Some(address),
                Some(accent),
                Some(language),
                Some(zone),
                Some(joining),
                Some(roles),
            ) => Ok(CompanySettings {
                name,
                address,
                accent,
                language,
                zone,
                joining,
                second_factor: FactorRoles::of(roles),
                shows_holders: self.shows_holders,
            }),
            _ => Err(flaws.into()),
        }
    }
}
