use domain_identity::{MailId, PersonName};
use domain_kernel::{Actor, Denied, Permission, StoreError, Timestamp};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    mail::{LetterKind, Trouble},
};

/// What became of a mail so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    Waiting,
    Sent,
    /// Nobody tries any more by themselves.
    Failed,
}

/// An admin looks at the company's mails, newest first, a page at a time.
#[derive(Clone, Copy, Debug)]
pub struct ListMails {
    pub state: Option<MailState>,
    pub page: PageNumber,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    pub id: MailId,
    pub state: MailState,
    pub name: Option<PersonName>,
    pub email: String,
    /// None that this version of the program knows.
    pub kind: Option<LetterKind>,
    pub written: Timestamp,
    pub sent: Option<Timestamp>,
    /// When it is tried next, if it waits.
    pub next: Timestamp,
    pub n_tries: u32,
    /// What was in the way the last time.
    pub trouble: Option<Trouble>,
}

/// A page of them, and how many there are of each state, whichever is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailsSeen {
    pub page: Page<MailLine>,
    pub n_waiting: u32,
    pub n_sent: u32,
    pub n_failed: u32,
}

#[derive(Debug, Error)]
pub enum ListMailsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl MailState {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Failed];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// The opposite of [`MailState::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

pub async fn list_mails(
    app: &App,
    actor: &Actor,
    query: ListMails,
) -> Result<MailsSeen, ListMailsError> {
    let permit = actor.permit(Permission::ManageMail)?;
    Ok(app.mail_reads.mails(&permit, &query).await?)
}

failure!(ListMailsError {
    Denied(Denied),
    Store(StoreError),
});
