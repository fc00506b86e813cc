use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::{Browser, password_in};

const NEW: [(&str, &str); 8] = [
    ("name", "Kofi Mensah"),
    ("email", "kofi@harbour.example"),
    ("username", ""),
    ("job_title", ""),
    ("phone", ""),
    ("role", "staff"),
    ("manager", ""),
    ("department", ""),
];

#[tokio::test]
async fn a_form_that_comes_back_shows_all_that_is_wrong_and_what_was_typed() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/admin/people/new").await.field("id");
    let fields = [
        ("id", id.as_str()),
        ("name", " "),
        ("email", "kofi@"),
        ("username", "1"),
        ("job_title", "Fitter \"x\""),
        ("phone", ""),
        ("role", "king"),
        ("manager", "x"),
    ];

    let answer = browser.post("/admin/people", &fields).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "email", "username", "role", "manager"] {
        assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert_eq!(answer.field("job_title"), "Fitter \"x\"");
    assert!(browser.get("/admin/people").await.text.contains("1 person"));
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_person() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/admin/people/new").await.field("id");
    let fields = [&[("id", id.as_str())][..], &NEW].concat();

    let first = browser.post("/admin/people", &fields).await;
    let said = password_in(&browser.get(first.location()).await);
    // A browser that was clicked in twice shows the second answer only.
    let second = browser.post("/admin/people", &fields).await;
    assert_eq!(second.location(), first.location());
    assert_eq!(password_in(&browser.get(second.location()).await), said);

    let mut another = fields.clone();
    another[1].1 = "Kofi B. Mensah";
    assert_eq!(browser.post("/admin/people", &another).await.status, StatusCode::CONFLICT);
    world.clock.pass(std::time::Duration::from_mins(10));
    assert_eq!(browser.post("/admin/people", &fields).await.status, StatusCode::CONFLICT);
    assert!(browser.get("/admin/people").await.text.contains("2 people"));
}

#[tokio::test]
async fn an_edit_of_what_someone_else_has_edited_is_refused() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    let fields = [&[("version", version.as_str())][..], &NEW].concat();

    let mut renamed = fields.clone();
    renamed[1].1 = "Kofi B. Mensah";
    assert_eq!(browser.post(&path, &renamed).await.status, StatusCode::SEE_OTHER);
    let refused = browser.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.field("name"), "Kofi Mensah");
    assert!(browser.get(&path).await.text.contains("Kofi B. Mensah"));
}

#[tokio::test]
async fn the_list_is_searched_and_filtered_by_its_address() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let mut browser = Browser::of(&world, "anna").await;

    let found = browser.get("/admin/people?q=kof&utm_source=mail").await;
    assert!(found.text.contains("Kofi Mensah") && !found.text.contains("Mara"));
    let managers = browser.get("/admin/people?role=manager").await;
    assert!(managers.text.contains("Mara") && !managers.text.contains("Kofi"));
    let none = browser.get("/admin/people?q=%3Cscript%3E&page=999999999999").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.text.contains("Nobody matches") && !none.text.contains("<script>"));
}

#[tokio::test]
async fn another_role_ends_the_sessions_at_the_next_request() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut staff = Browser::of(&world, "kofi.mensah@harbour.example").await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    let mut fields = [&[("version", version.as_str())][..], &NEW].concat();
    fields[6].1 = "manager";

    assert_eq!(staff.get("/account").await.status, StatusCode::OK);
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_that_came_back_still_knows_what_it_was_based_on() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    let fields = [&[("version", version.as_str())][..], &NEW].concat();
    let mut renamed = fields.clone();
    renamed[1].1 = "Kofi B. Mensah";
    assert_eq!(browser.post(&path, &renamed).await.status, StatusCode::SEE_OTHER);

    let mut mistyped = fields.clone();
    mistyped[1].1 = "";
    let back = browser.post(&path, &mistyped).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(back.field("version"), version);
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn who_is_deactivated_is_out_at_the_next_request_and_gets_no_other_answer_than_a_guesser() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let email = "kofi.mensah@harbour.example";
    let mut staff = Browser::of(&world, email).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let asked = browser.get(&format!("{path}/deactivate")).await;
    assert!(asked.text.contains("Deactivate Kofi Mensah"));
    let version = asked.field("version");
    assert_eq!(staff.get("/account").await.status, StatusCode::OK);

    for _ in 0..2 {
        let done = browser.post(&format!("{path}/deactivate"), &[("version", &version)]).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, path.as_str()));
    }
    assert!(browser.get(&path).await.text.contains("Deactivated"));

    assert_eq!(staff.get("/account").await.status, StatusCode::SEE_OTHER);
    let mut answers = Vec::new();
    for password in [world::PASSWORD, "something else"] {
        let mut visitor = Browser::new(&world);
        let typed = [("identifier", email), ("password", password)];
        let answer = visitor.post("/login", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("is not right"), "{}", answer.text);
        answers.push(answer.headers.len());
    }
    assert_eq!(answers[0], answers[1]);

    let version = browser.get(&format!("{path}/reactivate")).await.field("version");
    let back = browser.post(&format!("{path}/reactivate"), &[("version", &version)]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.get("/account").await.status, StatusCode::SEE_OTHER);
    assert!(world.can_sign_in(email, world::PASSWORD).await);
}

#[tokio::test]
async fn the_list_shows_who_is_active_unless_others_are_asked_for() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}/deactivate", kofi.id);
    let version = browser.get(&path).await.field("version");
    browser.post(&path, &[("version", &version)]).await;
    browser.get("/admin/people").await;

    for (query, is_shown, n_people) in [
        ("", false, "1 person"),
        ("?shown=deactivated", true, "1 person"),
        ("?shown=all", true, "2 people"),
        ("?shown=x", false, "1 person"),
    ] {
        let page = browser.get(&format!("/admin/people{query}")).await;
        assert_eq!(page.text.contains("Kofi Mensah"), is_shown, "{query}");
        assert!(page.text.contains(n_people), "{query}");
    }
}

#[tokio::test]
async fn the_last_admin_is_told_why_they_cannot_be_deactivated() {
    let (world, admin) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", admin.id);
    let version = browser.get(&path).await.field("version");

    let asked = browser.get(&format!("{path}/deactivate")).await;
    assert!(asked.text.contains("last administrator"));
    assert!(!asked.text.contains("name=\"version\""));
    let done = browser.post(&format!("{path}/deactivate"), &[("version", &version)]).await;
    assert_eq!(done.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_keeps_a_manager_who_is_deactivated() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}/deactivate", mara.id);
    let version = browser.get(&path).await.field("version");
    assert_eq!(browser.post(&path, &[("version", &version)]).await.status, StatusCode::SEE_OTHER);

    let chosen = format!("<option value=\"{}\" selected>", mara.id);
    assert!(browser.get(&format!("/admin/people/{}", kofi.id)).await.text.contains(&chosen));
    let new = browser.get("/admin/people/new").await;
    assert!(!new.text.contains("Mara Voss"));
}

#[tokio::test]
async fn a_reset_ends_every_session_and_its_password_leads_to_a_chosen_one() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let email = "kofi.mensah@harbour.example";
    let mut staff = Browser::of(&world, email).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&format!("{path}/password")).await.field("version");

    let mut said = Vec::new();
    for _ in 0..2 {
        let done = browser.post(&format!("{path}/password"), &[("version", &version)]).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, path.as_str()));
        said.push(password_in(&browser.get(&path).await));
    }
    assert_eq!(said[0], said[1], "a second click is told the same");
    let page = browser.get(&path).await;
    assert!(!page.text.contains(&said[0]), "it is shown once");

    assert_eq!(staff.get("/account").await.status, StatusCode::SEE_OTHER);
    assert!(!world.can_sign_in(email, world::PASSWORD).await);
    world.clock.pass(std::time::Duration::from_mins(1));
    let mut back = Browser::new(&world);
    back.post("/login", &[("identifier", email), ("password", &said[0])]).await;
    assert_eq!(back.get("/account").await.location(), "/password/change");
}

#[tokio::test]
async fn a_department_is_added_given_and_looked_for() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/admin/departments").await.field("id");
    let added = browser.post("/admin/departments", &[("id", &id), ("name", "Yard & dock")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let again = [("id", kofi.id.to_string()), ("name", "YARD & DOCK".to_owned())];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let refused = browser.post("/admin/departments", &again).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#name\""));

    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    let mut fields = [&[("version", version.as_str()), ("reason", "Hired on")][..], &NEW].concat();
    let place = fields.iter().position(|(name, _)| *name == "department").expect("a field");
    fields[place].1 = &id;
    assert_eq!(browser.post(&path, &fields).await.status, StatusCode::SEE_OTHER);

    let shown = browser.get(&path).await.text;
    assert!(shown.contains("Hired on") && shown.contains("Yard &amp; dock"));
    let found = browser.get(&format!("/admin/people?department={id}&sort=department")).await;
    assert!(found.text.contains("Kofi Mensah") && !found.text.contains("anna@harbour.example"));
    assert!(found.text.contains("aria-sort=\"ascending\""));
    let delete = format!("/admin/departments/{id}/delete");
    assert!(browser.get(&delete).await.text.contains("1 person is in this department"));
    assert_eq!(browser.post(&delete, &[("version", "1")]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_list_is_taken_away_as_a_table_and_that_is_on_record() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "=Kofi", Role::Staff, None).await;
    world.person(&admin, "Mara", Role::Manager, None).await;
    let mut browser = Browser::of(&world, "anna").await;

    let file = browser.get("/admin/people.csv?role=staff").await;

    assert_eq!(file.status, StatusCode::OK);
    let lines: Vec<&str> = file.text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}Full name,E-mail,Username,"), "{lines:?}");
    assert!(lines[1].starts_with("\"'=Kofi\",\"'=kofi@harbour.example\","), "{lines:?}");
    assert_eq!(lines.len(), 2);
    assert!(browser.get("/admin/audit").await.text.contains("People downloaded as CSV"));
}

#[tokio::test]
async fn an_erased_person_is_a_number_on_their_page() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}", kofi.id);
    let version = browser.get(&path).await.field("version");
    browser.post(&format!("{path}/deactivate"), &[("version", &version)]).await;

    let erase = format!("{path}/erase");
    let version = browser.get(&erase).await.field("version");
    let refused = browser.post(&erase, &[("version", &version), ("name", "Kofi")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(&erase, &[("version", &version), ("name", "Kofi Mensah")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);

    let page = browser.get(&path).await.text;
    assert!(page.contains("Former person 1") && !page.contains("Kofi"));
    let list = browser.get("/admin/people?shown=all").await.text;
    assert!(list.contains("Former person 1") && !list.contains("erased.invalid"));
}
