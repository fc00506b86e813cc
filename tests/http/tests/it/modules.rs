use domain_kernel::Role;
use domain_training::FeedbackPolicy;
use http::StatusCode;
use world::{World, no_id};

use crate::browser::{Answer, Browser};

/// A browser in which the admin has begun a module, and the module's address.
async fn given_module(world: &World) -> (Browser, String) {
    let mut browser = Browser::of(world, "anna").await;
    let id = browser.get("/modules/new").await.field("id");
    let fields = [("id", id.as_str()), ("title", "Ladders <b>"), ("content", "")];
    let answer = browser.post("/modules", &[&fields[..], &SETTINGS].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    (browser, format!("/modules/{id}"))
}

const SETTINGS: [(&str, &str); 4] =
    [("minutes", "10"), ("kind", "quiz"), ("pass_mark", "1/2"), ("feedback", "right_or_wrong")];

/// Sends the form of a new question.
async fn add(browser: &mut Browser, url: &str, of_type: &str, fields: &[(&str, &str)]) -> Answer {
    let form = browser.get(&format!("{url}/questions/new?type={of_type}")).await;
    let id = form.field("id");
    let own = [("type", of_type), ("id", id.as_str()), ("points", "1"), ("explanation", "")];
    browser.post(&format!("{url}/questions"), &[&own[..], fields].concat()).await
}

/// Presses the only button of a page that asks.
async fn confirm(browser: &mut Browser, url: &str) -> Answer {
    let page = browser.get(url).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let names = ["version", "number"];
    let names = names.iter().filter(|it| page.text.contains(&format!("name=\"{it}\"")));
    let fields: Vec<(&str, String)> = names.map(|it| (*it, page.field(it))).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
    browser.post(url, &fields).await
}

/// The addresses of the forms of the questions, in their order.
fn question_urls(page: &Answer, url: &str) -> Vec<String> {
    let begin = format!("href=\"{url}/questions/");
    let text = page.text.replace("&#x2f;", "/");
    let ids = text.split(&begin).skip(1).filter_map(|it| it.split('"').next());
    let ids = ids.filter(|it| !it.contains(['?', '/']));
    ids.map(|it| format!("{url}/questions/{it}")).collect()
}

#[tokio::test]
async fn a_module_with_a_question_of_each_type_is_published_changed_and_published_again() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    for (of_type, fields) in [
        (
            "single_choice",
            &[("stem", "One?"), ("right", "1"), ("text_1", "yes"), ("text_2", "no")][..],
        ),
        ("true_false", &[("stem", "Two?"), ("answer", "false"), ("if_right", "so it is")]),
        (
            "several_answers",
            &[
                ("stem", "Three?"),
                ("credit", "partial"),
                ("text_1", "a"),
                ("right_1", "1"),
                ("text_2", "b"),
                ("right_2", "1"),
                ("text_3", "c"),
            ],
        ),
        ("number", &[("stem", "Four?"), ("text_1", "3"), ("tolerance_1", "0.5")]),
        ("short_text", &[("stem", "Five?"), ("text_1", "red"), ("text_2", "crimson")]),
    ] {
        let answer = add(&mut browser, &url, of_type, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    let page = browser.get(&url).await;
    for text in ["One?", "Two?", "Three?", "Four?", "Five?", "3 ± 0.5", "-50 %", "crimson"] {
        assert!(page.text.contains(text), "{text}");
    }

    assert_eq!(
        confirm(&mut browser, &format!("{url}/publish")).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(browser.get(&url).await.text.contains("Version 1, published"));
    assert_eq!(browser.post(&format!("{url}/draft"), &[]).await.status, StatusCode::SEE_OTHER);

    let page = browser.get(&url).await;
    assert!(page.text.contains("You are writing the next version"));
    let first = question_urls(&page, &url).remove(0);
    let form = browser.get(&first).await;
    let (version, id_1, id_2) = (form.field("version"), form.field("id_1"), form.field("id_2"));
    let fields = [
        ("version", version.as_str()),
        ("stem", "One, anew?"),
        ("points", "2.5"),
        ("right", "2"),
        ("text_1", "yes"),
        ("id_1", id_1.as_str()),
        ("text_2", "no"),
        ("id_2", id_2.as_str()),
    ];
    assert_eq!(browser.post(&first, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&first, &fields).await.status, StatusCode::CONFLICT);
    let publish = format!("{url}/publish");
    let form = browser.get(&publish).await;
    assert!(form.text.contains("Something that is scored has changed"), "{}", form.text);
    let (version, number) = (form.field("version"), form.field("number"));
    for (impact, status) in
        [("editorial", StatusCode::CONFLICT), ("new_content", StatusCode::SEE_OTHER)]
    {
        let fields = [
            ("version", version.as_str()),
            ("number", number.as_str()),
            ("impact", impact),
            ("note", ""),
            ("recalls_from", ""),
            ("grace_days", ""),
        ];
        assert_eq!(browser.post(&publish, &fields).await.status, status, "{impact}");
    }
    let page = browser.get(&url).await;
    assert!(page.text.contains("Version 2, published") && page.text.contains("One, anew?"));
    assert!(page.text.contains("2.5 points"));
}

#[tokio::test]
async fn a_question_that_comes_back_shows_what_is_wrong_and_what_was_typed() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    let fields = [
        ("stem", ""),
        ("text_1", "\"yes\""),
        ("weight_1", "200"),
        ("text_2", " "),
        ("feedback_2", "no option"),
    ];

    let answer = add(&mut browser, &url, "single_choice", &fields).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["stem", "weight_1", "text_2"] {
        assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(answer.text.contains(&format!("id=\"{field}\"")), "{field}");
    }
    assert!(answer.text.contains("&quot;yes&quot;</textarea>"));
    let none = [("stem", ""), ("text_1", "a"), ("text_2", "b")];
    let answer = add(&mut browser, &url, "single_choice", &none).await;
    assert!(answer.text.contains("href=\"#stem\""));
    assert!(answer.text.contains("href=\"#answers\"") && answer.text.contains("id=\"answers\""));
    assert!(browser.get(&url).await.text.contains("no questions yet"));
}

#[tokio::test]
async fn one_more_row_is_a_button_and_loses_nothing() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    let fields = [("stem", "Two?"), ("text_1", "1"), ("text_2", ""), ("action", "add_row")];

    let answer = add(&mut browser, &url, "number", &fields).await;

    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.field("text_1"), "1");
    assert!(answer.text.contains("name=\"text_3\"") && !answer.text.contains("name=\"text_4\""));
    assert!(answer.text.contains("Two?</textarea>"));
    assert!(browser.get(&url).await.text.contains("no questions yet"));
}

#[tokio::test]
async fn questions_are_moved_and_deleted_after_a_page_that_says_what_goes() {
    let (world, admin) = World::set_up().await;
    let id = world.draft(&admin, "Ladders", Some(FeedbackPolicy::default()), false).await;
    world.import(&admin, id, "A {T}\n\nB {T}\n\nC {T}").await;
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/modules/{id}"));

    let urls = question_urls(&browser.get(&url).await, &url);
    let moved = browser.post(&format!("{}/move", urls[2]), &[("to", "0")]).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let page = browser.get(&url).await;
    assert!(page.text.contains("stands in place 1"));
    assert_eq!(question_urls(&page, &url), [urls[2].as_str(), &urls[0], &urls[1]]);

    let path = format!("{}/delete", urls[0]);
    assert!(browser.get(&path).await.text.contains("Delete question 2"));
    assert_eq!(confirm(&mut browser, &path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(question_urls(&browser.get(&url).await, &url).len(), 2);
}

#[tokio::test]
async fn a_module_that_was_never_published_is_deleted() {
    let (world, admin) = World::set_up().await;
    let draft = world.draft(&admin, "Draft", Some(FeedbackPolicy::default()), false).await;
    let published = world.quiz(&admin, "Ladders").await;
    let mut browser = Browser::of(&world, "anna").await;

    let delete = format!("/modules/{published}/delete");
    let page = browser.get(&delete).await;
    assert!(page.text.contains("can be retired and not deleted"), "{}", page.text);
    let forced = browser.post(&delete, &[("version", "3")]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert_eq!(browser.get(&format!("/modules/{published}")).await.status, StatusCode::OK);

    let url = format!("/modules/{draft}");
    assert!(browser.get(&url).await.text.contains("Delete module"));
    let done = confirm(&mut browser, &format!("{url}/delete")).await;
    assert_eq!(done.location(), "/modules");
    assert!(browser.get("/modules").await.text.contains("“Draft” is deleted"));
    assert_eq!(browser.get(&url).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn publishing_and_retiring_say_first_what_they_do() {
    let (world, admin) = World::set_up().await;
    let empty = world.draft(&admin, "Empty", Some(FeedbackPolicy::default()), false).await;
    let full = world.quiz(&admin, "Ladders").await;
    let mut browser = Browser::of(&world, "anna").await;

    let page = browser.get(&format!("/modules/{empty}/publish")).await;
    assert!(page.text.contains("A quiz needs a question"));
    assert!(!page.text.contains("name=\"version\""));
    let fields = [("version", "1"), ("number", "1")];
    let forced = browser.post(&format!("/modules/{empty}/publish"), &fields).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);

    let retire = format!("/modules/{full}/retire");
    assert!(browser.get(&retire).await.text.contains("Nobody is in the middle of it"));
    assert_eq!(confirm(&mut browser, &retire).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&format!("/modules/{full}")).await.text.contains("Retired."));
    assert_eq!(browser.get(&format!("/modules/{full}/edit")).await.status, StatusCode::CONFLICT);
    let list = browser.get("/modules?status=retired").await;
    assert!(list.text.contains("Ladders") && !list.text.contains("Empty"));
}

#[tokio::test]
async fn what_an_author_writes_is_never_markup() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    let version = browser.get(&format!("{url}/edit")).await.field("version");
    let content = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=y>";
    let fields =
        [("version", version.as_str()), ("title", "<script>1</script>"), ("content", content)];
    let saved = browser.post(&format!("{url}/edit"), &[&fields[..], &SETTINGS].concat()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let evil = "[x](javascript:alert(1))<script>2</script>";
    let fields = [("stem", evil), ("right", "1"), ("text_1", evil), ("text_2", "b")];
    add(&mut browser, &url, "single_choice", &fields).await;

    for path in ["", "/edit", "/publish"] {
        let page = browser.get(&format!("{url}{path}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for bad in ["<script>", "href=\"javascript:", "<img"] {
            assert!(!page.text.contains(bad), "{path} has {bad}");
        }
    }
}

#[tokio::test]
async fn a_form_with_other_fields_is_refused() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    let many = (1..=30).map(|it| (format!("text_{it}"), "x".to_owned())).collect::<Vec<_>>();
    let many: Vec<(&str, &str)> =
        many.iter().map(|(name, it)| (name.as_str(), it.as_str())).collect();
    let too_many = add(&mut browser, &url, "single_choice", &many).await;
    assert_eq!(too_many.status, StatusCode::UNPROCESSABLE_ENTITY);
    let two = [("stem", "x"), ("right", "1"), ("right", "2"), ("text_1", "a"), ("text_2", "b")];
    let two = add(&mut browser, &url, "single_choice", &two).await;
    assert_eq!(two.status, StatusCode::UNPROCESSABLE_ENTITY);
    let scored = browser.post(&format!("{url}/publish"), &[("version", "1"), ("score", "9")]).await;
    assert_eq!(scored.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn anothers_module_and_none_look_the_same_and_staff_may_not_look() {
    let (world, admin) = World::set_up().await;
    let id = world.quiz(&admin, "Ladders").await;
    world.another_company().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    let mut kofi = Browser::of(&world, "kofi.mensah@harbour.example").await;

    for path in ["", "/edit", "/publish", "/export", "/import", "/questions/new"] {
        let theirs = eve.get(&format!("/modules/{id}{path}")).await;
        let none = eve.get(&format!("/modules/{}{path}", no_id::<()>())).await;
        assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(theirs.text, none.text);
        let forbidden = kofi.get(&format!("/modules/{id}{path}")).await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn an_author_decides_about_tries_time_sections_and_critical_questions() {
    let (world, _) = World::set_up().await;
    let (mut browser, url) = given_module(&world).await;
    let edit = format!("{url}/edit");
    let fields = |version: &str, most: &str, wait: &str, limit: &str| {
        let own = [
            ("version", version),
            ("title", "Ladders"),
            ("minutes", "10"),
            ("kind", "quiz"),
            ("pass_mark", "2 points"),
            ("feedback", "nothing"),
            ("most_tries", most),
            ("wait_minutes", wait),
            ("time_limit", limit),
            ("shuffles_questions", "1"),
            ("shuffles_options", "1"),
        ];
        own.map(|(name, value)| (name, value.to_owned()))
    };
    let mut post = async |url: &str, fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
        browser.post(url, &fields).await
    };
    let refused = post(&edit, &fields("1", "0", "-1", "1441")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["most_tries", "wait_minutes", "time_limit"] {
        assert!(refused.text.contains(&format!("#{field}")), "{field}: {}", refused.text);
    }
    let saved = post(&edit, &fields("1", "3", "90", "20")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let form = browser.get(&edit).await;
    let kept = ["most_tries", "wait_minutes", "time_limit", "pass_mark"].map(|it| form.field(it));
    assert_eq!(kept, ["3", "90", "20", "2 points"]);

    // A section is there once, however often its form is sent.
    let sections = format!("{url}/sections");
    let id = browser.get(&format!("{sections}/new")).await.field("id");
    let section =
        [("id", id.as_str()), ("title", "Electricity"), ("draw", "2"), ("pass_mark", "1/1")];
    for _ in 0..2 {
        assert_eq!(browser.post(&sections, &section).await.location(), sections);
    }
    let second = browser.get(&format!("{sections}/new")).await.field("id");
    let section = [("id", second.as_str()), ("title", "Rest <b>"), ("draw", ""), ("pass_mark", "")];
    assert_eq!(browser.post(&sections, &section).await.status, StatusCode::SEE_OTHER);
    browser.post(&format!("{sections}/{second}/move"), &[("to", "0")]).await;
    let list = browser.get(&sections).await.text;
    let places = ["Rest &lt;b&gt;", "Electricity"].map(|it| list.find(it).expect("a section"));
    assert!(places[0] < places[1], "{list}");

    for stem in ["One?", "Two?", "Three?"] {
        let fields =
            [("stem", stem), ("answer", "true"), ("section", id.as_str()), ("is_critical", "1")];
        let added = add(&mut browser, &url, "true_false", &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    }
    let foreign = no_id::<()>().to_string();
    let fields = [("stem", "Four?"), ("answer", "true"), ("section", foreign.as_str())];
    let added = add(&mut browser, &url, "true_false", &fields).await;
    assert_eq!(added.status, StatusCode::NOT_FOUND);
    let page = browser.get(&url).await;
    for text in ["Electricity", "Critical", "2 of 3 questions", "90 minutes", "2 of 2 points"] {
        assert!(page.text.contains(text), "{text}: {}", page.text);
    }

    // An empty section keeps it from being published.
    let refused = browser.get(&format!("{url}/publish")).await;
    assert!(refused.text.contains("has no questions"), "{}", refused.text);
    let removed = confirm(&mut browser, &format!("{sections}/{second}/delete")).await;
    assert_eq!(removed.location(), sections);
    let published = confirm(&mut browser, &format!("{url}/publish")).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text);
}
