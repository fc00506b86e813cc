//! The kinds of equipment.

mod delete;
mod edit;
mod list;

use application::{
    App,
    equipment::{CategoryLine, list_categories},
};
use domain_equipment::CategoryId;
use domain_kernel::Actor;

use crate::problem::Problem;

pub(super) use delete::{ask, changes, delete};
pub(super) use edit::{rename, show};
pub(super) use list::{create, index};

#[cfg(test)]
pub(crate) use {edit::CategoryPage, list::CategoriesPage};

const PATH: &str = "/equipment/categories";

pub(super) fn url(id: CategoryId) -> String {
    format!("{PATH}/{id}")
}

/// One of them. There are few, and the list of all has what is asked for.
pub(super) async fn find(
    app: &App,
    actor: &Actor,
    id: CategoryId,
) -> Result<CategoryLine, Problem> {
    let categories = list_categories(app, actor).await?;
    categories.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}
