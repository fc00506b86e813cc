use domain_kernel::{Change, Fact, PersonId, TimeFactor};

use super::{person, personal};

/// An admin gave somebody more time than others, or no more than them: before and after. Why is
/// nobody's business, and that it is so can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeGiven {
    pub person: PersonId,
    pub factor: (TimeFactor, TimeFactor),
}

impl Fact for TimeGiven {
    fn name(&self) -> &'static str {
        "identity.time_given"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let percent = |it: TimeFactor| it.percent().to_string();
        let (before, after) = self.factor;
        personal(self.person, &[Change::from_to("time_factor", percent(before), percent(after))])
    }
}
