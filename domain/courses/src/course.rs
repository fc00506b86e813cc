use domain_kernel::{Change, Date, Id, Line, PersonId, Text, Timestamp};
use thiserror::Error;

use crate::{CourseCreated, CourseDeleted, CourseEdited};

pub type CourseId = Id<Course>;
/// As a course is called in every list.
pub type CourseTitle = Line<200>;
/// What a course is about, in some lines.
pub type CourseDescription = Text<10_000>;

/// Something that somebody teaches, on some days, to some students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub id: CourseId,
    pub settings: CourseSettings,
    /// Nobody, where it was the command line.
    pub creator: Option<PersonId>,
    pub created: Timestamp,
}

/// What a teacher decides about a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseSettings {
    pub title: CourseTitle,
    pub description: Option<CourseDescription>,
    pub days: CourseDays,
    /// `None` takes everybody.
    pub capacity: Option<Capacity>,
}

/// What it takes to make a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCourse {
    pub id: CourseId,
    pub settings: CourseSettings,
    pub creator: Option<PersonId>,
}

/// From when until when a course goes, as far as that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CourseDays {
    starts_on: Option<Date>,
    // Invariant: not before the start.
    ends_on: Option<Date>,
}

/// So many students may be enrolled at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Capacity(u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a course ends on the day on which it starts, or later")]
pub struct CourseDaysError;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("enter a number of places from 1 to {}", Capacity::MOST)]
pub struct CapacityError;

/// Why a course cannot have so few places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{n_enrolled} students are enrolled; withdraw some of them first, or leave them a place")]
pub struct SeatsTaken {
    pub n_enrolled: u32,
}

/// There are fewer places than students who want one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("there are only {n_free} places left in this course")]
pub struct CourseFull {
    pub n_free: u32,
}

impl Course {
    pub fn create(new: NewCourse, created: Timestamp) -> (Self, CourseCreated) {
        let NewCourse { id, settings, creator } = new;
        let fact = CourseCreated { course: id, details: settings.changes_from(None) };
        (Self { id, settings, creator, created }, fact)
    }

    /// Changes a course in which so many are enrolled. `None` when nothing changed.
    pub fn edit(
        &mut self,
        settings: CourseSettings,
        n_enrolled: u32,
    ) -> Result<Option<CourseEdited>, SeatsTaken> {
        if settings.capacity.is_some_and(|it| it.get() < n_enrolled) {
            return Err(SeatsTaken { n_enrolled });
        }
        let details = settings.changes_from(Some(&self.settings));
        let is_same = self.settings == settings;
        self.settings = settings;
        Ok((!is_same).then_some(CourseEdited { course: self.id, details }))
    }

    /// How full it is, with so many enrolled.
    pub fn full(&self, n_enrolled: u32) -> CourseFull {
        let n_places = self.settings.capacity.map_or(u32::MAX, Capacity::get);
        CourseFull { n_free: n_places.saturating_sub(n_enrolled) }
    }

    /// Ends a course, and with it that anybody was enrolled.
    pub fn delete(&self, n_enrolled: u32) -> CourseDeleted {
        CourseDeleted { course: self.id, title: self.settings.title.clone(), n_enrolled }
    }
}

impl CourseSettings {
    /// A description is long; that it is another one is all that is kept.
    fn changes_from(&self, before: Option<&Self>) -> Vec<Change> {
        let day = |it: Option<Date>| it.map(|it| it.to_string());
        let number = |it: Option<Capacity>| it.map(|it| it.get().to_string());
        let (then, now) = (before.map(|it| &it.days), &self.days);
        let (first, last) = (then.and_then(|it| it.starts_on), then.and_then(|it| it.ends_on));
        let title = before.map(|it| it.title.as_str().to_owned());
        let is_rewritten = before.is_some_and(|it| it.description != self.description);
        let changes = [
            Change::between("title", title, Some(self.title.as_str().to_owned())),
            Change::between("starts_on", day(first), day(now.starts_on)),
            Change::between("ends_on", day(last), day(now.ends_on)),
            Change::between(
                "capacity",
                number(before.and_then(|it| it.capacity)),
                number(self.capacity),
            ),
            is_rewritten.then(|| Change::set("content", "rewritten")),
        ];
        changes.into_iter().flatten().collect()
    }
}

impl CourseDays {
    pub fn new(starts_on: Option<Date>, ends_on: Option<Date>) -> Result<Self, CourseDaysError> {
        match (starts_on, ends_on) {
            (Some(starts_on), Some(ends_on)) if ends_on < starts_on => Err(CourseDaysError),
            _ => Ok(Self { starts_on, ends_on }),
        }
    }

    /// Takes days from storage as they are.
    pub fn restore(starts_on: Option<Date>, ends_on: Option<Date>) -> Self {
        Self { starts_on, ends_on }
    }

    pub fn starts_on(self) -> Option<Date> {
        self.starts_on
    }

    pub fn ends_on(self) -> Option<Date> {
        self.ends_on
    }
}

impl Capacity {
    pub const MOST: u32 = 100_000;

    pub fn new(n_places: u32) -> Result<Self, CapacityError> {
        (1..=Self::MOST).contains(&n_places).then_some(Self(n_places)).ok_or(CapacityError)
    }

    /// For a field that may be left empty.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, CapacityError> {
        match raw.trim() {
            "" => Ok(None),
            // A sign is no digit, and `parse` takes a plus.
            typed if typed.bytes().all(|it| it.is_ascii_digit()) => {
                Self::new(typed.parse().map_err(|_| CapacityError)?).map(Some)
            }
            _ => Err(CapacityError),
        }
    }

    /// Takes a number from storage as it is.
    pub fn restore(n_places: u32) -> Self {
        Self(n_places)
    }

    pub fn get(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn settings(title: &str, capacity: Option<u32>) -> CourseSettings {
        CourseSettings {
            title: CourseTitle::restore(title.to_owned()),
            description: None,
            days: CourseDays::default(),
            capacity: capacity.map(Capacity),
        }
    }

    fn given_course(capacity: Option<u32>) -> Course {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let new = NewCourse { id, settings: settings("Choir", capacity), creator: None };
        Course::create(new, Timestamp::from_micros(0)).0
    }

    #[test]
    fn a_course_never_has_fewer_places_than_students() {
        let mut course = given_course(Some(5));
        assert_eq!(course.edit(settings("Choir", Some(2)), 3), Err(SeatsTaken { n_enrolled: 3 }));
        assert_eq!(course, given_course(Some(5)));
        for capacity in [Some(3), None] {
            assert!(course.edit(settings("Choir", capacity), 3).is_ok_and(|it| it.is_some()));
        }
    }

    #[test]
    fn what_stays_the_same_is_no_change() {
        let mut course = given_course(Some(5));
        assert_eq!(course.edit(settings("Choir", Some(5)), 5), Ok(None));
        let described = CourseSettings {
            description: CourseDescription::parse_optional("Four voices").expect("a text"),
            ..settings("Choir", Some(5))
        };
        let edited = course.edit(described, 5).expect("a place for each").expect("a change");
        assert_eq!(edited.details, [Change::set("content", "rewritten")]);
    }

    #[test]
    fn a_course_ends_no_earlier_than_it_starts() {
        let day = |it| Some(Date::constant(2026, 11, it));
        assert!(CourseDays::new(day(3), day(3)).is_ok());
        assert!(CourseDays::new(day(3), None).is_ok());
        assert!(CourseDays::new(None, day(3)).is_ok());
        assert_eq!(CourseDays::new(day(3), day(2)), Err(CourseDaysError));
    }

    #[test]
    fn a_capacity_is_a_number_of_places() {
        assert_eq!(Capacity::parse_optional(" 12 "), Ok(Some(Capacity(12))));
        assert_eq!(Capacity::parse_optional(" "), Ok(None));
        for raw in ["0", "-1", "+3", "1e3", "100001", "99999999999999999999", "１２", "x"] {
            assert_eq!(Capacity::parse_optional(raw), Err(CapacityError), "{raw:?}");
        }
    }
}
