use std::time::Duration;

use application::training::{RetireModule, retire_module, see_module};
use domain_kernel::Role;
use domain_training::{ModuleId, MostTries, QuizRules, TimeLimit, Tries, Wait};
use http::{Method, StatusCode};
use world::World;

use crate::browser::{Answer, Browser};

/// A learner at an open quiz of one question of each kind: their browser and the attempt's address.
async fn given_attempt() -> (World, Browser, String) {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Lock-out & <tag>-out").await;
    let mut browser = Browser::of(&world, "kofi.mensah@harbour.example").await;
    let url = start(&mut browser, module).await;
    (world, browser, url)
}

async fn start(browser: &mut Browser, module: ModuleId) -> String {
    let answer = browser.post(&format!("/training/modules/{module}/start"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.location().to_owned()
}

/// The names of the questions' controls, in their order.
fn questions(page: &Answer) -> Vec<String> {
    let names = page.text.split("name=\"revision_").skip(1);
    names.filter_map(|it| it.split('"').next()).map(|it| format!("question_{it}")).collect()
}

/// The values of a question's choices, the empty ones left out.
fn choices(page: &Answer, question: &str) -> Vec<String> {
    let control = format!("name=\"{question}\" value=\"");
    let controls = page.text.split(&control).skip(1);
    let values = controls.filter_map(|it| it.split('"').next()).filter(|it| !it.is_empty());
    values.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_module_is_started_saved_left_and_submitted() {
    let (_, mut browser, url) = given_attempt().await;
    let page = browser.get(&url).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("You need 2.5 of 5") || page.text.contains("You need 3 of 5"));
    assert!(page.text.contains("Lock-out &amp; &lt;tag&gt;-out"));
    let names = questions(&page);
    assert_eq!(names.len(), 5);
    let (first, third) = (choices(&page, &names[0]), choices(&page, &names[2]));

    let saved = browser
        .post(&url, &[(&names[0], &first[0]), (&names[2], &third[0]), (&names[2], &third[1])])
        .await;
    assert_eq!(saved.location(), url);
    let training = browser.get("/training").await;
    assert!(training.text.contains("2 of 5 answered"), "{}", training.text);

    let asked = browser.post(&url, &[("action", "submit")]).await;
    assert_eq!(asked.location(), format!("{url}?ask=submit"));
    assert!(browser.get(asked.location()).await.text.contains("3 questions have no answer yet"));
    let done = browser.post(&url, &[(&names[1], "false"), ("action", "submit_anyway")]).await;
    assert_eq!(done.location(), url);
    let result = browser.get(&url).await;
    assert!(result.text.contains("You passed") && result.text.contains("3 of 5"));
    assert!(browser.get("/training").await.text.contains("Passed, 3 of 5"));
}

#[tokio::test]
async fn unticking_every_box_clears_the_answer() {
    let (_, mut browser, url) = given_attempt().await;
    let page = browser.get(&url).await;
    let names = questions(&page);
    let third = choices(&page, &names[2]);
    let fields = [(names[2].as_str(), ""), (names[2].as_str(), third[0].as_str())];
    browser.post(&url, &fields).await;
    let page = browser.get(&url).await;
    let revision = names[2].replace("question_", "revision_");
    assert_eq!(page.field(&revision), "1");

    let cleared = browser.post(&url, &[(&names[2], ""), (&revision, "1")]).await;
    assert_eq!(cleared.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/training").await.text.contains("0 of 5 answered"));
}

#[tokio::test]
async fn what_is_no_answer_stores_nothing_and_comes_back() {
    let (_, mut browser, url) = given_attempt().await;
    let page = browser.get(&url).await;
    let names = questions(&page);
    let (first, third) = (choices(&page, &names[0]), choices(&page, &names[2]));
    let good = (names[1].as_str(), "true");
    let unknown = "question_00000000-0000-0000-0000-00000000dead";
    for bad in [
        vec![(names[0].as_str(), third[0].as_str())],
        vec![(names[0].as_str(), first[0].as_str()), (names[0].as_str(), first[1].as_str())],
        vec![(names[3].as_str(), "NaN")],
        vec![(names[3].as_str(), "１２")],
        vec![(names[3].as_str(), "99999999999999999999999999")],
        vec![(unknown, "1")],
        vec![("score", "5")],
        vec![("question_x", "5")],
    ] {
        let answer = browser.post(&url, &[&[good], &bad[..]].concat()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    let typed = browser.post(&url, &[good, (&names[3], "three")]).await;
    assert!(typed.text.contains("value=\"three\""));
    assert!(typed.text.contains("There is a problem"));
    let many = vec![(names[2].as_str(), third[0].as_str()); 10_000];
    assert_eq!(browser.post(&url, &many).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(browser.get("/training").await.text.contains("0 of 5 answered"));
}

#[tokio::test]
async fn a_finished_attempt_shows_its_result_whatever_is_sent() {
    let (_, mut browser, url) = given_attempt().await;
    let names = questions(&browser.get(&url).await);
    browser.post(&url, &[("action", "submit_anyway")]).await;

    let saved = browser.post(&url, &[(&names[1], "false"), ("action", "save")]).await;
    assert_eq!(saved.status, StatusCode::CONFLICT);
    let again = browser.post(&url, &[(&names[1], "false"), ("action", "submit_anyway")]).await;
    assert_eq!(again.location(), url);
    assert!(browser.get(&url).await.text.contains("0 of 5"));
}

#[tokio::test]
async fn two_windows_that_differ_show_both_answers() {
    let (_, mut browser, url) = given_attempt().await;
    let names = questions(&browser.get(&url).await);
    browser.post(&url, &[(&names[3], "3")]).await;

    let revision = names[3].replace("question_", "revision_");
    let other =
        browser.post(&url, &[(&names[3], "4"), (&revision, "0"), (&names[1], "true")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.text.contains("answered “3”"), "{}", other.text);
    assert_eq!(other.field(&names[3]), "4");
    assert_eq!(other.field(&revision), "1");
    let kept = browser.post(&url, &[(&names[3], "4"), (&revision, "1")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/training").await.text.contains("2 of 5 answered"));
}

#[tokio::test]
async fn our_script_saves_and_is_told_what_it_saved() {
    let (_, mut browser, url) = given_attempt().await;
    let names = questions(&browser.get(&url).await);
    let revision = names[1].replace("question_", "revision_");
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
        ("accept", "application/json"),
    ];
    let send = |value: &str| axum::body::Body::from(format!("{}={value}&{revision}=0", names[1]));

    let saved = browser.send(Method::POST, &url, &headers, send("true")).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert!(saved.text.contains("1 of 5 answered"), "{}", saved.text);
    assert!(saved.text.contains(&format!("\"{revision}\":1")), "{}", saved.text);
    let conflict = browser.send(Method::POST, &url, &headers, send("false")).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);

    browser.post("/logout", &[]).await;
    let ended = browser.send(Method::POST, &url, &headers, send("false")).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn answers_sent_without_a_session_are_sent_again_after_signing_in() {
    let (_, mut browser, url) = given_attempt().await;
    let page = browser.get(&url).await;
    let (names, person) = (questions(&page), page.field("person"));
    browser.post("/logout", &[]).await;

    let url = format!("{url}?page=1&then=2");
    let fields = [(names[3].as_str(), "3 & more"), ("action", "save"), ("person", &person)];
    let asked = browser.post(&url, &fields).await;
    assert!(asked.text.contains("Your session has ended"));
    let (next, resend) = (asked.field("next"), asked.field("resend"));
    let form = [
        ("identifier", "kofi.mensah@harbour.example"),
        ("password", world::PASSWORD),
        ("next", &next),
        ("resend", &resend),
    ];
    let back = browser.post("/login", &form).await;
    assert_eq!(back.status, StatusCode::OK);
    assert_eq!(back.field(&names[3]), "3 & more");
    let action = url.replace('/', "&#x2f;").replace('&', "&amp;").replace("&amp;#", "&#");
    assert!(back.text.contains(&format!("action=\"{action}\"")), "{}", back.text);

    let mut another = form;
    another[0].1 = "anna";
    let home = browser.post("/login", &another).await;
    assert_eq!(home.location(), "/dashboard");
    assert!(browser.get("/dashboard").await.text.contains("belongs to somebody else"));
}

#[tokio::test]
async fn what_is_not_assigned_has_no_page() {
    let (world, admin) = World::set_up().await;
    let module = world.quiz(&admin, "Locks").await;
    let mut browser = Browser::of(&world, "anna").await;
    let url = format!("/training/modules/{module}");
    assert_eq!(browser.get(&url).await.status, StatusCode::NOT_FOUND);
    let started = browser.post(&format!("{url}/start"), &[]).await;
    assert_eq!(started.status, StatusCode::NOT_FOUND);

    let path = world.path(&admin, "Starter", &[(module, Some(3))]).await;
    world.assign(&admin, path, &admin, "2026-11-23").await;
    assert_eq!(browser.get(&url).await.status, StatusCode::OK);
    assert!(browser.get("/dashboard").await.text.contains("Due Thu 26 November"));
}

#[tokio::test]
async fn a_module_to_read_is_acknowledged() {
    let (world, admin) = World::set_up().await;
    let module = world.reading(&admin, "House rules").await;
    let mut browser = Browser::of(&world, "anna").await;
    let url = start(&mut browser, module).await;
    assert!(browser.get(&url).await.text.contains("I have read and understood this"));

    let wrong = browser.post(&url, &[("action", "submit_anyway")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(&url, &[("action", "acknowledge")]).await.location(), url);
    assert!(browser.get(&url).await.text.contains("You acknowledged House rules"));
}

#[tokio::test]
async fn a_manager_sees_the_own_team_and_nobody_else() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olga Other", Role::Staff, None).await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(2))]).await;
    world.assign(&mara, path, &kofi, "2026-11-16").await;
    let mut browser = Browser::of(&world, "mara.voss@harbour.example").await;

    let team = browser.get("/team").await;
    assert!(team.text.contains("Kofi Mensah") && !team.text.contains("Olga Other"));
    assert!(team.text.contains("1 overdue, 6 days"), "{}", team.text);
    assert!(!browser.get("/team?show=completed").await.text.contains("Kofi Mensah"));
    assert!(browser.get("/dashboard").await.text.contains("1 person is behind"));
    assert!(browser.get(&format!("/team/{}", kofi.id)).await.text.contains("Starter"));
    let foreign = browser.get(&format!("/team/{}", other.id)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_retired_module_has_a_page_that_says_so() {
    let (world, admin) = World::set_up().await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, None)]).await;
    world.assign(&admin, path, &admin, "2026-11-23").await;
    let seen = see_module(&world.app, &admin.actor, module).await.expect("there");
    let command = RetireModule { id: module, expected: seen.module.version };
    retire_module(&world.app, &admin.actor, command).await.expect("an admin may");

    let mut browser = Browser::of(&world, "anna").await;
    let url = format!("/training/modules/{module}");
    let page = browser.get(&url).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text.contains("This module is retired"));
    let started = browser.post(&format!("{url}/start"), &[]).await;
    assert_eq!(started.status, StatusCode::CONFLICT);
}

async fn given_strict(rules: QuizRules) -> (World, Browser, ModuleId) {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, Some(&admin)).await;
    let module = world.quiz_under(&admin, "Locks", rules).await;
    let browser = Browser::of(&world, "kofi.mensah@harbour.example").await;
    (world, browser, module)
}

#[tokio::test]
async fn whoever_has_to_wait_is_told_until_when() {
    let tries =
        Tries { most: MostTries::new(2).ok(), wait: Wait::from_minutes(60).expect("a wait") };
    let (world, mut browser, module) =
        given_strict(QuizRules { tries, ..QuizRules::default() }).await;
    let offer = format!("/training/modules/{module}");
    let page = browser.get(&offer).await;
    assert!(page.text.contains("2 tries are left"), "{}", page.text);
    assert!(page.text.contains("you wait 1 hour"), "{}", page.text);
    let url = start(&mut browser, module).await;
    browser.post(&url, &[("action", "submit_anyway")]).await;

    let early = browser.post(&format!("{offer}/start"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text.contains("You can try again from"), "{}", early.text);
    for page in [offer.as_str(), "/training"] {
        let page = browser.get(page).await;
        assert!(page.text.contains("You can try again from"), "{}", page.text);
        let text = page.text.replace("&#x2f;", "/");
        assert!(!text.contains(&format!("action=\"{offer}/start\"")), "{text}");
    }

    world.clock.pass(Duration::from_hours(1));
    let url = start(&mut browser, module).await;
    browser.post(&url, &[("action", "submit_anyway")]).await;
    let used = browser.post(&format!("{offer}/start"), &[]).await;
    assert_eq!(used.status, StatusCode::CONFLICT);
    assert!(used.text.contains("All 2 tries are used; ask your manager"), "{}", used.text);

    let mut manager = Browser::of(&world, "anna").await;
    let team = manager.get("/team").await.text.replace("&#x2f;", "/");
    let id = team.split("/team/").find_map(|it| {
        it.get(..36).filter(|it| it.chars().all(|it| it == '-' || it.is_ascii_hexdigit()))
    });
    let member = format!("/team/{}", id.expect("Kofi"));
    let try_url = format!("{member}/modules/{module}/try");
    let page = manager.get(&member).await.text.replace("&#x2f;", "/");
    assert!(page.contains(&try_url), "{page}");
    assert_eq!(manager.get(&try_url).await.status, StatusCode::OK);
    let empty = manager.post(&try_url, &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = manager.post(&try_url, &[("reason", "The alarm rang")]).await;
    assert_eq!(given.location(), member);
    let again = manager.post(&try_url, &[("reason", "The alarm rang")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    start(&mut browser, module).await;
}

#[tokio::test]
async fn what_comes_after_the_time_leads_to_the_result() {
    let rules = QuizRules { time_limit: TimeLimit::from_minutes(10).ok(), ..QuizRules::default() };
    let (world, mut browser, module) = given_strict(rules).await;
    let offer = browser.get(&format!("/training/modules/{module}")).await;
    assert!(offer.text.contains("You have 10 minutes from the start"), "{}", offer.text);
    let url = start(&mut browser, module).await;
    let page = browser.get(&url).await;
    assert!(page.text.contains("data-countdown=\"600\""), "{}", page.text);
    let name = questions(&page)[1].clone();
    browser.post(&url, &[(&name, "false")]).await;
    world.clock.pass(Duration::from_secs(10 * 60 + 31));

    let over = browser.get(&url).await;
    assert!(over.text.contains("Time is up") && !over.text.contains("question_"), "{}", over.text);
    let late = browser.post(&url, &[("action", "submit")]).await;
    assert_eq!((late.status, late.location()), (StatusCode::SEE_OTHER, url.as_str()));
    let result = browser.get(&url).await;
    assert!(result.text.contains("Your time was up before this arrived"), "{}", result.text);
    assert!(result.text.contains("1 of 5") && result.text.contains("Your time was up at"));

    // By script it is 409, and the form that follows leads to the result.
    let url = start(&mut browser, module).await;
    let name = questions(&browser.get(&url).await)[1].clone();
    world.clock.pass(Duration::from_secs(10 * 60 + 31));
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
        ("accept", "application/json"),
    ];
    let body = format!("{name}=false&action=save");
    let late = browser.send(Method::POST, &url, &headers, body.into()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let form = browser.post(&url, &[(&name, "false"), ("action", "save")]).await;
    assert_eq!(form.location(), url);
    let shown = browser.get(&url).await;
    assert!(shown.text.contains("Your time was up at"), "{}", shown.text);
}
