//! What a person looks for, as a pattern.

/// What stands before a sign that means itself.
pub(crate) const ESCAPE: char = '!';

/// Every text with this in it: `%` and `_` stand for themselves. For `LIKE … ESCAPE '!'`.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
