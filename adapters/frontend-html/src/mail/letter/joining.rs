//! What mails say about joining a company.

use application::Message;

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

/// To the address that was given. Without the link, for somebody else to keep.
pub(super) fn to_confirm(
    company: &str,
    link: Option<Link>,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let asked = match link {
        Some(_) => said("mail-join-asked", company, reader),
        None => reader.say("mail-left-out"),
    };
    LetterPage {
        subject: reader.say("mail-join-subject"),
        sentences: vec![asked],
        link,
        notes: vec![reader.say("mail-join-expires"), reader.say("mail-join-ignore")],
        ..blank
    }
}

/// To the address that was given, if it is an account's.
pub(super) fn known(company: &str, link: Link, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-known-subject"),
        sentences: vec![said("mail-known-asked", company, reader)],
        link: Some(link),
        notes: vec![reader.say("mail-known-forgotten"), reader.say("mail-known-ignore")],
        ..blank
    }
}

/// To those who decide about it.
pub(super) fn waits(company: &str, link: Link, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-waits-subject"),
        sentences: vec![said("mail-waits-asked", company, reader)],
        link: Some(link),
        ..blank
    }
}

pub(super) fn approved(
    company: &str,
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-approved-subject"),
        sentences: vec![said("mail-approved-done", company, reader)],
        link: Some(link),
        notes: vec![reader.say("mail-approved-password")],
        ..blank
    }
}

pub(super) fn refused(company: &str, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-refused-subject"),
        sentences: vec![said("mail-refused-done", company, reader)],
        notes: vec![reader.say("mail-refused-gone")],
        ..blank
    }
}

fn said(key: &'static str, company: &str, reader: &Reader) -> String {
    reader.text(&Message::new(key).text("company", company))
}
