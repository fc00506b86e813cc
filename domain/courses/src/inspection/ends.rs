/// The beginning and the end of a file.
pub(super) struct Ends {
    pub(super) head: Vec<u8>,
    tail: Vec<u8>,
    most_head: usize,
    most_tail: usize,
}

impl Ends {
    pub(super) fn new(most_head: usize, most_tail: usize) -> Self {
        Self { head: Vec::new(), tail: Vec::new(), most_head, most_tail }
    }

    pub(super) fn see(&mut self, piece: &[u8]) {
        let missing = self.most_head.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend(piece.iter().take(missing));
        let skipped = piece.len().saturating_sub(self.most_tail);
        self.tail.extend(piece.iter().skip(skipped));
        // Not with every piece, so that each byte is moved once or twice.
        if 2 * self.most_tail < self.tail.len() {
            self.tail.drain(..self.tail.len() - self.most_tail);
        }
    }

    /// At most as much as was asked for.
    pub(super) fn tail(&self) -> &[u8] {
        let skipped = self.tail.len().saturating_sub(self.most_tail);
        self.tail.get(skipped..).unwrap_or_default()
    }

    /// Whether the file begins like this, or may yet.
    pub(super) fn may_begin_with(&self, magic: &[u8]) -> bool {
        let n = self.head.len().min(magic.len());
        self.head.get(..n) == magic.get(..n)
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// Where a ZIP archive's last record begins, if one ends exactly where these bytes end.
pub(super) fn zip_end(tail: &[u8]) -> Option<usize> {
    const LENGTH: usize = 22;
    let last = tail.len().checked_sub(LENGTH)?;
    (0..=last).rev().find(|at| {
        let is_one = tail.get(*at..).is_some_and(|it| it.starts_with(b"PK\x05\x06"));
        is_one && u16_at(tail, at + 20).map(usize::from) == Some(last - at)
    })
}
