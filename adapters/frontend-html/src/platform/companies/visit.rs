//! Looking into a company, on its record, for a time.

use application::{
    App, Message,
    platform::{CompanyView, VisitCompany, end_visit, see_company_of_platform, visit_company},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Company, Permission, Realm};
use tower_sessions::Session;

use super::{
    super::reason::{self, Asked, ReasonPage},
    back, url,
};
use crate::{
    form::{Draft, Form},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    session,
    visitor::{Operating, PathId},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit_in(Realm::Platform, Permission::VisitCompanies)?;
    let company = see_company_of_platform(&app, &actor, id).await?;
    let page = ReasonPage::new(back(&company), visit(&company), &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn begin(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Company>,
    screen: Screen,
    browsers: Session,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit_in(Realm::Platform, Permission::VisitCompanies)?;
    let company = see_company_of_platform(&app, &actor, id).await?;
    let form = form.only(&["reason"])?;
    let reason = match reason::parse(&form) {
        Ok(reason) => reason,
        Err(errors) => {
            let draft = Draft::refused(form, errors);
            let page = ReasonPage::new(back(&company), visit(&company), &draft, screen.reader());
            return Ok(screen.show(&page));
        }
    };
    let session = session::own_key(&browsers).ok_or_else(Problem::not_found)?;
    visit_company(&app, &actor, VisitCompany { session, company: id, reason }).await?;
    Ok(SeeOther::to("/dashboard").into_response())
}

/// Goes back to the platform.
pub(crate) async fn end(
    State(app): State<App>,
    Operating(actor): Operating,
    browsers: Session,
) -> Result<SeeOther, Problem> {
    let Some(company) = actor.realm().company() else {
        return Ok(SeeOther::to("/dashboard"));
    };
    let session = session::own_key(&browsers).ok_or_else(Problem::not_found)?;
    end_visit(&app, &actor, &session).await?;
    Ok(SeeOther::to(url(company)).notice(Message::new("visit-is-ended")))
}

pub(super) fn visit(view: &CompanyView) -> Asked {
    let company = &view.company.value;
    Asked {
        heading: Message::new("visit-title").text("name", company.settings.name.as_str()),
        lead: "visit-lead",
        points: vec![
            Message::new("visit-rights"),
            Message::new("visit-record"),
            Message::new("visit-ends"),
        ],
        action: format!("{}/visit", url(company.id)),
        hidden: Vec::new(),
        button: "visit-submit",
        is_destructive: false,
    }
}
