//! What a calendar outside was told of the days that matter to somebody, so that it can be told what
//! has changed since.

use std::{collections::BTreeMap, fmt, time::Duration};

use domain_kernel::{Date, Id, PersonId, Timestamp};

use crate::{ModuleId, ModuleTitle};

/// SHA-256 of the secret in the address of somebody's calendar. Whoever reads the store learns
/// nothing that opens it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarHash(pub [u8; 32]);

/// The address of somebody's calendar. Each has one at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarAddress {
    pub person: PersonId,
    pub hash: CalendarHash,
    pub made: Timestamp,
}

/// Why a day matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// A module is due.
    Due,
    /// What was completed is good until then.
    Ends,
    /// A task of a path is due.
    Task,
    /// A task of a path is due that somebody who leads them does.
    ManagersTask,
    /// A task of a path is due that an admin does.
    AdminsTask,
}

/// What a day is about: a module or a task of a path, as its kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {}

/// What an entry of a calendar is about, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryKey {
    pub subject: Id<Subject>,
    pub kind: DayKind,
}

/// A day that matters now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: EntryKey,
    pub on: Date,
    /// Of the module or the task.
    pub title: ModuleTitle,
}

/// What was told of an entry last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub on: Date,
    pub title: ModuleTitle,
    /// Whether it does not matter any more.
    pub is_cancelled: bool,
    /// How often something else was told before.
    pub sequence: u32,
    pub changed: Timestamp,
}

/// Everything that a calendar was told.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Calendar(BTreeMap<EntryKey, Told>);

impl DayKind {
    pub const ALL: [Self; 5] =
        [Self::Due, Self::Ends, Self::Task, Self::ManagersTask, Self::AdminsTask];

    /// The word that stores and calendars keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Ends => "ends",
            Self::Task => "task",
            Self::ManagersTask => "managers_task",
            Self::AdminsTask => "admins_task",
        }
    }

    /// The opposite of [`DayKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl EntryKey {
    pub fn of_module(module: ModuleId, kind: DayKind) -> Self {
        Self { subject: Id::from_uuid(module.uuid()), kind }
    }

    /// The module that it is about, if it is one.
    pub fn module(&self) -> Option<ModuleId> {
        match self.kind {
            DayKind::Due | DayKind::Ends => Some(Id::from_uuid(self.subject.uuid())),
            DayKind::Task | DayKind::ManagersTask | DayKind::AdminsTask => None,
        }
    }
}

impl Calendar {
    /// How long it is told that something does not matter any more: longer than any calendar goes
    /// without asking.
    pub const KEPT: Duration = Duration::from_hours(90 * 24);

    /// Takes what was told from storage as it is.
    pub fn restore(entries: impl IntoIterator<Item = (EntryKey, Told)>) -> Self {
        Self(entries.into_iter().collect())
    }

    pub fn entries(&self) -> impl Iterator<Item = (&EntryKey, &Told)> {
        self.0.iter()
    }

    /// Tells what matters now, and says whether anything of that is new.
    pub fn tell(&mut self, entries: &[Entry], now: Timestamp) -> bool {
        let before = self.0.clone();
        for Entry { key, on, title } in entries {
            let told = self.0.get(key);
            let is_known =
                told.is_some_and(|it| !it.is_cancelled && it.on == *on && it.title == *title);
            if is_known {
                continue;
            }
            let sequence = told.map_or(0, |it| it.sequence.saturating_add(1));
            let (title, changed) = (title.clone(), now);
            let told = Told { on: *on, title, is_cancelled: false, sequence, changed };
            self.0.insert(*key, told);
        }
        let is_gone = |key: &EntryKey| entries.iter().all(|it| it.key != *key);
        for (_, told) in self.0.iter_mut().filter(|(key, it)| !it.is_cancelled && is_gone(key)) {
            told.is_cancelled = true;
            told.sequence = told.sequence.saturating_add(1);
            told.changed = now;
        }
        self.0.retain(|_, it| !it.is_cancelled || now.since(it.changed) < Self::KEPT);
        self.0 != before
    }
}

impl fmt::Debug for CalendarHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CalendarHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::given::{at, id};

    fn key(module: u128, kind: DayKind) -> EntryKey {
        EntryKey { subject: id(module), kind }
    }

    fn entry(key: EntryKey, on: &str, title: &str) -> Entry {
        Entry {
            key,
            on: on.parse().expect("a date"),
            title: ModuleTitle::restore(title.to_owned()),
        }
    }

    /// The day, whether it was called off, and how often it was changed.
    fn told(calendar: &Calendar) -> Vec<(String, bool, u32)> {
        calendar
            .entries()
            .map(|(_, it)| (it.on.to_string(), it.is_cancelled, it.sequence))
            .collect()
    }

    #[test]
    fn what_has_not_changed_is_told_as_before() {
        let mut calendar = Calendar::default();
        let due = entry(key(1, DayKind::Due), "2026-11-30", "Locks");
        assert!(calendar.tell(std::slice::from_ref(&due), at(1)));
        assert!(!calendar.tell(&[due], at(2)));
        assert_eq!(calendar.entries().next().map(|(_, it)| it.changed), Some(at(1)));
        assert_eq!(told(&calendar), [("2026-11-30".to_owned(), false, 0)]);
    }

    #[test]
    fn another_day_another_title_and_the_end_are_changes() {
        let mut calendar = Calendar::default();
        for entries in [
            vec![entry(key(1, DayKind::Due), "2026-11-30", "Locks")],
            vec![entry(key(1, DayKind::Due), "2026-12-01", "Locks")],
            vec![entry(key(1, DayKind::Due), "2026-12-01", "Locks and tags")],
            vec![],
        ] {
            assert!(calendar.tell(&entries, at(1)));
        }
        assert_eq!(told(&calendar), [("2026-12-01".to_owned(), true, 3)]);
        assert!(!calendar.tell(&[], at(2)));

        // It is due again, as part of the same entry.
        assert!(
            calendar.tell(&[entry(key(1, DayKind::Due), "2027-12-01", "Locks and tags")], at(3))
        );
        assert_eq!(told(&calendar), [("2027-12-01".to_owned(), false, 4)]);
    }

    #[test]
    fn each_module_and_each_reason_has_an_entry() {
        let keys = [key(1, DayKind::Due), key(1, DayKind::Ends), key(2, DayKind::Due)];
        let modules = [Some(id(1)), Some(id(1)), Some(id(2))];
        assert_eq!(keys.map(|it| it.module()), modules);
        assert_eq!(key(1, DayKind::Task).module(), None);
        let mut calendar = Calendar::default();
        calendar.tell(&keys.map(|it| entry(it, "2026-11-30", "Locks")), at(1));
        assert_eq!(calendar.entries().count(), 3);
    }

    #[test]
    fn what_is_long_over_is_not_told_any_more() {
        let mut calendar = Calendar::default();
        calendar.tell(&[entry(key(1, DayKind::Due), "2026-11-30", "Locks")], at(0));
        calendar.tell(&[], at(0));
        assert!(
            !calendar.tell(&[], at(0).plus(Calendar::KEPT.saturating_sub(Duration::from_secs(1))))
        );
        assert!(calendar.tell(&[], at(0).plus(Calendar::KEPT)));
        assert_eq!(calendar, Calendar::default());
    }
}
