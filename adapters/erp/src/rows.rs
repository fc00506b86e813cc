//! Rows of texts on their way from whoever reads an ERP to whoever keeps them: some at a time, and no
//! more than those that fit between the two, so that a large answer needs little memory.

use std::{
    pin::pin,
    time::{Duration, Instant},
};

use application::inventory::SourceError;
use domain_inventory::Trouble;
use futures_util::{Stream, TryStreamExt};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::JoinHandle,
    time::timeout,
};

/// The values of one row, in the order of what was asked for.
pub(crate) type TextRow = Vec<Option<String>>;

pub(crate) const ROWS_AT_ONCE: usize = 1000;
/// Batches that wait: one is kept while the next one is read.
const WAITING: usize = 2;

/// An answer that comes.
pub(crate) struct Rows {
    receiver: Receiver<Sent>,
    reading: Option<JoinHandle<()>>,
    /// For how long the ERP may still be waited for.
    patience: Duration,
    n_left: u64,
    state: State,
}

/// What comes through. An end is said: a reader that is gone without it has broken off.
enum Sent {
    Rows(Vec<TextRow>),
    Failed(SourceError),
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    Complete,
    Failed,
}

/// The end of the channel at which an ERP is read.
pub(crate) struct Feed {
    sender: Sender<Sent>,
    batch: Vec<TextRow>,
}

/// Nobody wants the rest.
#[derive(Debug)]
pub(crate) struct HungUp;

pub(crate) fn rows(patience: Duration) -> (Feed, Rows) {
    let (sender, receiver) = channel(WAITING);
    let feed = Feed { sender, batch: Vec::with_capacity(ROWS_AT_ONCE) };
    let (n_left, state) = (Trouble::MOST_ROWS, State::Coming);
    (feed, Rows { receiver, reading: None, patience, n_left, state })
}

impl Rows {
    /// Who reads, so that it ends when this is dropped.
    pub(crate) fn read_by(mut self, reading: JoinHandle<()>) -> Self {
        self.reading = Some(reading);
        self
    }

    /// `None` once all have come.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<TextRow>>, SourceError> {
        match self.state {
            State::Complete => return Ok(None),
            State::Failed => return Err(Trouble::BrokenOff.into()),
            State::Coming => {}
        }
        let next = self.receive().await;
        match &next {
            Ok(Some(_)) => {}
            Ok(None) => self.state = State::Complete,
            Err(_) => {
                self.state = State::Failed;
                self.hang_up();
            }
        }
        next
    }

    async fn receive(&mut self) -> Result<Option<Vec<TextRow>>, SourceError> {
        let begun = Instant::now();
        let sent = timeout(self.patience, self.receiver.recv()).await;
        // What we take to keep the rows is no fault of the ERP.
        self.patience = self.patience.saturating_sub(begun.elapsed());
        match sent {
            Err(elapsed) => Err(SourceError::new(Trouble::TimedOut, elapsed)),
            Ok(None) => Err(Trouble::BrokenOff.into()),
            Ok(Some(Sent::Failed(error))) => Err(error),
            Ok(Some(Sent::End)) => Ok(None),
            Ok(Some(Sent::Rows(rows))) => {
                let left = self.n_left.checked_sub(rows.len() as u64);
                self.n_left = left.ok_or(Trouble::TooManyRows)?;
                Ok(Some(rows))
            }
        }
    }

    fn hang_up(&mut self) {
        self.receiver.close();
        if let Some(reading) = &self.reading {
            reading.abort();
        }
    }
}

impl Drop for Rows {
    fn drop(&mut self) {
        self.hang_up();
    }
}

impl Feed {
    pub(crate) async fn push(&mut self, row: TextRow) -> Result<(), HungUp> {
        match self.full_with(row) {
            Some(batch) => self.sender.send(Sent::Rows(batch)).await.map_err(|_| HungUp),
            None => Ok(()),
        }
    }

    /// Like [`Feed::push`], for a thread that may wait.
    pub(crate) fn push_blocking(&mut self, row: TextRow) -> Result<(), HungUp> {
        match self.full_with(row) {
            Some(batch) => self.sender.blocking_send(Sent::Rows(batch)).map_err(|_| HungUp),
            None => Ok(()),
        }
    }

    /// Says how it ended.
    pub(crate) async fn end(self, ended: Result<(), SourceError>) {
        let Self { sender, batch } = self;
        if batch.is_empty() || sender.send(Sent::Rows(batch)).await.is_ok() {
            // Whoever has hung up meanwhile does not want to know.
            let _ = sender.send(last(ended)).await;
        }
    }

    pub(crate) fn end_blocking(self, ended: Result<(), SourceError>) {
        let Self { sender, batch } = self;
        if batch.is_empty() || sender.blocking_send(Sent::Rows(batch)).is_ok() {
            let _ = sender.blocking_send(last(ended));
        }
    }

    fn full_with(&mut self, row: TextRow) -> Option<Vec<TextRow>> {
        self.batch.push(row);
        let is_full = ROWS_AT_ONCE <= self.batch.len();
        is_full.then(|| std::mem::replace(&mut self.batch, Vec::with_capacity(ROWS_AT_ONCE)))
    }
}

fn last(ended: Result<(), SourceError>) -> Sent {
    match ended {
        Ok(()) => Sent::End,
        Err(error) => Sent::Failed(error),
    }
}

/// Sends all rows of a stream, and how it ended.
pub(crate) async fn pump(
    stream: impl Stream<Item = Result<TextRow, SourceError>> + Send,
    mut feed: Feed,
) {
    let mut stream = pin!(stream);
    let ended = loop {
        match stream.try_next().await {
            Ok(Some(row)) => {
                if feed.push(row).await.is_err() {
                    return;
                }
            }
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    feed.end(ended).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_millis(50);

    fn row() -> TextRow {
        vec![Some("P-1".to_owned())]
    }

    #[tokio::test]
    async fn an_end_that_nobody_said_is_no_end() {
        let (mut feed, mut rows) = rows(PATIENCE);
        feed.push(row()).await.expect("somebody listens");
        drop(feed);

        for _ in 0..2 {
            let next = rows.next().await;
            assert_eq!(next.expect_err("no end").trouble, Trouble::BrokenOff);
        }
    }

    #[tokio::test]
    async fn more_rows_than_anybody_has_are_too_many() {
        let (mut feed, mut rows) = rows(PATIENCE);
        rows.n_left = 1;
        feed.push(row()).await.expect("somebody listens");
        feed.push(row()).await.expect("somebody listens");
        feed.end(Ok(())).await;

        assert_eq!(rows.next().await.expect_err("two").trouble, Trouble::TooManyRows);
    }

    #[tokio::test]
    async fn whoever_reads_does_not_run_ahead_of_whoever_keeps() {
        let (mut feed, _rows) = rows(PATIENCE);
        let mut n_pushed = 0;
        let pushing = async {
            while feed.push(row()).await.is_ok() {
                n_pushed += 1;
            }
        };

        timeout(PATIENCE, pushing).await.expect_err("nobody takes any");
        assert!(n_pushed < (WAITING + 1) * ROWS_AT_ONCE);
    }

    #[tokio::test]
    async fn waiting_ends_and_only_waiting_counts() {
        let (mut feed, mut rows) = rows(PATIENCE);
        for _ in 0..ROWS_AT_ONCE {
            feed.push(row()).await.expect("somebody listens");
        }

        assert_eq!(rows.next().await.expect("a batch").map(|it| it.len()), Some(ROWS_AT_ONCE));
        assert!(PATIENCE / 2 < rows.patience);
        assert_eq!(rows.next().await.expect_err("silence").trouble, Trouble::TimedOut);
    }
}
