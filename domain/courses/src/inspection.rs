//! Looks at a file while it comes by, and says at its end whether it is what its name says.
//!
//! Nothing of it is believed: not its name, not its type as the browser tells it, and none of the
//! sizes in it. However large it is, a few hundred kilobytes of it are in memory (spec:
//! training-reference, 4.11).

mod docx;
mod ends;
mod mp3;
mod mp4;
mod pdf;
mod vtt;
mod walk;
mod webm;

#[cfg(test)]
mod tests;

use thiserror::Error;

use crate::MaterialKind;

use docx::Docx;
use mp3::Mp3;
use mp4::Mp4;
use pdf::Pdf;
use vtt::Vtt;
use webm::WebM;

/// A file that is coming in.
pub struct Inspection {
    form: Form,
    n_bytes: u64,
}

enum Form {
    Pdf(Pdf),
    Docx(Docx),
    Mp3(Mp3),
    Mp4(Mp4),
    WebM(WebM),
    Vtt(Vtt),
}

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FileRefused {
    #[error("choose a file")]
    Missing,
    #[error("the name of this file does not end in .pdf, .docx, .mp3 or .mp4")]
    NotOffered,
    #[error("the name of these captions does not end in .vtt")]
    NoCaptions,
    #[error("this file is not what its name says")]
    NotWhatItSays,
    #[error("this file is damaged, or not all of it has come")]
    NotWhole,
    #[error("this document has macros; save it without them, as .docx")]
    Macros,
    #[error("this document is protected by a password; save it without one")]
    Protected,
    #[error("this document becomes much larger when it is unpacked than a document is")]
    Swollen,
    #[error("these captions are larger than 1 MB")]
    LongCaptions,
}

impl Inspection {
    pub fn of(kind: MaterialKind) -> Self {
        let form = match kind {
            MaterialKind::Pdf => Form::Pdf(Pdf::default()),
            MaterialKind::Docx => Form::Docx(Docx::default()),
            MaterialKind::Mp3 => Form::Mp3(Mp3::default()),
            MaterialKind::Mp4 => Form::Mp4(Mp4::default()),
        };
        Self { form, n_bytes: 0 }
    }

    /// A film in the other format that browsers play, which no course hands out.
    pub fn of_webm() -> Self {
        Self { form: Form::WebM(WebM::default()), n_bytes: 0 }
    }

    pub fn of_captions() -> Self {
        Self { form: Form::Vtt(Vtt::default()), n_bytes: 0 }
    }

    /// Looks at what comes next. Refuses as soon as it is clear.
    pub fn see(&mut self, piece: &[u8]) -> Result<(), FileRefused> {
        self.n_bytes = self.n_bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        match &mut self.form {
            Form::Pdf(it) => it.see(piece),
            Form::Docx(it) => it.see(piece),
            Form::Mp3(it) => it.see(piece),
            Form::Mp4(it) => it.see(piece),
            Form::WebM(it) => it.see(piece),
            Form::Vtt(it) => it.see(piece),
        }
    }

    pub fn finish(self) -> Result<(), FileRefused> {
        if self.n_bytes == 0 {
            return Err(FileRefused::Missing);
        }
        match self.form {
            Form::Pdf(it) => it.finish(),
            Form::Docx(it) => it.finish(self.n_bytes),
            Form::Mp3(it) => it.finish(self.n_bytes),
            Form::Mp4(it) => it.finish(self.n_bytes),
            Form::WebM(it) => it.finish(self.n_bytes),
            Form::Vtt(it) => it.finish(),
        }
    }
}
