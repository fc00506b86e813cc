use domain_kernel::{Date, Id, PersonId, Timestamp, days_between};
use thiserror::Error;

use crate::{PathAssigned, PathId, PathMoved, PathNumber, PathWithdrawn};

pub type AssignmentId = Id<Assignment>;

/// That one person is on one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub id: AssignmentId,
    pub path: PathId,
    /// The version whose steps are theirs.
    pub number: PathNumber,
    pub person: PersonId,
    /// From when due dates count.
    pub starts_on: Date,
}

/// A date that was typed as the start is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StartError {
    #[error("write a date like 2026-11-30")]
    Malformed,
    #[error("the start must be between 1990 and 2100")]
    OutOfRange,
}

const EPOCH: Date = Date::constant(1970, 1, 1);
const MICROS_A_DAY: i64 = 86_400_000_000;

impl Assignment {
    pub fn assign(
        id: AssignmentId,
        path: (PathId, PathNumber),
        person: PersonId,
        starts_on: Date,
    ) -> (Self, PathAssigned) {
        let (path, number) = path;
        let assigned = PathAssigned { path, person, starts_on, is_by_rule: false };
        (Self { id, path, number, person, starts_on }, assigned)
    }

    /// The same, since the person is one of those whom the path is for.
    pub fn follow(
        id: AssignmentId,
        path: (PathId, PathNumber),
        person: PersonId,
        starts_on: Date,
    ) -> (Self, PathAssigned) {
        let (assignment, assigned) = Self::assign(id, path, person, starts_on);
        (assignment, PathAssigned { is_by_rule: true, ..assigned })
    }

    /// Gives the person the steps of another version. What is done stays done. `None` if these are
    /// theirs already.
    pub fn move_to(&mut self, number: PathNumber) -> Option<PathMoved> {
        if self.number == number {
            return None;
        }
        let numbers = (self.number, number);
        self.number = number;
        Some(PathMoved { path: self.path, person: self.person, numbers })
    }

    /// From when it counts what the person has: what they gave back before is no item that this path
    /// asks for. Nowhere is it the day of the start already.
    pub fn begins(&self) -> Timestamp {
        let days = days_between(EPOCH, self.starts_on).saturating_sub(1);
        Timestamp::from_micros(days.saturating_mul(MICROS_A_DAY))
    }

    /// Takes the person off the path. What they have completed stays theirs.
    pub fn withdraw(self) -> PathWithdrawn {
        PathWithdrawn { path: self.path, person: self.person }
    }
}

/// A start as forms send it (spec: training, T15).
pub fn parse_start(raw: &str) -> Result<Date, StartError> {
    let raw = raw.trim();
    // Only the extended form of ISO 8601; the library would take others too.
    let is_dashed = raw.len() == 10 && raw.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    let date: Date = raw.parse().ok().filter(|_| is_dashed).ok_or(StartError::Malformed)?;
    if !(1990..=2100).contains(&date.year()) {
        return Err(StartError::OutOfRange);
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_somebody_has_counts_from_the_day_before_the_start() {
        let id = Uuid::from_u128(1);
        for (starts_on, micros) in [
            (Date::constant(1970, 1, 2), 0),
            (Date::constant(1970, 1, 1), -MICROS_A_DAY),
            (Date::constant(2026, 11, 30), 20_786 * MICROS_A_DAY),
        ] {
            let path = (Id::from_uuid(id), PathNumber::FIRST);
            let (on, _) = Assignment::assign(Id::from_uuid(id), path, Id::from_uuid(id), starts_on);
            assert_eq!(on.begins().micros(), micros, "{starts_on}");
        }
    }

    #[test]
    fn a_start_is_a_date_of_our_time() {
        assert!(parse_start(" 2026-11-30 ").is_ok());
        for (raw, err) in [
            ("1111-11-11", StartError::OutOfRange),
            ("9999-12-31", StartError::OutOfRange),
            ("2026-02-30", StartError::Malformed),
            ("0000-00-00", StartError::Malformed),
            ("20261130", StartError::Malformed),
            ("2026-W48-1", StartError::Malformed),
            ("", StartError::Malformed),
        ] {
            assert_eq!(parse_start(raw), Err(err), "{raw:?}");
        }
    }
}
