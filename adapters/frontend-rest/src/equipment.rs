//! What the company lends.

mod calendar;
mod codes;
mod custody;
mod give;
mod groups;
mod handovers;
mod history;
mod imports;
mod in_use;
mod inspections;
mod item;
mod items;
mod keeping;
mod locations;
mod needs;
mod orders;
mod reservations;
mod scan;
mod usage;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// Photos, files of work orders, sheets of labels, exports and tables to import are files for people
/// and left out; undoing an import is not.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(items::list, keeping::create))
        .routes(routes!(item::show, item::edit, keeping::delete))
        .routes(routes!(keeping::retire))
        .routes(routes!(keeping::reinstate))
        .routes(routes!(codes::replace))
        .routes(routes!(codes::count))
        .routes(routes!(codes::replace_all))
        .routes(routes!(groups::choices))
        .routes(routes!(groups::categories, groups::create))
        .routes(routes!(groups::rename, groups::delete))
        .routes(routes!(locations::list, locations::create))
        .routes(routes!(locations::edit, locations::delete))
        .routes(routes!(imports::list))
        .routes(routes!(imports::show))
        .routes(routes!(imports::undo))
        .routes(routes!(usage::show))
        .merge(custody_routes())
        .merge(upkeep_routes())
}

fn custody_routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(custody::give_back))
        .routes(routes!(custody::take))
        .routes(routes!(custody::own))
        .routes(routes!(scan::scan))
        .routes(routes!(give::give))
        .routes(routes!(give::transfer))
        .routes(routes!(give::candidate))
        .routes(routes!(handovers::list))
        .routes(routes!(handovers::ask))
        .routes(routes!(handovers::accept))
        .routes(routes!(handovers::decline))
        .routes(routes!(history::of_item))
        .routes(routes!(history::own))
        .routes(routes!(history::of_person))
        .routes(routes!(in_use::list))
        .routes(routes!(reservations::of_item, reservations::reserve))
        .routes(routes!(reservations::own))
        .routes(routes!(reservations::show))
        .routes(routes!(reservations::cancel))
        .routes(routes!(calendar::list))
}

fn upkeep_routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(needs::skills))
        .routes(routes!(needs::of_item, needs::edit_of_item))
        .routes(routes!(needs::of_category, needs::edit_of_category))
        .routes(routes!(inspections::of_item, inspections::set_of_item))
        .routes(routes!(inspections::of_category, inspections::set_of_category))
        .routes(routes!(orders::report_damage))
        .routes(routes!(orders::open))
        .routes(routes!(orders::list))
        .routes(routes!(orders::show))
        .routes(routes!(orders::close))
}
