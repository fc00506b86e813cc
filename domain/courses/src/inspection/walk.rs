use super::FileRefused;

/// Reads a few bytes of a file wherever what was read before says that the next ones are.
pub(super) struct Walk<const N: usize> {
    /// How much of the file has come by.
    at: u64,
    /// Where the bytes are that are read next.
    pub(super) next: u64,
    read: Vec<u8>,
}

impl<const N: usize> Default for Walk<N> {
    fn default() -> Self {
        Self { at: 0, next: 0, read: Vec::new() }
    }
}

impl<const N: usize> Walk<N> {
    /// Calls `step` with the bytes and their place; it says where to read on, which is further on
    /// than it was.
    pub(super) fn see(
        &mut self,
        mut piece: &[u8],
        mut step: impl FnMut(&[u8], u64) -> Result<u64, FileRefused>,
    ) -> Result<(), FileRefused> {
        while !piece.is_empty() {
            let reading = self.next.saturating_add(self.n_read());
            let skipped = reading.saturating_sub(self.at);
            let skipped = usize::try_from(skipped).unwrap_or(usize::MAX).min(piece.len());
            let (_, rest) = piece.split_at(skipped);
            let (wanted, rest) = rest.split_at(rest.len().min(N - self.read.len()));
            self.read.extend(wanted);
            self.at = self.at.saturating_add(length(piece) - length(rest));
            piece = rest;
            if self.read.len() == N {
                let next = step(&self.read, self.next)?;
                let n_steps = usize::try_from(next - self.next).unwrap_or(usize::MAX).min(N);
                self.read.drain(..n_steps);
                self.next = next;
            }
        }
        Ok(())
    }

    /// What was read of the last bytes, if the file ended in the middle of them.
    pub(super) fn rest(&self) -> &[u8] {
        &self.read
    }

    fn n_read(&self) -> u64 {
        length(&self.read)
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
