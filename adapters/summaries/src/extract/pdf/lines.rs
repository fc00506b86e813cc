//! Words, lines and paragraphs out of letters and where each of them stands: a PDF knows no more.
//! They are taken in the order in which the file writes them, which is that of reading in nearly all
//! files, columns included.

use domain_courses::NoSummary;

use super::super::Paragraphs;

/// A letter, or what stands for several of them, as it stands on a page.
pub(super) struct Letter<'a> {
    pub(super) text: &'a str,
    /// Where it begins.
    pub(super) at: (f64, f64),
    /// Which way the line goes, as a vector of length 1.
    pub(super) way: (f64, f64),
    pub(super) size: f64,
    /// How far the next one is, if it follows at once.
    pub(super) width: f64,
}

#[derive(Default)]
pub(super) struct Lines {
    paragraphs: Paragraphs,
    /// The lines of the paragraph that has not ended yet.
    paragraph: Vec<String>,
    line: String,
    last: Option<Last>,
}

/// Where the last letter has left us.
struct Last {
    end: (f64, f64),
    way: (f64, f64),
    size: f64,
}

/// All in sizes of the letters.
const SPACE: f64 = 0.15;
/// So wide is no space, but what stands between the cells of a table.
const CELL: f64 = 2.5;
/// So far a raised or lowered letter is from its line.
const RAISED: f64 = 0.5;
/// So far apart are lines of one paragraph.
const LEADING: f64 = 1.9;
const BULLETS: [char; 9] = ['•', '▪', '◦', '‣', '●', '■', '–', '*', '\u{f0b7}'];

/// How a letter follows the one before.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Letter,
    Word,
    Line,
    Paragraph,
    /// To the next column or the next page.
    Column,
}

impl Lines {
    pub(super) fn add(&mut self, letter: &Letter<'_>) -> Result<(), NoSummary> {
        match self.last.as_ref().map_or(Step::Paragraph, |it| it.step_to(letter)) {
            Step::Letter => {}
            Step::Word => self.line.push(' '),
            Step::Line => self.end_line(),
            Step::Column if self.goes_on_with(letter) => self.end_line(),
            Step::Paragraph | Step::Column => self.end_paragraph()?,
        }
        self.line.push_str(letter.text);
        let end =
            (letter.at.0 + letter.way.0 * letter.width, letter.at.1 + letter.way.1 * letter.width);
        self.last = Some(Last { end, way: letter.way, size: letter.size });
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<String, NoSummary> {
        self.end_paragraph()?;
        Ok(self.paragraphs.text)
    }

    /// Whether a sentence goes on in the next column or on the next page.
    fn goes_on_with(&self, letter: &Letter<'_>) -> bool {
        let is_open = self
            .line
            .trim_end()
            .ends_with(|it: char| it.is_lowercase() || matches!(it, ',' | '-' | '\u{ad}'));
        is_open && letter.text.starts_with(char::is_lowercase)
    }

    fn end_line(&mut self) {
        self.paragraph.push(std::mem::take(&mut self.line));
    }

    fn end_paragraph(&mut self) -> Result<(), NoSummary> {
        self.end_line();
        let mut paragraph = String::new();
        for line in std::mem::take(&mut self.paragraph) {
            let line = line.trim();
            if begins_item(line) {
                self.paragraphs.add(&paragraph)?;
                paragraph.clear();
            }
            join(&mut paragraph, line);
        }
        self.paragraphs.add(&paragraph)
    }
}

impl Last {
    fn goes_the_way_of(&self, letter: &Letter<'_>) -> bool {
        0.99 < self.way.0 * letter.way.0 + self.way.1 * letter.way.1
    }

    fn step_to(&self, letter: &Letter<'_>) -> Step {
        let size = self.size.max(letter.size).max(f64::MIN_POSITIVE);
        let (dx, dy) = (letter.at.0 - self.end.0, letter.at.1 - self.end.1);
        let along = (dx * self.way.0 + dy * self.way.1) / size;
        let across = (dy * self.way.0 - dx * self.way.1) / size;
        if !self.goes_the_way_of(letter) {
            return Step::Paragraph;
        }
        if across.abs() < RAISED {
            return match along {
                _ if along.abs() < SPACE => Step::Letter,
                // A letter may begin within the one before, as an accent does.
                _ if along < 0.0 && -1.0 < along => Step::Letter,
                _ if along.abs() < CELL => Step::Word,
                _ => Step::Paragraph,
            };
        }
        match is_alike(self.size, letter.size) {
            true if 0.0 < across => Step::Column,
            true if -LEADING < across => Step::Line,
            _ => Step::Paragraph,
        }
    }
}

fn is_alike(left: f64, right: f64) -> bool {
    left < right * 1.15 && right < left * 1.15
}

fn begins_item(line: &str) -> bool {
    let number = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let is_number = number.len() < line.len() && number.starts_with(['.', ')']);
    let is_short = line.len() - number.len() <= 2;
    line.starts_with(BULLETS) || is_number && is_short && number[1..].starts_with(' ')
}

/// Puts a word together again that was divided at the end of a line.
fn join(paragraph: &mut String, line: &str) {
    if paragraph.is_empty() {
        paragraph.push_str(line);
        return;
    }
    let undivided = paragraph.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    let undivided = undivided.filter(|it| it.ends_with(char::is_lowercase));
    // `Arbeits- und Pausenzeiten` was not divided.
    let next = line.split(' ').next().unwrap_or_default();
    let is_one_word = next.starts_with(char::is_lowercase)
        && !matches!(next, "und" | "oder" | "bzw." | "and" | "or");
    match undivided.map(str::len) {
        Some(n_bytes) if is_one_word => paragraph.truncate(n_bytes),
        _ => paragraph.push(' '),
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters that are half as wide as high.
    fn read(lines: &[(f64, f64, f64, &str)]) -> String {
        let mut read = Lines::default();
        for (x, y, size, text) in lines {
            for (letter, place) in text.chars().zip(0..) {
                let (text, width) = (letter.to_string(), size / 2.0);
                let at = (x + f64::from(place) * width, *y);
                let letter = Letter { text: &text, at, way: (1.0, 0.0), size: *size, width };
                read.add(&letter).expect("little text");
            }
        }
        read.finish().expect("little text")
    }

    #[test]
    fn lines_of_one_paragraph_are_one_line() {
        let text = read(&[
            (0.0, 800.0, 20.0, "Heading"),
            (0.0, 770.0, 10.0, "First line"),
            (0.0, 758.0, 10.0, "goes on."),
            (0.0, 730.0, 10.0, "Next."),
        ]);
        assert_eq!(text, "Heading\nFirst line goes on.\nNext.");
    }

    #[test]
    fn a_divided_word_is_put_together_and_a_hyphen_that_belongs_there_stays() {
        let text = read(&[
            (0.0, 800.0, 10.0, "The infor-"),
            (0.0, 788.0, 10.0, "mation on Arbeits-"),
            (0.0, 776.0, 10.0, "und Pausenzeiten of the A-"),
            (0.0, 764.0, 10.0, "team."),
        ]);
        assert_eq!(text, "The information on Arbeits- und Pausenzeiten of the A- team.");
    }

    #[test]
    fn words_without_spaces_cells_and_columns_are_told_apart() {
        let words =
            [(0.0, 800.0, 10.0, "two"), (18.0, 800.0, 10.0, "words"), (100.0, 800.0, 10.0, "Cell")];
        assert_eq!(read(&words), "two words\nCell");
        let columns = [
            (0.0, 100.0, 10.0, "ends in the"),
            (300.0, 800.0, 10.0, "next column."),
            (300.0, 788.0, 10.0, "There."),
        ];
        assert_eq!(read(&columns), "ends in the next column. There.");
    }

    #[test]
    fn items_of_a_list_are_paragraphs() {
        let items = [
            (0.0, 800.0, 10.0, "• One"),
            (0.0, 788.0, 10.0, "more"),
            (0.0, 776.0, 10.0, "2. Two"),
            (0.0, 764.0, 10.0, "2025. A year"),
        ];
        assert_eq!(read(&items), "• One more\n2. Two 2025. A year");
    }

    #[test]
    fn raised_letters_stay_in_their_line_and_turned_ones_do_not() {
        assert_eq!(
            read(&[(0.0, 800.0, 10.0, "m"), (5.0, 803.0, 6.0, "2"), (9.0, 800.0, 10.0, " more")]),
            "m2 more"
        );
        let mut lines = Lines::default();
        for (text, way) in [("a", (1.0, 0.0)), ("b", (0.0, 1.0))] {
            let letter = Letter { text, at: (0.0, 0.0), way, size: 10.0, width: 5.0 };
            lines.add(&letter).expect("little text");
        }
        assert_eq!(lines.finish(), Ok("a\nb".to_owned()));
    }
}
