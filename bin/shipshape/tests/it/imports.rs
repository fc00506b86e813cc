use std::{
    fmt::Write,
    fs,
    time::{Duration, Instant},
};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin},
    program::{Place, machine, text},
};

/// So many questions of every kind, a line each and an empty one between them.
fn given_gift(n_questions: usize) -> String {
    let mut gift = String::new();
    for number in 1..=n_questions {
        let answers = match number % 5 {
            0 => "{=Only you ~Anyone#Nobody else may. ~The shift leader ~Whoever is there}",
            1 => "{FALSE#It takes a lock.}",
            2 => "{~%50%A raised ram ~%50%A flywheel ~%-100%A manual}",
            3 => "{#3:0.5}",
            _ => "{=red =%50%crimson}",
        };
        writeln!(gift, "::Number {number}:: What is *right* here? {answers}\n").expect("written");
    }
    gift
}

#[test]
fn two_hundred_questions_are_imported_within_a_second() {
    let place = Place::new();
    given_admin(&place);
    let serving = place.serve();
    let browser = Browser::of(serving.address, "anna@harbour.example", PASSWORD);
    let gift = given_gift(200);
    let form = browser.get("/modules/import");
    let id = form.field("id");
    let _quiet = machine();
    let begun = Instant::now();

    let fields = [("id", id), ("title", "Locks"), ("text", &gift), ("action", "apply")];
    let done = browser.upload("/modules/import", &fields);

    // Without optimization it takes less than a tenth of this on a free machine.
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(1), "{taken:?}");
    assert_eq!(done.location(), format!("/modules/{id}"));
    assert!(browser.get(&format!("/modules/{id}/publish")).body.contains("200 questions"));
}

#[test]
fn a_broken_question_among_two_hundred_is_named_by_its_line() {
    let place = Place::new();
    given_admin(&place);
    let gift = given_gift(200).replace("::Number 120:: What is *right* here? {", "Broken: ");
    fs::write(place.path("locks.gift"), gift).expect("written");

    let refused = place.run(&["import", "modules", "locks.gift"], "");

    assert_eq!(refused.status.code(), Some(2));
    let said = text(&refused.stderr);
    assert!(said.starts_with("locks.gift:239: ") && said.contains("expected a {"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// Everybody but the first of each ten is led by that one, who is led by the first of a hundred and
/// so on up to Anna; whoever leads stands below whom they lead.
fn given_people(n_people: usize) -> String {
    let email = |it: usize| format!("person{it}@harbour.example");
    let mut table = "name,email,username,role,department,manager\n".to_owned();
    for number in (1..=n_people).rev() {
        let tens =
            [10, 100, 1_000, 10_000].into_iter().find(|it| number % it != 0).unwrap_or(100_000);
        let manager = number / tens * tens;
        let manager = if manager == 0 { "anna@harbour.example".to_owned() } else { email(manager) };
        let role = if number % 10 == 0 { "manager" } else { "staff" };
        let department = number % 40;
        let own = email(number);
        writeln!(table, "Person {number},{own},user{number},{role},Hall {department},{manager}")
            .expect("written");
    }
    table
}

#[test]
fn ten_thousand_people_with_managers_are_imported_in_seconds_or_none_of_them() {
    let place = Place::new();
    given_admin(&place);
    let people = given_people(10_000);
    let import = |name: &str, table: &str| {
        fs::write(place.path(name), table).expect("written");
        let args = ["import", "people", name, "--as", "anna@harbour.example"];
        let begun = Instant::now();
        (place.run(&args, ""), begun.elapsed())
    };
    let _quiet = machine();

    let broken = people.replace("person5@harbour.example,user5,", "person5@harbour.example,user6,");
    let (refused, _) = import("broken.csv", &broken);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("username: "), "{}", text(&refused.stderr));

    let (done, taken) = import("people.csv", &people);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(text(&done.stdout).contains("10000 people"), "{}", text(&done.stdout));
    // Optimized it takes a few seconds (docs/performance.md).
    assert!(taken < Duration::from_mins(1), "{taken:?}");
    let verified = place.run(&["audit", "verify"], "");
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stderr));
}
