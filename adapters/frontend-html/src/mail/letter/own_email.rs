//! What mails say about somebody's other e-mail.

use application::Message;

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

/// To the new address. Without the link, for somebody else to keep.
pub(super) fn to_confirm(
    company: &str,
    link: Option<Link>,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let asked = match link {
        Some(_) => said("mail-email-asked", company, reader),
        None => reader.say("mail-left-out"),
    };
    LetterPage {
        subject: reader.say("mail-email-subject"),
        sentences: vec![asked],
        link,
        notes: vec![reader.say("mail-email-expires"), reader.say("mail-email-ignore")],
        ..blank
    }
}

/// To the new address, if it is another account's.
pub(super) fn known(company: &str, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-email-known-subject"),
        sentences: vec![said("mail-email-known", company, reader)],
        notes: vec![reader.say("mail-email-known-own"), reader.say("mail-email-known-ignore")],
        ..blank
    }
}

/// To the old address, before.
pub(super) fn asked(company: &str, link: Link, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-email-asked-subject"),
        sentences: vec![said("mail-email-asked-old", company, reader)],
        link: Some(link),
        notes: vec![reader.say("mail-changed-you"), reader.say("mail-email-asked-not-you")],
        ..blank
    }
}

/// To the old address, afterwards.
pub(super) fn changed(company: &str, blank: LetterPage, reader: &Reader) -> LetterPage {
    LetterPage {
        subject: reader.say("mail-email-changed-subject"),
        sentences: vec![said("mail-email-changed", company, reader)],
        notes: vec![reader.say("mail-changed-you"), reader.say("mail-email-changed-not-you")],
        ..blank
    }
}

fn said(key: &'static str, company: &str, reader: &Reader) -> String {
    reader.text(&Message::new(key).text("company", company))
}
