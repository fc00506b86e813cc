use domain_kernel::fold;

use super::{SkillFault, SkillRowFault};
use crate::identity::{Cell, Fault, TableRow, is_formula, plain};

/// What a column of a table of skills is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkillColumn {
    Name,
    Category,
    /// What this level means.
    Level(u8),
    Critical,
}

/// What each column of a table is about.
pub(super) struct Columns(Vec<Option<SkillColumn>>);

/// What each column is about, and what is wrong with the heads.
pub(super) fn heads(head: &TableRow) -> (Columns, Vec<SkillRowFault>) {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    for cell in &head.cells {
        let text = match cell {
            Cell::Text(text) => text.trim(),
            Cell::Formula => "=",
        };
        let column = SkillColumn::called(text);
        let why = match column {
            _ if text.is_empty() => None,
            None => Some(Fault::UnknownHead),
            Some(it) if columns.contains(&Some(it)) => Some(Fault::HeadTwice),
            Some(_) => None,
        };
        faults.extend(why.map(|why| SkillRowFault::new(head.line, text, why)));
        columns.push(column);
    }
    let columns = Columns(columns);
    if !columns.has_name() {
        let name = SkillColumn::Name.name();
        faults.push(SkillRowFault::new(head.line, name, Fault::NoColumn));
    }
    (columns, faults)
}

impl Columns {
    pub(super) fn has_name(&self) -> bool {
        self.0.contains(&Some(SkillColumn::Name))
    }

    pub(super) fn text<'a>(&self, row: &'a TableRow, column: SkillColumn) -> &'a str {
        let place = self.0.iter().position(|it| *it == Some(column));
        match place.and_then(|it| row.cells.get(it)) {
            Some(Cell::Text(text)) => plain(text).trim(),
            Some(Cell::Formula) | None => "",
        }
    }

    /// A formula in any cell, and a cell that is below no head.
    pub(super) fn formulas(&self, row: &TableRow) -> Vec<SkillRowFault> {
        let cells = row.cells.iter().enumerate().filter_map(|(place, cell)| {
            let column = self.0.get(place).copied().flatten();
            let why = match cell {
                Cell::Formula => Fault::Formula,
                Cell::Text(text) if is_formula(text) => Fault::Formula,
                Cell::Text(text) if column.is_none() && !text.trim().is_empty() => Fault::NoHead,
                Cell::Text(_) => return None,
            };
            let name = column.map_or_else(|| (place + 1).to_string(), |it| it.name().to_owned());
            Some(SkillRowFault::new(row.line, &name, SkillFault::Table(why)))
        });
        cells.collect()
    }
}

impl SkillColumn {
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Category,
        Self::Level(1),
        Self::Level(2),
        Self::Level(3),
        Self::Level(4),
        Self::Critical,
    ];

    /// In English, for the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::Level(1) => "level 1",
            Self::Level(2) => "level 2",
            Self::Level(3) => "level 3",
            Self::Level(_) => "level 4",
            Self::Critical => "critical",
        }
    }

    /// What somebody may have written above it, in English and German.
    fn called(head: &str) -> Option<Self> {
        let folded = fold(&head.split_whitespace().collect::<Vec<_>>().join(" "));
        match folded.as_str() {
            "name" | "skill" | "fähigkeit" => Some(Self::Name),
            "category" | "kategorie" => Some(Self::Category),
            "critical" | "kritisch" => Some(Self::Critical),
            "level 1" | "stufe 1" => Some(Self::Level(1)),
            "level 2" | "stufe 2" => Some(Self::Level(2)),
            "level 3" | "stufe 3" => Some(Self::Level(3)),
            "level 4" | "stufe 4" => Some(Self::Level(4)),
            _ => None,
        }
    }
}
