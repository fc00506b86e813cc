//! Sends, while the pages are served, the mails that wait.

use std::{
    error,
    time::{Duration, Instant},
};

use application::{
    App,
    mail::{Delivered, MailError, Post, deliver},
};
use tokio::{sync::watch, task::JoinSet, time::timeout};
use tracing::{info, warn};

use super::job::{Outcome, job};

/// So many at once, so that one that a server is slow with does not hold up all others.
const AT_ONCE: usize = 2;
/// How soon a new mail is seen.
const EVERY: Duration = Duration::from_secs(1);
/// While the database does not answer.
const PAUSE: Duration = Duration::from_secs(10);
/// For the mails that are being sent when somebody wants the program to end. One that takes longer
/// is sent again after the next start, with the same Message-ID.
const GRACE: Duration = Duration::from_secs(25);

/// Those who send.
pub(super) struct Postmen {
    tasks: JoinSet<()>,
    /// Since when they are to stop.
    stop: watch::Sender<Option<Instant>>,
}

impl Postmen {
    pub(super) fn start(app: &App, post: &Post) -> Self {
        let (stop, stopped) = watch::channel(None);
        let mut tasks = JoinSet::new();
        for _ in 0..AT_ONCE {
            tasks.spawn(deliver_on(app.clone(), post.clone(), stopped.clone()));
        }
        Self { tasks, stop }
    }

    /// From now on no other mail is begun.
    pub(super) fn stop(&self) {
        self.stop.send_replace(Some(Instant::now()));
    }

    /// Waits for those that were begun.
    pub(super) async fn finished(mut self) {
        let since = self.stop.borrow().map(|it| it.elapsed()).unwrap_or_default();
        let left = GRACE.saturating_sub(since);
        let finished = async { while self.tasks.join_next().await.is_some() {} };
        if timeout(left, finished).await.is_err() {
            warn!("A mail is left to be sent after the next start");
        }
    }
}

async fn deliver_on(app: App, post: Post, mut stopped: watch::Receiver<Option<Instant>>) {
    while stopped.borrow().is_none() {
        let pause = match job("mail", deliver(&app, &post), outcome).await {
            Ok(Delivered::Nothing) => EVERY,
            Ok(delivered) => {
                log(&delivered);
                continue;
            }
            Err(err) => {
                warn!("Mails cannot be sent: {}", chain(&err));
                PAUSE
            }
        };
        // Whether there is a signal or none, it is looked at above.
        let _ = timeout(pause, stopped.changed()).await;
    }
}

fn outcome<E>(seen: &Result<Delivered, E>) -> Outcome {
    match seen {
        Ok(Delivered::Nothing) => Outcome::Nothing,
        Ok(Delivered::Sent { .. } | Delivered::Answered) => Outcome::Done,
        Ok(Delivered::NotSent { .. }) | Err(_) => Outcome::Failed,
    }
}

fn log(delivered: &Delivered) {
    match delivered {
        Delivered::Nothing | Delivered::Answered => {}
        Delivered::Sent { copy } => {
            info!("A mail was sent");
            if let Err(err) = copy {
                warn!("Its copy to SHIPSHAPE_MAIL_BCC was not: {}", told(err));
            }
        }
        Delivered::NotSent { err, next: Some(_) } => {
            warn!("A mail could not be sent and is tried again: {}", told(err));
        }
        Delivered::NotSent { err, next: None } => {
            warn!("A mail could not be sent, and nobody tries any more: {}", told(err));
        }
    }
}

/// Without what the server said, in which there may be an address.
fn told(err: &MailError) -> String {
    let kind = err.trouble.kind.name();
    match err.trouble.reply {
        Some(_) => kind.to_owned(),
        None => chain(err),
    }
}

fn chain(err: &dyn error::Error) -> String {
    let causes = std::iter::successors(Some(err), |it| it.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
