//! The departments of the company, as the admin keeps them.

mod delete;
mod edit;
mod list;

use application::{
    App,
    identity::{DepartmentLine, list_departments},
};
use domain_identity::DepartmentId;
use domain_kernel::{Actor, Id, Version};

use crate::{problem::Problem, query};

pub(super) use delete::{ask, change, delete};
pub(super) use edit::{edit, show};
pub(super) use list::{create, index};

#[cfg(test)]
pub(crate) use {edit::DepartmentPage, list::DepartmentsPage};

const PATH: &str = "/admin/departments";

fn url(id: DepartmentId) -> String {
    format!("{PATH}/{id}")
}

/// Everybody in it.
fn people_url(id: DepartmentId) -> String {
    query::url("/admin/people", &[("department", &id.to_string()), ("shown", "all")])
}

/// One of them. There are few, and the list of all has what is asked for.
async fn find(app: &App, actor: &Actor, id: DepartmentId) -> Result<DepartmentLine, Problem> {
    let departments = list_departments(app, actor).await?;
    departments.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}

/// A department for the samples of pages.
pub(super) fn sample(number: u128, name: &str, n_people: u32) -> DepartmentLine {
    DepartmentLine {
        id: Id::from_uuid(uuid::Uuid::from_u128(number)),
        version: Version::FIRST,
        name: domain_identity::DepartmentName::restore(name.to_owned()),
        n_people,
    }
}
