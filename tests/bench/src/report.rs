use std::{fmt, time::Duration};

use crate::{fill::Imported, measure::Cost, scenes::stock::Stock};

/// What came of everything. `Display` is the tables of the documentation.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) start: Duration,
    pub(crate) imported: Imported,
    pub(crate) measured: Measured,
    pub(crate) stock: MeasuredStock,
}

/// What a server took that has an ERP.
#[derive(Debug)]
pub(crate) struct MeasuredStock {
    pub(crate) pages: Vec<Times>,
    pub(crate) stock: Stock,
}

/// What a server took that was asked for everything.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) pages: Vec<Times>,
    /// In bytes, after the start and after everything else.
    pub(crate) fresh: u64,
    pub(crate) used: u64,
    /// How many bytes it takes to send the whole matrix of skills, above the first of them.
    pub(crate) matrix: u64,
}

/// A page and its budget.
#[derive(Debug)]
pub(crate) struct Times {
    pub(crate) page: &'static str,
    pub(crate) at_most: Duration,
    /// On one connection, and on several.
    pub(crate) alone: Cost,
    pub(crate) crowd: Cost,
}

const MOST_START: Duration = Duration::from_millis(300);
const MOST_IMPORT: Duration = Duration::from_secs(10);
const MOST_ITEM_IMPORT: Duration = Duration::from_secs(15);
const MOST_LABELS: Duration = Duration::from_secs(3);
const MOST_LOAD: Duration = Duration::from_secs(10);
const MOST_XLSX: Duration = Duration::from_secs(15);
const MOST_STOCK: u64 = 64 << 20;
const MOST_FRESH: u64 = 40 << 20;
const MOST_USED: u64 = 80 << 20;
const MOST_MATRIX: u64 = 32 << 20;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| page | at most | one connection | eight connections | HTML |")?;
        writeln!(f, "|---|---|---|---|---|")?;
        for Times { page, at_most, alone, crowd } in
            self.measured.pages.iter().chain(&self.stock.pages)
        {
            let (limit, html) = (milliseconds(*at_most, *at_most), kibibytes(alone.bytes));
            let (alone, crowd) =
                (milliseconds(alone.cpu, *at_most), milliseconds(crowd.cpu, *at_most));
            writeln!(f, "| {page} | {limit} | {alone} | {crowd} | {html} |")?;
        }
        let stock = self.stock.stock;
        writeln!(f)?;
        writeln!(f, "| | at most | measured |")?;
        writeln!(f, "|---|---|---|")?;
        for (what, limit, time) in [
            ("start to ready", MOST_START, self.start),
            ("import of 10,000 people with managers", MOST_IMPORT, self.imported.people),
            ("import of 10,000 items with categories", MOST_ITEM_IMPORT, self.imported.items),
            ("500 labels as PDF", MOST_LABELS, self.imported.labels),
            ("a million stock lines loaded, with indexes", MOST_LOAD, stock.load),
            ("a million stock lines as CSV", MOST_XLSX, stock.csv.time),
            ("a million stock lines as XLSX", MOST_XLSX, stock.xlsx.time),
        ] {
            writeln!(f, "| {what} | {} | {} |", seconds(limit, limit), seconds(time, limit))?;
        }
        for (what, limit, bytes) in [
            ("memory after the start", MOST_FRESH, self.measured.fresh),
            ("more memory while the skills matrix goes as CSV", MOST_MATRIX, self.measured.matrix),
            ("memory after all of the above", MOST_USED, self.measured.used),
            ("more memory while a million stock lines go as CSV", MOST_STOCK, stock.csv.memory),
            ("the same as XLSX", MOST_STOCK, stock.xlsx.memory),
        ] {
            writeln!(f, "| {what} | {} | {} |", mebibytes(limit, limit), mebibytes(bytes, limit))?;
        }
        Ok(())
    }
}

fn milliseconds(time: Duration, limit: Duration) -> String {
    marked(format!("{:.3} ms", time.as_secs_f64() * 1_000.0), limit < time)
}

fn seconds(time: Duration, limit: Duration) -> String {
    marked(format!("{:.2} s", time.as_secs_f64()), limit < time)
}

fn mebibytes(bytes: u64, limit: u64) -> String {
    marked(format!("{} MB", bytes >> 20), limit < bytes)
}

/// A redirect has no page.
fn kibibytes(bytes: usize) -> String {
    match bytes {
        0 => String::new(),
        _ => format!("{} KB", bytes.div_ceil(1024)),
    }
}

/// What is above its budget is in bold.
fn marked(text: String, is_too_much: bool) -> String {
    if is_too_much { format!("**{text}**") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenes::stock::Taken;

    #[test]
    fn what_is_above_its_budget_stands_out() {
        let cost = |micros, bytes| Cost { cpu: Duration::from_micros(micros), bytes };
        let times =
            |page, alone, crowd| Times { page, at_most: Duration::from_micros(500), alone, crowd };
        let measured = Measured {
            pages: vec![
                times("quiz page", cost(312, 10_241), cost(500, 10_241)),
                times("submit", cost(501, 0), cost(1_200, 0)),
            ],
            fresh: 20 << 20,
            used: 81 << 20,
            matrix: 9 << 20,
        };
        let imported = Imported {
            people: Duration::from_secs(11),
            items: Duration::from_secs(9),
            labels: Duration::from_millis(400),
        };
        let taken = |seconds, memory| Taken { time: Duration::from_secs(seconds), memory };
        let stock = Stock {
            load: Duration::from_secs(9),
            csv: taken(3, 10 << 20),
            xlsx: taken(16, 65 << 20),
        };
        let pages = vec![times("stock page", cost(400, 10_241), cost(400, 10_241))];
        let stock = MeasuredStock { pages, stock };
        let report = Report { start: Duration::from_millis(85), imported, measured, stock };

        let expected = "\
            | page | at most | one connection | eight connections | HTML |\n\
            |---|---|---|---|---|\n\
            | quiz page | 0.500 ms | 0.312 ms | 0.500 ms | 11 KB |\n\
            | submit | 0.500 ms | **0.501 ms** | **1.200 ms** |  |\n\
            | stock page | 0.500 ms | 0.400 ms | 0.400 ms | 11 KB |\n\
            \n\
            | | at most | measured |\n\
            |---|---|---|\n\
            | start to ready | 0.30 s | 0.09 s |\n\
            | import of 10,000 people with managers | 10.00 s | **11.00 s** |\n\
            | import of 10,000 items with categories | 15.00 s | 9.00 s |\n\
            | 500 labels as PDF | 3.00 s | 0.40 s |\n\
            | a million stock lines loaded, with indexes | 10.00 s | 9.00 s |\n\
            | a million stock lines as CSV | 15.00 s | 3.00 s |\n\
            | a million stock lines as XLSX | 15.00 s | **16.00 s** |\n\
            | memory after the start | 40 MB | 20 MB |\n\
            | more memory while the skills matrix goes as CSV | 32 MB | 9 MB |\n\
            | memory after all of the above | 80 MB | **81 MB** |\n\
            | more memory while a million stock lines go as CSV | 64 MB | 10 MB |\n\
            | the same as XLSX | 64 MB | **65 MB** |\n";
        assert_eq!(report.to_string(), expected);
    }
}
