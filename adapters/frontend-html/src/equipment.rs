//! What the company lends: items, what they are sorted by, and the codes on their labels.

mod categories;
mod codes;
mod export;
mod give;
mod group_sample;
mod handovers;
mod history;
mod import;
mod imports;
mod in_use;
mod items;
mod label_page;
mod label_query;
mod label_sample;
mod labels;
mod list;
mod locations;
mod needs;
mod own;
mod person_items;
mod reservations;
mod return_item;
mod sample;
mod scan;
mod show;
mod transfer;
mod upkeep;
mod usage;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use domain_equipment::CategoryId;

use crate::{
    Web, confirm::Change, papers::MOST_PAPER_BYTES, parts::Link, photos::MOST_PHOTO_BYTES, query,
    reader::Reader, table_import,
};

pub(crate) use {
    import::ItemsImport,
    own::{OwnItemLine, own_item_lines},
};

#[cfg(test)]
pub(crate) use {
    categories::{CategoriesPage, CategoryPage},
    give::GivePage,
    imports::ImportsPage,
    in_use::InUsePage,
    items::{ItemFormPage, RetirePage},
    label_page::LabelsPage,
    list::ItemsPage,
    locations::{LocationFormPage, LocationsPage},
    needs::NeedsPage,
    own::OwnItemsPage,
    person_items::PersonItemsPage,
    reservations::{CancelReservationPage, ReservationsPage, ReservePage},
    return_item::ReturnPage,
    scan::ScanPage,
    show::ItemPage,
    transfer::TransferPage,
    upkeep::{DamagePage, InspectionRulePage, OpenOrderPage, OrderPage, OrdersPage},
    usage::UsePage,
};

pub(crate) use sample::own as sample_own;

/// Where those of a category are listed: all of them, or what is free for whoever leads nobody.
pub(crate) fn of_category(id: CategoryId) -> String {
    query::url("/equipment", &[("category", id.to_string().as_str())])
}

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/e/{code}", get(scan::show))
        .route("/equipment", get(list::show))
        .route("/equipment.csv", get(export::csv))
        .route("/equipment.xlsx", get(export::xlsx))
        .route("/equipment/import", table_import::page::<ItemsImport>())
        .route("/equipment/imports", get(imports::index))
        .route("/equipment/imports/{id}/undo", get(imports::ask).post(imports::undo))
        .route("/equipment/activate", post(own::take))
        .route("/equipment/ask", post(handovers::ask))
        .route("/equipment/handovers/{id}/accept", post(handovers::accept))
        .route("/equipment/handovers/{id}/decline", post(handovers::decline))
        .route("/equipment/in-use", get(in_use::show))
        .route("/equipment/mine", get(own::show))
        .route("/equipment/use", get(usage::show))
        .route("/equipment/mine/history", get(person_items::show_own))
        .route("/team/{id}/equipment", get(person_items::show))
        .route("/equipment/reservations", get(reservations::show))
        .route(
            "/equipment/reservations/{id}/cancel",
            get(reservations::ask_to_cancel).post(reservations::cancel),
        )
        .route("/equipment/{id}", get(show::show))
        .route("/equipment/{id}/reserve", get(reservations::ask).post(reservations::save))
        .route("/equipment/{id}/give", get(give::ask).post(give::save))
        .route("/equipment/{id}/transfer", get(transfer::ask).post(transfer::save))
        .route("/equipment/{id}/return", get(return_item::ask).post(return_item::save))
        .route("/equipment/codes", get(codes::ask_all).post(codes::replace_all))
        .route("/equipment/labels", get(labels::show))
        .route("/equipment/labels.pdf", get(labels::pdf))
        .route("/equipment/labels/ruler.pdf", get(labels::ruler))
        .route("/equipment/{id}/code", get(codes::ask).post(codes::replace))
        .route("/equipment", post(items::create))
        .route("/equipment/new", get(items::new))
        .route("/equipment/{id}/edit", get(items::ask).post(items::save))
        .route(
            "/equipment/{id}/photo",
            get(items::show_photo)
                .post(items::change_photo)
                .layer(DefaultBodyLimit::max(MOST_PHOTO_BYTES)),
        )
        .route("/equipment/{id}/photo/delete", post(items::remove_photo))
        .route("/equipment/{id}/delete", get(items::ask_to_delete).post(items::delete))
        .route("/equipment/{id}/retire", get(items::ask_to_retire).post(items::retire))
        .route("/equipment/{id}/reinstate", get(items::ask_to_reinstate).post(items::reinstate))
        .route("/equipment/{id}/needs", get(needs::ask_of_item).post(needs::save_of_item))
        .route("/equipment/categories", get(categories::index).post(categories::create))
        .route("/equipment/categories/{id}", get(categories::show).post(categories::rename))
        .route("/equipment/categories/{id}/delete", get(categories::ask).post(categories::delete))
        .route(
            "/equipment/categories/{id}/needs",
            get(needs::ask_of_category).post(needs::save_of_category),
        )
        .route("/equipment/locations", get(locations::index).post(locations::create))
        .route("/equipment/locations/new", get(locations::new))
        .route("/equipment/locations/{id}", get(locations::show).post(locations::save))
        .route("/equipment/locations/{id}/delete", get(locations::ask).post(locations::delete))
        .merge(upkeep_routes())
}

fn upkeep_routes() -> Router<Web> {
    Router::new()
        .route("/equipment/{id}/damage", get(upkeep::ask_for_damage).post(upkeep::report))
        .route("/equipment/{id}/work-order", get(upkeep::ask).post(upkeep::open))
        .route("/equipment/work-orders", get(upkeep::index))
        .route("/equipment/work-orders/{id}", get(upkeep::show).post(upkeep::close))
        .route(
            "/equipment/work-orders/{id}/files",
            post(upkeep::add_file).layer(DefaultBodyLimit::max(MOST_PAPER_BYTES)),
        )
        .route("/equipment/work-orders/{order}/files/{file}", get(upkeep::download))
        .route(
            "/equipment/work-orders/{order}/files/{file}/delete",
            get(upkeep::ask_to_remove).post(upkeep::remove_file),
        )
        .route("/equipment/{id}/inspection", get(upkeep::ask_of_item).post(upkeep::save_of_item))
        .route(
            "/equipment/categories/{id}/inspection",
            get(upkeep::ask_of_category).post(upkeep::save_of_category),
        )
}

/// What can be asked about equipment before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let changes = codes::changes(reader).into_iter().chain(categories::changes());
    let changes = changes.chain(locations::changes()).chain(items::changes());
    changes.chain(imports::changes(reader)).chain(upkeep::changes(reader)).collect()
}
