//! Items and what belongs to them.

use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/equipment/items", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/items/{item}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/equipment/items/{item}",
        r#"{"tag":"GR-1","name":"Drill"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    // Nobody has it.
    ("POST", "/api/v1/equipment/items/{item}/return", "{}", [401, 200, 200, 200, 404, 403]),
    // It is no code.
    ("POST", "/api/v1/equipment/take", r#"{"code":"x"}"#, [401, 422, 422, 422, 422, 403]),
    ("GET", "/api/v1/equipment/mine", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/choices", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/categories", "", [401, 403, 403, 200, 200, 403]),
    ("POST", "/api/v1/equipment/categories", r#"{"name":"Saws"}"#, [401, 403, 403, 201, 201, 403]),
    (
        "PUT",
        "/api/v1/equipment/categories/{category}",
        r#"{"name":"Axes"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/equipment/categories/{category}", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/equipment/locations", "", [401, 403, 403, 200, 200, 403]),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    vec![
        ("{item}", world.item(admin, "GR-1").await.to_string()),
        ("{category}", world.item_category(admin, "Drills").await.to_string()),
    ]
}
