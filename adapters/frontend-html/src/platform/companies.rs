//! The companies as wholes: who is here, who may come in, and who lets them in.

mod form;
mod list;
pub(super) mod reset;
mod show;
pub(super) mod switch;
pub(super) mod visit;

use application::{
    App,
    platform::{CompanyView, ListCompanies, list_companies, see_company_of_platform},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Company, CompanyId, Permission, Realm};

use super::reason::Asked;
use crate::{
    confirm::Change,
    parts::Link,
    problem::Problem,
    query::Query,
    screen::Screen,
    visitor::{Operating, PathId},
};

#[cfg(test)]
pub(crate) use form::CompanyFormPage;
pub(crate) use form::{create, new};
pub(crate) use list::CompaniesPage;
pub(crate) use show::CompanyPage;

pub(crate) async fn index(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListCompanies {
        search: query.text("q").to_owned(),
        shown: list::shown(query.text("shown")),
        page: query.page(),
    };
    let companies = list_companies(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&CompaniesPage::new(&companies, &asked, screen.reader())))
}

pub(crate) async fn show(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
) -> Result<Response, Problem> {
    let company = see_company_of_platform(&app, &actor, id).await?;
    let may_visit = actor.permit_in(Realm::Platform, Permission::VisitCompanies).is_ok();
    Ok(screen.show(&CompanyPage::new(&company, may_visit, screen.reader())))
}

pub(super) fn url(id: CompanyId) -> String {
    format!("/platform/companies/{id}")
}

fn back(company: &CompanyView) -> Link {
    let it = &company.company.value;
    Link { href: url(it.id), text: it.settings.name.as_str().to_owned() }
}

/// What is asked for a reason, for the samples of the page that asks.
pub(super) fn asked() -> (Asked, Asked) {
    let company = show::sample();
    (switch::suspension(&company), visit::visit(&company))
}

pub(super) fn back_of_sample() -> Link {
    back(&show::sample())
}

/// What can be asked about a company before it is done, for the samples of the page that asks.
pub(super) fn changes() -> Vec<(Link, Change)> {
    let company = show::sample();
    let admin = reset::change(&company, &company.admins[0], true);
    vec![(back(&company), switch::reactivation(&company)), (back(&company), admin)]
}
