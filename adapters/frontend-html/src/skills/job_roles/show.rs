use application::{
    App, Message,
    skills::{JobRoleView, see_job_role},
};
use axum::{extract::State, response::Response};
use domain_skills::JobRole;
use serde::Serialize;

use super::url;
use crate::{
    problem::Problem,
    reader::Reader,
    screen::Screen,
    skills::{self, sample},
    views::Page,
    visitor::{PathId, Signed},
};

/// One job role, and the skills that it takes.
#[derive(Debug, Serialize)]
pub(crate) struct JobRolePage {
    title: String,
    lead: String,
    needs: Vec<Need>,
    edit_url: String,
    delete_url: String,
}

#[derive(Debug, Serialize)]
struct Need {
    href: String,
    name: String,
    level: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<JobRole>,
    screen: Screen,
) -> Result<Response, Problem> {
    let job_role = see_job_role(&app, &actor, id).await?;
    Ok(screen.show(&JobRolePage::new(&job_role, screen.reader())))
}

impl JobRolePage {
    fn new(job_role: &JobRoleView, reader: &Reader) -> Self {
        let url = url(job_role.id);
        let lead = Message::new("job-role-lead").number("n", job_role.n_people);
        let needs = job_role.needs.iter().map(|it| Need {
            href: skills::url(it.skill),
            name: it.name.as_str().to_owned(),
            level: reader.text(&Message::new("skill-level").number("n", it.level.get().into())),
        });
        Self {
            title: job_role.settings.title.as_str().to_owned(),
            lead: reader.text(&lead),
            needs: needs.collect(),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
        }
    }
}

impl Page for JobRolePage {
    const TEMPLATE: &'static str = "skills/job_roles/show.html";

    fn title(&self, reader: &Reader) -> String {
        // A path is often named like the job that it is for.
        reader.text(&Message::new("job-role-page-title").text("title", &self.title))
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (some, none) = (sample::job_role(), sample::job_role_without());
        vec![Self::new(&some, reader), Self::new(&none, reader)]
    }
}
