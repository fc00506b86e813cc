use std::time::Duration;

use domain_kernel::{Id, PersonId, Timestamp};
use thiserror::Error;

use crate::{Custody, CustodyId, HandoverAsked, HandoverEnded, ItemId};

pub type HandoverId = Id<Handover>;

/// Somebody beside an item asks whoever has it to hand it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub id: HandoverId,
    pub item: ItemId,
    /// Of the one who is asked.
    pub custody: CustodyId,
    /// Who wants to have it.
    pub to: PersonId,
    pub asked: Timestamp,
    pub end: Option<HandoverEnd>,
}

/// When it was over, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandoverEnd {
    pub at: Timestamp,
    pub how: HandoverAnswer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverAnswer {
    Accepted,
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The one who was asked did not have it any more.
    Overtaken,
}

/// Why nobody can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AskRefused {
    #[error("you have this item")]
    Own,
    #[error("somebody else has asked for it already")]
    Asked,
    #[error("you asked already, and the answer was no")]
    Declined,
}

/// Nobody waits for an answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this request is over")]
pub struct HandoverOver;

impl Handover {
    /// So long whoever has the item can answer.
    pub const LASTS: Duration = Duration::from_mins(30);

    /// Asks whoever has it now. `last` is what this person asked last during the same custody.
    pub fn ask(
        id: HandoverId,
        custody: &Custody,
        to: PersonId,
        last: Option<&Self>,
        now: Timestamp,
    ) -> Result<(Self, HandoverAsked), AskRefused> {
        if custody.holder == to {
            return Err(AskRefused::Own);
        }
        if last.is_some_and(Self::is_declined) {
            return Err(AskRefused::Declined);
        }
        let handover =
            Self { id, item: custody.item, custody: custody.id, to, asked: now, end: None };
        let asked = HandoverAsked { item: custody.item, from: custody.holder, to };
        Ok((handover, asked))
    }

    /// Until when it can be answered.
    pub fn expires(&self) -> Timestamp {
        self.asked.plus(Self::LASTS)
    }

    pub fn waits(&self, now: Timestamp) -> bool {
        self.end.is_none() && now < self.expires()
    }

    pub fn is_declined(&self) -> bool {
        self.end.is_some_and(|it| it.how == HandoverAnswer::Declined)
    }

    /// Whoever has the item says yes or no.
    pub fn answer(
        &mut self,
        how: HandoverAnswer,
        now: Timestamp,
    ) -> Result<HandoverEnded, HandoverOver> {
        if !self.waits(now) {
            return Err(HandoverOver);
        }
        Ok(self.finish(how, now))
    }

    /// It was answered too late or not at all, since the item went elsewhere.
    pub fn pass(&mut self, now: Timestamp) -> HandoverEnded {
        let how = match self.waits(now) {
            true => HandoverAnswer::Overtaken,
            false => HandoverAnswer::Expired,
        };
        self.finish(how, now)
    }

    /// Clocks of two machines differ, and nothing ends before it began.
    fn finish(&mut self, how: HandoverAnswer, now: Timestamp) -> HandoverEnded {
        self.end = Some(HandoverEnd { at: now.max(self.asked), how });
        HandoverEnded { item: self.item, to: self.to, how }
    }
}

impl HandoverAnswer {
    pub const ALL: [Self; 4] = [Self::Accepted, Self::Declined, Self::Expired, Self::Overtaken];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Overtaken => "overtaken",
        }
    }

    /// The opposite of [`HandoverAnswer::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Taken;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn given_custody() -> Custody {
        Custody {
            id: id(1),
            item: id(2),
            holder: id(3),
            since: Timestamp::from_micros(0),
            taken: Taken::ByCode,
            due: None,
            end: None,
        }
    }

    #[test]
    fn a_request_is_answered_once_and_in_time() {
        let (custody, now) = (given_custody(), Timestamp::from_micros(7));
        let ask = || Handover::ask(id(4), &custody, id(5), None, now).expect("may").0;
        let mut in_time = ask();
        let last = Timestamp::from_micros(now.plus(Handover::LASTS).micros() - 1);
        in_time.answer(HandoverAnswer::Accepted, last).expect("in time");
        assert_eq!(in_time.answer(HandoverAnswer::Declined, last), Err(HandoverOver));
        let mut late = ask();
        let after = now.plus(Handover::LASTS);
        assert_eq!(late.answer(HandoverAnswer::Accepted, after), Err(HandoverOver));
        assert_eq!(late.pass(after).how, HandoverAnswer::Expired);
        assert_eq!(ask().pass(now).how, HandoverAnswer::Overtaken);
    }

    #[test]
    fn nobody_asks_themselves_nor_again_after_a_no() {
        let (custody, now) = (given_custody(), Timestamp::from_micros(7));
        let own = Handover::ask(id(4), &custody, custody.holder, None, now);
        assert_eq!(own.expect_err("theirs"), AskRefused::Own);
        let mut first = Handover::ask(id(4), &custody, id(5), None, now).expect("may").0;
        assert!(Handover::ask(id(6), &custody, id(5), Some(&first), now).is_ok());
        first.answer(HandoverAnswer::Declined, now).expect("in time");
        let again = Handover::ask(id(6), &custody, id(5), Some(&first), now);
        assert_eq!(again.expect_err("it was a no"), AskRefused::Declined);
    }
}
