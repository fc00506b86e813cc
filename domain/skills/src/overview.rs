//! How somebody stands with all their skills on a day, in figures.

use domain_kernel::{Date, days_later};

use crate::{Lapse, Level, Standing};

/// How somebody stands with one skill on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub level: Level,
    /// What their job roles need; 0 if none needs it.
    pub needed: Level,
    /// The last day of a level as high as this if nothing else happens.
    pub falls_on: Option<Date>,
    pub lapse: Option<Lapse>,
}

/// What a report about somebody begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Skills that they have, be it needed or not.
    pub n_held: u32,
    /// The average level of those, in tenths.
    pub tenths: Option<u32>,
    pub n_needed: u32,
    /// Of those that are needed, those of which they have enough.
    pub n_met: u32,
    pub n_lapsed: u32,
    pub n_lapsing: u32,
}

impl Position {
    /// What ends within so many days is worth a word.
    pub const SOON: i64 = 60;

    pub fn standing(&self) -> Standing {
        Standing::of(self.level, self.needed)
    }

    /// The last day of the level, if that comes soon.
    pub fn lapses_soon(&self, today: Date) -> Option<Date> {
        let soon = days_later(today, Self::SOON).unwrap_or(Date::MAX);
        self.falls_on.filter(|it| *it <= soon)
    }
}

impl Overview {
    pub fn of(positions: &[Position], today: Date) -> Self {
        let n = |is_so: &dyn Fn(&Position) -> bool| {
            u32::try_from(positions.iter().filter(|it| is_so(it)).count()).unwrap_or(u32::MAX)
        };
        let held = positions.iter().map(|it| it.level).filter(|it| Level::NONE < *it);
        Self {
            n_held: n(&|it| Level::NONE < it.level),
            tenths: average_tenths(held),
            n_needed: n(&|it| Level::NONE < it.needed),
            n_met: n(&|it| it.standing() == Standing::Enough),
            n_lapsed: n(&|it| it.lapse.is_some()),
            n_lapsing: n(&|it| it.lapses_soon(today).is_some()),
        }
    }

    /// Of those that are needed, those of which they have too little.
    pub fn n_gaps(&self) -> u32 {
        self.n_needed.saturating_sub(self.n_met)
    }
}

/// The average of levels in tenths, rounded half up; nothing of none.
pub fn average_tenths(levels: impl IntoIterator<Item = Level>) -> Option<u32> {
    let (mut sum, mut n) = (0_u32, 0_u32);
    for level in levels {
        sum = sum.saturating_add(u32::from(level.get()));
        n = n.saturating_add(1);
    }
    let doubled = sum.saturating_mul(20).saturating_add(n);
    doubled.checked_div(n.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 26);

    fn level(level: u8) -> Level {
        Level::new(level).expect("a level")
    }

    fn position(of: u8, needed: u8) -> Position {
        Position { level: level(of), needed: level(needed), ..Position::default() }
    }

    #[test]
    fn an_average_is_rounded_half_up_and_none_of_nothing() {
        for (levels, expected) in [
            (&[][..], None),
            (&[0], Some(0)),
            (&[1, 2], Some(15)),
            (&[1, 1, 2], Some(13)),
            (&[1, 2, 2], Some(17)),
            // 1.25 and 1.75.
            (&[1, 1, 1, 2], Some(13)),
            (&[1, 2, 2, 2], Some(18)),
            (&[4, 4], Some(40)),
        ] {
            let average = average_tenths(levels.iter().map(|it| level(*it)));
            assert_eq!(average, expected, "{levels:?}");
        }
    }

    #[test]
    fn an_overview_counts_what_is_held_needed_met_and_over() {
        assert_eq!(Overview::of(&[], TODAY), Overview::default());
        let lapsed = Position {
            lapse: Some(Lapse { last: Date::constant(2026, 10, 31), level: level(3) }),
            ..position(0, 3)
        };
        let ends = |days| Position { falls_on: days_later(TODAY, days), ..position(4, 2) };
        let positions =
            [position(3, 3), position(1, 2), position(2, 0), lapsed, ends(60), ends(61)];
        let overview = Overview::of(&positions, TODAY);
        let expected = Overview {
            n_held: 5,
            tenths: Some(28),
            n_needed: 5,
            n_met: 3,
            n_lapsed: 1,
            n_lapsing: 1,
        };
        assert_eq!((overview, overview.n_gaps()), (expected, 2));
    }
}
