//! A line for each thing that was looked at.

use std::{
    error::Error,
    fmt,
    io::{self, Write},
    iter::successors,
};

use frontend_cli::Answer;

/// How one thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    standing: Standing,
    what: &'static str,
    found: String,
    /// What was expected, and what to do.
    remedy: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Fine,
    /// It works, and somebody should know.
    Warning,
    Fault,
}

/// How much was found so far. Each line is printed as soon as it is known.
#[derive(Debug, Default)]
pub(super) struct Report {
    fine: usize,
    warnings: usize,
    faults: usize,
}

/// A reason by others is cut off there.
const LONGEST_REASON: usize = 300;

impl Finding {
    pub(super) fn fine(what: &'static str, found: impl Into<String>) -> Self {
        Self { standing: Standing::Fine, what, found: found.into(), remedy: None }
    }

    pub(super) fn warning(
        what: &'static str,
        found: impl Into<String>,
        expected: impl Into<String>,
        to_do: impl Into<String>,
    ) -> Self {
        let remedy = Some((expected.into(), to_do.into()));
        Self { standing: Standing::Warning, what, found: found.into(), remedy }
    }

    pub(super) fn fault(
        what: &'static str,
        found: impl Into<String>,
        expected: impl Into<String>,
        to_do: impl Into<String>,
    ) -> Self {
        Self { standing: Standing::Fault, ..Self::warning(what, found, expected, to_do) }
    }

    /// Of what cannot be looked at before something else is right.
    pub(super) fn skipped(what: &'static str, why: &str) -> Self {
        let to_do = "put that right, and call the doctor again";
        Self::warning(what, format!("not looked at, since {why}"), "to be looked at", to_do)
    }

    pub(super) fn is_fine(&self) -> bool {
        self.standing == Standing::Fine
    }

    #[cfg(test)]
    pub(super) fn standing(&self) -> Standing {
        self.standing
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let standing = match self.standing {
            Standing::Fine => "ok",
            Standing::Warning => "warning",
            Standing::Fault => "fault",
        };
        write!(f, "{standing:<9}{}: {}", self.what, in_one_line(&self.found))?;
        match &self.remedy {
            Some((expected, to_do)) => write!(f, "; expected: {expected}; to do: {to_do}"),
            None => Ok(()),
        }
    }
}

impl Report {
    pub(super) fn take(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            match finding.standing {
                Standing::Fine => self.fine += 1,
                Standing::Warning => self.warnings += 1,
                Standing::Fault => self.faults += 1,
            }
            // Whoever does not want to read on may close the pipe.
            let _ = writeln!(io::stdout(), "{finding}");
        }
    }

    /// The last line, and 1 if there is a fault.
    pub(super) fn end(self) -> Answer {
        let Self { fine, warnings, faults } = self;
        let _ = writeln!(io::stdout(), "{fine} ok, {warnings} warnings, {faults} faults");
        Answer { text: String::new(), code: u8::from(0 < faults) }
    }
}

/// The last cause of an error, which is the one that somebody can do something about.
pub(super) fn reason(err: &(dyn Error + 'static)) -> String {
    let last = successors(Some(err), |it: &&(dyn Error + 'static)| (*it).source()).last();
    let text = in_one_line(&last.unwrap_or(err).to_string());
    match text.char_indices().nth(LONGEST_REASON) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_that_says_what_to_do() {
        let finding = Finding::fault("files", "no\n room", "some room", "make room");
        let line = "fault    files: no room; expected: some room; to do: make room";
        assert_eq!(finding.to_string(), line);
        assert_eq!(Finding::fine("files", "there").to_string(), "ok       files: there");
    }

    #[test]
    fn a_reason_is_the_last_cause_and_not_too_long() {
        let cause = io::Error::other("x".repeat(1_000));
        let err = anyhow::Error::new(cause).context("something else");
        assert_eq!(reason(&*err).chars().count(), LONGEST_REASON + 1);
    }

    #[test]
    fn only_a_fault_is_a_failure() {
        let mut report = Report::default();
        report.take([Finding::fine("a", "b"), Finding::warning("a", "b", "c", "d")]);
        assert_eq!(report.end().code, 0);
        let mut report = Report::default();
        report.take([Finding::fine("a", "b"), Finding::fault("a", "b", "c", "d")]);
        assert_eq!(report.end().code, 1);
    }
}
