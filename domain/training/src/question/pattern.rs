//! Whether a short text is one that a question accepts.

/// The character that stands for any text, and the one that takes this meaning away.
const STAR: char = '*';
const BACKSLASH: char = '\\';

/// Whether `text` is what `pattern` describes, where `*` stands for any text and `\*` for a star.
///
/// It looks for one stretch between two stars after the other, so hostile patterns cost no more
/// than text times pattern.
pub(super) fn is_match(pattern: &str, text: &str) -> bool {
    let stretches = stretches(pattern);
    let Some((first, rest)) = stretches.split_first() else {
        return text.is_empty();
    };
    let Some((last, middle)) = rest.split_last() else {
        return text == first;
    };
    let Some(mut text) = text.strip_prefix(first.as_str()) else {
        return false;
    };
    for stretch in middle {
        let Some(at) = text.find(stretch.as_str()) else {
            return false;
        };
        text = &text[at + stretch.len()..];
    }
    text.ends_with(last.as_str())
}

/// What stands between the stars, which is one stretch more than there are stars.
fn stretches(pattern: &str) -> Vec<String> {
    let (mut stretches, mut stretch) = (Vec::new(), String::new());
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        if character == STAR {
            stretches.push(std::mem::take(&mut stretch));
        } else if character == BACKSLASH && characters.peek() == Some(&STAR) {
            stretch.extend(characters.next());
        } else {
            stretch.push(character);
        }
    }
    stretches.push(stretch);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text_and_an_escaped_one_for_itself() {
        let table = [
            ("lock", "lock", true),
            ("lock", "locks", false),
            ("lock*", "lock", true),
            ("lock*", "locks", true),
            ("*lock", "padlock", true),
            ("*", "", true),
            ("p*d*k", "padlock", true),
            ("p*d*k", "pad", false),
            ("a*a", "a", false),
            ("a**b", "ab", true),
            (r"2\*3", "2*3", true),
            (r"2\*3", "2+3", false),
            (r"a\b", r"a\b", true),
        ];
        for (pattern, text, matches) in table {
            assert_eq!(is_match(pattern, text), matches, "{pattern} {text}");
        }
    }

    #[test]
    fn many_stars_take_no_long_time() {
        assert!(!is_match(&"*a".repeat(100), &"a".repeat(99)));
        assert!(!is_match(&format!("{}b", "a*".repeat(120)), &"a".repeat(255)));
    }
}
