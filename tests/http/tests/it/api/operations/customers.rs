//! The accounts of customers.

use domain_inventory::Visibility;
use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/customers", "", [401, 403, 403, 200, 200, 403]),
    // The address is somebody's already.
    (
        "POST",
        "/api/v1/customers",
        r#"{"name":"Rosa","email":"rosa.ferreira@bikes.example","sees_all":true}"#,
        [401, 403, 403, 422, 422, 403],
    ),
    ("GET", "/api/v1/customers/choices", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/customers/{buyer}", "", [401, 403, 403, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/customers/{buyer}",
        r#"{"name":"Rosa","email":"rosa.ferreira@bikes.example","sees_all":true}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("POST", "/api/v1/customers/{buyer}/deactivate", "", [401, 403, 403, 412, 404, 403]),
    ("POST", "/api/v1/customers/{buyer}/reactivate", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/customers/sessions", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/customers/{buyer}/sessions", "", [401, 403, 403, 200, 404, 403]),
    ("DELETE", "/api/v1/customers/{buyer}/sessions", "", [401, 403, 403, 200, 404, 403]),
    // Nobody has this session.
    (
        "DELETE",
        "/api/v1/customers/{buyer}/sessions/{buyer_session}",
        "",
        [401, 403, 403, 204, 404, 403],
    ),
    ("GET", "/api/v1/customers/use", "", [401, 403, 403, 200, 200, 403]),
    ("POST", "/api/v1/customers/{buyer}/view", "", [401, 403, 403, 204, 404, 403]),
    // No ERP is connected.
    ("GET", "/api/v1/customers/{buyer}/stock", "", [401, 403, 403, 409, 404, 403]),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let buyer = world.customer(admin, "Rosa Ferreira", &Visibility::All).await;
    // As a session is written, which is 32 bytes.
    vec![("{buyer}", buyer.id.to_string()), ("{buyer_session}", "A".repeat(43))]
}
