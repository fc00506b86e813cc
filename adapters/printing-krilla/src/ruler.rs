//! A page that shows how far a printer misses: a cross with millimeters on it, and where labels are.

use application::equipment::RulerPage;
use domain_equipment::{Length, Spot};
use krilla::{Document, geom::Point, metadata::Metadata, surface::Surface, text::TextDirection};

use crate::{
    Trouble,
    fonts::Fonts,
    ink::{ACCENT, Area, INK, MUTED, WHITE, line, outline, paint, rectangle},
    label::{area, page_of, points},
    label_text::wrapped,
};

const THIN: f32 = 0.25;
/// The size of the numbers at centimeters.
const NUMBER: f32 = 5.0;

pub(crate) fn draw(page: &RulerPage, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
    let RulerPage { language, title, layout, how } = page;
    let sheet = layout.sheet();
    let grid = sheet.grid();
    let mut document = Document::new();
    let mut page = document.start_page_with(page_of(grid.page)?);
    let mut surface = page.surface();
    outline(&mut surface, MUTED, THIN);
    for label in 0..usize::from(sheet.n_labels()) {
        rectangle(&mut surface, area(layout.from_first().place(label).at, grid.label));
    }
    let cross = layout.put_right(sheet.cross());
    explain(&mut surface, how, (area(cross, sheet.arm()), points(grid.page.width)), fonts);
    let cross = Cross {
        origin: layout.put_right(Spot { x: Length::default(), y: Length::default() }),
        at: cross,
        page: (points(grid.page.width), points(grid.page.height)),
    };
    cross.draw(&mut surface, fonts);
    surface.finish();
    page.finish();
    document.set_metadata(Metadata::new().title(title.clone()).language(language.clone()));
    document.finish().map_err(Trouble::File)
}

/// Two lines through a point, each with a mark at every millimeter from the edge of the paper.
struct Cross {
    /// Where the corner of the paper would be.
    origin: Spot,
    at: Spot,
    page: (f32, f32),
}

impl Cross {
    fn draw(&self, surface: &mut Surface<'_>, fonts: &Fonts) {
        let (x, y) = (points(self.at.x), points(self.at.y));
        let (width, height) = self.page;
        outline(surface, ACCENT, THIN * 2.0);
        line(surface, (0.0, y), (width, y));
        line(surface, (x, 0.0), (x, height));
        for n in 0_u16.. {
            let from_edge = Length::millimeters(1).times(n);
            let (right, down) =
                (points(self.origin.x.plus(from_edge)), points(self.origin.y.plus(from_edge)));
            if width < right && height < down {
                break;
            }
            let mark = match (n % 10, n % 5) {
                (0, _) => 6.0,
                (_, 0) => 4.0,
                _ => 2.0,
            };
            outline(surface, ACCENT, THIN);
            line(surface, (right, y), (right, y - mark));
            line(surface, (x, down), (x - mark, down));
            if n % 10 == 0 && 0 < n {
                let number = (n / 10).to_string();
                let half = fonts.of(&number).width(&number) * NUMBER / 2.0;
                // The other line goes through the number at the cross.
                if NUMBER < (right - x).abs() {
                    write(surface, &number, (right - half, y - 7.0), NUMBER, fonts);
                }
                if NUMBER < (down - y).abs() {
                    let at = (x - 7.0 - 2.0 * half, down + NUMBER * 0.35);
                    write(surface, &number, at, NUMBER, fonts);
                }
            }
        }
    }
}

/// How to measure, in the corner that the arms of the cross enclose.
fn explain(
    surface: &mut Surface<'_>,
    how: &[String],
    (corner, page_width): (Area, f32),
    fonts: &Fonts,
) {
    let is_small = page_width < 300.0;
    let (size, gap) = if is_small { (5.0, 2.0) } else { (9.0, 8.0) };
    let (x, y) = (corner.x + gap, corner.y + gap);
    let width = page_width - x - 2.0 * gap;
    let mut lines = Vec::new();
    for paragraph in how {
        lines.extend(wrapped(paragraph, size, width, usize::MAX, fonts));
    }
    let line_height = size * 1.35;
    #[expect(clippy::cast_precision_loss, reason = "there are a few lines")]
    let height = lines.len() as f32 * line_height + gap;
    paint(surface, WHITE);
    rectangle(surface, Area { x: x - gap / 2.0, y: y - gap / 2.0, width: width + gap, height });
    let mut baseline = y + size;
    for text in lines {
        write(surface, &text, (x, baseline), size, fonts);
        baseline += line_height;
    }
}

fn write(surface: &mut Surface<'_>, text: &str, (x, y): (f32, f32), size: f32, fonts: &Fonts) {
    paint(surface, INK);
    let font = fonts.of(text).font();
    surface.draw_text(Point::from_xy(x, y), font, size, text, false, TextDirection::Auto);
}
