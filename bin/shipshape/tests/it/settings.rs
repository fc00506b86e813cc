use std::{fs, process::Stdio};

use crate::program::{Place, text};

#[test]
fn a_wrong_setting_stops_the_start_with_one_sentence() {
    let place = Place::new();
    let refused = place.run(&["--listen", "8080"], "");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        text(&refused.stderr),
        "error: SHIPSHAPE_LISTEN from the command line is \"8080\", but it takes an IP address \
         and a port, such as 127.0.0.1:8080 or [::1]:8080\n"
    );
    assert!(!place.path("data").exists(), "nothing was begun");
}

#[test]
fn every_place_is_looked_at_and_every_mistake_reported() {
    let place = Place::new();
    fs::write(place.path("shipshape.toml"), "connections = 0\nlisten = '0.0.0.0:0'\n")
        .expect("written");
    fs::write(place.path(".env"), "SHIPSHAPE_SECRET_KEY=changeme\nSHIPSHAPE_LISTN=x\n")
        .expect("written");
    let mut command = place.command(&["serve"]);
    let refused = command.env("SHIPSHAPE_SESSION_HOURS", "long").stderr(Stdio::piped());
    let refused = refused.output().expect("ends");
    assert_eq!(refused.status.code(), Some(2));
    let reasons = text(&refused.stderr);
    for reason in [
        "error: SHIPSHAPE_CONNECTIONS from shipshape.toml is \"0\"",
        "error: SHIPSHAPE_PUBLIC_URL is not set",
        "error: SHIPSHAPE_SECRET_KEY from .env has fewer than 32 bytes",
        "error: SHIPSHAPE_LISTN from .env is no setting",
        "error: SHIPSHAPE_SESSION_HOURS from the environment is \"long\"",
    ] {
        assert!(reasons.contains(reason), "{reason} in {reasons}");
    }
    assert_eq!(reasons.lines().count(), 5, "{reasons}");
    assert!(!reasons.contains("changeme"), "{reasons}");
}

#[test]
fn a_database_that_is_not_there_is_one_sentence_without_the_password() {
    let place = Place::new();
    let url = "postgres://anna:hunter2@127.0.0.1:1/shipshape";
    for url in [url, &format!("{url}?sslmode=nonsense")] {
        let refused = place.run(&["--database-url", url], "");
        assert_eq!(refused.status.code(), Some(70));
        let reason = text(&refused.stderr);
        assert!(reason.starts_with("error: the database cannot be opened: "), "{reason}");
        assert!(!reason.contains("hunter2"), "{reason}");
    }
}
