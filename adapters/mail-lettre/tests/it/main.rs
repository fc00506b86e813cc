//! Mails to servers that take them, and to servers that do not.
#![expect(clippy::expect_used, reason = "what a test begins with is there, or it panics")]

mod delivering;
mod faults;
mod folder;
mod scripted;
mod secure;

use application::mail::{Outgoing, Written};
use domain_identity::{Email, PersonName};

fn mail(key: &str) -> Outgoing {
    Outgoing {
        key: key.to_owned(),
        name: Some(PersonName::restore("Zoë O’Connor, Fitter".to_owned())),
        email: Email::restore("zoe@harbour.example".to_owned()),
        written: Written {
            subject: "Ein anderes Passwort wählen".to_owned(),
            text: "Guten Tag Zoë,\n.\nhttps://ship.example/x\n".to_owned(),
            html: "<p>Guten Tag Zoë</p>".to_owned(),
        },
    }
}
