//! The web pages and the API decide alike, since neither decides.

mod people;
mod training;
mod webhooks;

use domain_kernel::Role;
use domain_onboarding::Doer;
use http::Method;
use world::{Somebody, World, task};

use super::program::Program;
use crate::browser::Browser;

/// What somebody tries, by a form and by a document.
struct Tried {
    what: &'static str,
    form: (&'static str, &'static [(&'static str, &'static str)]),
    document: (Method, &'static str, &'static str),
}

fn all() -> Vec<Tried> {
    let tried = at_items().into_iter().chain(training::tried()).chain(people::tried());
    tried.chain(webhooks::tried()).collect()
}

/// `{free}` is an item that nobody has and `{code}` its code, `{held}` one that Sam has;
/// `{student}` is not in `{course}` yet.
fn at_items() -> Vec<Tried> {
    let tried = |what, form, document| Tried { what, form, document };
    vec![
        tried(
            "take what is free",
            ("/equipment/activate", &[("code", "{code}"), ("due", "")]),
            (Method::POST, "/api/v1/equipment/take", r#"{"code":"{code}"}"#),
        ),
        tried(
            "take what another one has",
            ("/equipment/activate", &[("code", "{held_code}"), ("due", "")]),
            (Method::POST, "/api/v1/equipment/take", r#"{"code":"{held_code}"}"#),
        ),
        tried(
            "take it for a day that is over",
            ("/equipment/activate", &[("code", "{code}"), ("due", "2020-01-01")]),
            (Method::POST, "/api/v1/equipment/take", r#"{"code":"{code}","due":"2020-01-01"}"#),
        ),
        tried(
            "take it by a wrong code",
            ("/equipment/activate", &[("code", "{other_code}"), ("due", "")]),
            (Method::POST, "/api/v1/equipment/take", r#"{"code":"{other_code}"}"#),
        ),
        tried(
            "return it",
            ("/equipment/{held}/return", &[("reason", "")]),
            (Method::POST, "/api/v1/equipment/items/{held}/return", "{}"),
        ),
        tried(
            "return it with a reason",
            ("/equipment/{held}/return", &[("reason", "It was left here")]),
            (
                Method::POST,
                "/api/v1/equipment/items/{held}/return",
                r#"{"reason":"It was left here"}"#,
            ),
        ),
        tried(
            "return what nobody has",
            ("/equipment/{free}/return", &[("reason", "")]),
            (Method::POST, "/api/v1/equipment/items/{free}/return", "{}"),
        ),
        tried(
            "add a category whose name is taken",
            ("/equipment/categories", &[("id", "{new}"), ("name", "drills")]),
            (Method::POST, "/api/v1/equipment/categories", r#"{"name":"drills"}"#),
        ),
        tried(
            "add a category",
            ("/equipment/categories", &[("id", "{new}"), ("name", "Saws")]),
            (Method::POST, "/api/v1/equipment/categories", r#"{"name":"Saws"}"#),
        ),
        tried(
            "add a skill",
            ("/skills", &[("id", "{new}"), ("name", "Splices")]),
            (Method::POST, "/api/v1/skills", r#"{"name":"Splices"}"#),
        ),
        tried(
            "add a skill whose name is taken",
            ("/skills", &[("id", "{new}"), ("name", "knots")]),
            (Method::POST, "/api/v1/skills", r#"{"name":"knots"}"#),
        ),
        tried(
            "rate somebody",
            ("/team/{sam}/skills/{skill}", &[("level", "2")]),
            (Method::POST, "/api/v1/skills/people/{sam}/skills/{skill}/ratings", r#"{"level":2}"#),
        ),
        tried(
            "say of oneself what one can do",
            ("/training/skills/{skill}", &[("level", "2")]),
            (Method::POST, "/api/v1/training/skills/{skill}/ratings", r#"{"level":2}"#),
        ),
        tried(
            "put a student into a course",
            ("/courses/{course}/enroll", &[("student", "{student}")]),
            (Method::POST, "/api/v1/courses/{course}/students", r#"{"students":["{student}"]}"#),
        ),
        tried(
            "add a student whose address is taken",
            (
                "/students",
                &[
                    ("id", "{new}"),
                    ("first_name", "Ada"),
                    ("last_name", "Student"),
                    ("email", "ADA@students.example"),
                ],
            ),
            (
                Method::POST,
                "/api/v1/students",
                r#"{"first_name":"Ada","last_name":"Student","email":"ADA@students.example"}"#,
            ),
        ),
    ]
}

/// What an admin or whoever has an item tries.
fn more() -> Vec<Tried> {
    let tried = |what, form, document| Tried { what, form, document };
    vec![
        tried(
            "say that it is damaged",
            ("/equipment/{held}/damage", &[("id", "{new}"), ("text", "It smokes")]),
            (
                Method::POST,
                "/api/v1/equipment/items/{held}/damage",
                r#"{"description":"It smokes"}"#,
            ),
        ),
        tried(
            "give it to somebody",
            (
                "/equipment/{free}/give",
                &[
                    ("id", "{new}"),
                    ("person", "sam.staff@harbour.example"),
                    ("due", ""),
                    ("reason", "For the week"),
                ],
            ),
            (
                Method::POST,
                "/api/v1/equipment/items/{free}/give",
                r#"{"person":"sam.staff@harbour.example","reason":"For the week"}"#,
            ),
        ),
        tried(
            "reserve it",
            (
                "/equipment/{free}/reserve",
                &[
                    ("id", "{new}"),
                    ("from", "2026-11-25T09:00"),
                    ("to", "2026-11-25T12:00"),
                    ("note", ""),
                ],
            ),
            (
                Method::POST,
                "/api/v1/equipment/items/{free}/reservations",
                r#"{"from":"2026-11-25T09:00","to":"2026-11-25T12:00"}"#,
            ),
        ),
        tried(
            "add a location in none that there is",
            ("/equipment/locations", &[("id", "{new}"), ("name", "Yard"), ("parent", "{held}")]),
            (Method::POST, "/api/v1/equipment/locations", r#"{"name":"Yard","parent":"{held}"}"#),
        ),
        tried(
            "make an account for a customer",
            (
                "/admin/customers",
                &[("id", "{new}"), ("name", "Rosa"), ("email", "rosa@bikes.example")],
            ),
            (Method::POST, "/api/v1/customers", r#"{"name":"Rosa","email":"rosa@bikes.example"}"#),
        ),
        tried(
            "have the ERP asked",
            ("/inventory/refresh", &[]),
            (Method::POST, "/api/v1/inventory/refresh", ""),
        ),
    ]
}

/// A world in which each attempt is the first.
async fn given() -> (World, Vec<Somebody>, Vec<(&'static str, String)>) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let kofi = world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let (free, held) = (world.item(&admin, "GR-1").await, world.item(&admin, "GR-2").await);
    world.take(&admin, &sam, held).await;
    world.item_category(&admin, "Drills").await;
    let lesson = world.open_quiz(&admin, "Locks").await;
    let way = world.path_of(&admin, "Starter", vec![task("Keys", Doer::Person)]).await;
    let way_step = world.steps(&admin, way).await[0];
    world.assign(&admin, way, &sam, "2026-11-16").await;
    world.department(&admin, "Warehouse").await;
    let skill = world.skill(&admin, "Knots", None).await;
    let course = world.course(&admin, "Choir", None).await;
    let student = world.student(&admin, "Ada", None).await;
    let (webhook, delivery) = world.tested_webhook(&admin).await;
    let eve = world.another_company().await;
    let elsewhere = world.item(&eve, "GR-1").await;
    let values = vec![
        ("{code}", world.code(&admin, free).await),
        ("{held_code}", world.code(&admin, held).await),
        ("{other_code}", world.code(&eve, elsewhere).await),
        ("{free}", free.to_string()),
        ("{held}", held.to_string()),
        ("{sam}", sam.id.to_string()),
        ("{new}", world::no_id::<()>().to_string()),
        ("{lesson}", lesson.to_string()),
        ("{way}", way.to_string()),
        ("{way_step}", way_step.to_string()),
        ("{kofi}", kofi.id.to_string()),
        ("{skill}", skill.to_string()),
        ("{course}", course.to_string()),
        ("{student}", student.to_string()),
        ("{webhook}", webhook.to_string()),
        ("{delivery}", delivery.to_string()),
    ];
    (world, vec![admin, mara, sam, kofi], values)
}

fn filled(text: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

#[tokio::test]
async fn what_is_done_and_refused_by_a_form_is_done_and_refused_by_a_document() {
    let names = [
        "anna",
        "mara.manager@harbour.example",
        "sam.staff@harbour.example",
        "kofi.staff@harbour.example",
    ];
    let mut different = Vec::new();
    for (place, name) in names.into_iter().enumerate() {
        for tried in all().into_iter().chain(more()) {
            let (world, _, values) = given().await;
            let (path, fields) = tried.form;
            let fields: Vec<(&str, String)> =
                fields.iter().map(|(name, it)| (*name, filled(it, &values))).collect();
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
            let mut browser = Browser::of(&world, name).await;
            let by_form = browser.post(&filled(path, &values), &fields).await.status.as_u16();

            let (world, people, values) = given().await;
            let (method, path, body) = tried.document;
            let program = Program::of(&world, &people[place]).await;
            let (path, body) = (filled(path, &values), filled(body, &values));
            let reply = program.send(method, &path, &[], &body).await;
            let by_document = reply.status.as_u16();
            let is_done = |it: u16| (200..400).contains(&it);
            let are_alike = is_done(by_form) && is_done(by_document) || by_form == by_document;
            if !are_alike {
                let what = tried.what;
                different.push(format!("{name}: {what}: {by_form} and {by_document}"));
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}

#[tokio::test]
async fn what_is_seen_on_a_page_is_seen_by_a_program() {
    let mut different = Vec::new();
    let (world, people, values) = given().await;
    let names = [
        "anna",
        "mara.manager@harbour.example",
        "sam.staff@harbour.example",
        "kofi.staff@harbour.example",
    ];
    for (name, somebody) in names.into_iter().zip(&people) {
        let mut browser = Browser::of(&world, name).await;
        let program = Program::of(&world, somebody).await;
        for (page, path) in [
            ("/equipment", "/api/v1/equipment/items"),
            ("/equipment/{held}", "/api/v1/equipment/items/{held}"),
            ("/equipment/mine", "/api/v1/equipment/mine"),
            ("/equipment/categories", "/api/v1/equipment/categories"),
            ("/equipment/locations", "/api/v1/equipment/locations"),
            ("/training", "/api/v1/training/mine"),
            ("/training/modules/{lesson}", "/api/v1/training/offers/{lesson}"),
            ("/team", "/api/v1/team"),
            ("/team/{sam}", "/api/v1/team/{sam}"),
            ("/modules", "/api/v1/training/modules"),
            ("/modules/{lesson}", "/api/v1/training/modules/{lesson}"),
            ("/paths", "/api/v1/onboarding/paths"),
            ("/paths/{way}", "/api/v1/onboarding/paths/{way}"),
            ("/admin/people", "/api/v1/people"),
            ("/admin/people/{sam}", "/api/v1/people/{sam}"),
            ("/admin/people/{sam}/deactivate", "/api/v1/people/{sam}/leaving"),
            ("/admin/departments", "/api/v1/departments"),
            ("/admin/tokens", "/api/v1/tokens"),
            ("/admin/sessions", "/api/v1/people/sessions"),
            ("/admin/joining", "/api/v1/join-requests"),
            ("/admin/settings", "/api/v1/company"),
            ("/admin/mails", "/api/v1/mails"),
            ("/admin/webhooks", "/api/v1/webhooks"),
            ("/admin/webhooks/{webhook}", "/api/v1/webhooks/{webhook}/deliveries"),
            ("/skills", "/api/v1/skills"),
            ("/skills/gaps", "/api/v1/skills/gaps"),
            ("/team/{sam}/skills/{skill}", "/api/v1/skills/people/{sam}/skills/{skill}"),
            ("/training/skills/{skill}", "/api/v1/training/skills/{skill}"),
            ("/courses/{course}", "/api/v1/courses/{course}"),
            ("/students/{student}", "/api/v1/students/{student}"),
            ("/equipment/in-use", "/api/v1/equipment/in-use"),
            ("/equipment/use", "/api/v1/equipment/use"),
            ("/equipment/mine/history", "/api/v1/equipment/mine/history"),
            ("/equipment/work-orders", "/api/v1/equipment/work-orders"),
        ] {
            let seen = browser.get(&filled(page, &values)).await;
            let reply = program.get(&filled(path, &values)).await;
            let has_held = |it: &str| it.contains("GR-2");
            if seen.status != reply.status || has_held(&seen.text) != has_held(&reply.text) {
                different.push(format!("{name} {page}: {} and {}", seen.status, reply.status));
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
}
