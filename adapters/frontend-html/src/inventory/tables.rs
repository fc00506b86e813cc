//! Stock as rows of a table: what texts, numbers and days there are, whatever file they go into.

use std::collections::BTreeMap;

use application::inventory::{ExportHead, StockExport};
use domain_inventory::{
    CustomerKey, CustomerName, Freshness, Quantity, StockColumn, StockKind, StockLine,
};
use domain_kernel::{Date, Timestamp};

use super::{asked::Asked, filters, rows, words};
use crate::reader::Reader;

/// What stands in a cell of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Datum {
    Nothing,
    /// Stays text, whatever it looks like.
    Text(String),
    Number(Quantity),
    Day(Date),
}

/// What is taken away, and for whom.
pub(super) struct Taken<'a> {
    pub(super) export: &'a StockExport,
    pub(super) asked: &'a Asked,
    /// Whoever takes it away.
    pub(super) name: &'a str,
    pub(super) company: &'a str,
    pub(super) now: Timestamp,
    pub(super) reader: &'a Reader,
}

impl Datum {
    pub(super) fn text(text: Option<&str>) -> Self {
        match text {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Nothing,
        }
    }
}

impl Taken<'_> {
    /// What stands above the lines: as of when, whose, which and how many.
    pub(super) fn head(&self) -> Vec<Vec<Datum>> {
        let ExportHead { generation, freshness, n_lines, columns, whose, names } =
            &self.export.head;
        let reader = self.reader;
        let line =
            |key: &str, value: String| vec![Datum::Text(reader.say(key)), Datum::Text(value)];
        let account = match whose {
            Some(whose) => format!("{} ({whose})", self.name, whose = whose.as_str()),
            None => self.name.to_owned(),
        };
        let named = |_: StockColumn, key: &str| {
            rows::customer(&CustomerKey::restore(key.to_owned()), names).to_owned()
        };
        let narrowed = filters::in_words(self.asked, named, reader);
        let stale = words::stale(generation.as_of, *freshness, self.now, reader);
        let stale = stale.map(|it| line("stock-export-stale", it));
        let count = reader.number(words::count(*n_lines));
        let mut head: Vec<Vec<Datum>> = stale.into_iter().collect();
        head.extend([
            line("stock-export-as-of", reader.date_time(generation.as_of)),
            line("stock-export-account", account),
            line("stock-export-filters", narrowed),
            line("stock-export-lines", count),
            Vec::new(),
            columns.iter().map(|it| Datum::Text(reader.say(words::column(*it)))).collect(),
        ]);
        head
    }

    /// `harbour-sons-stock-2026-11-27-1432.csv`
    pub(super) fn file_name(&self, extension: &str) -> String {
        let view = match self.export.head.freshness {
            Freshness::Fresh => "stock",
            Freshness::Stale { .. } | Freshness::Old { .. } => "stock-stale",
        };
        file_name(self.company, view, (self.export.head.generation.as_of, self.reader), extension)
    }
}

pub(super) fn file_name(
    company: &str,
    view: &str,
    (as_of, reader): (Timestamp, &Reader),
    extension: &str,
) -> String {
    let day = reader.date_of(as_of).map(|it| it.to_string()).unwrap_or_default();
    let time = reader.time(as_of).replace(':', "");
    let parts = [slug(company), view.to_owned(), day, time];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    format!("{}.{extension}", parts.join("-"))
}

/// Of letters and digits that every file system takes.
fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    words.take(6).collect::<Vec<_>>().join("-").chars().take(60).collect()
}

pub(super) fn row(
    line: &StockLine,
    columns: &[StockColumn],
    names: &BTreeMap<CustomerKey, CustomerName>,
) -> Vec<Datum> {
    let datum = |column: &StockColumn| match (*column, column.kind()) {
        (StockColumn::Customer, _) => Datum::Text(rows::customer(&line.customer, names).to_owned()),
        (_, StockKind::Quantity) => line.quantity.map_or(Datum::Nothing, Datum::Number),
        (column, StockKind::Date) => line.date(column).map_or(Datum::Nothing, Datum::Day),
        (column, StockKind::Code | StockKind::Words) => Datum::text(line.text(column)),
    };
    columns.iter().map(datum).collect()
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;

    use super::*;
    use crate::{inventory::sample, tests::given};

    #[test]
    fn the_name_of_a_file_is_plain() {
        let reader = given::reader(Language::English);
        let name = |company: &str| file_name(company, "stock", (sample::now(), &reader), "csv");
        assert_eq!(name("Harbour & Sons"), "harbour-sons-stock-2026-11-27-1402.csv");
        assert_eq!(name("../\u{202e}Ünal\r\n"), "nal-stock-2026-11-27-1402.csv");
        assert_eq!(name("株式会社"), "stock-2026-11-27-1402.csv");
    }

    #[test]
    fn texts_stay_texts_and_numbers_numbers() {
        let columns = [StockColumn::Part, StockColumn::Quantity, StockColumn::ExpiresOn];
        let row = row(&sample::line("00123"), &columns, &sample::names());
        let quantity = Quantity::parse("480").expect("a quantity");
        let day = "2028-03-14".parse().expect("a day");
        let expected = [Datum::Text("00123".to_owned()), Datum::Number(quantity), Datum::Day(day)];
        assert_eq!(row, expected);
    }
}
