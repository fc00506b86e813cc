//! Nobody learns from an answer, or from how long it takes, who has an account.

use std::time::Instant;

use crate::{
    browser::{Answer, Browser},
    commands::given_admin,
    mails::{ANNA, serve_with},
    program::{Place, machine},
};

const NOBODY: &str = "anne@harbour.example";

#[test]
fn who_has_forgotten_a_password_is_not_told_apart_by_time() {
    let settings = [
        ("SHIPSHAPE_LIMIT_RESET_ADDRESS", "1000000/1s"),
        ("SHIPSHAPE_LIMIT_RESET_IDENTIFIER", "1000000/1s"),
    ];
    are_not_told_apart(&settings, |browser, name| {
        browser.post("/password/forgot", &[("identifier", name)]).expect("an answer")
    });
}

#[test]
fn who_types_a_wrong_password_is_not_told_apart_by_time() {
    let settings = [
        ("SHIPSHAPE_LIMIT_SIGN_IN_ADDRESS", "1000000/1s"),
        ("SHIPSHAPE_LIMIT_SIGN_IN_IDENTIFIER", "0s"),
    ];
    are_not_told_apart(&settings, |browser, name| browser.sign_in(name, "caps lock is on"));
}

/// Three hundred tries each, taken in turns. Had one kind of them taken longer, its ranks among all
/// would be higher than chance explains (Mann and Whitney's test).
fn are_not_told_apart(settings: &[(&str, &str)], try_one: impl Fn(&Browser, &str) -> Answer) {
    let _machine = machine();
    let place = Place::new();
    given_admin(&place);
    let serving = serve_with(&place, settings);
    let browser = Browser::new(serving.address);
    let (mut taken, mut answers) = (Vec::new(), Vec::new());
    for n in 0..600 {
        let is_known = n % 2 == 0;
        let name = if is_known { ANNA } else { NOBODY };
        let begun = Instant::now();
        let answer = try_one(&browser, name);
        taken.push((begun.elapsed(), is_known));
        answers.push((answer.status, answer.outline(), without_what_is_ones_own(&answer, name)));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{:?}", &answers[..2]);

    taken.sort();
    let ranks = taken.iter().enumerate().filter(|(_, (_, is_known))| *is_known);
    let n_below: u32 =
        ranks.zip(0..).map(|((rank, _), n)| u32::try_from(rank).expect("few") - n).sum();
    // Of 300 × 300 pairs half are expected, and this is the deviation that chance makes.
    let deviation = (300.0 * 300.0 * 601.0 / 12.0_f64).sqrt();
    let z = (f64::from(n_below) - 45_000.0) / deviation;
    assert!(z.abs() < 4.0, "z = {z}");
}

/// The page as it is for everybody: another number and nonce each time, and what was typed.
fn without_what_is_ones_own(answer: &Answer, name: &str) -> String {
    let body = answer.body.replace(name, "…");
    let mut pieces = body.split("nonce=\"");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        page.push_str(piece.split_once('"').map_or(piece, |(_, rest)| rest));
    }
    page
}
