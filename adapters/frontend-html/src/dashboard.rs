//! What to do now, by role.

mod page;

use application::{
    App, PageNumber,
    identity::see_account,
    onboarding::{ListPaths, list_paths, see_team},
    training::{ListModules, list_modules, list_training},
};
use axum::{Router, extract::State, response::Response, routing::get};
use domain_kernel::{Actor, Role};
use domain_training::ModuleStatus;

use crate::{Web, problem::Problem, screen::Screen, visitor::Signed};

pub(crate) use page::{Company, DashboardPage};

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/dashboard", get(show))
}

async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    let today = reader.date_of(now).unwrap_or_default();
    let person = see_account(&app, &actor).await?;
    let record = list_training(&app, &actor).await?;
    let team = match actor.role() {
        Some(Role::Admin | Role::Manager) => Some(see_team(&app, &actor, today).await?),
        _ => None,
    };
    let company = company(&app, &actor).await?;
    let page = DashboardPage::new(&person, &record, team.as_ref(), company, now, reader);
    Ok(screen.show(&page))
}

/// What an admin sees of the whole company.
async fn company(app: &App, actor: &Actor) -> Result<Option<Company>, Problem> {
    if actor.role() != Some(Role::Admin) {
        return Ok(None);
    }
    let published = ListModules {
        search: String::new(),
        status: Some(ModuleStatus::Published),
        page: PageNumber::FIRST,
    };
    let n_modules = list_modules(app, actor, published).await?.n_matches;
    let all = ListPaths { search: String::new(), page: PageNumber::FIRST };
    let n_paths = list_paths(app, actor, all).await?.n_matches;
    Ok(Some(Company { n_modules, n_paths }))
}
