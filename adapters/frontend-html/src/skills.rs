//! What people can do: the skills of the company, the lists they are sorted by, and what jobs take.

mod delete;
mod edit;
mod import;
mod job_roles;
mod labels;
mod list;
mod matrix;
pub(crate) mod need_rows;
mod profile;
mod sample;
mod show;
mod skill_form;

use application::skills::SkillView;
use axum::{Router, routing::get};
use domain_skills::SkillId;

use crate::{Web, confirm::Change, parts::Link, table_import};

pub(crate) use import::SkillsImport;
pub(crate) use profile::url as profile_url;

#[cfg(test)]
pub(crate) use {
    edit::SkillFormPage,
    job_roles::{JobRoleFormPage, JobRolePage, JobRolesPage},
    labels::{LabelPage, LabelsPage},
    list::SkillsPage,
    matrix::MatrixPage,
    profile::ProfilePage,
    show::SkillPage,
};

const PATH: &str = "/skills";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/skills", get(list::show).post(edit::create))
        .route("/skills/new", get(edit::new))
        .route("/skills/matrix", get(matrix::show))
        .route("/skills/matrix.csv", get(matrix::csv))
        .route("/skills/matrix.xlsx", get(matrix::xlsx))
        .route("/skills/import", table_import::page::<SkillsImport>())
        .route("/skills/{id}", get(show::show))
        .route("/skills/{id}/edit", get(edit::ask).post(edit::save))
        .route("/skills/{id}/delete", get(delete::ask).post(delete::delete))
        .route("/skills/labels", get(labels::index).post(labels::create))
        .route("/skills/labels/{id}", get(labels::show).post(labels::rename))
        .route("/skills/labels/{id}/delete", get(labels::ask).post(labels::delete))
        .route("/skills/job-roles", get(job_roles::index).post(job_roles::create))
        .route("/skills/job-roles/new", get(job_roles::new))
        .route("/skills/job-roles/{id}", get(job_roles::show))
        .route("/skills/job-roles/{id}/edit", get(job_roles::ask).post(job_roles::save))
        .route(
            "/skills/job-roles/{id}/delete",
            get(job_roles::ask_to_delete).post(job_roles::delete),
        )
        .route("/people/{id}/skills/profile", get(profile::ask).post(profile::save))
}

fn url(id: SkillId) -> String {
    format!("{PATH}/{id}")
}

/// The way back from what is asked about a skill.
fn back(skill: &SkillView) -> Link {
    Link { href: url(skill.id), text: skill.settings.name.as_str().to_owned() }
}

/// What can be asked about skills before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let skill = sample::skill();
    let needed = SkillView { n_equipment: 2, ..sample::skill() };
    let mut changes = vec![(back(&skill), delete::change(&skill)), job_roles::change()];
    changes.push((back(&needed), delete::change(&needed)));
    changes.extend(labels::changes());
    changes
}
