//! Text that means itself, written in Markdown.

/// Puts a backslash before whatever Markdown would take for more than itself, so that `2 * 3` and
/// `List<String>` read as they were written. A line break stays one.
pub(super) fn literal(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let has_tildes = 1 < text.matches('~').take(2).count();
    let mut literal = String::with_capacity(text.len());
    for (number, line) in lines.iter().enumerate() {
        if let Some(before) = number.checked_sub(1).and_then(|it| lines.get(it)) {
            let is_paragraph = before.is_empty() || line.is_empty();
            literal.push_str(if is_paragraph { "\n" } else { "  \n" });
        }
        write_line(line, has_tildes, &mut literal);
    }
    literal
}

/// Like [`literal`], for a piece of a line that does not begin it.
pub(super) fn literal_inside(text: &str) -> String {
    let has_tildes = 1 < text.matches('~').take(2).count();
    let mut literal = String::with_capacity(text.len());
    write_inside(text, has_tildes, &mut literal);
    literal
}

fn write_line(line: &str, has_tildes: bool, literal: &mut String) {
    let n_begins = begins_block(line);
    if let Some(at) = n_begins {
        let (before, rest) = line.split_at(at);
        literal.push_str(before);
        literal.push('\\');
        let mut rest = rest.chars();
        literal.extend(rest.next());
        return write_inside(rest.as_str(), has_tildes, literal);
    }
    write_inside(line, has_tildes, literal);
}

/// Where the character stands that makes a line a heading, a quotation, a list or a rule.
fn begins_block(line: &str) -> Option<usize> {
    let is_end = |it: &str| it.is_empty() || it.starts_with(' ');
    if line.starts_with('>') {
        return Some(0);
    }
    let after_marks = line.trim_start_matches('#');
    let n_marks = line.len() - after_marks.len();
    if (1..=6).contains(&n_marks) && is_end(after_marks) {
        return Some(0);
    }
    if let Some(rest) = line.strip_prefix(['-', '+', '*']) {
        let is_rule = !rest.is_empty() && rest.bytes().all(|it| b"-* ".contains(&it));
        return (is_end(rest) || is_rule).then_some(0);
    }
    let is_underline = |mark: char| !line.is_empty() && line.chars().all(|it| it == mark);
    if is_underline('=') || is_underline('_') {
        return Some(0);
    }
    let after_digits = line.trim_start_matches(|it: char| it.is_ascii_digit());
    let n_digits = line.len() - after_digits.len();
    let is_item = after_digits.strip_prefix(['.', ')']).is_some_and(is_end);
    ((1..=9).contains(&n_digits) && is_item).then_some(n_digits)
}

fn write_inside(text: &str, has_tildes: bool, literal: &mut String) {
    let mut before: Option<char> = None;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if character == '_' {
            let after = rest.trim_start_matches('_');
            let run = &rest[..rest.len() - after.len()];
            write_underscores(run, before, after.chars().next(), literal);
            (before, rest) = (Some('_'), after);
            continue;
        }
        let after = &rest[character.len_utf8()..];
        if means_more(character, before, after, has_tildes) {
            literal.push('\\');
        }
        literal.push(character);
        (before, rest) = (Some(character), after);
    }
}

fn means_more(character: char, before: Option<char>, after: &str, has_tildes: bool) -> bool {
    let next = after.chars().next();
    match character {
        '\\' => next.is_some_and(|it| it.is_ascii_punctuation()),
        '`' => true,
        '*' => !(is_blank(before) && is_blank(next)),
        '~' => has_tildes,
        '<' => next.is_some_and(|it| it.is_alphabetic() || matches!(it, '/' | '!' | '?')),
        '&' => {
            let name = after.trim_start_matches('#');
            let end = name.find(|it: char| !it.is_ascii_alphanumeric());
            end.is_some_and(|it| 0 < it && name[it..].starts_with(';'))
        }
        ']' => matches!(next, Some('(' | '[' | ':')),
        _ => false,
    }
}

/// Underscores inside a word or between blanks, such as the gap in a sentence, mean themselves.
fn write_underscores(run: &str, before: Option<char>, after: Option<char>, literal: &mut String) {
    let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let is_stop = matches!(after, Some('.' | ',' | ';' | ':' | '?' | '!'));
    let is_gap = is_blank(before) && (is_blank(after) || is_stop);
    if is_gap || (is_word(before) && is_word(after)) {
        literal.push_str(run);
        return;
    }
    for _ in run.chars() {
        literal.push_str("\\_");
    }
}

fn is_blank(it: Option<char>) -> bool {
    it.is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_more_is_escaped() {
        let table = [
            ("2 * 3 = 6", "2 * 3 = 6"),
            ("*really*", r"\*really\*"),
            ("List<String>", r"List\<String>"),
            ("1 < 2", "1 < 2"),
            ("AT&T &amp; Co.", r"AT&T \&amp; Co."),
            ("a_b and _c_", r"a_b and \_c\_"),
            ("Grant is _____ in his tomb.", "Grant is _____ in his tomb."),
            ("from _____.", "from _____."),
            ("[x](http://e)", r"[x\](http://e)"),
            (r"C:\temp \* x", r"C:\temp \\\* x"),
            ("`x`", r"\`x\`"),
            ("# 1", r"\# 1"),
            ("#1", "#1"),
            ("- 5", r"\- 5"),
            ("-5", "-5"),
            ("1. first", r"1\. first"),
            ("1.5 kg", "1.5 kg"),
            ("> 5", r"\> 5"),
            ("---", r"\---"),
            ("_____", r"\_____"),
            ("~5 kg", "~5 kg"),
            ("~~5~~", r"\~\~5\~\~"),
            ("one\ntwo\n\nthree", "one  \ntwo\n\nthree"),
        ];
        for (text, markdown) in table {
            assert_eq!(literal(text), markdown, "{text}");
        }
    }
}
