use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

use crate::{
    commands::given_admin,
    mails::serve_with,
    program::{Place, Serving, machine, rest, text},
};

#[test]
fn it_says_where_it_is_and_whether_it_is_well() {
    let place = Place::new();
    let _quiet = machine();
    let begun = Instant::now();
    let serving = place.serve();
    assert!(serving.get("/healthz").starts_with("HTTP/1.1 200 "));
    assert!(serving.get("/readyz").starts_with("HTTP/1.1 200 "));
    // 0.3 s is what an optimized build needs on a free machine.
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn every_answer_has_the_headers_that_protect_people() {
    let place = Place::new();
    let serving = place.serve();
    for path in ["/healthz", "/login", "/no/such/page"] {
        let answer = serving.get(path).to_ascii_lowercase();
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
            "cross-origin-opener-policy: same-origin",
            "x-request-id: ",
        ] {
            assert!(answer.contains(&format!("\r\n{header}")), "{path}: {header} in {answer}");
        }
        assert!(!answer.contains("\r\nserver:"), "{path}");
    }
}

#[test]
fn nobody_is_logged_by_what_is_secret_in_an_address() {
    let place = Place::new();
    let serving = place.serve();
    serving.get("/login?next=/hunter2");
    serving.get("/hunter2");
    let log = place.log();
    assert!(log.contains("/login") && !log.contains("hunter2"), "{log}");
}

#[test]
fn logs_may_be_json() {
    let place = Place::new();
    let mut command = place.command(&["--listen", "127.0.0.1:0"]);
    command.env("SHIPSHAPE_LOG_FORMAT", "json");
    let serving = Serving::start(command);
    serving.get("/login");
    let log = place.log();
    assert!(log.lines().all(|it| it.starts_with('{') && it.ends_with('}')), "{log}");
    assert!(log.contains("\"route\":\"/login\""), "{log}");
    // When, in UTC, whatever the zone of the machine is.
    let begins =
        |it: &str| it.starts_with("{\"timestamp\":\"20") && it.contains("Z\",\"level\":\"");
    assert!(log.lines().all(begins), "{log}");
}

#[test]
fn where_a_request_ends_is_said_in_one_way_or_it_is_not_taken() {
    let place = Place::new();
    let serving = place.serve();
    let told = |lines: &str, body: &str| {
        let mut stream = serving.connect();
        let host = serving.address;
        let words = format!("POST /login HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n\r\n{body}");
        stream.write_all(words.as_bytes()).expect("listened to");
        rest(stream)
    };

    for lines in ["Content-Length: 6\r\nContent-Length: 5", "Transfer-Encoding: xchunked"] {
        let answer = told(lines, "abcdef");
        assert!(answer.starts_with("HTTP/1.1 400 "), "{lines}: {answer}");
    }
    // Of two that contradict each other the chunks count, and what comes after them is read as no
    // request of its own.
    let both = "Content-Length: 6\r\nTransfer-Encoding: chunked";
    let hidden = format!("GET /healthz HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address);
    let answer = told(both, &format!("0\r\n\r\n{hidden}"));
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}

#[test]
fn the_code_for_the_setup_is_printed_until_somebody_is_there() {
    let place = Place::new();
    let mut serving = place.serve();
    let hint = serving.line();
    assert!(hint.starts_with("Nobody has set it up yet") && hint.contains("/setup"), "{hint}");
    let code = |hint: &str| hint.split("setup code is ").nth(1).map(str::to_owned);
    let first = code(&hint).expect("a code");
    serving.terminate();
    assert!(serving.wait().success());

    let mut again = place.serve();
    assert_eq!(code(&again.line()), Some(first), "it stays the same");
    again.terminate();
    assert!(again.wait().success());

    given_admin(&place);
    let mut set_up = place.serve();
    set_up.terminate();
    assert_eq!(set_up.line(), "");
}

#[test]
fn whoever_says_nothing_or_half_of_it_is_closed_after_ten_seconds() {
    let place = Place::new();
    let serving = place.serve();
    let begun = Instant::now();
    thread::scope(|scope| {
        for words in ["", "P", "GET /login HTTP/1.1\r\nHost: local"] {
            let mut stream = serving.connect();
            scope.spawn(move || {
                stream.write_all(words.as_bytes()).expect("listened to");
                assert_eq!(rest(stream), "", "{words:?}");
            });
        }
    });
    let waited = begun.elapsed().as_secs_f64();
    assert!((9.0..13.0).contains(&waited), "{waited}");
}

#[test]
fn a_request_that_has_begun_is_finished_when_it_is_told_to_stop() {
    let place = Place::new();
    let mut serving = place.serve();
    let mut stream = serving.connect();
    let body = "identifier=anna&password=wrong-password&next=";
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        serving.address,
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("listened to");
    // The server asks for the body, so the request has begun.
    let mut asked = [0; 25];
    stream.read_exact(&mut asked).expect("asks");
    assert_eq!(text(&asked), "HTTP/1.1 100 Continue\r\n\r\n");

    serving.terminate();
    while TcpStream::connect(serving.address).is_ok() {
        thread::yield_now();
    }
    stream.write_all(body.as_bytes()).expect("listened to");
    let answer = rest(stream);

    assert!(answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 2"), "{answer}");
    assert_eq!(serving.wait().code(), Some(0));
}

#[test]
fn behind_a_proxy_it_answers_until_the_proxy_knows_that_it_stops() {
    let place = Place::new();
    let mut serving = serve_with(&place, &[("SHIPSHAPE_TRUSTED_PROXIES", "127.0.0.1")]);
    let _quiet = machine();
    assert!(serving.get("/readyz").starts_with("HTTP/1.1 200 "));
    let begun = Instant::now();

    serving.terminate();
    while !serving.get("/readyz").starts_with("HTTP/1.1 503 ") {
        thread::yield_now();
    }
    assert!(serving.get("/healthz").starts_with("HTTP/1.1 200 "));
    // Whoever does not want to wait for the proxy says so once more.
    serving.terminate();

    assert_eq!(serving.wait().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn an_answer_reaches_somebody_who_is_still_sending() {
    let place = Place::new();
    let serving = place.serve();
    let mut stream = serving.connect();
    let length = 8 * 1024 * 1024;
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n",
        serving.address
    );
    stream.write_all(head.as_bytes()).expect("listened to");
    stream.write_all(&vec![b'x'; length]).expect("listened to");
    assert!(rest(stream).starts_with("HTTP/1.1 413 "));
}

#[test]
fn a_folder_is_served_by_one_at_a_time() {
    let place = Place::new();
    let serving = place.serve();
    let second = place.run(&["--listen", "127.0.0.1:0"], "");
    assert_eq!(second.status.code(), Some(3));
    let reason = text(&second.stderr);
    assert!(reason.starts_with("error: another shipshape serves"), "{reason}");
    assert_eq!(reason.lines().count(), 1, "{reason}");
    assert!(serving.get("/readyz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_port_that_is_taken_is_one_clear_sentence() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let refused = place.run(&["serve", "--listen", &address], "");
    assert_eq!(refused.status.code(), Some(2));
    let reason = text(&refused.stderr);
    assert!(reason.contains("SHIPSHAPE_LISTEN") && reason.contains(&address), "{reason}");
}
