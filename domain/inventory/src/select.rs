use thiserror::Error;

/// One question to an ERP that can only read: a single `SELECT`, which the operator or an admin
/// wrote for that ERP (spec: inventory, "The ERP").
///
/// This is the first of several walls. Connections are read-only too, and what the sign-in of the
/// ERP may do is the ERP's to limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Select(String);

/// Why a text is no [`Select`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SelectError {
    #[error("write the SELECT by which the ERP is asked")]
    Empty,
    #[error("keep this within {} characters", Select::MAX_CHARS)]
    TooLong,
    #[error("this must begin with SELECT, or with WITH and then a SELECT")]
    NotASelect,
    #[error("write one statement only; a semicolon may stand at its end")]
    SeveralStatements,
    #[error("this must only read; {0} is a word that can write")]
    Writes(&'static str),
    #[error("a text or a comment in this does not end")]
    Unfinished,
}

/// Words that change something in one of the databases that an ERP may be, wherever they stand
/// outside of texts, names in quotes and comments.
const WRITING: [&str; 37] = [
    "insert",
    "update",
    "delete",
    "merge",
    "into",
    "create",
    "alter",
    "drop",
    "truncate",
    "grant",
    "revoke",
    "deny",
    "exec",
    "execute",
    "attach",
    "detach",
    "pragma",
    "vacuum",
    "shutdown",
    "backup",
    "restore",
    "dbcc",
    "openrowset",
    "openquery",
    "opendatasource",
    "load_file",
    "outfile",
    "dumpfile",
    "kill",
    "waitfor",
    "writetext",
    "updatetext",
    "reconfigure",
    "commit",
    "rollback",
    "revert",
    "bulk",
];

impl Select {
    pub const MAX_CHARS: usize = 10_000;

    pub fn parse(raw: &str) -> Result<Self, SelectError> {
        let select = raw.trim();
        if select.is_empty() {
            return Err(SelectError::Empty);
        }
        if Self::MAX_CHARS < select.chars().count() {
            return Err(SelectError::TooLong);
        }
        let words = words(select)?;
        let statement = match words.split_last() {
            Some((Word::Semicolon, before)) => before,
            _ => words.as_slice(),
        };
        if statement.contains(&Word::Semicolon) {
            return Err(SelectError::SeveralStatements);
        }
        if !matches!(statement.first(), Some(Word::Plain(it)) if ["select", "with"].contains(&it.as_str()))
        {
            return Err(SelectError::NotASelect);
        }
        let writing = WRITING.into_iter().find(|it| statement.contains(&Word::plain(it)));
        if let Some(word) = writing {
            return Err(SelectError::Writes(word));
        }
        if !statement.contains(&Word::plain("select")) {
            return Err(SelectError::NotASelect);
        }
        Ok(Self(select.trim_end_matches(|it: char| it == ';' || it.is_whitespace()).to_owned()))
    }

    /// Takes a question from storage as it is.
    pub fn restore(select: String) -> Self {
        Self(select)
    }

    /// Without a semicolon at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Plain(String),
    Semicolon,
}

impl Word {
    fn plain(word: &str) -> Self {
        Self::Plain(word.to_owned())
    }
}

/// The words outside of texts, names in quotes and comments, in lower case.
fn words(select: &str) -> Result<Vec<Word>, SelectError> {
    let mut words = Vec::new();
    let mut rest = select;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '\'' | '"' | '`' => after_quoted(rest, first)?,
            '[' => after(&rest[1..], "]")?,
            '-' if rest.starts_with("--") => rest.split_once('\n').map_or("", |it| it.1),
            // MariaDB and MySQL run what stands in this one.
            '/' if rest.starts_with("/*!") => return Err(SelectError::NotASelect),
            '/' if rest.starts_with("/*") => after(&rest[2..], "*/")?,
            // A comment to the end of the line for MariaDB and MySQL only: what is a comment for one
            // database is a statement for another one.
            '#' => return Err(SelectError::NotASelect),
            ';' => {
                words.push(Word::Semicolon);
                &rest[1..]
            }
            _ if is_of_word(first) => {
                let end = rest.find(|it| !is_of_word(it)).unwrap_or(rest.len());
                words.push(Word::Plain(rest[..end].to_lowercase()));
                &rest[end..]
            }
            _ => &rest[first.len_utf8()..],
        };
    }
    Ok(words)
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What stands behind something in quotes, in which two of them are one. A backslash before one
/// means different things to different databases, so it is refused.
fn after_quoted(text: &str, quote: char) -> Result<&str, SelectError> {
    let mut rest = &text[1..];
    loop {
        let (inside, behind) = rest.split_once(quote).ok_or(SelectError::Unfinished)?;
        if inside.ends_with('\\') {
            return Err(SelectError::Unfinished);
        }
        match behind.strip_prefix(quote) {
            Some(more) => rest = more,
            None => return Ok(behind),
        }
    }
}

fn after<'a>(text: &'a str, end: &str) -> Result<&'a str, SelectError> {
    text.split_once(end).map(|it| it.1).ok_or(SelectError::Unfinished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_question_is_taken() {
        for raw in [
            "SELECT * FROM stock",
            "select part from stock;",
            "  WITH s AS (SELECT 1 AS part) SELECT part FROM s ; ",
            "SELECT 'drop; table' AS part, \"delete\", [update], `set` FROM stock -- insert\n",
            "SELECT /* into; */ replaced_by, updated_at FROM stock",
            "SELECT 'O''Neil' AS customer, REPLACE(part, ' ', '') AS part FROM stock",
        ] {
            assert!(Select::parse(raw).is_ok(), "{raw}");
        }
        let select = Select::parse("SELECT 1 ; ").map(|it| it.as_str().to_owned());
        assert_eq!(select.as_deref(), Ok("SELECT 1"));
    }

    #[test]
    fn what_can_write_is_refused() {
        for (raw, why) in [
            ("", SelectError::Empty),
            ("-- nothing", SelectError::NotASelect),
            ("DELETE FROM stock", SelectError::NotASelect),
            ("EXPLAIN SELECT 1", SelectError::NotASelect),
            ("(SELECT 1); DROP TABLE stock", SelectError::SeveralStatements),
            ("SELECT 1; SELECT 2", SelectError::SeveralStatements),
            ("SELECT 1;;", SelectError::SeveralStatements),
            ("SELECT * INTO other FROM stock", SelectError::Writes("into")),
            (
                "WITH x AS (DELETE FROM stock RETURNING *) SELECT * FROM x",
                SelectError::Writes("delete"),
            ),
            ("WITH x AS (SELECT 1) UPDATE stock SET part = 1", SelectError::Writes("update")),
            ("SELECT 1 EXEC sp_who", SelectError::Writes("exec")),
            ("SELECT LOAD_FILE('/etc/passwd')", SelectError::Writes("load_file")),
            ("SELECT 1 /*! INTO OUTFILE 'x' */", SelectError::NotASelect),
            ("SELECT 1 # comment\n", SelectError::NotASelect),
            ("SELECT 'open", SelectError::Unfinished),
            ("SELECT '\\'; DROP TABLE stock; --'", SelectError::Unfinished),
            ("SELECT 1 /* open", SelectError::Unfinished),
        ] {
            assert_eq!(Select::parse(raw), Err(why), "{raw}");
        }
    }
}
