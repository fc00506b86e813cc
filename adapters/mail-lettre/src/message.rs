use application::mail::{MailError, Outgoing, TroubleKind};
use lettre::{
    Address, Message,
    address::AddressError,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

use crate::Sender;

/// A message in two parts, the same of which any program can show. A second message from the same
/// key has the same Message-ID (RFC 5322, 3.6.4).
pub(crate) fn compose(from: &Sender, mail: &Outgoing) -> Result<Message, MailError> {
    let address: Result<Address, AddressError> = mail.email.as_str().parse();
    let address = address.map_err(|err| MailError::new(TroubleKind::Refused).caused_by(err))?;
    let to = Mailbox::new(mail.name.as_ref().map(|it| it.as_str().to_owned()), address);
    let written = &mail.written;
    let parts = MultiPart::alternative_plain_html(written.text.clone(), written.html.clone());
    let message = Message::builder()
        .from(from.0.clone())
        .to(to)
        .subject(written.subject.clone())
        .message_id(Some(format!("<{}@{}>", mail.key, from.0.email.domain())))
        .multipart(parts);
    let mut message =
        message.map_err(|err| MailError::new(TroubleKind::Unwritten).caused_by(err))?;
    // Nobody's absence is to answer it (RFC 3834).
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".to_owned()));
    Ok(message)
}
