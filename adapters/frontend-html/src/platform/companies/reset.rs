//! A temporary password for a company's admin who has forgotten theirs.

use std::collections::HashMap;

use application::{
    App,
    platform::{AdminLine, CompanyView, ResetAdmin, reset_admin, see_company_of_platform},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Company, CompanyId};

use super::{back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    identity::{reset_of, told},
    parts::version,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Confirmation, Operating, PathId},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    confirmation: Confirmation,
    PathId(id): PathId<Company>,
    Path(path): Path<HashMap<String, String>>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (company, admin) = find(&app, &actor, id, &path).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let page = ConfirmPage::new(
        back(&company),
        change(&company, &admin, app.policy.has_smtp),
        screen.reader(),
    );
    Ok(screen.show(&page))
}

pub(crate) async fn reset(
    State(app): State<App>,
    Operating(actor): Operating,
    confirmation: Confirmation,
    PathId(company): PathId<Company>,
    Path(path): Path<HashMap<String, String>>,
    form: Form,
) -> Result<Response, Problem> {
    let (_, admin) = find(&app, &actor, company, &path).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let expected = version(&form.only(&["version"])?)?;
    let command = ResetAdmin { company, id: admin.id, expected };
    let given = reset_admin(&app, &actor, command).await;
    let given = given.map_err(|err| Problem::from(err).back_to(url(company)))?;
    Ok(told(SeeOther::to(url(company)), &admin.name, &given).into_response())
}

async fn find(
    app: &App,
    actor: &Actor,
    id: CompanyId,
    path: &HashMap<String, String>,
) -> Result<(CompanyView, AdminLine), Problem> {
    let company = see_company_of_platform(app, actor, id).await?;
    let admin = path.get("admin").and_then(|it| it.parse().ok());
    let admin = company.admins.iter().find(|it| Some(it.id) == admin).cloned();
    Ok((company, admin.ok_or_else(Problem::not_found)?))
}

pub(super) fn change(company: &CompanyView, admin: &AdminLine, is_mailed: bool) -> Change {
    let action = format!("{}/admins/{}/password", url(company.company.value.id), admin.id);
    reset_of(&admin.name, admin.is_active, is_mailed, action, admin.version)
}
