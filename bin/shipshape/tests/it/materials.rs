//! Materials on the real server: nothing is half there after it was killed, and no file is ever held
//! as a whole.

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    io::{Read, Write},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin_of},
    program::{Place, Serving, machine},
};

const ADMIN: &str = "anna@harbour.example";
/// Large enough to be on its way for a while.
const SIZE: usize = 6 * 1024 * 1024;

/// A file that differs from all others, and says so everywhere.
fn file(number: usize) -> String {
    let line = format!("{number:>15}\n");
    let mut file = "%PDF-1.7\n".to_owned() + &line.repeat(SIZE / line.len());
    file.push_str("%%EOF\n");
    file
}

/// A course, and where it is.
pub(crate) fn given_course(anna: &Browser) -> String {
    let id = anna.get("/courses/new").field("id").to_owned();
    let fields = [
        ("id", &*id),
        ("title", "Choir"),
        ("description", ""),
        ("starts_on", ""),
        ("ends_on", ""),
        ("capacity", ""),
    ];
    anna.post("/courses", &fields).expect("an answer").location().to_owned()
}

/// A material of a course, and where it is.
pub(crate) fn given_material(anna: &Browser, course: &str, content: &str) -> String {
    let id = anna.get(&format!("{course}/materials/new")).field("id").to_owned();
    let sent = anna.send_file(&format!("{course}/materials"), ("id", &id), ("a.pdf", content));
    assert_eq!(sent.expect("an answer").location(), course);
    format!("{course}/materials/{id}")
}

#[test]
fn after_a_kill_a_material_is_the_old_file_or_the_new_one() {
    let _busy = machine();
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let serve = || Serving::start(place.command(&["--listen", "127.0.0.1:0"]));
    let mut serving = serve();
    let mut anna = Browser::of(serving.address, ADMIN, PASSWORD);
    let course = given_course(&anna);
    let begun = Instant::now();
    let material = given_material(&anna, &course, &file(0));
    let usual = u64::try_from(begun.elapsed().as_micros()).expect("not for ever");

    let mut kept = 0;
    for number in 1..=n_rounds() {
        let url = format!("{material}/replace");
        let version = anna.get(&url).field("version").to_owned();
        let (sender, new) = (anna.clone(), file(number));
        let sending = thread::spawn(move || {
            let sent = sender.send_file(&url, ("version", &version), ("a.pdf", &new));
            sent.is_ok_and(|it| it.status == 303)
        });
        thread::sleep(Duration::from_micros(random(usual + usual / 4)));
        serving.kill();
        let is_acknowledged = sending.join().expect("no panic");

        serving = serve();
        anna.address = serving.address;
        let shown = anna.get(&format!("{material}/file"));
        assert_eq!(shown.status, 200, "round {number}");
        let is_new = shown.body == file(number);
        assert!(is_new || (shown.body == file(kept) && !is_acknowledged), "round {number}");
        kept = if is_new { number } else { kept };
    }
}

/// Few by default, as many as `SHIPSHAPE_TEST_KILLS` says when a release is tested.
fn n_rounds() -> usize {
    let rounds = std::env::var("SHIPSHAPE_TEST_KILLS").ok();
    rounds.and_then(|it| it.parse().ok()).unwrap_or(3)
}

/// Another number below `end` each time.
fn random(end: u64) -> u64 {
    RandomState::new().build_hasher().finish() % end
}

#[test]
fn a_large_file_takes_little_memory_and_an_endless_one_is_refused_at_once() {
    let _busy = machine();
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let serving = place.serve();
    let (idle, _) = serving.memory();
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    let course = given_course(&anna);
    let line = format!("{:>15}\n", "x");
    let large = format!("%PDF-1.7\n{}%%EOF\n", line.repeat(25 * 1024 * 1024 / 16 - 2));
    let material = given_material(&anna, &course, &large);
    assert_eq!(anna.get(&format!("{material}/file")).body.len(), large.len());

    let url = format!("{course}/materials");
    let id = anna.get(&format!("{url}/new")).field("id").to_owned();
    let mut stream = serving.connect();
    let head = anna.head_of_form(&url, "Transfer-Encoding: chunked");
    stream.write_all(head.as_bytes()).expect("listened to");
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{id}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n"
    );
    write!(stream, "{:x}\r\n{form}\r\n", form.len()).expect("listened to");
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000)).into_bytes();
    let (crossed, is_answered) = (OnceLock::new(), AtomicBool::new(false));
    let mut sender = stream.try_clone().expect("the same connection");
    let waited = thread::scope(|scope| {
        scope.spawn(|| {
            // Five gigabytes, unless somebody has heard enough.
            for n in 0..5 * 1024 * 16 {
                if is_answered.load(Ordering::Relaxed) || sender.write_all(&chunk).is_err() {
                    break;
                }
                if 25 * 16 < n {
                    crossed.get_or_init(Instant::now);
                }
            }
        });
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        is_answered.store(true, Ordering::Relaxed);
        assert_eq!(&answer, b"HTTP/1.1 413");
        crossed.get().map_or(Duration::ZERO, Instant::elapsed)
    });
    assert!(waited < Duration::from_secs(1), "after {waited:?}");
    let (_, most) = serving.memory();
    assert!(most < idle + 64 * 1024, "{most} kB after {idle} kB");
}
