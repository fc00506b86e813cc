//! What somebody tries at webhooks.

use http::Method;

use super::Tried;

/// `{webhook}` was told of `{delivery}`.
pub(super) fn tried() -> Vec<Tried> {
    let tried = |what, form, document| Tried { what, form, document };
    vec![
        tried(
            "have something sent to see whether it arrives",
            ("/admin/webhooks/{webhook}/test", &[]),
            (Method::POST, "/api/v1/webhooks/{webhook}/test", ""),
        ),
        tried(
            "have it sent once more",
            ("/admin/webhooks/{webhook}/deliveries/{delivery}/send", &[]),
            (Method::POST, "/api/v1/webhooks/{webhook}/deliveries/{delivery}/send", ""),
        ),
        tried(
            "have something sent once more of a webhook that there is not",
            ("/admin/webhooks/{new}/deliveries/{delivery}/send", &[]),
            (Method::POST, "/api/v1/webhooks/{new}/deliveries/{delivery}/send", ""),
        ),
    ]
}
