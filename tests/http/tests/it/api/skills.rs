//! Skills by programs.

use domain_kernel::Role;
use http::Method;
use world::World;

use super::program::Program;

const SKILLS: &str = "/api/v1/skills";

#[tokio::test]
async fn a_skill_is_added_listed_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let label = r#"{"kind":"category","name":"Ropework"}"#;
    let label = program.post("/api/v1/skills/labels", label).await;
    assert_eq!(label.status, 201, "{}", label.text);
    let category = label.json["id"].as_str().expect("an id");
    let body = |name: &str| {
        let levels = r#"["Ties one",null,"Teaches"]"#;
        format!(r#"{{"name":"{name}","category":"{category}","levels":{levels},"critical":true}}"#)
    };
    let created = program.post(SKILLS, &body("Knots")).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();

    let seen = program.get(&path).await;
    assert_eq!(seen.json["category"]["name"], "Ropework");
    let levels = serde_json::json!(["Ties one", null, "Teaches", null]);
    assert_eq!((&seen.json["levels"], &seen.json["critical"]), (&levels, &true.into()));
    let list = program.get(&format!("{SKILLS}?q=kno&category={category}")).await;
    assert_eq!((&list.json["total"], &list.json["items"][0]["name"]), (&1.into(), &"Knots".into()));
    let labels = program.get("/api/v1/skills/labels?kind=category").await;
    assert_eq!(labels.json["items"][0]["uses"], 1);
    assert_eq!(program.get("/api/v1/skills/labels?kind=grade").await.json["total"], 0);

    let etag = seen.header("etag").to_owned();
    let seen_then = [("if-match", etag.as_str())];
    let edited = program.send(Method::PUT, &path, &seen_then, &body("Splices")).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    let stale = program.send(Method::PUT, &path, &seen_then, &body("Bends")).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (412, "request-other-version"));
    assert_eq!(program.send(Method::DELETE, &path, &seen_then, "").await.status, 412);
    let after = program.get(&path).await;
    assert_eq!(after.json["name"], "Splices");

    let now = [("if-match", after.header("etag"))];
    let deleted = program.send(Method::DELETE, &path, &now, "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get(&path).await.status, 404);
    for (body, flaw) in [
        (r#"{"name":""}"#, ("/name", "line-empty")),
        (r#"{"name":"A","category":"x"}"#, ("/category", "request-wrong-value")),
        (r#"{"name":"A","levels":["","","","",""]}"#, ("/levels", "request-wrong-value")),
        (r#"{"name":"A","colour":"red"}"#, ("/colour", "request-unknown-field")),
    ] {
        let refused = program.post(SKILLS, body).await;
        assert_eq!((refused.status.as_u16(), refused.flaw()), (422, flaw), "{body}");
    }
}

#[tokio::test]
async fn what_somebody_needs_is_a_gap_until_they_are_rated() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let skill = world.skill(&admin, "Knots", None).await;
    let (program, own) = (Program::of(&world, &admin).await, Program::of(&world, &sam).await);
    let body = format!(r#"{{"title":"Mate","needs":[{{"skill":"{skill}","level":2}}]}}"#);
    let mate = program.post("/api/v1/skills/job-roles", &body).await;
    assert_eq!(mate.status, 201, "{}", mate.text);
    let seen = program.get(mate.header("location")).await;
    assert_eq!(seen.json["needs"][0]["skill"]["name"], "Knots");
    let twice = format!(r#"{{"skill":"{skill}","level":1}}"#);
    let twice = format!(r#"{{"title":"Bosun","needs":[{twice},{twice}]}}"#);
    let refused = program.post("/api/v1/skills/job-roles", &twice).await;
    assert_eq!(refused.flaw(), ("/needs", "job-role-skill-twice"));

    let person = format!("/api/v1/skills/people/{}", sam.id);
    let profile = format!("{person}/profile");
    assert!(program.get(&profile).await.json["etag"].is_null(), "nothing has been said");
    let body = format!(r#"{{"job_roles":[{}]}}"#, mate.json["id"]);
    assert_eq!(program.send(Method::PUT, &profile, &[], &body).await.status, 428);
    let first = [("if-none-match", "*")];
    let said = program.send(Method::PUT, &profile, &first, &body).await;
    assert_eq!(said.status, 204, "{}", said.text);
    assert_eq!(program.send(Method::PUT, &profile, &first, "{}").await.status, 412);
    assert_eq!(program.get(&profile).await.json["job_roles"][0], mate.json["id"]);

    let gap = |of: &serde_json::Value| of["items"][0]["needed"].clone();
    assert_eq!(gap(&program.get("/api/v1/skills/gaps").await.json), 2);
    assert_eq!(gap(&own.get("/api/v1/training/skills/gaps").await.json), 2);
    let path = format!("{person}/skills/{skill}");
    let rated = program.post(&format!("{path}/ratings"), r#"{"level":3,"note":"Saw it"}"#).await;
    assert_eq!(rated.status, 204, "{}", rated.text);
    assert_eq!(program.get("/api/v1/skills/gaps").await.json["total"], 0);
    let coverage = program.get("/api/v1/skills/coverage?level=3").await;
    let line = &coverage.json["items"][0];
    assert_eq!((&line["today"], &line["only"]), (&1.into(), &"Sam Staff".into()));
    let report = own.get("/api/v1/training/skills/report").await;
    assert_eq!((&report.json["average"], &report.json["met"]), (&"3.0".into(), &1.into()));

    let history = own.get(&format!("/api/v1/training/skills/{skill}")).await;
    let rating = &history.json["ratings"][0];
    assert_eq!((&rating["source"], &rating["note"]), (&"manager".into(), &"Saw it".into()));
    let revoke = format!("ratings/{}/revoke", rating["id"].as_str().expect("an id"));
    let anothers = format!("/api/v1/training/skills/{skill}/{revoke}");
    let reason = r#"{"reason":"Somebody else"}"#;
    assert_eq!(own.post(&anothers, reason).await.status, 403, "a manager said it");
    let revoked = program.post(&format!("{path}/{revoke}"), reason).await;
    assert_eq!(revoked.status, 204, "{}", revoked.text);
    assert_eq!(program.post(&format!("{path}/{revoke}"), reason).await.status, 409);
    let seen = program.get(&path).await;
    assert_eq!(seen.json["ratings"][0]["revoked"]["reason"], "Somebody else");
    assert_eq!(seen.json["skill"]["level"], 0);

    let exempt = format!("{path}/exemption");
    let exempted = program.post(&exempt, r#"{"reason":"Ashore"}"#).await;
    assert_eq!(exempted.status, 204, "{}", exempted.text);
    assert_eq!(program.get("/api/v1/skills/gaps").await.json["total"], 0);
    let seen = program.get(&path).await;
    assert_eq!(seen.json["skill"]["exemption"]["reason"], "Ashore");
    assert!(seen.json["skill"]["exemption"]["until"].is_null());
    assert_eq!(program.send(Method::DELETE, &exempt, &[], "").await.status, 204);
    assert_eq!(program.send(Method::DELETE, &exempt, &[], "").await.status, 409);
    assert_eq!(gap(&program.get("/api/v1/skills/gaps").await.json), 2);
}

#[tokio::test]
async fn the_matrix_finds_who_can_do_something_and_goes_on_to_the_right() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let mut skills = Vec::new();
    for n in 10..51 {
        skills.push(world.skill(&admin, &format!("Skill {n}"), None).await);
    }
    world.rate(&admin, &sam, skills[40], 3).await;
    let program = Program::of(&world, &admin).await;
    let matrix = async |query: &str| program.get(&format!("{SKILLS}/matrix?{query}")).await;
    let n = |it: &serde_json::Value| it.as_array().map(Vec::len);

    let able = |level: u8| format!("skill={}&level={level}", skills[40]);
    let found = matrix(&able(3)).await;
    assert_eq!((n(&found.json["people"]), &found.json["total"]), (Some(1), &1.into()));
    assert_eq!(found.json["people"][0]["name"], "Sam Staff");
    assert_eq!(n(&matrix(&able(4)).await.json["people"]), Some(0));

    let first = matrix("q=sam").await;
    assert_eq!((n(&first.json["skills"]), &first.json["skills_total"]), (Some(40), &41.into()));
    assert_eq!(n(&first.json["cells"]), Some(0), "the only cell is further to the right");
    let cursor = first.json["skills_next"].as_str().expect("one more");
    let second = matrix(&format!("q=sam&skills_cursor={cursor}")).await;
    assert_eq!(second.json["skills"][0]["name"], "Skill 50");
    assert_eq!(second.json["cells"][0]["level"], 3);
    assert!(second.json["skills_next"].is_null());

    let other = matrix(&format!("q=kofi&skills_cursor={cursor}")).await;
    assert_eq!(other.flaw(), ("skills_cursor", "request-other-cursor"));
    for (query, flaw) in [
        ("as_of=2027-01-01", ("as_of", "matrix-not-yet")),
        ("level=2", ("level", "request-mismatched")),
        ("lapsing=0", ("lapsing", "request-wrong-value")),
        ("team=x", ("team", "request-wrong-value")),
    ] {
        let refused = matrix(query).await;
        assert_eq!((refused.status.as_u16(), refused.flaw()), (422, flaw), "{query}");
    }
}

#[tokio::test]
async fn a_certificate_counts_once_somebody_else_has_approved_it() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let skill = world.skill(&admin, "Knots", None).await;
    let (good, bad) = (world.paper(&sam, &sam, skill).await, world.paper(&sam, &sam, skill).await);
    let (program, own) = (Program::of(&world, &admin).await, Program::of(&world, &sam).await);
    let queue = "/api/v1/skills/certificates";
    let waiting = program.get(queue).await;
    let first = &waiting.json["items"][0];
    assert_eq!((&waiting.json["total"], &first["state"]), (&2.into(), &"proposed".into()));
    assert_eq!((&first["person"]["name"], &first["level"]), (&"Sam Staff".into(), &3.into()));

    assert_eq!(program.post(&format!("{queue}/{good}/approve"), "").await.status, 204);
    let refuse = format!("{queue}/{bad}/refuse");
    assert_eq!(program.post(&refuse, r#"{"reason":" "}"#).await.flaw(), ("/reason", "line-empty"));
    assert_eq!(program.post(&refuse, r#"{"reason":"Too old"}"#).await.status, 204);
    let late = own.post(&format!("/api/v1/training/skills/certificates/{bad}/withdraw"), "").await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "skill-certificate-decided"));
    assert_eq!(program.get(queue).await.json["total"], 0);
    let path = format!("/api/v1/training/skills/{skill}");
    assert_eq!(own.get(&path).await.json["skill"]["level"], 3);
    let papers = own.get(&format!("{path}/certificates")).await;
    let reasons: Vec<&serde_json::Value> =
        papers.json["items"].as_array().expect("a list").iter().map(|it| &it["reason"]).collect();
    assert!(reasons.contains(&&"Too old".into()), "{}", papers.text);
}
