//! What somebody outside must not tell apart is answered alike and in the same time.

use std::time::{Duration, Instant};

use crate::{
    browser::{Answer, Browser},
    commands::{PASSWORD, given_admin},
    program::{Place, Serving, machine},
};

const ANNA: &str = "anna@harbour.example";
/// As long as hers.
const ANNE: &str = "anne@harbour.example";

/// So often that no limit is met.
const OFTEN: &str = "1000000/1s";

/// Serves without the limits that would answer instead.
fn serve(place: &Place, limits: &[&str]) -> Serving {
    let mut command = place.command(&["--listen", "127.0.0.1:0"]);
    for limit in limits {
        let value = if *limit == "SIGN_IN_IDENTIFIER" { "0ms" } else { OFTEN };
        command.env(format!("SHIPSHAPE_LIMIT_{limit}"), value);
    }
    Serving::start(command)
}

/// Three hundred tries each, taken in turns. Had one kind of them taken longer, its ranks among all
/// would be higher than chance explains (Mann and Whitney's test), and would be so each time: one
/// run in a thousand goes that far by chance, and three in a row do not.
fn assert_alike(one: &[(&str, &str)], other: &[(&str, &str)], path: &str, serving: &Serving) {
    let mut found = Vec::new();
    while found.len() < 3 {
        let z = series(one, other, path, serving);
        found.push(z);
        if z.abs() < 3.0 {
            return;
        }
    }
    panic!("{path}: z = {found:?}");
}

/// By how many standard deviations the one kind takes longer, where both get the same answer.
fn series(one: &[(&str, &str)], other: &[(&str, &str)], path: &str, serving: &Serving) -> f64 {
    let browser = Browser::new(serving.address);
    let (mut taken, mut answers) = (Vec::new(), Vec::new());
    for n in 0..600 {
        let is_first = n % 2 == 0;
        let fields = if is_first { one } else { other };
        let begun = Instant::now();
        let answer = browser.post(path, fields).expect("an answer");
        taken.push((begun.elapsed(), is_first));
        answers.push(seen(&answer, fields));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{path}: {:?} {:?}", answers[0], answers[1]);
    deviations(taken)
}

/// All that somebody sees who has sent these fields, without what is different each time.
fn seen(answer: &Answer, fields: &[(&str, &str)]) -> (u16, Vec<String>, String) {
    let mut body = answer.body.clone();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        body = body.replace(value, name);
    }
    let nonces: Vec<String> = body
        .split("nonce=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .map(str::to_owned)
        .collect();
    for nonce in nonces {
        body = body.replace(&nonce, "");
    }
    (answer.status, answer.outline(), body)
}

/// By how many standard deviations the ranks of one kind differ from what chance would make them.
fn deviations(mut taken: Vec<(Duration, bool)>) -> f64 {
    taken.sort();
    let ranks = taken.iter().enumerate().filter(|(_, (_, is_first))| *is_first);
    let n_below: u32 =
        ranks.zip(0..).map(|((rank, _), n)| u32::try_from(rank).expect("few") - n).sum();
    // Of 300 × 300 pairs half are expected, and this is the deviation that chance makes.
    let deviation = (300.0 * 300.0 * 601.0 / 12.0_f64).sqrt();
    (f64::from(n_below) - 45_000.0) / deviation
}

#[test]
fn a_known_and_an_unknown_account_are_alike_at_sign_in() {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let serving = serve(&place, &["SIGN_IN_ADDRESS", "SIGN_IN_IDENTIFIER"]);
    let typed = |name| [("identifier", name), ("password", "wrong"), ("next", "")];
    assert_alike(&typed(ANNA), &typed(ANNE), "/login", &serving);
}

#[test]
fn a_known_and_an_unknown_account_are_alike_when_a_password_is_forgotten() {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let serving = serve(&place, &["RESET_ADDRESS", "RESET_IDENTIFIER"]);
    let typed = |name| [("identifier", name)];
    assert_alike(&typed(ANNA), &typed(ANNE), "/password/forgot", &serving);
}

#[test]
fn a_known_and_an_unknown_address_are_alike_when_somebody_asks_to_join() {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let serving = serve(&place, &["JOIN_ADDRESS", "JOIN_EMAIL"]);
    let code = company_id(&serving);
    let typed = |email| joining(&code, email);
    assert_alike(&typed(ANNA), &typed(ANNE), "/join", &serving);
}

#[test]
fn an_unknown_company_and_one_that_nobody_joins_are_alike() {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let serving = serve(&place, &["JOIN_ADDRESS", "JOIN_EMAIL"]);
    let code = company_id(&serving);
    let anna = Browser::of(serving.address, ANNA, PASSWORD);
    let page = anna.get("/admin/settings");
    let closed = [
        ("version", page.field("version")),
        ("name", "Harbour & Sons"),
        ("address", ""),
        ("accent", ""),
        ("language", ""),
        ("time_zone", ""),
        ("joining", "closed"),
    ];
    assert_eq!(anna.post("/admin/settings", &closed).expect("an answer").status, 303);
    let unknown: String = code.chars().rev().collect();
    assert_ne!(unknown, code);
    assert_alike(&joining(&code, ANNE), &joining(&unknown, ANNE), "/join", &serving);
}

#[test]
fn a_pair_that_was_right_once_and_a_wrong_one_are_alike() {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let invited = place.run(&["invite", "--registration-number", "HRB 7"], "");
    let code = String::from_utf8_lossy(&invited.stdout);
    let code = code.split_whitespace().next().expect("a code").to_owned();
    let serving = serve(&place, &["INVITE_ADDRESS", "INVITE_NUMBER"]);
    let typed = |code| {
        [
            ("invite_code", code),
            ("registration_number", "HRB 7"),
            ("company_name", "Dock & Daughters"),
            ("name", "Dana Dock"),
            ("email", "dana@dock.example"),
            ("username", ""),
            ("password", "quartz lantern otter"),
        ]
    };
    let browser = Browser::new(serving.address);
    let first = browser.post("/start", &typed(&code)).expect("an answer");
    assert_eq!(first.status, 303, "{first:?}");
    let wrong: String = code.chars().rev().collect();
    assert_alike(&typed(&code), &typed(&wrong), "/start", &serving);
}

/// By which people ask to join Harbour & Sons.
fn company_id(serving: &Serving) -> String {
    let anna = Browser::of(serving.address, ANNA, PASSWORD);
    let page = anna.get("/admin/settings").body;
    let is_id = |it: &&str| {
        let bytes = it.as_bytes();
        bytes.len() == 9
            && bytes[4] == b'-'
            && it.split('-').all(|it| it.len() == 4)
            && bytes.iter().all(|it| *it == b'-' || it.is_ascii_uppercase() || it.is_ascii_digit())
    };
    let words = page.split(|it: char| !it.is_ascii_alphanumeric() && it != '-');
    words.into_iter().find(is_id).expect("the company's ID").to_owned()
}

fn joining<'a>(code: &'a str, email: &'a str) -> [(&'static str, &'a str); 5] {
    [
        ("company_id", code),
        ("name", "Kofi Mensah"),
        ("email", email),
        ("username", ""),
        ("password", "quartz lantern otter"),
    ]
}
