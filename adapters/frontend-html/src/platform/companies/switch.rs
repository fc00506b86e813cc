//! Letting nobody of a company in any more, and again.

use application::{
    App, Message,
    platform::{
        CompanyView, ReactivateCompany, SuspendCompany, reactivate_company,
        see_company_of_platform, suspend_company,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Company;

use super::{
    super::reason::{self, Asked, ReasonPage},
    back, url,
};
use crate::{
    confirm::{Change, ConfirmPage},
    form::{Draft, Form},
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Operating, PathId},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
) -> Result<Response, Problem> {
    let company = see_company_of_platform(&app, &actor, id).await?;
    let (back, asked) = (back(&company), suspension(&company));
    Ok(screen.show(&ReasonPage::new(back, asked, &Draft::blank(), screen.reader())))
}

pub(crate) async fn suspend(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let company = see_company_of_platform(&app, &actor, id).await?;
    let form = form.only(&["version", "reason"])?;
    let expected = version(&form)?;
    let reason = match reason::parse(&form) {
        Ok(reason) => reason,
        Err(errors) => {
            let draft = Draft::refused(form, errors);
            let (back, asked) = (back(&company), suspension(&company));
            return Ok(screen.show(&ReasonPage::new(back, asked, &draft, screen.reader())));
        }
    };
    let suspended = suspend_company(&app, &actor, SuspendCompany { id, expected, reason }).await;
    suspended.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("company-is-suspended", &company).into_response())
}

pub(crate) async fn ask_back(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
) -> Result<Response, Problem> {
    let company = see_company_of_platform(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&company), reactivation(&company), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn reactivate(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let company = see_company_of_platform(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let reactivated = reactivate_company(&app, &actor, ReactivateCompany { id, expected }).await;
    reactivated.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("company-is-reactivated", &company))
}

fn done(key: &'static str, company: &CompanyView) -> SeeOther {
    let company = &company.company.value;
    let message = Message::new(key).text("name", company.settings.name.as_str());
    SeeOther::to(url(company.id)).notice(message)
}

pub(super) fn suspension(view: &CompanyView) -> Asked {
    let company = &view.company.value;
    Asked {
        heading: Message::new("suspend-title").text("name", company.settings.name.as_str()),
        lead: "suspend-lead",
        points: vec![
            Message::new("suspend-people").number("n", view.n_people),
            Message::new("suspend-page"),
            Message::new("suspend-stays"),
            Message::new("suspend-record"),
        ],
        action: format!("{}/suspend", url(company.id)),
        hidden: vec![Hidden::new("version", &view.company.version.get())],
        button: "suspend-submit",
        is_destructive: true,
    }
}

pub(super) fn reactivation(view: &CompanyView) -> Change {
    let company = &view.company.value;
    Change {
        heading: Message::new("company-reactivate-title")
            .text("name", company.settings.name.as_str()),
        lead: "company-reactivate-lead",
        points: vec![Message::new("company-reactivate-people").number("n", view.n_people)],
        stem: None,
        refused: None,
        action: format!("{}/reactivate", url(company.id)),
        hidden: vec![Hidden::new("version", &view.company.version.get())],
        button: Message::new("company-reactivate"),
        is_destructive: false,
    }
}
