//! A key is corrected on a page, and those who were marked by it see it on theirs.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::{Answer, Browser};

/// The names of the lists that say how a question is marked, in the order of the questions.
fn remedies(page: &Answer) -> Vec<String> {
    let names = page.text.split("<select class=\"form-select\" id=\"remedy_").skip(1);
    names.filter_map(|it| it.split('"').next()).map(|it| format!("remedy_{it}")).collect()
}

#[tokio::test]
async fn a_key_is_corrected_after_a_page_that_says_by_name_what_that_changes() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi <Mensah>", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let mut kofi = Browser::of(&world, "kofi.<mensah>@harbour.example").await;
    let url = kofi.post(&format!("/training/modules/{module}/start"), &[]).await;
    let url = url.location().to_owned();
    kofi.post(&url, &[("action", "submit_anyway")]).await;
    let failed = kofi.get(&url).await;
    assert!(failed.text.contains("0 of 5"), "{}", failed.text);

    let mut anna = Browser::of(&world, "anna").await;
    assert!(anna.get(&format!("/modules/{module}")).await.text.contains("Correct a key"));
    let correct = format!("/modules/{module}/correct");
    let page = anna.get(&correct).await;
    let names = remedies(&page);
    assert_eq!(names.len(), 5, "{}", page.text);
    let (version, number) = (page.field("version"), page.field("number"));
    let with = |action, reason| {
        let mut fields = vec![
            ("version", version.as_str()),
            ("number", number.as_str()),
            ("reach", "where_it_helps"),
            ("reason", reason),
            ("action", action),
        ];
        fields.extend(names.iter().take(3).map(|it| (it.as_str(), "full_marks")));
        fields.extend(names.iter().skip(3).map(|it| (it.as_str(), "")));
        fields
    };
    let refused = anna.post(&correct, &with("check", " ")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = anna.post(&correct, &with("check", "Both & all")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    for words in ["Kofi &lt;Mensah&gt;", "0 of 5, not passed", "3 of 5, passed", "Correct 1 result"]
    {
        assert!(asked.text.contains(words), "{words}: {}", asked.text);
    }
    assert!(kofi.get(&url).await.text.contains("0 of 5"), "it was only shown");

    let done = anna.post(&correct, &with("apply", "Both & all")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let result = kofi.get(&url).await.text;
    for words in ["3 of 5", "at first it was 0 of 5", "Both &amp; all", "Passed"] {
        assert!(result.contains(words), "{words}: {result}");
    }
    let training = kofi.get("/training").await.text;
    assert!(training.contains("3 of 5"), "{training}");

    let again = anna.post(&correct, &with("apply", "Both & all")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    for odd in [("remedy_x", "full_marks"), ("score", "5"), (names[0].as_str(), "left_out")] {
        let fields: Vec<(&str, &str)> = with("check", "Why").into_iter().chain([odd]).collect();
        let answer = anna.post(&correct, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd:?}");
    }
}
