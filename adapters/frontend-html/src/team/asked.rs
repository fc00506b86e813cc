//! What of a team is looked for, and in which order.

use std::{cmp::Reverse, sync::Arc};

use application::{
    PageNumber,
    identity::Direction,
    onboarding::{MemberOnPath, TeamPerson},
};
use domain_kernel::{Date, fold};
use domain_onboarding::PathId;

use super::line::Show;
use crate::{
    query::Query,
    sort::{self, word},
};

/// The people of a list, and the filters that made it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) show: Show,
    pub(super) path: Option<PathId>,
    /// Part of a name.
    pub(super) search: String,
    pub(super) sort: Sort,
    pub(super) direction: Direction,
    pub(super) page: PageNumber,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Path,
    Progress,
    /// Who is late comes first, then who has failed, then what is due next.
    #[default]
    Due,
    LastActivity,
}

/// Somebody on one path, or on none.
pub(super) type Entry<'a> = (&'a TeamPerson, Option<&'a MemberOnPath>);

impl Sort {
    pub(super) const ALL: [Self; 5] =
        [Self::Name, Self::Path, Self::Progress, Self::Due, Self::LastActivity];

    /// As the query string says it; what goes without saying is empty.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Path => "path",
            Self::Progress => "progress",
            Self::Due => "",
            Self::LastActivity => "activity",
        }
    }

    pub(super) fn head(self) -> &'static str {
        match self {
            Self::Name => "people-person",
            Self::Path => "team-path",
            Self::Progress => "team-progress-head",
            Self::Due => "team-due",
            Self::LastActivity => "team-last-activity",
        }
    }

    fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).unwrap_or_default()
    }

    /// Everybody comes by name already, and keeps that order among equals.
    fn apply(self, entries: &mut [Entry<'_>]) {
        match self {
            Self::Name => {}
            Self::Path => entries.sort_by_cached_key(|(_, path)| {
                (path.is_none(), path.map(|it| fold(it.title.as_str())))
            }),
            Self::Progress => entries.sort_by_key(|(_, path)| share(*path)),
            Self::Due => entries.sort_by_key(|(_, path)| urgency(*path)),
            Self::LastActivity => {
                entries.sort_by_key(|(person, _)| Reverse(person.member.last_activity));
            }
        }
    }
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            show: Show::Everyone,
            path: None,
            search: String::new(),
            sort: Sort::default(),
            direction: Direction::default(),
            page: PageNumber::FIRST,
        }
    }
}

impl Asked {
    pub(super) fn parse(query: &Query) -> Self {
        Self {
            show: Show::parse(query.text("show")),
            path: query.text("path").parse().ok(),
            search: query.text("q").to_owned(),
            sort: Sort::parse(query.text("sort")),
            direction: sort::direction(query.text("direction")),
            page: query.page(),
        }
    }

    /// The fields of the query string that say which lines there are.
    pub(super) fn filters(&self) -> [(&'static str, String); 3] {
        let path = self.path.map(|it| it.to_string()).unwrap_or_default();
        [("q", self.search.clone()), ("path", path), ("show", self.show.name().to_owned())]
    }

    pub(super) fn order(&self) -> [(&'static str, &'static str); 2] {
        [("sort", self.sort.name()), ("direction", word(self.direction))]
    }

    /// Everybody with each path that they are on, but for the view: of those who are called so, on
    /// the path that is asked for.
    pub(super) fn entries<'a>(&self, people: &'a [Arc<TeamPerson>]) -> Vec<Entry<'a>> {
        let wanted = fold(&self.search);
        let mut entries: Vec<Entry<'_>> = Vec::new();
        for person in people.iter().map(Arc::as_ref) {
            if !wanted.is_empty() && !fold(person.member.name.as_str()).contains(&wanted) {
                continue;
            }
            if person.paths.is_empty() && self.path.is_none() {
                entries.push((person, None));
            }
            let paths = person.paths.iter();
            let paths = paths.filter(|it| self.path.is_none_or(|asked| asked == it.path));
            entries.extend(paths.map(|it| (person, Some(it))));
        }
        entries
    }

    /// Those of [`Asked::entries`] that the view shows, in order.
    pub(super) fn chosen<'a>(&self, entries: &[Entry<'a>]) -> Vec<Entry<'a>> {
        let shown = entries.iter().filter(|(_, path)| self.show.takes(*path));
        let mut shown: Vec<Entry<'a>> = shown.copied().collect();
        self.sort.apply(&mut shown);
        if self.direction == Direction::Descending {
            shown.reverse();
        }
        shown
    }
}

/// Who is late first, then who has failed, then by when something is due.
fn urgency(path: Option<&MemberOnPath>) -> (u8, Option<Date>) {
    match path {
        Some(path) if 0 < path.n_overdue => (0, path.next_due),
        Some(path) if !path.failed.is_empty() => (1, path.next_due),
        Some(path) if path.next_due.is_some() => (2, path.next_due),
        Some(_) => (3, None),
        None => (4, None),
    }
}

/// How much is done, in parts of a million; nothing for who has nothing to do.
fn share(path: Option<&MemberOnPath>) -> Option<u64> {
    let path = path.filter(|it| 0 < it.n_steps)?;
    Some(u64::from(path.n_done) * 1_000_000 / u64::from(path.n_steps))
}
