use std::{io, path::PathBuf};

use application::mail::{MailError, Mailer, Outgoing, TroubleKind};
use async_trait::async_trait;
use tokio::{fs, io::AsyncWriteExt};

use crate::{Sender, message::compose};

/// Writes mails as files that any mail program opens. They reach nobody by themselves.
pub struct MailFolder {
    folder: PathBuf,
    sender: Sender,
}

impl MailFolder {
    /// The folder is there already.
    pub fn new(folder: PathBuf, sender: Sender) -> Self {
        Self { folder, sender }
    }

    async fn write(&self, key: &str, message: &[u8]) -> io::Result<()> {
        // Written beside it first, so that nobody ever reads half a mail.
        let unfinished = self.folder.join(format!(".{key}"));
        let mut file = fs::File::create(&unfinished).await?;
        file.write_all(message).await?;
        file.sync_all().await?;
        fs::rename(&unfinished, self.folder.join(format!("{key}.eml"))).await
    }
}

#[async_trait]
impl Mailer for MailFolder {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError> {
        let message = compose(&self.sender, mail)?.formatted();
        let written = self.write(&mail.key, &message).await;
        written.map_err(|err| MailError::new(TroubleKind::Unwritable).caused_by(err))
    }
}
