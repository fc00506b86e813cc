use std::{
    collections::VecDeque,
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use crate::span::Span;

/// Spans that wait to be sent, never more than so many.
pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    batch: usize,
    most: usize,
    /// There is a batch.
    pub(crate) full: Notify,
}

#[derive(Default)]
struct Waiting {
    spans: VecDeque<Span>,
    n_lost: u64,
}

impl Queue {
    pub(crate) fn new(batch: usize, most: usize) -> Self {
        Self { waiting: Mutex::default(), batch, most, full: Notify::new() }
    }

    /// Puts spans at the end, in place of the oldest if there is no room.
    pub(crate) fn push(&self, spans: impl IntoIterator<Item = Span>) {
        let mut waiting = self.waiting();
        let before = waiting.spans.len();
        waiting.spans.extend(spans);
        let n_too_many = waiting.spans.len().saturating_sub(self.most);
        waiting.spans.drain(..n_too_many);
        waiting.n_lost += u64::try_from(n_too_many).unwrap_or(u64::MAX);
        let is_full = before < self.batch && self.batch <= waiting.spans.len();
        drop(waiting);
        if is_full {
            self.full.notify_one();
        }
    }

    /// The oldest, as many as are sent at once.
    pub(crate) fn take(&self) -> Vec<Span> {
        let mut waiting = self.waiting();
        let n_taken = waiting.spans.len().min(self.batch);
        waiting.spans.drain(..n_taken).collect()
    }

    /// So many more are lost.
    pub(crate) fn lose(&self, n_spans: usize) {
        self.waiting().n_lost += u64::try_from(n_spans).unwrap_or(u64::MAX);
    }

    /// How many were lost since this was asked last.
    pub(crate) fn n_lost(&self) -> u64 {
        mem::take(&mut self.waiting().n_lost)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Kind;

    fn span(name: &str) -> Span {
        Span {
            trace: [1; 16],
            id: [1; 8],
            parent: None,
            name: name.to_owned(),
            kind: Kind::Internal,
            begun: 1,
            ended: 2,
            attributes: Vec::new(),
            is_error: false,
        }
    }

    fn names(spans: &[Span]) -> Vec<&str> {
        spans.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn the_oldest_are_lost_first_and_counted() {
        let queue = Queue::new(2, 3);
        for name in ["1", "2", "3", "4", "5"] {
            queue.push([span(name)]);
        }
        assert_eq!(names(&queue.take()), ["3", "4"]);
        assert_eq!(names(&queue.take()), ["5"]);
        assert!(queue.take().is_empty());

        queue.lose(3);
        assert_eq!((queue.n_lost(), queue.n_lost()), (5, 0));
    }

    #[test]
    fn more_at_once_than_there_is_room_for_is_cut_too() {
        let queue = Queue::new(2, 3);
        queue.push(["1", "2", "3", "4", "5", "6", "7"].map(span));
        assert_eq!(names(&queue.take()), ["5", "6"]);
        assert_eq!(queue.n_lost(), 4);
    }
}
