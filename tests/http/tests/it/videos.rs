//! Films of modules as browsers bring and play them.

use axum::body::Body;
use domain_kernel::Role;
use http::{Method, StatusCode};
use world::World;

use crate::browser::{Answer, Browser};

const FILM: &[u8] =
    include_bytes!("../../../../bin/shipshape/src/demo/materials/lift-and-move.mp4");
const CAPTIONS: &[u8] =
    include_bytes!("../../../../bin/shipshape/src/demo/materials/lift-and-move.vtt");

const HEAD: [(&str, &str); 2] =
    [("content-type", "multipart/form-data; boundary=x"), ("sec-fetch-site", "same-origin")];

/// A form with a few fields and a file.
async fn send(
    browser: &mut Browser,
    path: &str,
    fields: &[(&str, &str)],
    (name, content): (&str, &[u8]),
) -> Answer {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part =
            format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    );
    body.extend([head.as_bytes(), content, b"\r\n--x--\r\n"].concat());
    browser.send(Method::POST, path, &HEAD, Body::from(body)).await
}

#[tokio::test]
async fn a_film_is_brought_with_captions_and_plays_in_the_text() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let module = world.draft(&admin, "Lifts", None, true).await;
    let mut anna = Browser::of(&world, "anna").await;
    let videos = format!("/modules/{module}/videos");
    let id = anna.get(&videos).await.field("id");
    for (name, file, content, status) in [
        ("", "Lift.mp4", FILM, StatusCode::UNPROCESSABLE_ENTITY),
        ("A lift", "", b"", StatusCode::UNPROCESSABLE_ENTITY),
        ("A lift", "Lift.mov", FILM, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("A lift", "Lift.webm", FILM, StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let fields = [("id", id.as_str()), ("name", name)];
        let refused = send(&mut anna, &videos, &fields, (file, content)).await;
        assert_eq!(refused.status, status, "{}", refused.text);
    }
    let fields = [("id", id.as_str()), ("name", "A \"red\" lift")];
    let added = send(&mut anna, &videos, &fields, ("Lift.mp4", FILM)).await;
    let captions = format!("{videos}/{id}/captions");
    assert_eq!(added.location(), captions, "{}", added.text);
    for (language, file, content, status) in [
        ("german", "x.vtt", CAPTIONS, StatusCode::UNPROCESSABLE_ENTITY),
        ("en", "x.srt", CAPTIONS, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("en", "x.vtt", FILM, StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let refused = send(&mut anna, &captions, &[("language", language)], (file, content)).await;
        assert_eq!(refused.status, status, "{}", refused.text);
    }
    for language in ["en", "DE"] {
        let fields = [("language", language)];
        let captioned = send(&mut anna, &captions, &fields, ("x.vtt", CAPTIONS)).await;
        assert_eq!(captioned.location(), videos, "{}", captioned.text);
    }
    let listed = anna.get(&videos).await;
    assert!(listed.text.contains(&format!("(video:{id})")), "{}", listed.text);

    let edit = format!("/modules/{module}/edit");
    let version = anna.get(&edit).await.field("version");
    let content = format!("Look:\n\n![A *red* lift](video:{id})");
    let fields = [
        ("version", version.as_str()),
        ("title", "Lifts"),
        ("content", &content),
        ("minutes", "5"),
        ("kind", "acknowledge"),
    ];
    let saved = anna.post(&edit, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    world.publish(&admin, module).await;
    let path = world.path(&admin, "First days", &[(module, None)]).await;
    world.assign(&admin, path, &staff, "2026-11-24").await;

    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    for page in [
        anna.get(&format!("/modules/{module}")).await,
        sam.get(&format!("/training/modules/{module}")).await,
    ] {
        for part in [
            format!("src=\"/videos/{id}\""),
            "aria-label=\"A red lift\"".to_owned(),
            format!("src=\"/videos/{id}/captions/de\" srclang=\"de\" label=\"Deutsch\""),
            format!("src=\"/videos/{id}/captions/en\" srclang=\"en\" label=\"English\""),
        ] {
            assert!(page.text.contains(&part), "{part} in {}", page.text);
        }
        // In the language of whoever reads it.
        assert_eq!(page.text.matches(" default=\"\"").count(), 1, "{}", page.text);
    }

    let film = sam.get(&format!("/videos/{id}")).await;
    assert_eq!((film.status, film.bytes.as_ref()), (StatusCode::OK, FILM));
    assert_eq!(film.header("content-type"), "video/mp4");
    assert_eq!(film.header("x-content-type-options"), "nosniff");
    assert_eq!(film.header("accept-ranges"), "bytes");
    assert!(film.header("content-security-policy").starts_with("sandbox"));
    let range = [("range", "bytes=4-7")];
    let part = sam.send(Method::GET, &format!("/videos/{id}"), &range, Body::empty()).await;
    assert_eq!((part.status, part.bytes.as_ref()), (StatusCode::PARTIAL_CONTENT, &b"ftyp"[..]));
    let said = sam.get(&format!("/videos/{id}/captions/de")).await;
    assert_eq!((said.status, said.bytes.as_ref()), (StatusCode::OK, CAPTIONS));
    assert_eq!(said.header("content-type"), "text/vtt; charset=utf-8");
    for path in [format!("/videos/{id}/captions/fr"), format!("/videos/{id}/captions/x")] {
        assert_eq!(sam.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    let remove = format!("{captions}/delete");
    let removed = anna.post(&remove, &[("language", "de")]).await;
    assert_eq!(removed.location(), videos, "{}", removed.text);
    let gone = sam.get(&format!("/videos/{id}/captions/de")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}
