//! Where equipment belongs: places, and places in them.

mod delete;
mod form;
mod list;

use application::equipment::LocationLine;
use domain_equipment::LocationId;

use crate::problem::Problem;

pub(super) use delete::{ask, changes, delete};
pub(super) use form::{create, new, save, show};
pub(super) use list::index;

#[cfg(test)]
pub(crate) use {form::LocationFormPage, list::LocationsPage};

const PATH: &str = "/equipment/locations";

fn url(id: LocationId) -> String {
    format!("{PATH}/{id}")
}

/// One of all that there are.
fn find(locations: &[LocationLine], id: LocationId) -> Result<&LocationLine, Problem> {
    locations.iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}
