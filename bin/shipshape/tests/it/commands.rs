use std::fs;

use crate::program::{Place, text};

pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) fn given_admin(place: &Place) {
    given_admin_of(place, "anna@harbour.example", &[]);
}

/// One more admin of Harbour & Sons, in the database that these options name.
pub(crate) fn given_admin_of(place: &Place, email: &str, database: &[&str]) {
    let email_option = format!("--email={email}");
    let args = [
        "create-admin",
        "--company=Harbour & Sons",
        &email_option,
        "--name=Anna Lindqvist",
        "--password-stdin",
    ];
    let made = place.run(&[&args, database].concat(), &format!("{PASSWORD}\n"));
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains(email));
}

#[test]
fn an_admin_is_made_and_the_trail_of_it_verifies() {
    let place = Place::new();
    given_admin(&place);
    let verified = place.run(&["audit", "verify"], "");
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stderr));
    assert!(text(&verified.stdout).contains("entries verify"), "{}", text(&verified.stdout));
    let verified = place.run(&["audit", "verify", "--as", "anna@harbour.example"], "");
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stderr));
}

#[test]
fn a_trail_is_held_against_a_seal_that_was_kept() {
    let place = Place::new();
    given_admin(&place);
    let verified = text(&place.run(&["audit", "verify"], "").stdout);
    let (_, line) = verified.split_once("company ").expect("a company's trail");
    let (id, line) = line.split_once(": ").expect("an id");
    let (entries, line) = line.split_once(" entries").expect("a number");
    let (_, hash) = line.trim_end().split_once("head ").expect("a hash");
    let file = place.path("head.txt");
    let verify = |seal: &str| {
        std::fs::write(&file, seal).expect("a file");
        place.run(&["audit", "verify", "--head", &file.to_string_lossy()], "")
    };
    let seal = format!("trail: company {id}\nentries: {entries}\nsha256: {hash}\n");

    let agrees = verify(&seal);
    assert_eq!(agrees.status.code(), Some(0), "{}", text(&agrees.stderr));
    assert!(text(&agrees.stdout).contains("as it was sealed"), "{}", text(&agrees.stdout));
    let other = verify(&seal.replace(&hash[..8], "01234567"));
    assert_eq!(other.status.code(), Some(1));
    assert!(text(&other.stderr).contains("rewritten"), "{}", text(&other.stderr));
    let longer = verify(&seal.replace("entries: ", "entries: 9"));
    assert_eq!(longer.status.code(), Some(1));
    assert!(text(&longer.stderr).contains("is missing"), "{}", text(&longer.stderr));
    assert_eq!(verify("nothing\n").status.code(), Some(2));
}

#[test]
fn commands_work_beside_a_program_that_serves() {
    let place = Place::new();
    let serving = place.serve();
    given_admin(&place);
    assert!(serving.get("/readyz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_command_that_is_refused_says_why_and_how() {
    let place = Place::new();
    let args = ["create-admin", "--company=A", "--email=a@a.example", "--name=A B"];
    let refused = place.run(&[&args[..], &["--password-stdin"]].concat(), "password\n");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).starts_with("error: "), "{}", text(&refused.stderr));
    assert_eq!(text(&refused.stdout), "");
    let nobody = place.run(&["audit", "verify", "--as", "nobody@a.example"], "");
    assert_eq!(nobody.status.code(), Some(2), "{}", text(&nobody.stderr));
}

#[test]
fn the_tables_can_be_made_before_the_start() {
    let place = Place::new();
    let status = place.run(&["migrate", "--status"], "");
    assert!(text(&status.stdout).contains("is to be done"), "{}", text(&status.stdout));
    let migrated = place.run(&["migrate"], "");
    assert!(text(&migrated.stdout).contains("up to date after"), "{}", text(&migrated.stdout));
    let status = place.run(&["migrate", "--status"], "");
    assert!(text(&status.stdout).ends_with("\nThe tables are up to date.\n"));
    assert_eq!(status.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn what_is_in_the_data_folder_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    given_admin(&place);
    let mode = |name: &str| {
        let metadata = fs::metadata(place.path(name)).expect("is there");
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode("data"), 0o700);
    assert_eq!(mode("data/secret.key"), 0o600);
    assert_eq!(mode("data/shipshape.db"), 0o600);
}
