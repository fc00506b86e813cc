use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin_of},
    learners::{Hurried, Learner, given_quiz},
    program::{Place, Serving, machine, text},
};

#[test]
fn no_answer_is_lost_when_the_program_is_killed_on_sqlite() {
    kill_while_eight_answer(&[]);
}

#[cfg(feature = "servers")]
#[test]
fn no_answer_is_lost_when_the_program_is_killed_on_postgres() {
    let database = crate::servers::postgres();
    kill_while_eight_answer(&["--database-url", database.url()]);
}

#[cfg(feature = "servers")]
#[test]
fn no_answer_is_lost_when_the_program_is_killed_on_mariadb() {
    let database = crate::servers::mariadb();
    kill_while_eight_answer(&["--database-url", database.url()]);
}

/// Eight people save answers, a ninth starts and submits, and some moment after some number of
/// answers was acknowledged the program is gone.
fn kill_while_eight_answer(database: &[&str]) {
    let _busy = machine();
    let place = Place::new();
    let people: Vec<String> = (0..9).map(|it| format!("{it}@harbour.example")).collect();
    for email in &people {
        given_admin_of(&place, email, database);
    }
    let serve =
        || Serving::start(place.command(&[&["--listen", "127.0.0.1:0"], database].concat()));
    let mut serving = serve();
    let mut browsers = people.iter().map(|it| Browser::of(serving.address, it, PASSWORD));
    let admin = browsers.next().expect("nine");
    let quiz = given_quiz(&admin);
    let mut learners: Vec<_> = browsers.map(|it| Learner::start(it, &quiz)).collect();
    let mut hurried = Hurried::new(admin, &quiz);

    for _ in 0..n_kills() {
        let (acknowledged, answers) = mpsc::channel();
        thread::scope(|scope| {
            for learner in &mut learners {
                let acknowledged = acknowledged.clone();
                scope.spawn(move || learner.answer(&acknowledged));
            }
            scope.spawn(|| hurried.submit());
            for _ in 0..random(400) {
                answers.recv_timeout(Duration::from_secs(30)).expect("they go on answering");
            }
            serving.kill();
        });

        serving = serve();
        for learner in &mut learners {
            learner.browser.address = serving.address;
            learner.check();
        }
        hurried.browser.address = serving.address;
        hurried.check();
        let verified = place.run(&[&["audit", "verify"], database].concat(), "");
        assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stderr));
    }
}

/// Few by default, as many as `SHIPSHAPE_TEST_KILLS` says when a release is tested.
fn n_kills() -> usize {
    let kills = std::env::var("SHIPSHAPE_TEST_KILLS").ok();
    kills.and_then(|it| it.parse().ok()).unwrap_or(2)
}

/// Another number below `end` each time.
fn random(end: u64) -> u64 {
    RandomState::new().build_hasher().finish() % end
}
