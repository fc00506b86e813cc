//! What somebody tries at modules, paths and those who are on them.

use http::Method;

use super::Tried;

/// `{lesson}` is open to all; Sam is on `{way}`, whose only step is a task of theirs, and Kofi is
/// not.
pub(super) fn tried() -> Vec<Tried> {
    let tried = |what, form, document| Tried { what, form, document };
    vec![
        tried(
            "start a module",
            ("/training/modules/{lesson}/start", &[]),
            (Method::POST, "/api/v1/training/offers/{lesson}/start", ""),
        ),
        tried(
            "begin a module",
            (
                "/modules",
                &[("id", "{new}"), ("title", "Ropes"), ("minutes", "5"), ("kind", "acknowledge")],
            ),
            (Method::POST, "/api/v1/training/modules", r#"{"title":"Ropes","minutes":5}"#),
        ),
        tried(
            "say that one's task is done",
            ("/training/paths/{way}/steps/{way_step}", &[("action", "done")]),
            (Method::POST, "/api/v1/training/paths/{way}/steps/{way_step}/finish", ""),
        ),
        tried(
            "waive a step",
            (
                "/team/{sam}/paths/{way}/steps/{way_step}/waive",
                &[("reason", "They have them already")],
            ),
            (
                Method::POST,
                "/api/v1/team/{sam}/paths/{way}/steps/{way_step}/waive",
                r#"{"reason":"They have them already"}"#,
            ),
        ),
        tried(
            "put somebody on a path",
            (
                "/paths/{way}/assign",
                &[
                    ("person", "{kofi}"),
                    ("starts_on", "30"),
                    ("starts_on_month", "11"),
                    ("starts_on_year", "2026"),
                ],
            ),
            (
                Method::POST,
                "/api/v1/onboarding/paths/{way}/people",
                r#"{"people":["{kofi}"],"starts_on":"2026-11-30"}"#,
            ),
        ),
        tried(
            "take somebody off it",
            ("/paths/{way}/withdraw", &[("person", "{sam}")]),
            (Method::DELETE, "/api/v1/onboarding/paths/{way}/people/{sam}", ""),
        ),
    ]
}
