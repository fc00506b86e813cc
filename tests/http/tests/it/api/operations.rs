//! What a program gets at each operation that comes in for nobody, for staff, a manager, an admin,
//! another company's admin and a customer.

mod courses;
mod customers;
mod equipment;
mod inventory;
mod onboarding;
mod people;
mod skills;
mod team;
mod training;
mod webhooks;

use domain_kernel::Area;
use world::{Somebody, World};

/// Method, path, document, then the status for each of them. What changes a version names one that
/// there never was, so that whoever may do it gets 412.
pub(crate) type Operation = (&'static str, &'static str, &'static str, [u16; 6]);

/// What stands for an id in a path or a document, and the id.
pub(crate) type Ids = Vec<(&'static str, String)>;

const OF_ALL: &[Operation] = &[
    ("GET", "/api/v1/me", "", [401, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/nowhere", "", [404, 404, 404, 404, 404, 404]),
    ("GET", "/api/v1/openapi.json", "", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/openapi.json", "", [200, 200, 200, 200, 200, 200]),
];

/// A row for each operation.
pub(crate) fn all() -> impl Iterator<Item = &'static Operation> {
    [
        OF_ALL,
        courses::OPERATIONS,
        customers::OPERATIONS,
        equipment::OPERATIONS,
        inventory::OPERATIONS,
        people::OPERATIONS,
        skills::OPERATIONS,
        training::OPERATIONS,
        team::OPERATIONS,
        onboarding::OPERATIONS,
        webhooks::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}

/// What the admin's company has of what is named.
pub(crate) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let mut ids = equipment::ids(world, admin).await;
    ids.extend(people::ids(world, admin).await);
    ids.extend(skills::ids(world, admin).await);
    ids.extend(courses::ids(world, admin).await);
    ids.extend(customers::ids(world, admin).await);
    ids.extend(training::ids(world, admin).await);
    ids.extend(webhooks::ids(world, admin).await);
    ids
}

/// A path or a document with ids for their names.
pub(crate) fn filled(text: &str, ids: &Ids) -> String {
    ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(name, id))
}

/// Whose token opens it; nothing where any does.
pub(crate) fn area(path: &str) -> Option<Area> {
    let first = path.trim_start_matches("/api/v1/").split('/').next();
    match first? {
        "equipment" => Some(Area::Equipment),
        "inventory" => Some(Area::Inventory),
        "people" | "departments" | "tokens" | "join-requests" | "company" | "audit" | "mails"
        | "customers" | "audiences" | "work-calendar" | "webhooks" => Some(Area::Administration),
        "skills" => Some(Area::Skills),
        "training" | "team" | "onboarding" | "courses" | "students" => Some(Area::Training),
        _ => None,
    }
}
