use std::{
    fs,
    net::TcpListener,
    time::{Duration, Instant},
};

use crate::program::{Place, Serving, machine};

/// Three seconds (spec: product, "Command line"), and three times as long where the compiler has not
/// made the program quick.
const READY_WITHIN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 9 } else { 3 });

#[test]
fn the_demo_is_ready_at_once_and_leaves_nothing_behind() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address");
    let _quiet = machine();
    let begun = Instant::now();
    let mut demo = Serving::start(place.command(&["demo", "--listen", &address.to_string()]));
    assert!(demo.get("/readyz").starts_with("HTTP/1.1 200 "));
    assert!(begun.elapsed() < READY_WITHIN, "{:?}", begun.elapsed());
    assert_eq!(demo.line(), format!("Port {} is taken, so this is another one.\n", address.port()));
    demo.line();
    assert!(demo.line().contains("anna"), "{}", demo.said);
    let is_demo = |name: &str| name.starts_with("shipshape-demo-");
    let folders = || {
        let entries = fs::read_dir(place.path("")).expect("a folder");
        let names = entries.map(|it| it.expect("an entry").file_name().into_string());
        names.filter(|it| it.as_deref().is_ok_and(is_demo)).count()
    };
    assert_eq!(folders(), 1);

    demo.terminate();
    assert_eq!(demo.wait().code(), Some(0));
    assert_eq!(folders(), 0);
    assert!(!place.path("data").exists());
}

#[test]
fn the_demo_never_touches_a_real_installation() {
    let place = Place::new();
    let mut command = place.command(&["demo", "--listen", "127.0.0.1:0", "--data-dir", "data"]);
    command.env("SHIPSHAPE_DATABASE_URL", "sqlite:real.db?mode=rwc");
    let mut demo = Serving::start(command);
    demo.terminate();
    assert!(demo.wait().success());
    assert!(!place.path("real.db").exists() && !place.path("data").exists());
}
