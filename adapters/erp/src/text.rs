//! What is made of a text of an ERP, whichever kind of ERP it is.

use domain_inventory::StockLine;
use domain_kernel::Date;

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
/// What ERPs that know no empty dates write instead: the first day of .NET, of SQL Server's
/// `datetime`, of spreadsheets and of SQL Server's zero, and the last day of them all.
const NO_DATES: [Date; 6] = [
    Date::constant(1, 1, 1),
    Date::constant(1753, 1, 1),
    Date::constant(1899, 12, 30),
    Date::constant(1899, 12, 31),
    Date::constant(1900, 1, 1),
    Date::constant(9999, 12, 31),
];

/// A text without what cannot be shown and without blanks at its end, which are the padding of a
/// fixed width. `None` if nothing is left.
pub(crate) fn shown(raw: &str) -> Option<String> {
    let text = raw.trim_end_matches(is_padding);
    if text.is_empty() {
        return None;
    }
    let mut shown: String = text.chars().take(StockLine::MOST_CHARS).map(printable).collect();
    if text.chars().nth(StockLine::MOST_CHARS).is_some() {
        shown.pop();
        shown.push('…');
    }
    Some(shown)
}

fn is_padding(character: char) -> bool {
    character.is_whitespace() || character == '\0'
}

/// NUL and its like have no place in XML, and none on a page. A line break in a cell is a blank.
fn printable(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' => ' ',
        '\u{FFFE}' | '\u{FFFF}' => REPLACEMENT,
        it if it.is_control() => REPLACEMENT,
        it => it,
    }
}

/// Whether every character is one that is shown as it is.
pub(crate) fn is_printable(text: &str) -> bool {
    text.chars().all(|it| printable(it) == it && it != REPLACEMENT)
}

/// No text of a date.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoDate;

/// The day of an ISO date, alone or with a time behind it. Nothing where it means none, as these of
/// the operator do too.
pub(crate) fn date(raw: &str, no_dates: &[Date]) -> Result<Option<Date>, NoDate> {
    let raw = raw.trim_matches(is_padding);
    if raw.is_empty() {
        return Ok(None);
    }
    let (day, time) = raw.split_at_checked(10).ok_or(NoDate)?;
    let is_time = |it: char| it.is_ascii_digit() || "T:.+-Z ".contains(it);
    if !(time.is_empty() || time.starts_with(['T', ' ']) && time.chars().all(is_time)) {
        return Err(NoDate);
    }
    let mut parts = day.split('-');
    let year = digits(parts.next(), 4)?;
    let month = i8::try_from(digits(parts.next(), 2)?).map_err(|_| NoDate)?;
    let day = i8::try_from(digits(parts.next(), 2)?).map_err(|_| NoDate)?;
    if (year, month, day) == (0, 0, 0) {
        // MySQL's `0000-00-00`.
        return Ok(None);
    }
    let date = Date::new(year, month, day).map_err(|_| NoDate)?;
    Ok((!NO_DATES.contains(&date) && !no_dates.contains(&date)).then_some(date))
}

fn digits(part: Option<&str>, n_digits: usize) -> Result<i16, NoDate> {
    let part = part.filter(|it| it.len() == n_digits && it.bytes().all(|it| it.is_ascii_digit()));
    part.and_then(|it| it.parse().ok()).ok_or(NoDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        for (raw, expected) in [
            ("00123", Some("00123")),
            ("1E5", Some("1E5")),
            ("=1+1", Some("=1+1")),
            ("O'Neil", Some("O'Neil")),
            ("  indented  ", Some("  indented")),
            ("padded\0\0", Some("padded")),
            ("", None),
            ("   ", None),
            ("a\0b\u{7}c\u{85}", Some("a\u{FFFD}b\u{FFFD}c")),
            ("two\r\nlines", Some("two  lines")),
            ("\u{FFFD}", Some("\u{FFFD}")),
            ("شركة النور", Some("شركة النور")),
        ] {
            assert_eq!(shown(raw).as_deref(), expected, "{raw:?}");
        }
    }

    #[test]
    fn a_text_that_is_too_long_is_cut() {
        let most = "é".repeat(StockLine::MOST_CHARS);
        assert_eq!(shown(&most).as_deref(), Some(most.as_str()));
        let cut = shown(&format!("{most}é")).expect("a text");
        assert_eq!(cut.chars().count(), StockLine::MOST_CHARS);
        assert!(cut.ends_with("é…"));
    }

    #[test]
    fn dates_are_read_with_a_time_and_without() {
        let day = |year, month, day| Ok(Some(Date::constant(year, month, day)));
        for (raw, expected) in [
            ("2026-01-05", day(2026, 1, 5)),
            ("2026-01-05 13:30:00", day(2026, 1, 5)),
            ("2026-01-05T13:30:00.1234567Z", day(2026, 1, 5)),
            ("2026-01-05 13:30:00+02", day(2026, 1, 5)),
            (" 2024-02-29 ", day(2024, 2, 29)),
            ("0001-01-01T00:00:00", Ok(None)),
            ("1753-01-01 00:00:00", Ok(None)),
            ("1899-12-30", Ok(None)),
            ("1900-01-01", Ok(None)),
            ("1900-01-02", day(1900, 1, 2)),
            ("1970-01-01", Ok(None)),
            ("1970-01-02", day(1970, 1, 2)),
            ("9999-12-31 23:59:59", Ok(None)),
            ("0000-00-00", Ok(None)),
            ("", Ok(None)),
            ("2026-02-30", Err(NoDate)),
            ("1900-02-29", Err(NoDate)),
            ("05.01.2026", Err(NoDate)),
            ("20260105", Err(NoDate)),
            ("2026-01-05x", Err(NoDate)),
            ("2026-01-05 at noon", Err(NoDate)),
            ("10000-01-01", Err(NoDate)),
            ("2026-1-5", Err(NoDate)),
            ("45943", Err(NoDate)),
            ("２０２６-01-05", Err(NoDate)),
        ] {
            assert_eq!(date(raw, &[Date::constant(1970, 1, 1)]), expected, "{raw:?}");
        }
    }
}
