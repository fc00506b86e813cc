//! The clock, the timer, the ids and the randomness of the machine.

mod pauses;

use application::Random;
use domain_kernel::{Clock, Ids, Timestamp};
use uuid::Uuid;

pub use pauses::SystemPauses;

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// `UUIDv7`: unique, and in the order of their making, which databases like.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(jiff::Timestamp::now().as_microsecond())
    }
}

impl Ids for SystemIds {
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }
}

impl Random for SystemRandom {
    #[expect(clippy::expect_used, reason = "without randomness nothing can go on safely")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system has a random generator");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_in_the_order_of_their_making() {
        let ids: Vec<Uuid> = (0..1_000).map(|_| SystemIds.uuid()).collect();
        assert!(ids.is_sorted());
    }
}
