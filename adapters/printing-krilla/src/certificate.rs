use application::training::CertificateSheet;
use krilla::{
    Document, geom::Point, metadata::Metadata, page::PageSettings, surface::Surface,
    text::TextDirection,
};

use crate::{
    Trouble,
    fonts::Fonts,
    ink::{ACCENT, Area, INK, MUTED, Squares, paint, rectangle},
};

/// A4 on its side, in points.
const WIDTH: f32 = 841.89;
const HEIGHT: f32 = 595.28;
const MARGIN: f32 = 72.0;
/// Of the picture that leads to the check.
const QR: f32 = 110.0;
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
    rectangle(&mut surface, Area { x: 0.0, y: 0.0, width: WIDTH, height: 14.0 });
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
    // Without it there still is the code.
    if let Some(squares) = Squares::of(&sheet.address) {
        paint(&mut surface, INK);
        squares.draw(&mut surface, (WIDTH - MARGIN - QR, bottom - QR), QR);
    }
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
            let font = self.fonts.of(&line).font();
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
