use domain_inventory::Visibility;
use http::StatusCode;
use world::{PASSWORD, World, seeing};

use crate::browser::{Browser, password_in};

const ROSA: &str = "rosa.ferreira@bikes.example";
const NAMES: [(&str, &str); 2] = [("name", "Rosa Ferreira"), ("email", ROSA)];

async fn given_erp() -> (World, world::Somebody) {
    let (world, admin) = World::set_up().await;
    let customers = [("292", "Next-Door Bike Store"), ("a|b", "O'Neil & <Sons>"), ("All", "Next")];
    world.erp_customers(&admin, &customers).await;
    (world, admin)
}

#[tokio::test]
async fn a_customer_is_made_with_ticks_that_stay_while_one_looks_for_more() {
    let (world, _) = given_erp().await;
    let mut browser = Browser::of(&world, "anna").await;
    let new = browser.get("/admin/customers/new").await;
    assert!(new.text.contains("Next-Door Bike Store") && new.text.contains("3 in the ERP"));
    let id = new.field("id");
    let id = [("id", id.as_str())];

    let search = [("customer", "292"), ("q", "o'neil"), ("action", "search")];
    let found = browser.post("/admin/customers", &[&id[..], &NAMES, &search].concat()).await;
    assert_eq!(found.status, StatusCode::OK);
    assert_eq!(found.field("email"), ROSA);
    assert!(found.text.contains("1 in the ERP"));
    assert!(found.text.contains("value=\"292\" checked"), "what was ticked stays ticked");
    assert!(found.text.contains("O&#x27;Neil &amp; &lt;Sons&gt;"));

    let save = [("customer", "292"), ("customer", "a|b"), ("q", ""), ("action", "save")];
    let made = browser.post("/admin/customers", &[&id[..], &NAMES, &save].concat()).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = browser.get(made.location()).await;
    assert!(page.text.contains("customer=a%7Cb"), "who else sees it");
    let temporary = password_in(&page);
    assert!(!browser.get(made.location()).await.text.contains(&temporary), "once only");

    let mut theirs = Browser::new(&world);
    let fields = [("identifier", ROSA), ("password", temporary.as_str()), ("next", "")];
    assert_eq!(theirs.post("/login", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(theirs.get("/dashboard").await.location(), "/password/change");
    let chosen = [("current", temporary.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(theirs.post("/password/change", &chosen).await.status, StatusCode::SEE_OTHER);
    assert_eq!(theirs.get("/dashboard").await.location(), "/inventory");
}

#[tokio::test]
async fn all_is_behind_a_second_tick() {
    let (world, _) = given_erp().await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/admin/customers/new").await.field("id");
    let fields =
        [&[("id", id.as_str())][..], &NAMES, &[("all", "1"), ("customer", "292")]].concat();

    let refused = browser.post("/admin/customers", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#all_confirmed\""));
    assert!(refused.text.contains("value=\"292\" checked"));
    let fields = [&fields[..], &[("all_confirmed", "1")]].concat();
    let made = browser.post("/admin/customers", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let page = browser.get(made.location()).await;
    assert!(page.text.contains("All customers"));
    let list = browser.get("/admin/customers?customer=anything").await;
    assert!(list.text.contains("Rosa Ferreira"), "whoever sees all sees this one too");
}

#[tokio::test]
async fn a_key_in_an_address_is_a_value_like_any_other() {
    let (world, admin) = given_erp().await;
    world.customer(&admin, "Rosa Ferreira", &seeing(&["All", "a|b"])).await;
    world.customer(&admin, "Mia Berg", &seeing(&["All "])).await;
    let mut browser = Browser::of(&world, "anna").await;

    for (key, sees) in [
        ("All", "Rosa Ferreira"),
        ("a%7Cb", "Rosa Ferreira"),
        ("All%20", "Mia Berg"),
        ("All+", "Mia Berg"),
    ] {
        let list = browser.get(&format!("/admin/customers?customer={key}")).await;
        assert_eq!(list.status, StatusCode::OK);
        let both = ["Rosa Ferreira", "Mia Berg"].map(|it| list.text.contains(it));
        assert_eq!(both, ["Rosa Ferreira", "Mia Berg"].map(|it| it == sees), "{key}");
    }
    let long = "x".repeat(201);
    let list = browser.get(&format!("/admin/customers?customer={long}")).await;
    assert!(list.text.contains("2 customers"), "no customer has such a key");
}

#[tokio::test]
async fn an_edit_shows_what_is_gone_and_refuses_what_was_changed_meanwhile() {
    let (world, admin) = given_erp().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292", "a|b"])).await;
    world.erp_customers(&admin, &[("292", "Next-Door Bikes")]).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/customers/{}/edit", rosa.id);

    let form = browser.get(&path).await;
    assert!(form.text.contains("Next-Door Bikes") && form.text.contains("Not in the ERP"));
    let version = form.field("version");
    let fields = [&[("version", version.as_str())][..], &NAMES, &[("customer", "292")]].concat();
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    let refused = browser.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let page = browser.get(&format!("/admin/customers/{}", rosa.id)).await;
    assert!(!page.text.contains("Neil"), "it was taken away");
}

#[tokio::test]
async fn whoever_is_deactivated_or_signed_out_is_out_at_their_next_click() {
    let (world, admin) = given_erp().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/customers/{}", rosa.id);
    let mut theirs = Browser::of(&world, ROSA).await;
    assert_eq!(theirs.get("/account").await.status, StatusCode::OK);

    let used = browser.get("/admin/customers/use").await;
    assert!(used.text.contains("1 sign-in in 30 days, 1 open session"), "{}", used.text);
    let ended = browser.post(&format!("{path}/sessions/end-all"), &[]).await;
    assert_eq!(ended.location(), path);
    assert!(theirs.get("/account").await.location().starts_with("/login"));

    let mut theirs = Browser::of(&world, ROSA).await;
    let session = browser.get("/admin/customers/use").await.field("session");
    let id = rosa.id.to_string();
    let fields = [("person", id.as_str()), ("session", session.as_str())];
    let ended = browser.post("/admin/customers/use/end", &fields).await;
    assert_eq!(ended.location(), "/admin/customers/use");
    assert!(theirs.get("/account").await.location().starts_with("/login"));

    let mut theirs = Browser::of(&world, ROSA).await;
    let version = browser.get(&format!("{path}/deactivate")).await.field("version");
    let fields = [("version", version.as_str())];
    let done = browser.post(&format!("{path}/deactivate"), &fields).await;
    assert_eq!(done.location(), path);
    assert!(theirs.get("/account").await.location().starts_with("/login"));
    let version = browser.get(&format!("{path}/reactivate")).await.field("version");
    let fields = [("version", version.as_str())];
    let back = browser.post(&format!("{path}/reactivate"), &fields).await;
    let temporary = password_in(&browser.get(back.location()).await);
    assert!(world.can_sign_in(ROSA, &temporary).await);
}

#[tokio::test]
async fn a_customer_is_offered_nothing_but_their_stock_and_their_account() {
    let (world, admin) = given_erp().await;
    world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let mut browser = Browser::of(&world, ROSA).await;

    let account = browser.get("/account").await.text.replace("&#x2f;", "/");
    assert!(account.contains("href=\"/inventory\""), "{account}");
    assert!(account.contains("href=\"/inventory/changes\""));
    for link in ["/training", "/equipment", "/team", "/admin", "/account/calendar"] {
        assert!(!account.contains(&format!("href=\"{link}")), "{link}");
    }
    let refused = browser.get("/admin/customers").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_person_does_not_become_a_customer_by_a_form() {
    let (world, admin) = given_erp().await;
    let kofi = world.person(&admin, "Kofi Mensah", domain_kernel::Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    let fields = [
        ("version", version.as_str()),
        ("name", "Kofi Mensah"),
        ("email", "kofi.mensah@harbour.example"),
        ("role", "customer"),
    ];

    let refused = browser.post(&path, &fields).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("have accounts of different kinds"));
}
