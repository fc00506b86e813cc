use std::{fs, path::Path, process::Command, time::Duration};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin},
    mails::{ANNA, serve_with},
    postbox::{readable, within},
    program::Place,
};

/// Something that everybody reads once, on offer.
fn given_reading(admin: &Browser) -> String {
    let id = admin.get("/modules/new").field("id").to_owned();
    let fields = [
        ("id", id.as_str()),
        ("title", "House rules"),
        ("minutes", "5"),
        ("kind", "acknowledge"),
        ("content", "Mind the gap."),
    ];
    let url = admin.post("/modules", &fields).expect("an answer").location().to_owned();
    publish(admin, &url, &[("number", "1")]);
    id
}

fn publish(admin: &Browser, module: &str, fields: &[(&str, &str)]) {
    let url = format!("{module}/publish");
    let version = admin.get(&url).field("version").to_owned();
    let fields = [&[("version", version.as_str())], fields].concat();
    assert_eq!(admin.post(&url, &fields).expect("an answer").location(), module);
}

/// A path with one module, which the admin is on.
fn given_path(admin: &Browser, module: &str) {
    let id = admin.get("/paths/new").field("id").to_owned();
    let step = [("kind_1", "module"), ("module_1", module), ("due_1", "")];
    let fields = [&[("id", id.as_str()), ("title", "Start")], &step[..]].concat();
    let url = admin.post("/paths", &fields).expect("an answer").location().to_owned();
    let person = admin.get(&url).field("person").to_owned();
    let start = [("starts_on", "2"), ("starts_on_month", "3"), ("starts_on_year", "2026")];
    let fields = [&[("person", person.as_str())], &start[..]].concat();
    assert_eq!(admin.post(&format!("{url}/assign"), &fields).expect("an answer").location(), url);
}

fn read(admin: &Browser, module: &str) {
    let start = format!("/training/modules/{module}/start");
    let attempt = admin.post(&start, &[]).expect("an answer").location().to_owned();
    let done = admin.post(&attempt, &[("action", "acknowledge")]).expect("an answer");
    assert_eq!(done.location(), attempt);
}

/// Where it is so early that no reminders are written yet, and where it is later on the same day. One
/// day is gone through once.
fn zones() -> [String; 2] {
    let now = Command::new("date").args(["-u", "+%H"]).output().expect("a clock");
    let hour = String::from_utf8(now.stdout).expect("text").trim().parse::<i8>().expect("an hour");
    let early = match hour {
        0..=13 => 1 - hour,
        14..=18 => -12,
        _ => 25 - hour,
    };
    // What is east of Greenwich has a minus there.
    [early, early + 7].map(|it| format!("Etc/GMT{:+}", -it))
}

fn digest_in(folder: &Path) -> Option<String> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|it| it.path());
    let finished = files.filter(|it| it.extension().is_some_and(|it| it == "eml"));
    let mut mails = finished.filter_map(|it| fs::read_to_string(it).ok());
    mails.find(|it| it.contains("Subject: Your training: what is due"))
}

#[test]
fn a_program_that_is_started_in_the_morning_writes_what_there_is_to_remind_of() {
    let place = Place::new();
    given_admin(&place);
    let [early, late] = zones();
    let mut serving = serve_with(&place, &[("SHIPSHAPE_TIME_ZONE", early.as_str())]);
    let admin = Browser::of(serving.address, ANNA, PASSWORD);
    let module = given_reading(&admin);
    given_path(&admin, &module);
    read(&admin, &module);
    let url = format!("/modules/{module}");
    let version = admin.get(&format!("{url}/edit")).field("version").to_owned();
    let fields = [
        ("version", version.as_str()),
        ("title", "House rules"),
        ("minutes", "5"),
        ("kind", "acknowledge"),
        ("content", "Mind the other gap."),
    ];
    assert_eq!(admin.post(&format!("{url}/edit"), &fields).expect("an answer").location(), url);
    // Whoever has read the old one is late from today on.
    let today = admin.get(&format!("{url}/publish")).field("recalls_from").to_owned();
    let impact =
        [("number", "2"), ("impact", "retraining"), ("recalls_from", &today), ("grace_days", "0")];
    publish(&admin, &url, &impact);
    let folder = place.path("data/mail");
    assert!(digest_in(&folder).is_none(), "it was written before there was anything to say");
    serving.terminate();
    assert!(serving.wait().success());

    let again = serve_with(&place, &[("SHIPSHAPE_TIME_ZONE", late.as_str())]);
    let mail = within(Duration::from_secs(20), || digest_in(&folder));
    let mail = readable(&mail);
    assert!(mail.contains("anna@harbour.example"), "{mail}");
    assert!(mail.contains("Overdue:") && mail.contains("House rules: "), "{mail}");
    drop(again);
}
