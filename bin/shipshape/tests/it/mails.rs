use std::{
    fs,
    time::{Duration, Instant},
};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin},
    postbox::{Postbox, readable, within},
    program::{Place, Serving},
};

pub(crate) const ANNA: &str = "anna@harbour.example";
pub(crate) const CHOSEN: &str = "seven lazy dogs";

pub(crate) fn serve_with(place: &Place, settings: &[(&str, &str)]) -> Serving {
    let mut command = place.command(&["--listen", "127.0.0.1:0"]);
    command.envs(settings.iter().copied());
    Serving::start(command)
}

fn serve_by(place: &Place, postbox: &Postbox) -> Serving {
    let url = format!("smtp://127.0.0.1:{}", postbox.port);
    let settings = [
        ("SHIPSHAPE_SMTP_URL", url.as_str()),
        ("SHIPSHAPE_MAIL_FROM", "Shipshape <ship@harbour.example>"),
        ("SHIPSHAPE_MAIL_BCC", "archive@harbour.example"),
    ];
    serve_with(place, &settings)
}

pub(crate) fn ask(serving: &Serving) -> Duration {
    let begun = Instant::now();
    let browser = Browser::new(serving.address);
    let answer = browser.post("/password/forgot", &[("identifier", ANNA)]).expect("an answer");
    assert_eq!(answer.location(), "/login");
    begun.elapsed()
}

/// The path of the link to a password in a mail.
pub(crate) fn link(mail: &str, serving: &Serving) -> String {
    let start = format!("http://{}/password/reset/", serving.address);
    let after = mail.split_once(&start).expect("a link to us").1;
    let token: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    assert_eq!(token.len(), 64);
    format!("/password/reset/{token}")
}

#[test]
fn a_forgotten_password_is_replaced_by_a_link_that_a_server_has_taken() {
    let place = Place::new();
    given_admin(&place);
    let postbox = Postbox::open();
    let serving = serve_by(&place, &postbox);
    ask(&serving);

    let mail = postbox.wait_for("To: \"Anna Lindqvist\" <anna@harbour.example>");
    let copy = postbox.wait_for("To: archive@harbour.example");
    assert!(!copy.contains("/password/reset/"), "{copy}");

    let browser = Browser::new(serving.address);
    let link = link(&mail, &serving);
    assert_eq!(browser.get(&link).status, 200);
    let fields = [("password", CHOSEN), ("again", CHOSEN)];
    assert_eq!(browser.post(&link, &fields).expect("an answer").location(), "/login");
    assert_eq!(browser.sign_in(ANNA, CHOSEN).status, 303);
    assert_eq!(browser.get(&link).status, 410);
    postbox.wait_for("Your password was changed");
    let secret = link.rsplit('/').next().expect("a secret");
    assert!(!place.log().contains(secret), "{}", place.log());
}

#[test]
fn without_a_server_mails_are_files_and_wait_for_nobody() {
    let place = Place::new();
    given_admin(&place);
    let serving = serve_with(&place, &[]);
    let begun = Instant::now();
    ask(&serving);
    let folder = place.path("data/mail");
    let mail = within(Duration::from_secs(10), || {
        let files = fs::read_dir(&folder).ok()?.flatten().map(|it| it.path());
        let mut finished = files.filter(|it| it.extension().is_some_and(|it| it == "eml"));
        fs::read_to_string(finished.next()?).ok()
    });
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let link = link(&readable(&mail), &serving);
    assert_eq!(Browser::new(serving.address).get(&link).status, 200);
}

#[test]
fn nobody_waits_for_a_server_that_says_nothing_and_the_mail_is_not_lost() {
    let place = Place::new();
    given_admin(&place);
    let silent = Postbox::silent();
    let mut serving = serve_by(&place, &silent);
    assert!(ask(&serving) < Duration::from_secs(5));
    within(Duration::from_secs(10), || (0 < silent.n_calls()).then_some(()));
    let browser = Browser::of(serving.address, ANNA, PASSWORD);
    let begun = Instant::now();
    assert_eq!(browser.get("/admin/mails").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5));

    // The one that is being sent is given up after ten seconds, and the program ends.
    serving.terminate();
    assert!(serving.wait().success());

    let again = serve_with(&place, &[]);
    let browser = Browser::of(again.address, ANNA, PASSWORD);
    let page = browser.get("/admin/mails?state=waiting").body;
    assert!(page.contains("anna@harbour.example"), "{page}");
    assert!(page.contains("The mail server took too long."), "{page}");
}
