//! Mails that are kept instead of sent, in plain words instead of those of the catalogs.

use std::sync::{Mutex, PoisonError};

use application::mail::{
    Digest, Letters, LettersError, MailError, Mailer, Opened, OrderSaid, Outgoing, Said,
    TroubleKind, Written, WrittenTo,
};
use async_trait::async_trait;

/// Keeps what it is given, unless it is told to refuse.
#[derive(Default)]
pub struct Mailbox {
    kept: Mutex<Vec<Outgoing>>,
    trouble: Mutex<Option<TroubleKind>>,
}

impl Mailbox {
    pub fn all(&self) -> Vec<Outgoing> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The text of the newest to this address.
    pub fn last(&self, email: &str) -> Option<String> {
        let all = self.all();
        let newest = all.iter().rev().find(|it| it.email.as_str() == email);
        newest.map(|it| it.written.text.clone())
    }

    /// From now on every mail meets this, or nothing.
    pub fn refuse(&self, with: Option<TroubleKind>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = with;
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError> {
        if let Some(kind) = *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(MailError::new(kind));
        }
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
        Ok(())
    }
}

/// Says what is said, and nothing around it.
pub(crate) struct PlainLetters;

impl Letters for PlainLetters {
    fn write(&self, opened: &Opened) -> Result<Written, LettersError> {
        let (subject, secret) = match &opened.said {
            Said::ResetPassword { path } => ("reset", path.clone()),
            Said::Welcome { path } => ("welcome", path.clone()),
            Said::TemporaryPassword { password } => {
                ("temporary", password.as_ref().map(|it| it.as_str().to_owned()))
            }
            Said::CustomerWelcome { password } => {
                ("customer welcome", password.as_ref().map(|it| it.as_str().to_owned()))
            }
            Said::PasswordChanged => ("changed", None),
            Said::SecondFactorChanged => ("second factor", None),
            Said::ApiTokenMade => ("token made", None),
            Said::ConfirmEmail { path } => ("confirm e-mail", path.clone()),
            Said::EmailKnown => ("e-mail known", None),
            Said::EmailChangeAsked => ("e-mail asked", None),
            Said::EmailChanged => ("e-mail changed", None),
            Said::EmailEdited => ("e-mail", None),
            Said::RoleEdited => ("role", None),
            Said::ConfirmJoin { path } => ("confirm", path.clone()),
            Said::JoinKnown => ("known", None),
            Said::SomebodyWaits => ("waits", None),
            Said::JoinApproved => ("approved", None),
            Said::ExtraTry { .. } => ("extra_try", None),
            Said::ChallengeAnswered { .. } => ("challenge_answered", None),
            Said::ItemDamaged { .. } => ("item_damaged", None),
            Said::ItemWithdrawn { .. } => ("item_withdrawn", None),
            Said::JoinRefused => ("refused", None),
            Said::Contact(written) => ("contact", Some(said_by(written))),
            Said::Feedback(written) => ("feedback", Some(said_by(written))),
            Said::Order(OrderSaid::Placed { order, price, .. }) => {
                ("order placed", Some(format!("{order} {price}")))
            }
            Said::Order(OrderSaid::Paid { code, .. }) => {
                ("order paid", code.as_ref().map(ToString::to_string))
            }
            Said::ReservationCancelled(it) => {
                let reason = it.reason.as_ref().map_or("retired", |it| it.as_str());
                let said = format!("{} {} {} {reason}", it.tag.as_str(), it.from, it.to);
                ("reservation_cancelled", Some(said))
            }
            Said::Item(news, item) => ("item", Some(format!("{news:?} {}", item.tag.as_str()))),
            Said::Digest(digest) => ("digest", Some(listed(digest))),
            Said::Nudge(lines) => {
                let overdue = Digest { overdue: lines.clone(), ..Digest::default() };
                ("nudge", Some(listed(&overdue)))
            }
        };
        let text = format!("{subject} {}", secret.unwrap_or_else(|| "(left out)".to_owned()));
        Ok(Written { subject: subject.to_owned(), html: text.clone(), text })
    }
}

fn said_by(written: &WrittenTo) -> String {
    format!("{} <{}>: {}", written.name.as_str(), written.email.as_str(), written.message.as_str())
}

/// Each list with its titles and dates, and the figures of the team.
fn listed(digest: &Digest) -> String {
    let lists = [("overdue", &digest.overdue), ("due", &digest.due), ("lapsing", &digest.lapsing)];
    let lines = lists.into_iter().flat_map(|(word, lines)| {
        lines.iter().map(move |it| format!("{word}: {} {}", it.title.as_str(), it.on))
    });
    let team = digest.team.iter();
    let team = team.map(|it| format!("team: {} overdue, {} lapsing", it.n_overdue, it.n_lapsing));
    let late = digest.team.iter().filter(|it| it.n_items != 0);
    let late = late.map(|it| format!("items: {}", it.n_items));
    let items = digest.items.iter().map(|it| format!("item: {} {}", it.tag.as_str(), it.due));
    lines.chain(items).chain(team).chain(late).collect::<Vec<_>>().join("; ")
}

/// The secret of the link in a mail to choose another password.
pub fn reset_token(mail: &str) -> String {
    token_after(mail, "/password/reset/")
}

/// The secret of the link in a mail to confirm an address.
pub fn join_token(mail: &str) -> String {
    token_after(mail, "/join/")
}

/// The secret of the link in a mail to confirm another address.
pub fn email_token(mail: &str) -> String {
    token_after(mail, "/account/email/")
}

fn token_after(mail: &str, path: &str) -> String {
    let after = mail.split_once(path).expect("a link").1;
    after.chars().take_while(char::is_ascii_hexdigit).collect()
}
