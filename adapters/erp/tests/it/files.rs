use std::{fs, io::Write, path::Path};

use application::inventory::StockSource;
use domain_inventory::{ErpKind, StockColumn, Trouble};
use erp::Allowed;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

use crate::{
    contract,
    fixture::{COLUMNS, CUSTOMERS, N_MANY, STOCK, chosen, files, mapping, open, usual_mapping},
};

/// All lines of the stock, with the names of the columns first.
fn stock() -> Vec<[&'static str; 8]> {
    let rows = STOCK.map(|row| row.map(Option::unwrap_or_default));
    std::iter::once(COLUMNS).chain(rows).collect()
}

fn customers() -> Vec<[&'static str; 2]> {
    std::iter::once(["customer", "name"]).chain(CUSTOMERS.map(|(key, name)| [key, name])).collect()
}

fn csv<const N: usize>(rows: &[[&str; N]], separator: &str, line_end: &str) -> String {
    let quoted = |it: &&str| match it.contains([',', ';', '\t', '"', '\n']) {
        true => format!("\"{}\"", it.replace('"', "\"\"")),
        false => (*it).to_owned(),
    };
    let lines = rows
        .iter()
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + line_end);
    lines.collect()
}

fn write_workbook<const N: usize>(path: &Path, rows: &[[&str; N]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (column, value) in (0..).zip(row) {
            if !value.is_empty() {
                sheet.write_string(number, column, *value).expect("a cell");
            }
        }
    }
    book.save(path).expect("a file");
}

struct Erp(TempDir);

impl Erp {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), content).expect("a file");
    }

    async fn about(&self, stock: &str, customers: &str) -> Box<dyn StockSource> {
        let folder = self.0.path();
        let allowed = Allowed { folders: vec![folder.to_owned()], ..Allowed::default() };
        let place = chosen(ErpKind::Files, folder.to_str().expect("a path"), None);
        open(allowed, place, "", &files(stock, customers)).await.expect("a source")
    }
}

async fn keeps_the_promises(source: &dyn StockSource) {
    contract::all_rows_come_once_and_as_they_are(source).await;
    contract::customers_come_with_their_keys(source).await;
    contract::the_columns_of_an_answer_are_told(source).await;
    contract::a_column_that_is_missing_is_named(source).await;
    contract::a_column_is_found_whatever_its_case(source).await;
    contract::it_says_what_it_is(source, "CSV and XLSX", Some(false)).await;
}

#[tokio::test]
async fn csv_files_keep_the_promises_whatever_wrote_them() {
    let erp = Erp::new();
    let utf_16 = |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    };
    for (separator, line_end) in [(",", "\n"), (";", "\r\n"), ("\t", "\r")] {
        let text = csv(&stock(), separator, line_end);
        erp.put("customers.csv", csv(&customers(), separator, line_end));
        for bytes in [
            text.clone().into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            utf_16(&text, u16::to_le_bytes),
            utf_16(&text, u16::to_be_bytes),
        ] {
            erp.put("stock.csv", bytes);
            keeps_the_promises(erp.about("stock.csv", "customers.csv").await.as_ref()).await;
        }
    }
}

#[tokio::test]
async fn workbooks_keep_the_promises() {
    let erp = Erp::new();
    write_workbook(&erp.0.path().join("stock.xlsx"), &stock());
    write_workbook(&erp.0.path().join("customers.xlsx"), &customers());
    keeps_the_promises(erp.about("stock.xlsx", "customers.xlsx").await.as_ref()).await;
}

#[tokio::test]
async fn numbers_and_dates_of_a_workbook_are_those_that_it_shows() {
    let erp = Erp::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in (0..).zip(["customer", "part", "quantity", "expires_on"]) {
        sheet.write_string(0, column, name).expect("a cell");
    }
    let day = ExcelDateTime::from_ymd(2026, 1, 5).expect("a day");
    for (number, customer, quantity) in [(1, 292.0, 0.1), (2, 1e5, -24.0), (4, 7.0, 1250.5)] {
        sheet.write_number(number, 0, customer).expect("a cell");
        sheet.write_string(number, 1, "00123").expect("a cell");
        sheet.write_number(number, 2, quantity).expect("a cell");
        sheet.write_with_format(number, 3, &day, &date).expect("a cell");
    }
    book.save(erp.0.path().join("stock.xlsx")).expect("a file");
    let mapping = mapping(&[
        (StockColumn::Customer, "customer"),
        (StockColumn::Part, "part"),
        (StockColumn::Quantity, "quantity"),
        (StockColumn::ExpiresOn, "expires_on"),
    ]);

    let source = erp.about("stock.xlsx", "stock.xlsx").await;
    let read = contract::read(source.as_ref(), &mapping).await.expect("an answer");
    let told = read.lines.iter().map(|it| {
        let quantity = it.quantity.map(|it| it.to_string()).unwrap_or_default();
        let day = it.expires_on.map(|it| it.to_string()).unwrap_or_default();
        (it.customer.as_str().to_owned(), it.part.clone(), quantity, day)
    });
    let line = |customer: &str, quantity: &str| {
        let [part, day] = ["00123", "2026-01-05"].map(str::to_owned);
        (customer.to_owned(), part, quantity.to_owned(), day)
    };
    assert_eq!(
        told.collect::<Vec<_>>(),
        [line("292", "0.1"), line("100000", "-24"), line("7", "1250.5")]
    );
}

#[tokio::test]
async fn windows_1252_is_told_by_what_utf_8_is_not() {
    let erp = Erp::new();
    let mut bytes = b"customer;part;quantity;description;unit;bin;lot;expires_on\n".to_vec();
    // Far behind the first look at the file.
    for _ in 0..20_000 {
        bytes.extend(b"1;plain;1;;;;;\n");
    }
    bytes.extend(b"1;Gr\xF6\xDFe;1;;;;;\n");
    erp.put("stock.csv", bytes);

    let source = erp.about("stock.csv", "stock.csv").await;
    let read = contract::read(source.as_ref(), &usual_mapping()).await.expect("an answer");
    assert_eq!(read.lines.last().map(|it| it.part.as_str()), Some("Größe"));
    assert_eq!(read.lines.len(), 20_001);
}

#[tokio::test]
async fn large_files_come_a_few_rows_at_a_time() {
    let erp = Erp::new();
    erp.put("many.csv", many());

    let source = erp.about("many.csv", "many.csv").await;
    contract::an_answer_that_is_half_read_and_dropped_does_not_matter(source.as_ref()).await;
    contract::a_column_of_another_type_is_named(source.as_ref()).await;
}

/// A file that is longer than what is on its way at once.
fn many() -> String {
    let lines = (0..N_MANY).map(|it| format!("292,P-{it},,{it},,,é,\n"));
    std::iter::once(COLUMNS.join(",") + "\n").chain(lines).collect()
}

#[tokio::test]
async fn characters_that_lie_across_two_reads_stay_whole() {
    let erp = Erp::new();
    erp.put("many.csv", many());
    let source = erp.about("many.csv", "many.csv").await;
    let read = contract::read(source.as_ref(), &usual_mapping()).await.expect("an answer");
    assert!(read.lines.iter().all(|it| it.lot.as_deref() == Some("é")));
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_read_is_broken_off() {
    let erp = Erp::new();
    erp.put("many.csv", many());
    let source = erp.about("many.csv", "many.csv").await;
    let mut batches = source.stock(&usual_mapping()).await.expect("an answer");
    batches.next().await.expect("a batch").expect("lines");

    let file = fs::OpenOptions::new().append(true).open(erp.0.path().join("many.csv"));
    file.expect("the file").write_all(b"292,more,,1,,,,\n").expect("a line");
    let trouble = loop {
        match batches.next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("this is no end"),
            Err(error) => break error.trouble,
        }
    };
    assert_eq!(trouble, Trouble::BrokenOff);
}

#[tokio::test]
async fn rows_may_be_short_and_lines_empty() {
    let erp = Erp::new();
    erp.put("stock.csv", "customer,part,quantity,unit\n\n1,a,2\n,,,\n1,b,3,kg,more\n");
    let mapping = mapping(&[
        (StockColumn::Customer, "customer"),
        (StockColumn::Part, "part"),
        (StockColumn::Quantity, "quantity"),
        (StockColumn::Unit, "unit"),
    ]);

    let source = erp.about("stock.csv", "stock.csv").await;
    let read = contract::read(source.as_ref(), &mapping).await.expect("an answer");
    let told: Vec<_> = read.lines.iter().map(|it| (it.part.as_str(), it.unit.as_deref())).collect();
    assert_eq!(told, [("a", None), ("b", Some("kg"))]);
    assert_eq!(read.flaws, []);
}

#[tokio::test]
async fn what_is_no_table_is_never_an_empty_one() {
    let erp = Erp::new();
    let missing = Trouble::Column("customer".to_owned());
    for (content, expected) in [
        (&b""[..], missing.clone()),
        (b"\n\n", missing.clone()),
        (b"customer,part,customer,quantity\n1,2,3,4\n", missing.clone()),
        (b"\x89PNG\0\0", missing),
        (b"PK\x03\x04 and no more", Trouble::BrokenOff),
    ] {
        erp.put("stock.csv", content);
        let source = erp.about("stock.csv", "stock.csv").await;
        let found = contract::trouble(source.as_ref()).await.0;
        assert_eq!(found, expected, "{content:?}");
    }
}
