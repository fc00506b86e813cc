use domain_kernel::OperatorRole;
use http::StatusCode;
use world::World;

use crate::{
    browser::{Browser, password_in},
    second_factor::{code_of, codes_on, key_on},
};

#[tokio::test]
async fn root_adds_an_operator_who_first_chooses_a_password() {
    let world = World::empty();
    world.operator(OperatorRole::Root).await;
    let mut root = Browser::of(&world, "root@shipshape.example").await;
    assert_eq!(root.get("/setup").await.status, StatusCode::NOT_FOUND);
    let id = root.get("/platform/operators/new").await.field("id");
    let fields = [
        ("id", id.as_str()),
        ("name", "Sol Ito"),
        ("email", "sol@shipshape.example"),
        ("username", "sol"),
        ("role", "support"),
    ];
    let added = root.post("/platform/operators", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let temporary = password_in(&root.get(added.location()).await);

    let mut sol = Browser::new(&world);
    let typed = [("identifier", "sol"), ("password", temporary.as_str()), ("next", "")];
    assert!(sol.post("/login", &typed).await.location().starts_with("/password/change"));
    assert_eq!(sol.get("/dashboard").await.location(), "/password/change");
    let chosen = |password| {
        [("current", temporary.as_str()), ("password", password), ("again", password), ("next", "")]
    };
    let short = sol.post("/password/change", &chosen("ten chars!")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = sol.post("/password/change", &chosen("twelve chars")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(sol.get("/dashboard").await.status, StatusCode::OK);

    let page = format!("/platform/operators/{id}");
    let version = root.get(&format!("{page}/deactivate")).await.field("version");
    let done = root.post(&format!("{page}/deactivate"), &[("version", &version)]).await;
    assert_eq!(done.location(), page);
    assert_eq!(sol.get("/dashboard").await.status, StatusCode::SEE_OTHER, "out at once");
}

#[tokio::test]
async fn an_operator_chooses_how_the_pages_look() {
    let world = World::empty();
    world.operator(OperatorRole::Support).await;
    let mut browser = Browser::of(&world, "support@shipshape.example").await;
    let version = browser.get("/account").await.field("version");
    let fields = [("version", version.as_str()), ("language", "de"), ("appearance", "dark")];
    assert_eq!(browser.post("/account", &fields).await.location(), "/account");
    let page = browser.get("/account").await;
    assert!(page.text.contains("lang=\"de\"") && page.text.contains("data-bs-theme=\"dark\""));
    assert_eq!(browser.post("/account", &fields).await.status, StatusCode::CONFLICT);
    assert_eq!(browser.post("/logout", &[]).await.location(), "/login");
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_operators_second_factor_is_set_up_asked_for_and_reset_by_root() {
    let world = World::empty();
    world.operator(OperatorRole::Root).await;
    let support = world.operator(OperatorRole::Support).await;
    let name = "support@shipshape.example";
    let mut browser = Browser::of(&world, name).await;
    assert!(browser.get("/account").await.text.contains("/account/second-factor"));
    let set_up = "/account/second-factor/set-up";
    let page = browser.get(set_up).await;
    assert!(page.text.contains("support%40shipshape.example"), "{}", page.text);
    let code = code_of(&world, &key_on(&page));
    let done = browser.post(set_up, &[("code", &code)]).await;
    let codes = codes_on(&done);
    assert_eq!(codes.len(), 10, "{}", done.text);
    assert!(browser.get("/account/second-factor").await.text.contains("10 recovery codes"));

    let mut again = Browser::new(&world);
    let form = [("identifier", name), ("password", world::PASSWORD), ("next", "")];
    let asked = again.post("/login", &form).await;
    let ticket = asked.field("ticket");
    assert_eq!(again.get("/dashboard").await.status, StatusCode::SEE_OTHER);
    let entered = again.post("/login/code", &[("code", &codes[0]), ("ticket", &ticket)]).await;
    assert_eq!(entered.location(), "/dashboard", "{}", entered.text);
    assert_eq!(again.get("/platform/companies").await.status, StatusCode::OK);

    let mut root = Browser::of(&world, "root@shipshape.example").await;
    let person = format!("/platform/operators/{}", support.id);
    let reset = format!("{person}/second-factor");
    assert!(root.get(&person).await.text.contains(&reset.replace('/', "&#x2f;")));
    world.clock.pass(std::time::Duration::from_mins(10));
    assert_eq!(root.get(&reset).await.location(), format!("/account/confirm?next={reset}"));
    let form = [("password", world::PASSWORD), ("next", &reset)];
    assert_eq!(root.post("/account/confirm", &form).await.location(), reset);
    let version = root.get(&reset).await.field("version");
    assert_eq!(root.post(&reset, &[("version", &version)]).await.location(), person);
    assert_eq!(again.get("/dashboard").await.status, StatusCode::SEE_OTHER, "out at once");
    Browser::of(&world, name).await;
    assert!(root.get("/platform/audit").await.text.contains("Second factor reset"));
}

#[tokio::test]
async fn an_operator_who_has_forgotten_their_password_is_answered_like_anybody() {
    let world = World::empty();
    world.operator(OperatorRole::Support).await;
    let name = "support@shipshape.example";
    let mut open = Browser::of(&world, name).await;
    let mut browser = Browser::new(&world);
    let known = browser.post("/password/forgot", &[("identifier", name)]).await;
    let unknown = [("identifier", "nobody@shipshape.example")];
    let unknown = browser.post("/password/forgot", &unknown).await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert!(world.mailbox.all().is_empty(), "no request waits for the mail");
    world.deliver_all().await;

    let token = world::reset_token(&world.mailbox.last(name).expect("a mail"));
    let page = format!("/password/reset/{token}");
    assert_eq!(browser.get(&page).await.status, StatusCode::OK);
    let chosen = |password| [("password", password), ("again", password)];
    let short = browser.post(&page, &chosen("ten chars!")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(&page, &chosen("seven lazy dogs")).await.location(), "/login");
    assert_eq!(open.get("/dashboard").await.status, StatusCode::SEE_OTHER, "every session ended");
    assert_eq!(browser.get(&page).await.status, StatusCode::GONE);
    assert!(world.can_sign_in(name, "seven lazy dogs").await);
}
