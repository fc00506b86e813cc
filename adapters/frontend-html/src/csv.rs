//! Tables that a spreadsheet opens as they are meant.

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

    pub(crate) fn into_text(self) -> String {
        self.0
    }

    /// What a spreadsheet would take for a formula begins with an apostrophe, which makes it text.
    fn cell(&mut self, cell: &str) {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
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
}
