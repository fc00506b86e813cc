use std::time::Duration;

use domain_kernel::{OperatorRole, Role};
use http::StatusCode;
use world::{PASSWORD, World};

use crate::browser::{Answer, Browser, password_in};

const NUMBER: &str = "HRB 1234";

fn registration<'a>(code: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("invite_code", code),
        ("registration_number", number),
        ("company_name", "Dock & Daughters"),
        ("name", "Dana Dock"),
        ("email", "dana@dock.example"),
        ("username", ""),
        ("password", PASSWORD),
    ]
}

/// The code that a page says.
fn code_in(page: &Answer) -> String {
    let words = page.text.split(|it: char| !it.is_ascii_alphanumeric() && it != '-');
    let is_code = |it: &&str| it.len() == 34 && it.split('-').all(|it| it.len() == 4);
    words.into_iter().find(is_code).expect("the code").to_owned()
}

/// A page without what differs from one drawing to another.
fn without_values(page: &str) -> String {
    let mut text = page.to_owned();
    for attribute in ["value=\"", "nonce=\""] {
        let parts = text.split(attribute).enumerate();
        let rest =
            parts.map(|(n, it)| if n == 0 { it } else { it.split_once('"').unwrap_or(("", it)).1 });
        text = rest.collect();
    }
    text
}

#[tokio::test]
async fn an_invited_company_registers_once_and_the_list_says_so() {
    let world = World::empty();
    world.operator(OperatorRole::Support).await;
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let id = support.get("/platform/invites/new").await.field("id");
    let fields = [("id", id.as_str()), ("registration_number", NUMBER), ("days", "14")];
    let issued = support.post("/platform/invites", &fields).await;
    assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.text);
    let code = code_in(&support.get(issued.location()).await);
    let again = support.post("/platform/invites", &fields).await;
    assert_eq!(code_in(&support.get(again.location()).await), code, "the same form");
    assert!(!support.get("/platform/invites").await.text.contains(&code), "shown once");

    let mut dana = Browser::new(&world);
    let typed = code.to_lowercase().replace('-', " ");
    let done = dana.post("/start", &registration(&typed, "hrb1234")).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/dashboard"));
    assert!(dana.get("/dashboard").await.text.contains("Dock &amp; Daughters"));
    assert_eq!(dana.get("/admin/people").await.status, StatusCode::OK);

    let list = support.get("/platform/invites?state=used").await;
    assert!(list.text.contains("Dock &amp; Daughters came in by it"), "{}", list.text);
    let refused = support.get(&format!("/platform/invites/{id}/revoke")).await;
    assert!(refused.text.contains("This invite has been used"));
    let other = [("id", id.as_str()), ("registration_number", NUMBER), ("days", "14")];
    assert_eq!(support.post("/platform/invites", &other).await.status, 422, "here already");
}

#[tokio::test]
async fn every_wrong_pair_is_told_the_same_and_soon_to_wait() {
    let (world, _) = World::set_up().await;
    world.operator(OperatorRole::Support).await;
    let (_, good) = world.invite(NUMBER).await;
    let (revoked, code) = world.invite("HRB 9").await;
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let page = format!("/platform/invites/{revoked}/revoke");
    let version = support.get(&page).await.field("version");
    assert_eq!(support.post(&page, &[("version", &version)]).await.status, 303);

    let mut answers = Vec::new();
    let wrong = [
        ("0000-0000-0000-0000-0000-0000-0000", NUMBER),
        (good.as_str(), "HRB 1235"),
        ("no code", NUMBER),
        (code.as_str(), "HRB 9"),
    ];
    for (code, number) in wrong {
        let mut fields = registration(code, number);
        // Somebody's: nothing may be said about it.
        fields[4].1 = "anna@harbour.example";
        let answer = Browser::new(&world).post("/start", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("This invite can’t be used"), "{}", answer.text);
        assert_eq!(answer.field("company_name"), "Dock & Daughters");
        answers.push(without_values(&answer.text));
    }
    // The nonce and what was typed apart, they are the same page.
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
    }

    // Two tries at the number were made; the third is the last for a while, even for the right one.
    let third = Browser::new(&world).post("/start", &registration("wrong", NUMBER)).await;
    assert_eq!(third.status, StatusCode::UNPROCESSABLE_ENTITY);
    let late = Browser::new(&world).post("/start", &registration(&good, NUMBER)).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    world.clock.pass(Duration::from_mins(20));
    let right = Browser::new(&world).post("/start", &registration(&good, NUMBER)).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.text);
}

#[tokio::test]
async fn an_operator_adds_a_company_and_helps_its_admin() {
    let world = World::empty();
    world.operator(OperatorRole::Support).await;
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let form = support.get("/platform/companies/new").await;
    let (company, admin) = (form.field("company"), form.field("admin"));
    let fields = [
        ("company", company.as_str()),
        ("admin", admin.as_str()),
        ("company_name", "Dock & Daughters"),
        ("registration_number", ""),
        ("name", "Dana Dock"),
        ("email", "dana@dock.example"),
        ("username", "dana"),
    ];
    let added = support.post("/platform/companies", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let first = password_in(&support.get(added.location()).await);
    let again = support.post("/platform/companies", &fields).await;
    assert_eq!(password_in(&support.get(again.location()).await), first, "the same form");
    assert!(world.can_sign_in("dana", &first).await);

    let page = format!("/platform/companies/{company}/admins/{admin}/password");
    let version = support.get(&page).await.field("version");
    let reset = support.post(&page, &[("version", &version)]).await;
    let second = password_in(&support.get(reset.location()).await);
    world.clock.pass(Duration::from_mins(5));
    assert!(!world.can_sign_in("dana", &first).await);
    assert!(world.can_sign_in("dana", &second).await);
    assert!(support.get("/platform/companies?q=dock").await.text.contains("Dock &amp; Daughters"));
}

#[tokio::test]
async fn a_suspended_company_is_out_at_the_next_request_and_comes_back() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.operator(OperatorRole::Support).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let page = format!("/platform/companies/{}", admin.company);
    let asked = support.get(&format!("{page}/suspend")).await;
    assert!(asked.text.contains("2 people are signed out"), "{}", asked.text);
    let version = asked.field("version");
    let nothing = support.post(&format!("{page}/suspend"), &[("version", &version)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let fields = [("version", version.as_str()), ("reason", "Has not paid since June")];
    assert_eq!(support.post(&format!("{page}/suspend"), &fields).await.location(), page);

    assert_eq!(sam.get("/dashboard").await.status, StatusCode::SEE_OTHER);
    let typed = |password| [("identifier", "anna"), ("password", password), ("next", "")];
    let right = Browser::new(&world).post("/login", &typed(PASSWORD)).await;
    assert_eq!(right.status, StatusCode::FORBIDDEN);
    assert!(right.text.contains("Your company is suspended"));
    let wrong = Browser::new(&world).post("/login", &typed("wrong")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("is not right") && !wrong.text.contains("suspended"));
    let reads = support.get("/platform/companies?shown=suspended").await;
    assert!(reads.text.contains("Harbour &amp; Sons"));

    let version = support.get(&format!("{page}/reactivate")).await.field("version");
    let done = support.post(&format!("{page}/reactivate"), &[("version", &version)]).await;
    assert_eq!(done.location(), page);
    let old = sam.get("/dashboard").await;
    assert_eq!(old.status, StatusCode::SEE_OTHER, "what was ended stays ended");
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    assert_eq!(sam.get("/dashboard").await.status, StatusCode::OK);
    let mut anna = Browser::of(&world, "anna").await;
    let trail = anna.get("/admin/audit").await;
    assert!(trail.text.contains("Company suspended"));
    assert!(trail.text.contains("Reason: Has not paid since June"), "{}", trail.text);
}

#[tokio::test]
async fn root_looks_into_a_company_on_its_record_for_an_hour() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.operator(OperatorRole::Root).await;
    let mut root = Browser::of(&world, "root@shipshape.example").await;
    assert_eq!(root.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    let page = format!("/platform/companies/{}/visit", admin.company);
    let begun = root.post(&page, &[("reason", "They asked for help with Sam")]).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/dashboard"));

    let pages = ["/dashboard", "/admin/people", "/team", "/modules", "/paths", "/admin/audit"];
    let person = format!("/admin/people/{}", staff.id);
    for path in pages.into_iter().chain([person.as_str(), "/admin/people/none", "/account"]) {
        let page = root.get(path).await;
        assert!(
            page.text.contains("You are looking into Harbour &amp; Sons until 13:00"),
            "{path}"
        );
    }
    assert_eq!(root.get("/training").await.status, StatusCode::FORBIDDEN, "it is nobody's");
    let version = root.get(&format!("{person}/deactivate")).await.field("version");
    let done = root.post(&format!("{person}/deactivate"), &[("version", &version)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);

    let ended = root.post("/platform/visit/end", &[]).await;
    assert!(ended.location().starts_with("/platform/companies/"));
    assert_eq!(root.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    let mut anna = Browser::of(&world, "anna").await;
    let trail = anna.get("/admin/audit").await;
    for text in [
        "Operator looked into the company",
        "Reason: They asked for help with Sam",
        "Root operator",
        "Operator’s visit ended",
    ] {
        assert!(trail.text.contains(text), "{text}");
    }
    assert!(!trail.text.contains("Noor Haddad"), "operators have no name here");
    let trail = root.get("/platform/audit").await;
    assert!(trail.text.contains("Operator looked into the company"));
    assert!(trail.text.contains("Noor Haddad"));

    root.post(&page, &[("reason", "Once more")]).await;
    world.clock.pass(Duration::from_mins(59));
    assert_eq!(root.get("/admin/people").await.status, StatusCode::OK);
    world.clock.pass(Duration::from_mins(1));
    assert_eq!(root.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    assert!(!root.get("/dashboard").await.text.contains("You are looking into"));
    let n_ends = async || {
        let mut anna = Browser::of(&world, "anna").await;
        let trail = anna.get("/admin/audit?action=identity.visit_ended").await.text;
        (trail.matches("Shipshape itself").count(), trail.contains("13:00"))
    };
    assert_eq!(n_ends().await.0, 0);
    for _ in 0..2 {
        application::identity::sweep(&world.app).await.expect("swept");
        assert_eq!(n_ends().await, (1, true), "once, at its true end");
    }

    root.post(&page, &[("reason", "And again")]).await;
    root.post("/logout", &[]).await;
    let mut root = Browser::of(&world, "root@shipshape.example").await;
    assert_eq!(root.get("/admin/people").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_company_is_not_seen_meanwhile() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let eve = world.another_company().await;
    world.operator(OperatorRole::Root).await;
    let mut root = Browser::of(&world, "root@shipshape.example").await;
    let page = format!("/platform/companies/{}/visit", eve.company);
    root.post(&page, &[("reason", "Help")]).await;
    assert_eq!(root.get("/admin/people").await.status, StatusCode::OK);
    let theirs = root.get(&format!("/admin/people/{}", staff.id)).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
}
