use application::{
    App, Message,
    skills::{DeleteJobRole, JobRoleView, delete_job_role, see_job_role},
};
use axum::{extract::State, response::Response};
use domain_skills::JobRole;

use super::{PATH, back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    skills::sample,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask_to_delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<JobRole>,
    screen: Screen,
) -> Result<Response, Problem> {
    let job_role = see_job_role(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&job_role), deletion(&job_role), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<JobRole>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let job_role = see_job_role(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_job_role(&app, &actor, DeleteJobRole { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let title = job_role.settings.title.as_str();
    let notice = Message::new("job-role-is-deleted").text("title", title);
    Ok(SeeOther::to(PATH).notice(notice))
}

fn deletion(job_role: &JobRoleView) -> Change {
    let title = job_role.settings.title.as_str();
    Change {
        heading: Message::new("job-role-delete-title").text("title", title),
        lead: "job-role-delete-lead",
        points: vec![
            Message::new("job-role-delete-people").number("n", job_role.n_people),
            Message::new("job-role-delete-stays"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/delete", url(job_role.id)),
        hidden: vec![Hidden::new("version", &job_role.version.get())],
        button: Message::new("job-role-delete-submit"),
        is_destructive: true,
    }
}

/// For the samples of the page that asks.
pub(crate) fn change() -> (Link, Change) {
    let job_role = sample::job_role();
    (back(&job_role), deletion(&job_role))
}
