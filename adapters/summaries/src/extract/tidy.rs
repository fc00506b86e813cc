use unicode_normalization::UnicodeNormalization;

/// Adds a paragraph on a line of its own, without what only a page or somebody who wants to mislead
/// needs: runs of spaces, soft hyphens, ligatures in one character, control characters and those that
/// turn the direction of writing.
pub(super) fn push(text: &mut String, paragraph: &str) {
    let begin = text.len();
    if !text.is_empty() {
        text.push('\n');
    }
    let line_begin = text.len();
    for word in paragraph.split(|it: char| it.is_whitespace() || it.is_control()) {
        let word_begin = text.len();
        for it in word.nfc().filter(|it| !is_invisible(*it)) {
            match it {
                // As one character they keep a word from being found.
                '\u{fb00}'..='\u{fb06}' => text.extend(std::iter::once(it).nfkc()),
                it => text.push(it),
            }
        }
        if word_begin < text.len() && line_begin < word_begin {
            text.insert(word_begin, ' ');
        }
    }
    if line_begin == text.len() {
        text.truncate(begin);
    }
}

fn is_invisible(it: char) -> bool {
    matches!(
        it,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fffd}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_a_line_without_what_is_not_read() {
        let mut text = String::new();
        push(&mut text, "  Of\u{fb01}ce \t hy\u{ad}phen\r\n\u{202e}evil\0 ");
        push(&mut text, " \u{200b} ");
        push(&mut text, "Grüße");
        assert_eq!(text, "Office hyphen evil\nGrüße");
    }
}
