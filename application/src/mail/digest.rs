//! What somebody is reminded of, all in one mail.

use domain_equipment::{ItemName, ItemTag};
use domain_kernel::{Date, days_between};
use domain_onboarding::{Calendar, Reached};
use domain_training::ModuleTitle;

use crate::{
    equipment::DueItem,
    onboarding::{TeamPerson, TeamStep},
};

/// Titles and dates of what is to be learned, each list in the order of its dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// What should have been done by then.
    pub overdue: Vec<DigestLine>,
    /// What is due within a week.
    pub due: Vec<DigestLine>,
    /// What is done, counts until then and is to be done again.
    pub lapsing: Vec<DigestLine>,
    /// What somebody has and should have brought back by then, or has to today.
    pub items: Vec<DigestItem>,
    /// Of those whom a manager leads, and of everybody's items for an admin.
    pub team: Option<TeamFigures>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestLine {
    pub title: ModuleTitle,
    pub on: Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestItem {
    pub tag: ItemTag,
    pub name: ItemName,
    pub due: Date,
}

/// How many people of a team are behind. Who they are does not leave the team's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamFigures {
    pub n_overdue: u32,
    pub n_lapsing: u32,
    /// Things that they should have brought back.
    pub n_items: u32,
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

    /// Adds what somebody has to bring back, and says whether any of it is a reason to say so: on the
    /// day, on the day after, and then once a week.
    pub(crate) fn add_items(&mut self, items: &[DueItem], today: Date) -> bool {
        let mut is_news = false;
        for DueItem { tag, name, due, .. } in items {
            is_news |= *due == today || is_late_news(*due, today);
            self.items.push(DigestItem { tag: tag.clone(), name: name.clone(), due: *due });
        }
        is_news
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

/// Whether something that was due then is late for a day, or for so many weeks and a day.
pub(super) fn is_late_news(due: Date, today: Date) -> bool {
    days_between(due, today) % WEEK == 1
}

impl TeamFigures {
    /// Of one person.
    pub(super) fn of(person: &TeamPerson) -> Self {
        let (n_overdue, n_lapsing) = (person.is_behind().into(), person.is_lapsing().into());
        Self { n_overdue, n_lapsing, n_items: 0 }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            n_overdue: self.n_overdue.saturating_add(other.n_overdue),
            n_lapsing: self.n_lapsing.saturating_add(other.n_lapsing),
            n_items: self.n_items.saturating_add(other.n_items),
        }
    }

    /// Whether anybody is behind.
    pub(super) fn is_any(self) -> bool {
        0 < self.n_overdue + self.n_lapsing + self.n_items
    }
}
