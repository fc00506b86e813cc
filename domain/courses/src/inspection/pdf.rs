use super::{
    FileRefused,
    ends::{Ends, zip_end},
};

/// It begins as a PDF, at its first byte: what may stand before it in theory may also be something
/// else. It has an end near its end, and is not an archive as well.
pub(super) struct Pdf(Ends);

const MAGIC: &[u8] = b"%PDF-";
/// Where readers look for the end (ISO 32000-1, annex H).
const NEAR: usize = 1024;
/// As long as the comment of an archive may be, with what goes before it.
const TAIL: usize = 64 * 1024 + 22;

impl Default for Pdf {
    fn default() -> Self {
        Self(Ends::new(MAGIC.len() + 1, TAIL))
    }
}

impl Pdf {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        self.0.see(piece);
        if self.0.may_begin_with(MAGIC) { Ok(()) } else { Err(FileRefused::NotWhatItSays) }
    }

    pub(super) fn finish(self) -> Result<(), FileRefused> {
        let has_version = self.0.head.get(MAGIC.len()).is_some_and(u8::is_ascii_digit);
        let tail = self.0.tail();
        if !has_version || zip_end(tail).is_some() {
            return Err(FileRefused::NotWhatItSays);
        }
        let near = tail.get(tail.len().saturating_sub(NEAR)..).unwrap_or_default();
        if near.windows(5).any(|it| it == b"%%EOF") { Ok(()) } else { Err(FileRefused::NotWhole) }
    }
}
