//! A square that a phone's camera reads, as one path of an SVG picture.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// As `components/qr.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct Qr {
    /// Of each side, with the light border that cameras need.
    size: usize,
    path: String,
}

const BORDER: usize = 4;

impl Qr {
    /// `None` for what no such picture holds.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&Color::Dark) {
                    let n = run.len();
                    // Writing to a String never fails.
                    let _ = write!(path, "M{} {}h{n}v1h-{n}z", x + BORDER, y + BORDER);
                }
                x += run.len();
            }
        }
        Some(Self { size: width + 2 * BORDER, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_begins_with_the_square_of_its_corner() {
        let qr = Qr::of("otpauth://totp/x").expect("it is short");
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert_eq!(qr.size, 25 + 8);
        assert!(Qr::of(&"x".repeat(5_000)).is_none());
    }
}
