use std::time::Duration;

use tracing::{Level, event};

/// What the layer knows the events of statements by. No log has them, unless somebody wants it to
/// be told everything.
pub(crate) const STATEMENTS: &str = "shipshape::statements";

/// A statement was answered just now, for whatever is being done here. Its values are nobody's
/// business, so only its first word and its table are told.
pub fn statement(sql: &str, took: Duration, has_failed: bool) {
    let (operation, table) = (operation(sql), table(sql));
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    event!(target: STATEMENTS, Level::TRACE, operation, table, micros, has_failed);
}

/// "SELECT"
fn operation(sql: &str) -> &str {
    let word = sql.split_whitespace().next().unwrap_or_default();
    if word.bytes().all(|it| it.is_ascii_alphabetic()) { word } else { "" }
}

/// The first table that is named, which is what it is about.
fn table(sql: &str) -> &str {
    let is_before = |it: &str| {
        ["FROM", "INTO", "UPDATE", "TABLE"].iter().any(|word| it.eq_ignore_ascii_case(word))
    };
    let pairs = sql.split_whitespace().zip(sql.split_whitespace().skip(1));
    let mut names = pairs.filter(|(word, _)| is_before(word)).map(|(_, next)| name(next));
    // What stands there may be a query of its own.
    names.find(|it| !it.is_empty()).unwrap_or_default()
}

fn name(word: &str) -> &str {
    let name = word.trim_start_matches(['"', '`']);
    let end = name.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    end.map_or(name, |end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_told_by_its_first_word_and_its_table() {
        for (sql, expected) in [
            (r#"SELECT "people"."id" FROM "people" WHERE "name" = ?"#, ("SELECT", "people")),
            (r#"INSERT INTO "items" ("id") VALUES ($1)"#, ("INSERT", "items")),
            ("UPDATE `sessions` SET `seen` = ?", ("UPDATE", "sessions")),
            ("DELETE\n FROM links", ("DELETE", "links")),
            ("WITH it AS (SELECT 1 FROM paths) SELECT *", ("WITH", "paths")),
            ("BEGIN IMMEDIATE", ("BEGIN", "")),
            ("SELECT 'x' FROM (SELECT 1)", ("SELECT", "")),
            ("SELECT * FROM (SELECT 1 FROM paths)", ("SELECT", "paths")),
            ("'secret'", ("", "")),
            ("", ("", "")),
        ] {
            assert_eq!((operation(sql), table(sql)), expected, "{sql}");
        }
    }
}
