use std::path::PathBuf;

use anyhow::{Context, bail};

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Options {
    /// `None` to build it.
    pub(crate) binary: Option<PathBuf>,
    pub(crate) size: Size,
}

/// How much there is, and how often it is asked for.
#[derive(Debug)]
pub(crate) struct Size {
    pub(crate) companies: u32,
    /// In all companies; half of them work for the one that is measured.
    pub(crate) people: u32,
    /// Of the company that is measured.
    pub(crate) items: u32,
    pub(crate) stock_lines: u32,
    /// In the trail of the company that is measured.
    pub(crate) audit_entries: u32,
    /// How often a page without a person on it is asked for, being cheap.
    pub(crate) plain_pages: usize,
    pub(crate) pages: usize,
    /// Tables of everybody, which are large, and which nobody gets often.
    pub(crate) exports: usize,
    pub(crate) saves: usize,
    /// Each uses up an attempt.
    pub(crate) submits: usize,
    /// What most connections ask for before anything counts.
    pub(crate) warm_up: usize,
    pub(crate) starts: usize,
}

const USAGE: &str = "use bench [--quick] [--binary PATH]";

impl Size {
    const FULL: Self = Self {
        companies: 50,
        people: 20_000,
        items: 100_000,
        stock_lines: 1_000_000,
        audit_entries: 1_000_000,
        plain_pages: 20_000,
        pages: 4_000,
        exports: 40,
        saves: 2_000,
        submits: 1_000,
        warm_up: 100,
        starts: 10,
    };
    /// To see that it works, in a few seconds.
    const QUICK: Self = Self {
        companies: 3,
        people: 400,
        items: 2_000,
        stock_lines: 5_000,
        audit_entries: 4_000,
        plain_pages: 1_000,
        pages: 200,
        exports: 40,
        saves: 100,
        submits: 50,
        warm_up: 10,
        starts: 3,
    };
}

impl Options {
    pub(crate) fn read(args: impl IntoIterator<Item = String>) -> anyhow::Result<Self> {
        let mut options = Self { binary: None, size: Size::FULL };
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--quick" => options.size = Size::QUICK,
                "--binary" => options.binary = Some(args.next().context(USAGE)?.into()),
                _ => bail!(USAGE),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> anyhow::Result<Options> {
        Options::read(args.iter().map(|it| (*it).to_owned()))
    }

    #[test]
    fn a_program_and_a_size_can_be_chosen() {
        let plain = read(&[]).expect("nothing is needed");
        assert_eq!((plain.binary, plain.size.people), (None, 20_000));
        let chosen = read(&["--binary", "x/shipshape", "--quick"]).expect("both are known");
        assert_eq!(chosen.binary, Some("x/shipshape".into()));
        assert!(chosen.size.people < 1_000);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for args in [&["--fast"][..], &["--binary"], &["now"]] {
            assert!(read(args).is_err(), "{args:?}");
        }
    }
}
