use std::collections::BTreeMap;

use domain_kernel::{Date, DayError, days_later, fold, parse_day};
use domain_skills::{Level, RatingNote, Skill};

use super::{
    MOST_RATINGS, RatingColumn, RatingFault, RatingRowFault,
    columns::{About, Shape},
};
use crate::identity::{Cell, Fault, Heading, TableRow, is_formula, plain};

/// What a cell of a matrix or a line of a list says, as far as it tells by itself.
pub(super) struct Entry<'a> {
    pub(super) line: u32,
    /// The column that it is in, as the table calls it.
    pub(super) column: &'a str,
    pub(super) account: &'a str,
    pub(super) skill: &'a Skill,
    pub(super) level: Level,
    pub(super) on: Date,
    pub(super) until: Option<Date>,
    pub(super) note: Option<RatingNote>,
}

/// One more than may be at once at most, with what is wrong with those that are no lines.
pub(super) fn read<'a>(
    rows: &'a [TableRow],
    shape: &Shape<'a>,
    skills: &BTreeMap<String, &'a Skill>,
    (on, today): (Date, Date),
) -> (Vec<Entry<'a>>, Vec<RatingRowFault>) {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    let Some(account) = shape.place(RatingColumn::Account) else { return (lines, faults) };
    let is_list = shape.place(RatingColumn::Skill).is_some();
    for row in rows {
        let n_faults = faults.len();
        faults.extend(formulas(row, shape));
        let account = cell(row, Some(account));
        let mut n_said = 0;
        if is_list {
            match listed(row, shape, skills, (on, today)) {
                Ok(line) => lines.push(Entry { account, ..line }),
                Err(whys) if faults.len() == n_faults => faults.extend(whys),
                Err(_) => {}
            }
            n_said = 1;
        } else {
            for (place, about) in shape.0.iter().enumerate() {
                let Some(About::Levels(skill)) = about else { continue };
                let (text, column) = (cell(row, Some(place)), skill.settings.name.as_str());
                if text.is_empty() {
                    continue;
                }
                n_said += 1;
                match Level::parse(text) {
                    Ok(level) => lines.push(Entry {
                        line: row.line,
                        column,
                        account,
                        skill,
                        level,
                        on,
                        until: None,
                        note: None,
                    }),
                    Err(why) => faults.push(RatingRowFault::new(row.line, column, why)),
                }
            }
        }
        if account.is_empty() && 0 < n_said && faults.len() == n_faults {
            let column = RatingColumn::Account.name();
            faults.push(RatingRowFault::new(row.line, column, RatingFault::NoSuchPerson));
        }
        if (MOST_RATINGS as usize) < lines.len() {
            break;
        }
    }
    lines.retain(|it| !it.account.is_empty());
    (lines, faults)
}

/// A line that is one rating.
fn listed<'a>(
    row: &'a TableRow,
    shape: &Shape<'a>,
    skills: &BTreeMap<String, &'a Skill>,
    (on, today): (Date, Date),
) -> Result<Entry<'a>, Vec<RatingRowFault>> {
    let mut faults = Vec::new();
    let mut note = |column: RatingColumn, why: RatingFault| {
        faults.push(RatingRowFault::new(row.line, column.name(), why));
    };
    let text = |column| cell(row, shape.place(column));
    let skill = skills.get(&fold(text(RatingColumn::Skill))).copied();
    if skill.is_none() {
        note(RatingColumn::Skill, RatingFault::NoSuchSkill);
    }
    let level = Level::parse(text(RatingColumn::Level));
    let level = level.map_err(|err| note(RatingColumn::Level, err.into())).ok();
    let day = day(text(RatingColumn::On)).map_err(|err| note(RatingColumn::On, err.into())).ok();
    let on = day.map(|it| it.unwrap_or(on));
    if on.is_some_and(|it| today < it) {
        note(RatingColumn::On, RatingFault::ToCome);
    }
    let until = text(RatingColumn::Until);
    let until = self::day(until).map_err(|err| note(RatingColumn::Until, err.into())).ok();
    if until.flatten().zip(on).is_some_and(|(until, on)| until < on) {
        note(RatingColumn::Until, RatingFault::EndsBefore);
    }
    let said = RatingNote::parse_optional(text(RatingColumn::Note));
    let said = said.map_err(|err| note(RatingColumn::Note, err.into())).ok();
    match (skill, level, on, until, said) {
        (Some(skill), Some(level), Some(on), Some(until), Some(note)) if faults.is_empty() => {
            let column = RatingColumn::Skill.name();
            Ok(Entry { line: row.line, column, account: "", skill, level, on, until, note })
        }
        _ => Err(faults),
    }
}

/// A formula in any cell, and a cell that is below no head.
fn formulas(row: &TableRow, shape: &Shape<'_>) -> Vec<RatingRowFault> {
    let cells = row.cells.iter().enumerate().filter_map(|(place, cell)| {
        let about = shape.0.get(place).copied().flatten();
        let why = match cell {
            Cell::Formula => Fault::Formula,
            Cell::Text(text) if is_formula(text) => Fault::Formula,
            Cell::Text(text) if about.is_none() && !text.trim().is_empty() => Fault::NoHead,
            Cell::Text(_) => return None,
        };
        let column = match about {
            Some(About::Column(column)) => column.name().to_owned(),
            Some(About::Levels(skill)) => skill.settings.name.as_str().to_owned(),
            Some(About::Else) | None => (place + 1).to_string(),
        };
        Some(RatingRowFault::new(row.line, &column, why))
    });
    cells.collect()
}

fn cell(row: &TableRow, place: Option<usize>) -> &str {
    match place.and_then(|it| row.cells.get(it)) {
        Some(Cell::Text(text)) => plain(text).trim(),
        Some(Cell::Formula) | None => "",
    }
}

/// As in `2026-03-01`, as in `1.3.2026`, or as a spreadsheet keeps it: the days since the end of 1899.
fn day(text: &str) -> Result<Option<Date>, DayError> {
    const BEFORE_THE_FIRST: Date = Date::constant(1899, 12, 30);
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts[..] {
        return parse_day(&format!("{year}-{month:0>2}-{day:0>2}")).map(Some);
    }
    let number = text.parse().ok().filter(|it: &i64| 1_000 < *it);
    match number.and_then(|it| days_later(BEFORE_THE_FIRST, it)) {
        Some(day) => parse_day(&day.to_string()).map(Some),
        None => parse_day(text).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_and_spreadsheets_write_it() {
        let expected = Some(Date::constant(2026, 3, 1));
        for text in ["2026-03-01", "1.3.2026", "01.03.2026", "46082"] {
            assert_eq!(day(text), Ok(expected), "{text}");
        }
        assert_eq!(day(""), Ok(None));
        for text in ["1.3.26", "30.2.2026", "3", "soon", "99999999999", "1899-12-31"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
