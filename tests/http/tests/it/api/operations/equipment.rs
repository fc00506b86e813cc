//! Items and what belongs to them.

use domain_equipment::OrderKind;
use domain_kernel::Role;
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
    (
        "POST",
        "/api/v1/equipment/items",
        r#"{"tag":"GR-9","name":"Saw"}"#,
        [401, 403, 403, 201, 201, 403],
    ),
    ("DELETE", "/api/v1/equipment/items/{item}", "", [401, 403, 403, 412, 404, 403]),
    (
        "POST",
        "/api/v1/equipment/items/{item}/retire",
        r#"{"reason":"sold","tag":"GR-1"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("POST", "/api/v1/equipment/items/{item}/reinstate", "", [401, 403, 403, 412, 404, 403]),
    ("POST", "/api/v1/equipment/items/{item}/code", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/equipment/codes", "", [401, 403, 403, 200, 200, 403]),
    // The category has no items.
    (
        "POST",
        "/api/v1/equipment/codes/replace",
        r#"{"of":"{category}"}"#,
        [401, 403, 403, 200, 200, 403],
    ),
    ("POST", "/api/v1/equipment/locations", r#"{"name":"Shed"}"#, [401, 403, 403, 201, 201, 403]),
    (
        "PUT",
        "/api/v1/equipment/locations/{item_location}",
        r#"{"name":"Barn"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/equipment/locations/{item_location}", "", [401, 403, 403, 412, 404, 403]),
    // It is no code.
    ("POST", "/api/v1/equipment/scan", r#"{"code":"x"}"#, [401, 422, 422, 422, 422, 403]),
    ("POST", "/api/v1/equipment/ask", r#"{"code":"x"}"#, [401, 422, 422, 422, 422, 403]),
    // Nobody is called so.
    (
        "POST",
        "/api/v1/equipment/items/{item}/give",
        r#"{"person":"nobody","reason":"For the week"}"#,
        [401, 403, 403, 422, 422, 403],
    ),
    (
        "POST",
        "/api/v1/equipment/items/{item}/transfer",
        r#"{"person":"nobody","reason":"For the week"}"#,
        [401, 403, 403, 422, 404, 403],
    ),
    // Nor without a name.
    ("GET", "/api/v1/equipment/items/{item}/candidate", "", [401, 403, 403, 404, 404, 403]),
    ("GET", "/api/v1/equipment/handovers", "", [401, 200, 200, 200, 200, 403]),
    // It is the borrower's to answer, whom nobody here is.
    ("POST", "/api/v1/equipment/handovers/{handover}/accept", "", [401, 404, 404, 404, 404, 403]),
    ("POST", "/api/v1/equipment/handovers/{handover}/decline", "", [401, 404, 404, 404, 404, 403]),
    ("GET", "/api/v1/equipment/items/{item}/history", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/equipment/mine/history", "", [401, 200, 200, 200, 200, 403]),
    // The borrower is in nobody's team.
    ("GET", "/api/v1/equipment/people/{borrower}/history", "", [401, 403, 404, 200, 404, 403]),
    ("GET", "/api/v1/equipment/in-use", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/items/{item}/reservations", "", [401, 200, 200, 200, 404, 403]),
    // It ends before it begins.
    (
        "POST",
        "/api/v1/equipment/items/{item}/reservations",
        r#"{"from":"2029-12-01T10:00","to":"2029-12-01T09:00"}"#,
        [401, 422, 422, 422, 404, 403],
    ),
    ("GET", "/api/v1/equipment/reservations", "", [401, 200, 200, 200, 200, 403]),
    // It is the admin's.
    ("GET", "/api/v1/equipment/reservations/{reservation}", "", [401, 404, 404, 200, 404, 403]),
    (
        "POST",
        "/api/v1/equipment/reservations/{reservation}/cancel",
        "{}",
        [401, 404, 404, 200, 404, 403],
    ),
    ("GET", "/api/v1/equipment/calendar", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/skills", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/equipment/items/{item}/needs", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/equipment/items/{item}/needs",
        r#"{"needs":[]}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/equipment/categories/{category}/needs", "", [401, 403, 403, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/equipment/categories/{category}/needs",
        r#"{"needs":[]}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/equipment/items/{item}/inspection-rule", "", [401, 403, 403, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/equipment/items/{item}/inspection-rule",
        r#"{"months":6}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    (
        "GET",
        "/api/v1/equipment/categories/{category}/inspection-rule",
        "",
        [401, 403, 403, 200, 404, 403],
    ),
    (
        "PUT",
        "/api/v1/equipment/categories/{category}/inspection-rule",
        r#"{"uses":50}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    // Nobody has it.
    (
        "POST",
        "/api/v1/equipment/items/{item}/damage",
        r#"{"description":"It smokes"}"#,
        [401, 409, 409, 409, 404, 403],
    ),
    // It was to be done before today.
    (
        "POST",
        "/api/v1/equipment/items/{item}/work-orders",
        r#"{"kind":"repair","description":"Wheel","due":"2020-01-01","is_blocking":true}"#,
        [401, 403, 403, 422, 404, 403],
    ),
    ("GET", "/api/v1/equipment/work-orders", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/work-orders/{work_order}", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/equipment/work-orders/{work_order}/close",
        r#"{"result":"na"}"#,
        [401, 403, 403, 204, 404, 403],
    ),
    ("GET", "/api/v1/equipment/imports", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/equipment/imports/{item_import}", "", [401, 403, 403, 200, 404, 403]),
    // It has fewer items.
    (
        "POST",
        "/api/v1/equipment/imports/{item_import}/undo",
        r#"{"items":99}"#,
        [401, 403, 403, 409, 404, 403],
    ),
    ("GET", "/api/v1/equipment/use", "", [401, 403, 200, 200, 200, 403]),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let borrower = world.person(admin, "Bo Borrower", Role::Staff, None).await;
    let item = world.item(admin, "GR-1").await;
    let (lent, broken) = (world.item(admin, "GR-2").await, world.item(admin, "GR-3").await);
    let handover = world.asked(admin, (&borrower, admin), lent).await;
    let reservation = world.reserve(admin, item, ("2029-11-27T09:00", "2029-11-27T12:00")).await;
    let table = world.app.tables.read("tag,name\nI-1,Saw\n".into()).await.expect("a table");
    vec![
        ("{item}", item.to_string()),
        ("{category}", world.item_category(admin, "Drills").await.to_string()),
        ("{borrower}", borrower.id.to_string()),
        ("{handover}", handover.to_string()),
        ("{reservation}", reservation.to_string()),
        ("{item_location}", world.item_location(admin, "Yard", None).await.to_string()),
        ("{item_import}", world.item_import(admin, table).await.to_string()),
        ("{work_order}", world.work_order(admin, broken, OrderKind::Repair).await.to_string()),
    ]
}
