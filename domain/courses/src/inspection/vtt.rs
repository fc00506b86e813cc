use super::FileRefused;

/// Captions: text that begins with a word of its own and says when what is said.
#[derive(Default)]
pub(super) struct Vtt(Vec<u8>);

/// What browsers take; nobody writes as much for a film.
const MOST_BYTES: usize = 1024 * 1024;

impl Vtt {
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        if MOST_BYTES < self.0.len() + piece.len() {
            return Err(FileRefused::LongCaptions);
        }
        self.0.extend(piece);
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), FileRefused> {
        let text = String::from_utf8(self.0).map_err(|_| FileRefused::NotWhatItSays)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let after = text.strip_prefix("WEBVTT").ok_or(FileRefused::NotWhatItSays)?;
        let is_word = after.starts_with([' ', '\t', '\r', '\n']);
        match is_word && after.contains("-->") && !after.contains('\0') {
            true => Ok(()),
            false => Err(FileRefused::NotWhatItSays),
        }
    }
}
