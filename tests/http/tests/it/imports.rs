use std::io::{Cursor, Write};

use domain_training::FeedbackPolicy;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

async fn given_draft(world: &World, admin: &world::Somebody) -> (Browser, String, String) {
    let id = world.draft(admin, "Ladders", Some(FeedbackPolicy::default()), false).await;
    let mut browser = Browser::of(world, "anna").await;
    let path = format!("/modules/{id}/import");
    let version = browser.get(&path).await.field("version");
    (browser, format!("/modules/{id}"), version)
}

#[tokio::test]
async fn a_bad_file_says_which_line_and_why_and_stores_nothing() {
    let (world, admin) = World::set_up().await;
    let (mut browser, url, version) = given_draft(&world, &admin).await;
    let path = format!("{url}/import");
    let file = "// comment\n\nGood? {T}\n\n::Essay::\nWrite about <b>it</b>. {}\n\nBad {=a =b ~c";

    for action in ["check", "apply"] {
        let fields = [("version", version.as_str()), ("text", ""), ("action", action)];
        let answer = browser.send_form(&path, &fields, Some(("f.gift", file.as_bytes()))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("free text, which nothing here can mark"));
        assert!(answer.text.contains("class=\"num\">5</td>"), "{}", answer.text);
        assert!(answer.text.contains("Expected a closing brace"), "{}", answer.text);
        assert!(!answer.text.contains("value=\"apply\"") && !answer.text.contains("<b>it"));
    }
    assert!(browser.get(&url).await.text.contains("no questions yet"));
}

#[tokio::test]
async fn a_good_file_is_shown_first_and_then_imported() {
    let (world, admin) = World::set_up().await;
    let (mut browser, url, version) = given_draft(&world, &admin).await;
    let path = format!("{url}/import");
    let fields = [("version", version.as_str()), ("text", "")];
    let file = "\u{feff}One? {T}\r\n\r\nTwo? {=a ~b}".as_bytes();

    for action in ["check", "apply"] {
        let fields = [&fields[..], &[("action", action)]].concat();
        let checked = browser.send_form(&path, &fields, Some(("f.gift", file))).await;
        assert_eq!(checked.status, StatusCode::OK);
        assert!(checked.text.contains("Import 2 questions"));
        assert!(browser.get(&url).await.text.contains("no questions yet"));
    }

    let fields = [("version", version.as_str()), ("text", "One? {T}"), ("action", "apply")];
    let done = browser.send_form(&path, &fields, None).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(browser.get(&url).await.text.contains("1 question is imported"));
    let late = browser.send_form(&path, &fields, None).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_is_no_text_or_too_much_is_refused() {
    let (world, admin) = World::set_up().await;
    let (mut browser, url, version) = given_draft(&world, &admin).await;
    let path = format!("{url}/import");
    let fields = [("version", version.as_str()), ("text", "")];

    let utf16 = browser.send_form(&path, &fields, Some(("f", b"\xff\xfeO\0n\0e\0"))).await;
    assert_eq!(utf16.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(utf16.text.contains("not a text file in UTF-8"));
    let large = vec![b'x'; 2_000_001];
    let large = browser.send_form(&path, &fields, Some(("f", &large))).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(large.text.contains("larger than 2 MB"));
    let huge = vec![b'x'; 7_000_000];
    let huge = browser.send_form(&path, &fields, Some(("f", &huge))).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    let other = [("version", version.as_str()), ("score", "10")];
    let other = browser.send_form(&path, &other, None).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = browser.send_form(&path, &fields, None).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_module_leaves_and_comes_back_as_a_file() {
    let (world, admin) = World::set_up().await;
    let id = world.quiz(&admin, "Lock-out/tag-out \"x\"").await;
    let mut browser = Browser::of(&world, "anna").await;

    let exported = browser.get(&format!("/modules/{id}/export")).await;
    assert_eq!(exported.header("content-type"), "text/plain; charset=utf-8");
    let disposition = exported.header("content-disposition");
    assert!(
        disposition.ends_with("filename*=UTF-8''Lock-out-tag-out%20%22x%22.gift"),
        "{disposition}"
    );

    let new = browser.get("/modules/import").await.field("id");
    let fields = [("id", new.as_str()), ("title", ""), ("text", ""), ("action", "apply")];
    let file = Some(("f.gift", exported.text.as_bytes()));
    let shown = browser.send_form("/modules/import", &fields, file).await;
    assert_eq!(shown.status, StatusCode::OK, "a file is checked first");
    let text = exported.text.as_str();
    let fields = [("id", new.as_str()), ("title", ""), ("text", text), ("action", "apply")];
    let done = browser.send_form("/modules/import", &fields, None).await;
    assert_eq!(done.location(), format!("/modules/{new}"), "{}", done.text);
    let again = browser.get(&format!("/modules/{new}/export")).await;
    assert_eq!(again.text, exported.text);
}

#[tokio::test]
async fn people_are_looked_at_and_then_imported() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/admin/people/import";
    let text = "Name;E-Mail;Leitung\nKofi;kofi@x.example;nobody@x.example\n";

    let bad = browser
        .send_form(path, &[("action", "check")], Some(("people.csv", text.as_bytes())))
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("Nobody has this e-mail"), "{}", bad.text);

    let text = text.replace("nobody@x.example", "anna@harbour.example");
    let good = browser
        .send_form(path, &[("action", "check")], Some(("people.csv", text.as_bytes())))
        .await;
    assert_eq!(good.status, StatusCode::OK);
    assert!(good.text.contains("Import 1 person"));
    let first = good.field("first");
    assert!(!browser.get("/admin/people").await.text.contains("Kofi"));

    let apply = [("action", "apply"), ("text", text.as_str()), ("first", first.as_str())];
    for click in ["the first", "the second"] {
        let done = browser.send_form(path, &apply, None).await;
        let to = (done.status, done.location());
        assert_eq!(to, (StatusCode::SEE_OTHER, "/admin/people/passwords"), "{click}");
    }
    assert!(browser.get("/admin/people").await.text.contains("Kofi"));
    let list = browser.post("/admin/people/passwords", &[]).await.text;
    let line = list.lines().nth(1).expect("one person");
    let password = line.split(',').nth(2).expect("a password").to_owned();
    assert!(world.can_sign_in("kofi@x.example", &password).await, "{line}");
}

/// What a spreadsheet may make of one table: text with or without its mark, in either order of bytes,
/// with the sign between cells that its country likes.
fn as_files(table: &str) -> Vec<(String, Vec<u8>)> {
    let utf16 = |text: &str, mark: char, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
    };
    let mut files = Vec::new();
    for separator in [",", ";", "\t"] {
        let text = table.replace(',', separator).replace('\n', "\r\n");
        files.push((format!("plain {separator:?}"), text.clone().into_bytes()));
        files.push((format!("BOM {separator:?}"), format!("\u{feff}{text}").into_bytes()));
        let little = utf16(&text, '\u{feff}', u16::to_le_bytes);
        files.push((format!("UTF-16 LE {separator:?}"), little));
        let big = utf16(&text, '\u{feff}', u16::to_be_bytes);
        files.push((format!("UTF-16 BE {separator:?}"), big));
    }
    files
}

#[tokio::test]
async fn whatever_is_wrong_in_whatever_file_is_told_by_line_and_column_and_nobody_is_imported() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let twice = "name,email,role,Name\nZoë,zoe@x.example,,\n";
    let circle = "name,email,role,manager\nZoë,zoe@x.example,,anna@harbour.example\n\
        Ada,ada@x.example,manager,bo@x.example\nBo,bo@x.example,manager,ada@x.example\n";
    let formula = "name,email,job title\nZoë,zoe@x.example,\n\
        Bo,bo@x.example,=HYPERLINK(A1)\nCem,cem@x.example,\n";
    for (table, faults) in [
        (twice, &[("1", "Name", "This column is there twice.")][..]),
        (
            circle,
            &[
                ("3", "Manager’s e-mail", "These people lead each other in a circle."),
                ("4", "Manager’s e-mail", "These people lead each other in a circle."),
            ],
        ),
        (formula, &[("3", "Job title", "This is a formula.")]),
    ] {
        for (name, file) in as_files(table) {
            let check = [("action", "check")];
            let path = "/admin/people/import";
            let checked = browser.send_form(path, &check, Some(("p.csv", &file))).await;
            assert_eq!(checked.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            let lines = checked.text.matches("<tr><th scope=\"row\" class=\"num\">").count();
            assert_eq!(lines, faults.len(), "{name}: {}", checked.text);
            for (line, column, reason) in faults {
                let row = format!("class=\"num\">{line}</th>");
                let row = checked.text.split_once(&row).expect("the line").1;
                let row = row.split("</tr>").next().unwrap_or_default();
                assert!(row.contains(&format!("<bdi>{column}</bdi>")), "{name}: {row}");
                assert!(row.contains(reason), "{name}: {row}");
            }
            // Neither when somebody insists.
            let apply = [("action", "apply")];
            let applied = browser.send_form(path, &apply, Some(("p.csv", &file))).await;
            assert_eq!(applied.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        }
    }
    let list = browser.get("/admin/people").await.text;
    assert!(!list.contains("x.example"), "{list}");
    let audit = browser.get("/admin/audit?action=identity.people_imported").await.text;
    assert!(!audit.contains("data-label=\"What\""), "{audit}");
}

#[tokio::test]
async fn people_are_imported_out_of_whatever_file() {
    let table = "name,email,role,manager\nZoë,zoe@x.example,,ada@x.example\n\
        Ada,ada@x.example,manager,anna@harbour.example\n";
    for (name, file) in as_files(table) {
        let (world, _) = World::set_up().await;
        let mut browser = Browser::of(&world, "anna").await;
        let path = "/admin/people/import";
        let check = [("action", "check")];
        let checked = browser.send_form(path, &check, Some(("p.csv", &file))).await;
        assert_eq!(checked.status, StatusCode::OK, "{name}: {}", checked.text);
        let text = checked.text.split_once("<textarea").expect("what was read").1;
        let text = text.split_once('>').and_then(|(_, it)| it.split("</textarea>").next());
        let text = text.unwrap_or_default().replace("&#x2f;", "/").replace("&quot;", "\"");
        let apply = [("action", "apply"), ("text", text.trim_start_matches('\n'))];
        let done = browser.send_form(path, &apply, None).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{name}: {}", done.text);
        let list = browser.get("/admin/people").await.text;
        assert!(list.contains("Zoë") && list.contains("ada@x.example"), "{name}: {list}");
    }
}

#[tokio::test]
async fn a_zip_file_is_looked_at_and_then_becomes_drafts() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/modules/import/files";
    let first = browser.get(path).await.field("first");
    let fields = [("first", first.as_str()), ("action", "check")];
    let bad = zipped(&[("a.gift", "Safe? {T}"), ("b.gift", "Safe? {T}\n\nWrite. {}")]);
    let seen = browser.send_form(path, &fields, Some(("bad.zip", &bad))).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    assert!(seen.text.contains("One of 2 files cannot be taken"), "{}", seen.text);
    assert!(seen.text.contains("Line 3: "), "{}", seen.text);
    assert!(!seen.text.contains("value=\"apply\""), "{}", seen.text);

    let good = zipped(&[("a.gift", "Safe? {T}"), ("b.gift", "Sure? {F}")]);
    let seen = browser.send_form(path, &fields, Some(("good.zip", &good))).await;
    assert!(seen.text.contains("Make 2 drafts"), "{}", seen.text);
    let archive = seen.field("archive").replace("&#x2f;", "/");
    let fields = [("first", first.as_str()), ("archive", &archive), ("action", "apply")];
    for _ in 0..2 {
        let done = browser.send_form(path, &fields, None).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/modules"));
    }
    let listed = browser.get("/modules").await;
    assert!(listed.text.contains("2 modules"), "{}", listed.text);

    for (file, status) in [(&b"no archive"[..], 422), (b"", 422)] {
        let answer = browser.send_form(path, &fields[..1], Some(("x.zip", file))).await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).expect("a member");
        archive.write_all(content.as_bytes()).expect("memory");
    }
    archive.finish().expect("an archive").into_inner()
}
