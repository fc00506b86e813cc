//! Tables of assets as Snipe-IT writes them (its "Custom Asset Report" and the samples of its
//! importer; <https://snipe-it.readme.io/docs/importing>).

use domain_kernel::fold;

use super::ItemColumn;
use crate::identity::{Cell, Heading, Table, TableRow, head_text};

/// The same in our columns, with the heads of what has no place here.
pub(super) struct Translated {
    pub(super) table: Table,
    pub(super) left_out: Vec<String>,
}

/// Heads that stand in no other table of equipment that we know of. Two of them, beside that of the
/// tag, tell whose it is.
const ITS_OWN: [&str; 16] = [
    "asset name",
    "asset notes",
    "checked out",
    "checked out to: username",
    "checked out to: email",
    "checkout type",
    "company",
    "default location",
    "item name",
    "manufacturer",
    "model no.",
    "model number",
    "order number",
    "purchase cost",
    "purchase date",
    "supplier",
];

/// Where each of our columns stands there, the best place first.
const PLACES: [(ItemColumn, &[&str]); 7] = [
    (ItemColumn::Tag, &["asset tag"]),
    // An asset without a name of its own is what its model is.
    (ItemColumn::Name, &["asset name", "item name", "name", "model", "category"]),
    (ItemColumn::Category, &["category"]),
    (ItemColumn::Model, &["model", "model name"]),
    (ItemColumn::Serial, &["serial", "serial number"]),
    // Where it belongs goes before where it happens to be.
    (ItemColumn::Location, &["default location", "location"]),
    (ItemColumn::Notes, &["asset notes", "notes"]),
];

/// `None` for a table of somebody else.
pub(super) fn translated(table: &Table) -> Option<Translated> {
    let (head, lines) = table.rows.split_first()?;
    let heads: Vec<String> = head.cells.iter().map(|it| fold(head_text(it))).collect();
    let n_own = heads.iter().filter(|it| ITS_OWN.contains(&it.as_str())).count();
    if n_own < 2 || !heads.iter().any(|it| it == "asset tag") {
        return None;
    }
    let place = |name: &&str| heads.iter().position(|it| it == name);
    let places: Vec<(ItemColumn, Vec<usize>)> = PLACES
        .iter()
        .map(|(column, names)| (*column, names.iter().filter_map(place).collect()))
        .collect();
    let is_taken = |at: &usize| places.iter().any(|(_, it)| it.contains(at));
    let left_out = head.cells.iter().enumerate().filter(|(at, _)| !is_taken(at));
    let left_out = left_out.map(|(_, it)| head_text(it).to_owned());
    let heads = places.iter().map(|(it, _)| Cell::Text(it.name().to_owned())).collect();
    let first = TableRow { line: head.line, cells: heads };
    let rows = lines.iter().map(|line| TableRow {
        line: line.line,
        cells: places.iter().map(|(_, it)| said(line, it)).collect(),
    });
    Some(Translated {
        table: Table { rows: std::iter::once(first).chain(rows).collect() },
        left_out: left_out.filter(|it| !it.is_empty()).collect(),
    })
}

/// What the first of these cells says that says anything.
fn said(line: &TableRow, places: &[usize]) -> Cell {
    let cells = places.iter().filter_map(|it| line.cells.get(*it));
    let mut cells = cells.filter(|it| !matches!(it, Cell::Text(text) if text.trim().is_empty()));
    cells.next().cloned().unwrap_or(Cell::Text(String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&str]) -> Table {
        let row = |(at, line): (usize, &&str)| TableRow {
            line: u32::try_from(at + 1).expect("a few lines"),
            cells: line.split(',').map(|it| Cell::Text(it.to_owned())).collect(),
        };
        Table { rows: lines.iter().enumerate().map(row).collect() }
    }

    fn texts(row: &TableRow) -> Vec<&str> {
        row.cells.iter().map(head_text).collect()
    }

    #[test]
    fn its_heads_tell_whose_it_is_and_what_is_left_out() {
        let theirs = table(&[
            "Company,Name,Asset Tag,Category,Location,Model,Model Number,Asset Notes,Purchase Cost",
            "Harbour,Backhoe,ICC-1,Diggers,Yard,Nial,17,Squeaks,2266.13",
            "Harbour,,ICC-2,Diggers,Yard,Nial,17,,",
        ]);
        let ours = translated(&theirs).expect("it is one of theirs");
        assert_eq!(ours.left_out, ["Company", "Model Number", "Purchase Cost"]);
        let rows = &ours.table.rows;
        assert_eq!(
            texts(&rows[0]),
            ["tag", "name", "category", "model", "serial", "location", "notes"]
        );
        assert_eq!(texts(&rows[1]), ["ICC-1", "Backhoe", "Diggers", "Nial", "", "Yard", "Squeaks"]);
        assert_eq!(texts(&rows[2])[1], "Nial");
        assert_eq!(rows[2].line, 3);
    }

    #[test]
    fn a_table_of_somebody_else_stays_as_it_is() {
        for heads in ["tag,name,category", "Asset Tag,Name,Location", "Company,Supplier,Name"] {
            assert!(translated(&table(&[heads, "a,b,c"])).is_none(), "{heads}");
        }
        assert!(translated(&Table::default()).is_none());
    }
}
