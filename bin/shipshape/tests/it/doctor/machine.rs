//! Settings, the data folder and what the machine gives.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use super::{PASSWORD, Planted, each_is_found, end, server};
use crate::{
    commands::given_admin,
    program::{Place, text},
};

/// Something that is no folder.
fn in_the_way(place: &Place, name: &str) {
    let path = place.path(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).expect("removed");
    }
    fs::write(path, "in the way").expect("written");
}

const SETTINGS: [Planted; 7] = [
    Planted {
        plant: |_| vec![("SHIPSHAPE_LISTEN", "8080".to_owned())],
        what: "settings",
        found: "SHIPSHAPE_LISTEN from the environment is \"8080\"",
        to_do: "set SHIPSHAPE_LISTEN so",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_LISTN", "127.0.0.1:8080".to_owned())],
        what: "settings",
        found: "SHIPSHAPE_LISTN from the environment is no setting",
        to_do: "write SHIPSHAPE_LISTEN",
    },
    Planted {
        plant: |place| {
            fs::write(place.path(".env"), "SHIPSHAPE_HASHES\n").expect("written");
            Vec::new()
        },
        what: "settings",
        found: ".env cannot be used: line 1",
        to_do: "correct .env",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_SECRET_KEY", PASSWORD.repeat(9))],
        what: "settings",
        found: "SHIPSHAPE_SECRET_KEY from the environment is one that others would guess",
        to_do: "set SHIPSHAPE_SECRET_KEY so",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_SMTP_URL", "smtp://a:hunter2@127.0.0.1:1".to_owned())],
        what: "settings",
        found: "SHIPSHAPE_MAIL_FROM is not set",
        to_do: "set SHIPSHAPE_MAIL_FROM so",
    },
    Planted {
        plant: |_| {
            vec![
                ("SHIPSHAPE_ERP_URL", "postgres://erp:hunter2@127.0.0.1:1/erp".to_owned()),
                ("SHIPSHAPE_ERP_STOCK_QUERY", "DELETE FROM stock".to_owned()),
                ("SHIPSHAPE_ERP_CUSTOMERS_QUERY", "SELECT 1".to_owned()),
            ]
        },
        what: "settings",
        found: "SHIPSHAPE_ERP_STOCK_QUERY from the environment",
        to_do: "set SHIPSHAPE_ERP_STOCK_QUERY so",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_LISTEN", "0.0.0.0:0".to_owned())],
        what: "settings",
        found: "SHIPSHAPE_PUBLIC_URL is not set",
        to_do: "set SHIPSHAPE_PUBLIC_URL so",
    },
];

const FOLDERS: [Planted; 8] = [
    Planted {
        plant: |place| {
            in_the_way(place, "file");
            vec![("SHIPSHAPE_DATA_DIR", "file".to_owned())]
        },
        what: "data folder",
        found: "file is no folder",
        to_do: "set SHIPSHAPE_DATA_DIR",
    },
    Planted {
        // Not even root makes a file there.
        plant: |_| vec![("SHIPSHAPE_DATA_DIR", "/proc".to_owned())],
        what: "data folder",
        found: "/proc cannot be written to",
        to_do: "set SHIPSHAPE_DATA_DIR",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_DATA_DIR", "/proc/nowhere/data".to_owned())],
        what: "data folder",
        found: "is not there yet, and cannot be made",
        to_do: "set SHIPSHAPE_DATA_DIR",
    },
    Planted {
        plant: |place| {
            let key = place.path("data/secret.key");
            fs::set_permissions(key, fs::Permissions::from_mode(0o644)).expect("set");
            Vec::new()
        },
        what: "secret key",
        found: "has the mode 0644",
        to_do: "chmod 600 data/secret.key",
    },
    Planted {
        plant: |place| {
            fs::write(place.path("data/secret.key"), PASSWORD).expect("written");
            Vec::new()
        },
        what: "secret key",
        found: "has fewer than 32 bytes",
        to_do: "put the key back from a backup",
    },
    Planted {
        plant: |place| {
            fs::remove_file(place.path("data/secret.key")).expect("removed");
            fs::create_dir(place.path("data/secret.key")).expect("made");
            Vec::new()
        },
        what: "secret key",
        found: "cannot be read",
        to_do: "put the file back from a backup",
    },
    Planted {
        plant: |place| {
            in_the_way(place, "data/files");
            Vec::new()
        },
        what: "files",
        found: "data/files is no folder",
        to_do: "make data/files a folder",
    },
    Planted {
        plant: |place| {
            in_the_way(place, "data/mail");
            Vec::new()
        },
        what: "mail",
        found: "data/mail is no folder",
        to_do: "remove data/mail",
    },
];

const MACHINE: [Planted; 4] = [
    Planted {
        plant: |_| vec![("TMPDIR", "/nowhere".to_owned())],
        what: "temporary files",
        found: "/nowhere cannot be written to",
        to_do: "set TMPDIR",
    },
    Planted {
        plant: |_| {
            let port = server(drop);
            vec![("SHIPSHAPE_LISTEN", format!("127.0.0.1:{port}"))]
        },
        what: "address",
        found: "another program listens at 127.0.0.1:",
        to_do: "set SHIPSHAPE_LISTEN to another port",
    },
    Planted {
        // An address for examples (RFC 5737), which no machine has.
        plant: |_| {
            vec![
                ("SHIPSHAPE_LISTEN", "192.0.2.1:8080".to_owned()),
                ("SHIPSHAPE_PUBLIC_URL", "http://127.0.0.1:8080".to_owned()),
            ]
        },
        what: "address",
        found: "it cannot listen at 192.0.2.1:8080",
        to_do: "set SHIPSHAPE_LISTEN to an address that this machine has",
    },
    Planted {
        plant: |_| vec![("SHIPSHAPE_METRICS_LISTEN", "127.0.0.1:0".to_owned())],
        what: "metrics",
        found: "is where pages are served",
        to_do: "set SHIPSHAPE_METRICS_LISTEN to another port",
    },
];

#[test]
fn wrong_settings_are_found() {
    each_is_found(&SETTINGS);
}

#[test]
fn what_is_wrong_with_folders_and_files_is_found() {
    each_is_found(&FOLDERS);
}

#[test]
fn what_the_machine_does_not_give_is_found() {
    each_is_found(&MACHINE);
}

#[test]
fn a_limit_on_open_files_that_is_too_low_is_found() {
    let place = Place::new();
    given_admin(&place);
    let program = env!("CARGO_BIN_EXE_shipshape");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "ulimit -n 200 && exec \"$0\" doctor", program]);
    command.env_clear().env("SHIPSHAPE_LISTEN", "127.0.0.1:0").current_dir(place.path(""));
    let answer = end(&mut command);
    let lines = text(&answer.stdout);
    let line = lines.lines().find(|it| it.starts_with("fault    open files: at most 200"));
    assert!(line.is_some_and(|it| it.contains("LimitNOFILE=")), "{lines}");
    assert_eq!(answer.status.code(), Some(1), "{lines}");
}
