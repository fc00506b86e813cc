//! Mails by SMTP, encrypted and to a server that proves who it is, or as files in a folder.

mod folder;
mod message;
mod sender;
mod server;
mod smtp;

pub use folder::MailFolder;
pub use lettre::transport::smtp::client::Certificate;
pub use sender::{Sender, SenderError};
pub use server::{ServerError, SmtpServer};
pub use smtp::{Patience, Smtp, SmtpError};
