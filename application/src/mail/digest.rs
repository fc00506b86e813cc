//! What somebody is reminded of, all in one mail.

use domain_kernel::{Date, days_between};
use domain_onboarding::{Calendar, Reached};
use domain_training::ModuleTitle;

use crate::onboarding::{TeamPerson, TeamStep};

/// Titles and dates of what is to be learned, each list in the order of its dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// What should have been done by then.
    pub overdue: Vec<DigestLine>,
    /// What is due within a week.
    pub due: Vec<DigestLine>,
    /// What is done, counts until then and is to be done again.
    pub lapsing: Vec<DigestLine>,
    /// Of those whom a manager leads.
    pub team: Option<TeamFigures>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestLine {
    pub title: ModuleTitle,
    pub on: Date,
}

/// How many people of a team are behind. Who they are does not leave the team's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamFigures {
    pub n_overdue: u32,
    pub n_lapsing: u32,
}

/// So many days before the end of a completion one is reminded of it.
const BEFORE_THE_END: [i64; 3] = [30, 7, 0];
/// So many days before a step is due, and so often while it is overdue.
const WEEK: i64 = 7;

impl Digest {
    /// What there is to say of somebody's steps today, and whether any of it is a reason to say it.
    pub(crate) fn of(steps: &[TeamStep], calendar: &Calendar, today: Date) -> (Self, bool) {
        let (mut digest, mut is_news) = (Self::default(), false);
        // What is somebody else's to do is no matter of theirs.
        for step in steps.iter().filter(|it| it.is_own && it.state.can_be_done()) {
            is_news |= digest.add(step, calendar, today);
        }
        for lines in [&mut digest.overdue, &mut digest.due, &mut digest.lapsing] {
            lines.sort_by(|one, two| {
                (one.on, one.title.as_str()).cmp(&(two.on, two.title.as_str()))
            });
            // The same module can be a step of several paths, and is due when the first one is.
            let mut seen = Vec::new();
            lines.retain(|it| {
                let is_new = !seen.contains(&it.title);
                seen.push(it.title.clone());
                is_new
            });
        }
        (digest, is_news)
    }

    fn add(&mut self, step: &TeamStep, calendar: &Calendar, today: Date) -> bool {
        let line = |on: Date| DigestLine { title: step.title.clone(), on };
        if step.state.reached(today) == Reached::Waived {
            return false;
        }
        if step.is_done(today) {
            let Some(until) = step.ends_soon(today) else {
                return false;
            };
            self.lapsing.push(line(until));
            return BEFORE_THE_END.contains(&days_between(today, until));
        }
        let Some(due) = step.due(calendar, today) else {
            return false;
        };
        match days_between(today, due) {
            // The day after, and then once a week.
            left if left < 0 => {
                self.overdue.push(line(due));
                -left % WEEK == 1
            }
            left if left <= WEEK => {
                self.due.push(line(due));
                left == WEEK
            }
            _ => false,
        }
    }
}

impl TeamFigures {
    /// Of one person.
    pub(super) fn of(person: &TeamPerson) -> Self {
        Self { n_overdue: person.is_behind().into(), n_lapsing: person.is_lapsing().into() }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            n_overdue: self.n_overdue.saturating_add(other.n_overdue),
            n_lapsing: self.n_lapsing.saturating_add(other.n_lapsing),
        }
    }

    /// Whether anybody is behind.
    pub(super) fn is_any(self) -> bool {
        0 < self.n_overdue + self.n_lapsing
    }
}
