//! The stock.

use super::Operation;

const NOWHERE: &str = r#"{
    "place": "nowhere:1", "kind": "postgres", "database": "erp",
    "stock": "SELECT 1", "customers": "SELECT 1",
    "columns": {"customer": "C", "part": "P", "quantity": "Q"}
}"#;

pub(super) const OPERATIONS: &[Operation] = &[
    // No ERP is connected.
    ("GET", "/api/v1/inventory/stock", "", [401, 403, 409, 409, 409, 409]),
    ("GET", "/api/v1/inventory/values", "", [401, 403, 409, 409, 409, 409]),
    ("GET", "/api/v1/inventory/changes", "", [401, 403, 409, 409, 409, 409]),
    ("POST", "/api/v1/inventory/refresh", "", [401, 403, 200, 200, 200, 200]),
    ("GET", "/api/v1/inventory/connector", "", [401, 403, 403, 200, 200, 403]),
    // Nothing is connected, and the operator does not allow that place.
    ("PUT", "/api/v1/inventory/connector", NOWHERE, [401, 403, 403, 412, 412, 403]),
    ("POST", "/api/v1/inventory/connector", NOWHERE, [401, 403, 403, 422, 422, 403]),
    ("DELETE", "/api/v1/inventory/connector", "", [401, 403, 403, 404, 404, 403]),
    ("POST", "/api/v1/inventory/connector/check", NOWHERE, [401, 403, 403, 422, 422, 403]),
    ("POST", "/api/v1/inventory/connector/columns", NOWHERE, [401, 403, 403, 422, 422, 403]),
    ("GET", "/api/v1/inventory/loads", "", [401, 403, 403, 200, 200, 403]),
    // None is held.
    (
        "POST",
        "/api/v1/inventory/loads/decide",
        r#"{"number":1,"verdict":"show"}"#,
        [401, 403, 403, 409, 409, 403],
    ),
];
