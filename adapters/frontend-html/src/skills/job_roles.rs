//! What jobs take.

mod delete;
mod edit;
mod list;
mod show;

use application::skills::JobRoleView;
use domain_skills::JobRoleId;

use crate::parts::Link;

pub(super) use delete::{ask_to_delete, change, delete};
pub(super) use edit::{ask, create, new, save};
pub(super) use list::index;
pub(super) use show::show;

#[cfg(test)]
pub(crate) use {edit::JobRoleFormPage, list::JobRolesPage, show::JobRolePage};

const PATH: &str = "/skills/job-roles";

fn url(id: JobRoleId) -> String {
    format!("{PATH}/{id}")
}

/// The way back from what is asked about a job role.
fn back(job_role: &JobRoleView) -> Link {
    Link { href: url(job_role.id), text: job_role.settings.title.as_str().to_owned() }
}
