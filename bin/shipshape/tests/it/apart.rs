//! What is kept on other servers, and what is told on another listener.

use std::{
    io::Write,
    net::{SocketAddr, TcpListener, TcpStream},
};

use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin_of},
    mails::serve_with,
    materials::given_course,
    program::{Place, rest},
};

const ADMIN: &str = "anna@harbour.example";
/// Nobody listens there.
const NOWHERE: &str = "127.0.0.1:1";
const SMALL: &str = "%PDF-1.7\n%%EOF\n";

/// The whole answer to a GET of somebody who is no browser.
fn read(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("let in");
    let words = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(words.as_bytes()).expect("listened to");
    rest(stream)
}

#[test]
fn metrics_are_told_on_a_listener_of_their_own() {
    let place = Place::new();
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let serving = serve_with(&place, &[("SHIPSHAPE_METRICS_LISTEN", &address.to_string())]);
    serving.get("/login");
    serving.get("/login?next=/hunter2");
    serving.get("/hunter2");

    let told = read(address, "/metrics");
    assert!(told.starts_with("HTTP/1.1 200 "), "{told}");
    for line in [
        // Nobody has set it up yet, so both were sent on.
        "shipshape_http_requests_total{route=\"/login\",method=\"GET\",status=\"303\"} 2",
        "shipshape_http_request_duration_seconds_count{route=\"/login\",method=\"GET\"} 2",
        "shipshape_database_up 1",
        "shipshape_outbox_mails 0",
        "shipshape_pool_connections_max{pool=\"readers\"} 2",
        "shipshape_pool_connections_max{pool=\"writer\"} 1",
        "shipshape_throttle_refusals_total 0",
    ] {
        assert!(told.lines().any(|it| it == line), "{line} in {told}");
    }
    assert!(!told.contains("hunter2"), "{told}");
    assert!(serving.get("/metrics").starts_with("HTTP/1.1 404 "));
}

#[test]
fn without_its_redis_nobody_signs_in_and_what_needs_no_session_goes_on() {
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let redis = format!("redis://{NOWHERE}");
    let serving = serve_with(&place, &[("SHIPSHAPE_REDIS_URL", &redis)]);
    for path in ["/readyz", "/login"] {
        assert!(serving.get(path).starts_with("HTTP/1.1 200 "), "{path}");
    }

    let refused = Browser::new(serving.address).sign_in(ADMIN, PASSWORD);
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.outline().iter().any(|it| it == "retry-after"), "{refused:?}");
}

#[test]
fn without_its_bucket_files_are_refused_and_the_rest_goes_on() {
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let endpoint = format!("http://{NOWHERE}");
    let settings = [
        ("SHIPSHAPE_STORAGE_URL", "s3://shipshape"),
        ("AWS_ENDPOINT_URL", &endpoint),
        ("AWS_ACCESS_KEY_ID", "ship"),
        ("AWS_SECRET_ACCESS_KEY", "shape"),
    ];
    let serving = serve_with(&place, &settings);
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    let course = given_course(&anna);

    let id = anna.get(&format!("{course}/materials/new")).field("id").to_owned();
    let sent = anna.send_file(&format!("{course}/materials"), ("id", &id), ("a.pdf", SMALL));
    let refused = sent.expect("an answer");
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.outline().iter().any(|it| it == "retry-after"), "{refused:?}");
    assert_eq!(anna.get(&course).status, 200);
}

/// What one of two programs was told, the other knows at once.
#[cfg(feature = "servers")]
#[test]
fn two_programs_share_a_database_a_bucket_and_a_redis() {
    use crate::{materials::given_material, servers::postgres};

    let database = postgres();
    let variable = |name: &str| std::env::var(name).expect("tests/all names the server");
    let (redis, bucket) = (format!("{}/1", variable("TEST_REDIS")), variable("TEST_S3"));
    let amazon = ["AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
    let amazon = amazon.map(|name| (name, variable(name)));
    let mut settings = vec![
        ("SHIPSHAPE_DATABASE_URL", database.url()),
        ("SHIPSHAPE_REDIS_URL", &redis),
        ("SHIPSHAPE_STORAGE_URL", &bucket),
        ("SHIPSHAPE_SECRET_KEY", "9f2c41d07be83a65f10c9d42e7b8563a0d1fce97482b6a35"),
    ];
    settings.extend(amazon.iter().map(|(name, value)| (*name, value.as_str())));
    let places = [Place::new(), Place::new()];
    given_admin_of(&places[0], ADMIN, &["--database-url", database.url()]);
    let [one, two] = [0, 1].map(|n| serve_with(&places[n], &settings));

    let anna = Browser::of(one.address, ADMIN, PASSWORD);
    let mut there = anna.clone();
    there.address = two.address;
    let material = given_material(&anna, &given_course(&anna), SMALL);
    let shown = there.get(&format!("{material}/file"));
    assert_eq!((shown.status, shown.body.as_str()), (200, SMALL));
    assert!(there.post("/logout", &[]).expect("an answer").location().starts_with('/'));
    assert_eq!(anna.get("/dashboard").status, 303, "she has signed out");
    assert!(!places[1].path("data/files").exists());
}
