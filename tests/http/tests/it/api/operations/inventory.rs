//! The stock.

use super::Operation;

pub(super) const OPERATIONS: &[Operation] = &[
    // No ERP is connected.
    ("GET", "/api/v1/inventory/stock", "", [401, 403, 409, 409, 409, 409]),
];
