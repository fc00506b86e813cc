//! How mails leave.

use domain_identity::Email;
use mail_lettre::{Sender, SmtpServer};

use super::{CONTACT_TO, MAIL_BCC, MAIL_FROM, SMTP_URL, fields::Fields};

const SERVER: &str = "smtp://USER:PASSWORD@HOST:PORT, encrypted by STARTTLS, or smtps://…, encrypted \
                      from the first byte; user, password and port may be left out";
const SENDER: &str = "an address, perhaps with a name, such as Shipshape <ship@example.com>";

pub(super) fn smtp(fields: &mut Fields<'_>) -> Option<SmtpServer> {
    fields.take_secret(SMTP_URL, SERVER, |it| it.parse::<SmtpServer>())
}

pub(super) fn from(fields: &mut Fields<'_>) -> Option<Sender> {
    if let Some(sender) = fields.take(MAIL_FROM, SENDER, |it| it.parse().ok()) {
        return Some(sender);
    }
    if fields.text(SMTP_URL).is_some() && fields.text(MAIL_FROM).is_none() {
        let accepted = "the address that mails are from, since SHIPSHAPE_SMTP_URL sends them";
        fields.reject(MAIL_FROM, "is not set".to_owned(), accepted);
    }
    None
}

pub(super) fn contact_to(fields: &mut Fields<'_>) -> Option<Email> {
    fields.take(CONTACT_TO, "one address, such as help@example.com", |it| Email::parse(it).ok())
}

pub(super) fn bcc(fields: &mut Fields<'_>) -> Option<Email> {
    fields.take(MAIL_BCC, "one address, such as archive@example.com", |it| Email::parse(it).ok())
}
