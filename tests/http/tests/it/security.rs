use axum::body::Body;
use http::{Method, StatusCode};
use world::World;

use crate::browser::Browser;

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn every_answer_has_the_headers() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let css = browser.get("/login").await;
    assert_eq!(css.status, StatusCode::SEE_OTHER);
    for path in ["/dashboard", "/nowhere", "/healthz", "/admin/people/x"] {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'nonce-"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert!(policy.ends_with("base-uri 'none'; frame-ancestors 'none'"), "{path}: {policy}");
        for of_others in ["cross-origin-opener-policy", "cross-origin-resource-policy"] {
            assert_eq!(answer.header(of_others), "same-origin", "{path}");
        }
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        assert!(answer.headers.get("server").is_none(), "{path}");
    }
}

#[tokio::test]
async fn every_text_says_in_which_letters_it_is_written() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let page = browser.get("/dashboard").await.text.replace("&#x2f;", "/");
    let assets = page.split("/assets/").skip(1).filter_map(|it| it.split(['"', '#']).next());
    let assets: Vec<String> = assets.map(|it| format!("/assets/{it}")).collect();
    for ending in [".css", ".js", ".svg"] {
        assert!(assets.iter().any(|it| it.ends_with(ending)), "{ending} in {assets:?}");
    }

    let pages = ["/dashboard", "/nowhere", "/healthz", "/admin/people.csv", "/admin/audit.csv"];
    for path in pages.map(str::to_owned).into_iter().chain(assets) {
        let answer = browser.get(&path).await;
        let kind = answer.header("content-type");
        assert!(kind.ends_with("; charset=utf-8"), "{path}: {kind}");
    }
}

#[tokio::test]
async fn methods_and_folders_that_are_not_there_tell_nothing() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    for method in [Method::TRACE, Method::OPTIONS, Method::PUT, Method::DELETE] {
        for path in ["/login", "/assets/app.js"] {
            let answer = browser.send(method.clone(), path, &[], Body::empty()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    for path in ["/assets/", "/assets/js/", "/.git/config", "/Cargo.toml", "/metrics"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let cross: &[(&str, &str)] = &[("content-type", FORM), ("sec-fetch-site", "cross-site")];
    let other: &[(&str, &str)] = &[("content-type", FORM), ("origin", "https://evil.example")];
    let silent: &[(&str, &str)] = &[("content-type", FORM)];
    for headers in [cross, other, silent] {
        let answer = browser.send(Method::POST, "/logout", headers, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.text.contains("another site"), "{headers:?}");
    }
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_host_is_not_ours() {
    let (world, _) = World::set_up().await;
    for host in ["evil.example", "127.0.0.1.evil.example", ""] {
        let mut browser = Browser::new(&world);
        let headers = [("host", host)];
        let answer = browser.send(Method::GET, "/login", &headers, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_form_of_ours_stores_nothing() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let same = ("sec-fetch-site", "same-origin");
    for (kind, body, status) in [
        (FORM, "a=1&".repeat(1_001), StatusCode::PAYLOAD_TOO_LARGE),
        (FORM, "a".repeat(300 * 1024), StatusCode::PAYLOAD_TOO_LARGE),
        (FORM, "version=1&phone=%ff".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        (FORM, "version=1&phone=%00".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        (FORM, "version=1&phone=1&phone=2".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        (FORM, "version=1&role=admin".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        ("application/json", "{}".to_owned(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("text/plain", String::new(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let headers = [("content-type", kind), same];
        let answer = browser.send(Method::POST, "/account", &headers, Body::from(body)).await;
        assert_eq!(answer.status, status);
        assert!(answer.is_html());
    }
}
