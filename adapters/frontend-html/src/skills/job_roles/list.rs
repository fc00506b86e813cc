use application::{
    App, Page as Lines,
    skills::{JobRoleLine, ListJobRoles, list_job_roles},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{PATH, url};
use crate::{
    pager::Pager, problem::Problem, query::Query, reader::Reader, screen::Screen, skills::sample,
    views::Page, visitor::Signed,
};

/// All job roles of the company.
#[derive(Debug, Serialize)]
pub(crate) struct JobRolesPage {
    matches: String,
    search: String,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    job_roles: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    title: String,
    n_needs: String,
    n_people: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListJobRoles { search: query.text("q").to_owned(), page: query.page() };
    let job_roles = list_job_roles(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&JobRolesPage::new(&job_roles, &asked, screen.reader())))
}

impl JobRolesPage {
    fn new(job_roles: &Lines<JobRoleLine>, asked: &ListJobRoles, reader: &Reader) -> Self {
        let fields = [("q", asked.search.as_str())];
        Self {
            matches: reader.count("job-roles-match", "job-roles-match-many", job_roles.n_matches),
            search: asked.search.clone(),
            all_url: (!asked.search.is_empty()).then_some(PATH),
            job_roles: job_roles.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(job_roles, PATH, &fields),
        }
    }
}

impl Line {
    fn new(job_role: &JobRoleLine, reader: &Reader) -> Self {
        Self {
            href: url(job_role.id),
            title: job_role.title.as_str().to_owned(),
            n_needs: reader.number(job_role.n_needs),
            n_people: reader.number(job_role.n_people),
        }
    }
}

impl Page for JobRolesPage {
    const TEMPLATE: &'static str = "skills/job_roles/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("job-roles-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let asked =
            |search: &str| ListJobRoles { search: search.to_owned(), ..ListJobRoles::default() };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        vec![
            Self::new(&page(sample::job_role_lines(), 1), &asked(""), reader),
            Self::new(&page(Vec::new(), 0), &asked("\"x\""), reader),
            Self::new(&page(Vec::new(), 0), &asked(""), reader),
        ]
    }
}
