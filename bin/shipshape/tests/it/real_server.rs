//! Every mail that matters, on the server that `tests/services` starts, which is somebody else's and
//! proves who it is.

use std::{fs, time::Duration};

use mail_parser::MessageParser;

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin, given_admin_of},
    mails::{ANNA, CHOSEN, ask, link, serve_with},
    postbox::within,
    program::{Place, Serving},
};

const ADMIN: &str = "anna@newcomers.example";
const INVITED: &str = "zoe@newcomers.example";
const JOINER: &str = "mei@newcomers.example";

fn serve_by_server(place: &Place) -> Serving {
    let url = std::env::var("TEST_SMTP").expect("tests/services names the server");
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/smtp/authority.pem");
    let settings = [
        ("SHIPSHAPE_SMTP_URL", url.as_str()),
        ("SHIPSHAPE_MAIL_FROM", "Shipshape <ship@harbour.example>"),
        ("SSL_CERT_FILE", authority),
    ];
    serve_with(place, &settings)
}

/// The text and the HTML of the first mail that came to this address with this subject. Other tests
/// have mails sent to the same server.
fn parts(to: &str, subject: &str) -> (String, String) {
    let folder = std::env::var("TEST_SMTP_MAILS").expect("tests/services names the folder");
    within(Duration::from_secs(20), || {
        let files = fs::read_dir(format!("{folder}/new")).ok()?.flatten();
        let mails = files.filter_map(|it| fs::read(it.path()).ok());
        mails.into_iter().find_map(|it| {
            let parsed = MessageParser::default().parse(&it)?;
            let address = parsed.to()?.first()?.address()?;
            let is_it = address == to && parsed.subject() == Some(subject);
            let parts = (parsed.body_text(0)?.into_owned(), parsed.body_html(0)?.into_owned());
            is_it.then_some(parts)
        })
    })
}

/// Both parts lead to the same place.
fn link_in_both(to: &str, subject: &str, serving: &Serving) -> String {
    let (text, html) = parts(to, subject);
    let link = link(&text, serving);
    assert!(html.replace("&#x2f;", "/").contains(&link), "{html}");
    link
}

#[test]
fn a_forgotten_and_a_temporary_password_reach_a_real_server_over_tls() {
    let place = Place::new();
    given_admin(&place);
    let serving = serve_by_server(&place);
    let browser = Browser::new(serving.address);
    ask(&serving);
    let link = link_in_both(ANNA, "Choose another password", &serving);
    let fields = [("password", CHOSEN), ("again", CHOSEN)];
    assert_eq!(browser.post(&link, &fields).expect("an answer").location(), "/login");
    parts(ANNA, "Your password was changed");

    let anna = Browser::of(serving.address, ANNA, CHOSEN);
    let page = new_person(&anna, "kofi@harbour.example", "kofi", "told");
    let form = anna.get(&format!("{page}/password"));
    let version = [("version", form.field("version"))];
    let reset = anna.post(&format!("{page}/password"), &version).expect("an answer");
    assert_eq!(reset.location(), page);
    let (text, html) = parts("kofi@harbour.example", "Your temporary password");
    let is_password = |it: &&str| it.len() == 19 && it.split('-').all(|it| it.len() == 4);
    let temporary = text.split_whitespace().find(is_password).expect("the password");
    assert!(html.contains(temporary), "{html}");
    let asked = browser.sign_in("kofi", temporary);
    assert!(asked.location().starts_with("/password/change"), "{asked:?}");
}

#[test]
fn who_is_invited_and_who_asks_to_join_come_in_by_mails_of_a_real_server() {
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let serving = serve_by_server(&place);
    let browser = Browser::new(serving.address);
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);

    new_person(&anna, INVITED, "", "mail");
    let link = link_in_both(INVITED, "Your account is ready", &serving);
    let fields = [("password", CHOSEN), ("again", CHOSEN)];
    assert_eq!(browser.post(&link, &fields).expect("an answer").location(), "/login");
    assert_eq!(browser.sign_in(INVITED, CHOSEN).status, 303);

    let settings = anna.get("/admin/settings").body;
    let code = settings.split_once("code-large\">").and_then(|(_, it)| it.split('<').next());
    let form = [
        ("company_id", code.expect("the ID to join by")),
        ("name", "Mei Tanaka"),
        ("email", JOINER),
        ("username", ""),
        ("password", PASSWORD),
    ];
    assert_eq!(browser.post("/join", &form).expect("an answer").location(), "/login");
    let (text, html) = parts(JOINER, "Confirm your e-mail");
    let start = format!("http://{}", serving.address);
    let path = text.split_whitespace().find_map(|it| it.strip_prefix(&start)).expect("a link");
    assert!(path.starts_with("/join/") && html.replace("&#x2f;", "/").contains(path), "{html}");
    let confirmed = browser.post(path, &[("password", PASSWORD)]).expect("an answer");
    assert_eq!(confirmed.location(), "/login");

    let (text, html) = parts(ADMIN, "Somebody wants to join");
    let html = html.replace("&#x2f;", "/");
    assert!(text.contains("/admin/joining") && html.contains("/admin/joining"), "{html}");
    let list = anna.get("/admin/joining").body.replace("&#x2f;", "/");
    let id = list.split("/admin/joining/").nth(1).and_then(|it| it.split('"').next());
    let url = format!("/admin/joining/{}", id.expect("a line"));
    let page = anna.get(&url);
    let version = page.field("version");
    let form = [("version", version), ("username", ""), ("role", "staff"), ("manager", "")];
    let done = anna.post(&url, &form).expect("an answer");
    assert!(done.location().starts_with("/admin/people/"), "{done:?}");
    let (text, html) = parts(JOINER, "You are in");
    assert!(text.contains("/login") && html.replace("&#x2f;", "/").contains("/login"), "{html}");
    assert_eq!(browser.sign_in(JOINER, PASSWORD).location(), "/dashboard");
}

/// The page of somebody new, who is told the password or gets a mail.
fn new_person(anna: &Browser, email: &str, username: &str, way: &str) -> String {
    let new = anna.get("/admin/people/new");
    let fields = [
        ("id", new.field("id")),
        ("name", "Kofi Mensah"),
        ("email", email),
        ("username", username),
        ("job_title", ""),
        ("phone", ""),
        ("role", "staff"),
        ("manager", ""),
        ("way", way),
    ];
    anna.post("/admin/people", &fields).expect("an answer").location().to_owned()
}
