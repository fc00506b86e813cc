//! Passwords that are good for a while and for choosing another.

use application::Message;
use domain_identity::Password;

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

/// That an admin has given somebody one.
pub(super) fn given(
    company: &str,
    given: (Option<&Password>, Link),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let sentences = vec![told("mail-temporary-given", company, &given, reader)];
    by_password(("mail-temporary-subject", sentences), given, blank, reader)
}

/// That somebody is a customer now, and what for.
pub(super) fn welcome(
    company: &str,
    given: (Option<&Password>, Link),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let sees = reader.text(&Message::new("mail-customer-sees").text("company", company));
    let sentences = vec![sees, told("mail-customer-given", company, &given, reader)];
    by_password(("mail-customer-subject", sentences), given, blank, reader)
}

/// What leads to the password, which is left out of a copy.
fn told(
    key: &'static str,
    company: &str,
    (password, _): &(Option<&Password>, Link),
    reader: &Reader,
) -> String {
    match password {
        Some(_) => reader.text(&Message::new(key).text("company", company)),
        None => reader.say("mail-left-out"),
    }
}

fn by_password(
    (subject, sentences): (&'static str, Vec<String>),
    (password, login): (Option<&Password>, Link),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    LetterPage {
        subject: reader.say(subject),
        sentences,
        code: password.map(|it| it.as_str().to_owned()),
        link: Some(login),
        notes: vec![reader.say("mail-temporary-expires")],
        ..blank
    }
}
