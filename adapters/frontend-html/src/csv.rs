//! Tables that a spreadsheet opens as they are meant.

/// What stands in a cell that did not come as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CsvCell {
    Text(String),
    /// Something of ours that is a number or a day, and never a formula, whatever it begins with.
    Number(String),
}

/// Lines of cells (RFC 4180).
#[derive(Debug, Default)]
pub(crate) struct Csv(String);

impl Csv {
    /// With the mark by which Excel knows UTF-8.
    pub(crate) fn begin() -> Self {
        Self("\u{feff}".to_owned())
    }

    pub(crate) fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if 0 < place {
                self.0.push(',');
            }
            self.cell(cell);
        }
        self.0.push_str("\r\n");
    }

    /// A line in which numbers stay numbers.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = CsvCell>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if 0 < place {
                self.0.push(',');
            }
            match cell {
                CsvCell::Text(text) => self.cell(&text),
                CsvCell::Number(number) => self.0.push_str(&number),
            }
        }
        self.0.push_str("\r\n");
    }

    /// A line for a reader of ours, to whom nothing is a formula that did not come as one.
    pub(crate) fn plain_line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let quoted = cells.into_iter().map(|it| match it.contains(['"', ',']) {
            true => format!("\"{}\"", it.replace('"', "\"\"")),
            false => it.to_owned(),
        });
        self.0.push_str(&quoted.collect::<Vec<_>>().join(","));
        self.0.push_str("\r\n");
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }

    /// What a spreadsheet would take for a formula begins with an apostrophe, which makes it text.
    fn cell(&mut self, cell: &str) {
        let is_formula = is_formula(cell);
        if !is_formula && !cell.contains(['"', ',', '\r', '\n', ';', '\t']) {
            self.0.push_str(cell);
            return;
        }
        self.0.push('"');
        if is_formula {
            self.0.push('\'');
        }
        self.0.push_str(&cell.replace('"', "\"\""));
        self.0.push('"');
    }
}

/// What spreadsheets take for one, also behind blanks and in its full-width form (spec: inventory,
/// "The grid").
fn is_formula(cell: &str) -> bool {
    let is_control = |it: char| ['\t', '\r', '\n'].contains(&it);
    let begins = ['=', '+', '-', '@', '|', '＝', '＋', '－', '＠', '｜'];
    let blanks = |it: &char| it.is_whitespace() || it.is_control();
    let mut before = cell.chars().take_while(blanks);
    let first = cell.chars().find(|it| !blanks(it));
    before.any(is_control) || first.is_some_and(|it| begins.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        let mut csv = Csv::default();
        csv.line(["Zoë", "a,b", "say \"hi\"", "", "two\nlines"]);
        csv.line(["=1+1", "+44 1632", "-1", "@x", "\tx"]);
        let lines = "Zoë,\"a,b\",\"say \"\"hi\"\"\",,\"two\nlines\"\r\n\
                     \"'=1+1\",\"'+44 1632\",\"'-1\",\"'@x\",\"'\tx\"\r\n";
        assert_eq!(csv.into_text(), lines);
    }

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_is_made_text_wherever_it_hides() {
        for cell in ["=1", " =1", "\u{a0}+1", "\n", " \tx", "|x", "＝1", "　＠x", "\u{1}-1"] {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", " ", "00123", "1E5", "a=1", " a", "3-4", "(1)"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }

    #[test]
    fn a_number_stays_one() {
        let mut csv = Csv::default();
        csv.row([CsvCell::Text("-24".to_owned()), CsvCell::Number("-24".to_owned())]);
        assert_eq!(csv.into_text(), "\"'-24\",-24\r\n");
    }
}
