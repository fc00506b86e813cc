//! What all sheets are drawn with.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Rect},
    num::NormalizedF32,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
};
use qrcode::{Color, EcLevel, QrCode};

pub(crate) const INK: (u8, u8, u8) = (28, 39, 54);
pub(crate) const MUTED: (u8, u8, u8) = (92, 104, 120);
pub(crate) const ACCENT: (u8, u8, u8) = (16, 94, 137);
pub(crate) const WHITE: (u8, u8, u8) = (255, 255, 255);

/// A rectangle, in points from the left and from above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

pub(crate) fn paint(surface: &mut Surface<'_>, color: (u8, u8, u8)) {
    surface.set_fill(Some(fill_of(color)));
    surface.set_stroke(None);
}

/// Lines of a width, and nothing between them.
pub(crate) fn outline(surface: &mut Surface<'_>, color: (u8, u8, u8), width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(stroke_of(color, width)));
}

/// Letters as heavy as bold ones, of a font that comes in one weight.
pub(crate) fn embolden(surface: &mut Surface<'_>, color: (u8, u8, u8), size: f32) {
    surface.set_fill(Some(fill_of(color)));
    surface.set_stroke(Some(stroke_of(color, size * 0.035)));
}

pub(crate) fn rectangle(surface: &mut Surface<'_>, area: Area) {
    let mut path = PathBuilder::new();
    if let Some(rect) = area.rect() {
        path.push_rect(rect);
    }
    draw(surface, path.finish());
}

pub(crate) fn line(surface: &mut Surface<'_>, (x, y): (f32, f32), (to_x, to_y): (f32, f32)) {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(to_x, to_y);
    draw(surface, path.finish());
}

/// What a phone's camera reads, black on white. Nothing for what no such picture holds.
pub(crate) struct Squares {
    /// Of each side.
    pub(crate) width: usize,
    dark: Vec<Run>,
}

/// Dark squares side by side.
#[derive(Clone, Copy, Debug)]
struct Run {
    column: usize,
    row: usize,
    n: usize,
}

impl Squares {
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut dark = Vec::new();
        for (row, squares) in code.to_colors().chunks(width).enumerate() {
            let mut column = 0;
            for run in squares.chunk_by(|one, next| one == next) {
                if run.first() == Some(&Color::Dark) {
                    dark.push(Run { column, row, n: run.len() });
                }
                column += run.len();
            }
        }
        Some(Self { width, dark })
    }

    /// Into a square of that size.
    pub(crate) fn draw(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), side: f32) {
        #[expect(clippy::cast_precision_loss, reason = "a code has 177 squares a side at most")]
        let at = |n: usize| n as f32 * side / self.width as f32;
        let mut path = PathBuilder::new();
        for run in &self.dark {
            let (x, y) = (x + at(run.column), y + at(run.row));
            // A little larger than it is, so that no light shows between two.
            let (width, height) = (at(run.n), at(1) * 1.02);
            if let Some(rect) = (Area { x, y, width, height }).rect() {
                path.push_rect(rect);
            }
        }
        draw(surface, path.finish());
    }
}

impl Area {
    fn rect(self) -> Option<Rect> {
        Rect::from_xywh(self.x, self.y, self.width, self.height)
    }

    pub(crate) fn right(self) -> f32 {
        self.x + self.width
    }
}

fn draw(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn fill_of(color: (u8, u8, u8)) -> Fill {
    let (red, green, blue) = color;
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

fn stroke_of((red, green, blue): (u8, u8, u8), width: f32) -> Stroke {
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, ..Stroke::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squares_that_are_drawn_are_those_of_the_code() {
        let address = "https://tools.harbour.example/e/7K3MQ9TFX";
        let squares = Squares::of(address).expect("it is short");
        let mut drawn = vec![Color::Light; squares.width * squares.width];
        for Run { column, row, n } in &squares.dark {
            let start = row * squares.width + column;
            drawn[start..start + n].fill(Color::Dark);
        }
        let code = QrCode::with_error_correction_level(address, EcLevel::M).expect("it is short");
        assert_eq!(drawn, code.to_colors());
        assert!(Squares::of(&"x".repeat(5_000)).is_none());
    }
}
