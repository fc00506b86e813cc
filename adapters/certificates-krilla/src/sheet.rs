use application::training::CertificateSheet;
use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    text::TextDirection,
};
use qrcode::{Color, EcLevel, QrCode};

use crate::{Trouble, fonts::Fonts};

/// A4 on its side, in points.
const WIDTH: f32 = 841.89;
const HEIGHT: f32 = 595.28;
const MARGIN: f32 = 72.0;
/// Of the picture that leads to the check.
const QR: f32 = 110.0;
const INK: (u8, u8, u8) = (28, 39, 54);
const MUTED: (u8, u8, u8) = (92, 104, 120);
const ACCENT: (u8, u8, u8) = (16, 94, 137);
/// No letter of the font is as wide as this many times its size, but for a few.
const WIDEST: f32 = 0.62;

/// The lines of a sheet from above, with how far down the pen is.
struct Pen<'a, 'b> {
    surface: &'a mut Surface<'b>,
    fonts: &'a Fonts,
    y: f32,
}

pub(crate) fn draw(sheet: &CertificateSheet, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
    let mut document = Document::new();
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(Trouble::Size)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    paint(&mut surface, ACCENT);
    fill(&mut surface, 0.0, 0.0, WIDTH, 14.0);
    let mut pen = Pen { surface: &mut surface, fonts, y: MARGIN };
    pen.write(&sheet.company, 14.0, MUTED, 0.0);
    pen.write(&sheet.heading, 34.0, ACCENT, 34.0);
    pen.write(&sheet.person, 26.0, INK, 30.0);
    pen.write(&sheet.deed, 14.0, MUTED, 8.0);
    pen.write(&sheet.module, 20.0, INK, 8.0);
    for date in &sheet.dates {
        pen.write(date, 13.0, MUTED, 4.0);
    }
    let bottom = HEIGHT - MARGIN;
    let mut pen = Pen { surface: &mut surface, fonts, y: bottom - 26.0 };
    pen.write(&sheet.check, 11.0, MUTED, 0.0);
    pen.write(&sheet.code, 13.0, INK, 2.0);
    square(&mut surface, &sheet.address, WIDTH - MARGIN - QR, bottom - QR);
    surface.finish();
    page.finish();
    let metadata = Metadata::new()
        .title(format!("{}: {}", sheet.heading, sheet.module))
        .authors(vec![sheet.company.clone()])
        .language(sheet.language.clone());
    document.set_metadata(metadata);
    document.finish().map_err(Trouble::File)
}

impl Pen<'_, '_> {
    /// One paragraph, so far below the one before.
    fn write(&mut self, text: &str, size: f32, color: (u8, u8, u8), gap: f32) {
        self.y += gap;
        paint(self.surface, color);
        for line in lines(text, size) {
            self.y += size;
            let at = Point::from_xy(MARGIN, self.y);
            let font = self.fonts.of(&line);
            self.surface.draw_text(at, font, size, &line, false, TextDirection::Auto);
            self.y += size * 0.3;
        }
    }
}

/// A text in lines that fit beside the margins. Words too long for one are cut.
fn lines(text: &str, size: f32) -> Vec<String> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has room for a few hundred letters"
    )]
    let most = ((WIDTH - 2.0 * MARGIN) / (size * WIDEST)) as usize;
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(most.max(1)) {
            let piece: String = piece.iter().collect();
            let Some(line) = lines.last_mut() else { continue };
            if line.is_empty() {
                *line = piece;
            } else if line.chars().count() + 1 + piece.chars().count() <= most {
                line.push(' ');
                line.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

fn paint(surface: &mut Surface<'_>, (red, green, blue): (u8, u8, u8)) {
    let paint = rgb::Color::new(red, green, blue).into();
    surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::default() }));
}

fn fill(surface: &mut Surface<'_>, x: f32, y: f32, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// What a phone's camera reads. Without it there still is the code.
fn square(surface: &mut Surface<'_>, text: &str, x: f32, y: f32) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return;
    };
    let width = code.width();
    #[expect(clippy::cast_precision_loss, reason = "a code has 177 squares a side at most")]
    let at = |n: usize| n as f32 * QR / width as f32;
    let mut path = PathBuilder::new();
    for (row, squares) in code.to_colors().chunks(width).enumerate() {
        for (column, _) in squares.iter().enumerate().filter(|(_, it)| **it == Color::Dark) {
            // A little larger than it is, so that no light shows between two.
            let rect = Rect::from_xywh(x + at(column), y + at(row), at(1) + 0.05, at(1) + 0.05);
            if let Some(rect) = rect {
                path.push_rect(rect);
            }
        }
    }
    paint(surface, INK);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}
