//! Which part of a file is asked for (RFC 9110, 14).

use std::ops::Range;

use http::{
    HeaderMap,
    header::{IF_NONE_MATCH, IF_RANGE, RANGE},
};

/// What of a file is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The browser has it already.
    Known,
    Whole,
    Part(Range<u64>),
    /// There is nothing there.
    Beyond,
}

impl Asked {
    /// Of a file of this size that is known by this tag. What cannot be understood asks for the
    /// whole, and so do several parts at once: nobody needs them, and many small ones would be work.
    pub(super) fn of(headers: &HeaderMap, n_bytes: u64, tag: &str) -> Self {
        let text = |name| headers.get(name).and_then(|it| it.to_str().ok()).map(str::trim);
        if text(IF_NONE_MATCH).is_some_and(|it| is_among(tag, it)) {
            return Self::Known;
        }
        // A part of another file would not fit to what the browser has.
        if text(IF_RANGE).is_some_and(|it| it != tag) {
            return Self::Whole;
        }
        let mut lines = headers.get_all(RANGE).iter();
        match (lines.next(), lines.next()) {
            (Some(line), None) => line.to_str().ok().and_then(|it| parse(it, n_bytes)),
            _ => None,
        }
        .unwrap_or(Self::Whole)
    }
}

/// A weak tag is as good as a strong one here (RFC 9110, 13.1.2).
fn is_among(tag: &str, tags: &str) -> bool {
    let mut tags = tags.split(',').map(str::trim).map(|it| it.strip_prefix("W/").unwrap_or(it));
    tags.any(|it| it == tag || it == "*")
}

fn parse(line: &str, n_bytes: u64) -> Option<Asked> {
    let (unit, part) = line.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = part.trim().split_once('-')?;
    let range = match (first, last) {
        ("", last) => n_bytes.saturating_sub(number(last)?)..n_bytes,
        (first, "") => number(first)?..n_bytes,
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(n_bytes)
        }
    };
    match range.start < range.end {
        true => Some(Asked::Part(range)),
        false => Some(Asked::Beyond),
    }
}

/// Digits only. A number that is too large is beyond every file.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const TAG: &str = "\"0190\"";

    fn asked(lines: &[(http::HeaderName, &str)]) -> Asked {
        let lines = lines
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).expect("a value")));
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, value);
        }
        Asked::of(&headers, 100, TAG)
    }

    #[test]
    fn a_part_is_sent_of_what_is_there() {
        for (line, range) in [
            ("bytes=0-0", 0..1),
            ("bytes=0-", 0..100),
            ("bytes=99-99", 99..100),
            ("bytes=50-1000", 50..100),
            ("bytes=-1", 99..100),
            ("bytes=-1000", 0..100),
            ("Bytes = 10-19", 10..20),
            ("bytes=0-99999999999999999999999", 0..100),
        ] {
            assert_eq!(asked(&[(RANGE, line)]), Asked::Part(range), "{line}");
        }
    }

    #[test]
    fn what_is_beyond_the_end_is_nothing() {
        for line in ["bytes=100-", "bytes=100-200", "bytes=99999999999999999999-", "bytes=-0"] {
            assert_eq!(asked(&[(RANGE, line)]), Asked::Beyond, "{line}");
        }
    }

    #[test]
    fn what_makes_no_sense_or_is_too_much_asks_for_the_whole() {
        for line in [
            "bytes=0-0,-1",
            "bytes=0-10,5-15",
            "bytes=9-3",
            "bytes=--1",
            "bytes=+1-2",
            "bytes=1-2-3",
            "bytes=a-b",
            "bytes=-",
            "bytes=",
            "bytes",
            "items=0-1",
            "bytes=0x1-2",
        ] {
            assert_eq!(asked(&[(RANGE, line)]), Asked::Whole, "{line}");
        }
        assert_eq!(asked(&[(RANGE, "bytes=0-1"), (RANGE, "bytes=2-3")]), Asked::Whole);
        assert_eq!(asked(&[]), Asked::Whole);
    }

    #[test]
    fn a_part_fits_to_the_file_that_the_browser_has() {
        let part = (RANGE, "bytes=0-0");
        assert_eq!(asked(&[part.clone(), (IF_RANGE, TAG)]), Asked::Part(0..1));
        for other in ["\"0191\"", "W/\"0190\"", "Tue, 24 Nov 2026 12:00:00 GMT"] {
            assert_eq!(asked(&[part.clone(), (IF_RANGE, other)]), Asked::Whole, "{other}");
        }
        for known in [TAG, "*", "\"1\", W/\"0190\""] {
            assert_eq!(asked(&[part.clone(), (IF_NONE_MATCH, known)]), Asked::Known, "{known}");
        }
        assert_eq!(asked(&[(IF_NONE_MATCH, "\"0191\"")]), Asked::Whole);
    }
}
