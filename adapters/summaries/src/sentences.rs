//! Where sentences begin and end, in English and in German.

/// After these a full stop ends no sentence. Without their last full stop.
const ABBREVIATIONS: [&str; 64] = [
    "abb", "abs", "allg", "anm", "art", "aufl", "bd", "bsp", "bspw", "bzgl", "bzw", "ca", "cf",
    "co", "corp", "d.h", "dept", "dr", "ed", "eds", "e.g", "etc", "evtl", "fig", "gem", "ggf",
    "hrsg", "i.d.r", "i.e", "inc", "inkl", "jan", "jr", "kap", "lt", "ltd", "max", "min", "mr",
    "mrs", "ms", "nr", "no", "o.ä", "p", "pp", "prof", "resp", "s", "sec", "sog", "sr", "st",
    "str", "tab", "tel", "u.a", "usw", "vgl", "vol", "vs", "z.b", "zzgl", "zit",
];

/// Longer ones are tables or lists that have lost their shape.
const MOST_LETTERS: usize = 600;

/// What stands on one line of `text` are whole sentences: a sentence never goes on in the next line.
/// Each is a part of the text, as it stands there.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(of_line)
}

fn of_line(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (place, end) in line.char_indices().filter(|(_, it)| is_end(*it)) {
        if place < begin {
            continue;
        }
        let closed = place + n_closing(&line[place..]);
        if ends_sentence(line, place, end, closed) {
            found.push(&line[begin..closed]);
            begin = closed;
        }
    }
    found.push(&line[begin..]);
    let found = found.into_iter().flat_map(parts).map(str::trim);
    found.filter(|it| it.chars().any(char::is_alphabetic)).collect()
}

/// A sentence, or what is taken for one, in pieces that somebody would read.
fn parts(sentence: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), sentence);
    while MOST_LETTERS < rest.len() {
        let most = rest.floor_char_boundary(MOST_LETTERS);
        let end = rest[..most].rfind(char::is_whitespace).filter(|it| 0 < *it).unwrap_or(most);
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

fn is_end(it: char) -> bool {
    matches!(it, '.' | '!' | '?' | '…')
}

/// How many bytes the end takes with what closes after it: `?!`, `."`, `.)`.
fn n_closing(rest: &str) -> usize {
    let closes =
        |it: char| is_end(it) || matches!(it, '"' | '\'' | ')' | ']' | '”' | '“' | '’' | '»' | '«');
    rest.find(|it| !closes(it)).unwrap_or(rest.len())
}

fn ends_sentence(line: &str, place: usize, end: char, closed: usize) -> bool {
    let after = &line[closed..];
    let next = after.trim_start();
    let Some(first) = next.chars().next() else {
        return true;
    };
    // A name of a file, a number or an address goes on without a space.
    if next.len() == after.len() {
        return false;
    }
    let begins = first.is_uppercase()
        || first.is_numeric()
        || matches!(first, '"' | '„' | '“' | '»' | '(' | '[' | '–' | '•');
    begins && (end != '.' || !is_shortened(&line[..place]))
}

/// Whether the full stop after `before` belongs to its last word.
fn is_shortened(before: &str) -> bool {
    let word = before.rsplit(|it: char| it.is_whitespace() || matches!(it, '(' | '[' | '/')).next();
    let word = word.unwrap_or_default();
    let n_letters = word.chars().count();
    // `J. Smith`, and `3. Mai` and `am 24. Dezember`; a year rather ends the sentence.
    let is_initial = n_letters == 1 && word.chars().all(char::is_alphabetic);
    let is_ordinal = 0 < n_letters && n_letters <= 2 && word.bytes().all(|it| it.is_ascii_digit());
    is_initial || is_ordinal || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).collect()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        assert_eq!(
            split("Wear gloves. Never run! Is it hot? Wait… Then begin."),
            ["Wear gloves.", "Never run!", "Is it hot?", "Wait…", "Then begin."],
        );
        assert_eq!(
            split("He said: \"Stop.\" Everybody stopped (as they should.) Good."),
            ["He said: \"Stop.\"", "Everybody stopped (as they should.)", "Good."],
        );
        assert_eq!(split("It was 2025. Then came more."), ["It was 2025.", "Then came more."]);
    }

    #[test]
    fn a_full_stop_within_a_sentence_does_not_end_it() {
        for whole in [
            "Dr. Smith and J. Doe met e.g. Mr. Brown.",
            "Die Prüfung ist am 24. Dezember bzw. am 3. Mai, vgl. Kap. Zwei.",
            "See www.example.com or file.txt, version 3.14, z.B. Seite eins.",
            "It costs approx. five euros.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn what_has_no_end_comes_in_pieces() {
        let pieces = split(&"word ".repeat(300)).into_iter().map(str::len).collect::<Vec<_>>();
        assert_eq!(pieces, [599, 594, 304]);
        assert_eq!(split(&"ä".repeat(700)).len(), 3);
    }

    #[test]
    fn a_line_ends_a_sentence_and_what_has_no_letters_is_none() {
        assert_eq!(
            split("Heading\n\n12\n* First point\nIt is."),
            ["Heading", "* First point", "It is."]
        );
        assert_eq!(split(""), [""; 0]);
    }
}
