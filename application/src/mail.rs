//! Mails: written with the change that they tell of, sent by a worker, looked at by the admin.

mod deliver;
mod digest;
mod letter;
mod link_token;
mod list_mails;
mod ports;
mod send_again;
mod send_contact;
mod send_feedback;
mod sweep_mails;
mod trouble;
mod write_digests;

pub use deliver::{Delivered, Post, deliver};
pub use digest::{Digest, DigestItem, DigestLine, TeamFigures};
pub use letter::{
    CancelledReservation, ItemNews, Letter, LetterKind, Mail, MailedItem, NewMail, Opened,
    OrderSaid, Recipient, ResetRequest, Said, WrittenTo,
};
pub use link_token::{LinkKey, LinkToken};
pub use list_mails::{ListMails, ListMailsError, MailLine, MailState, MailsSeen, list_mails};
pub use ports::{
    ActiveCompany, Claimed, Digests, Lease, LeaseMark, Letters, LettersError, MailQueue, MailReads,
    Mailer, Outbox, Outgoing, Task, Written,
};
pub use send_again::{SendAgain, SendAgainError, send_again};
pub use send_contact::{SendContact, SendContactError, send_contact};
pub use send_feedback::{SendFeedback, SendFeedbackError, send_feedback};
pub use sweep_mails::sweep_mails;
pub use trouble::{MailError, Trouble, TroubleKind};
pub use write_digests::{DIGESTS_EVERY, DigestsWritten, write_digests};

pub(crate) use link_token::{link_token, operator_link_token};
