//! People by programs of admins.

use domain_kernel::{Access, Area, Role, Scopes};
use http::Method;
use serde_json::{Value, json};
use world::World;

use super::program::{Program, Reply};

const PEOPLE: &str = "/api/v1/people";

async fn change(program: &Program, path: &str, etag: &str, document: &Value) -> Reply {
    program.send(Method::PUT, path, &[("if-match", etag)], &document.to_string()).await
}

async fn act(program: &Program, path: &str, etag: &str, document: &Value) -> Reply {
    program.send(Method::POST, path, &[("if-match", etag)], &document.to_string()).await
}

#[tokio::test]
async fn somebody_is_invited_edited_sent_away_and_let_in_again() {
    let (world, admin) = World::set_up().await;
    let yard = world.department(&admin, "Yard").await.to_string();
    let program = Program::of(&world, &admin).await;
    let nia = json!({"name": "Nia Okafor", "email": "nia@harbour.example", "role": "staff"});
    let created = program.post(PEOPLE, &nia.to_string()).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let seen = program.get(&path).await;
    assert_eq!(seen.json["id"], created.json["id"]);
    assert_eq!((&seen.json["state"], &seen.json["role"]), (&"active".into(), &"staff".into()));
    assert_eq!(seen.json["must_change_password"], true);
    assert!(seen.json["invited_until"].is_string(), "{}", seen.text);
    let again = program.post(PEOPLE, &nia.to_string()).await;
    assert_eq!((again.status.as_u16(), again.flaw()), (422, ("/email", "email-taken-by")));

    let etag = seen.header("etag").to_owned();
    let mut edited = nia.clone();
    edited["job_title"] = "Fitter".into();
    edited["department"] = yard.as_str().into();
    edited["reason"] = "The night shift is over".into();
    let saved = change(&program, &path, &etag, &edited).await;
    assert_eq!(saved.status, 204, "{}", saved.text);
    assert_eq!(change(&program, &path, &etag, &edited).await.status, 412);
    let found = program.get(&format!("{PEOPLE}?department={yard}&job_title=Fitter")).await;
    assert_eq!(found.json["items"][0]["name"], "Nia Okafor");
    let jobs = program.get(&format!("{path}/jobs")).await;
    assert_eq!(jobs.json["items"][0]["reason"], "The night shift is over");

    let etag = program.get(&path).await.header("etag").to_owned();
    let left = act(&program, &format!("{path}/deactivate"), &etag, &json!({})).await;
    assert_eq!(left.status, 204, "{}", left.text);
    let gone = program.get(&format!("{PEOPLE}?shown=deactivated")).await;
    assert_eq!(
        (&gone.json["total"], &gone.json["items"][0]["is_active"]),
        (&1.into(), &false.into())
    );
    assert_eq!(act(&program, &format!("{path}/reactivate"), &etag, &json!({})).await.status, 412);
    let etag = program.get(&path).await.header("etag").to_owned();
    assert_eq!(act(&program, &format!("{path}/reactivate"), &etag, &json!({})).await.status, 204);
    assert_eq!(program.get(&path).await.json["state"], "active");
}

#[tokio::test]
async fn what_takes_the_password_of_an_admin_is_not_done_by_a_program() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{PEOPLE}/{}", sam.id);
    let seen = program.get(&path).await;
    for (email, role) in [("sam@harbour.example", "staff"), ("sam.staff@harbour.example", "admin")]
    {
        let document = json!({"name": "Sam Staff", "email": email, "role": role});
        let refused = change(&program, &path, seen.header("etag"), &document).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (409, "edit-unconfirmed"), "{email}");
    }
    assert_eq!(program.get(&path).await.json, seen.json);
}

#[tokio::test]
async fn what_somebody_has_who_leaves_is_listed_and_parted_with() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-1").await;
    world.take(&admin, &sam, item).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{PEOPLE}/{}", sam.id);
    let leaving = program.get(&format!("{path}/leaving")).await;
    assert_eq!((&leaving.json["refused"], &leaving.json["led"]), (&Value::Null, &0.into()));
    assert_eq!(leaving.json["items"][0]["item"], item.to_string());
    let (custody, etag) = (&leaving.json["items"][0]["custody"], leaving.header("etag"));
    let scopes = Scopes::of([(Area::Administration, Access::Write)]);
    let narrow = Program::narrowed(&world, &admin, scopes).await;
    let without = narrow.get(&format!("{path}/leaving")).await;
    assert_eq!((&without.json["items"], &without.json["led"]), (&Value::Null, &0.into()));

    let (to, reason) = ("nobody@harbour.example", "They leave");
    let return_it = json!({"custody": custody, "way": "return"});
    let unknown = json!({"custody": custody, "way": "keep"});
    let hand_over = json!({"custody": custody, "way": "hand_over", "to": to});
    let to_nobody = json!({"custody": custody, "way": "hand_over"});
    let path = format!("{path}/deactivate");
    for (document, status, code, flaw) in [
        (json!({"items": [return_it]}), 422, "leave-no-reason", ("/reason", "leave-no-reason")),
        (json!({"items": [], "reason": reason}), 409, "leave-changed", ("", "")),
        (
            json!({"items": [unknown]}),
            422,
            "request-invalid",
            ("/items/0/way", "request-wrong-value"),
        ),
        (
            json!({"items": [return_it, return_it], "reason": reason}),
            422,
            "request-invalid",
            ("/items/1/custody", "request-mismatched"),
        ),
        (
            json!({"items": [to_nobody], "reason": reason}),
            422,
            "request-invalid",
            ("/items/0/way", "request-mismatched"),
        ),
        (
            json!({"items": [hand_over], "reason": reason}),
            422,
            "request-invalid",
            ("/items/0/to", "item-no-such-person"),
        ),
    ] {
        let refused = act(&program, &path, etag, &document).await;
        assert_eq!(refused.status.as_u16(), status, "{document}: {}", refused.text);
        assert_eq!((refused.code(), refused.flaw()), (code, flaw), "{document}");
    }
    let document = json!({"items": [return_it], "reason": reason});
    let left = act(&program, &path, etag, &document).await;
    assert_eq!(left.status, 204, "{}", left.text);
    let item = program.get(&format!("/api/v1/equipment/items/{item}")).await;
    assert_eq!(item.json["state"], "available");
}

#[tokio::test]
async fn somebody_has_longer_and_is_forgotten_when_they_are_gone() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{PEOPLE}/{}", sam.id);
    let etag = async || program.get(&path).await.header("etag").to_owned();
    let time = format!("{path}/time");
    let beyond = change(&program, &time, &etag().await, &json!({"percent": 401})).await;
    assert_eq!((beyond.status.as_u16(), beyond.flaw().0), (422, "/percent"));
    let given = change(&program, &time, &etag().await, &json!({"percent": 150})).await;
    assert_eq!(given.status, 204, "{}", given.text);
    assert_eq!(program.get(&path).await.json["time_percent"], 150);

    let (forget, name) = (format!("{path}/erase"), json!({"name": "Sam Staff"}));
    let active = act(&program, &forget, &etag().await, &name).await;
    assert_eq!((active.status.as_u16(), active.code()), (409, "erase-active"));
    act(&program, &format!("{path}/deactivate"), &etag().await, &json!({})).await;
    let other = act(&program, &forget, &etag().await, &json!({"name": "Sam"})).await;
    assert_eq!(other.flaw(), ("/name", "erase-other-name"));
    let erased = act(&program, &forget, &etag().await, &name).await;
    assert_eq!(erased.status, 204, "{}", erased.text);
    let seen = program.get(&path).await;
    assert_eq!((&seen.json["state"], &seen.json["email"]), (&"erased".into(), &Value::Null));
    assert!(!seen.text.contains("Sam Staff"), "{}", seen.text);
}

#[tokio::test]
async fn who_waits_is_let_in_or_refused() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let kofi = world.joiner(&admin, "kofi@harbour.example").await;
    let program = Program::of(&world, &admin).await;
    let waiting = program.get("/api/v1/join-requests").await;
    assert_eq!(waiting.json["items"][0]["id"], kofi.to_string());
    let path = format!("/api/v1/join-requests/{kofi}");
    let seen = program.get(&path).await;
    let approval = json!({"role": "staff", "username": "kofi", "manager": mara.id.to_string()});
    let let_in = format!("{path}/approve");
    assert_eq!(act(&program, &let_in, "\"99\"", &approval).await.status, 412);
    let approved = act(&program, &let_in, seen.header("etag"), &approval).await;
    assert_eq!(approved.status, 204, "{}", approved.text);
    let person = program.get(&format!("{PEOPLE}/{kofi}")).await;
    assert_eq!(person.json["username"], "kofi");
    assert_eq!(person.json["manager"]["name"], "Mara Manager");
    let twice = act(&program, &let_in, seen.header("etag"), &approval).await;
    assert_eq!((twice.status.as_u16(), twice.code()), (409, "join-already-in"));

    let other = world.joiner(&admin, "other@harbour.example").await;
    let path = format!("/api/v1/join-requests/{other}");
    let etag = program.get(&path).await.header("etag").to_owned();
    let refused = act(&program, &format!("{path}/refuse"), &etag, &json!({})).await;
    assert_eq!(refused.status, 204, "{}", refused.text);
    assert_eq!(program.get(&path).await.status, 404);
    assert_eq!(program.get("/api/v1/join-requests").await.json["total"], 0);
}

#[tokio::test]
async fn a_department_is_added_renamed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let created = program.post("/api/v1/departments", r#"{"name":"Yard"}"#).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let etag = async || {
        let list = program.get("/api/v1/departments").await;
        list.json["items"][0]["etag"].as_str().unwrap_or_default().to_owned()
    };
    let version = etag().await;
    let renamed = change(&program, &path, &version, &json!({"name": "Dock"})).await;
    assert_eq!(renamed.status, 204, "{}", renamed.text);
    let stale = program.send(Method::DELETE, &path, &[("if-match", &version)], "").await;
    assert_eq!(stale.status, 412, "{}", stale.text);
    let choices = program.get("/api/v1/people/choices").await;
    assert_eq!(choices.json["departments"][0]["name"], "Dock");
    let version = etag().await;
    let deleted = program.send(Method::DELETE, &path, &[("if-match", &version)], "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get("/api/v1/departments").await.json["total"], 0);
}
