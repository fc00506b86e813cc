//! What learners say against questions, and the pictures that they see.

use axum::body::Body;
use domain_kernel::Role;
use http::{
    Method, StatusCode,
    header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn an_objection_is_made_beside_the_result_and_answered_on_the_modules_page() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (module, attempt, question, challenge) = world.challenged(&admin, &staff).await;
    let form = format!("/training/attempts/{attempt}/questions/{question}/challenge");
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let result = sam.get(&format!("/training/attempts/{attempt}")).await;
    assert!(result.text.replace("&#x2f;", "/").contains(&form), "{}", result.text);
    // What was said stands beside the answer, and what becomes of it too.
    for words in ["You have objected: Both are right", "It is not answered yet"] {
        assert!(result.text.contains(words), "{words} in {}", result.text);
    }
    let open = sam.get(&form).await;
    assert!(open.text.contains("It is not answered yet"), "{}", open.text);
    assert!(!open.text.contains("<textarea"), "{}", open.text);

    let mut anna = Browser::of(&world, "anna").await;
    let seen = anna.get(&format!("/modules/{module}")).await;
    assert!(seen.text.contains("1 open"), "{}", seen.text);
    let url = format!("/modules/{module}/challenges/{challenge}");
    let version = anna.get(&url).await.field("version");
    let fields = [("version", version.as_str()), ("reply", "")];
    let refused = anna.post(&url, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields =
        [("version", version.as_str()), ("verdict", "accepted"), ("reply", "So it is <b>")];
    let answered = anna.post(&url, &fields).await;
    assert_eq!(answered.location(), format!("/modules/{module}/challenges"));
    assert_eq!(anna.get(&url).await.status, StatusCode::CONFLICT);
    let listed = anna.get(answered.location()).await;
    assert!(listed.text.contains("So it is &lt;b&gt;"), "{}", listed.text);

    let result = sam.get(&format!("/training/attempts/{attempt}")).await;
    assert!(result.text.contains("So it is &lt;b&gt;"), "{}", result.text);

    // Sam reads it where it was said, and may say something more.
    let read = sam.get(&form).await;
    assert!(read.text.contains("So it is &lt;b&gt;"), "{}", read.text);
    let id = read.field("id");
    let empty = sam.post(&form, &[("id", id.as_str()), ("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let said = sam.post(&form, &[("id", id.as_str()), ("text", "Still wrong")]).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text);
    }
    let seen = anna.get(&format!("/modules/{module}")).await;
    assert!(seen.text.contains("1 open"), "{}", seen.text);
}

#[tokio::test]
async fn a_picture_is_brought_and_stands_in_the_text() {
    let (world, admin) = World::set_up().await;
    let module = world.draft(&admin, "Locks", None, true).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/modules/{module}/pictures");
    let id = browser.get(&path).await.field("id");
    let send = |alt: &str, content: &str| {
        let part = |name: &str, rest: &str, value: &str| {
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"{name}\"{rest}\r\n\r\n{value}\r\n"
            )
        };
        let file = part("file", "; filename=\"lock.png\"", content);
        [part("id", "", &id), part("alt", "", alt), file, "--x--\r\n".to_owned()].concat()
    };
    let headers =
        [("content-type", "multipart/form-data; boundary=x"), ("sec-fetch-site", "same-origin")];
    for body in [send("", "photo"), send("A lock", "no picture")] {
        let refused = browser.send(Method::POST, &path, &headers, Body::from(body)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    }
    let body = send("A \"red\" lock", "photo of it");
    let added = browser.send(Method::POST, &path, &headers, Body::from(body)).await;
    assert_eq!(added.location(), path, "{}", added.text);
    let listed = browser.get(&path).await;
    assert!(listed.text.contains(&format!("(picture:{id})")), "{}", listed.text);

    let edit = format!("/modules/{module}/edit");
    let version = browser.get(&edit).await.field("version");
    let content = format!("Look:\n\n![A lock](picture:{id}) ![Other](https://a.example/b.png)");
    let fields = [
        ("version", version.as_str()),
        ("title", "Locks"),
        ("content", &content),
        ("minutes", "5"),
        ("kind", "acknowledge"),
    ];
    let saved = browser.post(&edit, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = browser.get(&format!("/modules/{module}")).await;
    let img = format!("<img src=\"/pictures/{id}\" alt=\"A lock\">");
    assert!(page.text.contains(&img), "{}", page.text);
    assert!(!page.text.contains("src=\"https:"), "{}", page.text);

    let picture = browser.get(&format!("/pictures/{id}")).await;
    assert_eq!((picture.status, picture.text.as_str()), (StatusCode::OK, "photo of it"));
    assert_eq!(picture.headers[CONTENT_TYPE], "image/png");
    assert_eq!(picture.headers[CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'");
    let nobody = Browser::new(&world).get(&format!("/pictures/{id}")).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
}
