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
