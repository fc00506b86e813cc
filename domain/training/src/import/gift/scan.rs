//! Finding what is not escaped.

/// What a backslash takes the meaning from. `\n` is a line break; before everything else a
/// backslash is a backslash.
pub(super) const ESCAPED: &[u8] = b"~=#{}:\\n";

/// The first of some ASCII characters that no backslash stands before.
pub(super) fn find(text: &str, wanted: &[u8]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\\' && bytes.get(at + 1).is_some_and(|it| ESCAPED.contains(it)) {
            at += 2;
            continue;
        }
        if wanted.contains(&bytes[at]) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The first place of an ASCII mark, such as `::`, that no backslash stands before.
pub(super) fn find_mark(text: &str, mark: &str) -> Option<usize> {
    let first = mark.as_bytes().get(..1)?;
    let mut from = 0;
    while let Some(at) = find(&text[from..], first) {
        if text[from + at..].starts_with(mark) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// What is before and after such a mark. Without one, everything is before it.
pub(super) fn split_once<'a>(text: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    match find_mark(text, mark) {
        None => (text, None),
        Some(at) => (&text[..at], Some(&text[at + mark.len()..])),
    }
}
