use std::{iter::Enumerate, str::Split};

/// The lines of one question, without comments.
pub(super) struct Block {
    pub(super) text: String,
    /// What the comments before the question say, without their slashes.
    pub(super) comments: Vec<String>,
    // Invariant: as many as the text has lines, so never empty.
    lines: Vec<u32>,
}

/// One question of a file after the other.
pub(super) struct Blocks<'a> {
    lines: Enumerate<Split<'a, char>>,
}

impl<'a> Blocks<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { lines: text.split('\n').enumerate() }
    }
}

impl Iterator for Blocks<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let mut block = Block { text: String::new(), comments: Vec::new(), lines: Vec::new() };
        for (number, line) in self.lines.by_ref() {
            let trimmed = line.trim();
            if trimmed.is_empty() {
                if !block.lines.is_empty() {
                    break;
                }
                // What stands before an empty line is about no question.
                block.comments.clear();
                continue;
            }
            if let Some(comment) = trimmed.strip_prefix("//") {
                if block.lines.is_empty() {
                    block.comments.push(comment.trim().to_owned());
                }
                continue;
            }
            if block.lines.is_empty() && is_category(trimmed) {
                continue;
            }
            if !block.lines.is_empty() {
                block.text.push('\n');
            }
            block.text.push_str(line);
            block.lines.push(u32::try_from(number + 1).unwrap_or(u32::MAX));
        }
        (!block.lines.is_empty()).then_some(block)
    }
}

impl Block {
    /// Where the question starts.
    pub(super) fn line(&self) -> u32 {
        self.lines.first().copied().unwrap_or(1)
    }

    /// The line of the file that a place of the text is in.
    pub(super) fn line_of(&self, offset: usize) -> u32 {
        let n_before = self.text.bytes().take(offset).filter(|it| *it == b'\n').count();
        self.lines.get(n_before).copied().unwrap_or_else(|| self.line())
    }
}

/// Whether a line says which category the next questions belong to. There are none here.
pub(in crate::import) fn is_category(line: &str) -> bool {
    line.trim_start().starts_with("$CATEGORY:")
}
