use std::time::Duration;

use domain_kernel::{Id, Timestamp};

use crate::WebhookId;

/// One thing that a webhook is told.
pub enum DeliveryMark {}
pub type DeliveryId = Id<DeliveryMark>;

/// Something that is to be told to a webhook, by the number of its entry in the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    pub id: DeliveryId,
    pub webhook: WebhookId,
    /// `None` for what only tests whether something arrives.
    pub seq: Option<i64>,
    /// What happened, in the word of the trail.
    pub event: String,
    /// From then on it is tried.
    pub made: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is sent, or tried again, when it is due.
    Waiting,
    Sent,
    /// Nobody tries any more until an admin says so.
    Failed,
}

/// Why something did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryTrouble {
    /// No host has that name, or nothing answers there.
    Unreachable,
    /// The address is none that the operator lets anybody reach.
    NotAllowed,
    TimedOut,
    /// The certificate is not one of that host.
    Insecure,
    /// The answer would have it sent elsewhere, which nobody does.
    Redirected,
    /// The answer says that it was not taken.
    Refused,
    /// What answered does not speak HTTP.
    NoHttp,
    /// The secret or the entry cannot be read here.
    Unreadable,
}

/// What is sent as a test, in the place of what the trail calls it.
pub const TEST_EVENT: &str = "webhook.test";

/// The waits after the first try, the second and so on: eight tries in less than a day.
const WAITS: [Duration; 7] = [
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(15),
    Duration::from_hours(1),
    Duration::from_hours(3),
    Duration::from_hours(7),
    Duration::from_hours(12),
];

impl NewDelivery {
    /// Says whether something arrives, at once.
    pub fn test(id: DeliveryId, webhook: WebhookId, made: Timestamp) -> Self {
        Self { id, webhook, seq: None, event: TEST_EVENT.to_owned(), made }
    }
}

impl DeliveryState {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Failed];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// The opposite of [`DeliveryState::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl DeliveryTrouble {
    pub const ALL: [Self; 8] = [
        Self::Unreachable,
        Self::NotAllowed,
        Self::TimedOut,
        Self::Insecure,
        Self::Redirected,
        Self::Refused,
        Self::NoHttp,
        Self::Unreadable,
    ];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::NotAllowed => "not_allowed",
            Self::TimedOut => "timed_out",
            Self::Insecure => "insecure",
            Self::Redirected => "redirected",
            Self::Refused => "refused",
            Self::NoHttp => "no_http",
            Self::Unreadable => "unreadable",
        }
    }

    /// Whether whatever else is sent there would meet the same, so that it is better left for a while.
    pub fn is_of_all(self) -> bool {
        match self {
            Self::Unreachable
            | Self::NotAllowed
            | Self::TimedOut
            | Self::Insecure
            | Self::NoHttp
            | Self::Redirected => true,
            Self::Refused | Self::Unreadable => false,
        }
    }

    /// The opposite of [`DeliveryTrouble::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// How long it is until the next try after this many. `None` after the last one. A test is tried
/// once: whoever asked for it looks at what came of it.
pub fn wait_after(n_tries: u32, seq: Option<i64>) -> Option<Duration> {
    let place = usize::try_from(n_tries.saturating_sub(1)).unwrap_or(usize::MAX);
    WAITS.get(place).copied().filter(|_| seq.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_eight_tries_within_a_day_and_one_of_a_test() {
        let waits: Vec<_> = (1..=8).map_while(|n_tries| wait_after(n_tries, Some(7))).collect();
        assert_eq!(waits.len(), 7);
        assert!(waits.is_sorted(), "{waits:?}");
        let whole: Duration = waits.iter().sum();
        assert!(Duration::from_hours(23) < whole && whole < Duration::from_hours(24), "{whole:?}");
        for never in [wait_after(8, Some(7)), wait_after(u32::MAX, Some(7)), wait_after(1, None)] {
            assert_eq!(never, None);
        }
    }

    #[test]
    fn words_are_read_as_they_were_written() {
        for state in DeliveryState::ALL {
            assert_eq!(DeliveryState::parse(state.name()), Some(state));
        }
        for trouble in DeliveryTrouble::ALL {
            assert_eq!(DeliveryTrouble::parse(trouble.name()), Some(trouble));
        }
        assert_eq!(DeliveryState::parse("late"), None);
    }
}
