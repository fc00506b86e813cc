//! What an admin's program does with webhooks.

use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/webhooks", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/webhooks/{webhook}", "", [401, 403, 403, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/webhooks/{webhook}",
        r#"{"groups":["items"],"is_on":true}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/webhooks/{webhook}", "", [401, 403, 403, 412, 404, 403]),
    ("POST", "/api/v1/webhooks/{webhook}/test", "", [401, 403, 403, 204, 404, 403]),
    ("GET", "/api/v1/webhooks/{webhook}/deliveries", "", [401, 403, 403, 200, 404, 403]),
    (
        "POST",
        "/api/v1/webhooks/{webhook}/deliveries/{delivery}/send",
        "",
        [401, 403, 403, 204, 404, 403],
    ),
];

/// What the paths name: a webhook that was told something.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let (webhook, delivery) = world.tested_webhook(admin).await;
    vec![("{webhook}", webhook.to_string()), ("{delivery}", delivery.to_string())]
}
