//! Students who come in and go out as tables, and courses that are filled by a list.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

const TABLE: &str = "Vorname;Nachname;E-Mail;Konto\r\nAna;Lima;ana@x.example;\r\n\
    Kofi;Mensah;kofi@x.example;kofi@harbour.example\r\n";

#[tokio::test]
async fn a_table_of_students_is_shown_first_and_then_imported_once() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/students/import";
    assert_eq!(browser.get(path).await.status, StatusCode::OK);
    let file = Some(("students.csv", TABLE.as_bytes()));
    let checked = browser.send_form(path, &[("text", ""), ("action", "apply")], file).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
    assert!(checked.text.contains("2 students, nothing against it"), "{}", checked.text);
    assert!(browser.get("/students").await.text.contains("No students yet"));

    let (first, text) = (checked.field("first"), TABLE.replace(';', ","));
    let fields = [("first", first.as_str()), ("text", text.as_str()), ("action", "apply")];
    for _ in 0..2 {
        let done = browser.send_form(path, &fields, None).await;
        assert_eq!(done.location(), "/students", "{}", done.text);
    }
    let listed = browser.get("/students").await;
    assert!(listed.text.contains("2 students are imported"), "{}", listed.text);
    let exported = browser.get("/students.csv?q=kofi").await;
    assert_eq!(exported.header("content-type"), "text/csv; charset=utf-8");
    assert!(exported.text.contains("Kofi,Mensah,kofi@x.example,0,"), "{}", exported.text);
    assert!(!exported.text.contains("Lima"), "{}", exported.text);
    let book = browser.get("/students.xlsx").await;
    assert!(book.header("content-disposition").contains("students.xlsx"));
}

#[tokio::test]
async fn a_table_with_something_wrong_in_it_is_told_line_by_line_and_makes_nobody() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let text = "first name,last name,e-mail\nAna,<b>,ana@x.example\nBo,Li,=1+1\n,Li,x\n";
    for action in ["check", "apply"] {
        let fields = [("first", ""), ("text", text), ("action", action)];
        let refused = browser.send_form("/students/import", &fields, None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains("class=\"num\">3</th>"), "{}", refused.text);
        assert!(!refused.text.contains("value=\"apply\"") && !refused.text.contains("<b>,"));
    }
    let no_table = browser.send_form("/students/import", &[("text", "")], None).await;
    assert_eq!(no_table.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", no_table.text);
    assert!(browser.get("/students").await.text.contains("No students yet"));
}

#[tokio::test]
async fn a_course_is_filled_by_a_list_of_addresses() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", Some(3)).await;
    for name in ["Ana", "Bo", "Cy", "Di"] {
        world.student(&admin, name, None).await;
    }
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/courses/{course}/enroll/list");
    let link = browser.get(&format!("/courses/{course}/enroll")).await;
    assert!(link.text.contains("Enroll by a list"), "{}", link.text);

    let file = "Name,Mail\nA,ANA@students.example\nB,bo@students.example\nX,x@y.example\n";
    let file = Some(("list.csv", file.as_bytes()));
    let looked = browser.send_form(&path, &[("text", ""), ("action", "apply")], file).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    assert!(looked.text.contains("2 students would be enrolled"), "{}", looked.text);
    assert!(looked.text.contains("No student has this address"), "{}", looked.text);
    let (_, text) = looked.text.split_once("name=\"text\"").expect("what was typed");
    let text = text.split_once('>').and_then(|(_, it)| it.split_once("</textarea>"));
    let fields = [("text", text.expect("what was typed").0), ("action", "apply")];
    let done = browser.send_form(&path, &fields, None).await;
    assert_eq!(done.location(), format!("/courses/{course}"), "{}", done.text);

    let all = "ana@students.example\ncy@students.example\ndi@students.example";
    for action in ["check", "apply"] {
        let full = browser.send_form(&path, &[("text", all), ("action", action)], None).await;
        assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", full.text);
        assert!(full.text.contains("There is 1 place left for 2 students"), "{}", full.text);
        assert!(full.text.contains("Is enrolled already"), "{}", full.text);
    }
    let nobody = browser.send_form(&path, &[("text", " "), ("action", "check")], None).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nobody.text);
    let one = [("text", "cy@students.example"), ("action", "apply")];
    let done = browser.send_form(&path, &one, None).await;
    assert_eq!(done.location(), format!("/courses/{course}"), "{}", done.text);
    let page = browser.get(&format!("/courses/{course}")).await;
    assert!(page.text.contains("3 of 3"), "{}", page.text);
}
