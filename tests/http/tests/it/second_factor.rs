//! The second factor in a browser: set up, asked for, lost, required.

use std::time::Duration;

use application::identity::{SessionKey, offer_second_factor, turn_on_second_factor};
use domain_identity::SecondFactor;
use domain_kernel::Role;
use http::StatusCode;
use world::{PASSWORD, Somebody, World};

use crate::browser::{Answer, Browser};

const URL: &str = "/account/second-factor";
const KOFI: &str = "kofi.mensah@harbour.example";

/// What an authenticator app makes of the key on a page, now.
pub(crate) fn code_of(world: &World, key: &str) -> String {
    let bits = key.bytes().filter(u8::is_ascii_alphanumeric).map(|it| match it {
        b'A'..=b'Z' => it - b'A',
        _ => it - b'2' + 26,
    });
    let bits: Vec<u8> = bits.flat_map(|it| (0..5).rev().map(move |n| (it >> n) & 1)).collect();
    let bytes = bits.chunks(8).map(|it| it.iter().fold(0, |all, bit| (all << 1) | bit));
    let secret: Vec<u8> = bytes.collect();
    let secret: [u8; 20] = secret.try_into().expect("160 bits");
    let seconds = u64::try_from(world.app.clock.now().micros() / 1_000_000).expect("after 1970");
    let totp = totp_rs::Builder::new().with_secret(secret).build_noncompliant();
    totp.generate(seconds).to_string()
}

pub(crate) fn key_on(page: &Answer) -> String {
    let key = page.text.split_once("code-copy\">").expect("the key").1;
    key.split('<').next().unwrap_or_default().to_owned()
}

pub(crate) fn codes_on(page: &Answer) -> Vec<String> {
    let list = page.text.split_once("code-list\">").expect("the codes").1;
    let list = list.split("</ol>").next().unwrap_or_default();
    let codes = list.split("<li>").skip(1).map(|it| it.split('<').next().unwrap_or_default());
    codes.map(str::to_owned).collect()
}

/// The password is right, and a code is asked for.
async fn halfway(world: &World, next: &str) -> (Browser, Answer) {
    let mut browser = Browser::new(world);
    let form = [("identifier", KOFI), ("password", PASSWORD), ("next", next)];
    let asked = browser.post("/login", &form).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert!(asked.text.contains("autocomplete=\"one-time-code\""), "{}", asked.text);
    assert_eq!(browser.cookie("sid"), None, "nobody is in before the code");
    (browser, asked)
}

/// Kofi, with recovery codes.
async fn given_kofi() -> (World, Somebody, Vec<String>) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let session = SessionKey([7; 32]);
    let secret = offer_second_factor(&world.app, &kofi.actor, &session).await.expect("off");
    let [_, step, _] = SecondFactor::steps_at(world.app.clock.now());
    let given = turn_on_second_factor(&world.app, &kofi.actor, &session, &secret.code(step)).await;
    let codes = given.expect("the code is right").codes;
    (world, kofi, codes.iter().map(|it| it.as_str().to_owned()).collect())
}

#[tokio::test]
async fn it_is_set_up_with_the_key_of_the_page_and_asked_for_at_the_next_sign_in() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut elsewhere = Browser::of(&world, KOFI).await;
    let mut kofi = Browser::of(&world, KOFI).await;
    let page = kofi.get(&format!("{URL}/set-up")).await;
    assert!(page.text.contains("<svg class=\"qr\""), "{}", page.text);
    let key = key_on(&page);
    assert_eq!(key_on(&kofi.get(&format!("{URL}/set-up")).await), key, "the page can be reloaded");
    assert!(page.text.contains(&key.replace(' ', "")), "the link has it too");

    let wrong = kofi.post(&format!("{URL}/set-up"), &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(key_on(&wrong), key);
    assert_eq!(wrong.field("code"), "");
    let code = code_of(&world, &key);
    let done = kofi.post(&format!("{URL}/set-up"), &[("code", &code)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert_eq!(codes_on(&done).len(), 10);
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
    let seen = kofi.get(URL).await;
    assert!(seen.text.contains("10 recovery codes are left"), "{}", seen.text);
    assert!(!seen.text.contains(&codes_on(&done)[0]));

    world.clock.pass(Duration::from_secs(30));
    let (mut browser, asked) = halfway(&world, "/training?x=1").await;
    let code = code_of(&world, &key);
    let (ticket, next) = (asked.field("ticket"), asked.field("next"));
    let form = [("code", code.as_str()), ("ticket", &ticket), ("next", &next)];
    assert_eq!(browser.post("/login/code", &form).await.location(), "/training?x=1");
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_code_asks_again_and_a_right_password_alone_opens_nothing() {
    let (world, _, codes) = given_kofi().await;
    let (mut browser, asked) = halfway(&world, "").await;
    let ticket = asked.field("ticket");
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/login/code").await.location(), "/login");

    let wrong = browser.post("/login/code", &[("code", "000000"), ("ticket", &ticket)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("href=\"#code\""), "{}", wrong.text);
    assert_eq!(wrong.field("code"), "");
    let form = [("code", ""), ("recovery", codes[0].as_str()), ("ticket", &ticket)];
    let wrong = [("code", ""), ("recovery", "k3xp"), ("ticket", ticket.as_str())];
    let wrong = browser.post("/login/code", &wrong).await;
    assert!(wrong.text.contains("href=\"#recovery\""), "{}", wrong.text);
    let forged = [("code", codes[0].as_str()), ("ticket", &"0".repeat(32))];
    let refused = browser.post("/login/code", &forged).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Sign in again"), "{}", refused.text);
    assert_eq!(browser.post("/login/code", &form).await.location(), "/dashboard");
}

#[tokio::test]
async fn after_five_minutes_or_five_wrong_codes_one_signs_in_anew() {
    let (world, _, codes) = given_kofi().await;
    let (mut browser, asked) = halfway(&world, "/training").await;
    let ticket = asked.field("ticket");
    world.clock.pass(Duration::from_mins(5));
    let form = [("code", codes[0].as_str()), ("ticket", &ticket), ("resend", "question_1=a%26b")];
    let late = browser.post("/login/code", &form).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("That took too long"), "{}", late.text);
    assert_eq!(late.field("resend"), "question_1=a%26b", "what waits is not lost");

    let (mut browser, asked) = halfway(&world, "/training").await;
    let ticket = asked.field("ticket");
    let guess = [("code", "000000"), ("ticket", ticket.as_str()), ("next", "/training")];
    for _ in 0..5 {
        browser.post("/login/code", &guess).await;
    }
    let stopped = browser.post("/login/code", &guess).await;
    assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(stopped.header("retry-after"), "60");
    assert!(stopped.text.contains("action=\"/login\""), "{}", stopped.text);
    assert_eq!(stopped.field("next"), "/training");
}

#[tokio::test]
async fn to_be_remembered_and_a_form_that_waits_survive_the_code() {
    let (world, _, codes) = given_kofi().await;
    let mut browser = Browser::new(&world);
    let form = [
        ("identifier", KOFI),
        ("password", PASSWORD),
        ("next", "/training/attempts/1"),
        ("resend", "question_1=a%26b"),
        ("remember", "1"),
    ];
    let asked = browser.post("/login", &form).await;
    let [ticket, resend, remember] = ["ticket", "resend", "remember"].map(|it| asked.field(it));
    let form = [
        ("code", codes[0].as_str()),
        ("ticket", &ticket),
        ("remember", &remember),
        ("next", "/training/attempts/1"),
        ("resend", &resend),
    ];
    let waiting = browser.post("/login/code", &form).await;
    assert_eq!(waiting.field("question_1"), "a&b");
    let cookies = waiting.headers.get_all("set-cookie").iter();
    let cookies: Vec<_> = cookies.map(|it| it.to_str().expect("ASCII")).collect();
    assert!(cookies.iter().any(|it| it.contains("Max-Age=2678400")), "{cookies:?}");
}

#[tokio::test]
async fn what_changes_it_asks_for_the_password_of_the_last_ten_minutes() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut kofi = Browser::of(&world, KOFI).await;
    let set_up = format!("{URL}/set-up");
    assert_eq!(kofi.get(&set_up).await.status, StatusCode::OK);

    world.clock.pass(Duration::from_mins(10));
    let asked = kofi.get(&set_up).await;
    assert_eq!(asked.location(), "/account/confirm?next=/account/second-factor/set-up");
    let page = kofi.get(asked.location()).await;
    assert_eq!(page.field("next"), set_up);
    let wrong = [("password", "wrong"), ("next", set_up.as_str())];
    let refused = kofi.post("/account/confirm", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.field("password"), "");
    assert_eq!(kofi.get(&set_up).await.status, StatusCode::SEE_OTHER);
    let right = [("password", PASSWORD), ("next", set_up.as_str())];
    assert_eq!(kofi.post("/account/confirm", &right).await.location(), set_up);
    assert_eq!(kofi.get(&set_up).await.status, StatusCode::OK);
    let elsewhere = [("password", PASSWORD), ("next", "//evil.example")];
    assert_eq!(kofi.post("/account/confirm", &elsewhere).await.location(), "/dashboard");
}

#[tokio::test]
async fn it_is_turned_off_with_a_code_and_other_recovery_codes_replace_the_old() {
    let (world, _, codes) = given_kofi().await;
    let (mut kofi, asked) = halfway(&world, "").await;
    let ticket = asked.field("ticket");
    kofi.post("/login/code", &[("code", &codes[0]), ("ticket", &ticket)]).await;

    let (mut elsewhere, asked) = halfway(&world, "").await;
    let ticket = asked.field("ticket");
    elsewhere.post("/login/code", &[("code", &codes[2]), ("ticket", &ticket)]).await;
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::OK);

    let new = format!("{URL}/codes");
    assert_eq!(kofi.get(&new).await.field("code"), "");
    let wrong = kofi.post(&new, &[("code", &codes[0])]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "it was used");
    let others = codes_on(&kofi.post(&new, &[("code", &codes[3])]).await);
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
    assert!(others.len() == 10 && others.iter().all(|it| !codes.contains(it)));
    let off = format!("{URL}/off");
    assert_eq!(kofi.get(&off).await.status, StatusCode::OK);
    let old = kofi.post(&off, &[("code", &codes[1])]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kofi.post(&off, &[("code", &others[1])]).await.location(), URL);
    assert!(kofi.get(URL).await.text.contains("Your second factor is off"));
    assert_eq!(kofi.get(&off).await.location(), URL, "there is nothing to turn off");
    Browser::of(&world, KOFI).await;
}

#[tokio::test]
async fn whoever_needs_one_sets_it_up_before_anything_else() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut kofi = Browser::of(&world, KOFI).await;
    let mut anna = Browser::of(&world, "anna").await;
    let version = anna.get("/admin/settings").await.field("version");
    let form = [
        ("version", version.as_str()),
        ("name", "Harbour & Sons"),
        ("joining", "approval"),
        ("factor_staff", "1"),
    ];
    assert_eq!(anna.post("/admin/settings", &form).await.location(), "/admin/settings");
    let stored = anna.get("/admin/settings").await.text;
    let ticked = stored.split("name=\"factor_staff\"").nth(1).and_then(|it| it.split('>').next());
    assert!(ticked.is_some_and(|it| it.contains("checked")), "{stored}");
    assert_eq!(anna.get("/dashboard").await.status, StatusCode::OK, "not of an admin");

    for closed in ["/dashboard", "/account", "/training", "/account/photo"] {
        assert_eq!(kofi.get(closed).await.location(), URL, "{closed}");
    }
    let page = kofi.get(URL).await;
    assert!(page.text.contains("Your company asks for a second factor"), "{}", page.text);
    for open in ["/password/change", "/account/confirm"] {
        assert_eq!(kofi.get(open).await.status, StatusCode::OK, "{open}");
    }
    let set_up = format!("{URL}/set-up");
    let key = key_on(&kofi.get(&set_up).await);
    let code = code_of(&world, &key);
    assert_eq!(codes_on(&kofi.post(&set_up, &[("code", &code)]).await).len(), 10);
    assert_eq!(kofi.get("/dashboard").await.status, StatusCode::OK);
    assert_eq!(kofi.get(&format!("{URL}/off")).await.location(), URL, "it stays on");
}

#[tokio::test]
async fn an_admin_resets_it_and_all_sessions_of_the_person_end() {
    let (world, somebody, codes) = given_kofi().await;
    let (mut kofi, asked) = halfway(&world, "").await;
    let ticket = asked.field("ticket");
    kofi.post("/login/code", &[("code", &codes[0]), ("ticket", &ticket)]).await;
    let mut anna = Browser::of(&world, "anna").await;
    let person = format!("/admin/people/{}", somebody.id);
    let page = anna.get(&person).await;
    let url = format!("{person}/second-factor");
    assert!(page.text.contains(&url.replace('/', "&#x2f;")), "{}", page.text);

    let version = anna.get(&url).await.field("version");
    let answer = anna.post(&url, &[("version", &version)]).await;
    assert_eq!(answer.location(), person);
    assert_eq!(kofi.get("/account").await.status, StatusCode::SEE_OTHER);
    Browser::of(&world, KOFI).await;
    let again = anna.post(&url, &[("version", &version)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}
