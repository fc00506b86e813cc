//! What somebody wrote on a page, for whoever reads it.

use application::{Message, mail::WrittenTo};
use domain_identity::{Email, PersonName, WrittenMessage};

use super::LetterPage;
use crate::reader::Reader;

pub(super) fn contact(written: &WrittenTo, blank: LetterPage, reader: &Reader) -> LetterPage {
    let foot = reader.say("mail-contact-foot");
    let blank = LetterPage { foot, ..blank };
    said(written, ("mail-contact-subject", "mail-contact-from"), blank, reader)
}

pub(super) fn feedback(written: &WrittenTo, blank: LetterPage, reader: &Reader) -> LetterPage {
    said(written, ("mail-feedback-subject", "mail-feedback-from"), blank, reader)
}

fn said(
    written: &WrittenTo,
    (subject, from): (&'static str, &'static str),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let named = |key| {
        let message = Message::new(key).text("name", written.name.as_str());
        reader.text(&message.text("email", written.email.as_str()))
    };
    let lines = written.message.as_str().lines().filter(|it| !it.is_empty());
    let sentences = [named(from)].into_iter().chain(lines.map(str::to_owned));
    LetterPage {
        subject: named(subject),
        sentences: sentences.collect(),
        notes: vec![named("mail-message-answer")],
        ..blank
    }
}

pub(super) fn sample() -> WrittenTo {
    WrittenTo {
        name: PersonName::restore("Kofi <b>Mensah</b>".to_owned()),
        email: Email::restore("kofi@harbour.example".to_owned()),
        message: WrittenMessage::restore(
            "The lamp in hall 2 is \"broken\".\n\n<script>Who</script> repairs it?".to_owned(),
        ),
    }
}
