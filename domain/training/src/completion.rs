//! Completions: that somebody has passed or acknowledged a module, and until when that is good.

use domain_kernel::{Date, Id, Line, PersonId, Timestamp, days_later};
use thiserror::Error;

use crate::{
    AttemptId, CertificateCode, CompletionRevoked, End, ModuleId, Validity, VersionNumber,
};

pub type CompletionId = Id<Completion>;
/// Why a completion does not count any more, as others read it.
pub type RevocationReason = Line<500>;

/// That one person has completed one module. Nothing is ever taken out of what was achieved: how
/// long it is good for is fixed when it is written, and only two things end it earlier, each of
/// them on record (spec: training-reference, 4.5 and 4.7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    id: CompletionId,
    achievement: Achievement,
    term: Option<Term>,
    recall: Option<Recall>,
    revoked: Option<RevocationReason>,
    certificate: Option<CertificateCode>,
}

/// Who completed what by which attempt. It never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Achievement {
    pub person: PersonId,
    pub module: ModuleId,
    pub version: VersionNumber,
    pub attempt: AttemptId,
    pub at: Timestamp,
    /// The day that it was where the company is.
    pub on: Date,
}

/// How long a completion counts, and what ends it earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tenure {
    pub term: Option<Term>,
    pub recall: Option<Recall>,
    pub is_revoked: bool,
}

/// How long a completion is good for. Without a term it is good for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub end: End,
    /// From when the module is to be done again.
    pub opens: Date,
}

/// That a newer version asks everybody to do the module again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recall {
    pub by: VersionNumber,
    /// From when the module is to be done again.
    pub from: Date,
    /// The last day on which the old completion is good.
    pub until: Date,
}

/// What a completion is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to do. `until` is its last day, if it has one.
    Good {
        until: Option<Date>,
    },
    /// It is good, and the module is to be done again by its last day.
    ToRenew {
        until: Date,
    },
    /// It was good until a day that has passed.
    Over {
        since: Date,
    },
    Revoked,
}

/// Why a completion cannot be revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this completion is revoked already")]
pub struct AlreadyRevoked;

impl Completion {
    /// Writes down what was achieved. `previous` is the last completion of the same module by the
    /// same person, which this one may renew.
    pub fn write(
        id: CompletionId,
        achievement: Achievement,
        validity: Option<&Validity>,
        previous: Option<&Self>,
    ) -> Self {
        let previous = previous.map(Self::tenure);
        let term = validity.and_then(|it| Term::of(it, achievement.on, previous));
        Self { id, achievement, term, recall: None, revoked: None, certificate: None }
    }

    /// Rebuilds a completion from storage.
    pub fn restore(
        id: CompletionId,
        achievement: Achievement,
        term: Option<Term>,
        recall: Option<Recall>,
        revoked: Option<RevocationReason>,
    ) -> Self {
        Self { id, achievement, term, recall, revoked, certificate: None }
    }

    /// Gives a certificate for it, or the one that it has in storage.
    #[must_use]
    pub fn certified(self, code: Option<CertificateCode>) -> Self {
        Self { certificate: code, ..self }
    }

    /// What it is worth on a day where the company is.
    pub fn standing(&self, today: Date) -> Standing {
        self.tenure().standing(today)
    }

    pub fn tenure(&self) -> Tenure {
        Tenure { term: self.term, recall: self.recall, is_revoked: self.revoked.is_some() }
    }

    /// Asks for the module to be done again. What is recalled already, or ends before that anyway,
    /// is not made longer by it. Says whether anything changed.
    pub fn recall(&mut self, recall: Recall) -> bool {
        if self.revoked.is_some() || self.last_day().is_some_and(|it| it <= recall.until) {
            return false;
        }
        self.recall = Some(recall);
        true
    }

    /// Ends it at once and for good.
    pub fn revoke(
        &mut self,
        reason: RevocationReason,
    ) -> Result<CompletionRevoked, AlreadyRevoked> {
        if self.revoked.is_some() {
            return Err(AlreadyRevoked);
        }
        self.revoked = Some(reason);
        let Achievement { person, module, .. } = self.achievement;
        Ok(CompletionRevoked { completion: self.id, person, module })
    }

    /// The last day on which it is good; `None` if there is no such day.
    pub fn last_day(&self) -> Option<Date> {
        self.tenure().last_day()
    }

    pub fn id(&self) -> CompletionId {
        self.id
    }

    pub fn achievement(&self) -> &Achievement {
        &self.achievement
    }

    pub fn term(&self) -> Option<Term> {
        self.term
    }

    pub fn recalled(&self) -> Option<Recall> {
        self.recall
    }

    /// What its certificate is checked by, if there is one.
    pub fn certificate(&self) -> Option<CertificateCode> {
        self.certificate
    }

    pub fn revoked(&self) -> Option<&RevocationReason> {
        self.revoked.as_ref()
    }
}

impl Term {
    /// What having completed a module on a day is good for, if what came before it was good for
    /// `previous`.
    pub fn of(validity: &Validity, on: Date, previous: Option<Tenure>) -> Option<Self> {
        // What was recalled or revoked leaves no end that the next could be counted from.
        let previous = previous.filter(|it| it.recall.is_none() && !it.is_revoked);
        let ended = previous.and_then(|it| it.term).map(|it| it.end);
        let end = validity.end(on, ended)?;
        Some(Self { end, opens: validity.opens(end) })
    }
}

impl Tenure {
    pub fn standing(&self, today: Date) -> Standing {
        if self.is_revoked {
            return Standing::Revoked;
        }
        let Some(until) = self.last_day() else {
            return Standing::Good { until: None };
        };
        if until < today {
            return Standing::Over { since: days_later(until, 1).unwrap_or(Date::MAX) };
        }
        let term = self.term.is_some_and(|it| it.opens <= today);
        let recall = self.recall.is_some_and(|it| it.from <= today);
        if term || recall {
            Standing::ToRenew { until }
        } else {
            Standing::Good { until: Some(until) }
        }
    }

    /// The last day on which it is good; `None` if there is no such day.
    pub fn last_day(&self) -> Option<Date> {
        let term = self.term.map(|it| it.end.date());
        let recall = self.recall.map(|it| it.until);
        term.into_iter().chain(recall).min()
    }
}

impl Standing {
    /// What ends within so many days ends soon, also before it can be renewed.
    const SOON_DAYS: i64 = 30;

    /// The last day of what is good, if that comes soon or it is to be renewed by then.
    pub fn ends_soon(self, today: Date) -> Option<Date> {
        let soon = days_later(today, Self::SOON_DAYS).unwrap_or(Date::MAX);
        match self {
            Self::ToRenew { until } => Some(until),
            Self::Good { until } => until.filter(|it| *it <= soon),
            Self::Over { .. } | Self::Revoked => None,
        }
    }

    /// Whether whoever asks for this module is content.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Good { .. } | Self::ToRenew { .. })
    }

    /// Whether doing the module again counts. If it does not, it is practice (spec: training, T10).
    pub fn is_to_do(self) -> bool {
        !matches!(self, Self::Good { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Anchor, Days, Months, tests::given::id};

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn a_year() -> Validity {
        let days = |it| Days::new(it).expect("few enough");
        let months = Months::new(12).expect("few enough");
        let anchor = Anchor::PreviousEnd;
        Validity { months, anchor, opens_before: days(30), grace: days(0) }
    }

    fn given(on: &str, validity: Option<Validity>, previous: Option<&Completion>) -> Completion {
        let (person, module, attempt) = (id(1), id(2), id(3));
        let version = VersionNumber::FIRST;
        let (at, on) = (Timestamp::from_micros(0), date(on));
        let achievement = Achievement { person, module, version, attempt, at, on };
        Completion::write(id(4), achievement, validity.as_ref(), previous)
    }

    fn recall(from: &str, until: &str) -> Recall {
        Recall { by: VersionNumber::new(2), from: date(from), until: date(until) }
    }

    fn reason() -> RevocationReason {
        RevocationReason::restore("The key was wrong".to_owned())
    }

    #[test]
    fn a_completion_without_term_is_good_for_ever() {
        let completion = given("2026-11-26", None, None);
        assert_eq!(completion.standing(Date::MAX), Standing::Good { until: None });
    }

    #[test]
    fn a_completion_is_good_until_its_last_day() {
        let completion = given("2026-11-26", Some(a_year()), None);
        let until = date("2027-11-26");
        for (today, standing) in [
            ("2026-11-26", Standing::Good { until: Some(until) }),
            ("2027-10-26", Standing::Good { until: Some(until) }),
            ("2027-10-27", Standing::ToRenew { until }),
            ("2027-11-26", Standing::ToRenew { until }),
            ("2027-11-27", Standing::Over { since: date("2027-11-27") }),
        ] {
            assert_eq!(completion.standing(date(today)), standing, "{today}");
        }
    }

    #[test]
    fn a_renewal_goes_on_from_the_end_of_what_it_renews() {
        let first = given("2026-11-26", Some(a_year()), None);
        let second = given("2027-11-01", Some(a_year()), Some(&first));
        assert_eq!(second.last_day(), Some(date("2028-11-26")));

        let mut recalled = first.clone();
        assert!(recalled.recall(recall("2027-01-01", "2027-11-15")));
        let second = given("2027-11-01", Some(a_year()), Some(&recalled));
        assert_eq!(second.last_day(), Some(date("2028-11-01")));
    }

    #[test]
    fn a_recall_ends_a_completion_earlier_and_never_later() {
        let mut for_ever = given("2026-11-26", None, None);
        assert!(for_ever.recall(recall("2027-01-01", "2027-01-31")));
        let until = date("2027-01-31");
        for (today, standing) in [
            ("2026-12-31", Standing::Good { until: Some(until) }),
            ("2027-01-01", Standing::ToRenew { until }),
            ("2027-02-01", Standing::Over { since: date("2027-02-01") }),
        ] {
            assert_eq!(for_ever.standing(date(today)), standing, "{today}");
        }
        assert!(!for_ever.recall(recall("2027-03-01", "2027-03-31")));
        assert_eq!(for_ever.last_day(), Some(until));

        let mut a_year = given("2026-11-26", Some(a_year()), None);
        assert!(!a_year.recall(recall("2027-11-01", "2027-11-30")));
        assert_eq!(a_year.last_day(), Some(date("2027-11-26")));
    }

    #[test]
    fn what_ends_within_thirty_days_or_is_to_be_renewed_ends_soon() {
        let (today, until) = (date("2026-11-26"), date("2027-06-01"));
        assert_eq!(Standing::ToRenew { until }.ends_soon(today), Some(until));
        for (until, is_soon) in [("2026-11-26", true), ("2026-12-26", true), ("2026-12-27", false)]
        {
            let until = Some(date(until));
            assert_eq!(Standing::Good { until }.ends_soon(today), until.filter(|_| is_soon));
        }
        let never = Standing::Good { until: None };
        for standing in [never, Standing::Over { since: today }, Standing::Revoked] {
            assert_eq!(standing.ends_soon(today), None, "{standing:?}");
        }
    }

    #[test]
    fn what_is_revoked_is_worth_nothing() {
        let mut completion = given("2026-11-26", None, None);
        assert!(completion.revoke(reason()).is_ok());
        assert_eq!(completion.standing(date("2026-11-26")), Standing::Revoked);
        assert_eq!(completion.revoke(reason()), Err(AlreadyRevoked));
        assert!(!completion.recall(recall("2027-01-01", "2027-01-31")));
    }
}
