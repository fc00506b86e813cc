//! Workbooks with one sheet of texts and numbers (ECMA-376).

use std::io::{Cursor, Write};

use zip::{ZipWriter, result::ZipResult, write::SimpleFileOptions};

pub(crate) const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const SHEETS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
const END: &str = "</sheetData></worksheet>";

/// What stands in a cell. A text is never a formula, whatever it begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(u32),
}

pub(crate) fn workbook(rows: impl IntoIterator<Item = Vec<Cell>>) -> ZipResult<Vec<u8>> {
    let mut sheet = SHEET.to_owned();
    for row in rows {
        sheet.push_str("<row>");
        for cell in row {
            cell.write(&mut sheet);
        }
        sheet.push_str("</row>");
    }
    sheet.push_str(END);
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

impl Cell {
    fn write(&self, sheet: &mut String) {
        match self {
            Self::Number(number) => {
                sheet.push_str("<c><v>");
                sheet.push_str(&number.to_string());
                sheet.push_str("</v></c>");
            }
            Self::Text(text) => {
                sheet.push_str("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                text.chars().for_each(|it| escape(it, sheet));
                sheet.push_str("</t></is></c>");
            }
        }
    }
}

/// What XML has no way to say is left out (XML 1.0, 2.2).
fn escape(char: char, sheet: &mut String) {
    match char {
        '&' => sheet.push_str("&amp;"),
        '<' => sheet.push_str("&lt;"),
        '>' => sheet.push_str("&gt;"),
        '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'.. => sheet.push(char),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use zip::ZipArchive;

    use super::*;

    #[test]
    fn a_workbook_has_a_row_for_each_line_and_no_formula() {
        let text = |it: &str| Cell::Text(it.to_owned());
        let rows =
            [vec![text("Name"), text("Steps")], vec![text("=<Zoë>&\u{0}1"), Cell::Number(7)]];
        let book = workbook(rows).expect("memory is enough");
        let mut archive = ZipArchive::new(Cursor::new(book)).expect("an archive");
        let mut sheet = String::new();
        let mut file = archive.by_name("xl/worksheets/sheet1.xml").expect("the sheet");
        file.read_to_string(&mut sheet).expect("text");
        let second = "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\">=&lt;Zoë&gt;&amp;1</t>\
                      </is></c><c><v>7</v></c></row></sheetData></worksheet>";
        assert!(sheet.ends_with(second), "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
    }
}
