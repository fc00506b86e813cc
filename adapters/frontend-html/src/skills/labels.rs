//! The lists of names by which skills and people are sorted: one of them at a time.

mod delete;
mod edit;
mod list;

use application::{
    App,
    skills::{LabelLine, list_labels},
};
use domain_kernel::Actor;
use domain_skills::{LabelId, LabelKind};

use crate::{problem::Problem, query};

pub(super) use delete::{ask, changes, delete};
pub(super) use edit::{rename, show};
pub(super) use list::{create, index};

#[cfg(test)]
pub(crate) use {edit::LabelPage, list::LabelsPage};

const PATH: &str = "/skills/labels";

fn url(id: LabelId) -> String {
    format!("{PATH}/{id}")
}

/// Where the list of this kind is.
fn list_url(kind: LabelKind) -> String {
    query::url(PATH, &[("kind", kind.name())])
}

fn kind_title(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::Category => "skill-labels-categories",
        LabelKind::Grade => "skill-labels-grades",
        LabelKind::Project => "skill-labels-projects",
    }
}

/// One of them. There are few, and the list of all has what is asked for.
async fn find(app: &App, actor: &Actor, id: LabelId) -> Result<LabelLine, Problem> {
    let labels = list_labels(app, actor).await?;
    labels.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}
