//! Materials of courses as browsers bring and read them.

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::body::Body;
use bytes::Bytes;
use domain_courses::CourseId;
use domain_kernel::Role;
use futures_util::{StreamExt, stream};
use http::{Method, StatusCode};
use world::{Somebody, World};

use crate::browser::{Answer, Browser};

const FILM: &[u8] =
    include_bytes!("../../../../bin/shipshape/src/demo/materials/lift-and-move.mp4");
const CAPTIONS: &[u8] =
    include_bytes!("../../../../bin/shipshape/src/demo/materials/lift-and-move.vtt");
const PDF: &[u8] = include_bytes!("../../../../bin/shipshape/src/demo/materials/moving-loads.pdf");
const DOCX: &[u8] =
    include_bytes!("../../../../bin/shipshape/src/demo/materials/shift-handover.docx");
const SOUND: &[u8] = include_bytes!("../../../../bin/shipshape/src/demo/materials/signals.mp3");

const HEAD: [(&str, &str); 2] =
    [("content-type", "multipart/form-data; boundary=x"), ("sec-fetch-site", "same-origin")];

/// An admin with a course, and their browser.
async fn given_course() -> (World, Somebody, CourseId, Browser) {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let browser = Browser::of(&world, "anna@harbour.example").await;
    (world, admin, course, browser)
}

/// A form with one field and a file.
fn form(field: (&str, &str), name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--x\r\ncontent-disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n--x\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/x-msdownload\r\n\r\n",
        field.0, field.1
    );
    [head.as_bytes(), content, b"\r\n--x--\r\n"].concat()
}

/// In pieces, as a network brings them.
async fn send(browser: &mut Browser, path: &str, body: Vec<u8>) -> Answer {
    let pieces: Vec<_> =
        body.chunks(16 * 1024).map(|it| Ok::<_, Infallible>(it.to_vec())).collect();
    browser.send(Method::POST, path, &HEAD, Body::from_stream(stream::iter(pieces))).await
}

async fn add(browser: &mut Browser, course: CourseId, name: &str, content: &[u8]) -> Answer {
    let page = browser.get(&format!("/courses/{course}/materials/new")).await;
    let id = page.field("id");
    send(browser, &format!("/courses/{course}/materials"), form(("id", &id), name, content)).await
}

/// Adds one, and says where it is.
async fn given(browser: &mut Browser, course: CourseId, name: &str, content: &[u8]) -> String {
    let added = add(browser, course, name, content).await;
    assert_eq!(added.location(), format!("/courses/{course}"), "{}", added.text);
    let page = browser.get(&format!("/courses/{course}")).await.text.replace("&#x2f;", "/");
    let before = page.split(&format!("<bdi>{name}</bdi>")).next().expect("before it");
    let link = before.rsplit("href=\"").next().and_then(|it| it.split('"').next());
    link.expect("a link").to_owned()
}

async fn read(browser: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    browser.send(Method::GET, path, headers, Body::empty()).await
}

#[tokio::test]
async fn each_kind_is_served_as_what_it_is_and_does_nothing() {
    let (_world, _, course, mut browser) = given_course().await;
    for (name, content, of_type, way) in [
        ("Scales.mp4", FILM, "video/mp4", "inline"),
        ("Plan.PDF", PDF, "application/pdf", "inline"),
        ("Signals.mp3", SOUND, "audio/mpeg", "inline"),
        (
            "Übung.docx",
            DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
    ] {
        let url = given(&mut browser, course, name, content).await;
        let page = browser.get(&url).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let is_framing = page.header("content-security-policy").contains("frame-src 'self'");
        assert_eq!(is_framing, of_type == "application/pdf");

        let file = read(&mut browser, &format!("{url}/file"), &[]).await;
        assert_eq!((file.status, file.bytes.as_ref()), (StatusCode::OK, content), "{name}");
        assert_eq!(file.header("content-type"), of_type);
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("accept-ranges"), "bytes");
        assert_eq!(file.header("content-length"), content.len().to_string());
        assert_eq!(file.header("cache-control"), "private, no-cache");
        let policy = file.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{policy}");
        // The viewer of Chromium shows nothing in a sandbox.
        assert_eq!(policy.starts_with("sandbox"), of_type != "application/pdf");
        let frames = if of_type == "application/pdf" { "'self'" } else { "'none'" };
        assert!(policy.ends_with(&format!("frame-ancestors {frames}")), "{policy}");
        assert!(file.header("content-disposition").starts_with(way));
        let kept = read(&mut browser, &format!("{url}/file?as=download"), &[]).await;
        let disposition = kept.header("content-disposition");
        assert!(disposition.starts_with("attachment; filename=\"material."), "{disposition}");
        assert!(disposition.contains("; filename*=UTF-8''"), "{disposition}");
        assert!(kept.header("content-security-policy").starts_with("sandbox"));
    }
}

#[tokio::test]
async fn a_file_is_read_in_parts() {
    let (_world, _, course, mut browser) = given_course().await;
    let url = given(&mut browser, course, "Scales.mp4", FILM).await;
    let file = format!("{url}/file");
    let size = FILM.len();
    for (range, status, part, said) in [
        ("bytes=0-0", 206, &FILM[..1], format!("bytes 0-0/{size}")),
        ("bytes=100-199", 206, &FILM[100..200], format!("bytes 100-199/{size}")),
        ("bytes=8000-", 206, &FILM[8000..], format!("bytes 8000-{}/{size}", size - 1)),
        ("bytes=-10", 206, &FILM[size - 10..], format!("bytes {}-{}/{size}", size - 10, size - 1)),
        ("bytes=0-0,-1", 200, FILM, String::new()),
        ("bytes=5-1", 200, FILM, String::new()),
        ("bytes=999999999999999999999-", 416, &[], format!("bytes */{size}")),
    ] {
        let answer = read(&mut browser, &file, &[("range", range)]).await;
        assert_eq!(answer.status.as_u16(), status, "{range}");
        if status != 416 {
            assert_eq!(answer.bytes.as_ref(), part, "{range}");
        }
        assert_eq!(answer.header("content-range"), said);
    }
    let tag = read(&mut browser, &file, &[]).await.header("etag").to_owned();
    let known = read(&mut browser, &file, &[("if-none-match", &tag)]).await;
    assert_eq!((known.status, known.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let head = browser.send(Method::HEAD, &file, &[], Body::empty()).await;
    assert_eq!((head.status, head.header("content-length")), (StatusCode::OK, &*size.to_string()));

    // Another file has another tag, so nobody puts parts of two together.
    let page = browser.get(&format!("{url}/replace")).await;
    let version = page.field("version");
    let body = form(("version", &version), "Plan.pdf", PDF);
    assert_eq!(send(&mut browser, &format!("{url}/replace"), body).await.location(), url);
    let other = read(&mut browser, &file, &[("range", "bytes=0-0"), ("if-range", &tag)]).await;
    assert_eq!((other.status, other.bytes.as_ref()), (StatusCode::OK, PDF));
}

#[tokio::test]
async fn captions_are_brought_read_and_deleted() {
    let (_world, _, course, mut browser) = given_course().await;
    let url = given(&mut browser, course, "Scales.mp4", FILM).await;
    assert!(!browser.get(&url).await.text.contains("<track"));
    let version = browser.get(&format!("{url}/captions")).await.field("version");
    let body = form(("version", &version), "Scales.vtt", CAPTIONS);
    assert_eq!(send(&mut browser, &format!("{url}/captions"), body).await.location(), url);
    assert!(browser.get(&url).await.text.contains("<track kind=\"captions\""));
    let captions = read(&mut browser, &format!("{url}/captions.vtt"), &[]).await;
    assert_eq!(captions.bytes.as_ref(), CAPTIONS);
    assert_eq!(captions.header("content-type"), "text/vtt; charset=utf-8");

    let ask = browser.get(&format!("{url}/captions/delete")).await;
    let version = ask.field("version");
    let deleted = browser.post(&format!("{url}/captions/delete"), &[("version", &version)]).await;
    assert_eq!(deleted.location(), url);
    let gone = read(&mut browser, &format!("{url}/captions.vtt"), &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_hostile_file_comes_back_with_a_reason_and_nothing_is_kept() {
    let (world, _, course, mut browser) = given_course().await;
    let html = b"<html><script>alert(1)</script>".repeat(100);
    let polyglot = [PDF, DOCX].concat();
    let hidden = [b"GIF89a", PDF].concat();
    let mut bomb = DOCX.to_vec();
    // The list of contents says that its first part becomes very large.
    let list = bomb.windows(4).position(|it| it == b"PK\x01\x02").expect("a list");
    bomb[list + 24..list + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    let encrypted = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 900]].concat();
    let giant_tag = [&b"ID3\x04\0\0\x7f\x7f\x7f\x7f"[..], &[0; 900]].concat();
    let huge_box =
        [&FILM[..32], b"\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff", &[0; 900]].concat();
    let long = "x".repeat(400) + ".pdf";
    for (name, content, status, said) in [
        ("Plan.pdf", &html[..], 415, "not what its name says"),
        ("Plan.pdf", FILM, 415, "not what its name says"),
        ("Plan.pdf", &polyglot, 415, "not what its name says"),
        ("Plan.pdf", &hidden, 415, "not what its name says"),
        ("Plan.pdf", &PDF[..PDF.len() - 2_000], 415, "a part of it is missing"),
        ("Plan.pdf", b"", 422, "Choose a file"),
        (&long, b"", 422, "Choose a file"),
        ("Plan.docx", &bomb, 415, "much larger"),
        ("Plan.docx", &encrypted, 415, "protected by a password"),
        ("Plan.docx", &DOCX[..DOCX.len() - 1], 415, "a part of it is missing"),
        ("Plan.docm", DOCX, 415, "does not end in"),
        ("Plan.mp3", &giant_tag, 415, "a part of it is missing"),
        ("Plan.mp4", &huge_box, 415, "a part of it is missing"),
        ("Plan.svg", b"<svg/>", 415, "does not end in"),
        ("Plan.html", &html, 415, "does not end in"),
        ("Plan.vtt", CAPTIONS, 415, "does not end in"),
        ("..", PDF, 415, "does not end in"),
        ("Plan.pdf.exe", PDF, 415, "does not end in"),
        ("Plan.pdf", &b"%PDF-1.7".repeat(200_000), 413, "larger than 1 MB"),
    ] {
        let answer = add(&mut browser, course, name, content).await;
        assert_eq!(answer.status.as_u16(), status, "{name} {said}");
        assert!(answer.text.contains(said), "{name}: no \"{said}\" in {}", answer.text);
        assert!(answer.text.contains("href=\"#file\""), "{name}");
    }
    assert!(world.blobs.keys().is_empty(), "{:?}", world.blobs.keys());
}

#[tokio::test]
async fn a_form_that_is_none_is_refused_and_never_our_fault() {
    let (world, _, course, mut browser) = given_course().await;
    let url = format!("/courses/{course}/materials");
    let id = browser.get(&format!("{url}/new")).await.field("id");
    let whole = form(("id", &id), "Plan.pdf", PDF);
    let text = |it: &str| it.replace('\n', "\r\n").into_bytes();
    let file =
        "--x\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\n\n%PDF\n--x--\n";
    for (body, status) in [
        (Vec::new(), 400),
        (b"not a form".to_vec(), 400),
        (whole[..whole.len() / 2].to_vec(), 422),
        (whole[..60].to_vec(), 400),
        (text(file), 422),
        (form(("other", &id), "Plan.pdf", PDF), 422),
        (form(("id", "no id"), "Plan.pdf", PDF), 422),
        (form(("id", &"9".repeat(5_000)), "Plan.pdf", PDF), 422),
        (form(("id", &id), "", b""), 422),
        // A head of a part that never ends.
        ([b"--x\r\n", &b"a: b\r\n".repeat(400_000)[..]].concat(), 413),
    ] {
        let answer = send(&mut browser, &url, body.clone()).await;
        let begin = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
        assert_eq!(answer.status.as_u16(), status, "{begin:?}");
    }
    let plain = [("content-type", "application/pdf"), ("sec-fetch-site", "same-origin")];
    let answer = browser.send(Method::POST, &url, &plain, Body::from(PDF)).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(world.blobs.keys().is_empty());
}

#[tokio::test]
async fn what_never_ends_is_refused_at_the_limit() {
    let (world, _, course, mut browser) = given_course().await;
    let url = format!("/courses/{course}/materials");
    let id = browser.get(&format!("{url}/new")).await.field("id");
    let whole = form(("id", &id), "Plan.pdf", b"%PDF-1.7");
    let head = whole[..whole.len() - "\r\n--x--\r\n".len()].to_vec();
    let more = Bytes::from_static(&[b' '; 16 * 1024]);
    let asked = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&asked);
    let pieces = stream::iter(0..1_000_000).map(move |n| {
        counting.store(n, Ordering::Relaxed);
        Ok::<_, Infallible>(if n == 0 { Bytes::from(head.clone()) } else { more.clone() })
    });
    let answer = browser.send(Method::POST, &url, &HEAD, Body::from_stream(pieces)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("larger than 1 MB"), "{}", answer.text);
    // 1 MB, and what goes around it.
    assert!(asked.load(Ordering::Relaxed) < 80);
    assert!(world.blobs.keys().is_empty());

    // Whoever says before that it is too much is not listened to.
    let headers = [HEAD[0], HEAD[1], ("content-length", "5368709120")];
    let whole = form(("id", &id), "Plan.pdf", PDF);
    let answer = browser.send(Method::POST, &url, &headers, Body::from(whole)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_student_reads_what_their_courses_hand_out_as_long_as_they_are_in_them() {
    let (world, admin, course, mut browser) = given_course().await;
    let url = given(&mut browser, course, "Scales.mp4", FILM).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Tom Staff", Role::Staff, None).await;
    let student = world.student(&admin, "Sam", Some(&staff)).await;
    world.another_company().await;
    let own = format!("/training{url}");
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    assert_eq!(sam.get(&own).await.status, StatusCode::NOT_FOUND);
    world.enroll(&admin, course, &[student]).await;
    let page = sam.get(&own).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("/replace"), "{}", page.text);
    let part = read(&mut sam, &format!("{own}/file"), &[("range", "bytes=0-9")]).await;
    assert_eq!((part.status, part.bytes.as_ref()), (StatusCode::PARTIAL_CONTENT, &FILM[..10]));
    // The side of those who teach is not theirs, and nobody else's is there.
    assert_eq!(sam.get(&format!("{url}/file")).await.status, StatusCode::FORBIDDEN);
    let mut tom = Browser::of(&world, "tom.staff@harbour.example").await;
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    for path in [own.clone(), format!("{own}/file"), format!("{own}/captions.vtt")] {
        assert_eq!(tom.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [url.clone(), format!("{url}/file"), format!("{url}/replace")] {
        assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let withdraw = format!("/courses/{course}/students/{student}/withdraw");
    assert_eq!(browser.post(&withdraw, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sam.get(&format!("{own}/file")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_script_is_told_where_to_go_on_and_the_message_waits_there() {
    let (_world, _, course, mut browser) = given_course().await;
    let url = format!("/courses/{course}/materials");
    let id = browser.get(&format!("{url}/new")).await.field("id");
    let headers = [HEAD[0], HEAD[1], ("accept", "application/json")];
    let body = form(("id", &id), "Plan.pdf", PDF);
    let answer = browser.send(Method::POST, &url, &headers, Body::from(body)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.text, format!("{{\"location\":\"/courses/{course}\"}}"));
    let page = browser.get(&format!("/courses/{course}")).await;
    assert!(page.text.contains("The material is there."), "{}", page.text);
}

#[tokio::test]
async fn a_document_shows_its_summary_and_whoever_teaches_has_it_made_again() {
    let (world, _, course, mut browser) = given_course().await;
    let material = given(&mut browser, course, "Plan.pdf", b"%PDF-1.7\nLoads.\n%%EOF\n").await;
    let film = given(&mut browser, course, "Lift.mp4", FILM).await;
    let waiting = browser.get(&material).await.text;
    assert!(waiting.contains("data-waits") && waiting.contains("is being made"), "{waiting}");
    assert!(!waiting.contains("Make it again"), "{waiting}");
    let list = browser.get(&format!("/courses/{course}")).await.text;
    assert!(list.contains("Summary is being made"), "{list}");
    assert!(!browser.get(&film).await.text.contains("summary-state"), "of a film there is none");
    let again = format!("{material}/summary");
    assert_eq!(browser.post(&again, &[]).await.status, StatusCode::CONFLICT);

    let made = application::courses::summarize(&world.app).await.expect("the store answers");
    assert_eq!(made, application::courses::SummarizedOne::Made);
    let page = browser.get(&material).await.text;
    assert!(page.contains("<bdi>%PDF-1.7</bdi>") && !page.contains("data-waits"), "{page}");
    assert!(page.contains("Made by a machine on "), "{page}");
    let list = browser.get(&format!("/courses/{course}")).await.text;
    assert!(list.contains("With a summary"), "{list}");

    world.clock.pass(std::time::Duration::from_mins(1));
    let asked = browser.post(&again, &[]).await;
    assert_eq!(asked.location(), material);
    assert!(browser.get(&material).await.text.contains("is being made"));
}
