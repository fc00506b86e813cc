//! What a cell says, in a color and in words.

use application::{
    Message,
    skills::{Matrix, MatrixCell, MatrixSkill},
};
use domain_kernel::{Date, days_later};
use domain_skills::{Level, Standing};
use serde::Serialize;

use crate::{parts, reader::Reader};

/// What ends within so many days is worth a word.
const SOON: i64 = 60;

#[derive(Debug, Serialize)]
pub(super) struct Cell {
    tone: &'static str,
    level: u8,
    /// "needs 3"
    needs: Option<String>,
    note: Option<String>,
}

/// How many of those on the page have a skill who need it.
#[derive(Debug, Serialize)]
pub(super) struct Coverage {
    text: Option<String>,
    is_only_one: bool,
}

/// The words of all cells, said once.
pub(super) struct Words<'a> {
    reader: &'a Reader,
    needs: [String; Level::ALL.len()],
    gap: String,
    not_needed: String,
    soon: Date,
}

impl<'a> Words<'a> {
    pub(super) fn new(on: Date, reader: &'a Reader) -> Self {
        let needs = |level: Level| {
            reader.text(&Message::new("person-skill-needs").number("level", level.get().into()))
        };
        Self {
            reader,
            needs: Level::ALL.map(needs),
            gap: reader.say("person-skill-gap"),
            not_needed: reader.say("matrix-not-needed"),
            soon: days_later(on, SOON).unwrap_or(Date::MAX),
        }
    }

    pub(super) fn cell(&self, cell: &MatrixCell) -> Cell {
        let until = |key, date| {
            let date = self.reader.short_date(date);
            self.reader.text(&Message::new(key).text("date", &date))
        };
        let soon = cell.falls_on.filter(|it| *it <= self.soon);
        let (tone, note) = match (cell.lapse, cell.standing(), soon) {
            (Some(lapse), _, _) => ("is-lapsed", Some(until("matrix-lapsed", lapse.last))),
            (None, Standing::TooLow { .. } | Standing::Missing { .. }, _) => {
                ("is-gap", Some(self.gap.clone()))
            }
            (None, _, Some(last)) => ("is-soon", Some(until("matrix-lapses", last))),
            (None, Standing::Enough, None) => {
                ("is-met", cell.falls_on.map(|it| until("matrix-until", it)))
            }
            (None, Standing::NotNeeded, None) => ("is-extra", Some(self.not_needed.clone())),
        };
        let needs = (Level::NONE < cell.needed).then(|| self.needs_of(cell.needed));
        Cell { tone, level: cell.level.get(), needs, note }
    }

    fn needs_of(&self, level: Level) -> String {
        self.needs.get(usize::from(level.get())).cloned().unwrap_or_default()
    }
}

impl Coverage {
    pub(super) fn of(skill: &MatrixSkill, matrix: &Matrix, reader: &Reader) -> Self {
        let people = matrix.people.items.iter();
        let cells: Vec<&MatrixCell> =
            people.filter_map(|it| matrix.cells.get(&(it.id, skill.id))).collect();
        let needing = cells.iter().filter(|it| Level::NONE < it.needed);
        let n_needing = needing.clone().count();
        let n_enough = needing.filter(|it| it.standing() == Standing::Enough).count();
        let n_having = cells.iter().filter(|it| Level::NONE < it.level).count();
        let (n_needing, n_enough) = (parts::count(n_needing), parts::count(n_enough));
        let text = match (n_needing, n_having) {
            (0, 0) => None,
            (0, n) => Some(Message::new("matrix-have").number("n", parts::count(n))),
            (all, _) => Some(Message::new("matrix-of").number("n", n_enough).number("all", all)),
        };
        let is_only_one = n_enough == 1 && 1 < n_needing;
        Self { text: text.map(|it| reader.text(&it)), is_only_one }
    }
}
