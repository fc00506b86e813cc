//! People and what belongs to them, the company, mails and the audit trail.

use application::{
    PageNumber,
    identity::{MakeApiToken, list_own_api_tokens, make_api_token},
    mail::{ListMails, MailState, list_mails},
};
use domain_identity::ApiTokenName;
use domain_kernel::{Access, Area, Role, Scopes};
use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/people", "", [401, 403, 403, 200, 200, 403]),
    // Nobody has it as a manager whom there never was.
    (
        "POST",
        "/api/v1/people",
        r#"{"name":"Nia","email":"nia@harbour.example","role":"staff","manager":"{no_one}"}"#,
        [401, 403, 403, 422, 422, 403],
    ),
    ("GET", "/api/v1/people/choices", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/people/leaders", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/people/sessions", "", [401, 403, 403, 200, 200, 403]),
    // It is over.
    (
        "DELETE",
        "/api/v1/people/{colleague}/sessions/{signed_in}",
        "",
        [401, 403, 403, 204, 204, 403],
    ),
    ("GET", "/api/v1/people/{colleague}", "", [401, 403, 403, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/people/{colleague}",
        r#"{"name":"Cole","email":"cole.league@harbour.example","role":"staff"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/people/{colleague}/jobs", "", [401, 403, 403, 200, 404, 403]),
    // They have come already.
    ("POST", "/api/v1/people/{colleague}/invitation", "", [401, 403, 403, 409, 404, 403]),
    (
        "PUT",
        "/api/v1/people/{colleague}/time",
        r#"{"percent":150}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/people/{colleague}/leaving", "", [401, 403, 403, 200, 404, 403]),
    ("POST", "/api/v1/people/{colleague}/deactivate", "{}", [401, 403, 403, 412, 404, 403]),
    // They are active, so that nothing is different.
    ("POST", "/api/v1/people/{colleague}/reactivate", "", [401, 403, 403, 204, 404, 403]),
    (
        "POST",
        "/api/v1/people/{colleague}/erase",
        r#"{"name":"Cole League"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/departments", "", [401, 403, 403, 200, 200, 403]),
    ("POST", "/api/v1/departments", r#"{"name":"Yard"}"#, [401, 403, 403, 201, 201, 403]),
    (
        "PUT",
        "/api/v1/departments/{department}",
        r#"{"name":"Dock"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/departments/{department}", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/tokens", "", [401, 403, 403, 200, 200, 403]),
    ("DELETE", "/api/v1/tokens/{api_token}", "", [401, 403, 403, 204, 404, 403]),
    ("GET", "/api/v1/join-requests", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/join-requests/{joiner}", "", [401, 403, 403, 200, 404, 403]),
    (
        "POST",
        "/api/v1/join-requests/{joiner}/approve",
        r#"{"role":"staff"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("POST", "/api/v1/join-requests/{joiner}/refuse", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/company", "", [401, 403, 403, 200, 200, 403]),
    (
        "PUT",
        "/api/v1/company",
        r#"{"name":"Docks","joining":"open","second_factor":[],"shows_holders":true}"#,
        [401, 403, 403, 412, 412, 403],
    ),
    ("POST", "/api/v1/company/code", "", [401, 403, 403, 412, 412, 403]),
    ("GET", "/api/v1/audit/entries", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/audit/head", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/audit/check", "", [401, 403, 403, 200, 200, 403]),
    ("GET", "/api/v1/mails", "", [401, 403, 403, 200, 200, 403]),
    ("POST", "/api/v1/mails/{mail}/send", "", [401, 403, 403, 204, 404, 403]),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let colleague = world.person(admin, "Cole League", Role::Staff, None).await;
    let joiner = world.joiner(admin, "kofi.joins@harbour.example").await;
    vec![
        ("{colleague}", colleague.id.to_string()),
        ("{no_one}", world::no_id::<()>().to_string()),
        // Nobody has signed in by it.
        ("{signed_in}", "BwcH".repeat(10) + "Bwc"),
        ("{department}", world.department(admin, "Warehouse").await.to_string()),
        ("{api_token}", token_of(world, &colleague).await),
        ("{joiner}", joiner.to_string()),
        ("{mail}", sent_mail(world, admin).await),
    ]
}

async fn token_of(world: &World, somebody: &Somebody) -> String {
    let name = ApiTokenName::restore("Scanner".to_owned());
    let scopes = Scopes::of([(Area::Equipment, Access::Read)]);
    let command = MakeApiToken { name, scopes, days: 90 };
    make_api_token(&world.app, &somebody.actor, command).await.expect("nothing against it");
    let own = list_own_api_tokens(&world.app, &somebody.actor).await.expect("theirs");
    own[0].id.to_string()
}

/// One that can be sent again.
async fn sent_mail(world: &World, admin: &Somebody) -> String {
    world.deliver_all().await;
    let query = ListMails { state: Some(MailState::Sent), page: PageNumber::FIRST };
    let seen = list_mails(&world.app, &admin.actor, query).await.expect("an admin may");
    seen.page.items[0].id.to_string()
}
