//! What somebody tries at people.

use http::Method;

use super::Tried;

/// `{sam}` is somebody who has signed in, and `{new}` an id that nothing has.
pub(super) fn tried() -> Vec<Tried> {
    let tried = |what, form, document| Tried { what, form, document };
    vec![
        tried(
            "give somebody an account",
            ("/admin/people", &NIA),
            (
                Method::POST,
                "/api/v1/people",
                r#"{"name":"Nia","email":"nia@harbour.example","role":"staff"}"#,
            ),
        ),
        tried(
            "give somebody an account whose address is taken",
            ("/admin/people", &SAM_AGAIN),
            (
                Method::POST,
                "/api/v1/people",
                r#"{"name":"Sam","email":"sam.staff@harbour.example","role":"staff"}"#,
            ),
        ),
        tried(
            "mail a link to somebody who has come",
            ("/admin/people/{sam}/invitation", &[]),
            (Method::POST, "/api/v1/people/{sam}/invitation", ""),
        ),
        tried(
            "add a department",
            ("/admin/departments", &[("id", "{new}"), ("name", "Yard")]),
            (Method::POST, "/api/v1/departments", r#"{"name":"Yard"}"#),
        ),
        tried(
            "add a department whose name is taken",
            ("/admin/departments", &[("id", "{new}"), ("name", "warehouse")]),
            (Method::POST, "/api/v1/departments", r#"{"name":"warehouse"}"#),
        ),
    ]
}

const NIA: [(&str, &str); 10] = form("Nia", "nia@harbour.example");
const SAM_AGAIN: [(&str, &str); 10] = form("Sam", "sam.staff@harbour.example");

const fn form(name: &'static str, email: &'static str) -> [(&'static str, &'static str); 10] {
    [
        ("id", "{new}"),
        ("name", name),
        ("email", email),
        ("username", ""),
        ("job_title", ""),
        ("department", ""),
        ("phone", ""),
        ("role", "staff"),
        ("manager", ""),
        ("way", "mail"),
    ]
}
